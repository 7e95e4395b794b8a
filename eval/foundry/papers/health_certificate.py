"""What a food worker's health certificate says → its card (从业人员健康证明)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.ornament import gradient, portrait, specimen
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "health-certificate"
SIZE = (110.0, 72.0)
GREEN: Colour = (24, 120, 84)


@dataclass(frozen=True)
class HealthCertificate(Paper):
    """The facts of a certificate; `issued_by` is the ring text of its seal too."""

    certificate_no: str
    name: str
    sex: str
    id_number: str
    category: str
    issued_on: date
    valid_until: date
    issued_by: str


def draw(facts: HealthCertificate, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One card. Variants: photo left or right, the title's wording, the colour of the head."""
    sheet = Sheet(*SIZE, scale, paper=(247, 251, 248))
    faces = style.faces
    tint: Colour = GREEN if style.variant % 2 else (30, 84, 140)
    gradient(sheet, (252, 253, 251), (236, 246, 241))
    sheet.rectangle((0, 0, 110, 15), outline=None, fill=tint)
    title = "从业人员健康证明" if style.variant % 3 else "食品从业人员健康证明"
    sheet.text(
        55, 10.4, title, faces.hei_bold, 6.4, fill=(255, 255, 255), tracking=0.8, align="centre"
    )
    mirrored = style.variant % 4 == 3
    photo = 80.0 if mirrored else 6.0
    text_x = 7.0 if mirrored else 34.0
    portrait(sheet, (photo, 20, photo + 24, 52), backdrop=(214, 226, 240))
    rows = (
        ("编号", "certificate_no", facts.certificate_no, ""),
        ("姓名", "name", facts.name, ""),
        ("性别", "sex", facts.sex, ""),
        ("身份证号", "id_number", facts.id_number, ""),
        ("从业类别", "category", facts.category, ""),
        ("发证日期", "issued_on", printed(facts.issued_on, style.day), value(facts.issued_on)),
        (
            "有效期至",
            "valid_until",
            printed(facts.valid_until, style.day),
            value(facts.valid_until),
        ),
        ("发证单位", "issued_by", facts.issued_by, ""),
    )
    for number, (label, key, text, normal) in enumerate(rows):
        y = 22.6 + number * 6.1
        end = sheet.text(text_x, y, f"{label}：", faces.hei, 3.1, fill=(40, 60, 56))
        sheet.text(end, y, text, faces.hei, 3.1, key=key, value=normal)
    press(
        sheet,
        SealDesign(facts.issued_by, centre="样本", diameter=25),
        text_x + 58,
        55,
        faces.song_bold,
        style.rng,
    )
    specimen(sheet, photo + 12, 59.5, faces.hei_bold, size=3.4)
    return (sheet,)


def invent(rng: np.random.Generator, today: date) -> HealthCertificate:
    """Facts by chance."""
    raise NotImplementedError


TEMPLATES = (Template(CODE, HealthCertificate, SIZE, draw, invent, card=True),)
