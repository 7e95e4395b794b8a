"""A message and its bytes ↔ a socket: JSON and raw bytes only, nothing that could be executed."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

from ocr.types import Notice, Page, Point, Region, Seal, SealShape, TextLine

Message = dict[str, Any]
"""What JSON makes of a message: `do` names a request, `refused` an upload's error."""

_HEAD = struct.Struct(">IQ")
_MAX_MESSAGE = 64 * 2**20


def send(sock: socket.socket, message: Message, content: memoryview | bytes = b"") -> None:
    """Raises OSError when the other side is gone."""
    text = json.dumps(message, separators=(",", ":")).encode()
    view = memoryview(content).cast("B")
    sock.sendall(_HEAD.pack(len(text), view.nbytes) + text)
    sock.sendall(view)


def receive(sock: socket.socket) -> tuple[Message, int]:
    """The message, and how many bytes follow it. Raises EOFError when the other side is gone,
    TimeoutError when it keeps silent, ValueError for what is no message."""
    size, follow = _HEAD.unpack(_exactly(sock, bytearray(_HEAD.size)))
    if size > _MAX_MESSAGE:
        raise ValueError("the message is too long")
    message = json.loads(_exactly(sock, bytearray(size)))
    if not isinstance(message, dict):
        raise ValueError("the message is no object")
    return message, follow


def receive_into(sock: socket.socket, content: memoryview) -> None:
    """Fills `content` with the bytes that follow a message. Raises as `receive`."""
    while content:
        count = sock.recv_into(content)
        if not count:
            raise EOFError
        content = content[count:]


def _exactly(sock: socket.socket, space: bytearray) -> bytearray:
    receive_into(sock, memoryview(space))
    return space


# --- pages, without what is rendered ------------------------------------------------------


def page_message(page: Page) -> Message:
    return {
        "index": page.index,
        "width": page.width,
        "height": page.height,
        "dpi": page.dpi,
        "notices": [[each.code, each.message, each.remedy] for each in page.notices],
        "stamps": [
            [each.text, each.region.points, each.confidence, each.shape, each.centre]
            for each in page.stamps
        ],
    }


def notices_in(message: Message) -> tuple[Notice, ...]:
    return tuple(Notice(*map(str, each)) for each in message["notices"])


def stamps_in(message: Message) -> tuple[Seal, ...]:
    return tuple(
        Seal(
            text=str(text),
            region=_region(message["index"], points),
            confidence=float(confidence),
            shape=SealShape(shape),
            centre=str(centre),
        )
        for text, points, confidence, shape, centre in message["stamps"]
    )


def line_message(line: TextLine) -> list[object]:
    return [line.text, line.confidence, line.region.points, line.spans]


def line_in(page: int, message: list[Any]) -> TextLine:
    text, confidence, points, spans = message
    return TextLine(
        text=str(text),
        region=_region(page, points),
        confidence=float(confidence),
        spans=tuple((float(start), float(end)) for start, end in spans),
    )


def _region(page: int, points: list[Any]) -> Region:
    a, b, c, d = (_point(point) for point in points)
    return Region(int(page), (a, b, c, d))


def _point(written: list[Any]) -> Point:
    x, y = written
    return float(x), float(y)
