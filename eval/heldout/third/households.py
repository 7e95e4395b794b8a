"""The household register: the householder's page and a member's card."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid, spread
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

PAGE = (1000, 700)
Cells = dict[str, str]


def _head(c: Drafter) -> Cells:
    who = c.person(25, 75)
    return {
        "kind": c.f("category", c.one(("非农业家庭户", "居民家庭户", "家庭户", "城镇居民家庭户"))),
        "name": c.f("head", who.name),
        "number": c.f("number", c.one((c.digits(9), c.digits(6), f"{c.digits(3)}-{c.digits(5)}"))),
        "home": c.f("address", who.address),
        "when": c.split("issued_on", c.past(200, 5000)),
        "police": who.police,
    }


def _leaf(c: Drafter) -> Board:
    """Pale paper with green or brown lines."""
    ink = c.one(("#1f6b4a", "#3b5f3c", "#6a4a32", "#222"))
    tint = c.one(("#f3f7ee", "#f7f3ea", "#fff"))
    shift = (c.rng.uniform(-3, 7), c.rng.uniform(-5, 5))
    board = Board(
        c,
        PAGE,
        ground=tint,
        ink=ink,
        face=c.one(("FandolSong", "Noto Serif CJK SC")),
        print_face=c.one(("FandolSong", "WenQuanYi Zen Hei", "FandolFang")),
        shift=shift,
    )
    if c.odds(0.6):
        ground.waves(board, ink, strength=0.1, step=16)
    return board


def head_leaf(c: Drafter) -> Paper:
    """Two rows of boxes, notes below, the bureau's seal and the officer's at the foot."""
    it, board = _head(c), _leaf(c)
    rows = ((92, "户　别", "户主姓名"), (162, "户　号", "住　　址"))
    for y, left, right in rows:
        for x, wide in ((60, 130), (190, 230), (420, 150), (570, 370)):
            board.frame(x, y, wide, 70, "border:1px solid;border-color:inherit")
        board.put(86, y + 24, left, 20)
        board.put(446, y + 24, right, 20)
    board.value(206, 116, it["kind"], 20)
    board.value(590, 114, it["name"], 23)
    board.value(206, 186, it["number"], 20)
    look = f"font-family:'{board.print_face}';color:#111;word-break:break-all"
    board.lines(580 + board.shift[0], 172 + board.shift[1], 350, it["home"], 18, look)
    board.frame(60, 232, 880, 290, "border:1px solid;border-color:inherit;border-top:0")
    board.middle(244, c.one(("住 址 变 动 登 记", "户主变更记载")), 19)
    board.rule(60, 282, 880, "1px solid")
    for k in range(1, 4):
        board.rule(60, 282 + 60 * k, 880, "1px dotted")
    board.put(90, 596, "户口登记机关（盖章）", 17)
    board.put(560, 640, it["when"] + "签发", 19)
    board.put(110, 640, f"承办人签章：{c.sign('承办人', c.person().name, width=120)}", 17)
    board.raw(c.seal(f"{it['police']}户口专用章", at=(250, 500), size=150))
    return bind(board, seal=True)


def head_plain(c: Drafter) -> Paper:
    it = _head(c)
    pairs = [
        ("户别", it["kind"]),
        ("户主姓名", it["name"]),
        ("户号", it["number"]),
        ("住址", it["home"]),
    ]
    title = c.one(("居民户口簿", "居民户口簿首页", "居 民 户 口 簿"))
    size = c.one_of((PAGE, (900, 640)))
    return sealed(
        c, title, pairs, office=it["police"], when=it["when"] + "签发", seal=it["police"], size=size
    )


def _member(c: Drafter) -> dict[str, str]:
    who = c.person(6, 78)
    age = 2026 - who.born_on.year
    grown = age > 22
    wed = c.one(("已婚", "未婚", "有配偶", "离婚")) if grown else ""
    school = c.one(("大学本科", "高中", "初中", "大学专科", "中等专科")) if grown else "小学"
    moved = c.past(300, 6000)
    town = c.town.city + c.town.district
    relation = c.one(("户主", "妻", "夫", "儿媳")) if grown else c.one(("长子", "女儿", "子"))
    return {
        "姓名": c.f("name", who.name),
        "户主或与户主关系": c.f("relation", relation),
        "曾用名": c.f("former_name", c.person().name) if c.odds(0.2) else "",
        "性别": c.f("sex", who.sex),
        "出生地": c.f("birthplace", c.town.province + c.town.city),
        "民族": c.f("ethnicity", who.ethnicity + c.one(("", "族"))),
        "籍贯": c.f("native_place", c.one((c.town.province + c.town.city, town))),
        "出生日期": c.on("born_on", who.born_on, c.one(("年", "0年"))),
        "本市（县）其他住址": c.f("other_address", c.address(flat=True)) if c.odds(0.15) else "",
        "宗教信仰": c.f("religion", "无") if c.odds(0.2) else "",
        "公民身份号码": c.f("id_number", who.id_number),
        "身高": c.f("height", f"{c.number(152, 188)}{c.one(('厘米', 'cm'))}") if grown else "",
        "血型": c.f("blood_type", c.one(("A", "B", "O", "AB", "A型", "O型")))
        if c.odds(0.4)
        else "",
        "文化程度": c.f("education", school),
        "婚姻状况": c.f("marital_status", wed) if wed else "",
        "兵役状况": c.f("military_service", c.one(("未服兵役", "退出现役")))
        if grown and c.odds(0.4)
        else "",
        "服务处所": c.f("workplace", c.firm()) if grown and c.odds(0.5) else "",
        "职业": c.f("occupation", c.one(("会计", "厨师", "职员", "工人"))) if grown else "",
        "何时由何地迁来本市（县）": c.f("moved_to_city", f"{c.say(moved, '年')}由外省迁来")
        if c.odds(0.3)
        else "",
        "何时由何地迁来本址": c.f("moved_in", f"{c.say(moved, '年')}{town}迁来")
        if c.odds(0.5)
        else "",
        "登记日期": c.split("registered_on", c.past(100, 5000)),
        "police": who.police,
    }


def member_card(c: Drafter) -> Paper:
    """The card as the printing office rules it."""
    it, board = _member(c), _leaf(c)
    board.middle(26, "常 住 人 口 登 记 卡", 28, f"font-family:'{c.head}'")
    lines = (
        (("姓名", 130, 260), ("户主或与户主关系", 160, 330)),
        (("曾用名", 130, 260), ("性别", 160, 330)),
        (("出生地", 130, 260), ("民族", 160, 330)),
        (("籍贯", 130, 260), ("出生日期", 160, 330)),
        (("本市（县）其他住址", 200, 340), ("宗教信仰", 130, 210)),
        (("公民身份号码", 160, 330), ("身高", 90, 130), ("血型", 80, 90)),
        (("文化程度", 110, 150), ("婚姻状况", 110, 150), ("兵役状况", 110, 250)),
        (("服务处所", 130, 390), ("职业", 100, 260)),
        (("何时由何地迁来本市（县）", 250, 630),),
        (("何时由何地迁来本址", 250, 630),),
    )
    high, y = 52, 76
    for line in lines:
        x = 60
        for name, label, room in line:
            board.frame(x, y, label, high, "border:1px solid;border-color:inherit")
            board.frame(x + label, y, room, high, "border:1px solid;border-color:inherit")
            shown = spread(name, max(4, len(name))) if label < 180 else name
            size = 13 if name.startswith("户主或") else 16
            board.lines(x, y + 16, label, shown, size, "text-align:center")
            board.value(x + label + 8, y + 15, it[name], 17 if len(it[name]) < 260 else 15)
            x += label + room
        y += high
    board.put(70, y + 18, f"承办人签章：{c.sign('承办人', c.person().name, width=110)}", 16)
    board.put(560, y + 26, f"登记日期：{it['登记日期']}", 17)
    board.raw(c.seal(f"{it['police']}户口专用章", at=(330, 500), size=140))
    return bind(board, seal=True)


def member_plain(c: Drafter) -> Paper:
    """The same in a table of two columns, or in lines."""
    it = _member(c)
    names = [name for name in it if name != "police" and (it[name] or c.odds(0.3))]
    if c.odds(0.5):
        board = Board(c, (900, 760))
        board.middle(40, "常住人口登记卡", 30, f"font-family:'{c.head}'")
        board.lines(50, 100, 800, grid([(name, it[name]) for name in names], label="20%"), 16)
        board.raw(c.seal(it["police"], at=(640, 560), size=140))
        return bind(board, seal=True)
    pairs = [(name, it[name]) for name in names if it[name]]
    return sealed(
        c, "常住人口登记卡", pairs, office=it["police"], seal=it["police"], size=(760, 1000)
    )


def spare(c: Drafter) -> Paper:
    """A member's page as a screen of the police's self-service shows it."""
    it = _member(c)
    board = Board(c, (620, 1000), ground="#f2f4f7", face="Noto Sans CJK SC")
    board.frame(0, 0, 620, 84, "background:#2466c9")
    board.put(210, 26, "电子户口簿（个人页）", 22, "color:#fff")
    board.frame(20, 104, 580, 870, "background:#fff;border-radius:12px")
    shown = [(name, cell) for name, cell in it.items() if cell and name != "police"]
    for row, (name, cell) in enumerate(shown):
        y = 122 + row * 42
        board.put(40, y, name, 15, "color:#8a8f99")
        board.put(270, y, cell, 15)
    return bind(board)


def former(c: Drafter) -> Paper:
    """An old booklet's page: two columns set upright beside a stub."""
    it, board = _head(c), _leaf(c)
    board.put(80, 60, "户<br>口<br>簿", 40, "line-height:1.9")
    board.frame(188, 50, 2, 600, "background:currentColor")
    for y, label, cell in (
        (90, "户别", it["kind"]),
        (170, "户主姓名", it["name"]),
        (250, "户号", it["number"]),
    ):
        board.put(230, y, spread(label, 4) + "：", 22)
        board.value(370, y - 2, cell, 23)
        board.rule(360, y + 34, 420)
    board.put(230, 330, "住　　址：", 22)
    board.lines(370, 328, 520, it["home"], 22, "word-break:break-all")
    board.put(520, 540, f"{it['police']}", 20)
    board.put(520, 590, it["when"] + "签发", 20)
    board.raw(c.seal(it["police"], at=(600, 470), size=150))
    return bind(board, seal=True)


VERSIONS = {
    "household-register-head": (head_leaf, head_plain, former),
    "household-register-member": (member_card, member_card, member_plain, spare),
}
