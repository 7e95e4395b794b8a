"""Bytes or plain JSON → their SM3 digest (GM/T 0004), the national hash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.hashes import SM3, Hash


def sm3(content: bytes) -> str:
    """`sm3:` and 64 hex digits."""
    digest = Hash(SM3())
    digest.update(content)
    return f"sm3:{digest.finalize().hex()}"


def sm3_of(content: Mapping[str, Any]) -> str:
    """The same over canonical JSON (RFC 8785)."""
    return sm3(rfc8785.dumps(dict(content)))
