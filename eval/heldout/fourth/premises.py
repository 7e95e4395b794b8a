"""Rules for the safety of food and plans of the rooms where it is made."""

from __future__ import annotations

from eval.heldout.fourth.leaf import A4, at, bind, box, table, title
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

RULES = (
    ("人员", "上班前查体温和双手，咳嗽、腹泻、手上有伤的当天不得进后厨"),
    ("采购", "每批货核对送货单、合格证和日期，单据按月装订，保存两年"),
    ("贮存", "离地十厘米、离墙十厘米存放，先到先用，每周六盘点一次"),
    ("加工", "肉、菜、水产分池清洗，刀板按颜色分开，热菜中心温度过七十度"),
    ("餐具", "用后当餐洗净并高温消毒半小时，密闭存放，做好消毒登记"),
    ("留样", "集体用餐每道菜留一百五十克，冷藏四十八小时，贴上日期"),
    ("虫害", "门口装风幕和防蝇帘，下水口加网，每季度请专业公司检查"),
    ("应急", "顾客用餐后不适的，封存剩余食物，一小时内上报并配合调查"),
    ("培训", "新人先学本制度，考试合格后上岗，老员工每年复训两次"),
)


def rules(c: Registrar) -> Paper:
    """Articles under short headings; on two sheets at times."""
    firm = c.shop() if c.odds(0.6) else c.firm()
    words = c.one(("食品安全管理制度", "食品安全制度", "食品安全管理制度"))
    chosen = c.some(RULES, 6, 9)
    long = c.odds(0.3)
    text = [
        f"<p><b>{order}、{head}管理</b></p><p class='in'>{rule}。</p>"
        for order, (head, rule) in zip("一二三四五六七八九", chosen, strict=False)
    ]
    day = c.on("signed_on", c.past(5, 800), c.one(("年", "年0", "汉", "隔")))
    name = c.f("operator_name", firm)
    foot = f'<div style="text-align:right;margin-top:1.6em">{c.stamped(name, firm)}<br>{day}</div>'
    head = title(c, words, 34)
    look = "line-height:1.75"
    if not long:
        return bind(c, at(84, 80, head + "".join(text) + foot, look, 626), text=18, seal=True)
    first = at(84, 90, head + "".join(text[:4]), look, 626)
    second = at(84, 90, "".join(text[4:]) + foot, look, 626)
    return bind(c, first, second, text=21, seal=True)


def rules_wall(c: Registrar) -> Paper:
    """A board for the wall: a table of headings and articles."""
    firm, tint = c.shop(), c.one(("#a3261f", "#0f5c8a", "#2e6b34"))
    rows = "".join(
        f'<tr><td class="n" style="width:5em;background:{tint};color:#fff">{head}</td>'
        f"<td>{rule}。</td></tr>"
        for head, rule in c.some(RULES, 5, 7)
    )
    html = at(
        50,
        46,
        f'<div style="font:bold 40px FandolHei;text-align:center;color:{tint}">'
        "食品安全管理制度</div>",
        "",
        900,
    )
    html += at(50, 130, f"<table style='line-height:1.6'>{rows}</table>", "", 900)
    html += at(
        60,
        740,
        f"单位：{c.f('operator_name', firm)}<br>实施日期：{c.on('signed_on', c.past(5, 800))}",
        "line-height:2",
    )
    html += c.seal(firm, at=(640, 690), size=156)
    return bind(c, html, size=(1000, 900), text=21, seal=True)


def plan(c: Registrar) -> Paper:
    """A floor plan with doors, the way of the food as arrows, a title block at the lower right."""
    size = (1200, 850)
    rooms = c.some(
        ("粗加工间", "切配间", "烹调间", "餐用具洗消间", "备餐间", "食品库房", "用餐区", "更衣间"),
        6,
        8,
    )
    html = at(
        0,
        26,
        c.one(
            (
                "经营场所平面布局图及操作流程图",
                "平面布局图与加工操作流程",
                "店铺平面布局图和操作流程",
            )
        ),
        f"font:30px '{c.head}';text-align:center",
        1200,
    )
    x, y, last = 60.0, 96.0, 760.0
    for k, room in enumerate(rooms):
        high = 190 if k < 4 else 210
        wide = last - x if k in (3, len(rooms) - 1) else c.number(140, 190)
        html += box(x, y, wide, high, "border:4px solid #333")
        html += box(
            x + wide * 0.4, y + high - 5, 40, 7, "background:#fff;border-bottom:1px solid #333"
        )
        html += at(x + 14, y + 14, room, "font-size:19px") + at(
            x + 14, y + 50, f"{c.number(6, 40)}㎡", "font-size:17px;color:#555"
        )
        x += wide
        if k == 3:
            x, y = 60.0, y + 190
    flow = ("原料进店", "粗加工", "切配", "烹调", "备餐", "送餐上桌", "餐具回收清洗")
    steps = "".join(
        f'<div style="border:1px solid #333;text-align:center;padding:.15em">{step}</div>'
        + ('<div style="text-align:center;line-height:1.2">↓</div>' if step != flow[-1] else "")
        for step in flow
    )
    html += at(820, 96, f"<b>操作流程</b>{steps}", "font-size:19px", 260)
    rows = [
        [("经营者名称", c.f("operator_name", c.shop()))],
        [("经营场所", c.f("premises_address", c.address()))],
        [("绘制日期", c.on("drawn_on", c.past(5, 500)))],
    ]
    html += at(60, 610, table(rows, css="line-height:1.9"), "font-size:20px", 720)
    return bind(c, html, size=size, text=20)


def plan_sketch(c: Registrar) -> Paper:
    """Drawn by hand on squared paper."""
    grid = (
        "background-image:linear-gradient(#dde6ee 1px,transparent 1px),"
        "linear-gradient(90deg,#dde6ee 1px,transparent 1px);background-size:26px 26px"
    )
    html = box(0, 0, *A4, grid)
    html += at(
        0,
        50,
        "经营场所平面布局图",
        f"font:34px '{c.hand}','LXGW WenKai';text-align:center;color:{c.pen}",
        794,
    )
    spots = ((70, 140, 290, 170), (360, 140, 364, 170), (70, 310, 420, 180), (490, 310, 234, 180))
    for (x, y, wide, high), room in zip(
        spots, c.some(("后厨", "收银台", "大厅", "仓库", "洗碗间"), 4, 4), strict=True
    ):
        html += box(x, y, wide, high, f"border:3px solid {c.pen};border-radius:{c.number(1, 9)}px")
        html += at(
            x + 30, y + high / 2 - 20, room, f"font:26px '{c.hand}','LXGW WenKai';color:{c.pen}"
        )
    html += at(
        70,
        540,
        "操作流程：进货 → 洗菜 → 切配 → 炒制 → 出菜",
        f"font:26px '{c.hand}','LXGW WenKai';color:{c.pen}",
    )
    lines = (
        f"经营者名称：{c.w('operator_name', c.shop())}",
        f"经营场所：{c.w('premises_address', c.address())}",
        f"制图日期：{c.on('drawn_on', c.past(5, 500), entered=True)}",
    )
    html += at(70, 640, "".join(f"<p>{line}</p>" for line in lines), "line-height:2.1", 660)
    return bind(c, html, text=21)


VERSIONS = {
    "food-safety-rules": (rules, rules_wall),
    "premises-layout": (plan, plan_sketch),
}
