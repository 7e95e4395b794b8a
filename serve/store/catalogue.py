"""Published catalogue versions: files in, the catalogue of a digest out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from catalog.types import Catalog
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import catalogue_versions


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 over the files, independent of their order."""
    canonical = json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def publish(store: Store, files: Mapping[str, str], *, now: datetime) -> str:
    """Adds this version unless it is there; the digest of it. A version is never changed."""
    digest = digest_of(files)
    with writing(store.engine) as connection:
        known = connection.scalar(
            sa.select(catalogue_versions.c.digest).where(catalogue_versions.c.digest == digest)
        )
        if known is None:
            connection.execute(
                catalogue_versions.insert().values(
                    digest=digest, files=dict(files), published_at=now
                )
            )
    return digest


class Catalogues:
    """Loads each published version once; versions are immutable, so they may be kept."""

    def __init__(self, store: Store, load: Callable[[dict[str, str]], Catalog]) -> None:
        self._store = store
        self._load = load
        self._loaded: dict[str, Catalog] = {}

    def newest(self) -> tuple[str, Catalog]:
        """The version new cases are accepted under."""
        newest_first = sa.select(catalogue_versions.c.digest).order_by(
            catalogue_versions.c.published_at.desc()
        )
        with self._store.engine.connect() as connection:
            digest: str = connection.execute(newest_first.limit(1)).scalar_one()
        return digest, self.version(digest)

    def version(self, digest: str) -> Catalog:
        """The catalogue a case was accepted under. Raises CatalogError when this program
        no longer understands it."""
        if digest not in self._loaded:
            query = sa.select(catalogue_versions.c.files).where(
                catalogue_versions.c.digest == digest
            )
            with self._store.engine.connect() as connection:
                files: dict[str, str] = connection.execute(query).scalar_one()
            self._loaded[digest] = self._load(files)
        return self._loaded[digest]
