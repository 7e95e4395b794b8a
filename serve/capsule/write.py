"""A review, the catalogue's files and the uploads → a signed capsule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from catalog.excerpt import excerpts
from catalog.types import Catalog, Item
from review.types import Review
from serve.capsule.archive import SAFE_NAME, pack
from serve.capsule.check import open_capsule
from serve.capsule.manifest import (
    CATALOGUE,
    FORMAT,
    MANIFEST,
    PAPERS,
    RECORD,
    REPORT,
    SIGNATURE,
    VERSION,
    Manifest,
    SignedBy,
    Upload,
)
from serve.errors import BadRequest
from serve.records import load_record
from serve.replay import replay
from serve.security.signing import Signer
from serve.security.sm3 import sm3
from serve.wiring import load_published


def program() -> str:
    """The name and version of this program."""
    return f"zhiban {version('zhiban')}"


@dataclass(frozen=True)
class Sealing:
    """How capsules are made: who signs, from which published files, and whether the uploads
    themselves and the report with its annotated pictures go in."""

    signer: Signer
    files: Mapping[str, str]
    with_papers: bool = False
    with_pictures: bool = False


def dump_capsule(
    review: Review,
    record: bytes,
    uploads: Mapping[str, bytes],
    sealing: Sealing,
    *,
    report: bytes = b"",
) -> bytes:
    """`record` is the review's decision record, `uploads` are by name, `report` is the page with
    the annotated pictures. The same case under the same key gives the same bytes. Raises
    BadRequest `capsule_not_repeatable` when the rules in it don't give the decision again, and
    as `open_capsule` does (too large, a signer that fails): nobody hands out what nobody can
    check."""
    catalogue, catalog = _as_it_was(sealing.files, review.item)
    if not replay(record, catalog).same:
        raise BadRequest(
            "capsule_not_repeatable",
            "用封存件里的规则重新审查，得不到同样的决定，没有签名。",
            "请不带 --capsule 再审查一次，把写出的 record.json 交给技术人员。",
        )
    members = {
        RECORD: record,
        **{f"{CATALOGUE}{name}": text.encode() for name, text in sorted(catalogue.items())},
    }
    named = []
    for number, (name, content) in enumerate(sorted(uploads.items()), start=1):
        member = _member_of(number, name) if sealing.with_papers else ""
        named.append(Upload(name=name, size=len(content), sm3=sm3(content), member=member))
        if member:
            members[member] = content
    if sealing.with_pictures:
        members[REPORT] = report
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        program=program(),
        record=load_record(record).digest,
        signed_by=SignedBy(
            algorithm=sealing.signer.public_key.algorithm.value,
            public_key=sealing.signer.public_key.pem,
        ),
        members={name: sm3(content) for name, content in members.items()},
        uploads=tuple(named),
    ).dump()
    signature = sealing.signer.sign(manifest)
    content = pack({MANIFEST: manifest, SIGNATURE: signature, **members})
    open_capsule(content, [sealing.signer.public_key])
    return content


def _as_it_was(files: Mapping[str, str], item: Item) -> tuple[dict[str, str], Catalog]:
    """The very version the case was decided by: its files, and what they load to."""
    for found in excerpts(files, item.key):
        catalog = load_published(found)
        if catalog.item(item.key).digest == item.digest:
            return found, catalog
    raise KeyError(f"{item.key} of digest {item.digest} is not in these files")


def _member_of(number: int, name: str) -> str:
    """Numbered: the names people give their files are kept in the manifest alone."""
    suffix = Path(name).suffix.lower()
    member = f"{PAPERS}{number:03}{suffix}"
    return member if SAFE_NAME.fullmatch(member) else f"{PAPERS}{number:03}"
