"""The shapes of what supervision rules found over case records. No names: case ids alone."""

from __future__ import annotations

from datetime import date

from review.supervision import Supervised, SupervisionFinding
from serve.api.present import articles, named
from serve.api.schemas import BasisShape, Error, Named, Shape
from serve.case_records import RefusedRow


class EntryShape(Shape):
    """One entry of the record as a rule saw it; `value` null: there was none."""

    label: str
    path: str
    value: str | None


class SupervisionFindingShape(Shape):
    """What came of one rule (效能监察规则) over one record."""

    rule: Named
    version: int
    severity: Named
    verdict: Named
    cause: Named | None
    message: str
    remedy: str
    basis: tuple[BasisShape, ...]
    entries: tuple[EntryShape, ...]


class SupervisedShape(Shape):
    """One row of the file: the case, the day of the check, the catalogue's digest, one finding a
    rule."""

    line: int
    case: str
    as_of: date
    catalogue: str
    findings: tuple[SupervisionFindingShape, ...]


class RefusedRowShape(Shape):
    """A row that could not be used."""

    line: int
    error: Error


def supervised(line: int, case: Supervised, *, as_of: date, catalogue: str) -> SupervisedShape:
    return SupervisedShape(
        line=line,
        case=case.case_id,
        as_of=as_of,
        catalogue=catalogue,
        findings=tuple(_finding(each) for each in case.findings),
    )


def refused(row: RefusedRow) -> RefusedRowShape:
    error = Error(code=row.code, message=row.message, remedy=row.remedy)
    return RefusedRowShape(line=row.line, error=error)


def _finding(each: SupervisionFinding) -> SupervisionFindingShape:
    seen = {o.path: o for t in each.traces for check in t.checks for o in check.operands}
    return SupervisionFindingShape(
        rule=Named(code=each.rule.key, name=each.rule.title),
        version=each.rule.version,
        severity=named(each.rule.severity),
        verdict=named(each.verdict),
        cause=named(each.cause) if each.cause else None,
        message=each.message,
        remedy=each.rule.remedy,
        basis=articles(each.rule.basis),
        entries=tuple(EntryShape(label=o.label, path=o.path, value=o.value) for o in seen.values()),
    )
