"""Applications whose truth is known: from the folders the foundry writes, or kept in one file.

Kept cases are `cases.jsonl`, one JSON object a line: `name`, `application` (the text of
application.json as an object), `records` (what systems answer) and `truth` without the places of
values. Their pictures are not kept; what was read of them is (`eval.readings`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CASES = "cases.jsonl"
TRUTH = "truth.json"
RECORDS = "records.json"
"""What the systems that can be asked say of the case, `source.fact` → answer."""


@dataclass(frozen=True)
class KnownCase:
    """One application and what is true of it; `files` are named under the case's folder."""

    name: str
    application: Mapping[str, Any]
    records: Mapping[str, str]
    truth: Mapping[str, Any]

    @property
    def files(self) -> tuple[str, ...]:
        """Every upload as CASE/FILE, in the order of the application."""
        slots: Mapping[str, list[str]] = self.application["materials"]
        return tuple(f"{self.name}/{file}" for files in slots.values() for file in files)


def read_cases(folder: Path) -> tuple[KnownCase, ...]:
    """The kept cases of a folder, else every folder under it with a truth, in order of name;
    none when there are none."""
    kept = folder / CASES
    if kept.is_file():
        lines = kept.read_text(encoding="utf-8").splitlines()
        return tuple(KnownCase(**json.loads(line)) for line in lines)
    found = sorted(path.parent for path in folder.rglob(TRUTH))
    return tuple(_read(case, case.relative_to(folder).as_posix()) for case in found)


def keep_cases(cases: Iterable[KnownCase], path: Path) -> None:
    """Writes them to one file, which `read_cases` reads."""
    lines = (json.dumps(asdict(_slim(case)), ensure_ascii=False) + "\n" for case in cases)
    path.write_text("".join(lines), encoding="utf-8")


def _read(folder: Path, name: str) -> KnownCase:
    records = folder / RECORDS
    return KnownCase(
        name,
        _json(folder / "application.json"),
        _json(records) if records.is_file() else {},
        _json(folder / TRUTH),
    )


def _slim(case: KnownCase) -> KnownCase:
    documents = {
        file: {
            "type": document["type"],
            "legible": document["legible"],
            "by_hand": document.get("by_hand", False),
            "fields": {key: {"value": f["value"]} for key, f in document["fields"].items()},
        }
        for file, document in case.truth["documents"].items()
    }
    truth = {**case.truth, "documents": documents}
    return KnownCase(case.name, case.application, case.records, truth)


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
