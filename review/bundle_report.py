"""A reviewed bundle → the page of the whole, which leads to the report of each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.types import FieldKind
from review import explain
from review.bundle import BundleReview, CommonFinding
from review.report import Summary, render
from review.types import Cause, Verdict

_WAITS = (Cause.MATERIAL_MISSING, Cause.WRONG_PAPER)


@dataclass(frozen=True)
class _Told:
    """A finding with the names of the items it concerns."""

    common: CommonFinding
    items: tuple[str, ...]


def bundle_page(made: BundleReview, *, name: str, index_href: str = "") -> str:
    """The report of the whole. Each item's own lies in a folder of its key beside it."""
    names = {each.item.key: each.item.name for each in made.reviews}
    told = [_Told(each, tuple(names[key] for key in each.items)) for each in made.findings]
    failed = [each for each in told if each.common.finding.verdict is Verdict.FAIL]
    unsure = [each for each in told if each.common.finding.verdict is Verdict.UNSURE]
    return render(
        "bundle.html.j2",
        made=made,
        name=name,
        index_href=index_href,
        applicant=applicant(made),
        received_on=made.application.received_on or made.today,
        situation=_situation(made),
        counts={each.item.key: Counter(f.verdict for f in each.findings) for each in made.reviews},
        notice=_notice(made.notice, failed),
        failed=failed,
        judge=[each for each in unsure if each.common.finding.cause not in _WAITS],
        waiting=[each for each in unsure if each.common.finding.cause in _WAITS],
        duties=[(duty, tuple(names[key] for key in keys)) for duty, keys in made.duties],
        form=[
            (box.label, made.application.form.get(box.key, "")) for box in made.bundle.form.fields
        ],
    )


def summarise_bundle(made: BundleReview, *, name: str, href: str) -> Summary:
    """Its line in the index of cases, each finding counted once."""
    return Summary(
        name=name,
        href=href,
        item=made.bundle.name,
        applicant=applicant(made, masked=True),
        received_on=made.application.received_on or made.today,
        conclusion=made.conclusion,
        counts=Counter(each.finding.verdict for each in made.findings),
    )


def applicant(made: BundleReview, *, masked: bool = False) -> str:
    """Who applies: the form's first organisation or person that is filled in; "" when none."""
    for box in made.bundle.form.fields:
        value = made.application.form.get(box.key, "").strip()
        if value and box.kind in (FieldKind.ORGANISATION, FieldKind.NAME):
            return explain.mask(value, box.kind) if masked else value
    return ""


def _notice(texts: Sequence[str], failed: Sequence[_Told]) -> list[tuple[str, tuple[str, ...]]]:
    """Everything to correct, once, with the items that ask for it."""
    return [
        (
            text,
            tuple(
                dict.fromkeys(
                    name
                    for each in failed
                    if each.common.finding.remedy == text
                    for name in each.items
                )
            ),
        )
        for text in texts
    ]


def _situation(made: BundleReview) -> tuple[tuple[str, str], ...]:
    rows = []
    for question in made.bundle.scenario.questions:
        chosen = made.application.situation.get(question.key, ())
        labels = [option.label for option in question.options if option.value in chosen]
        if labels:
            rows.append((question.text, "、".join(labels)))
    return tuple(rows)
