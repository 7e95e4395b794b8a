"""A capsule's bytes × the keys one trusts → what it proves, or the first thing that is wrong.

Nothing but the file is asked: no database, no model, no network. What comes first must hold
before the next is looked at: the file, its signature, whose it is, each member, the record, and
only then the decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.errors import CatalogError
from catalog.node import parse
from catalog.types import Catalog
from review.types import Review
from serve.capsule.archive import unpack
from serve.capsule.manifest import (
    CATALOGUE,
    MANIFEST,
    RECORD,
    SIGNATURE,
    Manifest,
    load_manifest,
    shown,
)
from serve.errors import BadRequest
from serve.records import Record, load_record, same_item
from serve.replay import Replay, replay
from serve.security.signing import PublicKey
from serve.security.sm3 import sm3
from serve.wiring import load_published

_MOST_NODES = 500_000
"""Of one YAML file, its aliases spelt out: ten times our largest."""

_ASK = "请向签发单位核实，并重新索取封存件。"


@dataclass(frozen=True)
class Capsule:
    """A capsule whose file, signature and members are whole. `key_known`: it was signed with one
    of the keys the reader trusts."""

    manifest: Manifest
    members: Mapping[str, bytes]
    key: PublicKey
    key_known: bool


@dataclass(frozen=True)
class Checked:
    """A capsule decided again from what it holds; `decided` is what was decided then."""

    capsule: Capsule
    record: Record
    decided: Review
    replay: Replay


def open_capsule(content: bytes, keys: Sequence[PublicKey] = ()) -> Capsule:
    """`keys` are those the reader trusts; with none, whose signature it is stays unknown. Raises
    BadRequest as `unpack` and `load_manifest` do, and capsule_manifest_missing,
    capsule_unsigned, capsule_algorithm_unknown, capsule_signature_wrong, capsule_other_key,
    capsule_member_missing, capsule_member_added, capsule_member_changed."""
    members = unpack(content)
    if MANIFEST not in members:
        raise BadRequest("capsule_manifest_missing", f"封存件里没有清单 {MANIFEST}。", _ASK)
    if SIGNATURE not in members:
        raise BadRequest(
            "capsule_unsigned", f"清单没有签名（缺 {SIGNATURE}），谁都可以写出这样的文件。", _ASK
        )
    manifest = load_manifest(members[MANIFEST])
    key = manifest.signed_by.key
    if not key.verifies(members[MANIFEST], members[SIGNATURE]):
        raise BadRequest(
            "capsule_signature_wrong", "签名与清单不符：签名以后，清单或者签名被改动过。", _ASK
        )
    known = key.fingerprint in {each.fingerprint for each in keys}
    if keys and not known:
        raise BadRequest(
            "capsule_other_key",
            f"签名有效，但用的不是您给出的公钥，而是 {key.fingerprint}。",
            "请向签发单位核实这个指纹；是它换用的密钥，就用 --key 加上对应的公钥，不是就不要采信。",
        )
    held = {name: content for name, content in members.items() if name not in (MANIFEST, SIGNATURE)}
    _compare(held, manifest.members)
    return Capsule(manifest, held, key, known)


def check(capsule: Capsule) -> Checked:
    """Raises BadRequest as `load_record` does, and capsule_parts_disagree,
    capsule_catalogue_unusable."""
    kept = capsule.members.get(RECORD, b"")
    record = load_record(kept)
    if record.digest != capsule.manifest.record:
        raise _disagree("决定记录的摘要与清单写的不同")
    for upload in capsule.manifest.uploads:
        if upload.member and capsule.manifest.members.get(upload.member) != upload.sm3:
            raise _disagree(f"上传文件 {shown(upload.name)} 与 {upload.member} 的摘要不同")
    catalog = _catalogue(capsule)
    item = catalog.items.get(record.item)
    if item is None or not same_item(record, item):
        raise _disagree("封存的事项不是作出决定时的那一版")
    decided = record.review(catalog)
    handed_in = decided.application
    for question in decided.item.scenario.questions:
        if not {*handed_in.situation.get(question.key, ())} <= {o.value for o in question.options}:
            raise _disagree("记录所选的情形不是这个事项的")
    named = {name for names in handed_in.materials.values() for name in names}
    if named != {upload.name for upload in capsule.manifest.uploads}:
        raise _disagree("清单列出的上传文件与决定记录的不同")
    return Checked(capsule, record, decided, replay(kept, catalog))


def originals_that_differ(capsule: Capsule, contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Uploads by name whose content given here is another than was handed in, or that are not
    given."""
    return tuple(
        upload.name
        for upload in capsule.manifest.uploads
        if upload.name not in contents or sm3(contents[upload.name]) != upload.sm3
    )


def _compare(held: Mapping[str, bytes], listed: Mapping[str, str]) -> None:
    for name in listed:
        if name not in held:
            raise BadRequest("capsule_member_missing", f"缺少清单列出的成员 {name}。", _ASK)
    for name, content in held.items():
        if name not in listed:
            raise BadRequest("capsule_member_added", f"成员 {name} 不在清单里，是后加的。", _ASK)
        if sm3(content) != listed[name]:
            raise BadRequest(
                "capsule_member_changed", f"成员 {name} 的内容与清单的摘要不符。", _ASK
            )


def _catalogue(capsule: Capsule) -> Catalog:
    try:
        files = {
            name.removeprefix(CATALOGUE): content.decode()
            for name, content in capsule.members.items()
            if name.startswith(CATALOGUE)
        }
        for name, text in files.items():
            _bounded(parse(name, text).value)
        return load_published(files)
    except (CatalogError, ValueError, RecursionError) as error:
        found = f"{error.where}：{error.found}" if isinstance(error, CatalogError) else str(error)
        raise BadRequest(
            "capsule_catalogue_unusable",
            f"封存的规则这个程序读不了（{shown(found)}）。",
            f"请用写出它的程序核验：{shown(capsule.manifest.program)}。",
        ) from error


def _bounded(value: object) -> None:
    """Raises ValueError when aliases make a small file stand for a huge one."""
    left, waiting = _MOST_NODES, [value]
    while waiting:
        left -= 1
        if left < 0:
            raise ValueError("一个文件展开后太大")
        match waiting.pop():
            case dict() as each:
                waiting.extend(each.values())
            case list() as each:
                waiting.extend(each)


def _disagree(what: str) -> BadRequest:
    return BadRequest("capsule_parts_disagree", f"{what}。", _ASK)
