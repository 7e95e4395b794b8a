"""A source asked over HTTP: what it says is used only when it is surely an answer to what was
asked, and whatever else it does is unavailable."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from catalog.types import Licence, Source
from serve.sources.connections import read_connections
from serve.sources.http import MOST_BYTES, HttpConnector
from serve.sources.persons import Person, Persons
from serve.sources.simulator import EVERY, Behaviour, simulated
from serve.sources.types import Answer, Connector, Failure, Ticket
from tests.contracts.connector_contract import (
    CLAIM,
    HE,
    MONTHS,
    PAPER,
    RECORD,
    TICKET,
    ZHOU,
    ConnectorContract,
)

SOURCE = Source(
    "register", "登记系统", "样例机关",
    {fact.key: fact for fact in (CLAIM, RECORD, MONTHS)}, {PAPER.document_type: PAPER},
)  # fmt: skip
PERSONS = Persons(
    (
        Person(
            ZHOU,
            {"register.identity": "confirmed", "register.record": "无", "register.months": "64"},
            {"register.business-licence": {"name": "样例粮油店"}},
        ),
        Person(HE, {"register.record": "查询失败", "register.months": "六十"}),
    )
)
VERIFY = """
register:
  address: {address}
  purpose: 办理<item>
  timeout_seconds: 2
  verify:
    path: /register/verify/<fact>
    body: {{request: <request>, purpose: <purpose>, subject: <subject>}}
    value: answer
    subject: {{id_number: subject.id_number}}
    request: request
  hand_over:
    path: /register/papers/<paper>
    body: {{request: <request>, subject: <subject>, consent: <consent>}}
    value: fields
    subject: subject
