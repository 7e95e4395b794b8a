"""The file of connections: the example holds for every source, and a slip says where it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog.types import Source
from serve.errors import SettingsError
from serve.settings import read_settings
from serve.sources.connections import Connection, read_connections
from serve.wiring import Parts, load_seed
from tests.serve.test_connector import SOURCE

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "connections.example.yaml"

GOOD = """
register:
  address: https://register.example/api
  purpose: 办理<item>
  timeout_seconds: 3
  keep_minutes: 30
  credentials: {header: Authorization, variable: REGISTER_TOKEN}
  prechecks: [identity]
  verify:
    path: /verify/<fact>
    body: {xm: <name>, sfzh: <id_number>, yt: <purpose>}
    value: data.result
    subject: {id_number: data.sfzh}
  facts:
    identity: {values: {'1': confirmed, '0': denied, '2': unavailable}}
    months:
"""
ENVIRON = {"REGISTER_TOKEN": "Bearer not-a-secret"}


def read(text: str, folder: Path, environ: dict[str, str] | None = None) -> dict[str, Connection]:
    file = folder / "connections.yaml"
    file.write_text(text, "utf-8")
    sources: dict[str, Source] = {"register": SOURCE}
    return read_connections(file, sources, ENVIRON if environ is None else environ)


@pytest.fixture(scope="module")
def sources() -> Mapping[str, Source]:
    return load_seed().catalog.sources


def test_the_example_connects_every_source_of_the_city(sources: Mapping[str, Source]) -> None:
    assert len(sources) == 18
    found = read_connections(EXAMPLE, sources, {})
    assert found.keys() == sources.keys()
    for key, connection in found.items():
        assert connection.terms.facts == sources[key].facts.keys()
        assert connection.terms.papers == sources[key].supplies.keys()


def test_the_setting_names_the_file(sources: Mapping[str, Source]) -> None:
    settings = read_settings({"ZHIBAN_CONNECTIONS": str(EXAMPLE)})
    links = Parts(settings).links(sources)
    assert links["population-register"].terms.prechecks == {"identity"}
    assert Parts(read_settings({})).links(sources) == {}


def test_only_the_facts_named_are_connected(tmp_path: Path) -> None:
    terms = read(GOOD, tmp_path)["register"].terms
    assert (terms.facts, terms.papers) == ({"identity", "months"}, set())
    assert (terms.seconds, terms.keep_seconds) == (3, 1800)


def test_the_secret_comes_from_the_environment_and_is_shown_nowhere(tmp_path: Path) -> None:
    connection = read(GOOD, tmp_path)["register"]
    assert (connection.header, connection.secret) == ("Authorization", "Bearer not-a-secret")
    assert "not-a-secret" not in repr(connection)


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        ("register:", "registry:", "registry", "source 'registry' is unknown"),
        ("https://register.example/api", "register.example", "register.address", "no address"),
        ("https:", "http:", "register.address", "in clear"),
        ("https://", "https://me@", "register.address", "more than an address"),
        ("/api", "/api?x=1", "register.address", "more than an address"),
        ("timeout_seconds: 3", "timeout_seconds: 0", "register.timeout_seconds", "0 seconds"),
        ("timeout_seconds: 3", "timeout_seconds: 60", "register.timeout_seconds", "60 seconds"),
        ("keep_minutes: 30", "keep_minutes: 9999", "register.keep_minutes", "9999 minutes"),
        ("REGISTER_TOKEN", "NO_TOKEN", "register.credentials.variable", "NO_TOKEN is not set"),
        ("REGISTER_TOKEN", "ZHIBAN_TOKEN", "register.credentials.variable", "for settings"),
        ("[identity]", "[record]", "register.prechecks[0]", "'record' is unknown"),
        ("<fact>", "<id_number>", "register.verify.path", "<id_number> in an address"),
        ("/verify/<fact>", "verify?x=1", "register.verify.path", "is no path"),
        ("/verify/<fact>", "/../<fact>", "register.verify.path", "is no path"),
        ("<purpose>", "<purposes>", "register.verify.body.yt", "<purposes> is unknown"),
        ("<name>", "姓名<name>", "register.verify.body.xm", "text around <name>"),
        ("    value: data.result\n", "", "register.facts.identity", "key 'value' is missing"),
        ("    value:", "    method: GET\n    value:", "register.verify.method", "'GET' is unknown"),
        ("    subject: {id_number: data.sfzh}\n", "", "register.facts.identity", "whom an answer"),
        ("{id_number: data", "{name: data", "register.facts.months", "whom an answer"),
        ("'0': denied", "'0': wrong", "register.facts.identity", "'wrong' is no answer"),
        ("months:", "month:", "register.facts.month", "'month' is unknown"),
        ("  facts:\n    identity: ", "  fact:\n    x: ", "register.fact", "this key is unknown"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, where: str, found: str
) -> None:
    assert old in GOOD
    with pytest.raises(SettingsError) as raised:
        read(GOOD.replace(old, new, 1), tmp_path)
    assert raised.value.name == "ZHIBAN_CONNECTIONS"
    assert raised.value.found.startswith(f"connections.yaml: {where}: ")
    assert found in raised.value.found
    assert raised.value.remedy


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        read_connections(Path("nowhere.yaml"), {}, {})


def test_a_line_that_is_protected_otherwise_may_be_plain(tmp_path: Path) -> None:
    text = GOOD.replace("https:", "http:").replace("  purpose", "  plain_http: true\n  purpose", 1)
    assert read(text, tmp_path)["register"].address == "http://register.example/api"
