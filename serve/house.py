"""Settings and parts → everything opened: the store, the catalogue published in it, the doors."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from serve import clock, jobs
from serve.api.doors import Doors, clients_of
from serve.auto_pass import auto_pass_gate
from serve.case_work import CaseWork
from serve.settings import Settings
from serve.store.catalogue import Catalogues, audit, is_published, publish_seed
from serve.store.store import Store, open_store
from serve.wiring import Parts, load_files, load_seed

_log = logging.getLogger("zhiban.house")


@dataclass(frozen=True)
class House:
    """The opened house, from which each role takes what it needs."""

    settings: Settings
    parts: Parts
    store: Store
    catalogues: Catalogues


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """Migrates, publishes the catalogue that came with the program where none is published yet,
    and closes the database at the end. Raises CatalogError and SettingsError."""
    store = open_store(settings)
    try:
        if not is_published(store):
            publish_seed(store, load_seed().files, now=clock.now())
        yield store
    finally:
        store.engine.dispose()


@contextmanager
def opened(settings: Settings, parts: Parts) -> Iterator[House]:
    """The store and the catalogue in service. Raises CatalogError when that can't be used, and
    SettingsError."""
    with opened_store(settings) as store:
        catalogues = Catalogues(store, load_files)
        catalogues.newest()
        if audit(store):
            _log.error("the record of acts does not hold: zhiban catalog history --check")
        yield House(settings, parts, store, catalogues)


@contextmanager
def doors(house: House) -> Iterator[Doors]:
    """What the HTTP handlers work with."""
    client = jobs.job_client(house.store)
    try:
        yield Doors(
            settings=house.settings,
            store=house.store,
            catalogues=house.catalogues,
            jobs=client,
            sandbox=house.parts.sandbox,
            classifier=house.parts.classifier,
            extractor=house.parts.extractor,
        )
    finally:
        client.destroy()


@contextmanager
def at_work(house: House) -> Iterator[str]:
    """Works through the queues while the block lasts; gives the slot's name. Loads the models
    first and raises ModelUnavailable rather than take work it can't do."""
    house.parts.extractor(())
    work = CaseWork(
        house.store,
        house.catalogues,
        sandbox=house.parts.sandbox,
        reader=house.parts.remembering_reader,
        classifier=house.parts.classifier,
        extractor=house.parts.extractor,
        engine=house.parts.engine,
        clients=clients_of(house.settings),
        gate=auto_pass_gate(house.store),
    )
    with jobs.worker(house.settings, house.store, work, lanes=house.parts.lanes) as slot:
        yield slot
