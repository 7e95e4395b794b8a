"""Worked answers for the OpenAPI document, one an operation. Persons and firms are fictional."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from serve.api.exchange_schemas import ProblemShape

_PROBLEMS: Mapping[int, str] = {
    400: "请求头或格式不对",
    401: "没有令牌或令牌不对",
    403: "要由另一个人来做",
    404: "没有，或不属于调用方",
    409: "当前状态下不能这样做",
    410: "内容已清除",
    413: "超过大小限制",
    422: "内容不合要求",
    503: "暂时不能处理",
}


def responses(
    status: int, example: object, *problems: int, also: Mapping[int, str] | None = None
) -> dict[int | str, dict[str, Any]]:
    """The success with its example, and the problems an operation may answer with."""
    body = {"application/json": {"example": example}}
    return {
        status: {"description": "成功", "content": body},
        **{code: {"description": text, "content": body} for code, text in (also or {}).items()},
        **_problems(problems),
    }


def binary(kind: str, description: str, *problems: int) -> dict[int | str, dict[str, Any]]:
    """A success that is not JSON."""
    content: dict[str, Any] = {kind: {"schema": {"type": "string", "format": "binary"}}}
    if kind == "text/html":
        content = {kind: {"example": "<!doctype html>…"}}
    return {200: {"description": description, "content": content}, **_problems(problems)}


def empty(status: int, description: str, *problems: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"description": description}, **_problems(problems)}


def _problems(codes: tuple[int, ...]) -> dict[int | str, dict[str, Any]]:
    return {
        code: {
            "description": _PROBLEMS[code],
            "content": {"application/problem+json": {"schema": ProblemShape.model_json_schema()}},
        }
        for code in codes
    }


_CASE_ID = "6f1d2c1e-3f0a-4c57-9a53-0d5f6f6d2b10"
_DIGEST = "9f2feb0f1ef425b292f2f94bc8482494df430413dc6d8e8e3f8f0f5a1a6f4f0e"

_UPLOAD = {
    "name": "licence-1.jpg",
    "material": "licence",
    "filename": "营业执照.jpg",
    "sha256": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    "bytes": 1834211,
    "pages": 1,
}

CASE_OPEN: dict[str, Any] = {
    "id": _CASE_ID,
    "item": "food-business-new",
    "external_id": "YWTB-2026-000001",
    "corrects": None,
    "state": {"code": "open", "name": "收件中"},
    "catalogue": _DIGEST,
    "created_at": "2026-11-16T01:30:00Z",
    "submitted_at": None,
    "finished_at": None,
    "progress": {"pages_done": 0, "pages_total": 0},
    "uploads": [],
    "awaits_person": None,
    "awaiting": None,
    "problem": None,
}

CASE_QUEUED = {
    **CASE_OPEN,
    "state": {"code": "processing", "name": "审查中"},
    "submitted_at": "2026-11-16T01:31:10Z",
    "progress": {"pages_done": 3, "pages_total": 9},
    "uploads": [_UPLOAD],
}

MATERIAL = {"material": "licence", "uploads": [_UPLOAD]}

VERIFICATION = {
    "request": "0b0f7a52-8a53-4b0c-9a50-6f7f1d6c1c11",
    "kind": {"code": "verify", "name": "核验"},
    "source": {"code": "population-register", "name": "人口库"},
    "subject": {"code": "identity", "name": "姓名与公民身份号码相符"},
    "purpose": "办理个体工商户设立登记",
    "outcome": {"code": "confirmed", "name": "核验一致"},
    "milliseconds": 132,
    "remembered": False,
    "asked_at": "2026-11-16T01:32:04Z",
}

_PLACE = {
    "page": 0,
    "polygon": [[0.21, 0.43], [0.52, 0.43], [0.52, 0.46], [0.21, 0.46]],
    "source": "licence-1.jpg",
    "slot": "licence",
}

_FINDING = {
    "point_id": "licence-not-expired",
    "point_version": 1,
    "title": "营业执照在有效期内",
    "acceptance_title": "主体资格",
    "dimension": {"code": "validity", "name": "有效性"},
    "severity": {"code": "correct", "name": "需要补正"},
    "verdict": {"code": "fail", "name": "不符合"},
    "cause": None,
    "message": "营业执照·营业期限为 2024-05-20，早于审查日 2026-11-16。",
    "remedy": "请先到登记机关办理营业期限变更，再上传新的营业执照。",
    "confidence": 0.99,
    "basis": [
        {"citation": "《食品经营许可和备案管理办法》第十五条", "verified": "text", "note": ""}
    ],
    "places": [_PLACE],
    "rules": [
        {
            "check": "not_expired",
            "verdict": {"code": "fail", "name": "不符合"},
            "message": "营业期限已过。",
            "cause": None,
            "operands": [
                {
                    "name": "date",
                    "label": "营业执照·营业期限止",
                    "path": "licence.valid_until",
                    "value": "2024-05-20",
                    "raw": "2024年05月20日",
                    "confidence": 0.99,
                    "cause": None,
                    "places": [_PLACE],
                }
            ],
        }
    ],
}

_DOCUMENT = {
    "pages": [0],
    "document_type": {"code": "business-licence", "name": "营业执照", "confidence": 0.98},
    "fields": [
        {
            "page": 0,
            "polygon": [[0.21, 0.31], [0.61, 0.31], [0.61, 0.34], [0.21, 0.34]],
            "key": "name",
            "label": "名称",
            "value": "样本市晨光餐饮有限公司",
            "raw": "样本市晨光餐饮有限公司",
            "confidence": 0.99,
        }
    ],
    "seals": [],
    "signatures": [],
    "ticks": None,
    "lines": [],
}

RESULT = {
    "case": _CASE_ID,
    "external_id": "YWTB-2026-000001",
    "catalogue": _DIGEST,
    "engines": ["PP-OCRv6 small"],
    "review": {
        "item": {"code": "food-business-new", "name": "食品经营许可（新办）"},
        "today": "2026-11-16",
        "decision": {
            "conclusion": {"code": "correct", "name": "补正"},
            "mode": {"code": "assist", "name": "辅助审批，由审批人员决定"},
            "awaits_person": True,
            "awaiting": {"code": "not_a_pass", "name": "结论不是通过"},
            "rests_on": ["licence-not-expired"],
            "notice": ["请先到登记机关办理营业期限变更，再上传新的营业执照。"],
            "duties": [],
        },
        "plan": {
            "corrections": [
                {
                    "act": {"code": "replace", "name": "换一份"},
                    "holder": "licence",
                    "name": "营业执照",
                    "boxes": [],
                    "points": ["licence-not-expired"],
                    "remedies": ["请先到登记机关办理营业期限变更，再上传新的营业执照。"],
                }
            ],
            "verified": True,
            "hopeless": [],
            "elsewhere": [],
        },
        "findings": [_FINDING],
        "materials": [
            {
                "material": "licence",
                "name": "营业执照",
                "uploads": [{"source": "licence-1.jpg", "documents": [_DOCUMENT]}],
            }
        ],
        "sources": [
            {
                "path": "source.registration-platform.status",
                "label": "市场主体登记平台·登记状态",
                "value": "存续",
                "cause": None,
                "said": "存续（2026-11-16 09:32 答复）",
                "request": "3f3c9c1e-6d0e-4a58-8f0e-2f6f0c9d7a01",
                "answered_at": "2026-11-16T01:32:04Z",
                "remembered": False,
            }
        ],
        "subjects": [
            {
                "is_person": False,
                "name": "样本市晨光餐饮有限公司",
                "conflict": False,
                "facts": [
                    {
                        "fact": {"code": "name", "name": "名称（姓名）"},
                        "alike": {"code": "same", "name": "一致"},
                        "said": [
                            {
                                "value": "样本市晨光餐饮有限公司",
                                "label": "名称",
                                "origin": "营业执照",
                                "confidence": 0.99,
                                "places": [_PLACE],
                            }
                        ],
                    }
                ],
            }
        ],
    },
}

PRECHECK = {
    "files": [
        {
            "file": "licence-1.jpg",
            "pages": [
                {
                    "index": 0,
                    "width": 4032,
                    "height": 3024,
                    "orientation": 90,
                    "quality": {"ok": True, "problems": []},
                }
            ],
            "documents": [_DOCUMENT],
        }
    ],
    "material": {"code": "licence", "name": "营业执照"},
    "right_paper": True,
    "findings": [_FINDING],
}

ITEM_SUMMARY = {
    "key": "food-business-new",
    "name": "食品经营许可（新办）",
    "authority": "市场监督管理部门",
    "version": "1",
    "digest": _DIGEST,
}

ITEM = {
    **ITEM_SUMMARY,
    "summary": "从事食品销售和餐饮服务的，应当取得食品经营许可。",
    "audience": "企业、个体工商户",
    "mode": {"code": "assist", "name": "辅助审批，由审批人员决定"},
    "questions": [
        {
            "key": "entity",
            "text": "申请人是企业还是个体工商户？",
            "multiple": False,
            "hint": "以营业执照上的类型为准。",
            "options": [
                {"value": "company", "label": "企业", "hint": ""},
                {"value": "individual", "label": "个体工商户", "hint": ""},
            ],
        }
    ],
    "form": [
        {
            "key": "operator_name",
            "label": "经营者名称",
            "kind": "organisation",
            "required": True,
            "hint": "与营业执照一致",
        }
    ],
    "materials": [
        {
            "key": "licence",
            "name": "营业执照",
            "need": {"code": "required", "name": "必要"},
            "document_types": [{"code": "business-licence", "name": "营业执照"}],
            "format": "照片、扫描件或 PDF",
            "copies": 1,
            "originals": 0,
            "max_pages": 2,
            "filling_advice": "拍全四边，避免反光。",
            "receiving_points": ["名称、统一社会信用代码清晰"],
            "basis": [
                {
                    "citation": "《食品经营许可和备案管理办法》第十五条",
                    "verified": "text",
                    "note": "",
                }
            ],
        }
    ],
    "review_points": [{"code": "licence-not-expired", "name": "营业执照在有效期内"}],
    "statutory_working_days": 10,
    "promised_working_days": 5,
    "fee": "不收费",
    "window": "综合窗口",
}

VERSION = {
    "number": 2,
    "digest": _DIGEST,
    "state": {"code": "published", "name": "正在使用"},
    "in_service": True,
    "serves": True,
    "published_at": "2026-11-16T01:00:00Z",
}

HEALTH = {
    "ok": True,
    "parts": [
        {"name": "database", "ok": True, "detail": "sqlite"},
        {"name": "worker", "ok": True, "detail": "1"},
        {"name": "models", "ok": True, "detail": "PP-OCRv6 small"},
    ],
}
