"""The OpenAPI document → a page people read, without scripts, fonts or another host."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

router = APIRouter(include_in_schema=False)

_TEMPLATES = Path(__file__).parent / "templates"
_STYLE = (_TEMPLATES / "docs.css").read_text(encoding="utf-8")
_STYLE_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_DIGEST}'"


@dataclass(frozen=True)
class Example:
    """One body as an example: its media type, what it is, and the text."""

    title: str
    media: str
    text: str


@dataclass(frozen=True)
class Operation:
    """One method of one path, as the page shows it."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[dict[str, Any], ...]
    request: tuple[Example, ...]
    answers: tuple[Example, ...]


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    document = request.app.openapi()
    html = _environment().get_template("docs.html.j2").render(
        info=document["info"],
        groups=operations(document),
        schemas=document["components"]["schemas"],
        style=_STYLE,
    )  # fmt: skip
    return HTMLResponse(html, headers={"Content-Security-Policy": _POLICY})


def operations(document: dict[str, Any]) -> dict[str, list[Operation]]:
    """Tag → its operations, in the order of the document."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, each in methods.items():
            operation = Operation(
                anchor=each["operationId"],
                method=method.upper(),
                path=path,
                summary=each["summary"],
                description=each.get("description", ""),
                parameters=tuple(each.get("parameters", ())),
                request=_request(each, document),
                answers=_answers(each),
            )
            groups.setdefault(each["tags"][0], []).append(operation)
    return groups


def _request(operation: dict[str, Any], document: dict[str, Any]) -> tuple[Example, ...]:
    content = operation.get("requestBody", {}).get("content", {})
    return tuple(
        Example("请求", media, _json(_example(body, document))) for media, body in content.items()
    )


def _answers(operation: dict[str, Any]) -> tuple[Example, ...]:
    return tuple(
        Example(
            f"{status} {answer['description']}",
            media,
            _json(body["example"]) if "example" in body else "",
        )
        for status, answer in operation["responses"].items()
        for media, body in (answer.get("content") or {"": {}}).items()
    )


def _example(body: dict[str, Any], document: dict[str, Any]) -> object:
    if "example" in body:
        return body["example"]
    name = body["schema"]["$ref"].rsplit("/", 1)[-1]
    return document["components"]["schemas"][name]["examples"][0]


def _json(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, indent=2)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
