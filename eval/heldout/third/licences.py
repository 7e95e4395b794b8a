"""Business licences and licences to sell tobacco."""

from __future__ import annotations

from datetime import date

from eval.heldout.clerk import chinese_day
from eval.heldout.paper import Paper, holds, value
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid, spread
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

Cells = dict[str, str]
SCOPES = (
    "餐饮服务；食品销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "一般项目：日用百货销售；办公用品销售；软件开发；广告设计、代理。（除依法须经批准的项目外，"
    "凭营业执照依法自主开展经营活动）",
    "许可项目：道路货物运输（不含危险货物）。一般项目：装卸搬运；国内货物运输代理；仓储服务。",
    "一般项目：物业管理；停车场服务；建筑材料销售；园林绿化工程施工；家政服务。",
    "美容服务；理发服务；化妆品零售。",
)
MONEY = (
    ("伍拾万元整", "50万元"),
    ("壹佰万元整", "100万元"),
    ("叁佰万元整", "300万元"),
    ("壹仟万元整", "1000万元"),
    ("伍佰万元人民币", "500万元"),
    ("贰佰万圆整", "200万元"),
)


def _facts(c: Drafter, *, single: bool) -> Cells:
    """A firm's, or a single trader's (`single`)."""
    who, day = c.person(25, 66), c.past(60, 4500)
    until = None if c.odds(0.6) else c.years(day, 20)
    money, plain = c.one_of(MONEY)
    name = c.shop() if single else c.firm()
    kinds = ("有限责任公司（自然人独资）", "有限责任公司", "有限责任公司（自然人投资或控股）")
    return {
        "code": c.f("credit_code", c.credit_code(individual=single)),
        "copy": c.f("copy_number", f"{c.number(1, 3)}-{c.number(1, 3)}"),
        "name": c.f("name", name),
        "type": c.f("type", "个体工商户" if single else c.one(kinds)),
        "head": c.f("legal_representative", who.name),
        "form": c.f("composition", c.one(("个人经营", "家庭经营"))),
        "money": value(
            "registered_capital", "", c.one((money, f"人民币{money}", plain)), plain, css="p"
        ),
        "since": c.on("established_on", day, "年"),
        "since0": c.on("established_on", day, "0年"),
        "term": _term(c, day, until),
        "home": c.f("address", c.address()),
        "scope": c.f("business_scope", c.one(SCOPES)),
        "issued": c.split("issued_on", c.past(10, 60), room="&emsp;" if c.odds(0.5) else " "),
        "office": c.town.body("市场监督管理局"),
    }


def _term(c: Drafter, first: date, last: date | None) -> str:
    if last is None and c.odds(0.5):
        keys = ("valid_period", "valid_from", "valid_until")
        start = c.on(keys[1], first, "0年")
        end = value(keys[2], keys[2], c.one(("长期", "永久")), "长期", css="p")
        return holds(keys[0], keys[0], f"{start}至{end}", f"{first.isoformat()}至长期")
    return c.during(first, last, join="至", form=c.one(("0年", "年")))


def _sheet(c: Drafter, size: tuple[int, int]) -> Board:
    tint = c.one(("#fdfaf1", "#fffdf5", "#f9f7ee", "#fff"))
    board = Board(
        c,
        size,
        ground=tint,
        ink="#1a1a1a",
        face=c.one(("Noto Serif CJK SC", "FandolSong", "FandolHei")),
    )
    ground.waves(board, c.one(("#e6c9a8", "#e3b5b0", "#c9cfa9")), strength=0.14, step=24)
    ground.border(
        board,
        c.one(("#b98d3a", "#a8752c", "#8a6d3b")),
        way=c.one(("band", "scales", "double", "corner")),
    )
    return board


