"""Applications whose truth is known, and what was read of their papers → how the review does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from math import comb
from multiprocessing import get_context
from typing import Any

from catalog.types import Catalog, Severity
from eval.known_cases import KnownCase
from eval.metrics import count_fields, share
from nlp.normalize import normalise
from nlp.types import Document
from ocr.types import PageReading
from review.calibration import surety
from review.types import Finding, Review
from serve.case_dir import read_application
from serve.reading import answered, review_case
from serve.records import Origin, dump_record
from serve.settings import Settings
from serve.wiring import Parts, load_seed

CLEARED = ("pass", "not_applicable")
NOT_PAPERS = {"form", "records", "situation"}
"""Slots of a defect that stand on no paper."""

LEAST_NAMED = 0.97
"""Share of seeded defects that must be named at a right point on the right paper."""

AIM_PASSED = 0.8
"""Share of applications in order that should pass without a person: an aim, no condition, for
what is read unsurely must go to one."""

CHANCE = 0.01
"""A share measured on few cases falls short when a true share at the bound would give so few
less often than this."""

Pages = Mapping[str, Sequence[PageReading]]
"""What was read of a case's uploads, by file name."""


@dataclass(frozen=True)
class FieldReading:
    """A field of a paper: the value of the truth and the value read, None when not read; both
    normalised alike."""

    paper: str
    key: str
    expected: str
    found: str | None


@dataclass(frozen=True)
class CaseResult:
    """One case reviewed and held against its truth.

    Of `defects`, `named` were found at a right point, with a right verdict and with a place on a
    paper that is wrong or in the slot where one is missing; `let_through` stood in a case that
    passed. `false_alarms` are the points that did not pass though the truth lets them;
    `overlooked` passed though the truth does not let them. `surety` is the least confidence of
    what the case passed on, [0, 1]; 0 where it did not pass. `record` is the SHA-256 of the
    decision record: the same for the same findings, byte for byte. `papers_by_hand` have entries
    written with a pen.
    """

    name: str
    item: str
    expected: str
    found: str
    defects: tuple[str, ...]
    named: tuple[str, ...]
    let_through: tuple[str, ...]
    false_alarms: tuple[str, ...]
    overlooked: tuple[str, ...]
    papers: int
    papers_by_hand: int
    papers_typed: int
    fields: tuple[FieldReading, ...]
    surety: float
    record: str


def run(
    cases: Sequence[KnownCase], readings: Mapping[str, Sequence[PageReading]], *, processes: int
) -> Iterator[CaseResult]:
    """Reviews every case in worker processes, in the order of `cases`. `readings` maps each of
    `KnownCase.files` to its pages."""
    read = [{name: readings[name] for name in case.files} for case in cases]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(run_one, cases, read)


def run_one(case: KnownCase, readings: Pages) -> CaseResult:
    """One case from what was read of it. Raises BadRequest."""
    return compare(case.name, case.truth, reviewed(case, readings), worker()[1])


def reviewed(case: KnownCase, readings: Pages) -> Review:
    """Its review by the parts this process keeps. Raises BadRequest."""
    parts, catalog = worker()
    item, application = read_application(json.dumps(case.application), catalog)
    if application.received_on is None:
        raise ValueError(f"{case.name}: received_on is missing; write the day")
    types = tuple(catalog.document_types.values())
    return review_case(
        item,
        application,
        {name.rpartition("/")[2]: pages for name, pages in readings.items()},
        classifier=parts.classifier(types),
        extractor=parts.extractor(types),
        today=application.received_on,
        consult=answered(case.records),
    )


def compare(name: str, truth: Mapping[str, Any], review: Review, catalog: Catalog) -> CaseResult:
    """A review against its truth, as `eval.foundry.cases` writes it. Pure."""
    counted = [f for f in review.findings if f.severity is not Severity.ADVISE]
    findings = {finding.point_id: finding for finding in counted}
    verdicts = {point: finding.verdict.value for point, finding in findings.items()}
    conclusion = review.decision.conclusion.value
    expected: Mapping[str, str] = truth["findings"]
    defects = tuple(defect["name"] for defect in truth["defects"])
    accounted = {*expected, *truth["tolerated"]}
    papers = {paper.source: paper for slot in review.documents.values() for paper in slot[::-1]}
    kinds = [
        (paper := papers.get(source)) is not None
        and paper.type is not None
        and paper.type.code == document["type"]
        for source, document in truth["documents"].items()
    ]
    return CaseResult(
        name=name,
        item=review.item.key,
        expected=truth["decision"],
        found=conclusion,
        defects=defects,
        named=tuple(d["name"] for d in truth["defects"] if _is_named(d, findings, review)),
        let_through=defects if conclusion == "pass" else (),
        false_alarms=tuple(
            point
            for point, verdict in verdicts.items()
            if verdict not in CLEARED and point not in accounted
        ),
        overlooked=tuple(
            point
            for point in expected
            if verdicts.get(point) in CLEARED and point not in truth["tolerated"]
        ),
        papers=len(kinds),
        papers_by_hand=sum(each.get("by_hand", False) for each in truth["documents"].values()),
        papers_typed=sum(kinds),
        fields=_fields(truth["documents"], papers, catalog),
        surety=surety(review),
        record=sha256(dump_record(review, Origin("", (), {}))).hexdigest(),
    )


