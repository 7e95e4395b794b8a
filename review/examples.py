"""Worked examples of an item → whether each still comes out as its author says.

Values are given by element path. A paper as a whole takes `present`, `missing`, `wrong`
(another paper in the slot) or `blurred`; `lease.seal` takes the ring text or `none`,
`lease.text` the paper's text, `legal-id[resident-id-card-emblem]` stands for one side, and
`situation.<question>` for chosen options joined by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from catalog.types import DocumentType, Item, Material, ReviewPoint
from nlp.normalize import normalise
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, TextLine
from review.pipeline import check, decide, judge
from review.rules import Case
from review.types import Application, Evidence, Finding, Verdict

_WHOLE = Region(0, ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
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
    return Application(item.key, form, {**situation, **chosen}, {})


def _beside_points(item: Item) -> Iterator[ExampleOutcome]:
    for point in item.review_points:
        for example in point.examples:
            case = _case(item, example.given, item.examples.situation, example.today)
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
    examples = item.examples
    where = f"examples/{item.key}.yaml"
    yield _whole(item, where, "base", examples.base, examples.situation, {}, "pass")
    for case in examples.cases:
        given = {**examples.base, **case.changes}
        situation = {**examples.situation, **case.situation}
        yield _whole(item, where, case.title, given, situation, case.expect, case.decision)


def _whole(
    item: Item,
    where: str,
    title: str,
    given: Given,
    situation: Mapping[str, tuple[str, ...]],
    expect: Mapping[str, str],
    decision: str,
) -> ExampleOutcome:
    case = _case(item, given, situation, item.examples.today)
    findings = check(item, case.application, case.documents, case.evidence, case.today)
    found = decide(item, findings).conclusion.value
    return ExampleOutcome(
        where, title, _summary(expect, decision), _summary(_loud(findings), found)
    )


def _loud(findings: tuple[Finding, ...]) -> dict[str, str]:
    return {f.point_id: f.verdict.value for f in findings if f.verdict not in _SILENT}


def _summary(verdicts: Mapping[str, str], decision: str) -> str:
    points = ", ".join(f"{point}={verdict}" for point, verdict in sorted(verdicts.items()))
    return f"{decision} [{points}]"


def _case(item: Item, given: Given, situation: Mapping[str, tuple[str, ...]], today: date) -> Case:
    evidence = {p: v for p, v in given.items() if p.startswith("source.") and v is not None}
    application = application_from(item, given, situation)
    return Case(item, application, documents_from(item, given), Evidence(evidence), today)


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
    ring, text = values.pop("seal", None), values.pop("text", None) or ""
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
        signatures=None,
        ticks=None,
        problems=(blurred,) if state == "blurred" else (),
    )
