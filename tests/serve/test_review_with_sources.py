"""zhiban review with sources connected: they are asked, and the audit stands in the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from serve.replay import replay
from serve.sources.connections import read_connections
from serve.sources.http import HttpConnector
from serve.sources.persons import read_persons
from serve.sources.simulator import Behaviour, simulated
from serve.sources.types import Link
from serve.store.tables import metadata
from serve.wiring import load_seed
from tests.serve.fakes import PixelParts, picture
from tests.serve.test_cli import Run, case_dir, zhiban
from tests.serve.test_connections import EXAMPLE, ROOT
from tests.serve.test_verifications import CARD, IDENTITY, SITUATION

__all__ = ["zhiban"]


def test_the_command_line_asks_and_keeps_its_audit(
    zhiban: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = load_seed().catalog
    case = case_dir(
        tmp_path / "case",
        item="sole-trader-setup", form={}, situation=SITUATION,
        materials={"operator-id": ["card.png"]},
    )  # fmt: skip
    (case / "card.png").write_bytes(picture(*CARD))
    monkeypatch.setenv("ZHIBAN_DATA_DIR", str(tmp_path / "var"))
    persons = read_persons(ROOT / "docs" / "persons.example.yaml")
    with simulated(persons, Behaviour({})) as address:
        file = tmp_path / "connections.yaml"
        text = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8470", address)
        file.write_text(text, "utf-8")
        connection = read_connections(file, catalog.sources, {})["population-register"]
        connector = HttpConnector(connection)
        parts = PixelParts()
        parts.connected = {"population-register": Link(connector, connection.terms)}
        monkeypatch.setattr("serve.wiring.Parts", lambda settings: parts)
        code, out, said = zhiban("review", case, "--out", tmp_path / "out", "--json")
        connector.close()
    assert code == 0, said
    review = json.loads(out)["review"]
    verdicts = {f["point_id"]: f["verdict"]["code"] for f in review["findings"]}
    assert verdicts[IDENTITY] == "pass"
    assert verdicts["operator-not-barred"] == "unsure"
    assert replay((tmp_path / "out" / "case" / "record.json").read_bytes(), catalog).same
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'var' / 'zhiban.sqlite'}")
    with engine.connect() as connection_:
        [row] = connection_.execute(sa.select(metadata.tables["verifications"])).all()
    engine.dispose()
    assert row.case_id.startswith("cli-") and row.outcome == "confirmed"
