"""Identity cards, passports, bank and social security cards of the second edition."""

from __future__ import annotations

from datetime import date

from eval.foundry.people import Person, latin
from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    CARD,
    CARD_TRUE,
    Pair,
    badge,
    css,
    mock,
    prose,
    qr,
    sample,
    small_portrait,
    waves,
)

MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
DIGITS = ("OCR B", "DejaVu Sans Mono", "FandolHei", "LXGW WenKai Mono")


def spot(left: float, top: float, html: str, style: str = "") -> str:
    return (
        f'<div style="position:absolute;left:{left}px;top:{top}px;white-space:nowrap;{style}">'
        f"{html}</div>"
    )


def card_css(c: Scribe, size: int, *, face: str = "", ground: str = "#eef3f3") -> str:
    body = face or c.one(("FandolHei", "FandolSong", "LXGW WenKai", "AR PL SungtiL GB"))
    return f"{waves(c, '#8fb3c0', ground)}&{{font:{size}px/1.35 '{body}','FandolSong';color:#111}}"


def face(c: Scribe) -> Paper:
    """As issued: pale blue labels, the day's parts apart, the number along the foot."""
    who = c.person(17, 78)
    day = who.born_on
    blue = "color:#3b7fa6;font-size:.78em"
    parts = prose(f"""{day.year}<span style="{blue}">　年　</span>{day.month}
        <span style="{blue}">　月　</span>{day.day}<span style="{blue}">　日</span>""")
    born = f'<span data-kind="field" data-key="born_on" data-label="出生" data-value="{day}">'
    x = c.number(50, 66)

    def label(words: str) -> str:
        return f'<span style="{blue}">{words}</span>'

    body = (
        spot(x, 48, label("姓　名"))
        + spot(x + 92, 42, c.f("name", who.name), "font-size:1.16em;letter-spacing:.06em")
        + spot(x, 112, label("性　别"))
        + spot(x + 92, 108, c.f("sex", who.sex))
        + spot(x + 176, 112, label("民　族"))
        + spot(x + 268, 108, c.f("ethnicity", who.ethnicity))
        + spot(x, 176, label("出　生"))
        + spot(x + 92, 172, f"{born}{parts}</span>")
        + spot(x, 242, label("住　址"))
        + f'<div style="position:absolute;left:{x + 92}px;top:236px;width:325px;line-height:1.42">'
        f"{c.f('address', who.address)}</div>"
        + spot(x, 404, label("公民身份号码"))
        + spot(
            x + 196,
            394,
            c.f("id_number", who.id_number),
            f"font:{c.number(33, 38)}px '{c.one(DIGITS)}';letter-spacing:{c.number(1, 4)}px",
        )
        + small_portrait(c, 200, 250, "position:absolute;right:46px;top:66px")
        + sample(c)
    )
    return Paper(
        None, (body,), CARD, card_css(c, 28) + "&{border-radius:26px}", true_width=CARD_TRUE
    )


def _personal(c: Scribe, who: Person) -> list[Pair]:
    return [
        ("姓名", c.f("name", who.name)),
        ("性别", c.f("sex", who.sex)),
        ("民族", c.f("ethnicity", who.ethnicity + c.one(("", "族")))),
        (c.one(("出生", "出生日期")), c.on("born_on", who.born_on)),
        ("住址", c.f("address", who.address)),
        ("公民身份号码", c.f("id_number", who.id_number)),
    ]


def face_app(c: Scribe) -> Paper:
    """A telephone's screen: the electronic card and its particulars below."""
    who = c.person(17, 78)
    colour = c.one(("#1d6fe0", "#c7392f", "#17806b"))
    rows = "".join(
        '<div style="display:flex;justify-content:space-between;padding:15px 4px;'
        f'border-bottom:1px solid #eee"><span style="color:#888;flex:none;margin-right:40px">'
        f'{label}</span><span class="r">{cell}</span></div>'
        for label, cell in _personal(c, who)
    )
    body = prose(f"""
        <div style="background:{colour};color:#fff;padding:18px 28px;font-size:20px">
        {c.number(7, 22)}:{c.number(10, 59)}<span style="float:right">●●●○ 4G</span></div>
        <div class="c" style="background:{colour};color:#fff;padding:14px;font-size:27px">
        ‹　电子居民身份证</div>
        <div style="padding:26px 34px"><div style="display:flex;gap:24px;align-items:center">
        {small_portrait(c, 120, 150, "")}<div style="font-size:22px;color:#555">
        居民身份证电子信息<br>仅限本人出示，截图无效</div></div>{rows}
        <div class="c" style="margin-top:26px">{qr(c, 150, "")}</div></div>{sample(c)}""")
    return Paper(None, (body,), (640, 1080), css(c, 25, 1.35, face="FandolHei"))


