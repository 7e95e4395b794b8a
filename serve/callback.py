"""A finished case's message → one signed POST to who sent the case; and how to check one."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

import httpx

from serve.errors import BadRequest

EVENT, TIMESTAMP, SIGNATURE = "Zhiban-Event", "Zhiban-Timestamp", "Zhiban-Signature"
_PURPOSE = b"zhiban callback v1"
_TIMEOUT_SECONDS = 10.0


def callback_key(token_sha256: str) -> bytes:
    """The key both sides can make: HMAC-SHA256 of a fixed purpose under the SHA-256 of the
    client's bearer token (hex; of the empty token where no clients are configured)."""
    return hmac.new(bytes.fromhex(token_sha256), _PURPOSE, hashlib.sha256).digest()


def sign(key: bytes, *, timestamp: int, body: bytes) -> str:
    """`v1=` and hex of HMAC-SHA256 over `<seconds since 1970>.<body>`."""
    digest = hmac.new(key, b"%d." % timestamp + body, hashlib.sha256).hexdigest()
    return f"v1={digest}"


def is_signed(key: bytes, *, timestamp: str, signature: str, body: bytes, now: float) -> bool:
    """Whether the signature is right and not older than five minutes."""
    if not timestamp.isdecimal() or abs(now - int(timestamp)) > 300:
        return False
    return hmac.compare_digest(sign(key, timestamp=int(timestamp), body=body), signature)


def check_url(url: str, *, allowed: tuple[str, ...]) -> None:
    """Raises BadRequest `callback_url_invalid` and `callback_host_not_allowed`."""
    try:
        httpx.URL(url)
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except (ValueError, httpx.InvalidURL):
        parts, host, port = urlsplit(""), "", None
    named = parts.username or parts.password or parts.fragment
    if parts.scheme not in ("http", "https") or not host or named:
        raise BadRequest(
            "callback_url_invalid",
            "callback_url 不是可用的网址。",
            "请写成 http(s)://主机[:端口]/路径，不含账号和 #。",
        )
    if host not in allowed and f"{host}:{port}" not in allowed:
        raise BadRequest(
            "callback_host_not_allowed",
            f"回调主机 {host} 不在允许名单内。",
            "请管理员把该主机加入 ZHIBAN_CALLBACK_HOSTS，或改用已允许的主机。",
        )


def post(url: str, *, event: str, key: bytes, body: bytes, timestamp: int) -> int:
    """The HTTP status that came back, 0 when nothing did. Follows no redirect and uses no
    proxy: the message goes to the allowed host or nowhere."""
    headers = {
        "Content-Type": "application/json",
        EVENT: event,
        TIMESTAMP: str(timestamp),
        SIGNATURE: sign(key, timestamp=timestamp, body=body),
    }
    try:
        with httpx.Client(timeout=_TIMEOUT_SECONDS, trust_env=False) as client:
            return client.post(url, content=body, headers=headers).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        return 0
