"""Bytes of a PDF in → notices of what it would do by itself: run scripts, start programs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from ocr.types import Notice

_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_SCRIPT = re.compile(rb"/(JavaScript|JS)(?![A-Za-z0-9])")
_LAUNCH = re.compile(rb"/S\s*/Launch(?![A-Za-z0-9])")
_MOST = 16 * 2**20
"""Bytes unpacked in all: dictionaries are small, and a notice is worth no more."""

SCRIPT = Notice(
    "pdf_script",
    "PDF 文件里带有脚本。系统不会执行，只读取页面上看得见的内容。",
    "请核对页面内容；如有疑问，请申请人去掉脚本后重新导出。",
)
LAUNCH = Notice(
    "pdf_launch",
    "PDF 文件里带有启动程序的动作。系统不会执行，只读取页面上看得见的内容。",
    "请不要在自己的电脑上直接打开原文件；请申请人重新导出后上传。",
)


def action_notices(data: bytes) -> tuple[Notice, ...]:
    """Looks at names in the open and in object streams; neither is ever executed here."""
    found = {}
    for part in _parts(data):
        plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), part)
        for notice, mark in ((SCRIPT, _SCRIPT), (LAUNCH, _LAUNCH)):
            if mark.search(plain):
                found[notice.code] = notice
    return tuple(found[code] for code in sorted(found))


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    left = _MOST
    for stream in _OBJECT_STREAM.finditer(data):
        unpack = zlib.decompressobj()
        try:
            part = unpack.decompress(data[stream.end() : stream.end() + _MOST], left)
        except zlib.error:
            continue
        yield part
        left -= len(part)
        if left <= 0:
            return
