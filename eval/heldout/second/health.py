"""Certificates of the health of people at work."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import TODAY
from eval.heldout.paper import Paper
from eval.heldout.second.identity import spot
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    CARD,
    CARD_TRUE,
    css,
    d,
    l,
    mock,
    prose,
    qr,
    ruled,
    sample,
    small_portrait,
)

CENTRES = ("疾病预防控制中心", "样例街社区卫生服务中心", "示范体检门诊部", "范本镇卫生院")


def _health(c: Scribe) -> tuple[str, dict[str, str]]:
    who, day = c.person(17, 60), TODAY - timedelta(days=c.number(4, 620))
    until = date(day.year + 1, day.month, min(day.day, 28)) - timedelta(days=1)
    centre = f"长沙市{c.district()}{c.one(CENTRES)}"
    return centre, {
        "number": c.f(
            "certificate_no",
            c.one((f"430190{day:%Y}{c.digits(6)}", f"湘健{day:%Y}第{c.digits(6)}号", c.digits(10))),
        ),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "age": c.f("age", str((TODAY - who.born_on).days // 365)),
        "id": c.f("id_number", who.id_number),
        "employer": c.f("employer", c.shop()),
        "category": c.f(
            "category",
            c.one(("食品生产经营", "餐饮", "公共场所", "药品从业", "化妆品生产", "供水")),
        ),
        "checked": c.on("checked_on", day),
        "result": c.f("result", c.one(("合格", "未发现职业禁忌", "健康合格", "体检合格"))),
        "issued": c.on("issued_on", day + timedelta(days=c.number(1, 5))),
        "until": c.on("valid_until", until),
        "by": c.f("issued_by", centre),
    }


def health_across(c: Scribe) -> Paper:
    """A card lying down: a coloured band, the portrait on the right, the seal over it."""
    centre, it = _health(c)
    band = c.one(("#1f7a4d", "#2763a8", "#a8322d"))
    left = "".join(
        f'<div style="margin:.18em 0">{words}：{cell}</div>'
        for words, cell in (
            ("姓　　名", it["name"]),
            ("性　　别", f"{it['sex']}　年龄：{it['age']}"),
            ("身份证号", it["id"]),
            ("工　　种", it["category"]),
            ("体检日期", it["checked"]),
            ("有效期至", it["until"]),
        )
    )
    title = c.one(("从业人员健康证明", "食品从业人员健康合格证", "健 康 证"))
    body = (
        f'<div class="c" style="background:{band};color:#fff;font-size:1.4em;padding:.35em">'
        f"{title}</div>"
        f'<div style="position:absolute;left:36px;top:92px">{left}</div>'
        + small_portrait(c, 140, 180, "position:absolute;right:40px;top:100px")
        + spot(480, 308, f"编号：{it['number']}", "font-size:.72em")
        + spot(36, 420, f"发证单位：{it['by']}", "font-size:.92em")
        + c.seal(centre, "健康证明专用章", at=(520, 196), size=132)
        + sample(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        css(c, 24, 1.5) + f"&{{border-radius:18px;outline:1px solid {band}}}",
        bears_seal=True,
        true_width=CARD_TRUE,
    )


def health_badge(c: Scribe) -> Paper:
    """An upright badge to hang around the neck, the portrait in the middle."""
    centre, it = _health(c)
    rows = ruled(
        [
            l("姓名") + d(it["name"]) + l("性别") + d(it["sex"]),
            l("证号") + d(it["number"], 3),
            l("身份证号") + d(it["id"], 3),
            l("单位") + d(it["employer"], 3),
            l("从业类别") + d(it["category"], 3),
            l("检查结果") + d(it["result"], 3),
            l("发证日期") + d(it["issued"], 3),
            l("有效期限") + d(it["until"], 3),
        ],
        (24, 32, 16, 28),
        1.9,
    )
    body = prose(f"""<div style="position:absolute;inset:26px 34px">
        <div class="c" style="font-size:1.5em">健康证明</div>
        <div class="c" style="margin:14px">{small_portrait(c, 150, 190, "")}</div>{rows}
        <div class="c" style="margin-top:40px">{c.over(it["by"], centre, size=130, right=60)}</div>
        </div>{sample(c)}""")
    return Paper(
        None, (body,), (520, 860), css(c, 20, 1.35) + "&{background:#f3faf6}", bears_seal=True
    )


def health_screen(c: Scribe) -> Paper:
    """The electronic certificate on a telephone."""
    centre, it = _health(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("身份证号", it["id"]),
        ("健康证号", it["number"]),
        ("从业类别", it["category"]),
        ("体检结论", it["result"]),
        ("发证日期", it["issued"]),
        ("有效期至", it["until"]),
    ]
    lines = "".join(
        '<div style="display:flex;justify-content:space-between;padding:12px 0;border-bottom:1px '
        f'dashed #cdd"><span style="color:#678;flex:none;margin-right:24px">{a}</span>{b}</div>'
        for a, b in pairs
    )
    body = prose(f"""
        <div class="c" style="background:#18a058;color:#fff;padding:22px;font-size:1.2em">电子健康
        证</div><div style="padding:24px 36px">
        <div style="display:flex;justify-content:space-between">
        {small_portrait(c, 130, 165, "")}{qr(c, 150, "")}</div>{lines}
        <div style="padding:26px 0">发证机构：{c.over(it["by"], centre, size=140, right=60)}</div>
        </div>{sample(c)}""")
    return Paper(None, (body,), (640, 940), css(c, 23, 1.4, face="FandolHei"), bears_seal=True)


def health_mock(c: Scribe) -> Paper:
    centre, it = _health(c)
    pairs = [
        ("编号", it["number"]),
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("年龄", it["age"]),
        ("身份证号", it["id"]),
        ("从业类别", it["category"]),
        ("体检日期", it["checked"]),
        ("体检结果", it["result"]),
        ("有效期至", it["until"]),
        ("发证单位", it["by"]),
    ]
    return mock(c, c.one(("健康证明", "从业人员健康证明", "健康证")), pairs, seal=(centre, ""))


VERSIONS = {
    "health-certificate": (health_across, health_badge, health_screen, health_mock),
}
