"""What a social security card says → its front (社会保障卡)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.offices import ago, digits, one
from eval.foundry.ornament import gradient, portrait, specimen, waves
from eval.foundry.people import CODE_LETTERS, draw_person
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "social-security-card"
SIZE = (85.6, 54.0)
BLUES: tuple[Colour, ...] = ((40, 96, 160), (30, 120, 150), (60, 80, 140))
BANKS = ("样例银行", "范例银行", "湘江样本银行")


@dataclass(frozen=True)
class SocialSecurityCard(Paper):
    """The facts of the front. `issued_in` and `valid_until` as printed (2019年08月), the latter
    "" on cards of the second generation."""

    name: str
    number: str
    card_no: str
    issued_in: str
    valid_until: str
    bank: str


def draw(facts: SocialSecurityCard, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One side. Variants: second generation (photograph right, chip left) and third
    (photograph left), colons, tints."""
    sheet = Sheet(*SIZE, scale, paper=(232, 240, 248))
    tints: tuple[tuple[Colour, Colour], ...] = (
        ((214, 232, 246), (244, 246, 240)),
        ((246, 240, 226), (222, 236, 244)),
        ((226, 242, 232), (240, 244, 250)),
    )
    gradient(sheet, *tints[style.variant % 3])
    waves(sheet, (196, 218, 236), strength=0.45, pitch=1.8, bend=2.6)
    faces, ink = style.faces, BLUES[style.variant % 3]
    sheet.text(44, 7.4, "中华人民共和国", faces.hei, 3.2, fill=ink, tracking=0.6, align="centre")
    sheet.text(44, 13, "社会保障卡", faces.hei_bold, 5, fill=ink, tracking=1.6, align="centre")
    third = style.variant % 2 == 1
    x = 32.0 if third else 27.0
    if third:
        portrait(sheet, (5, 16, 26, 43))
    else:
        _chip(sheet, 6, 20)
        portrait(sheet, (66, 17, 82, 38))
        if facts.bank:
            sheet.text(82, 49.6, facts.bank, faces.hei_bold, 2.6, fill=ink, align="right")
    typed = (faces.hei, faces.song_bold)[style.variant % 4 // 2]
    colon = "：" if style.variant % 4 in (1, 2) else " "
    rows = [("姓名", "name", facts.name), ("社会保障号码", "number", facts.number)]
    if third:
        rows += [("卡号", "card_no", facts.card_no), ("发卡日期", "issued_in", facts.issued_in)]
        if facts.valid_until:
            rows.append(("有效期限", "valid_until", facts.valid_until))
    else:
        rows += [("卡号", "card_no", facts.card_no), ("发卡日期", "issued_in", facts.issued_in)]
    y = 22.0 if not third else 20.0
    for label, key, text in rows:
        if not third and key == "number":
            sheet.text(x - 21, 42.4, label + colon, faces.hei, 2.5)
            sheet.text(x + 0.5, 42.6, text, faces.digits, 3.3, key=key)
            continue
        end = sheet.text(x, y, label + colon, faces.hei, 2.5)
        face = faces.digits if key == "number" else typed
        sheet.text(end + 0.8, y + 0.1, text, face, 3.0, key=key)
        y += 6.4
    specimen(sheet, 12, 49.6, faces.hei_bold, size=2.4)
    return (sheet,)


def _chip(sheet: Sheet, x: float, y: float) -> None:
    gold: Colour = (214, 184, 110)
    line: Colour = (150, 120, 60)
    sheet.rectangle((x, y, x + 13, y + 11), fill=gold, outline=line, radius=1.4, width=0.2)
    for offset in (3.7, 7.3):
        sheet.line(x, y + offset, x + 13, y + offset, 0.15, line)
    sheet.line(x + 6.5, y, x + 6.5, y + 11, 0.15, line)


def invent(rng: np.random.Generator, today: date) -> SocialSecurityCard:
    """A card of the last ten years."""
    person = draw_person(rng, today, ages=(5, 85))
    issued = ago(rng, today, 30, 3600)
    letter = one(rng, CODE_LETTERS[10:])
    until = f"{issued.year + 10}年{issued.month:02d}月"
    return SocialSecurityCard(
        name=person.name,
        number=person.id_number,
        card_no=f"{letter}{digits(rng, 8)}",
        issued_in=f"{issued.year}年{issued.month:02d}月",
        valid_until=until if rng.random() < 0.6 else "",
        bank=one(rng, BANKS) if rng.random() < 0.6 else "",
    )


TEMPLATES = (Template(CODE, SocialSecurityCard, SIZE, draw, invent, card=True),)