def wide(c: Drafter) -> Paper:
    """Today's lying licence: code at the left above, the square code at the right."""
    it = _facts(c, single=False)
    board = _sheet(c, (1240, 880))
    ground.shield(board, 575, 52, 92, "#c62828", "#e8c14a55")
    board.middle(
        146, c.one(("营业执照", "营 业 执 照")), 62, f"font-family:'{c.head}';letter-spacing:14px"
    )
    copied = c.odds(0.6)
    if copied:
        board.middle(232, f"（副　本）{it['copy'] if c.odds(0.6) else ''}", 20)
    board.put(84, 150, "统一社会信用代码", 18)
    board.value(84, 178, it["code"], 24)
    ground.squares(board, 1040, 100, 110)
    board.lines(
        930, 216, 240, "扫描二维码登录国家企业信用信息公示系统了解更多登记、备案、许可信息", 11
    )
    left = (("名称", "name", 0), ("类型", "type", 0), ("法定代表人", "head", 0))
    y = 296.0
    for label, key, _ in left:
        board.put(100, y, spread(label, 5), 20)
        board.value(230, y - 1, it[key], 21)
        y += 58
    board.put(100, y, spread("经营范围", 5), 20)
    board.lines(230, y, 440, it["scope"], 18, "line-height:1.5")
    right = (("注册资本", "money"), ("成立日期", "since"), ("营业期限", "term"), ("住所", "home"))
    for row, (label, key) in enumerate(right):
        top = 296 + row * 58
        board.put(700, top, spread(label, 4), 20)
        board.lines(800, top, 350, it[key], 19)
    board.put(720, 690, "登记机关", 24, "letter-spacing:8px")
    board.put(880, 770, it["issued"], 22)
    board.raw(c.seal(it["office"], at=(900, 610), size=180))
    board.put(60, 838, "国家企业信用信息公示系统网址：http://www.example.gov.cn", 12)
    return bind(board, seal=True)


def upright(c: Drafter) -> Paper:
    """Standing, one column; a single trader's or a firm's."""
    single = c.odds(0.6)
    it = _facts(c, single=single)
    board = _sheet(c, (880, 1240))
    ground.shield(board, 396, 54, 88, "#c62828")
    board.middle(164, "营 业 执 照", 56, f"font-family:'{c.head}'")
    board.middle(250, "（副本）" if c.odds(0.5) else "（正本）", 22)
    board.put(250, 296, f"统一社会信用代码　{it['code']}", 20)
    rows = [("名称", "name"), ("类型", "type"), ("住所", "home")]
    if single:
        rows[2] = ("经营场所", "home")
        rows += [("经营者", "head"), ("组成形式", "form"), ("注册日期", "since0")]
    else:
        rows += [("法定代表人", "head"), ("注册资本", "money"), ("成立日期", "since0")]
        rows.append(("营业期限", "term"))
    rows.append(("经营范围", "scope"))
    wide_ = max(5, *(len(label) for label, _ in rows))
    y = 366
    for label, key in rows:
        board.put(110, y, spread(label, wide_), 22)
        board.lines(270, y, 500, it[key], 21, "line-height:1.45")
        y += 62
    board.put(470, 1010, "登 记 机 关", 24)
    board.put(470, 1090, it["issued"], 23)
    board.raw(c.seal(it["office"], at=(540, 940), size=175))
    return bind(board, seal=True)


def table(c: Drafter) -> Paper:
    """As the electronic licence is printed out."""
    single = c.odds(0.4)
    it = _facts(c, single=single)
    board = Board(c, (1100, 780), ground="#fff")
    board.middle(
        40, c.one(("营业执照", "电子营业执照", "营业执照（副本）")), 38, f"font-family:'{c.head}'"
    )
    pairs = [
        ("*统一社会信用代码", it["code"]),
        ("名称", it["name"]),
        ("类型", it["type"]),
        ("法定代表人" if not single else "经营者", it["head"]),
        ("成立日期", it["since"]) if not single else ("组成形式", it["form"]),
    ]
    if not single:
        pairs += [("注册资本", it["money"]), ("营业期限", it["term"])]
    pairs += [("*住所" if not single else "*经营场所", it["home"]), ("*经营范围", it["scope"])]
    board.lines(60, 112, 980, grid(pairs, label="17%"), 18, "line-height:1.9")
    board.put(600, 640, f"登记机关：{it['office']}", 19)
    board.put(600, 690, f"登记日期：{it['issued']}", 19)
    board.raw(c.seal(it["office"], at=(760, 560), size=160))
    return bind(board, seal=True)


