"""Licences for food and for public places, and what goes with a food licence's papers."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid, spread
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

Cells = dict[str, str]
ITEMS = (
    "热食类食品制售",
    "预包装食品销售（含冷藏冷冻食品）",
    "散装食品销售",
    "自制饮品制售",
    "糕点类食品制售",
    "冷食类食品制售",
)
KINDS = ("餐饮服务经营者", "食品销售经营者", "单位食堂", "餐饮服务经营者（小型餐馆）")


def _food(c: Drafter) -> Cells:
    who, day = c.person(25, 64), c.past(20, 1600)
    single = c.odds(0.6)
    items = [ITEMS[int(i)] for i in c.rng.permutation(len(ITEMS))[: c.number(1, 4)]]
    office = c.town.body("市场监督管理局")
    place = c.address()
    return {
        "licence": c.f("licence_no", f"JY{c.number(1, 4)}3301{c.digits(10)}"),
        "经营者名称": c.f("operator_name", c.shop() if single else c.firm()),
        "社会信用代码": c.f("credit_code", c.credit_code(individual=single)),
        "法定代表人（负责人）": c.f("legal_representative", who.name),
        "住所": c.f("address", place if c.odds(0.5) else c.address()),
        "经营场所": c.f("premises_address", place),
        "主体业态": c.f("business_type", c.one(KINDS)),
        "经营项目": c.f("business_items", c.one(("、", "；", "，")).join(items)),
        "日常监督管理机构": c.f("supervising_body", f"{c.town.body('市场监督管理所')}"),
        "日常监督管理人员": c.f("supervising_staff", c.person().name),
        "投诉举报电话": c.f("complaint_phone", c.one(("12315", "12345"))),
        "发证机关": c.f("issued_by", office),
        "签发人": c.f("signatory", c.person().name),
        "发证日期": c.on("issued_on", day),
        "有效期至": c.on("valid_until", c.years(day, 5)),
        "office": office,
    }


def food(c: Drafter) -> Paper:
    """Lying, two columns of labels, the issuer's side at the right."""
    it = _food(c)
    board = Board(c, (1240, 880), ground=c.one(("#f7fbf3", "#fdfbf1")), ink="#1b1b1b")
    ground.waves(board, c.one(("#b9d6a0", "#e5cfa0")), strength=0.18, step=22)
    ground.border(board, c.one(("#5d9a3d", "#b98d3a")), way=c.one(("band", "scales", "double")))
    board.middle(70, "食品经营许可证", 58, f"font-family:'{c.head}';letter-spacing:10px")
    if c.odds(0.4):
        board.middle(150, "（副本）", 20)
    left = (
        "经营者名称",
        "社会信用代码",
        "法定代表人（负责人）",
        "住所",
        "经营场所",
        "主体业态",
        "经营项目",
    )
    y = 200
    for name in left:
        if name.startswith("法定代表人"):
            board.put(84, y - 5, "法定代表人<br>（负责人）", 16)
        else:
            board.put(84, y, spread(name, 6), 18)
        board.lines(224, y, 440, it[name], 18)
        y += 84 if name == "经营项目" else 70
    right = (
        "许可证编号",
        "日常监督管理机构",
        "日常监督管理人员",
        "投诉举报电话",
        "发证机关",
        "签发人",
    )
    for row, name in enumerate(right):
        top = 200 + row * 58
        board.put(720, top, f"{name}：{it['licence' if name == '许可证编号' else name]}", 18)
    board.put(860, 620, it["发证日期"], 21)
    board.put(720, 700, f"有效期至　{it['有效期至']}", 20)
    ground.squares(board, 84, 720, 100)
    board.raw(c.seal(it["office"], at=(900, 520), size=175))
    return bind(board, seal=True)


