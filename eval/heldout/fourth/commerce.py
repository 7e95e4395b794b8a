"""Business licences and licences to sell tobacco."""

from __future__ import annotations

from eval.heldout.fourth.leaf import (
    at,
    badge,
    bind,
    box,
    even,
    squares,
    surround,
    table,
    title,
    tracery,
)
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
SCOPES = (
    "一般项目：日用百货销售；五金产品零售；货物进出口（凭营业执照依法自主开展经营活动）",
    "许可项目：餐饮服务；食品销售。（须经批准的项目，批准后方可开展经营活动）",
    "一般项目：软件开发；信息系统集成服务；广告设计、代理；会议及展览服务",
    "许可项目：烟草制品零售；酒类经营。一般项目：水果零售；新鲜蔬菜零售",
    "一般项目：物业管理；家政服务；专业保洁、清洗、消毒服务；停车场服务",
)
CAPITALS = ("伍拾万元整", "壹佰万元整", "叁佰万元人民币", "500万元", "贰仟万元整", "30万元")


def _licence(c: Registrar) -> Cells:
    single, who, day = c.odds(0.45), c.person(24, 66), c.past(60, 4200)
    kinds = (
        "有限责任公司（自然人独资）",
        "有限责任公司",
        "其他有限责任公司",
        "股份有限公司（非上市）",
    )
    office = c.region.office(c.one(("市场监督管理局", "行政审批服务局", "数据局")))
    last = None if c.odds(0.5) else c.ends(day, c.one_of((10, 20, 30)))
    return {
        "code": c.f("credit_code", c.credit_code(individual=single)),
        "copy": c.f("copy_number", f"{c.number(1, 4)}-{c.number(1, 4)}"),
        "name": c.f("name", c.shop() if single else c.firm()),
        "type": c.f("type", "个体工商户" if single else c.one(kinds)),
        "head": c.f("legal_representative", who.name),
        "composition": c.f("composition", c.one(("个人经营", "家庭经营"))) if single else "",
        "capital": "" if single else c.f("registered_capital", c.one(CAPITALS)),
        "since": c.on("established_on", day, c.one(("年", "年0"))),
        "term": "" if single else c.term(day, last, form="年0"),
        "place": c.f("address", c.address()),
        "scope": c.f("business_scope", c.one(SCOPES)),
        "issued": c.on("issued_on", c.past(10, 60), c.one(("年", "年0", "隔"))),
        "office": office,
        "single": "个体" if single else "",
    }


def _names(it: Cells) -> list[tuple[str, str, str]]:
    """Label, value, and the column the official layout has it in."""
    one = bool(it["single"])
    rows = [
        ("名称", it["name"], "left"),
        ("类型", it["type"], "left"),
        ("经营者" if one else "法定代表人", it["head"], "left"),
        ("经营范围", it["scope"], "left"),
        ("组成形式", it["composition"], "right"),
        ("注册资本", it["capital"], "right"),
        ("注册日期" if one else "成立日期", it["since"], "right"),
        ("营业期限", it["term"], "right"),
        ("经营场所" if one else "住所", it["place"], "right"),
    ]
    return [row for row in rows if row[1]]


def licence(c: Registrar) -> Paper:
    """Lying, as issued since 2019: emblem, title, two columns, the code for telephones."""
    it, size = _licence(c), (1300, 920)
    gold = c.one(("#b88a2e", "#a67c1f", "#b5552a"))
    html = tracery(c, size, gold, 0.13) + surround(c, size, gold, 26)
    html += badge(606, 46, 92, "#c2272d")
    html += at(0, 142, "营 业 执 照", f"font:60px '{c.head}';text-align:center;color:#222", 1300)
    copy = c.odds(0.6)
    html += at(
        0, 232, f"（副本）{it['copy']}" if copy else "", "text-align:center;font-size:24px", 1300
    )
    html += at(80, 108, f"统一社会信用代码<br>{it['code']}", "font-size:22px;line-height:1.5")
    html += squares(c, 1090, 90, 118)
    html += at(
        1060, 214, "扫描二维码登录公示系统<br>了解更多登记信息", "font-size:15px;line-height:1.4"
    )
    left, right = 286.0, 286.0
    for name, cell, side in _names(it):
        x, y = (80.0, left) if side == "left" else (720.0, right)
        html += at(x, y, even(name, 5), f"color:{gold};font-size:22px")
        html += at(
            x + 136, y, cell, "font-size:21px;line-height:1.5", 470 if side == "left" else 400
        )
        if side == "left":
            left += 78
        else:
            right += 78
    html += at(720, 700, f"登记机关　{it['office']}", f"font-size:22px;color:{gold}")
    html += at(900, 786, it["issued"], "font-size:24px")
    html += c.seal(it["office"], at=(900, 660), size=176)
    return bind(
        c, html, size=size, text=21, seal=True, ground=c.one(("#fdfaf1", "#fffdf7", "#fff"))
    )