def plain(c: Drafter) -> Paper:
    it = _facts(c, single=False)
    pairs = [
        ("统一社会信用代码", it["code"]),
        ("名称", it["name"]),
        ("类型", it["type"]),
        ("法定代表人", it["head"]),
        ("注册资本", it["money"]),
        ("成立日期", it["since"]),
        ("住所", it["home"]),
        ("营业期限", it["term"]),
        ("经营范围", it["scope"]),
    ]
    return sealed(c, "营业执照", pairs, office="登记机关", when=it["issued"], seal=it["office"])


def _tobacco(c: Drafter) -> Cells:
    day = c.past(40, 1500)
    office = c.town.body("烟草专卖局")
    return {
        "许可证号": c.f("licence_no", f"3301{c.digits(8)}"),
        "企业名称": c.f("shop_name", c.shop()),
        "负责人": c.f("legal_representative", c.person().name),
        "企业类型": c.f("type", c.one(("个体工商户", "个人独资企业", "有限责任公司分公司"))),
        "经营场所": c.f("address", c.address()),
        "许可范围": c.f(
            "scope", c.one(("卷烟零售、雪茄烟零售", "卷烟、雪茄烟零售", "本店零售卷烟、雪茄烟"))
        ),
        "供货单位": c.f(
            "supplier",
            f"{c.town.province[:-1]}省烟草公司{c.town.city[:-1]}市公司".replace("省省", "省"),
        ),
        "有效期限": c.during(day, c.years(day, 5), join=c.one(("至", " 至 "))),
        "发证机关": c.f("issued_by", office),
        "发证日期": value("issued_on", "", chinese_day(day), day.isoformat(), css="p")
        if c.odds(0.3)
        else c.on("issued_on", day),
        "office": office,
    }


def tobacco(c: Drafter) -> Paper:
    it = _tobacco(c)
    board = Board(c, (1200, 850), ground=c.one(("#f5f8f0", "#f9f6ea")), ink="#1c2a22")
    ground.waves(board, "#9dbb94", strength=0.15, step=22)
    ground.border(board, c.one(("#3c7a4a", "#a8752c")))
    board.middle(64, "烟草专卖零售许可证", 50, f"font-family:'{c.head}';letter-spacing:6px")
    board.middle(140, c.one(("（正　本）", "（副　本）")), 22)
    board.put(760, 190, f"许可证号：{it['许可证号']}", 20)
    rows = ("企业名称", "负责人", "企业类型", "经营场所", "许可范围", "供货单位", "有效期限")
    for row, name in enumerate(rows):
        y = 240 + row * 58
        board.put(110, y, spread(name, 5), 22)
        board.value(250, y - 1, it[name], 22)
        board.rule(244, y + 34, 830, "1px solid #9a9")
    board.put(720, 676, f"发证机关：{it['发证机关']}", 20)
    board.put(720, 736, f"发证日期：{it['发证日期']}", 20)
    board.raw(c.seal(it["office"], at=(860, 610), size=170))
    return bind(board, seal=True)


def tobacco_plain(c: Drafter) -> Paper:
    it = _tobacco(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("office", "发证日期", "发证机关")]
    return sealed(
        c,
        "烟草专卖零售许可证",
        pairs,
        office=it["发证机关"],
        when=it["发证日期"],
        seal=it["office"],
    )


VERSIONS = {
    "business-licence": (wide, wide, upright, table, plain),
    "tobacco-retail-licence": (tobacco, tobacco_plain),
}
