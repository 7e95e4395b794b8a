"""A connection × what is asked → one HTTP request and what its answer says, or why there is none.

Redirects are not followed and no proxy is used: what is asked about goes to the configured
address or nowhere. Nothing that was sent or came back is ever logged or put into an error.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

from catalog.types import Fact, Licence
from nlp.normalize import squeeze
from serve.sources.accepted import accepted
from serve.sources.connections import UNAVAILABLE, Connection, Request, Where
from serve.sources.types import Answer, Failure, Handed, Ticket

MOST_BYTES = 256 * 2**10
"""More than any answer or paper has; what is longer is none."""

_TRIES = 2


class _Unusable(Exception):
    """There is no answer that can be used."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class HttpConnector:
    """Asks one source. May be used by several threads at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        secret = {connection.header: connection.secret} if connection.header else {}
        self._client = httpx.Client(
            headers={"Accept-Encoding": "identity", **secret},
            trust_env=False,
            follow_redirects=False,
        )

    def close(self) -> None:
        """Lets go of its connections."""
        self._client.close()

    def verify(self, fact: Fact, told: Mapping[str, str], ticket: Ticket) -> Answer:
        request = self._connection.facts.get(fact.key)
        if request is None:
            return Answer(failure=Failure.NOT_CONNECTED)
        try:
            said = self._ask(request, fact.key, told, ticket)
            text = _text(_at(said, request.value))
            word = request.values.get(text, text)
            if word == UNAVAILABLE:
                return Answer(failure=Failure.NOT_KNOWN)
            value = accepted(fact, word)
            return Answer(value) if value else Answer(failure=Failure.UNKNOWN_ANSWER)
        except _Unusable as error:
            return Answer(failure=error.failure)

    def fetch(
        self, paper: Licence, told: Mapping[str, str], ticket: Ticket, *, consent: str
    ) -> Handed:
        request = self._connection.papers.get(paper.document_type)
        if request is None:
            return Handed(failure=Failure.NOT_CONNECTED)
        try:
            said = self._ask(request, paper.document_type, told, ticket, consent)
            written = _at(said, request.value)
            if written is None:
                return Handed(failure=Failure.NOT_KNOWN)
            if not isinstance(written, dict):
                return Handed(failure=Failure.MALFORMED)
            named = {key: written.get(request.fields.get(key, key)) for key in paper.fields}
            fields = {key: _text(value) for key, value in named.items() if value is not None}
            return Handed(fields) if fields else Handed(failure=Failure.UNKNOWN_ANSWER)
        except _Unusable as error:
            return Handed(failure=error.failure)

    def _ask(
        self,
        request: Request,
        key: str,
        told: Mapping[str, str],
        ticket: Ticket,
        consent: str = "",
    ) -> object:
        """The answer as JSON, once it is surely about this subject."""
        words = {
            "request": ticket.request,
            "purpose": ticket.purpose,
            "consent": consent,
            "fact": key,
            "paper": key,
            "subject": dict(told),
            **told,
        }
        url = self._connection.address + request.path.replace("<fact>", key).replace("<paper>", key)
        body = json.dumps(_filled(request.body, words), ensure_ascii=False).encode()
        until = time.monotonic() + min(ticket.seconds, self._connection.terms.seconds)
        said = _json(self._send(request.method, url, body, until))
        if not _is_about(said, request, told, ticket):
            raise _Unusable(Failure.OTHER_SUBJECT)
        return said

    def _send(self, method: str, url: str, body: bytes, until: float) -> bytes:
        """A second try only where the first never reached the source."""
        for attempt in range(_TRIES):
            try:
                return self._sent(method, url, body, until)
            except httpx.ConnectError as error:
                if attempt + 1 == _TRIES or time.monotonic() >= until:
                    raise _Unusable(Failure.UNREACHABLE) from error
            except httpx.TimeoutException as error:
                raise _Unusable(Failure.TOO_SLOW) from error
            except httpx.TransportError as error:
                raise _Unusable(Failure.BROKEN) from error
        raise _Unusable(Failure.UNREACHABLE)

    def _sent(self, method: str, url: str, body: bytes, until: float) -> bytes:
        left = until - time.monotonic()
        if left <= 0:
            raise _Unusable(Failure.TOO_SLOW)
        headers = {"Content-Type": "application/json"}
        with self._client.stream(
            method, url, content=body, headers=headers, timeout=left
        ) as response:
            if response.status_code >= 500:
                raise _Unusable(Failure.BROKEN)
            if response.status_code >= 400:
                raise _Unusable(Failure.REFUSED)
            if response.status_code != 200 or "content-encoding" in response.headers:
                raise _Unusable(Failure.MALFORMED)
            parts = bytearray()
            for part in response.iter_raw():
                parts += part
                if len(parts) > MOST_BYTES:
                    raise _Unusable(Failure.MALFORMED)
                if time.monotonic() > until:
                    raise _Unusable(Failure.TOO_SLOW)
            return bytes(parts)


def _filled(template: object, words: Mapping[str, Any]) -> object:
    """The body with every placeholder filled; a key whose need this subject lacks is left out."""
    if isinstance(template, dict):
        return {k: _filled(v, words) for k, v in template.items() if _is_there(v, words)}
    if isinstance(template, list):
        return [_filled(v, words) for v in template if _is_there(v, words)]
    if _is_placeholder(template):
        return words[str(template)[1:-1]]
    return template


def _is_there(template: object, words: Mapping[str, Any]) -> bool:
    return not _is_placeholder(template) or str(template)[1:-1] in words


def _is_placeholder(template: object) -> bool:
    return isinstance(template, str) and template.startswith("<") and template.endswith(">")


def _json(content: bytes) -> object:
    """Numbers stay as they were written."""
    try:
        said: object = json.loads(content, parse_int=str, parse_float=str, parse_constant=_refuse)
        return said
    except (ValueError, RecursionError) as error:
        raise _Unusable(Failure.MALFORMED) from error


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _at(said: object, where: Where) -> object:
    for key in where:
        if not isinstance(said, dict) or key not in said:
            raise _Unusable(Failure.MALFORMED)
        said = said[key]
    return said


def _text(value: object) -> str:
    if value is None or value == "":
        raise _Unusable(Failure.NOT_KNOWN)
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise _Unusable(Failure.MALFORMED)
    return value


def _is_about(said: object, request: Request, told: Mapping[str, str], ticket: Ticket) -> bool:
    """Everything that the answer must repeat, it repeats."""
    try:
        if request.echo and _at(said, request.echo) != ticket.request:
            return False
        repeated = {n: _at(said, where) for n, where in request.subject.items() if n in told}
        if request.whole_subject:
            whole = _at(said, request.whole_subject)
            repeated |= {need: _at(whole, (need,)) for need in told}
    except _Unusable:
        return False
    return all(_same(told[need], value) for need, value in repeated.items())


def _same(told: str, repeated: object) -> bool:
    return isinstance(repeated, str) and squeeze(repeated).upper() == squeeze(told).upper()
