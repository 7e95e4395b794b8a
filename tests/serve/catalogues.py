"""The catalogue that came with the program, cut down to one item, so that tests load it fast; and
a content's way from a draft into service."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from catalog.load import read_folder
from serve.catalogue_check import CheckReport
from serve.people import actor_of
from serve.store import publishing as steps
from serve.store.catalogue import in_service
from serve.store.publishing import Version
from serve.store.store import Store

ITEM = "food-business-new"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ANNA, BERT = actor_of("anna01"), actor_of("bert02")
TRIED = {"cases": 0, "flips": {}, "labels": {}}
CHECKED = CheckReport(1, 1, 0, {ITEM: 1.0}, (), ())


def only(item: str = ITEM) -> dict[str, str]:
    """Its files: the item's own, and everything that items share."""
    return {
        name: text
        for name, text in read_folder().items()
        if not name.startswith(("items/", "examples/", "bundles/")) or f"/{item}." in name
    }


def changed(files: dict[str, str], name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The files with something else in one of them, which must have stood there."""
    text = files[name]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {**files, name: text}


def drafted(store: Store, files: Mapping[str, str], by: str = "anna01") -> Version:
    return steps.keep_draft(
        store, files, base=in_service(store), note="", by=actor_of(by), now=NOW
    )  # fmt: skip


def checked(store: Store, files: Mapping[str, str]) -> str:
    digest = drafted(store, files).digest
    steps.keep_check(store, digest, ok=True, result=CHECKED.kept, by=ANNA, now=NOW)
    return digest


def approved(store: Store, files: Mapping[str, str]) -> str:
    digest = checked(store, files)
    steps.approve(store, digest, by=BERT, now=NOW)
    return digest


def published(store: Store, files: Mapping[str, str]) -> str:
    digest = approved(store, files)
    steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
    return digest
