"""The YAML file of connections (接入配置) → each source's address, requests and terms.

`docs/connections.md` says what may stand in it. Addresses and paths are fixed here: what a
citizen wrote goes into bodies alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from catalog.errors import CatalogError
from catalog.node import Node, Record, known, parse
from catalog.sources import NEEDS
from catalog.types import FactKind, Source
from review.checks.sources import CONFIRMED, DENIED
from serve.errors import SettingsError
from serve.settings import LOOPBACK
from serve.sources.types import Terms

VARIABLE = "ZHIBAN_CONNECTIONS"
UNAVAILABLE = "unavailable"
"""In `values`: the source says that it doesn't know."""

_PLACEHOLDER = re.compile(r"<([a-z_]+)>")
_IN_PATHS = ("fact", "paper")
_IN_BODIES = ("request", "purpose", "subject", "consent", *_IN_PATHS, *NEEDS)
_REQUEST = ("method", "path", "body", "value", "values", "fields", "subject", "request")
Where = tuple[str, ...]
"""Keys that lead to a place in a JSON answer."""


@dataclass(frozen=True)
class Request:
    """One request: how it is made, and where in the answer things stand. `value` leads to the
    answer, or to the fields of a paper; `values` maps what the system writes to our words,
    `fields` our field keys to the system's. `subject` maps needs to where the answer repeats
    them, `whole_subject` to an object of them all; `echo` to where it repeats the request's id."""

    method: str
    path: str
    body: object
    value: Where
    values: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    subject: Mapping[str, Where] = field(default_factory=dict)
    whole_subject: Where = ()
    echo: Where = ()


@dataclass(frozen=True)
class Connection:
    """One source as configured. `header` and its secret are sent with every request."""

    source: str
    address: str
    terms: Terms
    facts: Mapping[str, Request]
    papers: Mapping[str, Request]
    header: str = ""
    secret: str = field(default="", repr=False)


def read_connections(
    path: Path, sources: Mapping[str, Source], environ: Mapping[str, str]
) -> dict[str, Connection]:
    """By source. Raises SettingsError, naming the place in the file and what to write."""
    try:
        node = parse(path.name, path.read_text(encoding="utf-8"))
        return {
            key: _connection(child, sources[_known_source(key, child, sources)], environ)
            for key, child in node.mapping().items()
        }
    except CatalogError as error:
        raise SettingsError(VARIABLE, f"{error.where}: {error.found}", error.remedy) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(VARIABLE, str(path), "name a YAML file in UTF-8") from error


def _known_source(key: str, node: Node, sources: Mapping[str, Source]) -> str:
    if key not in sources:
        node.fail(f"source '{key}' is unknown", known(sources, key))
    return key


def _connection(node: Node, source: Source, environ: Mapping[str, str]) -> Connection:
    record = node.record(
        ("address", "purpose", "timeout_seconds"),
        ("keep_minutes", "credentials", "plain_http", "prechecks", "verify", "facts",
         "hand_over", "papers"),
    )  # fmt: skip
    facts = _requests(record, "verify", "facts", source.facts)
    papers = _requests(record, "hand_over", "papers", source.supplies)
    if not facts and not papers:
        node.fail("nothing can be asked", "write 'verify: {…}', how a fact is asked for")
    for key, (request, where) in facts.items():
        _check_fact(source, key, request, where)
    for key, (request, where) in papers.items():
        _check_subject(request, source.supplies[key].needs, where)
    header, secret = _credentials(record, environ)
    prechecks = record["prechecks"].items() if "prechecks" in record else []
    seconds = record["timeout_seconds"].number()
    if not 0 < seconds <= 30:
        record["timeout_seconds"].fail(f"{seconds:g} seconds", "write more than 0, at most 30")
    kept = record["keep_minutes"].number() if "keep_minutes" in record else 0.0
    if not 0 <= kept <= 24 * 60:
        record["keep_minutes"].fail(f"{kept:g} minutes", "write 0 to 1440; 0: never used again")
    return Connection(
        source=source.key,
        address=_address(record),
        terms=Terms(
            purpose=record["purpose"].text(),
            seconds=seconds,
            keep_seconds=kept * 60,
            facts=frozenset(facts),
            papers=frozenset(papers),
            prechecks=frozenset(child.one_of(facts) for child in prechecks),
        ),
        facts=MappingProxyType({key: request for key, (request, _) in facts.items()}),
        papers=MappingProxyType({key: request for key, (request, _) in papers.items()}),
        header=header,
        secret=secret,
    )


def _address(record: Record) -> str:
    node = record["address"]
    address = node.text().rstrip("/")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host:
        node.fail(f"'{address}' is no address", "write https://host[:port][/path]")
    if parts.username or parts.query or parts.fragment:
        node.fail("more than an address stands here", "write neither user, nor ?, nor #")
    if parts.scheme == "http" and host not in LOOPBACK and not record.truth("plain_http", False):
        node.fail(
            "numbers of citizens would go over the network in clear",
            "write https://, or 'plain_http: true' where the line itself is protected",
        )
    return address


