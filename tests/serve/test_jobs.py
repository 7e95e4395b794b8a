"""Work is never lost and never done twice: slots, dead workers, workflows that can't go on."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pytest
from dbos import DBOS

from serve.errors import SettingsError
from serve.house import House
from serve.slots import abandoned_slots, held_slot
from tests.serve.conftest import create, ended, put
from tests.serve.fakes import licence, picture


def test_each_worker_holds_its_own_slot_and_a_free_one_is_taken_again(tmp_path: Path) -> None:
    with held_slot(tmp_path, 2) as first:
        with held_slot(tmp_path, 2) as second:
            assert (first, second) == ("worker-1", "worker-2")
            with (
                pytest.raises(SettingsError, match="2 workers run already"),
                held_slot(tmp_path, 2),
            ):
                pass
        with abandoned_slots(tmp_path, 2, mine=first) as abandoned:
            assert abandoned == ("worker-2",)
            with pytest.raises(SettingsError), held_slot(tmp_path, 2, patience=0.2):
                pass
        with held_slot(tmp_path, 2) as again:
            assert again == "worker-2"


def begun(hall: httpx.Client, house: House, pages: int = 3) -> str:
    """A submitted case whose first page is being read."""
    reader = house.parts.reader
    before = reader.read_pages
    case = create(hall)
    files = [(f"{n}.png", picture(*licence(), f"第{n}页")) for n in range(pages)]
    put(hall, case, "licence", *files)
    hall.post(f"/api/v1/cases/{case}:submit")
    while reader.read_pages == before:
        time.sleep(0.02)
    return case


def test_a_case_whose_workflow_stops_ends_as_failed(
    hall: httpx.Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.parts.reader, "seconds", 0.3)
    monkeypatch.setattr("serve.jobs._HEARTBEAT_SECONDS", 0.2)
    case = begun(hall, house)
    DBOS.cancel_workflow(case)
    seen = ended(hall, case)
    assert seen["state"]["code"] == "failed"
    assert seen["problem"]["code"] == "worker_lost"


def test_a_case_whose_page_is_given_up_ends_as_failed(
    hall: httpx.Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.parts.reader, "seconds", 0.3)
    case = begun(hall, house)
    pages = DBOS.list_workflows(workflow_id_prefix=f"{case}.", name="read_page")
    DBOS.cancel_workflow(pages[-1].workflow_id)
    seen = ended(hall, case)
    assert seen["state"]["code"] == "failed"
    assert seen["problem"]["code"] == "worker_lost"


def test_a_case_erased_while_it_is_read_stays_erased(
    hall: httpx.Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.parts.reader, "seconds", 0.3)
    case = begun(hall, house)
    assert hall.delete(f"/api/v1/cases/{case}").status_code == 204
    while DBOS.get_workflow_status(case).status == "PENDING":  # type: ignore[union-attr]
        time.sleep(0.05)
    assert hall.get(f"/api/v1/cases/{case}").status_code == 410
    assert not (house.store.papers / case).exists()
    other = create(hall)
    put(hall, other, "licence", ("a.png", picture(*licence())))
    hall.post(f"/api/v1/cases/{other}:submit")
    assert ended(hall, other)["state"]["code"] == "done"
