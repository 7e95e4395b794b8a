"""A review, its view and its pictures → HTML a reviewer reads offline, and an index of cases.

    view = annotate(review.documents, review.findings)
    pictures = {}
    for sheet in view.sheets:
        pictures[sheet.name], files = illustrate(page_of(sheet).image(), sheet)
        store(files)                             # beside the report: the HTML names them bare
    html = case_page(review, view, pictures, name="case-01", engine=engine, record=digest,
                     standing="须由人决定")
    index = index_page([summarise(review, name="case-01", href="case-01/report.html"), …])

The pages need no script, no font and no network; `CONTENT_SECURITY_POLICY` is what they carry
themselves and what a server may send with them. They show values in full: they are the
reviewer's screen. For any other reader see `explain.masked`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.types import Dimension, FieldKind
from review import explain
from review.annotate import View
from review.asked_sources import asked_sources
from review.correction import smallest
from review.dossier import entries_of, slots_of
from review.identities import identities
from review.likeness import Likeness
from review.offline_page import Pages
from review.parties import parties_of
from review.picture import Picture
from review.rounds import Comparison
from review.supervision import Supervised, Tally, worth_showing
from review.types import Cause, Conclusion, Finding, Review, Verdict

_PAGES = Pages(
    Path(__file__).parent / "templates",
    "report.css",
    images="'self' data: file:",
    words=explain,
    Verdict=Verdict,
)

CONTENT_SECURITY_POLICY = _PAGES.policy

_WAITS = (Cause.MATERIAL_MISSING, Cause.WRONG_PAPER)
"""Causes that nobody can judge by looking: the paper has to come first."""


_MOST_LINES = 2000
"""Lines of one list of a page; more than that nobody reads."""


@dataclass(frozen=True)
class Summary:
    """One case in the index. `applicant` is masked when it is a person."""

    name: str
    href: str
    item: str
    applicant: str
    received_on: date
    conclusion: Conclusion
    counts: Mapping[Verdict, int]


def case_page(
    review: Review,
    view: View,
    pictures: Mapping[str, Picture],
    *,
    name: str,
    engine: str,
    record: str,
    standing: str,
    index_href: str = "",
    compared: Comparison | None = None,
) -> str:
    """The report of one case. `pictures` by sheet name; `engine` names who read the pages;
    `record` is the digest of the decision record; `standing` says who decides; `index_href`
    leads back to the index, when there is one; `compared` is how the case stands beside earlier
    notices, when it is handed in again."""
    entries = entries_of(review, view, pictures)
    groups = {v: tuple(e for e in entries if e.finding.verdict is v) for v in Verdict}
    waiting = tuple(e for e in groups[Verdict.UNSURE] if e.finding.cause in _WAITS)
    judge = tuple(e for e in groups[Verdict.UNSURE] if e.finding.cause not in _WAITS)
    notice = tuple(
        (text, tuple(e for e in groups[Verdict.FAIL] if e.finding.remedy == text))
        for text in review.decision.notice
    )
    return _PAGES.fill("case.html.j2",
        review=review,
        item=review.item,
        name=name,
        engine=engine,
        record=record,
        standing=standing,
        index_href=index_href,
        applicant=applicant(review),
        received_on=review.application.received_on or review.today,
        situation=_situation(review),
        form=_form(review),
        groups=groups,
        judge=judge,
        waiting=waiting,
        notice=notice,
        plan=smallest(review),
        sources=asked_sources(review),
        matrix=_matrix(review.findings),
        slots=slots_of(review, view, pictures, entries),
        compared=compared,
        parties=parties_of(review.item, identities(review), view, pictures),
        Likeness=Likeness,
    )  # fmt: skip


def index_page(summaries: Sequence[Summary], *, title: str = "审查结果") -> str:
    """The list of cases, in the order given."""
    conclusions = Counter(summary.conclusion for summary in summaries)
    return _PAGES.fill("index.html.j2",
        summaries=summaries, title=title, conclusions=conclusions
    )  # fmt: skip


def supervision_page(
    tallies: Sequence[Tally],
    cases: Sequence[Supervised],
    refused: Sequence[tuple[int, str, str]],
    *,
    absent: Sequence[str],
    as_of: date,
    catalogue: str,
) -> str:
    """What was found against an office. `refused` are rows that could not be used: line, what is
    wrong, what to do; `absent` labels of fields the records don't have; `catalogue` its digest."""
    return _PAGES.fill("supervision.html.j2",
        tallies=tallies,
        count=len(cases),
        found=worth_showing(cases),
        refused=refused,
        absent=absent,
        as_of=as_of,
        catalogue=catalogue,
        shown=_MOST_LINES,
    )  # fmt: skip


def summarise(review: Review, *, name: str, href: str) -> Summary:
    """A case's line in the index; `href` leads from the index to its report."""
    return Summary(
        name=name,
        href=href,
        item=review.item.name,
        applicant=applicant(review, masked=True),
        received_on=review.application.received_on or review.today,
        conclusion=review.decision.conclusion,
        counts=Counter(finding.verdict for finding in review.findings),
    )


def applicant(review: Review, *, masked: bool = False) -> str:
    """Who applies: the form's first organisation or person that is filled in; "" when none."""
    for box in review.item.form.fields:
        value = review.application.form.get(box.key, "").strip()
        if value and box.kind in (FieldKind.ORGANISATION, FieldKind.NAME):
            return explain.mask(value, box.kind) if masked else value
    return ""


def _situation(review: Review) -> tuple[tuple[str, str], ...]:
    rows = []
    for question in review.item.scenario.questions:
        chosen = review.application.situation.get(question.key, ())
        labels = [option.label for option in question.options if option.value in chosen]
        if labels:
            rows.append((question.text, "、".join(labels)))
    return tuple(rows)


def _form(review: Review) -> tuple[tuple[str, str], ...]:
    form = review.application.form
    return tuple((box.label, form.get(box.key, "")) for box in review.item.form.fields)


def _matrix(findings: Sequence[Finding]) -> Mapping[Dimension, Mapping[Verdict, int]]:
    counts = Counter((finding.dimension, finding.verdict) for finding in findings)
    return {d: {v: counts[d, v] for v in Verdict} for d in Dimension}


def render(template: str, **values: object) -> str:
    """A page of another template of this room."""
    return _PAGES.fill(template, **values)
