"""A reviewed case ↔ its decision record (决定记录): canonical JSON under one digest.

The record holds all that the decision rests on (what was handed in, what was read and where,
what sources answered and when, the day, the digests of catalogue, item and models) and all that
came of it, rule by rule. Two reviews are the same exactly when their records are the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import rfc8785
from pydantic import BaseModel, ConfigDict, TypeAdapter

from catalog.item import basis_of
from catalog.types import Basis, Catalog, DocumentType, Item, Law, Verified
from nlp.types import Document
from review.rules import Case
from review.types import Application, Decision, Evidence, Finding, Place, Reply, Review, RuleTrace
from serve.errors import BadRequest
from serve.security.sm3 import sm3_of

FORMAT = 1

_APPLICATION = TypeAdapter(Application)
_DOCUMENT = TypeAdapter(Document)
_FINDING = TypeAdapter(Finding)
_PLACES = TypeAdapter(tuple[Place, ...])
_REPLY = TypeAdapter(Reply)
_DECISION = TypeAdapter(Decision)


@dataclass(frozen=True)
class Origin:
    """What made a review, beside its inputs: the catalogue by its digest, who read the pages,
    and the weights on that machine by the SHA-256 of each."""

    catalogue: str
    engines: tuple[str, ...]
    models: Mapping[str, str]


class Record(BaseModel):
    """A decision record as written, its parts still plain JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    digest: str
    item: str
    item_version: str
    item_digest: str
    catalogue: str
    engines: tuple[str, ...]
    models: dict[str, str]
    today: date
    application: dict[str, Any]
    documents: dict[str, tuple[dict[str, Any], ...]]
    evidence: dict[str, str]
    replies: dict[str, dict[str, Any]]
    findings: tuple[dict[str, Any], ...]
    decision: dict[str, Any]

    @property
    def origin(self) -> Origin:
        return Origin(self.catalogue, self.engines, self.models)

    def review(self, catalog: Catalog) -> Review:
        """The review exactly as it was decided. `catalog` is the version it was decided by, or
        one that knows its item, its papers and its laws. Raises BadRequest when it doesn't, and
        `record_malformed` for parts that no review has."""
        try:
            return self._review(catalog)
        except (TypeError, ValueError) as error:
            raise _malformed() from error
        except KeyError as error:
            raise self._of_another(error) from error

    def case(self, catalog: Catalog) -> Case:
        """What was handed in, read and answered then, before any rule of `catalog`: enough to
        decide anew where what was decided then rests on laws that are no longer cited. Raises
        BadRequest when the catalogue doesn't know its item or its papers, and `record_malformed`
        as `review` does."""
        try:
            return self._case(catalog)
        except (TypeError, ValueError) as error:
            raise _malformed() from error
        except KeyError as error:
            raise self._of_another(error) from error

    def _of_another(self, error: KeyError) -> BadRequest:
        return BadRequest(
            "record_of_another_catalogue",
            f"目录里没有记录所用的 {error.args[0]}。",
            f"请指定作出这份记录的目录版本（{self.catalogue[:12]}）。",
        )

    def _item(self, catalog: Catalog) -> Item:
        """The very version, else the one that is the law of that day, else the newest."""
        versions = catalog.versions[self.item]
        same = [item for item in versions if item.digest == self.item_digest]
        in_force = [item for item in versions if item.in_force(self.today)]
        return [*same, *in_force, versions[-1]][0]

    def _case(self, catalog: Catalog) -> Case:
        return Case(
            item=self._item(catalog),
            application=_APPLICATION.validate_python(self.application),
            documents={
                key: tuple(_document(each, catalog.document_types) for each in papers)
                for key, papers in self.documents.items()
            },
            evidence=Evidence(
                dict(self.evidence),
                {path: _REPLY.validate_python(each) for path, each in self.replies.items()},
            ),
            today=self.today,
        )

    def _review(self, catalog: Catalog) -> Review:
        case = self._case(catalog)
        laws = {basis.law.key: basis.law for _, basis in basis_of(case.item)}
        return Review(
            item=case.item,
            application=case.application,
            documents=case.documents,
            findings=tuple(_finding(each, laws) for each in self.findings),
            decision=_DECISION.validate_python(self.decision),
            today=case.today,
            evidence=case.evidence,
        )


