"""Settings and parts → everything opened: the store, the catalogue published in it, the doors."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from catalog.errors import CatalogError
from catalog.load import read_folder
from serve import clock, jobs
from serve.api.doors import Doors, clients_of
from serve.case_work import CaseWork
from serve.settings import Settings
from serve.sources.desk import Desk
from serve.sources.types import Link
from serve.store.catalogue import Catalogues, publish
from serve.store.store import Store, open_store
from serve.store.verifications import note_verifications
from serve.wiring import Parts, load_files, load_published

_log = logging.getLogger("zhiban.house")


@dataclass(frozen=True)
class House:
    """The opened house, from which each role takes what it needs."""

    settings: Settings
    parts: Parts
    store: Store
    catalogues: Catalogues
    desk: Desk


@contextmanager
def opened(settings: Settings, parts: Parts) -> Iterator[House]:
    """Migrates, publishes the catalogue that came with the program unless it is known, and
    closes the database at the end. Where that catalogue is broken, the last good version stays
    in service. Raises SettingsError, and CatalogError when there is no good version."""
    store = open_store(settings)
    try:
        catalogues = Catalogues(store, load_published)
        try:
            publish(store, read_folder(), load=load_files, now=clock.now())
        except CatalogError as error:
            if not catalogues.any():
                raise
            _log.error("not published: %s", error)
        digest, catalog = catalogues.newest()
        _log.info("catalogue %s is in service", digest[:12])
        desk = desk_of(parts.links(catalog.sources), store)
        yield House(settings, parts, store, catalogues, desk)
    finally:
        store.engine.dispose()


def desk_of(links: Mapping[str, Link], store: Store) -> Desk:
    """Where sources are asked, its audit kept in the store."""
    return Desk(links, note=partial(note_verifications, store), mark=store.vault.fingerprint)


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
            desk=house.desk,
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
        desk=house.desk,
        engine=house.parts.engine,
        clients=clients_of(house.settings),
    )
    with jobs.worker(house.settings, house.store, work, lanes=house.parts.lanes) as slot:
        yield slot