def _is_named(defect: Mapping[str, Any], findings: Mapping[str, Finding], review: Review) -> bool:
    """Whether one of the defect's points was found, on a paper it spoils where it spoils one."""
    spoilt = set(defect["slots"]) - NOT_PAPERS
    slots = {name: slot for slot, names in review.application.materials.items() for name in names}
    for point in defect["points"]:
        found = findings.get(point)
        if found is None or found.verdict.value not in defect["verdicts"]:
            continue
        seen = {place.slot or slots.get(place.source, "") for place in found.places}
        if not spoilt or seen & spoilt:
            return True
    return False


def _fields(
    documents: Mapping[str, Any], papers: Mapping[str, Document], catalog: Catalog
) -> tuple[FieldReading, ...]:
    """Every field of the truth, legible ones only: nothing is expected of a spoilt picture."""
    readings = []
    for source, document in documents.items():
        if not document["legible"]:
            continue
        kind = catalog.document_types[document["type"]]
        known = {spec.key for spec in kind.fields}  # a form of any kind has others by their labels
        paper = papers.get(source)
        for key, fact in document["fields"].items():
            if key not in known:
                continue
            field = paper.field(key) if paper else None
            expected = normalise(kind.field(key).kind, fact["value"])
            found = field.value if field else None
            readings.append(FieldReading(kind.code, key, expected, found))
    return tuple(readings)


def summarise(results: Sequence[CaseResult]) -> dict[str, object]:
    """The figures of a run; `defects_named` is the main score. A share of nothing is None."""
    clean = [r for r in results if not r.defects]
    in_print = [r for r in clean if not r.papers_by_hand]
    seeded = sum(len(r.defects) for r in results)
    counts = count_fields(
        [(f"{f.paper}.{f.key}", f.expected, f.found) for r in results for f in r.fields]
    )
    fields = [f for r in results for f in r.fields]
    return {
        "cases": len(results),
        "decision_accuracy": share(sum(r.expected == r.found for r in results), len(results)),
        "defects": seeded,
        "defects_let_through": sum(len(r.let_through) for r in results),
        "defects_named": _share(sum(len(r.named) for r in results), seeded),
        "clean_cases": len(clean),
        "clean_cases_passed": _share(sum(r.found == "pass" for r in clean), len(clean)),
        "clean_cases_in_print": len(in_print),
        "clean_cases_in_print_passed": _share(
            sum(r.found == "pass" for r in in_print), len(in_print)
        ),
        "false_alarms_on_clean_cases": sum(len(r.false_alarms) for r in clean),
        "papers_typed": share(sum(r.papers_typed for r in results), sum(r.papers for r in results)),
        "field_accuracy": share(sum(f.expected == f.found for f in fields), len(fields)),
        "records": record_of(results),
        "fields": {
            name: {
                "total": count.total,
                "accuracy": round(count.accuracy, 4),
                "missing": count.missing,
                "cer": round(count.cer, 4),
            }
            for name, count in counts.items()
        },
    }


def _share(hits: int, total: int) -> float | None:
    return share(hits, total) if total else None


def by_item(results: Sequence[CaseResult]) -> dict[str, dict[str, object]]:
    """Item key → its figures, without those of its fields."""
    items = dict.fromkeys(result.item for result in results)
    figures = {item: summarise([r for r in results if r.item == item]) for item in items}
    return {
        item: {k: v for k, v in found.items() if k != "fields"} for item, found in figures.items()
    }


def record_of(results: Sequence[CaseResult]) -> str:
    """SHA-256 over all decision records: two runs that found the same have the same."""
    return sha256("".join(result.record for result in results).encode()).hexdigest()


def falls_short(results: Sequence[CaseResult]) -> str:
    """What keeps a run from being good enough, in words; "" when nothing does."""
    let_through = [r.name for r in results if r.let_through]
    if let_through:
        return f"defects ended in a pass: {', '.join(let_through)}"
    seeded = sum(len(r.defects) for r in results)
    named = sum(len(r.named) for r in results)
    if below(named, seeded, LEAST_NAMED):
        return f"defects named: {share(named, seeded):.1%}, at least {LEAST_NAMED:.0%}"
    return ""


def below(count: int, total: int, bound: float) -> bool:
    """Whether `count` of `total` is too few for a true share of `bound` to be believed."""
    so_few = sum(comb(total, k) * bound**k * (1 - bound) ** (total - k) for k in range(count + 1))
    return total > 0 and count < bound * total and so_few < CHANCE


def as_json(results: Sequence[CaseResult]) -> dict[str, object]:
    """The figures and every case behind them; of its fields only those read wrong."""
    cases = []
    for result in results:
        case = asdict(result)
        case["fields"] = [asdict(f) for f in result.fields if f.expected != f.found]
        cases.append(case)
    return {
        "suite": "review",
        "main_score": "defects_named",
        **summarise(results),
        "by_item": by_item(results),
        "results": cases,
    }


@cache
def worker() -> tuple[Parts, Catalog]:
    """What a worker process keeps between cases."""
    return Parts(Settings(threads=1)), load_seed().catalog
