"""Members by name ↔ the bytes of one ZIP file, which can be written in one way only.

Stored without compression, in the order given, with one date for all: the same members are the
same bytes on every machine, and nothing expands when it is read. A file is read only when
writing its members again gives exactly that file, so that no byte of it can hold or hide
anything but its members.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping

from serve.errors import BadRequest

MOST_BYTES = 512 * 2**20
MOST_MEMBERS = 2000
SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*")
"""Relative, in lower case, and no part of it begins with a dot: it stays below the folder it is
unpacked in, and two names never become one there."""

_AGAIN = "请向签发单位重新索取原始的封存件，不要用解压、重新打包后的文件。"


def pack(members: Mapping[str, bytes]) -> bytes:
    """Raises ValueError for a name that is not safe."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            if not SAFE_NAME.fullmatch(name):
                raise ValueError(f"'{name}' can't name a member")
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """The members in their order. Raises BadRequest: capsule_too_large, not_a_capsule,
    capsule_cut_short, capsule_member_unsafe, capsule_member_repeated, capsule_member_packed,
    capsule_member_changed, capsule_repacked."""
    if len(content) > MOST_BYTES:
        raise BadRequest(
            "capsule_too_large",
            f"封存件超过 {MOST_BYTES // 2**20} MiB。",
            "核验时请确认文件没有弄错；写的时候请去掉 --with-papers 和 --with-pictures。",
        )
    if not content.startswith(b"PK\x03\x04"):
        raise BadRequest(
            "not_a_capsule",
            "这不是封存件。",
            "请指定 zhiban review --capsule 写出的 case.capsule。",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise BadRequest(
            "capsule_cut_short",
            "文件不完整，结尾缺失或者损坏。",
            "请重新传一次；传输中断会造成这种情况。",
        ) from error
    with archive:
        entries = archive.infolist()
        _vet(entries, len(content))
        members = {entry.filename: _read(archive, entry) for entry in entries}
    if pack(members) != content:
        raise BadRequest(
            "capsule_repacked",
            "文件里有清单管不到的字节：成员之外的内容、注释、时间或者顺序被改动过。",
            _AGAIN,
        )
    return members


def _vet(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Before anything is read."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if not SAFE_NAME.fullmatch(name) or name != entry.orig_filename:
            raise BadRequest(
                "capsule_member_unsafe",
                f"成员名 {entry.orig_filename!r} 不合规，解压时可能写到别的文件夹。",
                f"不要解压这个文件。{_AGAIN}",
            )
        if name in seen:
            raise BadRequest(
                "capsule_member_repeated",
                f"成员 {name} 出现了两次，不同的软件会看到不同的内容。",
                f"不要采信这个文件。{_AGAIN}",
            )
        seen.add(name)
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            raise BadRequest(
                "capsule_member_packed",
                f"成员 {name} 是压缩的。封存件从不压缩，压缩的内容可能展开成极大的文件。",
                f"不要解压这个文件。{_AGAIN}",
            )
    if len(entries) > MOST_MEMBERS or sum(entry.file_size for entry in entries) > size:
        raise BadRequest(
            "capsule_member_packed",
            "成员加起来比文件本身还大，或者成员太多。",
            f"不要解压这个文件。{_AGAIN}",
        )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (
        zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, struct.error,
        OSError,
    ) as error:  # fmt: skip
        raise BadRequest(
            "capsule_member_changed",
            f"成员 {entry.filename} 损坏，或者写成以后被改动过。",
            "请重新传一次；仍然如此，请向签发单位核实。",
        ) from error
