"""A small OFD file, written by hand after GB/T 33190, so that it can be whole, odd or hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from PIL import Image

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210, 297


def text_object(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 5,
    delta: str = "",
    extra: str = "",
    inside: str = "",
    across: float = 0,
    down: float = 0,
) -> str:
    """A line whose baseline starts one size below (x, y), characters one size apart, in a
    boundary of `across` by `down` or one that just holds it."""
    delta = delta or (f'DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else "")
    box = f"{x} {y} {across or size * len(text)} {down or size * 1.4}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{box}" Font="1" '
        f'Size="{size}" {extra}>{inside}'
        f'<ofd:TextCode X="0" Y="{size}" {delta}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def image_object(box: str, *, resource: str = "20", ctm: str = "") -> str:
    turn = f'CTM="{ctm}"' if ctm else ""
    return f'<ofd:ImageObject ID="8" Boundary="{box}" {turn} ResourceID="{resource}"/>'


def content(*objects: str, before: str = "", area: str = "") -> bytes:
    """A page or a template: `before` its content, such as the template it lies on."""
    return (
        f"<ofd:Page {NAMESPACE}>{before}{area}<ofd:Content><ofd:Layer ID='5'>"
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    ).encode()


def picture(colour: tuple[int, int, int] = (200, 30, 30), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, kind)
    return out.getvalue()


def ofd(
    pages: Sequence[bytes],
    *,
    templates: Sequence[bytes] = (),
    media: Mapping[str, bytes] | None = None,
    seals: Sequence[tuple[str, bytes]] = (),
    annotations: str = "",
    resources: str = "",
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """`seals` are a StampAnnot's attributes and the seal's bytes; `annotations` are those of the
    first page; `parts` replace or add entries, None bytes of length zero stay empty."""
    listed = "".join(
        f'<ofd:Page ID="{100 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i in range(len(pages))
    )
    below = "".join(
        f'<ofd:TemplatePage ID="{50 + i}" BaseLoc="Tpls/Tpl_{i}/Content.xml"/>'
        for i in range(len(templates))
    )
    found = "".join(
        f'<ofd:MultiMedia ID="{20 + i}" Type="Image"><ofd:MediaFile>{name}</ofd:MediaFile>'
        "</ofd:MultiMedia>"
        for i, name in enumerate(media or {})
    )
    signed = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>" if seals else ""
    noted = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>" if annotations else ""
    entries: dict[str, bytes] = {
        "OFD.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NAMESPACE} DocType="OFD" '
            f'Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{"0" * 32}</ofd:DocID>'
            f"</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{signed}"
            "</ofd:DocBody></ofd:OFD>"
        ).encode(),
        "Doc_0/Document.xml": (
            f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>200</ofd:MaxUnitID>"
            f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{below}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages>{noted}</ofd:Document>"
        ).encode(),
        "Doc_0/PublicRes.xml": (
            f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="宋体"/>'
            f"</ofd:Fonts>{resources}</ofd:Res>"
        ).encode(),
        "Doc_0/DocumentRes.xml": (
            f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{found}</ofd:MultiMedias>'
            "</ofd:Res>"
        ).encode(),
    }
    entries |= {f"Doc_0/Pages/Page_{i}/Content.xml": page for i, page in enumerate(pages)}
    entries |= {f"Doc_0/Tpls/Tpl_{i}/Content.xml": page for i, page in enumerate(templates)}
    entries |= {f"Doc_0/Res/{name}": data for name, data in (media or {}).items()}
    if annotations:
        entries["Doc_0/Annots/Annotations.xml"] = (
            f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="100"><ofd:FileLoc>'
            "Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
        ).encode()
        entries["Doc_0/Annots/Page_0/Annotation.xml"] = (
            f"<ofd:PageAnnot {NAMESPACE}>{annotations}</ofd:PageAnnot>"
        ).encode()
    if seals:
        entries |= _signatures(seals)
    return archive(entries | dict(parts or {}))


def archive(entries: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return out.getvalue()


def _signatures(seals: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    listed = "".join(
        f'<ofd:Signature ID="{i}" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_{i}/Signature.xml"/>'
        for i in range(len(seals))
    )
    entries = {
        "Doc_0/Signs/Signatures.xml": (
            f"<ofd:Signatures {NAMESPACE}>{listed}</ofd:Signatures>"
        ).encode()
    }
    for i, (stamp, seal) in enumerate(seals):
        entries[f"Doc_0/Signs/Sign_{i}/Signature.xml"] = (
            f'<ofd:Signature {NAMESPACE}><ofd:SignedInfo><ofd:StampAnnot ID="1" {stamp}/>'
            "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
            "<ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>"
        ).encode()
        entries[f"Doc_0/Signs/Sign_{i}/Seal.esl"] = seal
    return entries


def seal(name: str, face: bytes) -> bytes:
    """An electronic seal after GB/T 38540, without the certificates: header, id, property with
    the seal's name, picture."""
    header = _der(0x30, _der(0x16, b"ES") + _der(0x02, b"\x04") + _der(0x16, b"SAMPLE"))
    prop = _der(
        0x30,
        _der(0x02, b"\x01") + _der(0x0C, name.encode()) + _der(0x02, b"\x01") + _der(0x30, b""),
    )
    shown = _der(
        0x30,
        _der(0x16, b"PNG") + _der(0x04, face) + _der(0x02, b"\x28") + _der(0x02, b"\x28"),
    )
    return _der(0x30, _der(0x30, header + _der(0x16, b"0" * 14) + prop + shown))


def _der(tag: int, value: bytes) -> bytes:
    size = len(value)
    length = bytes([size]) if size < 128 else b"\x84" + size.to_bytes(4, "big")
    return bytes([tag]) + length + value