"""


Connect = Callable[..., HttpConnector]
"""An address, and the text of the connection → the connector."""


@pytest.fixture
def connected(tmp_path: Path) -> Iterator[Connect]:
    with ExitStack() as stack:

        def connect(address: str, text: str = VERIFY) -> HttpConnector:
            file = tmp_path / "connections.yaml"
            file.write_text(text.format(address=address), "utf-8")
            found = HttpConnector(read_connections(file, {"register": SOURCE}, {})["register"])
            stack.callback(found.close)
            return found

        yield connect


class TestHttpConnector(ConnectorContract):
    @pytest.fixture
    def connector(self, connected: Connect) -> Iterator[Connector]:
        with simulated(PERSONS, Behaviour({})) as address:
            yield connected(address)


EVERY_ONE = frozenset({EVERY})


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (Behaviour({}, down=EVERY_ONE), Failure.BROKEN),
        (Behaviour({}, broken=EVERY_ONE), Failure.BROKEN),
        (Behaviour({}, refusing=EVERY_ONE), Failure.REFUSED),
        (Behaviour({}, nonsense=EVERY_ONE), Failure.MALFORMED),
        (Behaviour({}, lying=EVERY_ONE), Failure.OTHER_SUBJECT),
        (Behaviour({EVERY: 0.5}), Failure.TOO_SLOW),
    ],
)
def test_a_source_that_does_not_answer_properly_is_unavailable(
    connected: Connect, behaviour: Behaviour, failure: Failure
) -> None:
    with simulated(PERSONS, behaviour) as address:
        connector = connected(address)
        ticket = Ticket("r-1", "办理", 0.2 if failure is Failure.TOO_SLOW else 30)
        assert connector.verify(CLAIM, ZHOU, ticket) == Answer(failure=failure)
        assert behaviour.asked == 1
        found = connector.fetch(PAPER, {"id_number": ZHOU["id_number"]}, ticket, consent="同意")
        assert (found.failure, found.fields) == (failure, {})


def test_a_source_nobody_answers_for_is_unreachable(connected: Connect) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    connector = connected(f"http://127.0.0.1:{port}")
    assert connector.verify(CLAIM, ZHOU, TICKET) == Answer(failure=Failure.UNREACHABLE)


def test_what_is_not_connected_is_not_asked(connected: Connect) -> None:
    text = VERIFY.replace("  hand_over:", "  facts: {{record: {{}}}}\n  hand_over:")
    with simulated(PERSONS, behaviour := Behaviour({})) as address:
        connector = connected(address, text)
        assert connector.verify(CLAIM, ZHOU, TICKET).failure is Failure.NOT_CONNECTED
        other = Licence("lease-contract", ("id_number",), ())
        assert connector.fetch(other, {}, TICKET, consent="同意").failure is Failure.NOT_CONNECTED
        assert behaviour.asked == 0


Reply = Callable[[BaseHTTPRequestHandler], None]


def replying(content: bytes, status: int = 200, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Each byte comes in time, all of them never do."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1200):
        time.sleep(0.05)
        handler.wfile.write(b" ")
        handler.wfile.flush()


SAYS = b'{"request": "r-1", "subject": {"id_number": "430102199006150034"}, "answer": %s}'


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (replying(SAYS % b'"maybe"'), Failure.UNKNOWN_ANSWER),
        (replying(SAYS % b"null"), Failure.NOT_KNOWN),
        (replying(SAYS % b'""'), Failure.NOT_KNOWN),
        (replying(SAYS % b"true"), Failure.UNKNOWN_ANSWER),
        (replying(SAYS % b'["confirmed"]'), Failure.MALFORMED),
        (replying(SAYS % b"NaN"), Failure.MALFORMED),
        (replying((SAYS % b'"confirmed"').replace(b"r-1", b"r-2")), Failure.OTHER_SUBJECT),
        (replying(b'{"answer": "confirmed"}'), Failure.OTHER_SUBJECT),
        (replying(b'{"request": "r-1", "answer": "confirmed"}'), Failure.OTHER_SUBJECT),
        (replying(b'"confirmed"'), Failure.OTHER_SUBJECT),
        (replying(b"[" * 100_000), Failure.MALFORMED),
        (replying(b"\xff\xfe"), Failure.MALFORMED),
        (replying(b"", 204), Failure.MALFORMED),
        (replying(SAYS % b'"confirmed"', 302, Location="http://127.0.0.1:9/"), Failure.MALFORMED),
        (replying(b" " * (MOST_BYTES + 1)), Failure.MALFORMED),
        (replying(b"\x1f\x8b", Content_Encoding="gzip"), Failure.MALFORMED),
        (dripping, Failure.TOO_SLOW),
    ],
)
def test_what_comes_back_is_an_answer_or_nothing(
    connected: Connect, reply: Reply, failure: Failure
) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            try:
                reply(self)
            except OSError:
                """Whoever asked has hung up."""

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        connector = connected(f"http://127.0.0.1:{server.server_port}")
        seconds = 0.4 if failure is Failure.TOO_SLOW else 30
        begun = time.monotonic()
        found = connector.verify(CLAIM, ZHOU, Ticket("r-1", "办理", seconds))
        assert found == Answer(failure=failure)
        assert time.monotonic() - begun < 30
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_nobody_is_named_in_logs(connected: Connect, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for behaviour in (
        Behaviour({}),
        Behaviour({}, broken=EVERY_ONE),
        Behaviour({}, down=EVERY_ONE),
    ):
        with simulated(PERSONS, behaviour) as address:
            connected(address).verify(CLAIM, ZHOU, TICKET)
    assert not any(secret in caplog.text for secret in ZHOU.values())


def test_words_of_the_system_become_ours(connected: Connect) -> None:
    persons = Persons((Person(ZHOU, {"register.identity": "1"}),))
    facts = "  facts: {{identity: {{values: {{'1': confirmed}}}}}}\n"
    text = VERIFY.replace("  hand_over:", f"{facts}  hand_over:")
    with simulated(persons, Behaviour({})) as address:
        assert connected(address, text).verify(CLAIM, ZHOU, TICKET).value == "confirmed"
