"""Applications for a food licence and for a single trader's registration."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third.board import A4, Board, bind, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup

Cells = dict[str, str]
KINDS = ("食品销售经营者", "餐饮服务经营者", "单位食堂")
ITEMS = ("预包装食品销售", "热食类食品制售", "冷食类食品制售", "自制饮品制售", "糕点类食品制售")


def _food(c: Drafter) -> Cells:
    who, contact, single = c.person(24, 62), c.person(), c.odds(0.6)
    name = c.shop() if single else c.firm()
    place = c.address()
    chosen = [ITEMS[int(i)] for i in c.rng.permutation(len(ITEMS))[: c.number(1, 4)]]
    return {
        "经营者名称": c.w("operator_name", name),
        "统一社会信用代码": c.w("credit_code", c.credit_code(individual=single)),
        "法定代表人（负责人）": c.w("legal_representative", who.name),
        "身份证号码": c.w("id_number", who.id_number),
        "住所": c.w("address", place if c.odds(0.5) else c.address(flat=True)),
        "经营场所": c.w("premises_address", place),
        "主体业态": c.w("business_type", c.one(KINDS)),
        "经营项目": c.w("business_items", "、".join(chosen)),
        "联系人": c.w("contact", contact.name),
        "联系电话": c.w("phone", c.phone()),
        "day": c.split("applied_on", c.past(2, 200), hand=c.odds(0.6)),
        "who": who.name,
        "name": name,
    }


def _ask(c: Drafter) -> str:
    return c.ticks(("新办", "变更", "延续", "补办", "注销"), gap="　")


def food(c: Drafter) -> Paper:
    """A cover's words, the table, the statement, the signature."""
    it = _food(c)
    board = Board(c, A4)
    board.middle(50, "食品经营许可申请书", 32, f"font-family:'{c.head}'")
    pairs = [
        ("*申请类别", _ask(c)),
        ("*经营者名称", it["经营者名称"]),
        ("*统一社会信用代码", it["统一社会信用代码"]),
        ("*法定代表人（负责人）", it["法定代表人（负责人）"]),
        ("*身份证号码", it["身份证号码"]),
        ("*住所", it["住所"]),
        ("*经营场所", it["经营场所"]),
        ("*主体业态", it["主体业态"]),
        ("*经营项目", it["经营项目"]),
        ("联系人", it["联系人"]),
        ("联系电话", it["联系电话"]),
        ("*网络经营", c.ticks(("是", "否"))),
        ("*申请副本", f"{c.number(1, 4)} 份"),
    ]
    board.lines(54, 112, 686, grid(pairs, label="22%"), 17, "line-height:1.95")
    words = "本申请书各栏由申请人自行填写，填写不实的后果由申请人自己承担。"
    board.lines(60, 800, 670, f"<p style='text-indent:2em'>{words}</p>", 17, "line-height:1.9")
    board.put(60, 900, f"申请人签字：{c.sign('申请人签字', it['who'])}", 19)
    board.put(450, 900, f"申请日期：{it['day']}", 19)
    board.raw(c.seal(it["name"], at=(210, 830), size=150))
    return bind(board, seal=True)


def food_options(c: Drafter) -> Paper:
    """Kinds and items as boxes to tick, lines to write on above."""
    it = _food(c)
    board = Board(c, A4, face=c.one(("FandolSong", "Noto Sans CJK SC")))
    board.middle(60, "食品经营许可申请书", 30, f"font-family:'{c.head}'")
    board.put(70, 116, f"许可事项：{_ask(c)}", 17)
    names = (
        "经营者名称",
        "统一社会信用代码",
        "法定代表人（负责人）",
        "身份证号码",
        "住所",
        "经营场所",
        "联系人",
        "联系电话",
    )
    for row, name in enumerate(names):
        y = 166 + row * 52
        board.put(70, y, f"{name}", 18)
        board.fit(270, y - 2, 460, it[name], 18)
        board.rule(264, y + 30, 456, c.one(("1px solid #444", "1px dotted #444")))
    board.put(70, 600, "主体业态（限选一项）", 17)
    board.put(270, 600, c.ticks(KINDS[:2]), 16)
    board.put(70, 650, "经营项目（可多选）", 17)
    board.lines(270, 650, 450, c.ticks(ITEMS, most=3, gap="<br>"), 16, "line-height:1.8")
    board.lines(
        440, 880, 320,
        f"<p>申请人签字：{c.sign('申请人签字', it['who'])}</p><p>（盖章）</p><p>{it['day']}</p>",
        18, "line-height:2",
    )  # fmt: skip
    board.raw(c.seal(it["name"], at=(520, 880), size=150))
    return bind(board, seal=True)


