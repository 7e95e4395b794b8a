"""An opened house with a pixel reader, and a client at its doors."""

from __future__ import annotations

import hashlib
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from serve import clock
from serve.api.app import create_app
from serve.house import House, at_work, doors, opened
from serve.settings import Settings
from tests.serve.fakes import PixelParts

TOKENS = {"hall": "token-of-the-hall", "other": "token-of-another"}


def settings_in(folder: Path, **changes: Any) -> Settings:
    clients = {name: hashlib.sha256(t.encode()).hexdigest() for name, t in TOKENS.items()}
    defaults: dict[str, Any] = {
        "data_dir": folder / "var",
        "clients": clients,
        "callback_hosts": ("127.0.0.1",),
        "precheck_wait_seconds": 20,
    }
    return Settings(**(defaults | changes))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with a worker in it, which the tests of a module share."""
    folder = tmp_path_factory.mktemp("house")
    with opened(settings_in(folder), PixelParts()) as house, at_work(house):
        yield house


@pytest.fixture(scope="module")
def hall(house: House) -> Iterator[httpx.Client]:
    """The hall at the doors of that house."""
    with doors(house) as at, served(create_app(at)) as client:
        yield client


@contextmanager
def served(app: FastAPI) -> Iterator[httpx.Client]:
    """The application on a free port of loopback, and the hall's client of it."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(
            base_url=url, headers=bearer("hall"), trust_env=False, timeout=60
        ) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


def bearer(client: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKENS[client]}"}


def application(**changes: Any) -> dict[str, Any]:
    return {
        "item": "food-business-new",
        "external_id": "E-1",
        "received_on": clock.day_of(clock.now()).isoformat(),
        "form": {"operator_name": "样本市晨光餐饮有限公司"},
        "situation": {
            "entity": ["company"],
            "business_type": ["catering"],
            "business_items": ["hot_food"],
            "premises": ["rented"],
            "applicant": ["self"],
        },
    } | changes


def create(client: httpx.Client, key: str = "", **changes: Any) -> str:
    headers = {"Idempotency-Key": key or uuid.uuid4().hex}
    made = client.post("/api/v1/cases", json=application(**changes), headers=headers)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def put(client: httpx.Client, case: str, material: str, *files: tuple[str, bytes]) -> Any:
    return client.put(
        f"/api/v1/cases/{case}/materials/{material}", files=[("file", each) for each in files]
    )


def ended(client: httpx.Client, case: str, seconds: float = 30) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        seen: dict[str, Any] = client.get(f"/api/v1/cases/{case}").json()
        if seen["state"]["code"] not in ("queued", "processing"):
            return seen
        time.sleep(0.1)
    raise AssertionError(f"{case} did not end: {seen}")
