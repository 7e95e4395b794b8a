"""The manifest of a capsule (清单): what is in it, each under its digest, and who signs for it."""

from __future__ import annotations

import json
from typing import Any

import rfc8785
from pydantic import BaseModel, ConfigDict

from serve.errors import BadRequest
from serve.security.signing import Algorithm, PublicKey, public_key

FORMAT = "zhiban-capsule"
VERSION = 1

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
RECORD = "record.json"
REPORT = "report.html"
CATALOGUE = "catalogue/"
PAPERS = "papers/"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Upload(_Part):
    """A file the applicant handed in; `member` is where the capsule holds it, "" for not."""

    name: str
    size: int
    sm3: str
    member: str


class SignedBy(_Part):
    """The key that signs, as its owner names it; whether it is the office's is for the reader
    to know. `public_key` is PEM."""

    algorithm: str
    public_key: str

    @property
    def key(self) -> PublicKey:
        """Raises BadRequest `capsule_algorithm_unknown`."""
        try:
            if self.algorithm != Algorithm.ED25519:
                raise ValueError(self.algorithm)
            return public_key(self.public_key)
        except ValueError as error:
            raise BadRequest(
                "capsule_algorithm_unknown",
                f"签名算法 {self.algorithm} 或者它的公钥，这个程序不会核验。",
                f"这个程序会核验：{'、'.join(Algorithm)}。请换用支持它的程序。",
            ) from error


class Manifest(_Part):
    """`members` maps every member but the manifest and its signature to its SM3; `record` is
    the digest of the decision record, `program` what wrote the capsule."""

    format: str
    version: int
    program: str
    record: str
    signed_by: SignedBy
    members: dict[str, str]
    uploads: tuple[Upload, ...]

    def dump(self) -> bytes:
        """Canonical JSON (RFC 8785): what is signed."""
        return rfc8785.dumps(self.model_dump(mode="json"))


def load_manifest(content: bytes) -> Manifest:
    """Raises BadRequest: capsule_manifest_malformed, capsule_version_unknown."""
    try:
        shape: Any = json.loads(content)
        _refuse_other_version(shape)
        manifest = Manifest.model_validate_json(content)
        canonical = manifest.dump() == content
    except (ValueError, RecursionError) as error:
        raise _malformed() from error
    if not canonical:
        raise _malformed()
    return manifest


def _refuse_other_version(shape: Any) -> None:
    if not isinstance(shape, dict) or shape.get("format") != FORMAT:
        raise _malformed()
    version = shape.get("version")
    if version != VERSION:
        raise BadRequest(
            "capsule_version_unknown",
            f"这是第 {shown(version)} 版的封存件，这个程序只认第 {VERSION} 版。",
            f"请用写出它的程序核验：{shown(shape.get('program'))}。",
        )


def _malformed() -> BadRequest:
    return BadRequest(
        "capsule_manifest_malformed",
        "封存件的清单不是规定的写法。",
        "请向签发单位重新索取封存件。",
    )


def shown(value: object) -> str:
    """What a file says, short, in one line and without what could steer a terminal: whoever
    made it must not be able to write over what the check says."""
    line = " ".join(str(value).split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= 120 else f"{line[:119]}…"