def food_plain(c: Drafter) -> Paper:
    it = _food(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("day", "who", "name")]
    office = f"申请人签字：{c.sign('申请人签字', it['who'])}"
    when = f"申请日期：{it['day']}"
    return bind(mockup(c, "食品经营许可申请书", pairs, office=office, when=when, size=A4))


def _trader(c: Drafter) -> Cells:
    who = c.person(20, 62)
    place = c.address()
    scopes = (
        "小吃店经营；食品销售",
        "日用百货零售",
        "理发服务",
        "服装零售；鞋帽零售",
        "卷烟零售；酒类经营",
    )
    return {
        "名称": c.w("name", c.shop()),
        "经营者姓名": c.w("operator", who.name),
        "性别": c.w("sex", who.sex),
        "身份证号码": c.w("id_number", who.id_number),
        "民族": c.w("ethnicity", who.ethnicity),
        "政治面貌": c.w("political_status", c.one(("群众", "中共党员", "共青团员"))),
        "文化程度": c.w("education", c.one(("初中", "高中", "大专", "本科"))),
        "联系电话": c.w("phone", c.phone()),
        "住所": c.w("address", who.address),
        "经营场所": c.w("premises", place),
        "经营范围": c.w("business_scope", c.one(scopes)),
        "从业人数": c.w("employees", f"{c.number(1, 12)}{c.one(('', '人'))}"),
        "资金数额": c.w("capital", f"{c.number(1, 50)}万元"),
        "组成形式": c.w("composition", c.one(("个人经营", "家庭经营"))),
        "day": c.split("applied_on", c.past(2, 200), hand=c.odds(0.6)),
        "who": who.name,
    }


def trader(c: Drafter) -> Paper:
    """Groups of rows under a heading each."""
    it = _trader(c)
    board = Board(c, A4)
    board.middle(46, "个体工商户登记（备案）申请书", 28, f"font-family:'{c.head}'")
    board.put(60, 98, f"{c.ticks(('开业', '变更', '注销', '备案'))}", 17)
    sheets = (
        (
            "经营者信息",
            (
                "经营者姓名",
                "性别",
                "民族",
                "文化程度",
                "政治面貌",
                "联系电话",
                "*身份证号码",
                "*住所",
            ),
        ),
        ("登记事项", ("*名称", "*经营场所", "组成形式", "资金数额", "从业人数", "*经营范围")),
    )
    y = 136
    for head, names in sheets:
        board.frame(60, y, 674, 36, "border:1px solid #444;background:#e8e8e8")
        board.middle(y + 7, head, 17, "font-weight:bold")
        pairs = [(name, it[name.lstrip("*")]) for name in names]
        board.lines(60, y + 35, 674, grid(pairs, label="18%"), 17, "line-height:1.9")
        y += 340
    note = "申请人确认上面写的都属实，经营中遵守法律，按时报送年度报告。"
    board.lines(64, 850, 660, f"<p style='text-indent:2em'>{note}</p>", 17)
    board.put(64, 930, f"申请人签字：{c.sign('申请人签字', it['who'])}", 19)
    board.put(470, 930, f"申请日期：{it['day']}", 19)
    return bind(board)


def trader_lines(c: Drafter) -> Paper:
    """Labels before lines to write on."""
    it = _trader(c)
    board = Board(c, A4, face=c.one(("FandolSong", "FandolFang", "WenQuanYi Micro Hei")))
    board.middle(70, "个体工商户设立登记申请书", 30, f"font-family:'{c.head}'")
    board.put(90, 850, f"是否委托代办：{c.ticks(('是', '否'))}", 18)
    names = [name for name in it if name not in ("day", "who")]
    line = c.one(("solid", "dotted", "solid"))
    for row, name in enumerate(names):
        y = 150 + row * 50
        board.put(90, y, name, 19)
        board.fit(240, y - 2, 480, it[name], 19)
        board.rule(232, y + 32, 470, f"1px {line} #444")
    board.lines(
        380, 900, 360,
        f"<p>经营者（签字）：{c.sign('经营者签字', it['who'])}</p><p>{it['day']}</p>", 19,
        "line-height:2.2",
    )  # fmt: skip
    return bind(board)


def trader_plain(c: Drafter) -> Paper:
    it = _trader(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("day", "who", "政治面貌", "民族")]
    office = f"申请人签字：{c.sign('申请人签字', it['who'])}"
    return bind(
        mockup(c, "个体工商户登记（备案）申请书", pairs, office=office, when=it["day"], size=A4)
    )


VERSIONS = {
    "food-business-application": (food, food_options, food_plain),
    "individual-registration-application": (trader, trader_lines, trader_plain),
}
