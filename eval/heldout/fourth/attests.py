"""Certificates of health, of guards, of a clean record, and of real estate."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import TODAY
from eval.heldout.fourth.leaf import (
    CARD,
    TRUE,
    at,
    bind,
    box,
    even,
    sitter,
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


def _health(c: Registrar) -> Cells:
    who, day = c.person(18, 60), c.past(3, 350)
    office = c.region.office(c.one(("疾病预防控制中心", "拟样社区卫生服务中心", "假设体检门诊部")))
    given = day + timedelta(days=c.number(1, 5))
    return {
        "编号": c.f(
            "certificate_no",
            c.one((f"{day:%Y}{c.digits(7)}", f"J{c.digits(9)}", f"{c.digits(4)}-{c.digits(5)}")),
        ),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "年龄": c.f("age", f"{(TODAY - who.born_on).days // 365}{c.one(('', '岁'))}"),
        "身份证号": c.f("id_number", who.id_number),
        "工作单位": c.f("employer", c.shop() if c.odds(0.6) else c.firm()),
        "从业类别": c.f(
            "category", c.one(("食品经营", "餐饮服务", "公共场所", "药品经营", "美容美发"))
        ),
        "体检日期": c.on("checked_on", day),
        "体检结果": c.f("result", c.one(("合格", "未发现有碍食品安全的疾病", "体检合格"))),
        "发证日期": c.on("issued_on", given),
        "有效期至": c.on("valid_until", c.ends(given, 1)),
        "发证单位": c.f("issued_by", office),
        "office": office,
    }


def health(c: Registrar) -> Paper:
    """A plastic card, the band of colour at the foot."""
    it, tint = _health(c), c.one(("#0b7a75", "#c2571a", "#3a5ba0", "#b03052"))
    names = ["姓名", "性别", "身份证号", "从业类别", "体检结果", "有效期至"]
    if c.odds(0.5):
        names[1:2] = ["性别", "年龄"]
    rows = "".join(f"<div>{even(name, 4)}：{it[name]}</div>" for name in names)
    words = c.one(("健康证明", "从业人员健康证明", "从业人员健康合格证"))
    html = at(
        0,
        30,
        words,
        f"font:bold 44px '{c.head}';text-align:center;color:{tint};letter-spacing:.12em",
        1012,
    )
    html += at(48, 112, rows, f"font-size:26px;line-height:{1.98 if len(names) < 7 else 1.72}", 680)
    html += sitter(c, 748, 120, 206, 270)
    html += box(0, 548, 1012, 90, f"background:{tint}")
    html += at(48, 566, f"发证单位：{it['发证单位']}", "font-size:26px;color:#fff")
    html += at(48, 500, f"编号：{it['编号']}", "font-size:24px")
    html += at(520, 500, f"发证日期：{it['发证日期']}", "font-size:24px")
    html += c.seal(it["office"], "健康证明专用章", at=(690, 380), size=158)
    css = ".p{color:inherit}"
    return bind(
        c,
        html,
        size=CARD,
        text=26,
        seal=True,
        true_width=TRUE,
        css=css,
        ground=c.one(("#fff", "#f7fbfa")),
    )


def health_plain(c: Registrar) -> Paper:
    it = _health(c)
    hidden = ("office", "发证单位", "发证日期")
    pairs = [(name, cell) for name, cell in it.items() if name not in hidden]
    words = c.one(("从业人员健康证明", "健康证", "食品从业人员健康证明"))
    return plain(c, words, pairs, office=it["发证单位"], when=it["发证日期"], seal=it["office"])


def _guard(c: Registrar) -> Cells:
    who, day = c.person(19, 56), c.past(20, 2600)
    office = c.region.city_office("公安局")
    return {
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "出生日期": c.on("born_on", who.born_on),
        "公民身份号码": c.f("id_number", who.id_number),
        "住址": c.f("address", who.address),
        "证书编号": c.f(
            "certificate_no",
            c.one((f"{c.region.plate[0]}{c.digits(10)}", c.digits(14), f"{day.year}{c.digits(8)}")),
        ),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", day),
        "office": office,
    }


def guard(c: Registrar) -> Paper:
    """Opened: cover words and photograph at the left, the facts at the right."""
    it, size, tint = _guard(c), (1240, 720), c.one(("#22305a", "#5b1f24", "#2d4b3c"))
    html = box(0, 0, 620, 720, f"background:{tint}14") + box(619, 0, 2, 720, f"background:{tint}55")
    html += at(0, 90, "保 安 员 证", f"font:54px '{c.head}';text-align:center;color:{tint}", 620)
    html += sitter(c, 210, 220, 200, 266)
    html += at(0, 540, f"证书编号：{it['证书编号']}", "text-align:center;font-size:24px", 620)
    rows = "".join(
        f'<div style="display:flex;margin:.5em 0"><span style="flex:none;color:'
        f'{tint};width:6.6em">{name}</span>'
        f"<span>{it[name]}</span></div>"
        for name in ("姓名", "性别", "出生日期", "公民身份号码", "住址", "发证机关", "发证日期")
    )
    html += at(664, 70, rows, "font-size:23px", 540)
    html += c.seal(it["office"], at=(900, 500), size=172)
    return bind(c, html, size=size, text=23, seal=True)


def guard_plain(c: Registrar) -> Paper:
    it = _guard(c)
    pairs = [
        (name, cell) for name, cell in it.items() if name not in ("office", "发证日期", "发证机关")
    ]
    return plain(
        c, "保安员证", pairs, office=it["发证机关"], when=it["发证日期"], seal=it["office"]
    )


def _record(c: Registrar) -> Cells:
    who, day = c.person(19, 62), c.past(2, 300)
    office = (
        f"{c.region.city_office('公安局' + c.region.district[:-1] + '分局')}"
        f"{c.one(('拟样派出所', '草稿路派出所', ''))}"
    )
    first = c.one_of((who.born_on, date(2005, 1, 1), day.replace(year=day.year - 5, day=1)))
    number = c.one(
        (
            f"{c.region.plate[0]}公（{c.region.district[0]}）无犯〔{day.year}〕{c.digits(4)}号",
            f"WF{day:%Y%m%d}{c.digits(5)}",
        )
    )
    return {
        "编号": c.f("certificate_no", number),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "国籍": c.f("nationality", "中国"),
        "公民身份号码": c.f("id_number", who.id_number),
        "户籍地址": c.f("address", who.address),
        "from": c.on("period_from", first, "年"),
        "to": c.on("period_until", day, "年"),
        "查询结果": c.f("result", c.one(("未发现有犯罪记录", "无犯罪记录", "未发现犯罪记录"))),
        "证明用途": c.f(
            "purpose", c.one(("入职", "申领从业资格证", "出国留学", "担任保安员", "资格审查"))
        ),
        "office": c.f("issued_by", office),
        "day": c.on("issued_on", day, c.one(("年", "汉", "年0"))),
        "seal": office,
    }


def record(c: Registrar) -> Paper:
    it = _record(c)
    text = c.one(
        (
            f"经查询，{it['姓名']}，性别{it['性别']}，国籍{it['国籍']}，公民身份号码"
            f"{it['公民身份号码']}，"
            f"户籍地址{it['户籍地址']}，在{it['from']}至{it['to']}期间，{it['查询结果']}。",
            f"兹证明：{it['姓名']}（{it['性别']}，证件号码{it['公民身份号码']}，住"
            f"{it['户籍地址']}），"
            f"自{it['from']}起至{it['to']}止，{it['查询结果']}。",
        )
    )
    html = at(
        90, 120,
        title(c, "无犯罪记录证明", 36)
        + f'<div style="text-align:right">编号：{it["编号"]}</div><div class="in" '
        'style="margin-top:2em;'
        f'line-height:2.2">{text}</div><div class="in" style="line-height:2.2">此件供'
        f'{it["证明用途"]}使用，'
        "转借他人或涂改即告失效。</div>",
        "", 614,
    )  # fmt: skip
    foot = f"{it['office']}<br>{it['day']}"
    html += at(90, 760, foot, "text-align:right;line-height:2.2", 580)
    html += c.seal(it["seal"], c.one(("", "无犯罪记录证明专用章")), at=(460, 720), size=170)
    return bind(c, html, text=21, seal=True)


def record_plain(c: Registrar) -> Paper:
    it = _record(c)
    names = ("编号", "姓名", "性别", "国籍", "公民身份号码", "户籍地址")
    pairs = [(name, it[name]) for name in names]
    pairs += [("查询起始日期", it["from"]), ("查询截止日期", it["to"])]
    pairs += [("查询结果", it["查询结果"]), ("证明用途", it["证明用途"])]
    return plain(c, "无犯罪记录证明", pairs, office=it["office"], when=it["day"], seal=it["seal"])


def _estate(c: Registrar) -> Cells:
    day, both = c.past(30, 3000), c.odds(0.35)
    owner = "、".join(c.person(25, 70).name for _ in range(2)) if both else c.person(25, 70).name
    if not both and c.odds(0.15):
        owner = c.firm()
    own, land = c.number(5200, 19000) / 100, c.number(20000, 6000000) / 100
    until = day.year + c.number(30, 69)
    place = c.one((c.region.city, c.region.city))
    return {
        "证号": c.f(
            "certificate_no", f"{c.region.plate[0]}（{day.year}）{place}不动产权第{c.digits(7)}号"
        ),
        "权利人": c.f("owner", owner),
        "共有情况": c.f(
            "sharing", c.one(("共同共有", "按份共有（各50%）")) if both else "单独所有"
        ),
        "坐落": c.f("location", c.address(flat=True)),
        "不动产单元号": c.f("unit_number", f"430190 {c.digits(6)} GB{c.digits(5)} F{c.digits(8)}"),
        "权利类型": c.f(
            "right_type",
            c.one(("国有建设用地使用权/房屋所有权", "国有建设用地使用权／房屋（构筑物）所有权")),
        ),
        "权利性质": c.f(
            "right_nature", c.one(("出让/商品房", "出让/市场化商品房", "划拨/经济适用住房"))
        ),
        "用途": c.f("use", c.one(("城镇住宅用地/住宅", "商服用地/商业", "城镇住宅用地/成套住宅"))),
        "面积": c.f(
            "area",
            c.one(
                (f"房屋建筑面积{own:.2f}㎡", f"共有宗地面积{land:.2f}㎡/房屋建筑面积{own:.2f}㎡")
            ),
        ),
        "使用期限": c.f(
            "term", f"国有建设用地使用权至{until}年{c.number(1, 13)}月{c.number(1, 29)}日止"
        ),
        "权利其他状况": c.f(
            "other_rights",
            f"房屋结构：钢混；总层数：{c.number(6, 33)}层；所在层：{c.number(1, 6)}层",
        ),
        "编号": c.f("serial_number", f"D{c.digits(11)}"),
        "day": c.on("issued_on", day, c.one(("年", "年0", "隔"))),
        "office": c.region.city_office(c.one(("自然资源和规划局", "不动产登记中心", "自然资源局"))),
    }


ROWS = ("权利人", "共有情况", "坐落", "不动产单元号", "权利类型", "权利性质", "用途", "面积",
        "使用期限",         "权利其他状况")  # fmt: skip


def estate(c: Registrar) -> Paper:
    """The page with the seal at the left, the page with the table at the right."""
    it, size, tint = _estate(c), (1360, 900), c.one(("#8f2f2f", "#7a5c2a", "#3b3b45"))
    law = (
        "依照民法典和有关法律的规定，登记机构对申请人提交的材料进行了审查，"
        "权属清楚，准予登记并颁发本证，用以保护权利人的合法权益。"
    )
    rows = "".join(
        f'<tr><td class="n" style="width:7em">{even(name, 6)}</td><td>{it[name]}</td></tr>'
        for name in ROWS
    )
    html = tracery(c, size, tint, 0.09) + box(679, 0, 2, 900, "background:#d8c8bb")
    html += at(90, 130, law, "font-size:23px;line-height:2.2;text-indent:2em", 500)
    html += at(260, 560, f"登记机构（章）<br>{it['day']}", "font-size:23px;line-height:2.4")
    html += at(90, 820, f"编号：{it['编号']}", "font-size:21px")
    html += squares(c, 90, 560, 110)
    html += at(730, 60, it["证号"], "font-size:22px")
    html += at(720, 112, f"<table style='line-height:1.75'>{rows}</table>", "font-size:19px", 590)
    html += c.seal(it["office"], "不动产登记专用章", at=(300, 470), size=182)
    return bind(
        c,
        html,
        size=size,
        text=21,
        seal=True,
        ink=tint,
        ground=c.one(("#fbf6f0", "#fdfbf7", "#fff")),
    )


def estate_sheet(c: Registrar) -> Paper:
    """One sheet, as printed from a counter's machine."""
    it, size = _estate(c), (820, 1160)
    rows = [[(name, it[name])] for name in ROWS]
    html = surround(c, size, c.one(("#a4473a", "#5d6b7a", "#9a7b35")), 22)
    html += at(
        70,
        66,
        title(c, "不动产权证书", 36) + f'<div style="text-align:center">{it["证号"]}</div>',
        "",
        680,
    )
    html += at(70, 190, table(rows, css="line-height:1.95", label=7.4), "", 680)
    html += at(420, 960, f"登记机构（盖章）<br>登记日期：{it['day']}", "line-height:2.3")
    html += c.seal(it["office"], "不动产登记专用章", at=(500, 900), size=166)
    return bind(c, html, size=size, text=19, seal=True)


def estate_plain(c: Registrar) -> Paper:
    it = _estate(c)
    pairs = [("不动产权证号", it["证号"]), *((name, it[name]) for name in ROWS[:9])]
    return plain(c, "不动产权证书", pairs, office=it["office"], when=it["day"], seal=it["office"])


VERSIONS = {
    "health-certificate": (health, health_plain),
    "security-guard-certificate": (guard, guard_plain),
    "no-criminal-record": (record, record_plain),
    "real-estate-certificate": (estate, estate_sheet, estate_plain),
}