def _credentials(record: Record, environ: Mapping[str, str]) -> tuple[str, str]:
    if "credentials" not in record:
        return "", ""
    given = record["credentials"].record(("header", "variable"))
    header, variable = given["header"].text(), given["variable"].text()
    if not re.fullmatch(r"[A-Za-z0-9-]+", header):
        given["header"].fail(f"'{header}' is no header", "write a name such as Authorization")
    if variable.startswith("ZHIBAN_"):
        given["variable"].fail("ZHIBAN_… is for settings", "give the secret another variable")
    secret = environ.get(variable, "")
    if not secret.strip():
        given["variable"].fail(f"{variable} is not set", f"set {variable} for the service")
    if not secret.isascii() or not secret.isprintable():
        given["variable"].fail(f"{variable} can't stand in a header", "use printable ASCII")
    return header, secret.strip()


def _requests(
    record: Record, common: str, each: str, may: Collection[str]
) -> dict[str, tuple[Request, Node]]:
    """What is common to all, for those named under `each` with what differs; for all when none
    are named."""
    shared = record[common].mapping() if common in record else {}
    if each not in record:
        named = {key: (shared, record.child(common)) for key in may} if shared else {}
    else:
        children = record[each].mapping()
        for key, child in children.items():
            if key not in may:
                child.fail(f"'{key}' is unknown", known(may, key))
        named = {k: ({**shared, **_differs(c)}, c) for k, c in children.items()}
    return {key: (_request(parts, node), node) for key, (parts, node) in named.items()}


def _differs(node: Node) -> dict[str, Node]:
    return {} if node.value is None else node.mapping()


def _request(parts: Mapping[str, Node], node: Node) -> Request:
    for key, child in parts.items():
        if key not in _REQUEST:
            child.fail("this key is unknown", known(_REQUEST, key))
    for key in ("path", "body", "value"):
        if key not in parts:
            node.fail(f"key '{key}' is missing", f"write '{key}: …'")
    body = parts["body"]
    if not isinstance(body.value, dict):
        body.fail("no mapping", "write the JSON object that is sent")
    _check_placeholders(body)
    method = parts["method"].one_of(("POST", "PUT")) if "method" in parts else "POST"
    subject, whole = _subject(parts)
    return Request(
        method=method,
        path=_path(parts["path"]),
        body=body.value,
        value=_where(parts["value"]),
        values=_words(parts, "values"),
        fields=_words(parts, "fields"),
        subject=subject,
        whole_subject=whole,
        echo=_where(parts["request"]) if "request" in parts else (),
    )


def _path(node: Node) -> str:
    path = node.text()
    for name in _PLACEHOLDER.findall(path):
        if name not in _IN_PATHS:
            node.fail(f"<{name}> in an address", "what is asked about goes into the body alone")
    if not re.fullmatch(r"/[A-Za-z0-9._~/<>:-]*", path) or ".." in path:
        node.fail(f"'{path}' is no path", "write it as /verify/<fact>, without ? and #")
    return path


def _check_placeholders(node: Node) -> None:
    if isinstance(node.value, dict):
        for child in node.mapping().values():
            _check_placeholders(child)
    elif isinstance(node.value, list):
        for child in node.items():
            _check_placeholders(child)
    elif isinstance(node.value, str) and (found := _PLACEHOLDER.search(node.value)):
        if found[0] != node.value:
            node.fail(f"text around {found[0]}", f"write {found[0]} alone")
        if found[1] not in _IN_BODIES:
            node.fail(f"{found[0]} is unknown", known(_IN_BODIES, found[1]))


def _where(node: Node) -> Where:
    return tuple(node.text().split("."))


def _words(parts: Mapping[str, Node], key: str) -> Mapping[str, str]:
    if key not in parts:
        return MappingProxyType({})
    return MappingProxyType({k: child.text() for k, child in parts[key].mapping().items()})


def _subject(parts: Mapping[str, Node]) -> tuple[Mapping[str, Where], Where]:
    """Where each need is repeated, or the one object in which all are."""
    node = parts.get("subject")
    if node is None:
        return MappingProxyType({}), ()
    if isinstance(node.value, str):
        return MappingProxyType({}), _where(node)
    found = {}
    for need, child in node.mapping().items():
        if need not in NEEDS:
            child.fail(f"'{need}' is unknown", known(NEEDS, need))
        found[need] = _where(child)
    return MappingProxyType(found), ()


def _check_fact(source: Source, key: str, request: Request, node: Node) -> None:
    fact = source.facts[key]
    _check_subject(request, fact.needs, node)
    ours = (CONFIRMED, DENIED) if fact.kind is FactKind.CLAIM else fact.answers
    for word in request.values.values():
        if ours and word not in (*ours, UNAVAILABLE):
            node.fail(f"'{word}' is no answer of '{key}'", known((*ours, UNAVAILABLE), word))


def _check_subject(request: Request, needs: Collection[str], node: Node) -> None:
    """An answer that can't be told from one about somebody else is worth nothing."""
    if not request.echo and not request.whole_subject and not set(request.subject) & set(needs):
        node.fail(
            "nothing says whom an answer is about",
            "write where the answer repeats it: 'subject: {id_number: …}' or 'request: …'",
        )