def dump_record(review: Review, origin: Origin) -> bytes:
    """Canonical JSON (RFC 8785); `digest` is the SM3 of the same without it."""
    item = review.item
    content = {
        "format": FORMAT,
        "item": item.key,
        "item_version": item.version,
        "item_digest": item.digest,
        "catalogue": origin.catalogue,
        "engines": sorted(origin.engines),
        "models": dict(origin.models),
        "today": review.today.isoformat(),
        "application": _APPLICATION.dump_python(review.application, mode="json"),
        "documents": {
            key: [_shape_of_document(each) for each in papers]
            for key, papers in review.documents.items()
        },
        "evidence": dict(review.evidence.values),
        "replies": {
            path: _REPLY.dump_python(reply, mode="json")
            for path, reply in review.evidence.replies.items()
        },
        "findings": [_shape_of_finding(each) for each in review.findings],
        "decision": _DECISION.dump_python(review.decision, mode="json"),
    }
    return rfc8785.dumps({**content, "digest": sm3_of(content)})


def load_record(kept: bytes) -> Record:
    """Raises BadRequest: record_malformed, record_changed (its digest is another's)."""
    try:
        content = json.loads(kept)
        record = Record.model_validate(content)
        digest = sm3_of({k: v for k, v in content.items() if k != "digest"})
    except (ValueError, RecursionError) as error:
        raise _malformed() from error
    if record.digest != digest:
        raise BadRequest(
            "record_changed",
            "记录的内容与它的摘要不符，写成以后被改动过。",
            "请从办件库重新取出这份记录。",
        )
    return record


def _malformed() -> BadRequest:
    return BadRequest(
        "record_malformed", "这不是一份决定记录。", "请指定 zhiban review 写出的 record.json。"
    )


# --- papers: their type by its code ---------------------------------------------------------


def _shape_of_document(document: Document) -> dict[str, Any]:
    shape: dict[str, Any] = _DOCUMENT.dump_python(replace(document, type=None), mode="json")
    return {**shape, "type": document.type.code if document.type else None}


def _document(shape: Mapping[str, Any], types: Mapping[str, DocumentType]) -> Document:
    code = shape["type"]
    document = _DOCUMENT.validate_python({**shape, "type": None})
    return replace(document, type=types[code] if code else None)


# --- findings: their laws by key, their params as the catalogue holds them --------------------


def _shape_of_finding(finding: Finding) -> dict[str, Any]:
    return {
        **finding._asdict(),
        "basis": [_shape_of_basis(basis) for basis in finding.basis],
        "places": _PLACES.dump_python(finding.places, mode="json"),
        "rules": [_shape_of_rule(rule) for rule in finding.rules],
    }


def _shape_of_rule(rule: RuleTrace) -> dict[str, Any]:
    return {
        **rule._asdict(),
        "params": _thawed(rule.params),
        "operands": [
            {**each._asdict(), "places": _PLACES.dump_python(each.places, mode="json")}
            for each in rule.operands
        ],
        "parts": [_shape_of_rule(part) for part in rule.parts],
    }


def _finding(shape: Mapping[str, Any], laws: Mapping[str, Law]) -> Finding:
    finding = _FINDING.validate_python({**shape, "basis": ()})
    return finding._replace(
        basis=tuple(
            Basis(laws[each["law"]], each["article"], Verified(each["verified"]), each["note"])
            for each in shape["basis"]
        ),
        rules=tuple(_with_frozen_params(rule) for rule in finding.rules),
    )


def _shape_of_basis(basis: Basis) -> dict[str, str]:
    return {
        "law": basis.law.key,
        "article": basis.article,
        "verified": basis.verified.value,
        "note": basis.note,
    }


def _with_frozen_params(rule: RuleTrace) -> RuleTrace:
    params = {key: _frozen(value) for key, value in rule.params.items()}
    return rule._replace(
        params=params, parts=tuple(_with_frozen_params(part) for part in rule.parts)
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


def models_here() -> dict[str, str]:
    """Every model that has a card, with the SHA-256 of its weights."""
    from model_cards import load, names

    return {name: load(name).sha256 for name in names()}


def same_item(record: Record, item: Item) -> bool:
    """Whether the item is word for word the one the record was decided by."""
    return record.item_digest == item.digest
