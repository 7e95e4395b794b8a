"""Identity cards, both sides; passports."""

from __future__ import annotations

from datetime import timedelta

from eval.foundry.people import Person, latin
from eval.heldout.clerk import TODAY
from eval.heldout.paper import Paper, holds
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup

CARD = (1012, 638)
TRUE = 324
"""CSS pixels of 85.6 mm."""
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def _plastic(c: Drafter, ink: str) -> Board:
    tint = c.one(
        (
            "linear-gradient(100deg,#d9e8ee,#eef0ea 45%,#e3ddeb)",
            "linear-gradient(160deg,#e9f0f5,#d5e6ee)",
            "#eef3f4",
        )
    )
    board = Board(c, CARD, ground=tint, ink=ink, face=c.one(("Noto Sans CJK SC", "FandolHei")))
    ground.waves(board, c.one(("#7fb2c9", "#b9a3c9", "#92bda8")), step=c.number(14, 24))
    return board


def portrait_card(c: Drafter) -> Paper:
    """Labels in blue, what was printed later in black."""
    who = c.person(18, 75)
    board = _plastic(c, c.one(("#1f6d9c", "#2a7bb0", "#35648c")))
    ground.rosette(board, 560, 330, 210, "#c9879f", 0.2)
    x, size = c.number(62, 84), 29
    value = x + c.number(104, 122)
    top = c.number(58, 80)
    board.put(x, top, "姓 名", size)
    board.value(value, top - 3, c.f("name", who.name), 36, "letter-spacing:3px")
    board.put(x, top + 83, "性 别", size)
    board.value(value, top + 82, c.f("sex", who.sex), 31)
    board.put(value + 130, top + 83, "民 族", size)
    board.value(value + 232, top + 82, c.f("ethnicity", who.ethnicity), 31)
    board.put(x, top + 164, "出 生", size)
    board.value(value, top + 163, _born(who), 31)
    board.put(x, top + 246, "住 址", size)
    board.lines(
        value,
        top + 245,
        430,
        c.f("address", who.address),
        30,
        f"font-family:'{board.print_face}','FandolSong';color:#111;word-break:break-all",
    )
    board.put(x, 536, "公民身份号码", size)
    board.value(
        x + 262, 530, c.f("id_number", who.id_number), 36, "font-family:'OCR B';letter-spacing:2px"
    )
    ground.face(board, 690, 84, 258, 330, title=False)
    return bind(board, true_width=TRUE)


def _born(who: Person) -> str:
    day, unit = who.born_on, '<i style="font-size:.9em;color:#1f6d9c;margin:0 14px 0 8px">'
    inner = f"{day.year}{unit}年</i>{day.month}{unit}月</i>{day.day}{unit}日</i>"
    return holds("born_on", "born_on", f"<span>{inner}</span>", day.isoformat())


def portrait_sketch(c: Drafter) -> Paper:
    """As somebody paints it who has no template."""
    who = c.person(18, 75)
    board = Board(c, (860, 540), ground=c.one(("#e8f1f7", "#fff", "#f4efe2")))
    board.frame(6, 6, 848, 528, f"border:2px solid #557;border-radius:{c.number(0, 30)}px")
    colon = c.one(("：", ":", "  "))
    pairs = (
        ("姓名", c.f("name", who.name)),
        ("性别", c.f("sex", who.sex)),
        ("民族", c.f("ethnicity", who.ethnicity)),
        ("出生", c.on("born_on", who.born_on, c.one(("年", "0年", "-")))),
    )
    for row, (label, cell) in enumerate(pairs):
        board.put(46, 50 + 62 * row, f"{label}{colon}{cell}", 27)
    board.lines(46, 300, 500, f"住址{colon}{c.f('address', who.address)}", 26)
    board.put(46, 452, f"公民身份号码{colon}{c.f('id_number', who.id_number)}", 29)
    ground.face(board, 600, 50, 210, 270)
    return bind(board, true_width=TRUE)


def _validity(c: Drafter, who: Person) -> str:
    join = c.one(("-", "-", "－", "—", "至"))
    last = None if c.odds(0.2) else who.card_until
    return c.during(who.card_from, last, join=join, form=".")


def emblem_card(c: Drafter) -> Paper:
    who = c.person(18, 75)
    board = _plastic(c, "#141414")
    ground.rosette(board, 510, 380, 240, "#7c9fd0", 0.22)
    ground.shield(board, 58, 46, 190, "#c8242b", "#e8c65233")
    board.put(330, 66, "中华人民共和国", 58, f"font-family:'{c.head}';letter-spacing:10px")
    board.put(318, 168, "居民身份证", 82, f"font-family:'{c.head}';letter-spacing:20px")
    x = c.number(190, 240)
    board.put(x, 444, "签发机关", 30, "letter-spacing:2px")
    board.value(x + 160, 443, c.f("issued_by", who.police), 31)
    board.put(x, 524, "有效期限", 30, "letter-spacing:2px")
    board.value(x + 160, 523, _validity(c, who), 31)
    return bind(board, true_width=TRUE)


def emblem_sketch(c: Drafter) -> Paper:
    who = c.person(18, 75)
    board = Board(c, (860, 540), ground=c.one(("#eef3ea", "#fff", "#e7eef8")))
    ground.border(board, "#456", inset=8, way="double")
    ground.shield(board, 46, 50, 130, "#b22")
    board.put(230, 66, "中华人民共和国", 46)
    board.put(230, 140, "居 民 身 份 证", 56)
    colon = c.one(("：", ":", " "))
    board.put(90, 340, f"签发机关{colon}{c.f('issued_by', who.police)}", 28)
    board.put(90, 410, f"有效期限{colon}{_validity(c, who)}", 28)
    return bind(board, true_width=TRUE)


