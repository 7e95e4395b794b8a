"""Folders of YAML → versions of the catalogue: drafted, checked, approved, published, rolled back.

What may follow what, and who may do it, is held by `serve.store.publishing`; here the catalogue
is loaded, checked and tried on decided cases before a step is asked for. `by` is who answers for
the step: whoever calls vouches that it is they.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from catalog.laws import read_laws
from catalog.load import read_folder
from catalog.types import Catalog
from serve.backtest import Backtest, Label, backtest, read_records
from serve.catalogue_check import CheckReport, check_catalogue, every_version, red_examples
from serve.errors import BadRequest
from serve.people import Actor
from serve.store import publishing as steps
from serve.store.cases import decided_records
from serve.store.catalogue import files_of, in_service
from serve.store.publishing import Version, Wish, history_of
from serve.store.store import Store
from serve.wiring import load_files, load_published

_MOST_WORDS = 200


@dataclass(frozen=True)
class Trial:
    """A draft tried on decided cases. `ahead` are items whose new version begins later: past
    cases are decided by the law of their day and say nothing of it."""

    version: Version
    found: Backtest
    ahead: tuple[str, ...]


def draft(
    store: Store, folder: Path, *, on_top: bool, note: str, by: Actor, now: datetime
) -> Version:
    """The folder's content as a draft; `on_top`: its files replace those of the version in
    service, the others stay. Raises CatalogError for what doesn't load, and BadRequest."""
    base = in_service(store)
    files = read_folder(folder)
    if on_top:
        files = {**files_of(store, base), **files}
    load_files(files)
    note = words(note) if note else ""
    return steps.keep_draft(store, files, base=base, note=note, by=by, now=now)


def submit(
    store: Store,
    said: str,
    laws: Path,
    *,
    by: Actor,
    now: Callable[[], datetime],
    told: Callable[[str], object] = lambda name: None,
) -> tuple[Version, CheckReport]:
    """Checks a draft and keeps what came of it. Raises CatalogError and BadRequest."""
    version = history_of(store).find(said)
    steps.unpublished(version)
    report = check_catalogue(_draft_of(store, version.digest), read_laws(laws), told=told)
    kept = steps.keep_check(
        store, version.digest, ok=report.ok, result=report.kept, by=by, now=now()
    )  # fmt: skip
    return kept, report


def approve(store: Store, said: str, *, by: Actor, now: datetime) -> Version:
    return steps.approve(store, history_of(store).find(said).digest, by=by, now=now)


def try_on_cases(
    store: Store, said: str, folder: Path | None, *, by: Actor, today: date
) -> Trial:  # fmt: skip
    """What publishing would flip, over the decided cases of the store and the records in the
    folder. Raises what stands against publishing before any case is decided again; then
    CatalogError, examples_red, no_records and what is wrong with a record."""
    then = history_of(store)
    version = then.find(said)
    steps.may_publish(then, version, by)
    catalog = _sound(_draft_of(store, version.digest))
    found = backtest(chain(decided_records(store), _records_in(folder)), catalog)
    known = {
        item.digest for _, item in every_version(catalogue_of(store, then.in_service))
    }  # fmt: skip
    ahead = tuple(
        f"{item.name}（{item.effective_from} 起）"
        for _, item in every_version(catalog)
        if item.digest not in known and item.effective_from > today
    )
    return Trial(version, found, ahead)


def publish(
    store: Store, trial: Trial, labels: Mapping[str, Label], *, by: Actor, now: datetime
) -> Version:
    """Puts the draft into service for new cases; those under way end under their own version.
    Raises BadRequest `unlabelled_flips`
    and what else stands against publishing."""
    counts = Counter(flip.name for flip in trial.found.flips)
    told = {
        "cases": trial.found.cases,
        "flips": dict(counts),
        "labels": {
            name: {"kind": str(label.kind), "by": label.by, "why": label.why}
            for name, label in labels.items()
            if name in counts
        },
        "ahead": list(trial.ahead),
    }
    return steps.publish(store, trial.version.digest, backtest=told, by=by, now=now)


def ask_rollback(store: Store, said: str, *, reason: str, by: Actor, now: datetime) -> Wish:
    """Raises BadRequest and, for a version this program no longer understands, CatalogError."""
    why = words(reason)
    return steps.ask_rollback(store, _returnable(store, said), reason=why, by=by, now=now)


def confirm_rollback(store: Store, said: str, *, by: Actor, now: datetime) -> Version:
    return steps.confirm_rollback(store, _returnable(store, said), by=by, now=now)


def roll_back_alone(
    store: Store, said: str, *, reason: str, by: Actor, now: datetime
) -> Version:  # fmt: skip
    why = words(reason)
    return steps.roll_back_alone(store, _returnable(store, said), reason=why, by=by, now=now)


def catalogue_of(store: Store, digest: str) -> Catalog:
    """A version or draft, loaded as it was authored well. Raises CatalogError."""
    return load_published(files_of(store, digest))


def _draft_of(store: Store, digest: str) -> Catalog:
    """A draft, held against all that is asked of authors now. Raises CatalogError."""
    return load_files(files_of(store, digest))


def _sound(catalog: Catalog) -> Catalog:
    """The same, if this program decides as its authors said. Raises BadRequest `examples_red`."""
    red = red_examples(catalog)
    if red:
        raise BadRequest(
            "examples_red",
            f"这个版本有 {len(red)} 个示例与现在的程序不符，第一个：{red[0]}。",
            "请修改示例或规则后另起草稿，重新检查。",
            status=409,
        )
    return catalog


def words(text: str) -> str:
    """A reason as it is kept. Raises BadRequest `reason_missing`, `reason_too_long`."""
    kept = " ".join(unicodedata.normalize("NFKC", text).split())
    if not any(c.isalnum() for c in kept):
        raise BadRequest("reason_missing", "没有写明理由。", "请用 --reason 写一句理由。")
    if len(kept) > _MOST_WORDS:
        raise BadRequest(
            "reason_too_long",
            f"理由有 {len(kept)} 个字，最多 {_MOST_WORDS} 个。",
            "请写短一些；不要写当事人的姓名和号码。",
        )
    return kept


def _returnable(store: Store, said: str) -> str:
    then = history_of(store)
    version = then.find(said)
    steps.may_return(then, version.digest)
    _sound(catalogue_of(store, version.digest))
    return version.digest


def _records_in(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    if folder is None:
        return
    records = read_records(folder)
    if not records:
        raise BadRequest(
            "no_records",
            f"{folder} 里没有 record.json。",
            "请指定 zhiban review 写出报告的文件夹。",
        )
    yield from records.items()