def food_upright(c: Drafter) -> Paper:
    it = _food(c)
    board = Board(c, (860, 1200), ground="#fff", ink="#222")
    ground.border(board, "#4f8a34", way="double")
    board.middle(80, "食 品 经 营 许 可 证", 44, f"font-family:'{c.head}'")
    board.put(420, 158, f"许可证编号：{it['licence']}", 18)
    names = ("经营者名称", "社会信用代码", "法定代表人（负责人）", "住所", "经营场所", "主体业态",
             "经营项目", "有效期至", "日常监督管理机构", "投诉举报电话")  # fmt: skip
    pairs = [(name, it[name]) for name in names]
    board.lines(80, 200, 700, grid(pairs, columns=1, label="30%"), 19, "line-height:2")
    board.put(440, 940, f"发证机关：{it['发证机关']}", 19)
    board.put(440, 990, f"签 发 人：{it['签发人']}", 19)
    board.put(440, 1040, f"发证日期：{it['发证日期']}", 19)
    board.raw(c.seal(it["office"], at=(560, 900), size=165))
    return bind(board, seal=True)


def food_plain(c: Drafter) -> Paper:
    it = _food(c)
    names = (
        "经营者名称",
        "社会信用代码",
        "法定代表人（负责人）",
        "住所",
        "经营场所",
        "主体业态",
        "经营项目",
        "有效期至",
    )
    pairs = [("许可证编号", it["licence"]), *((name, it[name]) for name in names)]
    return sealed(
        c,
        "食品经营许可证",
        pairs,
        office=it["发证机关"],
        when=it["发证日期"],
        seal=it["office"],
    )


def _hygiene(c: Drafter) -> Cells:
    day = c.past(20, 1300)
    office = c.town.body(c.one(("卫生健康局", "行政审批局", "卫生健康委员会")))
    head = f"{c.town.short}卫公证字" if c.odds(0.5) else f"（{c.town.district[0]}）卫公字"
    return {
        "许可证编号": c.f("licence_no", f"{head}〔{day.year}〕第{c.digits(6)}号"),
        "单位名称": c.f("unit_name", c.shop()),
        "法定代表人（负责人）": c.f("legal_representative", c.person().name),
        "地址": c.f("address", c.address()),
        "经济性质": c.f("economic_type", c.one(("个体", "私营", "有限责任", "股份制"))),
        "许可项目": c.f(
            "permitted_items", c.one(("理发、美容", "住宿", "公共浴室", "游泳馆", "商场"))
        ),
        "有效期限": c.during(day, c.years(day, 4), join="至"),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", day),
        "office": office,
    }


def hygiene(c: Drafter) -> Paper:
    it = _hygiene(c)
    board = Board(c, (1160, 820), ground="#f3f8fb", ink="#173a55", print_face="FandolKai")
    ground.rosette(board, 580, 420, 300, "#9cc4dc", 0.22)
    ground.border(board, c.one(("#2a77a8", "#3b8f86")))
    board.middle(60, "公共场所卫生许可证", 48, f"font-family:'{c.head}'")
    board.middle(136, it["许可证编号"], 20)
    for row, name in enumerate(
        ("单位名称", "法定代表人（负责人）", "地址", "经济性质", "许可项目")
    ):
        y = 206 + 70 * row
        board.put(110, y, name, 22)
        board.value(370, y - 1, it[name], 23)
        board.rule(360, y + 36, 680, "1px dotted #357")
    board.put(110, 580, f"有效期限：{it['有效期限']}", 21)
    board.put(690, 650, f"发证机关（盖章）{it['发证机关']}", 19)
    board.put(760, 710, it["发证日期"], 21)
    board.raw(c.seal(it["office"], at=(820, 580), size=165))
    return bind(board, seal=True)


def hygiene_plain(c: Drafter) -> Paper:
    it = _hygiene(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("office", "发证日期", "发证机关")]
    return sealed(
        c,
        "公共场所卫生许可证",
        pairs,
        office=it["发证机关"],
        when=it["发证日期"],
        seal=it["office"],
    )


RULES = (
    "新招的服务员先体检再上岗，每天早上由店长看手、量体温并记在本子上",
    "进货要看票据，三无产品、没有检疫票的肉一律不收",
    "冰箱生熟分层，每周三下午除霜一次，过期的东西当天扔掉并登记",
    "抹布分颜色使用，砧板用后洗净晾干，刀具当班消毒",
    "碗筷一刮二洗三冲四消毒，放进保洁柜后不得再用手碰",
    "餐厨垃圾日产日清，桶盖随时盖好，交给有资质的单位收运",
    "每月底由负责人带队自查，查到问题三天内改完",
    "凡有客人反映肚子不舒服，立即留样、停售并向监管所报告",
)


