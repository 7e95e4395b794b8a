"""zhiban serve: the HTTP service, a worker, or both, until told to stop."""

from __future__ import annotations

import logging
import os
import signal
import threading
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from serve.house import House
    from serve.settings import Settings
    from serve.wiring import Parts


class Role(StrEnum):
    API = "api"
    WORKER = "worker"
    ALL = "all"


def serve(
    role: Annotated[
        Role, typer.Option(help="api 只接请求，worker 只处理办件，all 两者都做")
    ] = Role.ALL,
) -> None:
    """启动服务。设置见环境变量 ZHIBAN_*。"""
    from serve.settings import read_settings
    from serve.wiring import Parts

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for library in ("alembic", "dbos", "httpx"):  # they would log addresses and every migration
        logging.getLogger(library).setLevel(logging.WARNING)
    settings = read_settings()
    run(role, settings, Parts(settings))


def run(role: Role, settings: Settings, parts: Parts) -> NoReturn:
    """Ends the process when it is told to stop. Raises SettingsError, CatalogError and
    ModelUnavailable before anything is accepted."""
    from serve.house import at_work, opened

    with ExitStack() as stack:
        house = stack.enter_context(opened(settings, parts))
        if role is not Role.API:
            slot = stack.enter_context(at_work(house))
            logging.getLogger("zhiban").info("slot %s is at work", slot)
        if role is Role.WORKER:
            _wait()
        else:
            _answer(house, stack)
        # Crash-only: threads that wait for pages can't be woken, and a stop is no worse than
        # the kill that every case survives.
        logging.shutdown()
        os._exit(0)


def _answer(house: House, stack: ExitStack) -> None:
    import uvicorn

    from serve.api.app import create_app
    from serve.house import doors

    settings = house.settings
    if not settings.clients:
        logging.getLogger("zhiban").warning(
            "no clients in ZHIBAN_CLIENTS: anybody on this machine may use the service"
        )
    app = create_app(stack.enter_context(doors(house)))
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,
        server_header=False,
        log_config=None,
    )


def _wait() -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()
