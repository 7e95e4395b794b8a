"""A folder of papers with their truth beside them → samples, and back.

The folder holds the files and `documents.jsonl`, one JSON object a file. Every suite reads this
one form, whoever drew or photographed the papers. `recipe.json` may say how a set was made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ocr.types import Point, Problem, SealShape, TickState

INDEX = "documents.jsonl"
RECIPE = "recipe.json"
Polygon = tuple[Point, Point, Point, Point]
"""Four (x, y), clockwise from the mark's own top left, fractions of the page as uploaded."""


class Condition(StrEnum):
    """How a paper was taken."""

    CLEAN = "clean"  # scanned, exported, a screenshot
    PHOTO = "photo"  # an ordinary telephone photograph
    BAD = "bad"  # a poor one that a person still reads


@dataclass(frozen=True)
class TrueField:
    """A field: its value as a reader should give it, and where it stands. Nothing is expected
    of one that is not `legible`: cut off, or under a light spot."""

    value: str
    page: int
    polygon: Polygon
    legible: bool = True


@dataclass(frozen=True)
class TrueSeal:
    """A seal and its words; `text` around the ring, or in the rows of a square one."""

    text: str
    page: int
    polygon: Polygon
    centre: str = ""
    shape: SealShape = SealShape.ROUND


@dataclass(frozen=True)
class TrueSignature:
    """A place to sign, and whether somebody did."""

    label: str
    present: bool
    page: int
    polygon: Polygon


@dataclass(frozen=True)
class TrueTick:
    """A box to tick, the words beside it, and what stands in it."""

    label: str
    state: TickState
    page: int
    polygon: Polygon


@dataclass(frozen=True)
class TrueDocument:
    """A paper in a file. `type` None: none of the catalogue's types. Nothing is expected of
    the fields of one that is not `legible`. `bears_seal`: a whole paper of this kind carries
    a seal, so that none here means it is missing."""

    type: str | None
    pages: tuple[int, ...]
    fields: Mapping[str, TrueField]
    seals: tuple[TrueSeal, ...]
    signatures: tuple[TrueSignature, ...]
    ticks: tuple[TrueTick, ...]
    bears_seal: bool = False
    legible: bool = True


@dataclass(frozen=True)
class Sample:
    """A file and what it shows. `orientation` has one entry a page: degrees the content was
    turned clockwise; none where nobody could tell. `problems` are what a careful person would
    complain of, `slight` what is blurred or dark about a picture that is good enough all the
    same (None: nobody said)."""

    file: str
    condition: Condition
    orientation: tuple[int, ...]
    problems: tuple[Problem, ...]
    documents: tuple[TrueDocument, ...]
    slight: tuple[Problem, ...] | None = None


def read_dataset(folder: Path) -> tuple[Sample, ...]:
    """The samples of a folder in the order of its index. FileNotFoundError without an index,
    ValueError naming the line that can't be understood."""
    samples = []
    text = (folder / INDEX).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            samples.append(_sample(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{folder / INDEX}:{number}: {error!r}") from error
    return tuple(samples)


def write_index(folder: Path, samples: Iterable[Sample]) -> None:
    """Writes `documents.jsonl`; the files themselves stand there already."""
    lines = (json.dumps(asdict(sample), ensure_ascii=False) for sample in samples)
    (folder / INDEX).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_recipe(folder: Path) -> Mapping[str, Any]:
    """How the set was made: `command`, `seed`, `files`, and whether it is `held_out`: only its
    figures may be looked at (docs/adr/0010). Nothing for a set that was not drawn."""
    path = folder / RECIPE
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def write_recipe(
    folder: Path, *, command: str, seed: int, files: int, held_out: bool = False
) -> None:
    """Writes `recipe.json`; `command` draws this set again."""
    recipe = {"command": command, "seed": seed, "files": files, "held_out": held_out}
    (folder / RECIPE).write_text(json.dumps(recipe) + "\n", encoding="utf-8")


def true_document(
    truth: Mapping[str, Any], *, pages: tuple[int, ...], bears_seal: bool, legible: bool = True
) -> TrueDocument:
    """From the truth `eval.foundry.develop` gives; other keys are left aside."""
    return TrueDocument(
        type=truth["type"] or None,
        pages=pages,
        fields={key: _field(field) for key, field in truth["fields"].items()},
        seals=tuple(
            TrueSeal(
                text=seal["text"],
                page=seal["page"],
                polygon=_polygon(seal),
                centre=seal.get("centre", ""),
                shape=SealShape(seal.get("shape", SealShape.ROUND)),
            )
            for seal in truth["seals"]
        ),
        signatures=tuple(
            TrueSignature(sign["label"], bool(sign["present"]), sign["page"], _polygon(sign))
            for sign in truth["signatures"]
        ),
        ticks=tuple(
            TrueTick(tick["label"], TickState(tick["state"]), tick["page"], _polygon(tick))
            for tick in truth["ticks"]
        ),
        bears_seal=bears_seal,
        legible=legible,
    )


def _sample(record: Mapping[str, Any]) -> Sample:
    slight = record.get("slight")
    return Sample(
        file=record["file"],
        condition=Condition(record["condition"]),
        orientation=tuple(int(turn) for turn in record["orientation"]),
        problems=tuple(Problem(problem) for problem in record["problems"]),
        documents=tuple(
            true_document(
                document,
                pages=tuple(document["pages"]),
                bears_seal=bool(document.get("bears_seal", False)),
                legible=bool(document.get("legible", True)),
            )
            for document in record["documents"]
        ),
        slight=None if slight is None else tuple(Problem(problem) for problem in slight),
    )


def _field(record: Mapping[str, Any]) -> TrueField:
    legible = bool(record.get("legible", True))
    return TrueField(record["value"], record["page"], _polygon(record), legible)


def _polygon(record: Mapping[str, Any]) -> Polygon:
    a, b, c, d = ((float(x), float(y)) for x, y in record["polygon"])
    return a, b, c, d
