"""Applications for a food licence and for a single trader's registration."""

from __future__ import annotations

from eval.heldout.fourth.leaf import at, bind, table, title, ul
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
KINDS = ("食品销售经营者", "餐饮服务经营者", "集中用餐单位食堂")
ITEMS = (
    "预包装食品销售",
    "散装食品销售",
    "热食类食品制售",
    "冷食类食品制售",
    "糕点类食品制售",
    "自制饮品制售",
)


def _food(c: Registrar) -> Cells:
    who, contact, single = c.person(22, 64), c.person(20, 60), c.odds(0.55)
    name, place = c.shop() if single else c.firm(), c.address()
    return {
        "经营者名称": c.w("operator_name", name),
        "统一社会信用代码": c.w("credit_code", c.credit_code(individual=single)),
        "法定代表人（负责人）": c.w("legal_representative", who.name),
        "身份证号码": c.w("id_number", who.id_number),
        "住所": c.w("address", who.address if c.odds(0.6) else place),
        "经营场所": c.w("premises_address", place),
        "主体业态": c.w("business_type", c.one(KINDS[:2])),
        "经营项目": c.w("business_items", "、".join(c.some(ITEMS, 1, 3))),
        "联系人": c.w("contact", contact.name),
        "联系电话": c.w("phone", c.phone()),
        "day": c.blanks("applied_on", c.past(2, 220)),
        "who": who.name,
        "name": name,
    }


def _sort(c: Registrar) -> str:
    return c.ticks(("首次申请", "变更", "延续", "补办", "注销"))


def food(c: Registrar) -> Paper:
    """The table with everything in it, the vow and the signature in its last row."""
    it = _food(c)
    hand = f"申请人签字：{c.sign('申请人签字', it['who'])}<br>申请日期：{it['day']}"
    rows = [
        [("申请类型", _sort(c))],
        [("经营者名称", it["经营者名称"])],
        [("统一社会信用代码", it["统一社会信用代码"])],
        [("法定代表人（负责人）", it["法定代表人（负责人）"]), ("联系人", it["联系人"])],
        [("身份证号码", it["身份证号码"])],
        [("住所", it["住所"])],
        [("经营场所", it["经营场所"])],
        [("主体业态", it["主体业态"])],
        [("经营项目", it["经营项目"])],
        [("联系电话", it["联系电话"]), ("是否自动售货", c.ticks(("是", "否")))],
        [("申请人承诺", f"以上内容由我本人填写并核对过，与实际经营情况没有不同。<br><br>{hand}")],
    ]
    head = title(c, c.one(("食品经营许可申请书", "食品经营许可申请表")), 32)
    html = at(56, 56, head + table(rows, css="line-height:1.85", label=6.6), "", 682)
    html += c.seal(it["name"], at=(500, 850), size=150)
    return bind(c, html, text=18, seal=True)


def food_boxes(c: Registrar) -> Paper:
    """Lines to fill in; kind and items are boxes only."""
    it = _food(c)
    names = ("经营者名称", "统一社会信用代码", "法定代表人（负责人）", "身份证号码", "住所",
             "经营场所", "联系人", "联系电话")  # fmt: skip
    lines = "".join(
        f"<p>{name}：{ul(it[name], 0 if '场所' in name or name == '住所' else 9)}</p>"
        for name in names
    )
    body = (
        f"<p>一、申请事项：{_sort(c)}</p><p>二、基本信息</p>"
        f"<div style='padding-left:1.4em'>{lines}</div>"
        f"<p>三、主体业态（只选一个）</p><p style='padding-left:1.4em'>{c.ticks(KINDS)}</p>"
        "<p>四、经营项目（可以选多个）</p>"
        "<div style='display:grid;grid-template-columns:1fr 1fr 1fr;"
        f"padding-left:1.4em'>{c.ticks(ITEMS, most=4, gap='')}</div>"
    )
    foot = (
        f"<div style='margin:1.4em 0 0 44%;line-height:2.3'>申请人（签字）："
        f"{c.sign('申请人签字', it['who'])}<br>"
        f"{c.stamped('（公章）', it['name'], size=140)}<br>{it['day']}</div>"
    )
    html = at(66, 56, title(c, "食品经营许可申请书", 32) + body + foot, "line-height:1.9", 662)
    return bind(c, html, text=18, seal=True)


def food_plain(c: Registrar) -> Paper:
    it = _food(c)
    pairs = [(name, cell) for name, cell in it.items() if name not in ("day", "who", "name")]
    more = f"申请人签字：{c.sign('申请人签字', it['who'])}　　申请日期：{it['day']}"
    return plain(
        c,
        "食品经营许可申请书",
        pairs,
        more=more,
        seal=it["name"],
        office="（申请人盖章）",
        way=c.one(("lines", "ledger", "margin", "sheet")),
    )


