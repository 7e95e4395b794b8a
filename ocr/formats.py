"""The first bytes of an upload in → which reader it needs; what no reader here takes is named."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from ocr.errors import BadUpload


class Container(StrEnum):
    """What an upload is, by its content."""

    PICTURE = "picture"
    PDF = "pdf"
    OFD = "ofd"


_HEAD = 1024
"""Bytes before which PDF's mark must stand: viewers look that far."""

_PROLOGUE = 4096

_PICTURES = (
    re.compile(rb"\xff\xd8\xff"),
    re.compile(rb"\x89PNG\r\n"),
    re.compile(rb"GIF8[79]a"),
    re.compile(rb"BM.{12}\x00"),
    re.compile(rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+"),
    re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    re.compile(rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL),
)
_STRANGERS = (
    ("旧版 Office 文件（DOC、XLS、PPT）", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("RTF 文件", re.compile(rb"\{\\rtf")),
    ("压缩包", re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh|\xfd7zXZ\x00")),
    ("程序", re.compile(rb"MZ|\x7fELF|#!")),
    ("PostScript 文件", re.compile(rb"%!PS|\xc5\xd0\xd3\xc6")),
    ("PSD 文件", re.compile(rb"8BPS")),
    ("AVIF 图片", re.compile(rb".{4}ftypavi[fs]", re.DOTALL)),
    ("JPEG 2000 图片", re.compile(rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51")),
    ("视频", re.compile(rb".{4}ftyp|RIFF.{4}AVI |\x1aE\xdf\xa3", re.DOTALL)),
)  # fmt: skip
_ROOTS = {
    b"svg": "SVG 矢量图",
    b"html": "网页",
    b"head": "网页",
    b"body": "网页",
    b"script": "网页",
}
_ROOT = re.compile(rb"<([A-Za-z]+)")
_OFFICE = (
    ("[Content_Types].xml", "Office 文件（DOCX、XLSX、PPTX）"),
    ("mimetype", "WPS 或 ODF 文件"),
)
_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_MAX_ENTRIES = 20_000


def container_of(data: bytes) -> Container:
    """Raises BadUpload unsupported_format for a format with a name, ambiguous_file when two
    programs could take the file for different things: then what is reviewed here may not be
    what somebody else sees. Anything else is left to the picture reader."""
    head = data[:_HEAD]
    mark = head.find(b"%PDF-")
    pictured = any(mark.match(data) for mark in _PICTURES)
    if pictured or mark >= 0:
        before = head[:mark] if mark >= 0 else b""
        strange = before.startswith(b"PK") or bool(_stranger(before))
        if (pictured and mark >= 0) or strange or _hides_archive(data):
            raise _ambiguous()
        return Container.PICTURE if pictured else Container.PDF
    if data.startswith((_ZIP, _ZIP_END)):
        return _archive(data)
    stranger = _stranger(data[:_PROLOGUE])
    if stranger:
        raise _unsupported(stranger)
    return Container.PICTURE


def _stranger(head: bytes) -> str:
    """What else it is, for people; "" when it has no name here."""
    return next((name for name, mark in _STRANGERS if mark.match(head)), "") or _markup(head)


def _markup(head: bytes) -> str:
    """What a text that begins with a tag is, past declarations and comments."""
    left = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = left.startswith((b"<?xml", b"<!DOCTYPE", b"<!doctype"))
    while left.startswith((b"<!", b"<?")):
        close = b"-->" if left.startswith(b"<!--") else b">"
        _, closed, left = left.partition(close)
        left = left.lstrip() if closed else b""
    root = _ROOT.match(left)
    name = _ROOTS.get(root[1].lower(), "") if root else ""
    return name or ("XML 文件" if declared else "")


def _archive(data: bytes) -> Container:
    names = _entries(data)
    if "OFD.xml" in names or not names:
        return Container.OFD  # one cut short is told so by its reader
    for entry, name in _OFFICE:
        if entry in names:
            raise _unsupported(name)
    raise _unsupported("压缩包")


def _hides_archive(data: bytes) -> bool:
    return _ZIP_END in data[-(2**16 + 22) :] and bool(_entries(data))


def _entries(data: bytes) -> frozenset[str]:
    """Names in the archive; none when it has no readable directory."""
    end = data.rfind(_ZIP_END)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > _MAX_ENTRIES:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _unsupported(name: str) -> BadUpload:
    return BadUpload(
        "unsupported_format",
        f"系统不读这种文件：{name}。",
        "请上传照片（JPG、PNG、HEIC 等）、扫描件、PDF 或 OFD 文件。",
    )


def _ambiguous() -> BadUpload:
    return BadUpload(
        "ambiguous_file",
        "这个文件里同时藏着两种格式，不同的软件会打开成不同的内容。",
        "请重新拍照，或从原来的软件里重新导出后上传。",
    )
