"""What a bank card says → its front (银行卡)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from stdnum import luhn

from eval.foundry.offices import digits, one
from eval.foundry.ornament import gradient, specimen, waves
from eval.foundry.people import draw_person, latin
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "bank-card"
SIZE = (85.6, 54.0)
BANKS = (
    ("长沙样例银行", "BANK OF YANGLI"),
    ("湖南范本农村商业银行", "FANBEN RURAL COMMERCIAL BANK"),
    ("样本储蓄银行", "YANGBEN SAVINGS BANK"),
    ("湘江示例银行", "XIANGJIANG SHILI BANK"),
    ("中国样例商业银行", "CHINA YANGLI COMMERCIAL BANK"),
)
SCHEMES: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((30, 84, 150), (20, 50, 110), (250, 250, 250)),
    ((176, 34, 40), (120, 16, 30), (252, 240, 220)),
    ((226, 230, 236), (196, 206, 218), (30, 34, 44)),
    ((30, 120, 96), (16, 76, 66), (246, 248, 240)),
    ((44, 44, 50), (20, 20, 26), (226, 196, 130)),
    ((238, 222, 186), (216, 190, 140), (60, 40, 20)),
)


@dataclass(frozen=True)
class BankCard(Paper):
    """The facts of the front. `valid_until` as printed (08/29), `holder` in Latin capitals; ""
    where the card has none."""

    bank: tuple[str, str]
    number: str
    kind: str
    valid_until: str
    holder: str


def draw(facts: BankCard, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One side. Variants: colours, chip, number raised or flat, in groups of four or six and
    the rest."""
    top, bottom, ink = SCHEMES[style.variant % len(SCHEMES)]
    sheet = Sheet(*SIZE, scale, paper=top)
    gradient(sheet, top, bottom)
    lighter = (min(255, top[0] + 16), min(255, top[1] + 16), min(255, top[2] + 16))
    waves(sheet, lighter, strength=0.4, pitch=5.0, bend=6.0)
    faces = style.faces
    sheet.ellipse((5, 4.4, 11.6, 11), fill=None, outline=ink, width=0.7)
    sheet.text(13.4, 8.2, facts.bank[0], faces.hei_bold, 3.7, fill=ink, key="bank")
    sheet.text(13.4, 11.4, facts.bank[1], faces.hei, 1.9, fill=ink)
    sheet.text(80, 8.4, facts.kind, faces.hei, 3, fill=ink, align="right", key="card_type")
    if style.variant % 3:
        gold: Colour = (218, 190, 120)
        line: Colour = (150, 120, 60)
        sheet.rectangle((9, 17, 20.5, 26.4), fill=gold, outline=line, radius=1.3, width=0.2)
        sheet.line(9, 21.7, 20.5, 21.7, 0.15, line)
        sheet.line(14.7, 17, 14.7, 26.4, 0.15, line)
    number = facts.number
    cut = 6 if style.variant % 4 == 3 and len(number) == 19 else 4
    if cut == 6:
        shown = f"{number[:6]} {number[6:]}"
    else:
        shown = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    size = min(5.2, 5.2 * 74 / sheet.text_width(shown, faces.digits, 5.2))
    if style.variant % 2:
        shade = (round(top[0] * 0.55), round(top[1] * 0.55), round(top[2] * 0.55))
        sheet.text(6.25, 35.3, shown, faces.digits, size, fill=shade)
        sheet.prints.pop()
    sheet.text(6, 35, shown, faces.digits, size, fill=ink, key="card_no", value=number)
    if facts.valid_until:
        sheet.text(30, 40.6, "VALID", faces.hei, 1.5, fill=ink)
        sheet.text(30, 42.4, "THRU", faces.hei, 1.5, fill=ink)
        sheet.text(36, 42.2, facts.valid_until, faces.digits, 3.2, fill=ink, key="valid_until")
    if facts.holder:
        sheet.text(6, 48.6, facts.holder, faces.hei, 3.2, fill=ink, key="holder")
    _union(sheet, style)
    specimen(sheet, 12, 42, faces.hei_bold, size=2.2, fill=ink)
    return (sheet,)


def _union(sheet: Sheet, style: Style) -> None:
    """Where the network's sign stands: three leaning fields and its name."""
    white: Colour = (252, 252, 252)
    colours: tuple[Colour, ...] = ((206, 32, 44), (24, 76, 132), (16, 124, 124))
    for number, fill in enumerate(colours):
        x = 63.5 + 5.2 * number
        sheet.polygon([(x + 1.6, 40), (x + 7, 40), (x + 5.4, 50.4), (x, 50.4)], fill)
    sheet.text(65.6, 44.4, "UnionPay", style.faces.hei_bold, 2.9, fill=white)
    sheet.text(68, 48.8, "银联", style.faces.hei_bold, 3.4, fill=white, tracking=1)


def invent(rng: np.random.Generator, today: date) -> BankCard:
    """A debit card of 19 (or 16) digits or a credit card of 16, by a bank that isn't; 6299 99
    is no issuer's."""
    credit = rng.random() < 0.3
    length = 16 if credit or rng.random() < 0.2 else 19
    body = f"629999{digits(rng, length - 7)}"
    kind = one(rng, ["信用卡", "贷记卡"]) if credit else one(rng, ["借记卡", "储蓄卡", "借记卡"])
    ends = credit or rng.random() < 0.5
    month, year = int(rng.integers(1, 13)), (today.year + int(rng.integers(0, 9))) % 100
    surname, given = latin(draw_person(rng, today, ages=(18, 70)).name)
    return BankCard(
        bank=BANKS[int(rng.integers(len(BANKS)))],
        number=body + luhn.calc_check_digit(body),
        kind=kind,
        valid_until=f"{month:02d}/{year:02d}" if ends else "",
        holder=f"{surname} {given}" if rng.random() < (0.8 if credit else 0.2) else "",
    )


TEMPLATES = (Template(CODE, BankCard, SIZE, draw, invent, card=True),)
