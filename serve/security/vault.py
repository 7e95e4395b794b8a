"""Clear bytes → sealed bytes, under one random key a case; destroying the key erases them.

SM4-GCM (GB/T 32907), as the national rules for government systems ask. Each sealed value is
bound to where it belongs (`label`), so that one row's content can't be put into another's.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from serve.errors import SettingsError

_VERSION = b"ZB1"
_KEY, _NONCE, _TAG = 16, 12, 16


class Vault:
    """Holds the master key, under which the keys of cases are sealed."""

    def __init__(self, master_key: bytes) -> None:
        """`master_key`: 32 random bytes."""
        self._wrapping = _derive(master_key, b"wrap case keys")
        self._marking = _derive(master_key, b"fingerprints")

    def new_key(self, case: str) -> bytes:
        """A fresh key for a case, sealed under the master key."""
        return _seal(self._wrapping, secrets.token_bytes(_KEY), f"key:{case}")

    def open_key(self, case: str, sealed_key: bytes) -> CaseKey:
        """Raises ValueError when the key was made for another case or another master key."""
        return CaseKey(_open(self._wrapping, sealed_key, f"key:{case}"))

    def fingerprint(self, content: bytes) -> str:
        """Hex; equal content has an equal one, and without the master key nobody can try
        guesses against it (an ID number has few)."""
        return hmac.new(self._marking, content, hashlib.sha256).hexdigest()


class CaseKey:
    """Seals and opens what belongs to one case."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, clear: bytes, label: str) -> bytes:
        return _seal(self._key, clear, label)

    def open(self, sealed: bytes, label: str) -> bytes:
        """Raises ValueError when the bytes were changed or belong elsewhere."""
        return _open(self._key, sealed, label)


def load_vault(key_file: Path) -> Vault:
    """The vault under the key in this file, which is made (mode 0600) when there is none.
    Raises SettingsError when others may read it or it does not hold 32 bytes."""
    with contextlib.suppress(FileExistsError):
        _make(key_file)
    mode = key_file.stat().st_mode & 0o777
    if mode & 0o077:
        raise SettingsError("ZHIBAN_MASTER_KEY_FILE", f"mode {mode:o}", f"chmod 600 {key_file}")
    key = key_file.read_bytes()
    if len(key) != 32:
        raise SettingsError(
            "ZHIBAN_MASTER_KEY_FILE", f"{len(key)} bytes", "put back the file of 32 bytes"
        )
    return Vault(key)


def _make(key_file: Path) -> None:
    """Written aside and linked into place: two processes that start together share one key,
    and a crash leaves none half written."""
    key_file.parent.mkdir(parents=True, exist_ok=True)
    if key_file.exists():
        raise FileExistsError(key_file)
    draft = key_file.with_name(f".{key_file.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, secrets.token_bytes(32))
        os.fsync(handle)
        os.link(draft, key_file)
    finally:
        os.close(handle)
        draft.unlink()


def _derive(master_key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=b"zhiban " + purpose).derive(
        master_key
    )


def _seal(key: bytes, clear: bytes, label: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    sealer = Cipher(SM4(key), GCM(nonce)).encryptor()
    sealer.authenticate_additional_data(_VERSION + label.encode())
    body = sealer.update(clear) + sealer.finalize()
    return _VERSION + nonce + sealer.tag + body


def _open(key: bytes, sealed: bytes, label: str) -> bytes:
    version, rest = sealed[: len(_VERSION)], sealed[len(_VERSION) :]
    nonce, tag, body = rest[:_NONCE], rest[_NONCE : _NONCE + _TAG], rest[_NONCE + _TAG :]
    if version != _VERSION or len(tag) != _TAG:
        raise ValueError(f"sealed value of '{label}' is not of version {_VERSION.decode()}")
    opener = Cipher(SM4(key), GCM(nonce, tag)).decryptor()
    opener.authenticate_additional_data(_VERSION + label.encode())
    try:
        return opener.update(body) + opener.finalize()
    except InvalidTag as error:
        raise ValueError(f"sealed value of '{label}' was changed or belongs elsewhere") from error
