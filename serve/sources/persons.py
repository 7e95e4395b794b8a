"""A YAML file of fictional persons and firms, or a records.json → what simulated systems answer.

    - about: {id_number: '430…', name: 样例甲}      # who it is, in the words of sources' needs
      facts: {population-register.identity: confirmed, unemployment.contributed-months: '64'}
      papers: {registration-platform.business-licence: {name: 样例公司, …}}

A records.json (`source.register.fact` → answer) answers so whoever is asked about.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.errors import CatalogError
from catalog.node import Node, known, parse
from catalog.sources import NEEDS
from nlp.normalize import squeeze
from review.checks.sources import CONFIRMED, DENIED

_IDENTIFY = ("id_number", "credit_code", "certificate_no", "address", "other_id_number")
"""Needs by which somebody is found, the surest first."""


@dataclass(frozen=True)
class Person:
    """Who somebody is, and what is known of them: `source.fact` and `source.paper`."""

    about: Mapping[str, str]
    facts: Mapping[str, str]
    papers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Persons:
    """Everybody the simulated systems know; `anybody` is answered whoever is asked about."""

    known: tuple[Person, ...] = ()
    anybody: Mapping[str, str] = field(default_factory=dict)

    def answer(self, source: str, fact: str, told: Mapping[str, str]) -> str | None:
        """None: not known. A claim about somebody who is found, but isn't as told, is denied."""
        path = f"{source}.{fact}"
        if path in self.anybody:
            return self.anybody[path]
        person = self._find(told)
        value = person.facts.get(path) if person else None
        if person is None or value is None or _is(person, told):
            return value
        return DENIED if value in (CONFIRMED, DENIED) else None

    def paper(self, source: str, paper: str, told: Mapping[str, str]) -> Mapping[str, str] | None:
        """None: there is none of exactly this subject."""
        person = self._find(told)
        if person is None or not _is(person, told):
            return None
        return person.papers.get(f"{source}.{paper}")

    def _find(self, told: Mapping[str, str]) -> Person | None:
        for need in (need for need in _IDENTIFY if need in told):
            for person in self.known:
                if need in person.about and _same(person.about[need], told[need]):
                    return person
        return None


def read_persons(path: Path) -> Persons:
    """Raises CatalogError for what is neither."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        try:
            records = Node(path.name, "", json.loads(text)).mapping()
        except json.JSONDecodeError as error:
            raise CatalogError(
                path.name, f"not JSON (line {error.lineno})", "write {source.register.fact: …}"
            ) from error
        given = {key.removeprefix("source."): node.text() for key, node in records.items()}
        return Persons(anybody=given)
    return Persons(tuple(_person(node) for node in parse(path.name, text).items()))


def _person(node: Node) -> Person:
    record = node.record(("about",), ("facts", "papers"))
    for need, child in record["about"].mapping().items():
        if need not in NEEDS:
            child.fail(f"'{need}' is unknown", known(NEEDS, need))
    papers = record["papers"].mapping() if "papers" in record else {}
    return Person(
        about=_texts(record["about"]),
        facts=_texts(record["facts"]) if "facts" in record else {},
        papers={key: _texts(child) for key, child in papers.items()},
    )


def _texts(node: Node) -> dict[str, str]:
    return {key: child.text() for key, child in node.mapping().items()}


def _is(person: Person, told: Mapping[str, str]) -> bool:
    return all(_same(person.about[n], value) for n, value in told.items() if n in person.about)


def _same(one: str, other: str) -> bool:
    return squeeze(one).upper() == squeeze(other).upper()
