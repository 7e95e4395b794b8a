"""An item × what data sources can supply → each element its rules read, and who could share it.

A supply is one source's fields of one paper. What `sources.yaml` says can be overlaid by what a
city says: a source and paper that the city names are as the city says, all others stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from catalog.applies import LATER, questions_in
from catalog.elements import fields_of
from catalog.types import Carrier, DocumentType, Element, Item, Material, Source

_LATER_LABELS = dict(zip(LATER, ("承诺代替的材料", "容缺后补的材料"), strict=True))


class Bearer(StrEnum):
    """What carries an element (要素载体), the applicant's own answers included."""

    MATERIAL = "material"
    FIELD = "field"
    FORM = "form"
    SITUATION = "situation"
    SOURCE = "source"


class Shareable(StrEnum):
    """Whether a source can supply an element, so that nobody need hand it in."""

    YES = "yes"  # 可共享
    PARTLY = "partly"  # 部分可共享: for some of the papers that may carry it
    NO = "no"  # 不可共享


@dataclass(frozen=True)
class Supply:
    """The fields of one paper that one source hands over, by key; none: it hands over nothing."""

    source: str
    document_type: str
    fields: frozenset[str]


@dataclass(frozen=True)
class Shared:
    """One element and who could share it. `label` is what a reviewer reads, `points` are the ids
    of the review points that read it, `sources` are names, `through` says by which papers."""

    path: str
    label: str
    bearer: Bearer
    points: tuple[str, ...]
    shareable: Shareable
    sources: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


def supplies_of(sources: Mapping[str, Source]) -> tuple[Supply, ...]:
    """What the sources of the catalogue hand over."""
    return tuple(
        Supply(source.name, code, frozenset(licence.fields))
        for source in sources.values()
        for code, licence in source.supplies.items()
    )


def overlaid(ours: Sequence[Supply], citys: Sequence[Supply]) -> tuple[Supply, ...]:
    """`citys` instead of ours for every source and paper that it names."""
    named = {(each.source, each.document_type) for each in citys}
    kept = (each for each in ours if (each.source, each.document_type) not in named)
    return (*kept, *citys)


def share(
    item: Item, supplies: Sequence[Supply], sources: Mapping[str, Source]
) -> tuple[Shared, ...]:
    """Every element that the item's rules and conditions read, once: paper by paper, the whole
    paper before its fields, then the form, the situation and the sources."""
    found: dict[str, Shared] = {}
    for point, each in _read(item, supplies, sources):
        before = found.get(each.path)
        points = before.points if before else ()
        found[each.path] = replace(each, points=tuple(dict.fromkeys((*points, point))))
    papers = {material.key: n for n, material in enumerate(item.materials)}
    order = [Bearer.MATERIAL, Bearer.FIELD, Bearer.FORM, Bearer.SITUATION, Bearer.SOURCE]

    def place(each: Shared) -> tuple[int, int]:
        return papers.get(each.path.partition(".")[0], len(papers)), order.index(each.bearer)

    return tuple(sorted(found.values(), key=place))


def _read(
    item: Item, supplies: Sequence[Supply], sources: Mapping[str, Source]
) -> Iterator[tuple[str, Shared]]:
    """Each reading of an element with the id of the point that reads it."""
    for point in item.review_points:
        asked = [point.applies_when]
        named: list[str] = []
        for rule in point.checks:
            for element in rule.elements.values():
                yield point.id, _element(element, item, supplies, sources)
                if element.carrier in (Carrier.FIELD, Carrier.MATERIAL):
                    asked.append(item.material(element.holder).applies_when)
            if isinstance(question := rule.params.get("question"), str):
                named.append(question)
        for condition in asked:
            named += sorted(questions_in(condition))
        for key in dict.fromkeys(named):
            yield point.id, _answer(key, item)


def _answer(key: str, item: Item) -> Shared:
    texts = {question.key: question.text for question in item.scenario.questions} | _LATER_LABELS
    return Shared(f"situation.{key}", texts[key], Bearer.SITUATION, (), Shareable.NO)


def _element(
    element: Element, item: Item, supplies: Sequence[Supply], sources: Mapping[str, Source]
) -> Shared:
    bearer = Bearer(element.carrier.value)
    bare = Shared(element.path, element.label, bearer, (), Shareable.NO)
    match element.carrier:
        case Carrier.SOURCE:
            name = sources[element.holder.removeprefix("source.")].name
            return replace(bare, shareable=Shareable.YES, sources=(name,))
        case Carrier.FORM:
            return _prefilled(bare, element, item, supplies)
        case Carrier.FIELD | Carrier.MATERIAL:
            return _on_paper(bare, item.material(element.holder), element.key, supplies)
        case Carrier.RECORD:
            raise ValueError(f"{element.path}: no item reads the record of a case")


def _on_paper(bare: Shared, material: Material, key: str, supplies: Sequence[Supply]) -> Shared:
    """A field, or with no key the paper as a whole. It is shareable when whichever of the
    material's papers may carry it can be had from a source."""
    papers = [kind for kind in material.document_types if not key or _has(kind, key)]
    had: dict[str, list[str]] = {}
    for kind in papers:
        for supply in supplies:
            if supply.document_type == kind.code and (
                key in supply.fields if key else supply.fields
            ):
                had.setdefault(kind.name, []).append(supply.source)
    if not had:
        return bare
    return replace(
        bare,
        shareable=Shareable.YES if len(had) == len(papers) else Shareable.PARTLY,
        sources=_once(name for names in had.values() for name in names),
        through=tuple(had),
    )


def _prefilled(bare: Shared, element: Element, item: Item, supplies: Sequence[Supply]) -> Shared:
    """A box of the form is as shareable as the best of the fields that may fill it in."""
    box = next(field for field in item.form.fields if field.key == element.key)
    best = bare
    for path in box.prefill:
        holder, _, key = path.partition(".")
        material = item.material(holder)
        spec = fields_of(material)[key]
        found = _on_paper(bare, material, key, supplies)
        if _RANK[found.shareable] > _RANK[best.shareable]:
            best = replace(found, through=(f"{material.name}·{spec.label}",))
    return best


_RANK = {Shareable.NO: 0, Shareable.PARTLY: 1, Shareable.YES: 2}


def _has(kind: DocumentType, key: str) -> bool:
    return any(spec.key == key for spec in kind.fields)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
