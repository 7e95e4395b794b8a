"""Licences of public places and of the tobacco trade."""

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
    stacked,
    waves,
)


def _hygiene(c: Scribe) -> tuple[str, dict[str, str]]:
    day = c.past(20, 1400)
    until = date(day.year + 4, day.month, min(day.day, 28))
    office = f"长沙市{c.district()}{c.one(('卫生健康局', '行政审批服务局', '卫生和计划生育局'))}"
    item = c.one(("宾馆", "美容店、美发店", "公共浴室", "游泳馆", "商场", "影剧院", "理发店"))
    return office, {
        "number": c.f(
            "licence_no",
            c.one(
                (
                    f"湘卫公证字［{day.year}］第43019{c.digits(5)}号",
                    f"长（{c.district()[0]}）卫公字({day.year}){c.digits(4)}号",
                )
            ),
        ),
        "name": c.f("unit_name", c.shop() if c.odds(0.6) else c.firm()),
        "person": c.f("legal_representative", c.person(24, 66).name),
        "address": c.f("address", c.address()),
        "kind": c.f("economic_type", c.one(("个体工商户", "有限责任公司", "私营", "个体"))),
        "items": c.f("permitted_items", item),
        "term": c.during(day, until, join=c.one(("至", " 至 ", "—"))),
        "by": c.f("issued_by", office),
        "issued": c.on("issued_on", day),
    }


def hygiene(c: Scribe) -> Paper:
    """The framed sheet to hang on the wall: large lines, the number under the title."""
    office, it = _hygiene(c)
    pairs = [
        ("单位名称", it["name"]),
        ("法定代表人（负责人）", it["person"]),
        ("经营地址", it["address"]),
        ("经济性质", it["kind"]),
        ("许可项目", it["items"]),
        ("有效期限", it["term"]),
    ]
    body = prose(f"""<div style="position:absolute;inset:80px 130px"><div class="c">
        <span style="font:60px '{c.head}';letter-spacing:.3em">卫生许可证</span></div>
        <div class="c" style="margin:.4em 0 1.2em">{it["number"]}</div>
        {stacked(pairs, gap=0.62, wide=10.5 if c.odds(0.5) else 0)}
        <div class="r" style="margin-top:1.2em">发证机关：
        {c.over(it["by"], office, c.one(("", "卫生许可专用章")), size=156, right=30)}</div>
        <div class="r" style="margin-top:1.4em">{it["issued"]}</div></div>{sample(c)}""")
    return Paper(
        None,
        (body,),
        (1180, 860),
        css(c, 23, 1.5)
        + waves(c, "#b8d7de", "#f5fbfb")
        + "&{box-shadow:inset 0 0 0 8px #fff,inset 0 0 0 22px #7fb3bd}",
        bears_seal=True,
    )


def hygiene_table(c: Scribe) -> Paper:
    office, it = _hygiene(c)
    table = ruled(
        [
            l("单位名称") + d(it["name"], 3),
            l("地　　址") + d(it["address"], 3),
            l("负责人") + d(it["person"]) + l("经济类型") + d(it["kind"]),
            l("许可项目") + d(it["items"], 3),
            l("有 效 期") + d(it["term"], 3),
        ],
        (20, 30, 20, 30),
        3.2,
    )
    body = prose(f"""<div class="sheet"><h1>公共场所卫生许可证</h1>
        <p class="n">编号：{it["number"]}</p>{table}
        <p class="n" style="margin:70px 0 0 50%">发证机关（章）：<br>
        {c.over(it["by"], office, size=150)}<br><br>{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 940), css(c, 20, 1.4), bears_seal=True)


def hygiene_mock(c: Scribe) -> Paper:
    office, it = _hygiene(c)
    pairs = [
        ("许可证编号", it["number"]),
        ("单位名称", it["name"]),
        ("法定代表人（负责人）", it["person"]),
        ("地址", it["address"]),
        ("许可项目", it["items"]),
        ("有效期限", it["term"]),
        ("发证机关", it["by"]),
        ("发证日期", it["issued"]),
    ]
    return mock(c, "公共场所卫生许可证", pairs, seal=(office, ""))


def _tobacco(c: Scribe) -> tuple[str, dict[str, str]]:
    day = c.past(20, 1700)
    until = date(day.year + c.number(3, 6), 12, 31)
    office = f"长沙市{c.district()}烟草专卖局"
    return office, {
        "number": c.f("licence_no", f"4301{c.digits(8)}"),
        "name": c.f("shop_name", c.shop()),
        "person": c.f("legal_representative", c.person(22, 70).name),
        "type": c.f("type", c.one(("个体", "个体工商户", "有限责任公司", "普通"))),
        "address": c.f("address", c.address()),
        "scope": c.f(
            "scope",
            c.one(("本店经营卷烟、雪茄烟零售", "卷烟零售，雪茄烟零售", "烟草制品零售：卷烟")),
        ),
        "supplier": c.f(
            "supplier", c.one(("湖南省烟草公司长沙市公司", "长沙市烟草公司样例分公司"))
        ),
        "term": c.during(day, until, join=c.one(("至", " 至 "))),
        "by": c.f("issued_by", office),
        "issued": c.on("issued_on", day),
    }


def tobacco(c: Scribe) -> Paper:
    """The original: a narrow column of labels with lines under the entries."""
    office, it = _tobacco(c)
    rows = "".join(
        f'<div style="display:flex;margin:.6em 0"><span style="flex:none;width:8.6em">{a}</span>'
        f'<span style="flex:1;border-bottom:1px solid #997">{b}</span></div>'
        for a, b in (
            ("企业（字号）名称", it["name"]),
            ("负责人（经营者）", it["person"]),
            ("企业类型", it["type"]),
            ("经营场所", it["address"]),
            ("许可范围", it["scope"]),
            ("供货单位", it["supplier"]),
            ("有效期限", it["term"]),
        )
    )
    stamp = c.over(it["by"], office, c.one(("", "行政许可专用章")), size=154, right=20)
    body = prose(f"""<div style="position:absolute;inset:66px 120px"><div class="c">
        <span style="font:56px '{c.head}';letter-spacing:.12em">烟草专卖零售许可证</span></div>
        <div style="display:flex;justify-content:space-between;margin:1em 0">
        <span>（{c.one(("正本", "副本"))}）</span><span>许可证号：{it["number"]}</span></div>{rows}
        <div class="r" style="margin-top:1.3em">发证机关：{stamp}</div>
        <div class="r" style="margin-top:1em">发证日期：{it["issued"]}</div></div>
        {qr(c, 110, "position:absolute;left:120px;bottom:70px")}{sample(c)}""")
    return Paper(
        None,
        (body,),
        (1200, 880),
        css(c, 22, 1.4) + waves(c, "#dcc797", "#fdf9ec") + "&{box-shadow:inset 0 0 0 20px #b99648}",
        bears_seal=True,
    )


def tobacco_mock(c: Scribe) -> Paper:
    office, it = _tobacco(c)
    pairs = [
        ("许可证号", it["number"]),
        ("企业名称", it["name"]),
        ("负责人", it["person"]),
        ("企业类型", it["type"]),
        ("经营场所", it["address"]),
        ("许可范围", it["scope"]),
        ("供货单位", it["supplier"]),
        ("有效期限", it["term"]),
        ("发证机关", it["by"]),
    ]
    return mock(c, "烟草专卖零售许可证", pairs, seal=(office, ""))


VERSIONS = {
    "public-place-hygiene-licence": (hygiene, hygiene_table, hygiene_mock),
    "tobacco-retail-licence": (tobacco, tobacco_mock),
}
