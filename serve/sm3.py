"""Plain JSON → the national hash (GM/T 0004, SM3) of its canonical form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.hashes import SM3, Hash


def sm3_of(content: Mapping[str, Any]) -> str:
    """`sm3:` and hex, over canonical JSON (RFC 8785)."""
    sm3 = Hash(SM3())
    sm3.update(rfc8785.dumps(dict(content)))
    return f"sm3:{sm3.finalize().hex()}"
