"""Social security cards and bank cards."""

from __future__ import annotations

from eval.foundry.people import latin
from eval.heldout.fourth.leaf import CARD, TRUE, at, bind, box, sitter, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

BANKS = ("拟样商业银行", "假设城市银行", "练习农村商业银行", "样张信用社", "初稿银行")
KINDS = ("借记卡", "储蓄卡", "信用卡", "借记卡")


def _social(c: Registrar) -> dict[str, str]:
    who, day = c.person(18, 70), c.past(60, 3000)
    month = c.one_of((f"{day.year}年{day.month}月", f"{day.year}年{day.month:02d}月"))
    return {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "number": c.f("number", who.id_number),
        "card": c.f("card_no", f"{c.one(list('ABCDEFGHJKLM'))}{c.digits(8)}"),
        "issued": c.f("issued_in", month),
        "until": c.f("valid_until", f"{day.year + 10}年{day.month:02d}月"),
    }


def social(c: Registrar) -> Paper:
    """The name of the card above, rows at the left, the photograph at the right."""
    it, pale = _social(c), c.one(("#dfeef6", "#e7f3ea", "#f6ecec", "#efeaf6"))
    rows = [f"姓名　{it['name']}", f"社会保障号码　{it['number']}"]
    if c.odds(0.5):
        rows.insert(1, f"性别　{it['sex']}")
    rows += [f"社会保障卡号　{it['card']}", f"发卡日期　{it['issued']}"]
    if c.odds(0.5):
        rows.append(f"有效期限　{it['until']}")
    head = c.one_of(("#1d5f8a", "#a02a2a", "#22715a"))
    html = (
        box(0, 0, 1012, 118, f"background:linear-gradient(90deg,{head},{head}bb)")
        + at(50, 26, "中华人民共和国", "font-size:21px;color:#fff;letter-spacing:.2em")
        + at(50, 54, "社会保障卡", f"font:42px '{c.head}';color:#fff;letter-spacing:.2em")
        + at(
            56,
            152,
            "<br>".join(rows),
            f"font-size:27px;line-height:{2.2 if len(rows) < 6 else 1.9}",
        )
        + sitter(c, 722, 160, 220, 290)
        + at(722, 490, c.region.province, "font-size:22px;width:220px;text-align:center")
    )
    html = tracery(c, CARD, head, 0.12) + html
    return bind(c, html, size=CARD, text=27, true_width=TRUE, ground=pale)


def social_third(c: Registrar) -> Paper:
    """The newer card: a photograph below the chip, values without colons beside it."""
    it = _social(c)
    chip = box(96, 190, 130, 104, "background:#d9bd72;border-radius:14px;border:2px solid #a98f45")
    label = "font-size:20px;color:#456"
    rows = (("姓名", "name"), ("社会保障号码", "number"), ("卡号", "card"), ("发卡日期", "issued"))
    html = tracery(c, CARD, "#7aa7c8", 0.25) + chip
    html += at(60, 44, "社会保障卡", f"font:bold 44px '{c.head}';color:#17456b")
    html += at(330, 58, f"{c.region.province}人力资源和社会保障", "font-size:22px;color:#17456b")
    for row, (name, key) in enumerate(rows):
        html += at(300, 152 + row * 104, name, label)
        html += at(300, 182 + row * 104, it[key], "font-size:31px;line-height:1.5")
    html += sitter(c, 752, 200, 196, 256)
    return bind(c, html, size=CARD, text=28, true_width=TRUE, ground="#eaf4f9")


def social_plain(c: Registrar) -> Paper:
    it = _social(c)
    pairs = [
        ("姓名", it["name"]),
        ("社会保障号码", it["number"]),
        ("社会保障卡号", it["card"]),
        ("发卡日期", it["issued"]),
    ]
    return plain(c, c.one(("社会保障卡", "电子社会保障卡")), pairs)


def _grouped(number: str) -> str:
    return " ".join(number[k : k + 4] for k in range(0, len(number), 4))


def bank(c: Registrar) -> Paper:
    """The front: the bank above, the number across the middle in relief or flat."""
    name, kind = c.one(BANKS), c.one(KINDS)
    dark = c.odds(0.7)
    tones = c.one(("#0f3d6e,#2f74b5", "#6b1020,#b33a3a", "#1d1d22,#555", "#0e5a45,#3a9a78"))
    if not dark:
        tones = c.one(("#e9eef4,#fff", "#f3ead2,#fdf8ea"))
    ink = "#fff" if dark else "#222"
    number = c.one(("6", "4")) + c.digits(15) if kind == "信用卡" else "62" + c.digits(17)
    shade = "text-shadow:1px 2px 1px rgba(0,0,0,.45)" if c.odds(0.5) else ""
    month = f"{c.number(1, 13):02d}/{c.number(27, 35)}"
    surname, given = latin(c.person().name)
    html = (
        at(60, 46, c.f("bank", name), f"font:bold 40px '{c.head}';color:{ink}")
        + at(800, 56, c.f("card_type", kind), f"font-size:28px;color:{ink}")
        + box(70, 180, 124, 96, "background:#d8c07a;border-radius:12px;border:1px solid #997")
        + at(66, 330, c.f("card_no", _grouped(number)), f"font:50px 'OCR B';color:{ink};{shade}")
    )
    if c.odds(0.75):
        html += at(300, 428, "VALID<br>THRU", f"font-size:15px;line-height:1.2;color:{ink}")
        html += at(366, 420, c.f("valid_until", month), f"font:34px 'OCR B';color:{ink}")
    if kind == "信用卡" or c.odds(0.3):
        html += at(66, 510, c.f("holder", f"{surname} {given}"), f"font:30px 'OCR B';color:{ink}")
    html += at(800, 530, "银联", f"font:italic bold 40px 'FandolHei';color:{ink}")
    css = ".p{color:inherit;font-family:inherit}"
    ground = f"linear-gradient({c.number(100, 160)}deg,{tones})"
    return bind(c, html, size=CARD, text=28, true_width=TRUE, ground=ground, css=css)


def bank_plain(c: Registrar) -> Paper:
    pairs = [
        ("发卡行", c.f("bank", c.one(BANKS))),
        ("卡种", c.f("card_type", c.one(KINDS[:2]))),
        ("卡号", c.f("card_no", _grouped(f"62{c.digits(17)}"))),
        ("有效期", c.f("valid_until", f"{c.number(1, 13):02d}/{c.number(27, 35)}")),
    ]
    return plain(
        c,
        c.one(("银行卡", "银行卡信息", "我的银行卡")),
        pairs,
        size=c.one_of(((900, 620), (1000, 640))),
    )


VERSIONS = {
    "social-security-card": (social, social_third, social_plain),
    "bank-card": (bank, bank, bank_plain),
}
