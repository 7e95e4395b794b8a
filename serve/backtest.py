"""Decision records × a draft of the catalogue → every verdict that the draft would flip.

Cases are decided again from what was read then. Who publishes says of each flip that it is
meant, and why; a draft with flips that nobody has labelled is not published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.node import parse
from catalog.types import Catalog
from review.pipeline import review
from review.types import Review
from serve.errors import BadRequest
from serve.records import load_record

CASE = "case"
"""Where a flip stands when the conclusion of the whole case is another."""


@dataclass(frozen=True)
class Flip:
    """One verdict that is another under the draft: a point's, or the case's conclusion. ""
    stands for a point that is not there."""

    record: str
    path: str
    where: str
    then: str
    now: str

    @property
    def name(self) -> str:
        """As a label names it: one label serves every case in which this point flips so."""
        return f"{self.where}: {self.then or '-'} → {self.now or '-'}"


@dataclass(frozen=True)
class Backtest:
    """What came of it: how many records were decided again, what flipped, and which records
    the draft can't decide, with the reason."""

    cases: int
    flips: tuple[Flip, ...]
    undecidable: Mapping[str, str]

    def unlabelled(self, labels: Mapping[str, str]) -> tuple[Flip, ...]:
        """The flips nobody gave a reason for."""
        return tuple(flip for flip in self.flips if flip.name not in labels)


def backtest(records: Mapping[str, bytes], draft: Catalog) -> Backtest:
    """`records` by path. Raises BadRequest for what is no record."""
    flips: list[Flip] = []
    undecidable: dict[str, str] = {}
    for path, kept in records.items():
        record = load_record(kept)
        try:
            then = record.review(draft)
        except BadRequest as error:
            undecidable[path] = error.message
            continue
        now = review(then.item, then.application, then.documents, then.evidence, then.today)
        flips += [Flip(record.digest, path, *each) for each in _flipped(then, now)]
    return Backtest(len(records), tuple(flips), undecidable)


def read_records(folder: Path) -> dict[str, bytes]:
    """Every record.json under the folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("record.json"))
    }


def read_labels(path: Path) -> dict[str, str]:
    """YAML: the name of a flip → why it is meant. Raises CatalogError."""
    entries = parse(path.name, path.read_text(encoding="utf-8")).mapping()
    return {name: node.text() for name, node in entries.items()}


def _flipped(then: Review, now: Review) -> Iterator[tuple[str, str, str]]:
    concluded = then.decision.conclusion.value, now.decision.conclusion.value
    if concluded[0] != concluded[1]:
        yield CASE, *concluded
    old, new = ({f.point_id: f.verdict.value for f in each.findings} for each in (then, now))
    for point in dict.fromkeys([*old, *new]):
        if old.get(point) != new.get(point):
            yield point, old.get(point, ""), new.get(point, "")
