"""Worked examples of an item → whether each still comes out as its author says.

How facts are written stands in `catalog.load`.

A worked application names every point that does not pass, but for those that are unsure only
because a paper they read was not handed in, or another in its place: that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from catalog.applies import LATER
from catalog.papers import PAPERS_OWN
from catalog.types import DocumentType, Example, Item, Material, ReviewPoint
from nlp.normalize import normalise
from nlp.types import Document, Field
from ocr.types import (
    Problem,
    QualityProblem,
    Region,
    Seal,
    Signature,
    TextLine,
    Tick,
    TickState,
)
from review.pipeline import case_on, check, decide, judge
from review.rules import Case
from review.types import Application, Cause, Evidence, Finding, Verdict

_WHOLE = Region(0, ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
_FOLLOWS = (Cause.MATERIAL_MISSING, Cause.WRONG_PAPER)
_SILENT = (Verdict.PASS, Verdict.NOT_APPLICABLE)

Given = Mapping[str, str | None]


@dataclass(frozen=True)
class ExampleOutcome:
    """One example run: where it is written, what it says, what came out."""

    where: str
    title: str
    expected: str
    found: str

    @property
    def ok(self) -> bool:
        """Whether it came out as written."""
        return self.expected == self.found


def run_examples(item: Item) -> tuple[ExampleOutcome, ...]:
    """Every example beside a point, then every whole-case example, in authored order."""
    return (*_beside_points(item), *_whole_cases(item))


def documents_from(item: Item, given: Given) -> dict[str, tuple[Document, ...]]:
    """The papers a set of given values stands for, material by material."""
    papers: dict[str, tuple[Document, ...]] = {}
    for material in item.materials:
        named = {
            path: value
            for path, value in given.items()
            if re.split(r"[.\[]", path)[0] == material.key
        }
        if named and named.get(material.key) != "missing":
            papers[material.key] = tuple(_papers(item, material, named))
    return papers


def application_from(
    item: Item, given: Given, situation: Mapping[str, tuple[str, ...]]
) -> Application:
    """The form and situation a set of given values stands for."""
    chosen = {
        path.removeprefix("situation."): tuple(value.split(","))
        for path, value in given.items()
        if path.startswith("situation.") and value
    }
    form = {
        path.removeprefix("form."): value
        for path, value in given.items()
        if path.startswith("form.") and value
    }
    answers = {**situation, **chosen}
    promised, deferred = (answers.pop(key, ()) for key in LATER)
    return Application(item.key, form, answers, {}, promised=promised, deferred=deferred)


def _beside_points(item: Item) -> Iterator[ExampleOutcome]:
    for point in item.review_points:
        for example in point.examples:
            case = example_case(item, example)
            yield ExampleOutcome(
                where=f"items/{item.key}.yaml: {point.id}",
                title=example.title,
                expected=example.expect,
                found=_verdict(point, case, example.expect).value,
            )


def _verdict(point: ReviewPoint, case: Case, expected: str) -> Verdict:
    """Beside a point the situation is taken as fitting, unless it is what is shown."""
    if expected == Verdict.NOT_APPLICABLE:
        found = check(case.item, case.application, case.documents, case.evidence, case.today)
        return next(f.verdict for f in found if f.point_id == point.id)
    return judge(point, case)[0]


def _whole_cases(item: Item) -> Iterator[ExampleOutcome]:
    where = f"examples/{item.key}.yaml"
    spoke: set[str] = set()
    for worked in worked_cases(item):
        case = worked.case
        findings = check(item, case.application, case.documents, case.evidence, case.today)
        loud = {f.point_id: f for f in findings if f.verdict not in _SILENT}
        spoke |= loud.keys()
        told = {
            point: finding.verdict.value
            for point, finding in loud.items()
            if point in worked.expect or not follows(finding)
        }
        found = decide(item, findings).conclusion.value
        same = worked.expect.items() & told.items()
        yield ExampleOutcome(
            where,
            worked.title,
            _summary(worked.expect.items() - same, worked.decision),
            _summary(told.items() - same, found),
        )
    for point in item.review_points:
        if point.id not in spoke:
            yield ExampleOutcome(
                where, f"{point.id}（{point.title}）", "有案件让它不通过", "没有一个案件让它不通过"
            )


def follows(finding: Finding) -> bool:
    """Whether a finding is unsure only because another point's paper is not there."""
    return finding.verdict is Verdict.UNSURE and finding.cause in _FOLLOWS


