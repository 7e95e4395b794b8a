"""The story of a bundle (一件事): one application and its papers, read once → a review of each
item, what they find together, and the conclusion of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.distribution import answers_for, form_for, slot_of
from catalog.types import Basis, Bundle, Item, Mode, Severity
from review.pipeline import case_on, review
from review.rules import Case, Documents
from review.types import (
    Application,
    Conclusion,
    Duty,
    Evidence,
    Finding,
    Place,
    Review,
    RuleTrace,
    Verdict,
)


@dataclass(frozen=True)
class BundleApplication:
    """What the applicant hands in once (一表申请, 一套材料). `materials` maps the key under
    which the bundle asks for a paper to upload names; `promised` and `deferred` are such keys."""

    bundle_key: str
    form: Mapping[str, str]
    situation: Mapping[str, tuple[str, ...]]
    materials: Mapping[str, tuple[str, ...]]
    received_on: date | None = None
    promised: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommonFinding:
    """What several items find alike, or one alone: `items` are their keys, and `basis` the
    articles of all of them."""

    finding: Finding
    items: tuple[str, ...]
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class BundleReview:
    """A bundle, reviewed: each item by itself in the order of the bundle, what they find with
    each finding once, and what follows for the whole. `notice` is the one-time list of
    everything to correct, `duties` what must follow, by item."""

    bundle: Bundle
    application: BundleApplication
    reviews: tuple[Review, ...]
    findings: tuple[CommonFinding, ...]
    conclusion: Conclusion
    mode: Mode
    notice: tuple[str, ...]
    duties: tuple[tuple[Duty, tuple[str, ...]], ...]
    today: date


def review_bundle(
    bundle: Bundle,
    items: Mapping[str, Item],
    application: BundleApplication,
    documents: Documents,
    consult: Callable[[Case], Case],
    today: date,
) -> BundleReview:
    """`items` are those the bundle names, by key; `documents` maps the keys of the
    application's materials to the papers found in them; `consult` asks the sources for an
    item."""

    def reviewed(item: Item) -> Review:
        own = _own(bundle, item, documents)
        case = consult(case_on(item, part_of(bundle, item, application), own, Evidence(), today))
        return review(item, case.application, case.documents, case.evidence, today)

    reviews = tuple(reviewed(items[key]) for key in bundle.items)
    findings = in_common(bundle, reviews)
    return BundleReview(
        bundle=bundle,
        application=application,
        reviews=reviews,
        findings=findings,
        conclusion=conclude(each.decision.conclusion for each in reviews),
        mode=min((each.decision.mode for each in reviews), key=tuple(Mode).index),
        notice=_notice(findings),
        duties=_duties(bundle, reviews),
        today=today,
    )


def part_of(bundle: Bundle, item: Item, application: BundleApplication) -> Application:
    """What one of the items is handed."""
    slots = {material.key: slot_of(bundle, item.key, material.key) for material in item.materials}
    return Application(
        item_key=item.key,
        form=form_for(bundle, item, application.form),
        situation=answers_for(bundle, item, application.situation),
        materials={
            key: application.materials[slot]
            for key, slot in slots.items()
            if slot in application.materials
        },
        received_on=application.received_on,
        promised=tuple(key for key, slot in slots.items() if slot in application.promised),
        deferred=tuple(key for key, slot in slots.items() if slot in application.deferred),
    )


def _notice(findings: Iterable[CommonFinding]) -> tuple[str, ...]:
    """Everything to correct, each thing once."""
    failed = (f.finding for f in findings if f.finding.verdict is Verdict.FAIL)
    return tuple(dict.fromkeys(f.remedy for f in failed if f.severity is not Severity.ADVISE))


def _own(bundle: Bundle, item: Item, documents: Documents) -> Documents:
    slots = {material.key: slot_of(bundle, item.key, material.key) for material in item.materials}
    return {key: documents[slot] for key, slot in slots.items() if slot in documents}


def in_common(bundle: Bundle, reviews: Sequence[Review]) -> tuple[CommonFinding, ...]:
    """Each finding once, in the order in which the items come to it. Findings are the same
    when the same checks of the same papers and boxes came out the same, whatever each item
    calls them; the gravest of them stands for all."""
    found: dict[tuple[object, ...], CommonFinding] = {}
    for each in reviews:
        for finding in each.findings:
            shown = finding._replace(places=_places(bundle, each.item, finding.places))
            key = _checked(bundle, each.item, finding)
            known = found.get(key)
            if known is None:
                found[key] = CommonFinding(shown, (each.item.key,), finding.basis)
                continue
            items = tuple(dict.fromkeys((*known.items, each.item.key)))
            basis = tuple(dict.fromkeys((*known.basis, *finding.basis)))
            graver = min(known.finding, shown, key=lambda f: tuple(Severity).index(f.severity))
            found[key] = CommonFinding(graver, items, basis)
    return tuple(found.values())


def _checked(bundle: Bundle, item: Item, finding: Finding) -> tuple[object, ...]:
    """What was checked and what came of it. A finding for which nothing was is its words."""
    came_out = (finding.dimension, finding.verdict, finding.cause)
    if not finding.rules:
        return (*came_out, finding.title, finding.message)
    return (*came_out, *(_traced(bundle, item, rule) for rule in finding.rules))


def _traced(bundle: Bundle, item: Item, rule: RuleTrace) -> tuple[object, ...]:
    operands = tuple((o.name, _common_path(bundle, item, o.path), o.value) for o in rule.operands)
    parts = tuple(_traced(bundle, item, part) for part in rule.parts)
    return (rule.check, repr(sorted(rule.params.items())), operands, rule.verdict, parts)


def _common_path(bundle: Bundle, item: Item, path: str) -> str:
    """An operand's path by the bundle's keys."""
    holder, _, key = path.partition(".")
    if holder == "form":
        return f"form.{bundle.fills[item.key].get(key, f'{item.key}.{key}')}"
    if holder == "source":
        return path
    return f"{slot_of(bundle, item.key, holder)}.{key}"


def _places(bundle: Bundle, item: Item, places: Sequence[Place]) -> tuple[Place, ...]:
    """Empty slots under the keys by which the bundle asks for their papers."""
    return tuple(
        replace(place, slot=slot_of(bundle, item.key, place.slot)) if place.slot else place
        for place in places
    )


_WORST_FIRST = (Conclusion.REJECT, Conclusion.CORRECT, Conclusion.MANUAL, Conclusion.PASS)


def conclude(conclusions: Iterable[Conclusion]) -> Conclusion:
    """The worst of them: a bundle passes only where every item passes. Of none: MANUAL."""
    return min(conclusions, key=_WORST_FIRST.index, default=Conclusion.MANUAL)


def _duties(bundle: Bundle, reviews: Sequence[Review]) -> tuple[tuple[Duty, tuple[str, ...]], ...]:
    """Each paper that follows once, by the earliest day an item sets, with the items it is
    for."""
    found: dict[tuple[str, str], tuple[Duty, tuple[str, ...]]] = {}
    for each in reviews:
        for duty in each.decision.duties:
            slot = slot_of(bundle, each.item.key, duty.material)
            shown = replace(duty, material=slot)
            key = (slot, duty.kind.value)
            known = found.get(key)
            if known is None:
                found[key] = (shown, (each.item.key,))
            else:
                sooner = min(known[0], shown, key=lambda d: d.within)
                found[key] = (sooner, (*known[1], each.item.key))
    return tuple(found.values())
