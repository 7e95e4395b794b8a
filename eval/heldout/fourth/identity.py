"""Identity cards, both sides; passports."""

from __future__ import annotations

from datetime import date

from eval.foundry.people import Person, latin
from eval.heldout.fourth.leaf import CARD, TRUE, at, badge, bind, box, sitter, tracery
from eval.heldout.fourth.plain import PHONE, plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper, holds

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def _ground(c: Registrar) -> str:
    pale = c.one(("#e4eff3", "#eaf1ee", "#e9eef6", "#f0f3f3"))
    warm = c.one(("#f3e9ee", "#e6efe6", "#f6f1e6"))
    return f"linear-gradient({c.number(60, 150)}deg,{pale},#f7fafa 50%,{warm})"


def portrait(c: Registrar) -> Paper:
    """The official order: labels pale, values black, the photograph at the right."""
    who = c.person(16, 78)
    label, left = c.one(("#3f88a6", "#2f74a8", "#4a7d96")), c.number(66, 90)
    dark = f"color:#14161a;font-family:'{c.one(('FandolHei', 'Noto Sans CJK SC'))}'"
    day, gap = who.born_on, '<span style="color:{0};font-size:.82em;padding:0 .35em">{1}</span>'
    born = (
        f"{day.year}{gap.format(label, '年')}{day.month}{gap.format(label, '月')}"
        f"{day.day}{gap.format(label, '日')}"
    )
    born = holds("born_on", "born_on", f"<span>{born}</span>", day.isoformat())
    number = f"color:#14161a;font:36px 'OCR B';letter-spacing:{c.number(1, 4)}px"
    tag = f"font-size:26px;color:{label}"
    indent = left + c.number(100, 116)
    html = (
        tracery(c, CARD, c.one(("#84b7cc", "#a9b6d8", "#9cc6b4")), 0.28)
        + at(left, 66, "姓名", tag)
        + at(indent, 60, c.f("name", who.name), f"font-size:34px;{dark};letter-spacing:.1em")
        + at(left, 144, "性别", tag)
        + at(indent, 140, c.f("sex", who.sex), f"font-size:30px;{dark}")
        + at(indent + 120, 144, "民族", tag)
        + at(indent + 212, 140, c.f("ethnicity", who.ethnicity), f"font-size:30px;{dark}")
        + at(left, 222, "出生", tag)
        + at(indent, 218, born, f"font-size:30px;{dark}")
        + at(left, 302, "住址", tag)
        + at(
            indent, 298, c.f("address", who.address), f"font-size:29px;line-height:1.45;{dark}", 420
        )
        + at(left, 536, "公民身份号码", tag)
        + at(left + 236, 528, c.f("id_number", who.id_number), number)
        + sitter(c, 668, 78, 270, 346)
    )
    return bind(c, html, size=CARD, text=28, true_width=TRUE, ground=_ground(c), ink=label)


def portrait_old(c: Registrar) -> Paper:
    """A mock-up of the card: labels with colons in two columns, the photograph at the left."""
    who = c.person(16, 78)
    size = c.one_of(((960, 600), (880, 560)))
    wide = size[0]
    rows = (
        f"姓名：{c.f('name', who.name)}",
        f"性别：{c.f('sex', who.sex)}&emsp;&emsp;民族：{c.f('ethnicity', who.ethnicity)}",
        f"出生：{c.on('born_on', who.born_on, c.one(('年', '年0', '隔', '.')))}",
        f"住址：{c.f('address', who.address)}",
    )
    html = (
        box(
            8,
            8,
            wide - 16,
            size[1] - 16,
            f"border:2px solid #6a8;border-radius:{c.number(6, 36)}px",
        )
        + sitter(c, 44, 60, 210, 270)
        + at(290, 56, "<br>".join(rows), "font-size:28px;line-height:2", wide - 330)
        + at(
            44, size[1] - 104, f"公民身份号码：{c.f('id_number', who.id_number)}", "font-size:32px"
        )
    )
    ground = c.one(("#fff", "#eef6f4", "#f4f4ee"))
    return bind(c, html, size=size, text=28, true_width=TRUE, ground=ground)


