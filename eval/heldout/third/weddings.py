"""Marriage and divorce certificates."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

Cells = dict[str, str]


def _facts(c: Drafter, divorced: bool) -> Cells:
    man, woman, day = c.person(23, 60, "男"), c.person(22, 58, "女"), c.past(60, 5000)
    kind = "L" if divorced else "J"
    form = c.one(("年", "0年", "空", "-"))
    number = c.one_of(
        (
            f"{kind}4301{c.number(10, 99)}-{day.year}-{c.digits(6)}",
            f"{kind}4301{c.number(10, 99)}-{day.year}-00{c.digits(4)}",
        )
    )
    it = {
        "holder": c.f("holder", c.one((man.name, woman.name))),
        "day": c.on("registered_on", day, form),
        "number": c.f("certificate_no", number),
        "remark": c.f("remark", c.one(("补领", "补发结婚证" if not divorced else "补发离婚证")))
        if c.odds(0.15)
        else "",
        "office": c.town.body("民政局"),
    }
    for side, who in (("man", man), ("woman", woman)):
        it |= {
            f"{side}_name": c.f(f"{side}_name", who.name),
            f"{side}_sex": who.sex,
            f"{side}_nation": c.f(f"{side}_nationality", "中国"),
            f"{side}_born": c.on(f"{side}_born_on", who.born_on, form),
            f"{side}_id": c.f(f"{side}_id_number", who.id_number),
        }
    return it


def _booklet(c: Drafter, *, divorced: bool) -> Paper:
    """Opened: the photograph and the seal on the left, both persons on the right."""
    it = _facts(c, divorced)
    shift = (c.rng.uniform(-2, 9), c.rng.uniform(-6, 4))
    ink = c.one(("#8a3a2c", "#7a4b3a", "#444"))
    board = Board(c, (1240, 860), ground="#fbeeea", ink=ink, face="FandolSong", shift=shift)
    for k in range(4):
        ground.rosette(board, 160 + 310 * k, 430, 150, c.one(("#d98a94", "#dba65f")), 0.16)
    board.frame(619, 0, 2, 860, "background:#d9b8ad")
    fields = (
        ("持证人", it["holder"]),
        ("登记日期", it["day"]),
        ("离婚证字号" if divorced else "结婚证字号", it["number"]),
        ("备注", it["remark"]),
    )
    photo = divorced
    board.frame(90, 70, 430, 300, "border:1px solid #c99")
    if photo:
        ground.face(board, 200, 80, 210, 280, title=False)
    else:
        ground.face(board, 110, 90, 190, 260, title=False)
        ground.face(board, 310, 90, 190, 260, title=False)
    for row, (label, cell) in enumerate(fields):
        y = 430 + 78 * row
        board.put(90, y, label, 22)
        board.value(240, y - 2, cell, 24)
        board.rule(232, y + 36, 330, "1px solid #b98")
    self_y = c.number(80, 110)
    for index, side in enumerate(("man", "woman")):
        top = self_y + index * 380
        rows = (
            (0, 0, "姓　　名", f"{side}_name"),
            (300, 0, "性　别", f"{side}_sex"),
            (0, 88, "国　　籍", f"{side}_nation"),
            (0, 168, "出生日期", f"{side}_born"),
            (0, 248, "身份证件号", f"{side}_id"),
        )
        for x, y, label, key in rows:
            board.put(680 + x, top + y, label, 21)
            board.value(680 + x + (130 if x == 0 else 90), top + y - 2, it[key], 24)
    words = "婚姻登记专用章"
    board.raw(c.seal(f"{it['office']}", words, at=(420, 560), size=170))
    return bind(board, seal=True)


def booklet(c: Drafter) -> Paper:
    return _booklet(c, divorced=False)


def parting(c: Drafter) -> Paper:
    return _booklet(c, divorced=True)


def page(c: Drafter) -> Paper:
    """The single page with the statute's words and two blocks side by side."""
    it = _facts(c, False)
    board = Board(c, (900, 1180), ground="#fdf2ee", ink="#7c1f1f")
    ground.border(board, "#c0392b", way=c.one(("scales", "double", "corner")))
    board.middle(80, "结　婚　证", 54, f"font-family:'{c.head}'")
    text = "经审查，双方自愿结为夫妻，合于法律所定条件，准予登记。"
    board.lines(120, 190, 660, f"<p style='text-indent:2em'>{text}</p>", 22, "line-height:1.9")
    rows = (
        ("姓名", "name"),
        ("性别", "sex"),
        ("国籍", "nation"),
        ("出生日期", "born"),
        ("身份证件号", "id"),
    )
    for index, side in enumerate(("man", "woman")):
        for row, (label, key) in enumerate(rows):
            board.put(120, 330 + index * 290 + row * 48, f"{label}：{it[f'{side}_{key}']}", 22)
    board.put(120, 930, f"持证人：{it['holder']}", 21)
    board.put(120, 975, f"登记日期：{it['day']}", 21)
    board.put(120, 1020, f"结婚证字号：{it['number']}", 21)
    board.put(500, 1020, f"发证机关：{it['office']}", 21)
    board.raw(c.seal(it["office"], "婚姻登记专用章", at=(560, 900), size=165))
    return bind(board, seal=True)


def _sketch(c: Drafter, *, divorced: bool) -> Paper:
    it = _facts(c, divorced)
    title = "离婚证" if divorced else "结婚证"
    pairs = [("持证人", it["holder"]), ("登记日期", it["day"]), (f"{title}字号", it["number"])]
    for side in ("man", "woman"):
        pairs += [
            ("姓名", it[f"{side}_name"]),
            ("性别", it[f"{side}_sex"]),
            ("国籍", it[f"{side}_nation"]),
            ("出生日期", it[f"{side}_born"]),
            ("身份证件号", it[f"{side}_id"]),
        ]
    size = c.one_of(((760, 1000), (794, 1123)))
    office = it["office"]
    return sealed(c, title, pairs, office=office, seal=office, size=size)


def sketch(c: Drafter) -> Paper:
    return _sketch(c, divorced=False)


def parting_sketch(c: Drafter) -> Paper:
    return _sketch(c, divorced=True)


def small(c: Drafter) -> Paper:
    """One page of the booklet by itself."""
    it = _facts(c, False)
    board = Board(c, (860, 620), ground="#f9e9e6", ink="#6b2a22")
    ground.waves(board, "#d99", strength=0.16, step=17)
    for index, side in enumerate(("man", "woman")):
        top = 60 + 250 * index
        board.put(60, top, f"姓名　{it[f'{side}_name']}", 22)
        board.put(420, top, f"性别　{it[f'{side}_sex']}", 22)
        board.put(60, top + 56, f"国籍　{it[f'{side}_nation']}", 22)
        board.put(420, top + 56, f"出生日期　{it[f'{side}_born']}", 22)
        board.put(60, top + 112, f"身份证件号　{it[f'{side}_id']}", 22)
        board.rule(60, top + 170, 740, "1px dashed #b77")
    board.put(60, 540, f"结婚证字号　{it['number']}", 19)
    board.put(470, 540, f"登记日期　{it['day']}", 19)
    return bind(board)


VERSIONS = {
    "marriage-certificate": (booklet, page, sketch, small),
    "divorce-certificate": (parting, parting_sketch),
}
