"""A reviewed case ↔ the bytes that are kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pydantic import TypeAdapter

from catalog.types import Item
from nlp.types import Document
from review.types import Application, Decision, Finding, Review, RuleTrace


@dataclass(frozen=True)
class CaseRecord:
    """A review without its item, which the catalogue version of the case holds. `engines`
    names who read the pages."""

    application: Application
    documents: Mapping[str, tuple[Document, ...]]
    findings: tuple[Finding, ...]
    decision: Decision
    today: date
    engines: tuple[str, ...]

    def review(self, item: Item) -> Review:
        """The review exactly as it was decided."""
        return Review(
            item, self.application, self.documents, self.findings, self.decision, self.today
        )


_RECORD = TypeAdapter(CaseRecord)


def dump_record(review: Review, engines: tuple[str, ...]) -> bytes:
    record = CaseRecord(
        application=review.application,
        documents=dict(review.documents),
        findings=_with_params(review.findings, _thawed),
        decision=review.decision,
        today=review.today,
        engines=engines,
    )
    return _RECORD.dump_json(record)


def load_record(kept: bytes) -> CaseRecord:
    """Equal to what was dumped: a rule's parameters, which may be of any type, come back as
    the catalogue holds them, with tuples."""
    record = _RECORD.validate_json(kept)
    return replace(record, findings=_with_params(record.findings, _frozen))


def _with_params(
    findings: tuple[Finding, ...], convert: Callable[[object], object]
) -> tuple[Finding, ...]:
    def changed(rule: RuleTrace) -> RuleTrace:
        params = {key: convert(value) for key, value in rule.params.items()}
        return replace(rule, params=params, parts=tuple(changed(part) for part in rule.parts))

    return tuple(
        replace(finding, rules=tuple(changed(rule) for rule in finding.rules))
        for finding in findings
    )


def _thawed(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _thawed(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_thawed(each) for each in value]
    return value


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    return value