def face_mock(c: Scribe) -> Paper:
    return mock(
        c,
        c.one(("居民身份证", "身份证（人像面）", "中华人民共和国居民身份证")),
        _personal(c, c.person(17, 78)),
    )


def back(c: Scribe) -> Paper:
    """The emblem side: two lines of heading, and two of authority and term."""
    who = c.person(17, 78)
    last = None if c.odds(0.2) else who.card_until
    span = c.during(who.card_from, last, join="-", form=".")
    bold = "font-weight:bold"
    body = (
        badge(138, "position:absolute;left:44px;top:40px")
        + spot(250, c.number(40, 56), "中华人民共和国", "font-size:44px;letter-spacing:.2em")
        + spot(222, c.number(112, 130), "居民身份证", "font-size:64px;letter-spacing:.34em")
        + spot(158, 330, f'<span style="{bold}">签发机关</span>')
        + spot(306, 330, c.f("issued_by", who.police))
        + spot(158, 394, f'<span style="{bold}">有效期限</span>')
        + spot(306, 394, span)
        + sample(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        card_css(c, 29, ground=c.one(("#f0efe8", "#f4eef0"))) + "&{border-radius:26px}",
        true_width=CARD_TRUE,
    )


def back_mock(c: Scribe) -> Paper:
    who = c.person(17, 78)
    span = c.during(who.card_from, who.card_until, join=c.one(("至", "-", " 至 ")))
    pairs = [("签发机关", c.f("issued_by", who.police)), ("有效期限", span)]
    return mock(c, c.one(("居民身份证（国徽面）", "中华人民共和国<br>居民身份证")), pairs)


def _checked(text: str) -> str:
    """The text and its ICAO 9303 check digit."""
    values = ["<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(char) for char in text]
    values = [max(0, value - 1) for value in values]
    total = sum(value * (7, 3, 1)[k % 3] for k, value in enumerate(values))
    return f"{text}{total % 10}"


def passport(c: Scribe) -> Paper:
    """The data page of the booklet, the older kind or the newer."""
    who = c.person(18, 66)
    issued = c.past(60, 3200)
    until = date(issued.year + 10, issued.month, min(issued.day, 28))
    number = c.one(("G", "E", "EC", "ED", "EK"))
    number += c.digits(9 - len(number))
    family, given = latin(who.name)
    sex = "M" if who.sex == "男" else "F"
    both = c.odds(0.6)

    def when(key: str, day: date) -> str:
        shown = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}" if both else c.say(day, ".")
        return c.f(key, shown, day.isoformat())

    def at(left: int, top: int, words: str, cell: str) -> str:
        return spot(left, top, f'<div style="font-size:13px;color:#6b4a52">{words}</div>{cell}')

    first = f"POCHN{family}<<{given}".ljust(44, "<")
    part = f"{_checked(number)}CHN{_checked(who.born_on.strftime('%y%m%d'))}{sex}"
    part += f"{_checked(until.strftime('%y%m%d'))}{_checked('<' * 14)}"
    whole = _checked(part[:10] + part[13:20] + part[21:43])[-1]
    machine = f"font:27px 'OCR B';letter-spacing:{c.rng.uniform(1.2, 2.0):.1f}px"
    name, signed = c.f("name", who.name), c.sign("持证人签名", who.name, width=150)
    body = (
        spot(40, 20, "护　照", "font-size:26px;color:#7c1d2b")
        + spot(40, 54, "PASSPORT", "font-size:15px;color:#7c1d2b")
        + small_portrait(c, 214, 276, "position:absolute;left:40px;top:104px")
        + at(288, 26, "类型 / Type", c.f("passport_type", "P"))
        + at(438, 26, "国家码 / Country Code", c.f("country_code", "CHN"))
        + at(690, 26, "护照号码 / Passport No.", c.f("passport_no", number))
        + at(288, 84, "姓名 / Name", f"{name}<br>{c.f('name_latin', f'{family}, {given}')}")
        + at(288, 178, "性别 / Sex", c.f("sex", f"{who.sex} / {sex}"))
        + at(438, 178, "国籍 / Nationality", c.f("nationality", "中国 / CHINESE"))
        + at(690, 178, "出生日期 / Date of birth", when("born_on", who.born_on))
        + at(288, 244, "出生地点 / Place of birth", c.f("birthplace", "湖南 / HUNAN"))
        + at(690, 244, "签发日期 / Date of issue", when("issued_on", issued))
        + at(288, 310, "签发地点 / Place of issue", c.f("issued_at", "湖南 / HUNAN"))
        + at(690, 310, "有效期至 / Date of expiry", when("valid_until", until))
        + at(
            288,
            376,
            "签发机关 / Authority",
            c.f("issued_by", c.one(("国家移民管理局", "公安部出入境管理局"))),
        )
        + at(
            690,
            376,
            "持证人签名 / Bearer's signature",
            f'<div style="margin-top:12px">{signed}</div>',
        )
        + spot(40, 500, first.replace("<", "&lt;"), machine)
        + spot(40, 546, c.f("machine_readable", part + whole), machine)
        + sample(c)
    )
    return Paper(
        None,
        (body,),
        (980, 620),
        f"{waves(c, '#d3a3a8', '#f6efe9')}&{{font:22px/1.3 '{c.body}','FandolSong';"
        "color:#111}.h{color:#111}",
    )


def passport_mock(c: Scribe) -> Paper:
    who, issued = c.person(18, 66), c.past(60, 3200)
    until = date(issued.year + 10, issued.month, min(issued.day, 28))
    family, given = latin(who.name)
    pairs = [
        ("护照号码", c.f("passport_no", "E" + c.digits(8))),
        ("姓名", c.f("name", who.name)),
        ("姓名拼音", c.f("name_latin", f"{family} {given}")),
        ("性别", c.f("sex", who.sex)),
        ("国籍", c.f("nationality", "中国")),
        ("出生日期", c.on("born_on", who.born_on)),
        ("出生地点", c.f("birthplace", "湖南")),
        ("签发日期", c.on("issued_on", issued)),
        ("有效期至", c.on("valid_until", until)),
        ("签发机关", c.f("issued_by", "国家移民管理局")),
    ]
    return mock(c, c.one(("普通护照", "中华人民共和国护照")), pairs)


def social(c: Scribe) -> Paper:
    """The third generation, with a bank's name on it, or the second."""
    who, issued = c.person(17, 70), c.past(100, 3300)
    third = c.odds(0.55)
    number = "6299" + c.digits(15) if third else c.one(("A", "C", "F")) + c.digits(8)
    pairs = [
        ("姓名", c.f("name", who.name)),
        ("社会保障号码", c.f("number", who.id_number)),
    ]
    if third:
        until = f"{issued.year + 10}年{issued.month:02d}月"
        pairs.append(("有效期限", c.f("valid_until", until)))
    else:
        pairs.insert(1, ("性别", c.f("sex", who.sex)))
        pairs.append(("社会保障卡号", c.f("card_no", number)))
        pairs.append(("发卡日期", c.f("issued_in", f"{issued.year}年{issued.month}月")))
    lines = "".join(
        f'<div style="margin:.32em 0"><span style="font-size:.74em;color:#33506a">{label}</span>'
        f"<div>{cell}</div></div>"
        if third
        else f'<div style="margin:.42em 0"><span style="font-size:.86em">{label}</span>　'
        f"{cell}</div>"
        for label, cell in pairs
    )
    foot = c.f("card_no", " ".join(number[k : k + 4] for k in range(0, 19, 4)), number)
    body = (
        badge(62, "position:absolute;left:40px;top:24px", "#b0392d")
        + spot(120, 22, "中华人民共和国", "font-size:20px;letter-spacing:.34em")
        + spot(120, 50, "社会保障卡", "font-size:33px;letter-spacing:.3em")
        + small_portrait(c, 150, 190, "position:absolute;left:52px;top:126px")
        + f'<div style="position:absolute;left:236px;top:112px">{lines}</div>'
        + (spot(52, 412, foot, f"font:36px '{c.one(DIGITS)}'") if third else "")
        + (spot(520, 36, "湖南样例银行", "font-size:27px;color:#7a1a1a") if third else "")
        + sample(c)
    )
    ground = c.one(("#dcebf5", "#f3ecdc", "#e2f1e6"))
    return Paper(
        None,
        (body,),
        CARD,
        card_css(c, 28, ground=ground) + "&{border-radius:26px}",
        true_width=CARD_TRUE,
    )


def social_mock(c: Scribe) -> Paper:
    who, issued = c.person(17, 70), c.past(100, 3300)
    pairs = [
        ("姓名", c.f("name", who.name)),
        ("社会保障号码", c.f("number", who.id_number)),
        ("社保卡号", c.f("card_no", "B" + c.digits(8))),
        ("发卡日期", c.f("issued_in", f"{issued.year}年{issued.month:02d}月")),
    ]
    return mock(c, c.one(("社会保障卡", "社保卡信息")), pairs)


def _bank_number(c: Scribe) -> str:
    digits = "6299" + c.digits(14)
    total = sum(sum(divmod(int(char) * (2 - k % 2), 10)) for k, char in enumerate(digits[::-1]))
    return digits + str(-total % 10)


def bank(c: Scribe) -> Paper:
    """A card with its number in relief or printed flat, upright cards' order of things too."""
    number, who = _bank_number(c), c.person(18, 70)
    ground, ink = c.one(
        (
            "#e9d7b1,#c7a25e;#3a2a10",
            "#0f6a58,#064036;#f3f0e2",
            "#c9302c,#7d1414;#fbeed8",
            "#f7f8fa,#d8dee6;#222",
            "#28304a,#11162a;#e8d9a8",
        )
    ).split(";")
    relief = "text-shadow:1px 1px 1px rgba(0,0,0,.45);" if c.odds(0.5) else ""
    month, year = c.number(1, 13), c.number(27, 37)
    until = f"{month:02d}/{year}"
    holder = " ".join(latin(who.name)) if c.odds(0.5) else who.name
    shown = " ".join((number[:4], number[4:8], number[8:12], number[12:16], number[16:]))
    kind = c.one(("借记卡", "储蓄卡 DEBIT", "金卡", "信用卡"))
    body = (
        spot(
            46,
            36,
            c.f("bank", f"{c.one(('湖南', '长沙', '中南'))}样例{c.one(('', '农商'))}银行"),
            "font-size:36px;letter-spacing:.1em",
        )
        + spot(520, 46, c.f("card_type", kind), "font-size:22px")
        + '<div style="position:absolute;left:60px;top:140px;width:92px;height:70px;border-radius:'
        '12px;background:repeating-linear-gradient(0deg,#c9ab62 0 14px,#8f7437 14px 16px)"></div>'
        + spot(
            46,
            250,
            c.f("card_no", shown, number),
            f"{relief}font:{c.number(42, 48)}px '{c.one(DIGITS)}'",
        )
        + spot(250, 326, f"MONTH/YEAR　月/年　{c.f('valid_until', until)}", "font-size:21px")
        + spot(46, 384, c.f("holder", holder), f"{relief}font-size:27px")
        + spot(560, 400, "银例SamplePay", "font-size:27px;font-style:italic")
        + sample(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:linear-gradient({c.number(20, 160)}deg,{ground});color:{ink};"
        f"border-radius:28px;font:24px '{c.one(('FandolHei', 'FandolSong'))}'}}",
        true_width=CARD_TRUE,
    )


def bank_mock(c: Scribe) -> Paper:
    number = _bank_number(c)
    pairs = [
        ("发卡行", c.f("bank", f"长沙{c.one(('示例', '样例'))}银行")),
        ("卡号", c.f("card_no", number)),
        ("持卡人", c.f("holder", c.person().name)),
        ("卡种", c.f("card_type", c.one(("借记卡", "储蓄卡")))),
        ("有效期", c.f("valid_until", f"{c.number(1, 13):02d}/{c.number(27, 37)}")),
    ]
    return mock(c, c.one(("银行卡", "银行卡信息")), pairs)


VERSIONS = {
    "resident-id-card-portrait": (face, face, face_app, face_mock),
    "resident-id-card-emblem": (back, back, back_mock),
    "passport": (passport, passport_mock),
    "social-security-card": (social, social_mock),
    "bank-card": (bank, bank_mock),
}