def _trader(c: Registrar) -> Cells:
    who = c.person(20, 64)
    scopes = (
        "小餐饮店经营；食品零售",
        "水果零售；新鲜蔬菜零售",
        "理发服务；化妆品零售",
        "服装服饰零售",
        "建筑材料销售",
    )
    return {
        "名称": c.w("name", c.shop()),
        "经营者姓名": c.w("operator", who.name),
        "性别": c.w("sex", who.sex),
        "身份证号码": c.w("id_number", who.id_number),
        "民族": c.w("ethnicity", f"{who.ethnicity}{c.one(('', '族'))}"),
        "政治面貌": c.w("political_status", c.one(("群众", "中共党员", "共青团员"))),
        "文化程度": c.w("education", c.one(("初中", "高中", "中专", "大专", "本科"))),
        "联系电话": c.w("phone", c.phone()),
        "住所": c.w("address", who.address),
        "经营场所": c.w("premises", c.address()),
        "经营范围": c.w("business_scope", c.one(scopes)),
        "从业人数": c.w("employees", f"{c.number(1, 15)}{c.one(('', '人'))}"),
        "资金数额": c.w("capital", f"{c.number(1, 60)}{c.one(('万元', '万元', '万'))}"),
        "组成形式": c.w("composition", c.one(("个人经营", "家庭经营"))),
        "day": c.blanks("applied_on", c.past(2, 220)),
        "who": who.name,
    }


def trader(c: Registrar) -> Paper:
    """Rows under two headings across the table."""
    it = _trader(c)
    groups = (
        (
            "经营者",
            (
                ("经营者姓名", "性别"),
                ("民族", "文化程度"),
                ("政治面貌", "联系电话"),
                ("身份证号码",),
                ("住所",),
            ),
        ),
        (
            "登记内容",
            (("名称",), ("经营场所",), ("组成形式", "资金数额"), ("从业人数",), ("经营范围",)),
        ),
    )
    parts = [
        "<div style='border:1px solid;border-bottom:0;text-align:center;background:#eee"
        f";margin-top:.8em'>{head}</div>"
        + table(
            [[(name, it[name]) for name in row] for row in rows], css="line-height:1.85", label=5.6
        )
        for head, rows in groups
    ]
    head = title(c, c.one(("个体工商户登记（备案）申请书", "个体工商户登记申请书")), 30)
    kind = f"<p>申请事项：{c.ticks(('设立登记', '变更登记', '注销登记', '备案'))}</p>"
    foot = (
        "<p style='margin-top:1.2em'>申请人保证上列各项如实填写，愿意接受登记机关的核查。</p>"
        '<div class="row" style="margin-top:1em">'
        f"<span>申请人签字：{c.sign('申请人签字', it['who'])}</span>"
        f"<span>申请日期：{it['day']}</span></div>"
    )
    return bind(c, at(60, 50, head + kind + "".join(parts) + foot, "", 674), text=18)


def trader_lines(c: Registrar) -> Paper:
    """Numbered lines, the form of organisation as boxes."""
    it = _trader(c)
    names = (
        "名称",
        "经营者姓名",
        "身份证号码",
        "联系电话",
        "住所",
        "经营场所",
        "经营范围",
        "从业人数",
        "资金数额",
    )
    lines = "".join(
        f"<p>{number}. {name}　"
        f"{ul(it[name], 0 if name in ('住所', '经营场所', '经营范围') else 9)}</p>"
        for number, name in enumerate(names, start=1)
    )
    lines += f"<p>10. 组成形式　{c.ticks(('个人经营', '家庭经营'))}</p>"
    lines += f"<p>11. 是否属于自贸区　{c.ticks(('是', '否'))}</p>"
    foot = (
        "<div style='margin:2.4em 0 0 40%;line-height:2.4'>经营者签字："
        f"{c.sign('经营者签字', it['who'])}<br>{it['day']}</div>"
    )
    head = title(c, c.one(("个体工商户设立登记申请书", "个体工商户开业登记申请书")), 30)
    return bind(c, at(76, 70, head + lines + foot, "line-height:2.1", 642), text=19.5)


def trader_plain(c: Registrar) -> Paper:
    it = _trader(c)
    pairs = [(name, cell) for name, cell in it.items() if name not in ("day", "who")]
    more = f"申请人签字：{c.sign('申请人签字', it['who'])}　　申请日期：{it['day']}"
    return plain(
        c,
        "个体工商户登记（备案）申请书",
        pairs,
        more=more,
        way=c.one(("lines", "ledger", "margin", "counted")),
    )


VERSIONS = {
    "food-business-application": (food, food_boxes, food_plain),
    "individual-registration-application": (trader, trader_lines, trader_plain),
}