def licence_upright(c: Registrar) -> Paper:
    """Standing: rows from the title to the seal, as the older form had them."""
    it, size = _licence(c), (900, 1260)
    html = surround(c, size, c.one(("#b5382f", "#b98d33", "#6b6b6b")), 30)
    html += badge(405, 70, 90, "#b92a2a")
    html += at(
        0, 176, "营业执照", f"font:58px '{c.head}';text-align:center;letter-spacing:.3em", 900
    )
    html += at(0, 270, f"统一社会信用代码　{it['code']}", "text-align:center;font-size:22px", 900)
    rows = "".join(
        f'<div style="display:flex;margin:.7em 0"><span style="flex:none;margin-right:1.4em">'
        f"{even(name, 5)}</span><span>{cell}</span></div>"
        for name, cell, _ in _names(it)
    )
    html += at(110, 334, rows, "font-size:22px;line-height:1.6", 680)
    html += at(520, 1050, "登记机关") + at(520, 1120, it["issued"])
    html += c.seal(it["office"], at=(560, 980), size=172)
    return bind(c, html, size=size, text=22, seal=True, ground=c.one(("#fffaf0", "#fff")))


def licence_plain(c: Registrar) -> Paper:
    it = _licence(c)
    pairs = [("统一社会信用代码", it["code"]), *((name, cell) for name, cell, _ in _names(it))]
    words = c.one(("营业执照", "营业执照（副本）", "电子营业执照"))
    return plain(
        c, words, pairs, office=f"登记机关：{it['office']}", when=it["issued"], seal=it["office"]
    )


def _tobacco(c: Registrar) -> Cells:
    day = c.past(20, 1500)
    office = c.region.office("烟草专卖局")
    place = c.region.city
    return {
        "许可证号": c.f(
            "licence_no", c.one((c.digits(12), f"{c.digits(6)}{day.year}{c.digits(4)}"))
        ),
        "企业（字号）名称": c.f("shop_name", c.shop()),
        "负责人姓名": c.f("legal_representative", c.person().name),
        "企业类型": c.f("type", c.one(("个体工商户", "有限责任公司", "个人独资企业"))),
        "经营场所": c.f("address", c.address()),
        "许可范围": c.f(
            "scope", c.one(("卷烟零售、雪茄烟零售", "卷烟零售，雪茄烟零售", "卷烟、雪茄烟"))
        ),
        "供货单位": c.f("supplier", f"{c.region.province}烟草公司{place}公司"),
        "有效期限": c.term(day, c.ends(day, 5), join="至", form=c.one(("年", "年0"))),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", day, "年"),
        "office": office,
    }


def tobacco(c: Registrar) -> Paper:
    """Lying: a green or brown ground, rows with lines under the values."""
    it, size = _tobacco(c), (1200, 850)
    tint = c.one(("#3c6b3a", "#6e4a23", "#245a73"))
    html = tracery(c, size, tint, 0.13) + surround(c, size, tint)
    html += at(
        0,
        66,
        "烟草专卖零售许可证",
        f"font:48px '{c.head}';text-align:center;color:{tint};letter-spacing:.1em",
        1200,
    )
    html += at(760, 150, f"许可证号：{it['许可证号']}", "font-size:22px")
    for row, name in enumerate(
        (
            "企业（字号）名称",
            "负责人姓名",
            "企业类型",
            "经营场所",
            "许可范围",
            "供货单位",
            "有效期限",
        )
    ):
        y = 204 + row * 62
        html += at(100, y, name, f"font-size:22px;color:{tint}")
        html += at(310, y - 2, it[name], "font-size:23px")
        html += box(300, y + 40, 780, 1, f"background:{tint}88")
    html += at(680, 672, f"发证机关：{it['发证机关']}") + at(
        680, 728, f"发证日期：{it['发证日期']}"
    )
    html += c.seal(it["office"], at=(860, 590), size=170)
    return bind(
        c, html, size=size, text=22, seal=True, ground=c.one(("#f7fbf4", "#fcf9f1", "#fff"))
    )


def tobacco_table(c: Registrar) -> Paper:
    it = _tobacco(c)
    rows = [[(name, it[name])] for name in it if name not in ("office", "发证机关", "发证日期")]
    words = c.one(("烟草专卖零售许可证", "烟草专卖零售许可证（副本）"))
    html = at(70, 80, title(c, words, 34) + table(rows, css="line-height:2.3", label=9), "", 654)
    html += at(
        380,
        760,
        f"发证机关：{c.stamped(it['发证机关'], it['office'])}<br>{it['发证日期']}",
        "line-height:2.3",
    )
    return bind(c, html, text=19, seal=True)


def tobacco_plain(c: Registrar) -> Paper:
    it = _tobacco(c)
    names = ("许可证号", "企业（字号）名称", "负责人姓名", "经营场所", "许可范围", "有效期限")
    pairs = [(name, it[name]) for name in names]
    return plain(
        c,
        "烟草专卖零售许可证",
        pairs,
        office=it["发证机关"],
        when=it["发证日期"],
        seal=it["office"],
    )


VERSIONS = {
    "business-licence": (licence, licence, licence_upright, licence_plain),
    "tobacco-retail-licence": (tobacco, tobacco_table, tobacco_plain),
}
