"""A callback is signed, goes where it may, and is tried again until it arrives."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from serve.callback import SIGNATURE, TIMESTAMP, callback_key, check_url, is_signed, post, sign
from serve.errors import BadRequest
from tests.serve.conftest import TOKENS, create, ended

KEY = callback_key(hashlib.sha256(b"token").hexdigest())


def test_a_signature_covers_the_body_and_the_moment() -> None:
    signature = sign(KEY, timestamp=1000, body=b"body")
    right = {"timestamp": "1000", "signature": signature, "body": b"body", "now": 1010.0}
    assert is_signed(KEY, **right)
    for wrong in (
        {"timestamp": "1001"},
        {"timestamp": "soon"},
        {"body": b"other"},
        {"now": 2000.0},
        {"signature": "v1=00"},
    ):
        assert not is_signed(KEY, **{**right, **wrong})
    assert not is_signed(callback_key("00" * 32), **right)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hall.example/x", ""),
        ("https://desk.example:8443/x", ""),
        ("https://desk.example/x", "callback_host_not_allowed"),
        ("http://hall.example.evil/x", "callback_host_not_allowed"),
        ("http://hall.example@evil/x", "callback_url_invalid"),
        ("file:///etc/passwd", "callback_url_invalid"),
        ("http://hall.example:port/x", "callback_url_invalid"),
        ("hall.example", "callback_url_invalid"),
        ("http://hall.example/\x01", "callback_url_invalid"),
        ("http://:secret@hall.example/x", "callback_url_invalid"),
        ("http://hall.example/" + "a" * 70_000, "callback_url_invalid"),
    ],
)
def test_a_callback_goes_to_allowed_hosts_only(url: str, code: str) -> None:
    allowed = ("hall.example", "desk.example:8443")
    if not code:
        check_url(url, allowed=allowed)
        return
    with pytest.raises(BadRequest) as caught:
        check_url(url, allowed=allowed)
    assert caught.value.code == code


@contextmanager
def answering(*statuses: int) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A listener that answers with these statuses in turn, and the headers it was sent."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append({**dict(self.headers.items()), "body": body.decode()})
            self.send_response(statuses[min(len(seen), len(statuses)) - 1])
            self.send_header("Location", "http://127.0.0.1:9/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_redirect_is_not_followed_and_silence_is_no_answer() -> None:
    with answering(307) as (url, seen):
        assert post(url, event="e", key=KEY, body=b"{}", timestamp=1) == 307
    assert len(seen) == 1
    assert post(url, event="e", key=KEY, body=b"{}", timestamp=1) == 0


def test_a_callback_is_sent_again_with_the_same_event_until_it_is_taken(
    hall: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("serve.jobs._CALLBACK_DELAYS", [0.2] * 4)
    with answering(500, 503, 204) as (url, seen):
        case = create(hall, callback_url=url)
        hall.post(f"/api/v1/cases/{case}:submit")
        ended(hall, case)
        for _ in range(100):
            if len(seen) == 3:
                break
            threading.Event().wait(0.1)
        threading.Event().wait(0.5)
    assert len(seen) == 3
    assert len({each["Zhiban-Event"] for each in seen}) == 1
    key = callback_key(hashlib.sha256(TOKENS["hall"].encode()).hexdigest())
    last = seen[-1]
    timestamp = last[TIMESTAMP]
    assert is_signed(
        key,
        timestamp=timestamp,
        signature=last[SIGNATURE],
        body=last["body"].encode(),
        now=float(timestamp),
    )
    assert json.loads(last["body"])["case"] == case
