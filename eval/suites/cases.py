"""A folder of foundry cases → how the whole review does on them, against their truth."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from catalog.types import Catalog, Severity
from eval.foundry.cases import RECORDS
from eval.metrics import count_fields, share
from nlp.normalize import normalise
from nlp.types import Document
from ocr.pages import load_pages
from review.types import Evidence, Review
from serve.case_dir import load_case_dir
from serve.reading import review_case
from serve.settings import Settings
from serve.wiring import Parts, load_seed

CLEARED = ("pass", "not_applicable")
LEAST_NAMED = 0.9


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

    Of `defects`, `named` were found at a right point with a right verdict and `let_through`
    stood in a case that passed. `false_alarms` are the points that did not pass though the
    truth lets them; `overlooked` passed though the truth does not let them. `cpu_s` is
    seconds of CPU time for reading and review, `pages` how many pages were read.
    """

    name: str
    expected: str
    found: str
    defects: tuple[str, ...]
    named: tuple[str, ...]
    let_through: tuple[str, ...]
    false_alarms: tuple[str, ...]
    overlooked: tuple[str, ...]
    papers: int
    papers_typed: int
    fields: tuple[FieldReading, ...]
    pages: int
    cpu_s: float


def case_folders(data: Path) -> tuple[Path, ...]:
    """Every folder under `data` that holds a case and its truth, in order of name."""
    return tuple(sorted(path.parent for path in data.rglob("truth.json")))


def run(folders: Sequence[Path], *, processes: int) -> Iterator[CaseResult]:
    """Reviews every case in worker processes, one engine of one thread each, which costs less
    CPU time than one engine of two. Results in the order of `folders`."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(run_one, folders)


def run_one(folder: Path) -> CaseResult:
    """One case, read as the doors read it. Raises what they raise."""
    parts, catalog = _worker()
    case = load_case_dir(folder, catalog)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    today = case.application.received_on
    if today is None:
        raise ValueError(f"{folder}/application.json: received_on is missing; write the day")
    started = time.process_time()
    readings = {
        name: [parts.reader.read(page) for page in load_pages(path.read_bytes(), source=name)]
        for name, path in case.files.items()
    }
    types = tuple(catalog.document_types.values())
    review = review_case(
        case.item,
        case.application,
        readings,
        classifier=parts.classifier(types),
        extractor=parts.extractor(types),
        today=today,
        evidence=_records(folder),
    )
    cpu_s = time.process_time() - started
    pages = sum(len(pages) for pages in readings.values())
    return compare(folder.name, truth, review, catalog, pages=pages, cpu_s=cpu_s)


def _records(folder: Path) -> Evidence:
    """What the systems of the case's world answer; nothing where no such file lies."""
    path = folder / RECORDS
    return Evidence(json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})


def compare(
    name: str,
    truth: Mapping[str, Any],
    review: Review,
    catalog: Catalog,
    *,
    pages: int = 0,
    cpu_s: float = 0.0,
) -> CaseResult:
    """A review against its truth, as `eval.foundry.cases` writes it. Pure."""
    counted = [f for f in review.findings if f.severity is not Severity.ADVISE]
    verdicts = {finding.point_id: finding.verdict.value for finding in counted}
    conclusion = review.decision.conclusion.value
    expected: Mapping[str, str] = truth["findings"]
    defects = tuple(defect["name"] for defect in truth["defects"])
    named = tuple(
        defect["name"]
        for defect in truth["defects"]
        if any(verdicts.get(point) in defect["verdicts"] for point in defect["points"])
    )
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
        expected=truth["decision"],
        found=conclusion,
        defects=defects,
        named=named,
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
        papers_typed=sum(kinds),
        fields=_fields(truth["documents"], papers, catalog),
        pages=pages,
        cpu_s=cpu_s,
    )


def _fields(
    documents: Mapping[str, Any], papers: Mapping[str, Document], catalog: Catalog
) -> tuple[FieldReading, ...]:
    """Every field of the truth, legible ones only: nothing is expected of a spoilt picture."""
    readings = []
    for source, document in documents.items():
        if not document["legible"]:
            continue
        kind = catalog.document_types[document["type"]]
        paper = papers.get(source)
        for key, fact in document["fields"].items():
            field = paper.field(key) if paper else None
            expected = normalise(kind.field(key).kind, fact["value"])
            found = field.value if field else None
            readings.append(FieldReading(kind.code, key, expected, found))
    return tuple(readings)


def summarise(results: Sequence[CaseResult]) -> dict[str, object]:
    """The figures of a run; `defects_named` is the main score."""
    clean = [r for r in results if not r.defects]
    seeded = sum(len(r.defects) for r in results)
    counts = count_fields(
        [(f"{f.paper}.{f.key}", f.expected, f.found) for r in results for f in r.fields]
    )
    fields = [f for r in results for f in r.fields]
    pages = sum(r.pages for r in results)
    return {
        "cases": len(results),
        "decision_accuracy": share(sum(r.expected == r.found for r in results), len(results)),
        "defects": seeded,
        "defects_let_through": sum(len(r.let_through) for r in results),
        "defects_named": share(sum(len(r.named) for r in results), seeded),
        "clean_cases": len(clean),
        "clean_cases_passed": share(sum(r.found == "pass" for r in clean), len(clean)),
        "false_alarms_on_clean_cases": sum(len(r.false_alarms) for r in clean),
        "papers_typed": share(sum(r.papers_typed for r in results), sum(r.papers for r in results)),
        "field_accuracy": share(sum(f.expected == f.found for f in fields), len(fields)),
        "fields": {
            name: {
                "total": count.total,
                "accuracy": round(count.accuracy, 4),
                "missing": count.missing,
                "cer": round(count.cer, 4),
            }
            for name, count in counts.items()
        },
        "pages": pages,
        "cpu_s_per_page": round(sum(r.cpu_s for r in results) / pages, 3) if pages else 0.0,
    }


def falls_short(results: Sequence[CaseResult]) -> str:
    """What keeps a run from being good enough, in words; "" when nothing does."""
    let_through = [r.name for r in results if r.let_through]
    if let_through:
        return f"defects ended in a pass: {', '.join(let_through)}"
    seeded = sum(len(r.defects) for r in results)
    named = share(sum(len(r.named) for r in results), seeded)
    return f"defects named: {named:.1%}, at least {LEAST_NAMED:.0%}" if named < LEAST_NAMED else ""


def as_json(results: Sequence[CaseResult]) -> dict[str, object]:
    """The figures and every case behind them; of its fields only those read wrong."""
    cases = []
    for result in results:
        case = asdict(result)
        case["fields"] = [asdict(f) for f in result.fields if f.expected != f.found]
        cases.append(case)
    return {"suite": "cases", "main_score": "defects_named", **summarise(results), "results": cases}


@cache
def _worker() -> tuple[Parts, Catalog]:
    """What a worker process keeps between cases."""
    return Parts(Settings(threads=1)), load_seed().catalog
