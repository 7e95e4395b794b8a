"""Worked answers for the operations on notices. Persons and firms are fictional."""

from __future__ import annotations

from typing import Any

from serve.api.examples import responses

_BASIS = {
    "citation": "《中华人民共和国食品安全法》第三十五条",
    "verified": "text",
    "note": "",
}

NOTICE: dict[str, Any] = {
    "case": "6f1d2c1e-3f0a-4c57-9a53-0d5f6f6d2b10",
    "record": "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    "item": {"code": "food-business-new", "name": "食品经营许可（新办）"},
    "item_version": "2026.1",
    "authority": "长沙市及各区县（市）市场监督管理局",
    "window": "长沙市政务服务中心市场监管窗口",
    "applicant": "样本市晨光餐饮有限公司",
    "received_on": "2026-11-16",
    "tell_by": "2026-11-23",
    "telling": {
        "within": 5,
        "silence": "逾期不告知的，自收到申请材料之日起即为受理",
        "basis": [
            {
                "citation": "《中华人民共和国行政许可法》第三十二条第一款第四项",
                "verified": "text",
                "note": "",
            }
        ],
    },
    "groups": [
        {
            "act": {"code": "replace", "name": "换一份"},
            "holder": "licence",
            "name": "营业执照",
            "text": "“营业执照”：换一份改好的",
            "boxes": [],
            "problems": [
                {
                    "point": "licence-not-expired",
                    "version": 1,
                    "title": "营业执照在有效期内",
                    "found": "营业执照·营业期限止为2024-05-20，已经过期。",
                    "remedy": "请先到登记机关办理营业期限变更，再上传新的营业执照。",
                    "basis": [_BASIS],
                }
            ],
        }
    ],
    "against": [],
    "verified": True,
    "given": {"by": "综合窗口3号", "at": "2026-11-18T02:10:00Z", "in_time": True},
    "judged": {},
    "pending": [],
    "before": [],
    "late": [],
    "uploads": {
        "licence-1.jpg": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
    },
}

TALLY = {
    "given": 128,
    "in_time": 120,
    "too_late": 2,
    "again": 31,
    "with_late_points": 1,
    "late_points": [{"point": "lease-signed", "times": 1}],
}

_PROBLEMS = {k: v for k, v in responses(200, None, 401, 404, 409, 410).items() if k != 200}
TEXT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "一次性补正告知书",
        "content": {
            "text/plain": {"example": "一次性补正告知书\n\n申请人：样本市晨光餐饮有限公司\n…"}
        },
    },
    **_PROBLEMS,
}
