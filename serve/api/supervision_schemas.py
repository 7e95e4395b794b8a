"""The shapes of what supervision rules found over case records. No names: case ids alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from review.supervision import Supervised, SupervisionFinding, Tally
from serve.api.present import articles, named
from serve.api.schemas import BasisShape, Error, Named, Shape
from serve.case_records import RefusedRow


class EntryShape(Shape):
    """One entry of the record as a rule saw it; `value` null: there was none."""

    label: str
    path: str
    value: str | None


class SupervisionFindingShape(Shape):
    """What came of one rule (效能监察规则) over one record; `rule` is its key."""

    rule: str
    version: int
    verdict: Named
    cause: Named | None
    message: str
    entries: tuple[EntryShape, ...]


class SupervisedShape(Shape):
    """One row of the file: the case, and one finding a rule."""

    line: int
    case: str
    findings: tuple[SupervisionFindingShape, ...]


class RefusedRowShape(Shape):
    """A row that could not be used."""

    line: int
    error: Error


class TallyShape(Shape):
    """One rule, and how many cases came out how; `counts` by verdict."""

    rule: str
    version: int
    title: str
    severity: Named
    remedy: str
    basis: tuple[BasisShape, ...]
    counts: Mapping[str, int]


class SupervisionShape(Shape):
    """The file as a whole: the day of the check, the catalogue's digest, how many rows were held
    against the rules and refused, the labels of entries no row has a place for."""

    as_of: date
    catalogue: str
    cases: int
    refused: int
    absent: tuple[str, ...]
    rules: tuple[TallyShape, ...]


def supervised(line: int, case: Supervised) -> SupervisedShape:
    return SupervisedShape(
        line=line, case=case.case_id, findings=tuple(_finding(each) for each in case.findings)
    )


def refused(row: RefusedRow) -> RefusedRowShape:
    error = Error(code=row.code, message=row.message, remedy=row.remedy)
    return RefusedRowShape(line=row.line, error=error)


def tally(each: Tally) -> TallyShape:
    return TallyShape(
        rule=each.rule.key,
        version=each.rule.version,
        title=each.rule.title,
        severity=named(each.rule.severity),
        remedy=each.rule.remedy,
        basis=articles(each.rule.basis),
        counts={verdict.value: count for verdict, count in each.counts.items()},
    )


def _finding(each: SupervisionFinding) -> SupervisionFindingShape:
    seen = {o.path: o for t in each.traces for check in t.checks for o in check.operands}
    return SupervisionFindingShape(
        rule=each.rule.key,
        version=each.rule.version,
        verdict=named(each.verdict),
        cause=named(each.cause) if each.cause else None,
        message=each.message,
        entries=tuple(EntryShape(label=o.label, path=o.path, value=o.value) for o in seen.values()),
    )