def portrait_app(c: Registrar) -> Paper:
    """The card as an application for telephones shows what it holds."""
    who = c.person(18, 70)
    pairs = [
        ("姓名", c.f("name", who.name)),
        ("性别", c.f("sex", who.sex)),
        ("民族", c.f("ethnicity", f"{who.ethnicity}{c.one(('', '族'))}")),
        ("出生日期", c.on("born_on", who.born_on)),
        ("住址", c.f("address", who.address)),
        ("公民身份号码", c.f("id_number", who.id_number)),
    ]
    size = c.one_of((PHONE, (900, 620)))
    return plain(c, "居民身份证", pairs, size=size, way="phone" if size == PHONE else "lines")


def _until(c: Registrar, who: Person) -> date | None:
    return None if c.odds(0.18) else who.card_until


def emblem(c: Registrar) -> Paper:
    """The state's name over the card's, the office and the term at the foot."""
    who = c.person(18, 78)
    term = c.term(who.card_from, _until(c, who), join=c.one(("-", "—", "－")), form=".")
    left = c.number(210, 270)
    dark = "font-size:30px;color:#16181c"
    html = (
        tracery(c, CARD, c.one(("#89b4cf", "#b5a9d1", "#9cc6a9")), 0.3)
        + badge(56, 44, 184, "#c3272b")
        + at(300, 56, "中华人民共和国", f"font:46px '{c.head}';letter-spacing:.28em;color:#111")
        + at(292, 150, "居民身份证", f"font:74px '{c.head}';letter-spacing:.3em;color:#111")
        + at(left, 446, "签发机关", "font-size:27px;color:#222")
        + at(left + 142, 442, c.f("issued_by", who.police), dark)
        + at(left, 526, "有效期限", "font-size:27px;color:#222")
        + at(left + 142, 522, term, dark)
    )
    return bind(c, html, size=CARD, text=28, true_width=TRUE, ground=_ground(c))


def emblem_old(c: Registrar) -> Paper:
    who = c.person(18, 78)
    size = c.one_of(((960, 600), (880, 560)))
    form = c.one((".", ".", "-", "年"))
    term = c.term(who.card_from, _until(c, who), join=c.one(("-", "至", "—")), form=form)
    head = f"text-align:center;font-family:'{c.head}'"
    html = (
        box(10, 10, size[0] - 20, size[1] - 20, "border:3px double #748;border-radius:18px")
        + badge(size[0] / 2 - 70, 40, 140, c.one(("#b22", "#a63")))
        + at(0, 190, "中华人民共和国", f"{head};font-size:38px", size[0])
        + at(0, 250, "居 民 身 份 证", f"{head};font-size:56px", size[0])
        + at(110, size[1] - 170, f"签发机关：{c.f('issued_by', who.police)}", "font-size:28px")
        + at(110, size[1] - 108, f"有效期限：{term}", "font-size:28px")
    )
    ground = c.one(("#fff", "#f1f5fa", "#f7f3ec"))
    return bind(c, html, size=size, text=28, true_width=TRUE, ground=ground)


def passport(c: Registrar) -> Paper:
    """The page that names the holder, with the lines for machines at its foot."""
    it, lines = _passport(c)
    size = (1180, 830)
    cells = (
        (330, 96, "类型 / Type", "type"),
        (520, 96, "国家码 / Country Code", "country"),
        (800, 96, "护照号码 / Passport No.", "number"),
        (330, 178, "姓名 / Name", "name"),
        (330, 292, "性别 / Sex", "sex"),
        (520, 292, "国籍 / Nationality", "nation"),
        (860, 292, "出生日期 / Date of birth", "born"),
        (330, 376, "出生地点 / Place of birth", "birthplace"),
        (860, 376, "签发日期 / Date of issue", "issued"),
        (330, 460, "签发地点 / Place of issue", "place"),
        (860, 460, "有效期至 / Date of expiry", "until"),
        (330, 544, "签发机关 / Authority", "authority"),
    )
    html = tracery(c, size, c.one(("#d6a2a2", "#a2b6d6", "#c6b48c")), 0.25)
    html += at(40, 40, "中华人民共和国", "font-size:26px;color:#7a2323")
    html += at(260, 44, "PEOPLE'S REPUBLIC OF CHINA", "font-size:20px;color:#7a2323")
    html += sitter(c, 44, 130, 240, 320)
    for x, y, label, key in cells:
        html += at(x, y, label, "font-size:16px;color:#6b5a5a;line-height:1.3")
        html += at(x, y + 21, it[key], "font-size:24px;line-height:1.35")
    mono = "font:33px/1.5 'OCR B','DejaVu Sans Mono';letter-spacing:1px;color:#111"
    html += box(0, 668, 1180, 162, "background:rgba(255,255,255,.75)")
    html += at(46, 694, lines[0], mono) + at(46, 750, it["machine"], mono)
    ground = c.one(("#fbf3f0", "#f2f5fb", "#f8f6ee"))
    return bind(c, html, size=size, text=24, ground=ground)


