"""Settings and parts → everything opened: the store, the catalogue published in it, the doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from serve import clock, jobs
from serve.api.doors import Doors, clients_of
from serve.case_work import CaseWork
from serve.settings import Settings
from serve.sources.desk import Desk
from serve.sources.types import Link
from serve.store.catalogue import Catalogues, publish
from serve.store.store import Store, open_store
from serve.store.verifications import note_verifications
from serve.wiring import Parts, load_files, load_seed


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
    closes the database at the end. Raises CatalogError and SettingsError."""
    seed = load_seed()
    links = parts.links(seed.catalog.sources)
    store = open_store(settings)
    try:
        publish(store, seed.files, now=clock.now())
        desk = desk_of(links, store)
        yield House(settings, parts, store, Catalogues(store, load_files), desk)
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
