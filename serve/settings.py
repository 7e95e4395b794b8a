"""Environment variables ZHIBAN_* → one frozen record of how this machine runs the house."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from serve.errors import SettingsError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class OcrEngine(StrEnum):
    """What reads text: the house's own engine, or PaddleOCR in its own environment."""

    RAPID = "rapid"
    PADDLE = "paddle"


class ExtractorName(StrEnum):
    """What finds fields: printed labels and layout, or PaddleNLP's UIE in a child process."""

    LABELS = "labels"
    UIE = "uie"


@dataclass(frozen=True)
class Settings:
    """How this machine runs the house; policy is in the catalogue, weights in model cards.

    `clients` maps a client's name to the SHA-256 (hex) of its bearer token; with none the
    service binds to loopback only. `callback_hosts` are `host` or `host:port`. Byte limits
    hold while a request streams in. Seconds are wall-clock. `threads` pages are read at once.
    `paddleocr_models` holds the folders that `ocr.paddle_folders` writes; `uie_model` holds a
    model for `uie_python`, the Python of PaddleNLP's environment. `connections` says how
    verification sources are asked; None: none is. `recheck_percent` of the cases that could pass
    by themselves go on to be decided blind by a person.
    """

    data_dir: Path = Path("var")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    threads: int = 2
    worker_slots: int = 8
    clients: Mapping[str, str] = field(default_factory=dict)
    callback_hosts: tuple[str, ...] = ()
    master_key_file: Path | None = None
    signing_key_file: Path | None = None
    max_file_bytes: int = 20 * 2**20
    max_request_bytes: int = 60 * 2**20
    max_files_per_material: int = 20
    precheck_wait_seconds: int = 60
    ocr_engine: OcrEngine = OcrEngine.RAPID
    paddleocr_models: Path = Path("var/paddleocr-models")
    extractor: ExtractorName = ExtractorName.LABELS
    uie_python: Path = Path(".venv-paddlenlp/bin/python")
    uie_model: Path = Path("var/uie-model")
    connections: Path | None = None
    recheck_percent: int = 5

    @property
    def url(self) -> str:
        """The database, SQLite in the data directory unless another is named."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'zhiban.sqlite'}"

    @property
    def key_file(self) -> Path:
        """Where the master key lies; made at first start, mode 0600."""
        return self.master_key_file or self.data_dir / "master.key"

    @property
    def signing_key(self) -> Path:
        """Where the key lies that signs capsules; `zhiban keys make` makes it."""
        return self.signing_key_file or self.data_dir / "signing.key"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ZHIBAN_* variables; raises SettingsError naming the variable, what it
    held and what to write instead."""
    known = {name for name in environ if name.startswith("ZHIBAN_")}
    unknown = known - _READERS.keys()
    if unknown:
        name = min(unknown)
        raise SettingsError(name, environ[name], f"known are {', '.join(sorted(_READERS))}")
    values = {_READERS[name][0]: _READERS[name][1](name, environ[name]) for name in sorted(known)}
    settings = replace(Settings(), **values)  # type: ignore[arg-type]
    if not settings.clients:
        if not settings.is_loopback:
            raise SettingsError(
                "ZHIBAN_HOST", settings.host, "name the clients in ZHIBAN_CLIENTS, or use 127.0.0.1"
            )
        if "ZHIBAN_CALLBACK_HOSTS" not in known:
            settings = replace(settings, callback_hosts=LOOPBACK)
    return settings


def _text(name: str, value: str) -> str:
    if not value.strip():
        raise SettingsError(name, value, "give it a value or leave the variable out")
    return value.strip()


def _path(name: str, value: str) -> Path:
    return Path(_text(name, value)).expanduser()


def _number(least: int, most: int) -> Callable[[str, str], int]:
    def read(name: str, value: str) -> int:
        if not re.fullmatch(r"\d+", value.strip()) or not least <= int(value) <= most:
            raise SettingsError(name, value, f"write a whole number from {least} to {most}")
        return int(value)

    return read


def _one_of(known: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def read(name: str, value: str) -> StrEnum:
        if value.strip() not in list(known):
            raise SettingsError(name, value, f"write one of {', '.join(known)}")
        return known(value.strip())

    return read


def _clients(name: str, value: str) -> Mapping[str, str]:
    clients: dict[str, str] = {}
    for entry in filter(None, (part.strip() for part in value.split(","))):
        client, _, digest = entry.partition("=")
        if not re.fullmatch(r"[\w.-]{1,64}", client) or not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise SettingsError(
                name,
                client,
                "write name=SHA-256 of its token in lower-case hex, several joined by commas; "
                "printf %s TOKEN | sha256sum",
            )
        clients[client] = digest
    return MappingProxyType(clients)


def _hosts(name: str, value: str) -> tuple[str, ...]:
    hosts = tuple(part.strip().lower() for part in value.split(",") if part.strip())
    for host in hosts:
        if "/" in host or "*" in host:
            raise SettingsError(name, host, "write host or host:port, several joined by commas")
    return hosts


_READERS: Mapping[str, tuple[str, Callable[[str, str], object]]] = {
    "ZHIBAN_DATA_DIR": ("data_dir", _path),
    "ZHIBAN_DATABASE_URL": ("database_url", _text),
    "ZHIBAN_HOST": ("host", _text),
    "ZHIBAN_PORT": ("port", _number(0, 65535)),
    "ZHIBAN_THREADS": ("threads", _number(1, 256)),
    "ZHIBAN_WORKER_SLOTS": ("worker_slots", _number(1, 256)),
    "ZHIBAN_CLIENTS": ("clients", _clients),
    "ZHIBAN_CALLBACK_HOSTS": ("callback_hosts", _hosts),
    "ZHIBAN_MASTER_KEY_FILE": ("master_key_file", _path),
    "ZHIBAN_SIGNING_KEY_FILE": ("signing_key_file", _path),
    "ZHIBAN_MAX_FILE_BYTES": ("max_file_bytes", _number(1024, 2**31)),
    "ZHIBAN_MAX_REQUEST_BYTES": ("max_request_bytes", _number(1024, 2**31)),
    "ZHIBAN_MAX_FILES_PER_MATERIAL": ("max_files_per_material", _number(1, 1000)),
    "ZHIBAN_PRECHECK_WAIT_SECONDS": ("precheck_wait_seconds", _number(1, 600)),
    "ZHIBAN_OCR_ENGINE": ("ocr_engine", _one_of(OcrEngine)),
    "ZHIBAN_PADDLEOCR_MODELS": ("paddleocr_models", _path),
    "ZHIBAN_EXTRACTOR": ("extractor", _one_of(ExtractorName)),
    "ZHIBAN_UIE_PYTHON": ("uie_python", _path),
    "ZHIBAN_UIE_MODEL": ("uie_model", _path),
    "ZHIBAN_CONNECTIONS": ("connections", _path),
    "ZHIBAN_RECHECK_PERCENT": ("recheck_percent", _number(1, 100)),
}
