"""What a case says of each person and organisation → their facts side by side (主体对照).

    for subject in identities(review):
        subject.conflicts        # facts whose values can't be of one and the same subject

It shows a reviewer where papers disagree on who somebody is. It decides nothing: rules decide.

Which name, number, sex or address in a paper is whose follows from the catalogue's keys alone:
those with a stem belong together (`spouse` and `spouse_id_number`, `man_name`, `man_id_number`),
those without one are the paper's own holder. Mentions are one subject when a valid number or
credit code is the same, else when the names are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from catalog.types import FieldKind, FieldSpec, FormField, Material
from nlp.normalize import credit_code_is_valid, id_number_is_valid, normalise, squeeze
from nlp.types import Document
from ocr.types import Region
from review import likeness
from review.annotate import around
from review.checks.outcome import SURE
from review.corrected import SELF_MADE
from review.likeness import Likeness
from review.types import Place, Review


class Fact(StrEnum):
    """What is known of a subject."""

    NAME = "name"
    NUMBER = "number"  # 公民身份号码, or 统一社会信用代码
    SEX = "sex"
    BORN_ON = "born_on"
    ADDRESS = "address"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Said:
    """One value where it stands: what it is called there, in the words of the paper's label,
    and whether the applicant wrote it (on the form or a paper of their own)."""

    value: str
    label: str
    origin: str
    confidence: float
    places: tuple[Place, ...]
    written: bool


@dataclass(frozen=True)
class Row:
    """All that is said of one fact. `alike`: SAME where all agree; NEAR where a misreading or
    another way of writing explains it; DIFFERENT is a conflict."""

    fact: Fact
    said: tuple[Said, ...]
    alike: Likeness


@dataclass(frozen=True)
class Subject:
    """A person, or an organisation, over the whole case."""

    is_person: bool
    name: str
    rows: tuple[Row, ...]

    @property
    def conflicts(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.alike is Likeness.DIFFERENT)


@dataclass(frozen=True)
class Mention:
    """What one paper, or the form, says of one subject. A party may be a person or a firm."""

    is_person: bool
    facts: Mapping[Fact, Said]
    is_party: bool = False

    def value(self, fact: Fact) -> str:
        """What it says, "" when it says nothing."""
        return self.facts[fact].value if fact in self.facts else ""


def identities(review: Review) -> tuple[Subject, ...]:
    """Everybody of whom the case says something in more than one place, those in conflict
    first. Issuers, banks and others who are named only once are left out."""
    mentions = list(_mentions(review))
    groups = _linked([each for each in mentions if not each.is_party])
    for party in (each for each in mentions if each.is_party):
        home = next((g for g in groups if _same_name(g, party)), None)
        if home is not None:
            home.append(party)
    subjects = [_subject(group) for group in groups if len(group) > 1]
    return tuple(sorted(subjects, key=lambda each: not each.conflicts))


def spots(subjects: Sequence[Subject]) -> tuple[tuple[str, Region], ...]:
    """Where the values in conflict stand: upload and region, to cut them out of the pictures."""
    found = [
        spot
        for subject in subjects
        for row in subject.conflicts
        for said in row.said
        if (spot := around(said.places)) is not None
    ]
    return tuple(dict.fromkeys(found))


# --- who is meant ----------------------------------------------------------------------------

_HOLDERS = ("operator_name", "unit_name", "company_name", "shop_name", "tested_unit", "name")
"""Keys of the organisation a paper is about, which its code and address belong to."""

_FOR_IT = ("legal_representative", "operator", "employee")
"""Keys of the person a bare number belongs to where the paper has no holder of its own."""

_PARTIES = ("principal", "lessor", "lessee", "owner", "employer", "promisor")
"""Keys of somebody who may be a person or an organisation."""


def _mentions(review: Review) -> Iterator[Mention]:
    form = review.application.form
    boxes = [box for box in review.item.form.fields if form.get(box.key, "").strip()]
    typed = {
        box.key: Said(
            normalise(box.kind, form[box.key]) or form[box.key].strip(),
            box.label,
            review.item.form.title,
            1.0,
            (),
            True,
        )
        for box in boxes
    }
    yield from _of_one(boxes, typed)
    for key, papers in review.documents.items():
        for paper in papers:
            if paper.type is not None:
                said = _read(paper, review.item.material(key))
                yield from _of_one(paper.type.fields, said)


def _read(paper: Document, material: Material) -> dict[str, Said]:
    return {
        field.key: Said(
            field.value,
            field.label,
            material.name,
            field.confidence,
            tuple(Place(paper.source, region) for region in field.regions)
            or (Place(paper.source, None),),
            material.source == SELF_MADE,
        )
        for field in paper.fields
        if field.value
    }


def _of_one(
    specs: Sequence[FieldSpec] | Sequence[FormField], said: Mapping[str, Said]
) -> Iterator[Mention]:
    """The subjects that one paper, or the form, tells of."""
    kinds = {spec.key: spec.kind for spec in specs}
    persons = [key for key, kind in kinds.items() if kind is FieldKind.NAME]
    firms = [key for key, kind in kinds.items() if kind is FieldKind.ORGANISATION]
    coded = [key for key in firms if f"{key}_code" in kinds]
    firm = next((key for key in (*coded, *_HOLDERS) if key in firms), "")
    bare = "name" if "name" in persons else next((k for k in _FOR_IT if k in persons), "")
    if firm:
        code = next((k for k, kind in kinds.items() if kind is FieldKind.CREDIT_CODE), "")
        own = {
            Fact.NAME: firm,
            Fact.NUMBER: code,
            Fact.ADDRESS: "address",
            Fact.REPRESENTATIVE: next((k for k in _FOR_IT[:2] if k in persons), ""),
        }
        yield from _mention(own, said, is_person=False)
    for key in persons:
        stem = key.removesuffix("_name")
        own = {Fact.NAME: key, Fact.NUMBER: f"{stem}_id_number", Fact.ADDRESS: f"{stem}_address"}
        if key == bare:
            number = next(
                (k for k, kind in kinds.items() if kind is FieldKind.ID_NUMBER and _bare(k)), ""
            )
            own = {Fact.NAME: key, Fact.NUMBER: number, Fact.SEX: "sex", Fact.BORN_ON: "born_on"}
            own |= {} if firm else {Fact.ADDRESS: "address"}
        yield from _mention(own, said, is_person=True)
    for key in _PARTIES:
        if key in firms and key != firm:
            yield from _mention({Fact.NAME: key}, said, is_person=False, is_party=True)


def _bare(key: str) -> bool:
    return key == "id_number" or not key.endswith("_id_number")


def _mention(
    keys: Mapping[Fact, str], said: Mapping[str, Said], *, is_person: bool, is_party: bool = False
) -> Iterator[Mention]:
    facts = {fact: said[key] for fact, key in keys.items() if key in said}
    if facts.keys() & {Fact.NAME, Fact.NUMBER}:
        yield Mention(is_person, facts, is_party)


# --- who is the same -------------------------------------------------------------------------


def _linked(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """By the number first, so that a name alone never splits or joins what a number settles."""
    groups: list[list[Mention]] = []
    for same in (_same_number, _same_name):
        waiting, groups = (groups or [[each] for each in mentions]), []
        for one in waiting:
            homes = [g for g in groups if any(same(g, each) for each in one)]
            joined = [each for home in homes for each in home] + one
            groups = [g for g in groups if g not in homes] + [joined]
    return groups


def _same_number(group: Sequence[Mention], other: Mention) -> bool:
    number = other.value(Fact.NUMBER)
    valid = id_number_is_valid if other.is_person else credit_code_is_valid
    return valid(number) and any(
        each.is_person is other.is_person and each.value(Fact.NUMBER) == number for each in group
    )


def _same_name(group: Sequence[Mention], other: Mention) -> bool:
    name = other.value(Fact.NAME)
    return bool(name) and any(
        (each.is_person is other.is_person or other.is_party)
        and each.value(Fact.NAME)
        and likeness.names(each.value(Fact.NAME), name) is Likeness.SAME
        for each in group
    )


# --- what is said of them --------------------------------------------------------------------


def _subject(group: Sequence[Mention]) -> Subject:
    rows = []
    person = any(each.is_person for each in group)
    for fact in Fact:
        said = tuple(each.facts[fact] for each in group if fact in each.facts)
        if said:
            rows.append(Row(fact, said, _alike(fact, said, person=person)))
    name = next((each.value(Fact.NAME) for each in group if each.value(Fact.NAME)), "")
    return Subject(person, name, tuple(rows))


def _alike(fact: Fact, said: Sequence[Said], *, person: bool) -> Likeness:
    """The worst of all pairs. Addresses are held against each other only under one and the same
    label, and a person's only as they wrote them: people move, and their cards do not."""
    pairs = [
        (one, other)
        for one, other in combinations(said, 2)
        if fact is not Fact.ADDRESS
        or (
            squeeze(one.label) == squeeze(other.label)
            and (not person or (one.written and other.written))
        )
    ]
    return max((_pair(fact, *pair) for pair in pairs), key=_order, default=Likeness.SAME)


def _order(alike: Likeness) -> int:
    return tuple(Likeness).index(alike)


def _pair(fact: Fact, one: Said, other: Said) -> Likeness:
    if fact in (Fact.NAME, Fact.REPRESENTATIVE):
        alike = likeness.names(one.value, other.value)
    elif fact is Fact.ADDRESS:
        return likeness.addresses(one.value, other.value)
    elif fact is Fact.SEX:
        alike = likeness.codes(squeeze(one.value)[:1], squeeze(other.value)[:1])
        return Likeness.SAME if alike is Likeness.SAME else Likeness.DIFFERENT
    else:
        alike = likeness.codes(one.value, other.value)
    sure = min(one.confidence, other.confidence) >= SURE
    return Likeness.DIFFERENT if alike is Likeness.NEAR and sure else alike
