"""Killing the worker in mid-case, again and again, loses no accepted case and repeats none."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from serve.api.app import create_app
from serve.house import House, doors, opened
from serve.simulator import listener
from serve.store.tables import callbacks, readings, results
from tests.serve.conftest import TOKENS, create, ended, put, served, settings_in
from tests.serve.fakes import PixelParts, licence, picture

ROOT = Path(__file__).parents[2]
KILLS, CASES, PAGES = 10, 4, 3


@pytest.mark.slow
def test_ten_kills_in_mid_case_and_every_accepted_case_ends_once(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    digest = hashlib.sha256(TOKENS["hall"].encode()).hexdigest()
    settings = settings_in(tmp_path)
    with (
        opened(settings, PixelParts()) as house,
        doors(house) as at,
        served(create_app(at)) as hall,
        listener(digest) as (url, notices),
    ):
        accepted = []
        for _ in range(CASES):
            case = create(hall, callback_url=url)
            pages = [(f"{n}.png", picture(*licence(), f"第{n}页")) for n in range(PAGES)]
            put(hall, case, "licence", *pages)
            assert hall.post(f"/api/v1/cases/{case}:submit").status_code == 202
            accepted.append(case)
        for _ in range(KILLS):
            worker = start(tmp_path, marks)
            wait_for_a_page(worker, marks, more_than=len(list(marks.iterdir())))
            worker.kill()
            worker.wait()
        worker = start(tmp_path, marks)
        try:
            states = {case: ended(hall, case, 60)["state"]["code"] for case in accepted}
            told: dict[str, set[str]] = {case: set() for case in accepted}
            while not all(told.values()):
                notice = notices.get(timeout=20)
                told[notice.body["case"]].add(notice.event)
            settled = wait_until_nothing_is_open(house)
        finally:
            worker.terminate()
            assert worker.wait(20) == 0
        assert states == dict.fromkeys(accepted, "done")
        assert all(len(events) == 1 for events in told.values())
        assert settled
        with house.store.engine.connect() as connection:
            ends = connection.execute(sa.select(results.c.case_id)).scalars().all()
            read = connection.execute(sa.select(readings.c.case_id)).scalars().all()
            delivered = connection.execute(sa.select(callbacks.c.delivered_at)).scalars().all()
    assert len(delivered) == CASES and all(delivered)
    assert sorted(ends) == sorted(accepted)
    assert Counter(read) == dict.fromkeys(accepted, PAGES)
    assert len(list(marks.iterdir())) >= CASES * PAGES + KILLS


def start(folder: Path, marks: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.serve.slow_worker", str(folder), str(marks), "0.4"]
    return subprocess.Popen(command, cwd=ROOT)


def wait_for_a_page(worker: subprocess.Popen[bytes], marks: Path, *, more_than: int) -> None:
    deadline = time.monotonic() + 30
    while len(list(marks.iterdir())) <= more_than:
        assert worker.poll() is None, "the worker died by itself"
        assert time.monotonic() < deadline, "no page was begun"
        time.sleep(0.02)


def wait_until_nothing_is_open(house: House) -> bool:
    """Whether every workflow has ended well within ten seconds."""
    query = sa.text("SELECT count(*) FROM workflow_status WHERE status != 'SUCCESS'")
    for _ in range(100):
        with house.store.engine.connect() as connection:
            if connection.scalar(query) == 0:
                return True
        time.sleep(0.1)
    return False
