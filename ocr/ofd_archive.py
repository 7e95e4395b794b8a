"""Bytes of an OFD archive in → its parts by path: bytes, or XML without entities, within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ocr.errors import BadUpload
from ocr.limits import too_complex

_MAX_ENTRIES = 10_000
_MAX_PART = 64 * 2**20
_MAX_XML = 16 * 2**20
_MAX_UNPACKED = 512 * 2**20
"""Bytes all parts together say they unpack to: ten times the largest upload."""

_ENCRYPTED = 0x1


class Archive:
    """The parts of one archive. Raises BadUpload damaged_ofd, encrypted_ofd and too_complex;
    nothing is ever written to a disk, so that a path in it can't lead anywhere else."""

    def __init__(self, data: bytes) -> None:
        end = data.rfind(b"PK\x05\x06")
        if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > _MAX_ENTRIES:
            raise too_complex()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged() from error
        entries = self._zip.infolist()
        if len(entries) > _MAX_ENTRIES or sum(e.file_size for e in entries) > _MAX_UNPACKED:
            raise too_complex()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise BadUpload(
                "encrypted_ofd",
                "OFD 文件设有密码，打不开。",
                "请取消密码后重新导出，或打印后拍照上传。",
            )
        self._entries = {_plain(entry.filename): entry for entry in entries}
        self._left = _MAX_UNPACKED

    def read(self, path: str) -> bytes | None:
        """The bytes at `path`, None where there are none."""
        entry = self._entries.get(_plain(path))
        if entry is None:
            return None
        self._left -= entry.file_size
        if entry.file_size > _MAX_PART or self._left < 0:
            raise too_complex()
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise damaged() from error
        except (RuntimeError, NotImplementedError) as error:  # a method zipfile does not know
            raise damaged() from error

    def xml(self, path: str) -> Element | None:
        """The document at `path`, None where there is none. Raises BadUpload unsafe_file for
        one that declares entities or a document type."""
        data = self.read(path)
        if data is None:
            return None
        if len(data) > _MAX_XML:
            raise too_complex()
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise BadUpload(
                "unsafe_file",
                "文件里有不允许的内容（XML 实体或文档类型声明）。",
                "请从原来的系统重新下载或导出后上传。",
            ) from error
        except (ParseError, ValueError, LookupError) as error:
            raise damaged() from error
        except (MemoryError, RecursionError) as error:
            raise too_complex() from error
        return root


def located(part: str, reference: str) -> str:
    """The path of what the part at path `part` refers to: from the root when it begins with a
    slash, else from the part's own folder."""
    reference = reference.strip().replace("\\", "/")
    return _plain(reference if reference[:1] == "/" else f"{posixpath.dirname(part)}/{reference}")


def name_of(element: Element) -> str:
    """Its name without the namespace, which older writers leave out or change."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, *path: str) -> Iterator[Element]:
    """The elements reached by these names, one below the other."""
    if element is None:
        return
    if not path:
        yield element
        return
    for below in element:
        if name_of(below) == path[0]:
            yield from children(below, *path[1:])


def child(element: Element | None, *path: str) -> Element | None:
    return next(children(element, *path), None)


def text_of(element: Element | None, *path: str) -> str:
    """The text of the first element reached, "" when there is none."""
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def damaged(message: str = "OFD 文件已损坏或不完整，打不开。") -> BadUpload:
    return BadUpload("damaged_ofd", message, "请重新下载或导出，或打印后拍照上传。")


def _plain(path: str) -> str:
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/").casefold()
