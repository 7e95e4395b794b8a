"""A decision record × a catalogue → the same decision again, byte for byte, or what differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.types import Catalog
from review.pipeline import review
from serve.records import dump_record, load_record, same_item


@dataclass(frozen=True)
class Replay:
    """What came of deciding once more. `differences` are places in the record with what stood
    there and what stands there now; none when both are the same bytes."""

    digest: str
    same_item: bool
    differences: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.differences


def replay(kept: bytes, catalog: Catalog) -> Replay:
    """Decides from what the record says was read and answered, by the rules of `catalog`, on
    the day of the record. Raises BadRequest for what is no record, or was changed."""
    record = load_record(kept)
    then = record.review(catalog)
    now = review(then.item, then.application, then.documents, then.evidence, then.today)
    again = dump_record(now, record.origin)
    differences = tuple(_differences("", *map(json.loads, (kept, again))))
    if again != kept and not differences:
        differences = ("记录的写法不是规范 JSON，内容相同",)
    return Replay(record.digest, same_item(record, then.item), differences)


def _differences(path: str, then: object, now: object) -> Iterator[str]:
    """Places at which two JSON values differ; findings are called by their point."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now} - {"digest"}):
            yield from _differences(f"{path}.{key}" if path else key, then.get(key), now.get(key))
    elif isinstance(then, list) and isinstance(now, list) and path == "findings":
        old, new = ({each["point_id"]: each for each in side} for side in (then, now))
        for point in dict.fromkeys([*old, *new]):
            yield from _differences(f"findings[{point}]", old.get(point), new.get(point))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for index, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from _differences(f"{path}[{index}]", one, other)
    elif then != now:
        yield f"{path}：{_shown(then)} → {_shown(now)}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
