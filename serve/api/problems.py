"""Errors → application/problem+json (RFC 9457), each with a code and a remedy."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from catalog.errors import CatalogError
from model_cards.cards import ModelUnavailable
from ocr.errors import BadUpload
from serve.errors import BadRequest, describe

_log = logging.getLogger("zhiban.api")


def problem(
    status: int,
    code: str,
    message: str,
    remedy: str,
    *,
    members: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """`members` stand beside the standard ones."""
    body = {
        "type": f"urn:zhiban:problem:{code}",
        "title": message,
        "status": status,
        "detail": f"{message}{remedy}",
        "code": code,
        "remedy": remedy,
        **(members or {}),
    }
    return JSONResponse(
        body,
        status_code=status,
        media_type="application/problem+json",
        headers=dict(headers) if headers else None,
    )


def install(app: FastAPI) -> None:
    """The only handlers of errors; what they don't know is a 500 without details."""

    @app.exception_handler(BadRequest)
    async def bad_request(request: Request, error: BadRequest) -> JSONResponse:
        headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None
        return problem(
            error.status,
            error.code,
            error.message,
            error.remedy,
            members=error.context,
            headers=headers,
        )

    @app.exception_handler(BadUpload)
    async def bad_upload(request: Request, error: BadUpload) -> JSONResponse:
        return problem(422, error.code, error.message, error.remedy)

    @app.exception_handler(ModelUnavailable)
    async def model_unavailable(request: Request, error: ModelUnavailable) -> JSONResponse:
        _log.error("%s %s", request.scope["path"], error)
        return problem(503, error.code, "识别模型暂时不可用。", "请稍后再试。")

    @app.exception_handler(CatalogError)
    async def catalogue_unusable(request: Request, error: CatalogError) -> JSONResponse:
        _log.error("%s %s", request.scope["path"], error)
        return problem(
            503, error.code, "事项目录暂时不能使用。", "请联系系统管理员；恢复后原样重试。"
        )

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"where": ".".join(str(part) for part in each["loc"]), "fault": each["msg"]}
            for each in error.errors()
        ]
        if any(fault["where"] == "header.Idempotency-Key" for fault in faults):
            return problem(
                400,
                "idempotency_key_missing",
                "缺少 Idempotency-Key 请求头，或它不合要求。",
                "请为每个新申请生成一个 1 至 255 个字符的唯一值，重试时用同一个值。",
            )
        return problem(
            422,
            "request_invalid",
            f"请求内容不合要求：{faults[0]['where']}。",
            "请按 /docs 中的格式修改 errors 列出的位置。",
            members={"errors": faults},
        )

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:
        known = {
            404: ("not_found", "没有这个地址。"),
            405: ("method_not_allowed", "这个地址不支持该方法。"),
        }
        code, message = known.get(error.status_code, ("http_error", "请求不能处理。"))
        return problem(
            error.status_code, code, message, "可用的地址见 /docs。", headers=error.headers
        )

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s %s", request.method, request.scope["path"], describe(error))
        return problem(
            500,
            "internal_error",
            "系统内部出错，请求没有完成。",
            "请用同一个 Idempotency-Key 重试；仍不成功请联系系统管理员。",
        )
