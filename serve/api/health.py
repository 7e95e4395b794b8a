"""/health: whether this process lives, and whether a case sent now would be worked on."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from fastapi import APIRouter, Response

from serve import clock
from serve.api import examples
from serve.api.doors import AtDoors, Doors
from serve.api.exchange_schemas import Health, Part
from serve.store.workers import engines_at_work

router = APIRouter(tags=["健康"])

_SILENCE = timedelta(seconds=20)


@router.get(
    "/health/live",
    summary="进程存活",
    response_model=Health,
    responses=examples.responses(200, {"ok": True, "parts": []}),
)
def live() -> Health:
    """进程在运行即为 200，不查依赖。"""
    return Health(ok=True, parts=())


@router.get(
    "/health",
    summary="是否可用",
    responses=examples.responses(200, examples.HEALTH, 503),
)
def ready(doors: AtDoors, response: Response) -> Health:
    """数据库、处理进程、识别模型都在则为 200，否则为 503 并说明缺什么。"""
    health = _health(doors)
    response.status_code = 200 if health.ok else 503
    return health


def _health(doors: Doors) -> Health:
    try:
        engines = engines_at_work(doors.store, since=clock.now() - _SILENCE)
    except sa.exc.SQLAlchemyError as error:
        down = Part(name="database", ok=False, detail=type(error).__name__)
        return Health(ok=False, parts=(down,))
    parts = (
        Part(name="database", ok=True, detail=doors.store.engine.dialect.name),
        Part(name="worker", ok=bool(engines), detail=str(len(engines))),
        Part(name="models", ok=bool(engines), detail="、".join(sorted(set(engines)))),
    )
    return Health(ok=all(part.ok for part in parts), parts=parts)
