"""Contents of the catalogue by their digest: drafts, published versions, the one in service."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa

from catalog.errors import CatalogError
from catalog.types import Catalog
from serve.names import CatalogueAct
from serve.people import SEED
from serve.store.acts import Entry, acts_of, broken, ledger
from serve.store.store import Store
from serve.store.tables import catalogue_acts, catalogue_drafts, catalogue_versions

INTO_SERVICE = (CatalogueAct.PUBLISHED, CatalogueAct.ROLLED_BACK)
"""Acts after which their subject is the version in service."""

Load = Callable[[dict[str, str]], Catalog]
"""Files → the catalogue. Raises CatalogError."""

_log = logging.getLogger("zhiban.catalogue")


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 over the files, independent of their order."""
    canonical = json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_published(store: Store) -> bool:
    """Whether any version is, or was."""
    with store.engine.connect() as connection:
        return connection.scalar(sa.select(catalogue_versions.c.digest).limit(1)) is not None


def publish_seed(store: Store, files: Mapping[str, str], *, now: datetime) -> bool:
    """Makes these files version 1 of a house that has none; whether it did."""
    with ledger(store) as acts:
        if acts.entries or acts.connection.scalar(sa.select(catalogue_versions.c.digest).limit(1)):
            return False
        digest = digest_of(files)
        keep_version(acts.connection, digest, files, now=now)
        acts.add(CatalogueAct.PUBLISHED, digest, by=SEED, at=now, detail={})
        return True


def keep_version(
    connection: sa.Connection, digest: str, files: Mapping[str, str], *, now: datetime
) -> None:
    """Puts the content where cases refer to it; who calls adds the act."""
    connection.execute(
        catalogue_versions.insert().values(digest=digest, files=dict(files), published_at=now)
    )


def in_service(store: Store) -> str:
    """The digest of the version new cases are to be accepted under."""
    return succession_of(store)[0]


def served_by(entries: Iterable[Entry]) -> str:
    """The same, by what the acts say; "" before anything was published."""
    into = [entry.subject for entry in entries if entry.act in INTO_SERVICE]
    return into[-1] if into else ""


def succession_of(store: Store) -> tuple[str, ...]:
    """The version in service and those it succeeded, the newest first; what was rolled back is
    out of it."""
    acts = (
        sa.select(catalogue_acts.c.act, catalogue_acts.c.subject)
        .where(catalogue_acts.c.act.in_([str(act) for act in INTO_SERVICE]))
        .order_by(catalogue_acts.c.number)
    )
    found: list[str] = []
    with store.engine.connect() as connection:
        for act, digest in connection.execute(acts):
            if act == CatalogueAct.ROLLED_BACK and digest in found:
                del found[found.index(digest) :]
            found.append(digest)
    return tuple(reversed(found))


def files_of(store: Store, digest: str) -> dict[str, str]:
    """The files of a version or a draft, exactly as they were kept. Raises CatalogError when
    they are not there, or are others than the digest says."""
    with store.engine.connect() as connection:
        for table in (catalogue_versions, catalogue_drafts):
            files = connection.scalar(sa.select(table.c.files).where(table.c.digest == digest))
            if files is not None:
                kept: dict[str, str] = files
                if digest_of(kept) == digest:
                    return kept
                break
    raise CatalogError(
        f"version {digest[:12]}",
        "its content in the database is not what was put there",
        "restore the database from a backup; meanwhile another version can be rolled back to",
    )


def audit(store: Store) -> tuple[str, ...]:
    """Everything that is wrong with what is kept of publishing, in words: a chain that doesn't
    hold, content that was changed, content nobody put there."""
    entries = acts_of(store)
    faults = list(broken(entries))
    known = {
        catalogue_versions: {e.subject for e in entries if e.act is CatalogueAct.PUBLISHED},
        catalogue_drafts: {e.subject for e in entries if e.act is CatalogueAct.DRAFTED},
    }
    with store.engine.connect() as connection:
        for table, told in known.items():
            there = set()
            for row in connection.execute(sa.select(table.c.digest, table.c.files)):
                there.add(row.digest)
                if digest_of(row.files) != row.digest:
                    faults.append(f"版本 {row.digest[:12]} 的内容与它的摘要不符")
            faults += [f"版本 {each[:12]} 没有操作记录" for each in sorted(there - told)]
            faults += [f"版本 {each[:12]} 的内容不见了" for each in sorted(told - there)]
    return tuple(faults)


class Catalogues:
    """Loads each published version once; versions are immutable, so they may be kept, and so
    may what is wrong with one."""

    def __init__(self, store: Store, load: Load) -> None:
        self._store = store
        self._load = load
        self._loaded: dict[str, Catalog] = {}
        self._refused: dict[str, CatalogError] = {}

    def newest(self) -> tuple[str, Catalog]:
        """The version new cases are accepted under, asked for at each case: the one in service,
        or, where this program does not understand that, the last before it which it does. Raises
        CatalogError when it understands none of them, or one is not what was published."""
        succession = succession_of(self._store)
        for digest in succession:
            try:
                return digest, self.version(digest)
            except CatalogError:
                if digest not in self._refused:
                    raise
        raise self._refused[succession[0]]

    def serving(self) -> str:
        """The digest of the version new cases are really accepted under, "" when none can be
        used."""
        try:
            return self.newest()[0]
        except CatalogError:
            return ""

    def version(self, digest: str) -> Catalog:
        """The catalogue a case was accepted under. Raises CatalogError when this program
        no longer understands it, or it is not what was published."""
        if digest in self._refused:
            raise self._refused[digest]
        if digest not in self._loaded:
            files = files_of(self._store, digest)
            try:
                self._loaded[digest] = self._load(files)
            except CatalogError as error:
                self._refused[digest] = error
                _log.error("version %s is out of service: %s", digest[:12], error)
                raise
        return self._loaded[digest]


def resolve(digests: Iterable[str], said: str) -> tuple[str, ...]:
    """The digests that begin so."""
    return tuple(each for each in digests if each.startswith(said))
