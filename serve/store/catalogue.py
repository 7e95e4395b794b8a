"""Published catalogue versions: files in, the catalogue of a digest out."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from catalog.errors import CatalogError
from catalog.types import Catalog
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import catalogue_versions

Load = Callable[[dict[str, str]], Catalog]
"""Files → the catalogue. Raises CatalogError."""

_log = logging.getLogger("zhiban.catalogue")


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 over the files, independent of their order."""
    canonical = json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def publish(store: Store, files: Mapping[str, str], *, load: Load, now: datetime) -> str:
    """Adds this version unless it is there; the digest of it. A version is never changed.
    Raises CatalogError, and adds nothing, when it does not load."""
    digest = digest_of(files)
    known = sa.select(catalogue_versions.c.digest).where(catalogue_versions.c.digest == digest)
    with store.engine.connect() as connection:
        if connection.scalar(known) is not None:
            return digest
    load(dict(files))
    with writing(store.engine) as connection:
        if connection.scalar(known) is None:
            connection.execute(
                catalogue_versions.insert().values(
                    digest=digest, files=dict(files), published_at=now
                )
            )
    return digest


class Catalogues:
    """Loads each published version once; versions are immutable, so they may be kept, and so
    may what is wrong with one."""

    def __init__(self, store: Store, load: Load) -> None:
        self._store = store
        self._load = load
        self._loaded: dict[str, Catalog] = {}
        self._refused: dict[str, CatalogError] = {}

    def any(self) -> bool:
        """Whether a version has been published."""
        return bool(self._digests())

    def newest(self) -> tuple[str, Catalog]:
        """The version new cases are accepted under: the newest that this program understands.
        Raises CatalogError when it understands none of them."""
        digests = self._digests()
        for digest in digests:
            try:
                return digest, self.version(digest)
            except CatalogError:
                continue
        raise self._refused[digests[0]]

    def _digests(self) -> list[str]:
        """Of every version, the newest first."""
        newest_first = sa.select(catalogue_versions.c.digest).order_by(
            catalogue_versions.c.published_at.desc()
        )
        with self._store.engine.connect() as connection:
            return list(connection.scalars(newest_first))

    def version(self, digest: str) -> Catalog:
        """The catalogue a case was accepted under. Raises CatalogError when this program
        no longer understands it."""
        if digest in self._refused:
            raise self._refused[digest]
        if digest not in self._loaded:
            query = sa.select(catalogue_versions.c.files).where(
                catalogue_versions.c.digest == digest
            )
            with self._store.engine.connect() as connection:
                files: dict[str, str] = connection.execute(query).scalar_one()
            try:
                self._loaded[digest] = self._load(files)
            except CatalogError as error:
                self._refused[digest] = error
                _log.error("version %s is out of service: %s", digest[:12], error)
                raise
        return self._loaded[digest]
