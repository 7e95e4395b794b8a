"""What the handlers need → the HTTP application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from serve.api import (
    cases,
    docs,
    duties,
    health,
    items,
    notices,
    prechecks,
    problems,
    rechecks,
    verifications,
    versions,
)
from serve.api.doors import Doors
from serve.api.intake import Intake

_DESCRIPTION = """智办审查服务。

流程：新建办件 → 放入材料 → 提交 → 等回调或查询进度 → 取结果。要补正的，取补正告知书、发出告知；
申请人改好后再新建一个办件，corrects 填上一次办件的编号。每次新建都带 Idempotency-Key；
出错时返回 application/problem+json，其中 code 供程序判断，remedy 说明怎么办。

结论之外另有 awaits_person：为 true 时无论结论是什么都须由人决定，awaiting 说明原因；
只有办件已自动通过时为 false。

盲审复核：本来可以自动通过的件，有一部分（规则还没有经过验证时是全部）抽出来交人。回调和办件状态里
没有结论；工作人员只看申请材料作出结论，用 /rechecks 登记，之后才能取审查结果。

回调：办件审查完时，向 callback_url 发送 POST，直到收到 2xx。请求头 Zhiban-Event 在重发时不变；
Zhiban-Signature 为 v1= 加 HMAC-SHA256(密钥, "<Zhiban-Timestamp>.<请求体>") 的十六进制；
密钥为 HMAC-SHA256(SHA-256(令牌), "zhiban callback v1")。
"""


def create_app(doors: Doors) -> FastAPI:
    """All of /api/v1, /health and /docs; nothing is fetched from another host."""
    app = FastAPI(
        title="智办 Zhiban",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.doors = doors
    for each in (
        cases,
        notices,
        duties,
        rechecks,
        verifications,
        prechecks,
        items,
        versions,
        health,
        docs,
    ):
        app.include_router(each.router)
    problems.install(app)
    app.add_middleware(Intake)
    if not doors.settings.clients:
        # Without tokens a web page must not reach us by pointing its own name at loopback.
        app.add_middleware(
            TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "::1", "[::1]"]
        )

    @app.middleware("http")
    async def headers(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'")
        return response

    return app