def rules(c: Drafter) -> Paper:
    firm = c.shop() if c.odds(0.6) else c.firm()
    board = Board(c)
    board.middle(90, c.f("operator_name", firm), 24)
    board.middle(
        140,
        c.one(("食品安全管理制度", "食品安全自查与管理制度", "食品安全规章制度")),
        30,
        f"font-family:'{c.head}'",
    )
    chosen = sorted(int(i) for i in c.rng.permutation(len(RULES))[: c.number(5, 8)])
    number = c.one(("一二三四五六七八", "12345678"))
    text = "".join(f"<p>{number[k]}、{RULES[i]}。</p>" for k, i in enumerate(chosen))
    board.lines(90, 210, 614, text, 20, "line-height:2")
    day = c.on("signed_on", c.past(5, 700), c.one(("年", "0年", "空", "中")))
    board.lines(
        90, 860, 600, f"<div style='text-align:right'>{firm}（公章）<br><br>{day}</div>", 20
    )
    board.raw(c.seal(firm, at=(520, 800), size=155))
    return bind(board, seal=True)


def rules_list(c: Drafter) -> Paper:
    """On a wall: a coloured head, the rules in boxes."""
    firm = c.shop()
    tint = c.one(("#1b5fa8", "#2f7d4f", "#b3402f"))
    board = Board(c, (900, 1200), ground="#fafcff", face="Noto Sans CJK SC")
    board.frame(0, 0, 900, 130, f"background:{tint}")
    board.middle(36, "食品安全管理制度", 44, "color:#fff;font-weight:bold")
    rows = [RULES[int(i)] for i in c.rng.permutation(len(RULES))[:6]]
    for k, rule in enumerate(rows):
        board.frame(60, 170 + k * 130, 780, 110, f"border:1px solid {tint};border-radius:8px")
        board.lines(
            90, 190 + k * 130, 720, f"第{'一二三四五六'[k]}条　{rule}。", 21, "line-height:1.6"
        )
    board.put(60, 990, f"单位名称：{c.f('operator_name', firm)}", 20)
    board.put(60, 1040, f"制定日期：{c.on('signed_on', c.past(5, 700))}", 20)
    board.raw(c.seal(firm, at=(600, 960), size=150))
    return bind(board, seal=True)


def plan(c: Drafter) -> Paper:
    """Walls drawn with a ruler, the rooms' names within, the table below."""
    board = Board(c, (1123, 794))
    board.middle(34, c.one(("经营场所平面图及操作流程", "店面平面布局图与操作流程图")), 28)
    names = ["粗加工区", "烹饪间", "备餐间", "洗消间", "就餐区", "库房", "更衣室", "卫生间"]
    x, y, high = 90, 110, 190
    for k, index in enumerate(c.rng.permutation(len(names))):
        room = c.number(190, 260) if k % 4 != 3 else 1030 - x
        board.frame(x, y, room, high, "border:3px solid #222")
        board.put(x + 40, y + high / 2 - 12, names[int(index)], 20)
        x += room
        if k % 4 == 3:
            x, y = 90, y + high
    flow = " → ".join(("采购验收", "粗加工", "切配", "烹调", "备餐", "上桌"))
    board.put(90, 524, f"操作流程：{flow}", 20)
    pairs = [
        ("经营者名称", c.f("operator_name", c.shop())),
        ("经营场所", c.f("premises_address", c.address())),
        ("绘制日期", c.on("drawn_on", c.past(5, 400))),
    ]
    board.lines(90, 580, 930, grid(pairs, columns=1, label="18%"), 18)
    return bind(board)


VERSIONS = {
    "food-business-licence": (food, food_upright, food_plain),
    "public-place-hygiene-licence": (hygiene, hygiene_plain),
    "food-safety-rules": (rules, rules_list),
    "premises-layout": (plan,),
}