@dataclass(frozen=True)
class WorkedCase:
    """A worked application, whole: what was handed in, and what must come of it."""

    title: str
    case: Case
    expect: Mapping[str, str]
    decision: str
    given: Given


def worked_cases(item: Item) -> Iterator[WorkedCase]:
    """The base case, in which nothing is wrong, and then the others, in authored order."""
    examples = item.examples
    base = case_of(item, examples.base, examples.situation, examples.today)
    yield WorkedCase("base", base, {}, "pass", examples.base)
    for each in examples.cases:
        given = {**examples.base, **each.changes}
        case = case_of(item, given, {**examples.situation, **each.situation}, examples.today)
        yield WorkedCase(each.title, case, each.expect, each.decision, given)


def _summary(differing: Iterable[tuple[str, str]], decision: str) -> str:
    """The decision, and the points that one side says otherwise than the other."""
    return f"{decision} [{', '.join(f'{point}={verdict}' for point, verdict in sorted(differing))}]"


def example_case(item: Item, example: Example) -> Case:
    """The case that an example beside a point shows."""
    given = {**item.examples.base, **example.given} if example.over_base else example.given
    return case_of(item, given, item.examples.situation, example.today)


def case_of(
    item: Item, given: Given, situation: Mapping[str, tuple[str, ...]], today: date
) -> Case:
    """The application that a set of given values stands for, as a case."""
    evidence = {p: v for p, v in given.items() if p.startswith("source.") and v is not None}
    application = application_from(item, given, situation)
    return case_on(item, application, documents_from(item, given), Evidence(evidence), today)


def _papers(item: Item, material: Material, named: Given) -> Iterator[Document]:
    state = named.get(material.key)
    if state == "wrong":
        own = {t.code for t in material.document_types}
        others = (t for m in item.materials for t in m.document_types if t.code not in own)
        yield _document(material, next(others), {}, None)
        return
    for kind in material.document_types:
        side = f"{material.key}[{kind.code}]"
        if named.get(side) == "missing":
            continue
        yield _document(material, kind, named, named.get(side) or state)


def _document(material: Material, kind: DocumentType, named: Given, state: str | None) -> Document:
    prefix = f"{material.key}."
    values = {p.removeprefix(prefix): v for p, v in named.items() if p.startswith(prefix)}
    own = {key: values.pop(key, None) for key in PAPERS_OWN}
    ring, text = own["seal"], own["text"] or ""
    blurred = QualityProblem(Problem.BLURRED, None, "图片模糊，请重新拍摄。")
    fields = tuple(
        Field(s.key, s.label, normalise(s.kind, v) or v, v, 0.99, (_WHOLE,), "example")
        for s in kind.fields
        if (v := values.get(s.key)) is not None
    )
    return Document(
        source=f"{material.key}-{kind.code}",
        type=kind,
        confidence=0.99,
        pages=(0,),
        lines=(TextLine(text, _WHOLE, 0.99),) if text else (),
        fields=fields,
        seals=(Seal(ring, _WHOLE, 0.99),) if ring and ring != "none" else (),
        signatures=_signatures(own["signed"], own["unsigned"]),
        ticks=_ticks(own["ticked"], own["unticked"]),
        problems=(blurred,) if state == "blurred" else (),
    )


def _signatures(signed: str | None, unsigned: str | None) -> tuple[Signature, ...] | None:
    """Places by their words, joined by 、; None when nothing is said of any."""
    if not signed and not unsigned:
        return None
    return (
        *(Signature(label, True, _WHOLE, 0.99) for label in _words(signed)),
        *(Signature(label, False, _WHOLE, 0.99) for label in _words(unsigned)),
    )


def _ticks(ticked: str | None, unticked: str | None) -> tuple[Tick, ...] | None:
    if not ticked and not unticked:
        return None
    return (
        *(Tick(label, TickState.TICKED, _WHOLE, 0.99, 0.99) for label in _words(ticked)),
        *(Tick(label, TickState.EMPTY, _WHOLE, 0.99, 0.99) for label in _words(unticked)),
    )


def _words(joined: str | None) -> list[str]:
    return joined.split("、") if joined else []
