"""Settings and parts → everything opened: the store, the catalogue published in it, the doors."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from catalog.errors import CatalogError
from catalog.load import read_folder
from review.calibration import thresholds
from serve import clock, jobs
from serve.api.doors import Doors, clients_of
from serve.auto_pass import auto_pass_gate
from serve.case_work import CaseWork
from serve.settings import Settings
from serve.sources.desk import Desk
from serve.sources.types import Link
from serve.store.acts import acts_of
from serve.store.catalogue import Catalogues, audit, digest_of, is_published, publish_seed
from serve.store.store import Store, open_store
from serve.store.verifications import note_verifications
from serve.wiring import Parts, load_files, load_published, load_seed

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


def desk_of(links: Mapping[str, Link], store: Store) -> Desk:
    """Where sources are asked, its audit kept in the store."""
    return Desk(links, note=partial(note_verifications, store), mark=store.vault.fingerprint)


@contextmanager
def opened(settings: Settings, parts: Parts) -> Iterator[House]:
    """The store and the catalogue in service: one that came with the program and is broken is
    named, and replaces nothing. Raises CatalogError when no published version can be used, and
    SettingsError."""
    with opened_store(settings) as store:
        _name_broken_seed(store)
        catalogues = Catalogues(store, load_published)
        digest, catalog = catalogues.newest()
        _log.info("catalogue %s is in service", digest[:12])
        if audit(store):
            _log.error("the record of acts does not hold: zhiban catalog history --check")
        desk = desk_of(parts.links(catalog.sources), store)
        yield House(settings, parts, store, catalogues, desk)


def _name_broken_seed(store: Store) -> None:
    """Tells the operator what stands in a catalogue that came with the program and that nobody
    could publish."""
    files = read_folder()
    digest = digest_of(files)
    if any(act.subject == digest for act in acts_of(store)):
        return
    try:
        load_files(files)
    except CatalogError as error:
        _log.error("not published: %s", error)


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
        gate=auto_pass_gate(
            house.store,
            thresholds(),
            recheck_percent=house.settings.recheck_percent,
            now=clock.now,
        ),
    )
    with jobs.worker(house.settings, house.store, work, lanes=house.parts.lanes) as slot:
        yield slot