def passport_list(c: Registrar) -> Paper:
    it, _ = _passport(c)
    names = (
        ("护照号码", "number"),
        ("姓名", "person"),
        ("姓名拼音", "latin"),
        ("性别", "sexonly"),
        ("国籍", "nationonly"),
        ("出生日期", "bornonly"),
        ("出生地点", "homeonly"),
        ("签发日期", "issuedonly"),
        ("有效期至", "untilonly"),
        ("签发机关", "authorityonly"),
    )
    pairs = [(label, it[key]) for label, key in names]
    return plain(c, c.one(("普通护照", "中华人民共和国护照")), pairs)


def _passport(c: Registrar) -> tuple[dict[str, str], tuple[str]]:
    """The values in the page's two languages and, under the keys ending in only, in one; the
    first line for machines."""
    who, day = c.person(18, 66), c.past(30, 3000)
    until, number = c.ends(day, 10), f"E{c.one(list('ABCDEFGHJK'))}{c.digits(7)}"
    surname, given = latin(who.name)
    region, woman = c.region, who.sex == "女"

    def spoken(key: str, on: date) -> str:
        shown = f"{on.day:02d} {on.month}月/{MONTHS[on.month - 1]} {on.year}"
        return c.f(key, shown, on.isoformat())

    office = c.one(("中华人民共和国国家移民管理局", "公安部出入境管理局"))
    birth, expiry = f"{who.born_on:%y%m%d}", f"{until:%y%m%d}"
    parts = [f"{part}{_check(part)}" for part in (number, birth, expiry, "<" * 14)]
    whole = _check("".join(parts))
    second = f"{parts[0]}CHN{parts[1]}{'F' if woman else 'M'}{parts[2]}{parts[3]}{whole}"
    province = region.province[:-1]
    it = {
        "type": c.f("passport_type", "P"),
        "country": c.f("country_code", "CHN"),
        "number": c.f("passport_no", number),
        "name": f"{c.f('name', who.name)}<br>{c.f('name_latin', f'{surname}, {given}')}",
        "person": c.f("name", who.name),
        "latin": c.f("name_latin", f"{surname} {given}"),
        "sex": c.f("sex", f"{who.sex}/{'F' if woman else 'M'}"),
        "sexonly": c.f("sex", who.sex),
        "nation": c.f("nationality", "中国/CHINESE"),
        "nationonly": c.f("nationality", "中国"),
        "born": spoken("born_on", who.born_on),
        "bornonly": c.on("born_on", who.born_on),
        "birthplace": c.f("birthplace", f"{province}/{region.latin}"),
        "homeonly": c.f("birthplace", province),
        "issued": spoken("issued_on", day),
        "issuedonly": c.on("issued_on", day),
        "place": c.f("issued_at", f"{province}/{region.latin}"),
        "until": spoken("valid_until", until),
        "untilonly": c.on("valid_until", until),
        "authority": c.f("issued_by", office),
        "authorityonly": c.f("issued_by", office),
        "machine": c.f("machine_readable", second),
    }
    first = f"POCHN{surname}&lt;&lt;{given}" + "&lt;" * (44 - 7 - len(surname) - len(given))
    return it, (first,)


def _check(text: str) -> int:
    """The check digit of ICAO 9303."""
    worth = [int(char, 36) if char != "<" else 0 for char in text]
    return sum(w * (7, 3, 1)[k % 3] for k, w in enumerate(worth)) % 10


VERSIONS = {
    "resident-id-card-portrait": (portrait, portrait, portrait_old, portrait_app),
    "resident-id-card-emblem": (emblem, emblem, emblem_old),
    "passport": (passport, passport_list),
}
