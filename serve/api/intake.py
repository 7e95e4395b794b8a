"""A request's body on its way in → at most so many bytes, and only from a known client."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serve.api.doors import client_of
from serve.api.problems import problem
from serve.errors import BadRequest

MOST_BYTES = 1 << 20
"""Of a body that is no upload: forms and situations are far smaller."""


class Intake:
    """Refuses a stranger before a byte of the body is read, and a body that is too long while
    it comes in. Uploads (multipart) pass through: `serve.api.multipart` counts those."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            client_of(request)
        except BadRequest as error:
            challenge = {"WWW-Authenticate": "Bearer"}
            refusal = problem(401, error.code, error.message, error.remedy, headers=challenge)
            await refusal(scope, receive, send)
            return
        if request.headers.get("content-type", "").startswith("multipart/"):
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            refusal = problem(413, "request_too_large", "请求内容太大。", "请求内容不超过 1 MB。")
            await refusal(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)


async def _body(receive: Receive) -> bytes | None:
    """The whole body, None when it is too long."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Hands the body over once, then whatever comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay
