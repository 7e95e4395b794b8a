"""The review of one item → its folder: report and pictures, decision record, capsule."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr.types import Page
    from review.types import Review
    from serve.capsule.write import Sealing
    from serve.wiring import Seed

RECORD = "record.json"


def kept_of(
    result: Review,
    uploads: Mapping[str, bytes],
    pages: Mapping[str, tuple[Page, ...]],
    engines: tuple[str, ...],
    seed: Seed,
    sealing: Sealing | None,
) -> dict[str, bytes]:
    """What is kept of the review of one item, by file name: its decision record, and its capsule
    when it is to be sealed. Raises BadRequest `capsule_not_repeatable`."""
    from serve.commands.sealing import seal
    from serve.records import Origin, dump_record, models_here
    from serve.store.catalogue import digest_of

    record = dump_record(result, Origin(digest_of(seed.files), engines, models_here()))
    kept = {RECORD: record}
    if sealing:
        kept["case.capsule"] = seal(result, record, uploads, pages, engines, sealing)
    return kept


def write_case(
    result: Review,
    folder: Path,
    pages: Mapping[str, tuple[Page, ...]],
    engines: tuple[str, ...],
    kept: Mapping[str, bytes],
    *,
    name: str,
) -> None:
    """The report of one item with its pictures, and what is `kept` of it beside it."""
    from serve.holds import held_here
    from serve.names import standing
    from serve.records import load_record
    from serve.rendering import render_files

    folder.mkdir(exist_ok=True)
    render_files(
        result,
        lambda source, page: pages[source][page],
        name=name,
        engine="、".join(engines),
        record=load_record(kept[RECORD]).digest,
        standing=standing(held_here(result.item, result)),
        index_href="../report.html",
        write=lambda file, content: (folder / file).write_bytes(content),
    )
    for file, content in kept.items():
        (folder / file).write_bytes(content)
