"""Certificates of real estate: the inner page, the opened booklet, the electronic one."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    A4,
    badge,
    css,
    d,
    l,
    mock,
    prose,
    qr,
    ruled,
    sample,
    waves,
)

OFFICES = ("长沙市自然资源和规划局", "长沙市不动产登记中心", "长沙市国土资源局")
LAW = """依照《中华人民共和国民法典》等法律法规，为维护权利人的合法利益，登记机构对申请登记的
    本证所列权利审查属实，予以登记，颁发本证。"""


def _estate(c: Scribe) -> dict[str, str]:
    year = c.number(2015, 2027)
    area, land = f"{c.number(38, 320)}.{c.number(10, 99)}", f"{c.number(5, 900)}.{c.number(10, 99)}"
    shop = c.odds(0.35)
    use = (
        c.one(("商服用地/商业", "商务金融用地/办公", "商业"))
        if shop
        else c.one(("城镇住宅用地/成套住宅", "住宅用地/住宅", "成套住宅", "城镇住宅用地/住宅"))
    )
    floor = c.number(2, 33)
    owner, second = c.person(22, 80).name, c.person(22, 80).name
    sharing = c.one(("单独所有", "单独所有", "共同共有", "按份共有"))
    who = owner if sharing == "单独所有" else f"{owner}、{second}"
    if shop and c.odds(0.5):
        who, sharing = c.firm(), "单独所有"
    bracket = c.one(("（）", "()"))
    return {
        "number": c.f(
            "certificate_no", f"湘{bracket[0]}{year}{bracket[1]}长沙市不动产权第{c.digits(7)}号"
        ),
        "owner": c.f("owner", who),
        "sharing": c.f("sharing", sharing),
        "location": c.f("location", c.address(flat=not shop)),
        "unit": c.f("unit_number", f"430190 {c.digits(6)} GB{c.digits(5)} F{c.digits(8)}"),
        "type": c.f(
            "right_type",
            "国有建设用地使用权/房屋（构筑物）所有权"
            if c.odds(0.4)
            else "国有建设用地使用权/房屋所有权",
        ),
        "nature": c.f(
            "right_nature",
            c.one(("出让/商品房", "出让/市场化商品房", "划拨/房改房", "出让/存量房")),
        ),
        "use": c.f("use", use),
        "area": c.f(
            "area",
            c.one(
                (
                    f"共有宗地面积{land}平方米/房屋建筑面积{area}平方米",
                    f"房屋建筑面积{area}㎡",
                    f"{area}平方米",
                )
            ),
        ),
        "term": c.f(
            "term",
            f"{2000 + c.number(30, 90)}年{c.number(1, 13):02d}月{c.number(1, 29):02d}日止"
            if c.odds(0.5)
            else f"{year - 3}年06月01日起{year + 67}年05月31日止",
        ),
        "other": c.f(
            "other_rights",
            f"房屋结构：钢筋混凝土结构；总层数：{floor + 2}层；"
            f"所在层：第{floor}层；专有建筑面积：{area}㎡",
        ),
        "issued": c.on("issued_on", c.past(10, 3800), c.one(("空", "年", "中"))),
        "serial": c.f("serial_number", f"4300{c.digits(7)}"),
    }


def _table(it: dict[str, str], high: float) -> str:
    return ruled(
        [
            l("权利人") + d(it["owner"]),
            l("共有情况") + d(it["sharing"]),
            l("坐　落") + d(it["location"]),
            l("不动产单元号") + d(it["unit"]),
            l("权利类型") + d(it["type"]),
            l("权利性质") + d(it["nature"]),
            l("用　途") + d(it["use"]),
            l("面　积") + d(it["area"]),
            l("使用期限") + d(it["term"]),
            l("权利其他状况") + d(it["other"], css=f"height:{high * 2.4}em"),
        ],
        (23, 77),
        high,
    )


def inner(c: Scribe) -> Paper:
    """The inner page by itself, its number over the table: no title stands on it."""
    it = _estate(c)
    stamp = c.seal(c.one(OFFICES), c.one(("", "不动产登记专用章")), at=(480, 880), size=150)
    body = prose(f"""<div style="position:absolute;inset:60px 70px">
        <div class="c" style="margin-bottom:16px">{it["number"]}</div>{_table(it, 2.5)}</div>
        {stamp}{sample(c)}""")
    return Paper(
        None,
        (body,),
        (780, 1080),
        css(c, 19, 1.4) + waves(c, "#e3c4bb", "#fdf6f2"),
        bears_seal=True,
    )


def spread(c: Scribe) -> Paper:
    """First page and table of the opened booklet, the seal on the first."""
    it, office = _estate(c), c.one(OFFICES)
    left = prose(f"""<div style="position:absolute;left:56px;top:60px;width:500px">
        <div class="c">{badge(96, "")}</div><h1 style="margin-top:.5em">不动产权证书</h1>
        <p>{LAW}</p><div class="r" style="margin-top:130px">
        {c.over("登记机构（章）", office, "不动产登记专用章", size=150, right=-70)}</div>
        <div class="r" style="margin-top:34px">{it["issued"]}</div>
        <div style="margin-top:60px">编号 № {it["serial"]}</div></div>""")
    right = prose(f"""<div style="position:absolute;left:640px;top:50px;width:590px">
        <div class="c" style="margin-bottom:10px">{it["number"]}</div>{_table(it, 2.0)}</div>""")
    return Paper(
        None,
        (left + right + sample(c),),
        (1290, 860),
        css(c, 18, 1.4) + "&{background:linear-gradient(90deg,#fcf5f0 49%,#e8ddd6 50%,"
        "#fcf5f0 51%)}",
        bears_seal=True,
    )


def electronic(c: Scribe) -> Paper:
    """What a citizen prints of the electronic certificate."""
    it, office = _estate(c), c.one(OFFICES[:2])
    body = prose(f"""<div class="sheet"><div style="display:flex;align-items:center">
        <div style="flex:1"><h1>不动产权证书（电子证照）</h1><div class="c">{it["number"]}</div>
        </div>{qr(c, 120, "")}</div><div style="margin:16px 0">{_table(it, 2.1)}</div>
        {ruled([l("附　记") + d("业务编号：" + c.digits(12))], (23, 77), 4)}
        <p class="n r" style="margin-top:76px">{c.over(office, office, size=150)}</p>
        <p class="n r">登簿时间：{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 17, 1.4), bears_seal=True)


def plain(c: Scribe) -> Paper:
    it = _estate(c)
    pairs = [
        (c.one(("证号", "不动产权证号")), it["number"]),
        ("权利人", it["owner"]),
        ("共有情况", it["sharing"]),
        ("坐落", it["location"]),
        ("不动产单元号", it["unit"]),
        ("权利类型", it["type"]),
        ("权利性质", it["nature"]),
        ("用途", it["use"]),
        ("面积", it["area"]),
        ("使用期限", it["term"]),
        ("登记日期", it["issued"]),
    ]
    return mock(
        c,
        c.one(("不动产权证书", "中华人民共和国不动产权证书")),
        pairs,
        seal=(c.one(OFFICES[:2]), "不动产登记专用章"),
    )


VERSIONS = {"real-estate-certificate": (inner, spread, electronic, plain)}
