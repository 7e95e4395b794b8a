"""The OpenAPI document has a true example for every operation, and a page without a CDN."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter

from serve.api import (
    catalogue_schemas,
    examples,
    exchange_schemas,
    notice_examples,
    notice_schemas,
)
from serve.api.app import create_app
from serve.house import House, doors, opened
from tests.serve.conftest import served, settings_in
from tests.serve.fakes import PixelParts

EXAMPLES: dict[str, tuple[type, Any]] = {
    "case": (exchange_schemas.CaseShape, examples.CASE_OPEN),
    "queued": (exchange_schemas.CaseShape, examples.CASE_QUEUED),
    "material": (exchange_schemas.MaterialUploads, examples.MATERIAL),
    "result": (exchange_schemas.ResultShape, examples.RESULT),
    "verification": (exchange_schemas.VerificationShape, examples.VERIFICATION),
    "precheck": (exchange_schemas.Precheck, examples.PRECHECK),
    "summary": (catalogue_schemas.ItemSummary, examples.ITEM_SUMMARY),
    "item": (catalogue_schemas.ItemShape, examples.ITEM),
    "notice": (notice_schemas.NoticeShape, notice_examples.NOTICE),
    "tally": (notice_schemas.NoticeTally, notice_examples.TALLY),
    "version": (catalogue_schemas.VersionShape, examples.VERSION),
    "health": (exchange_schemas.Health, examples.HEALTH),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_the_shape_it_shows(name: str) -> None:
    shape, example = EXAMPLES[name]
    TypeAdapter(shape).validate_python(example)


@pytest.fixture(scope="module")
def app(house: House) -> FastAPI:
    with doors(house) as at:
        return create_app(at)


def test_every_operation_has_examples_and_words(app: FastAPI) -> None:
    paths = app.openapi()["paths"]
    assert {
        "/api/v1/cases",
        "/api/v1/cases/{case}",
        "/api/v1/cases/{case}:submit",
        "/api/v1/cases/{case}/materials/{material}",
        "/api/v1/cases/{case}/result",
        "/api/v1/cases/{case}/report",
        "/api/v1/cases/{case}/notice",
        "/api/v1/cases/{case}/notices",
        "/api/v1/cases/{case}/verifications",
        "/api/v1/cases/{case}/annotated/{file}/{page}",
        "/api/v1/materials:precheck",
        "/api/v1/catalogue/versions",
        "/api/v1/items",
        "/api/v1/items/{key}",
        "/health",
    } <= set(paths)
    for path, methods in paths.items():
        for method, operation in methods.items():
            assert operation["summary"] and operation["description"], path
            successes = [a for s, a in operation["responses"].items() if s.startswith("2")]
            for answer in successes:
                for kind, body in (answer.get("content") or {}).items():
                    assert "example" in body or kind == "image/png", f"{method} {path}"
            for body in operation.get("requestBody", {}).get("content", {}).values():
                assert "example" in body or "$ref" in body["schema"], f"{method} {path}"


def test_the_page_needs_no_other_host_and_no_script(hall: httpx.Client) -> None:
    page = hall.get("/docs", headers={"Authorization": ""})
    assert page.status_code == 200
    assert "/api/v1/materials:precheck" in page.text and "Idempotency-Key" in page.text
    assert "<script" not in page.text
    assert not re.search(r"(?:src|href)=\"https?:", page.text)
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert hall.get("/openapi.json").json()["info"]["title"]


def test_without_clients_only_loopback_names_are_answered(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = settings_in(tmp_path_factory.mktemp("open"), clients={})
    with (
        opened(settings, PixelParts()) as house,
        doors(house) as at,
        served(create_app(at)) as anybody,
    ):
        assert anybody.get("/api/v1/items", headers={"Authorization": ""}).status_code == 200
        rebound = anybody.get("/api/v1/items", headers={"Host": "evil.example"})
        assert rebound.status_code == 400
        assert anybody.get("/health").status_code == 503
