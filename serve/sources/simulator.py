"""Persons and how the systems behave → a server on loopback that plays every source.

POST /<source>/verify/<fact>     {request, purpose, subject} → {request, subject, answer}
POST /<source>/papers/<paper>    … and consent → {request, subject, fields}
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from serve.sources.persons import Persons

_PATH = re.compile(r"/([a-z-]+)/(verify|papers)/([a-z-]+)")
_MOST_BYTES = 64 * 2**10
EVERY = "all"
"""In the place of a source: every one of them."""


@dataclass
class Behaviour:
    """Sources that don't do what they should; `slow` maps them to seconds. May be changed while
    the server runs."""

    slow: Mapping[str, float]
    down: frozenset[str] = frozenset()  # hangs up without a word
    broken: frozenset[str] = frozenset()  # 500
    refusing: frozenset[str] = frozenset()  # 403
    nonsense: frozenset[str] = frozenset()  # no JSON
    lying: frozenset[str] = frozenset()  # answers about somebody else
    asked: int = 0
    """How many requests came in."""


@contextmanager
def simulated(
    persons: Persons, behaviour: Behaviour, *, host: str = "127.0.0.1", port: int = 0
) -> Iterator[str]:
    """The server's address, as long as the block lasts."""
    server = ThreadingHTTPServer((host, port), _handler(persons, behaviour))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(persons: Persons, behaviour: Behaviour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            behaviour.asked += 1
            found = _PATH.fullmatch(self.path)
            body = self._body()
            if found is None or body is None:
                self._send(400, b"{}")
                return
            source, verb, key = found.groups()
            seconds = behaviour.slow.get(source, behaviour.slow.get(EVERY, 0.0))
            if seconds:
                time.sleep(seconds)
            if _does(behaviour.down, source):
                self.close_connection = True
            elif _does(behaviour.broken, source):
                self._send(500, b'{"answer": "confirmed"}')
            elif _does(behaviour.refusing, source):
                self._send(403, b'{"answer": "confirmed"}')
            elif _does(behaviour.nonsense, source):
                self._send(200, "<html>系统维护中</html>".encode())
            else:
                said = _said(persons, source, verb, key, body)
                if _does(behaviour.lying, source):
                    said["subject"] = dict.fromkeys(said["subject"], "某某")
                self._send(200, json.dumps(said, ensure_ascii=False).encode())

        def _body(self) -> dict[str, Any] | None:
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > _MOST_BYTES:
                return None
            try:
                body = json.loads(self.rfile.read(int(length)))
            except ValueError:
                return None
            told = body.get("subject") if isinstance(body, dict) else None
            return body if isinstance(told, dict) and all(map(_is_text, told.values())) else None

        def _send(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    return Handler


def _said(
    persons: Persons, source: str, verb: str, key: str, body: Mapping[str, Any]
) -> dict[str, Any]:
    told = body["subject"]
    said: dict[str, Any] = {"request": body.get("request"), "subject": told}
    if verb == "verify":
        return {**said, "answer": persons.answer(source, key, told)}
    return {**said, "fields": persons.paper(source, key, told) if body.get("consent") else None}


def _does(sources: frozenset[str], source: str) -> bool:
    return source in sources or EVERY in sources


def _is_text(value: object) -> bool:
    return isinstance(value, str)
