"""Decision records × a draft of the catalogue → every verdict that the draft would flip.

Cases are decided again from what was read then. Who publishes says of each flip that it is
meant or mends a mistake, by whom that was judged, and why; a draft with flips that nobody has
labelled is not published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.node import Node, parse
from catalog.types import Catalog
from review.pipeline import review
from review.types import Conclusion, Review
from serve.errors import BadRequest
from serve.names import LabelKind
from serve.people import actor_of
from serve.records import Record, load_record

CASE = "case"
"""Where a flip stands when the conclusion of the whole case is another."""

UNDECIDABLE = "undecidable"
"""What a conclusion flips to when the draft lacks what the case is about."""


@dataclass(frozen=True)
class Label:
    """What somebody says of a flip."""

    kind: LabelKind
    by: str
    why: str


@dataclass(frozen=True)
class Flip:
    """One verdict that is another under the draft: a point's, or the case's conclusion. ""
    stands for a point that is not there. `through` are the points a conclusion hangs on in only
    one of both."""

    record: str
    path: str
    item: str
    where: str
    then: str
    now: str
    through: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As a label names it: one label serves every case of the item in which this point
        flips so, or the conclusion does through the same points; it serves no other."""
        through = f" ({', '.join(self.through)})" if self.through else ""
        return f"{self.item}/{self.where}: {self.then or '-'} → {self.now or '-'}{through}"


@dataclass(frozen=True)
class Backtest:
    """What came of it: how many records were decided again, what flipped, and which records
    the draft can't decide, with the reason."""

    cases: int
    flips: tuple[Flip, ...]
    undecidable: Mapping[str, str]

    def unlabelled(self, labels: Mapping[str, Label]) -> tuple[Flip, ...]:
        """The flips nobody gave a reason for."""
        return tuple(flip for flip in self.flips if flip.name not in labels)


def backtest(records: Iterable[tuple[str, bytes]], draft: Catalog) -> Backtest:
    """`records` as (path, record), taken one at a time. A case that the draft can't decide is a
    flip too: of its conclusion to UNDECIDABLE. Raises BadRequest for what is no record."""
    flips: list[Flip] = []
    undecidable: dict[str, str] = {}
    cases = 0
    for path, kept in records:
        cases += 1
        record = load_record(kept)
        try:
            case = record.case(draft)
        except BadRequest as error:
            undecidable[path] = error.message
            then = str(record.decision["conclusion"])
            flips.append(Flip(record.digest, path, record.item, CASE, then, UNDECIDABLE))
        else:
            now = review(case.item, case.application, case.documents, case.evidence, case.today)
            flips += [
                Flip(record.digest, path, record.item, *each) for each in _flipped(record, now)
            ]
    return Backtest(cases, tuple(flips), undecidable)


def read_records(folder: Path) -> dict[str, bytes]:
    """Every record.json under the folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("record.json"))
    }


def read_labels(path: Path) -> dict[str, Label]:
    """YAML: the name of a flip → what it is said to be. Raises CatalogError and BadRequest (who
    judged it is named as nobody can be).

        'food-business-new/lease-current: pass → fail':
          kind: intended        # or mended_mistake
          by: zhang01
          why: 租期须覆盖审查日
    """
    entries = parse(path.name, path.read_text(encoding="utf-8")).mapping()
    return {name: _label(node) for name, node in entries.items()}


def _label(node: Node) -> Label:
    record = node.record(("kind", "by", "why"))
    kind = LabelKind(record["kind"].one_of(LabelKind))
    return Label(kind, actor_of(record["by"].text()).id, record["why"].text())


def _flipped(then: Record, now: Review) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    old_conclusion, new_conclusion = str(then.decision["conclusion"]), now.decision.conclusion
    if old_conclusion != new_conclusion:
        old_against = _against(old_conclusion, then.decision["rests_on"])
        new_against = _against(new_conclusion, now.decision.rests_on)
        yield CASE, old_conclusion, str(new_conclusion), tuple(sorted(old_against ^ new_against))
    old = {str(each["point_id"]): str(each["verdict"]) for each in then.findings}
    new = {each.point_id: str(each.verdict) for each in now.findings}
    for point in dict.fromkeys([*old, *new]):
        if old.get(point) != new.get(point):
            yield point, old.get(point, ""), new.get(point, ""), ()


def _against(conclusion: str, rests_on: Iterable[str]) -> set[str]:
    """The points that stand against a pass."""
    return set() if conclusion == Conclusion.PASS else set(rests_on)