def passport(c: Drafter) -> Paper:
    """The page with the portrait, with the two lines machines read."""
    who, issued, number = (
        c.person(18, 65),
        c.past(100, 3000),
        f"E{c.letter('ABCDEGHJK')}{c.digits(7)}",
    )
    until = c.years(issued, 10)
    family, given = latin(who.name)
    board = Board(c, (1180, 830), ground="#f3efe6", ink="#6b5a3c", print_face="Noto Sans CJK SC")
    ground.waves(board, c.one(("#c98d8d", "#a8b98a", "#9db0cc")), step=18)
    ground.rosette(board, 700, 330, 260, "#b78ab0", 0.2)
    board.put(46, 34, "中华人民共和国", 30, f"font-family:'{c.head}'")
    board.put(46, 76, "PEOPLE'S REPUBLIC OF CHINA", 16)
    board.put(340, 34, "护照<br>PASSPORT", 19)
    ground.face(board, 60, 140, 300, 390, title=False)
    sex, place = ("M" if who.sex == "男" else "F"), c.town

    def at(x: float, y: float, label: str, html: str, size: float = 26) -> None:
        board.put(x, y, label, 14)
        board.value(x, y + 20, html, size)

    def when(key: str, day_key: str) -> str:
        day = {"born": who.born_on, "issued": issued, "until": until}[day_key]
        shown = f"{day:%d} {day.month}月/{MONTHS[day.month - 1]} {day.year}"
        return c.f(key, shown, day.isoformat())

    at(480, 92, "类型/Type", c.f("passport_type", "P"))
    at(630, 92, "国家码/Country Code", c.f("country_code", "CHN"))
    at(880, 92, "护照号/Passport No.", c.f("passport_no", number), 30)
    at(480, 172, "姓名/Name", c.f("name", who.name), 30)
    board.value(480, 234, c.f("name_latin", f"{family}, {given}"), 26)
    at(480, 290, "性别/Sex", c.f("sex", f"{who.sex}/{sex}"))
    at(640, 290, "国籍/Nationality", c.f("nationality", "中国/CHINESE"))
    at(900, 290, "出生日期/Date of birth", when("born_on", "born"))
    birth = c.f("birthplace", f"{place.province[:-1]}/{place.sound}")
    at(480, 370, "出生地点/Place of birth", birth)
    at(800, 370, "签发日期/Date of issue", when("issued_on", "issued"))
    at(
        480,
        450,
        "签发地点/Place of issue",
        c.f("issued_at", f"{place.province[:-1]}/{place.sound}"),
    )
    at(800, 450, "有效期至/Date of expiry", when("valid_until", "until"))
    office = c.one(("国家移民管理局", f"公安部出入境管理局（{place.city}）"))
    at(
        480,
        530,
        "签发机关/Authority",
        c.f("issued_by", "国家移民管理局" if "（" in office else office),
    )
    board.put(480, 588, "MPS Exit &amp; Entry Administration", 15)
    first = f"POCHN{family}<<{given}".ljust(44, "<")[:44]
    body = f"{number}{_check(number)}"
    born = f"{who.born_on:%y%m%d}"
    last = f"{until:%y%m%d}"
    optional = "".join("ABCDEFGHJKLMNPQ"[c.number(0, 15)] for _ in range(14))
    tail = f"{born}{_check(born)}", f"{last}{_check(last)}", f"{optional}{_check(optional)}"
    whole = _check(body + tail[0] + tail[1] + tail[2])
    second = f"{body}CHN{tail[0]}{sex}{tail[1]}{tail[2]}{whole}"
    board.frame(0, 640, 1180, 190, "background:#faf9f5")
    machine = "font-family:'OCR B';letter-spacing:1px;white-space:pre"
    board.put(44, 676, first.replace("<", "&lt;"), 32, f"color:#111;{machine}")
    board.value(44, 740, c.f("machine_readable", second), 32, machine)
    return bind(board)


def _check(text: str) -> int:
    """ICAO 9303."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    weights = (7, 3, 1)
    return sum(weights[i % 3] * digits.find(ch) for i, ch in enumerate(text) if ch != "<") % 10


def passport_sheet(c: Drafter) -> Paper:
    who, issued = c.person(18, 65), c.past(100, 3000)
    family, given = latin(who.name)
    pairs = [
        ("姓名", c.f("name", who.name)),
        ("姓名拼音", c.f("name_latin", f"{family},{given}")),
        ("性别", c.f("sex", who.sex)),
        ("国籍", c.f("nationality", "中国")),
        ("出生日期", c.on("born_on", who.born_on)),
        ("出生地点", c.f("birthplace", c.town.province[:-1])),
        ("护照号码", c.f("passport_no", f"EK{c.digits(7)}")),
        ("签发日期", c.on("issued_on", issued)),
        ("有效期至", c.on("valid_until", c.years(min(issued, TODAY - timedelta(days=9)), 10))),
        ("签发机关", c.f("issued_by", "国家移民管理局")),
    ]
    title = "中华人民共和国<br>普通护照"
    return bind(mockup(c, title, pairs, size=c.one_of(((1000, 720), (760, 1000)))))


VERSIONS = {
    "resident-id-card-portrait": (portrait_card, portrait_card, portrait_sketch),
    "resident-id-card-emblem": (emblem_card, emblem_card, emblem_sketch),
    "passport": (passport, passport_sheet),
}
