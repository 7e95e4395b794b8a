"""The qualification for road transport: booklet, electronic page, mock-up."""

from __future__ import annotations

from datetime import date

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
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

DRIVERS = (
    "经营性道路货物运输驾驶员",
    "经营性道路旅客运输驾驶员",
    "出租汽车驾驶员",
    "道路危险货物运输驾驶员",
)


OFFICES = ("长沙市交通运输局", "长沙市道路运输服务中心", "长沙市行政审批服务局")


def _worker(c: Scribe) -> tuple[str, dict[str, str]]:
    who, day = c.person(22, 60), c.past(30, 2100)
    start = day if c.odds(0.5) else date(day.year - 1, day.month, min(day.day, 28))
    office = c.one(OFFICES)
    return office, {
        "number": c.f("certificate_no", who.id_number if c.odds(0.5) else "4301" + c.digits(15)),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on),
        "nationality": c.f("nationality", "中国"),
        "address": c.f("address", who.address),
        "class": c.f("vehicle_class", c.one(("C1", "B2", "A2", "A1", "B1"))),
        "category": c.f("category", c.one(DRIVERS)),
        "first": c.on("first_issued_on", start),
        "from": c.on("valid_from", day),
        "until": c.on("valid_until", date(day.year + 6, day.month, min(day.day, 28))),
        "issued": c.on("issued_on", day),
        "by": c.f("issued_by", office),
    }


def transport(c: Scribe) -> Paper:
    """Two facing pages of the booklet."""
    office, it = _worker(c)

    def line(words: str, cell: str) -> str:
        return (
            f'<div style="display:flex;margin:.5em 0"><span style="flex:none;width:7.2em">{words}'
            f'</span><span style="flex:1;border-bottom:1px solid #789">{cell}</span></div>'
        )

    left = (
        '<div style="position:absolute;left:44px;top:34px;width:470px"><div class="c" '
        f'style="margin-bottom:14px">{small_portrait(c, 130, 170, "")}</div>'
        + line("姓　　名", it["name"])
        + line("性　　别", it["sex"])
        + line("出生日期", it["born"])
        + line("国　　籍", it["nationality"])
        + line("住　　址", it["address"])
        + line("证　　号", it["number"])
        + line("准驾车型", it["class"])
        + "</div>"
    )
    right = (
        '<div style="position:absolute;left:590px;top:60px;width:470px"><div class="c" '
        'style="font-size:1.2em;margin-bottom:1.2em">从业资格</div>'
        + line("从业资格类别", it["category"])
        + line("初次领证日期", it["first"])
        + line("有效起始日期", it["from"])
        + line("有效期限", it["until"])
        + line("发证机关", c.over(it["by"], office, "从业资格证件专用章", size=140, right=150))
        + line("发证日期", it["issued"])
        + "</div>"
    )
    fold = '<div style="position:absolute;left:552px;top:0;bottom:0;border-left:1px solid #bbb">'
    return Paper(
        None,
        (left + right + fold + "</div>" + sample(c),),
        (1104, 700),
        css(c, 21, 1.35) + f"&{{background:{c.one(('#eef4f8', '#f6f3ea'))}}}",
        bears_seal=True,
    )


def transport_card(c: Scribe) -> Paper:
    """The electronic licence, as a page with a code to scan."""
    office, it = _worker(c)
    lines = ruled(
        [
            l("姓名") + d(it["name"]) + l("性别") + d(it["sex"]),
            l("出生日期") + d(it["born"]) + l("国籍") + d(it["nationality"]),
            l("住址") + d(it["address"], 3),
            l("从业资格证号") + d(it["number"], 3),
            l("从业资格类别") + d(it["category"], 3),
            l("准驾车型") + d(it["class"]) + l("初次领证日期") + d(it["first"]),
            l("有效起始日期") + d(it["from"]) + l("有效期限") + d(it["until"]),
        ],
        (20, 30, 21, 29),
        2.3,
    )
    stamp = c.over(it["by"], office, size=146, right=40)
    body = prose(f"""<div class="sheet"><h1>中华人民共和国<br>道路运输从业人员从业资格证</h1>
        <div style="display:flex;justify-content:space-between;margin-bottom:18px">
        {small_portrait(c, 110, 140, "")}{qr(c, 140, "")}</div>{lines}
        <p class="n r" style="margin-top:110px">发证机关：{stamp}</p>
        <p class="n r">发证日期：{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 1000), css(c, 18, 1.4), bears_seal=True)


def transport_mock(c: Scribe) -> Paper:
    office, it = _worker(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("从业资格证号", it["number"]),
        ("从业资格类别", it["category"]),
        ("准驾车型", it["class"]),
        ("住址", it["address"]),
        ("有效起始日期", it["from"]),
        ("有效期至", it["until"]),
        ("发证机关", it["by"]),
    ]
    return mock(
        c,
        c.one(("道路运输从业资格证", "从业资格证")),
        pairs,
        seal=(office, c.one(("", "证件专用章"))),
    )


VERSIONS = {
    "road-transport-qualification": (transport, transport_card, transport_mock),
}
