"""A page's reading → JSON bytes, and back, for whoever keeps readings."""

from __future__ import annotations

from pydantic import TypeAdapter

from ocr.types import PageReading

_READING = TypeAdapter(PageReading)


def dump_reading(reading: PageReading) -> bytes:
    """One line of UTF-8 JSON without its newline."""
    return _READING.dump_json(reading)


def load_reading(data: bytes | str) -> PageReading:
    """What `dump_reading` wrote. Raises ValueError naming what it can't understand."""
    return _READING.validate_json(data)
