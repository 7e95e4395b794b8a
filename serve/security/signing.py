"""Bytes → a signature that anybody who has the public key can check.

A signer holds its private key: here a file of the office, Ed25519; a city's HSM or SM2 is
another signer with another algorithm.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from serve.errors import BadRequest, SettingsError
from serve.security.sm3 import sm3

SETTING = "ZHIBAN_SIGNING_KEY_FILE"


class Algorithm(StrEnum):
    """How a signature is made and checked."""

    ED25519 = "ed25519"


@dataclass(frozen=True)
class PublicKey:
    """What checks signatures; `pem` is its SubjectPublicKeyInfo."""

    algorithm: Algorithm
    pem: str

    @property
    def fingerprint(self) -> str:
        """SM3 of the key's DER: what two people compare over the telephone."""
        return sm3(_ed25519(self.pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def verifies(self, content: bytes, signature: bytes) -> bool:
        """Whether the holder of the private key signed exactly this."""
        try:
            _ed25519(self.pem).verify(signature, content)
        except InvalidSignature:
            return False
        return True


class Signer(Protocol):
    """Signs with a private key that it keeps to itself."""

    @property
    def public_key(self) -> PublicKey: ...

    def sign(self, content: bytes) -> bytes:
        """The signature, which `public_key` verifies."""
        ...


class FileSigner:
    """Ed25519 (RFC 8032) with the key in a file: the same content has the same signature."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public_key(self) -> PublicKey:
        return PublicKey(Algorithm.ED25519, _pem(self._key.public_key()))

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)


def public_key(pem: str) -> PublicKey:
    """Raises ValueError when this is no public key of an algorithm known here."""
    _ed25519(pem)
    return PublicKey(Algorithm.ED25519, pem)


def load_public_key(path: Path) -> PublicKey:
    """Raises BadRequest: key_unreadable, key_private (a private key must not travel)."""
    try:
        content = path.read_bytes()
        if b"PRIVATE KEY" in content:
            raise BadRequest(
                "key_private",
                f"{path} 是私钥，核验要用公钥。",
                "请改用 .pub 公钥文件。私钥只留在签名的机器上；已经传给别人的，请重新生成。",
            )
        return public_key(content.decode("ascii"))
    except (OSError, ValueError) as error:
        raise BadRequest(
            "key_unreadable",
            f"{path} 不是可用的公钥。",
            "请向签发单位索取 zhiban keys make 写出的 .pub 文件。",
        ) from error


def load_signer(path: Path) -> FileSigner:
    """Raises SettingsError when there is no such key, or others may read it."""
    try:
        mode = path.stat().st_mode & 0o777
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            SETTING, str(path), "no key can be read there; make one: zhiban keys make"
        ) from error
    if mode & 0o077:
        raise SettingsError(SETTING, f"mode {mode:o}", f"chmod 600 {path}")
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SettingsError(
            SETTING, str(path), "name the file that zhiban keys make wrote"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsError(SETTING, str(path), "name an Ed25519 key: zhiban keys make")
    return FileSigner(key)


def make_key(path: Path) -> tuple[Path, PublicKey]:
    """Writes a new private key (mode 0600) and beside it the public one, whose path is given
    back. Raises BadRequest: key_exists rather than write over either, key_unwritable."""
    public_path = path.with_name(f"{path.name}.pub")
    for each in (path, public_path):
        if each.exists() or each.is_symlink():
            raise BadRequest(
                "key_exists",
                f"{each} 已经存在，没有覆盖。",
                "请换一个文件名。旧的公钥还要用来核验以前签的封存件，请一直留着。",
            )
    key = Ed25519PrivateKey.generate()
    public = FileSigner(key).public_key
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(
            path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600
        )
        _write_new(public_path, public.pem.encode(), 0o644)
    except OSError as error:
        raise BadRequest(
            "key_unwritable",
            f"密钥写不到 {error.filename or path}：{error.strerror}。",
            "请检查文件夹和写入权限。",
        ) from error
    return public_path, public


def _write_new(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _pem(key: Ed25519PublicKey) -> str:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def _ed25519(pem: str) -> Ed25519PublicKey:
    """Raises ValueError."""
    try:
        key = load_pem_public_key(pem.encode("ascii"))
    except UnsupportedAlgorithm as error:
        raise ValueError("an algorithm unknown here") from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 key")
    return key
