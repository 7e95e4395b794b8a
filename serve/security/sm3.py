"""Bytes → their SM3 digest (GM/T 0004), the national hash."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SM3, Hash


def sm3(content: bytes) -> str:
    """`sm3:` and 64 hex digits."""
    digest = Hash(SM3())
    digest.update(content)
    return f"sm3:{digest.finalize().hex()}"
