"""Settings → an open store: the database, the vault, and where sealed papers lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from serve.security.vault import Vault, load_vault
from serve.settings import Settings
from serve.store.engine import migrate, open_engine


@dataclass(frozen=True)
class Store:
    """What every function of this package works on. `papers` is a folder: one folder a
    case in it, one sealed file an upload in that."""

    engine: sa.Engine
    vault: Vault
    papers: Path


def open_store(settings: Settings) -> Store:
    """Migrated and ready. Raises SettingsError when the master key is not as it must be."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = open_engine(settings.url)
    migrate(engine, lock_file=settings.data_dir / "migrate.lock")
    papers = settings.data_dir / "papers"
    papers.mkdir(exist_ok=True, mode=0o700)
    return Store(engine, load_vault(settings.key_file), papers)
