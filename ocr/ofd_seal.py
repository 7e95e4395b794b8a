"""An OFD document's signatures in → the electronic seals they put on its pages, unverified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ocr.ofd_archive import Archive, child, children, located, text_of
from ocr.ofd_content import box_of

_INTEGER, _OCTETS, _UTF8, _SEQUENCE = 0x02, 0x04, 0x0C, 0x30
_STRINGS = (0x0C, 0x13, 0x16, 0x1E)
_CONTAINERS = (_SEQUENCE, 0x31, 0xA0, 0xA1, 0xA2)
_DEEPEST = 12


@dataclass(frozen=True)
class Stamp:
    """A seal on the page with this id: `box` left, top, width, height in millimetres of it;
    the seal's name and picture, empty when the file does not tell them."""

    page: str
    box: tuple[float, float, float, float]
    name: str
    picture: bytes


def stamps_of(archive: Archive, signatures: str) -> Iterator[Stamp]:
    """Every stamp of every signature listed in the part at path `signatures`. Whether a
    signature is genuine is not looked into."""
    for entry in children(archive.xml(signatures), "Signature"):
        part = located(signatures, entry.get("BaseLoc", ""))
        root = archive.xml(part)
        signed = child(root, "SignedInfo")
        name, picture = _seal(archive, part, root)
        for stamp in children(signed, "StampAnnot"):
            box = box_of(stamp.get("Boundary"))
            if box[2] > 0 and box[3] > 0:
                yield Stamp(stamp.get("PageRef", ""), box, name, picture)


def _seal(archive: Archive, part: str, root: Element | None) -> tuple[str, bytes]:
    """Name and picture from the seal's own file, else from the signed value, which holds it."""
    places = (text_of(root, "SignedInfo", "Seal", "BaseLoc"), text_of(root, "SignedValue"))
    for place in filter(None, places):
        data = archive.read(located(part, place))
        if data:
            name, picture = seal_face(data)
            if name or picture:
                return name, picture
    return "", b""


def seal_face(data: bytes) -> tuple[str, bytes]:
    """The name and the picture in a seal's ASN.1 (GB/T 38540): the picture is the sequence of
    a type, its bytes, a width and a height; the name stands beside the seal's kind."""
    name, picture = "", b""
    for parts in _sequences(data):
        tags = [tag for tag, _ in parts]
        kinds = tags[:4]
        if not picture and len(kinds) == 4 and kinds[0] in _STRINGS:
            if kinds[1:] == [_OCTETS, _INTEGER, _INTEGER]:
                picture = parts[1][1]
        elif not name and tags[:2] == [_INTEGER, _UTF8]:
            name = parts[1][1].decode("utf-8", "replace").strip()
    return name, picture


def _sequences(data: bytes, depth: int = 0) -> Iterator[Sequence[tuple[int, bytes]]]:
    """The parts of every sequence, outer ones first."""
    parts = tuple(_parts(data))
    if depth:
        yield parts
    if depth < _DEEPEST:
        for tag, content in parts:
            if tag in _CONTAINERS:
                yield from _sequences(content, depth + 1)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each DER value; ends where the bytes stop being DER."""
    at = 0
    while at + 2 <= len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 0 < size <= 4:
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            return
        yield tag, data[at : at + length]
        at += length
