"""What an authorisation says → its sheet (授权委托书, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.ornament import specimen
from eval.foundry.seal import SealDesign, press, sign
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "power-of-attorney"
SIZE = (210.0, 297.0)


@dataclass(frozen=True)
class PowerOfAttorney(Paper):
    """The facts of an authorisation. `seal` is the principal's ring text, empty when it was
    not sealed; `signed_by` who signed for the principal; `principal_number` a credit code or
    an ID number."""

    principal: str
    principal_number: str
    representative: str
    agent: str
    agent_id_number: str
    matter: str
    valid_from: date
    valid_until: date
    signed_on: date
    seal: str
    signed_by: str


def draw(facts: PowerOfAttorney, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the parties line by line, or told in one paragraph."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    body = faces.song if style.variant % 3 else faces.kai
    sheet.text(105, 38, "授权委托书", faces.hei_bold, 9, tracking=2.4, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    y = _parties(sheet, facts, style, body_size=4.5)
    start = Fact("valid_from", printed(facts.valid_from, style.day), value(facts.valid_from))
    until = Fact("valid_until", printed(facts.valid_until, style.day), value(facts.valid_until))
    powers = "受托人在办理上述事项过程中所签署的有关文件，委托人均予以认可，并承担相应的法律责任。"
    y = sheet.paragraph(25, y + 3, 160, [powers], body, 4.5, indent=2, leading=1.75)
    y = sheet.paragraph(
        25, y + 3, 160, ["委托期限：自", start, "至", until, "。"], body, 4.5, leading=1.75
    )
    sheet.text(25, y + 3, "受托人无转委托权。", body, 4.5)
    y = max(y + 30, 185)
    label = "委托人（盖章）：" if facts.seal or not facts.signed_by else "委托人（签字）："
    end = sheet.text(92, y, label, body, 4.5)
    if facts.signed_by:
        sign(sheet, facts.signed_by, end + 15, y - 1.6, 7.5, faces.kai, style.rng, label=label[:-1])
    label = "受托人（签字）：" if style.variant % 2 else "受托人签名："
    end = sheet.text(92, y + 14, label, body, 4.5)
    sign(sheet, facts.agent, end + 15, y + 12.4, 7.2, faces.kai, style.rng, label=label[:-1])
    end = sheet.text(92, y + 28, "日期：" if style.variant % 2 else "落款日期：", body, 4.5)
    sheet.text(
        end,
        y + 28,
        printed(facts.signed_on, style.closing_day),
        body,
        4.5,
        key="signed_on",
        value=value(facts.signed_on),
    )
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 150, y - 2, faces.song_bold, style.rng)
    return (sheet,)


def _parties(sheet: Sheet, facts: PowerOfAttorney, style: Style, *, body_size: float) -> float:
    faces = style.faces
    body = faces.song if style.variant % 3 else faces.kai
    number = "统一社会信用代码" if facts.representative else "身份证号码"
    principal = Fact("principal", facts.principal)
    agent = Fact("agent", facts.agent)
    agent_number = Fact("agent_id_number", facts.agent_id_number)
    matter = Fact("matter", facts.matter)
    if style.variant % 2 == 0:
        lines: list[list[str | Fact]] = [
            ["委托人：", principal],
            [f"{number}：{facts.principal_number}"],
            ["受托人：", agent],
            ["受托人身份证号码：", agent_number],
            ["委托事项：", matter],
        ]
        if facts.representative:
            lines.insert(2, [f"法定代表人：{facts.representative}"])
        y = 56.0
        for runs in lines:
            y = sheet.paragraph(25, y, 160, runs, body, body_size, leading=1.7) + 2.4
        return y
    told: list[str | Fact] = [
        "委托人：",
        principal,
        "\n",
        "受托人：",
        agent,
        "，受托人身份证号码：",
        agent_number,
        "\n",
    ]
    y = sheet.paragraph(25, 56, 160, told, body, body_size, leading=1.9)
    who = "我单位" if facts.representative else "本人"
    because = f"{who}（{number}：{facts.principal_number}）不能亲自到场，现委托上述受托人为代理人。"
    y = sheet.paragraph(25, y, 160, [because], body, body_size, indent=2, leading=1.75)
    return sheet.paragraph(25, y + 2, 160, ["委托事项：", matter], body, body_size, leading=1.75)


def invent(rng: np.random.Generator, today: date) -> PowerOfAttorney:
    """Facts by chance."""
    raise NotImplementedError


TEMPLATES = (Template(CODE, PowerOfAttorney, SIZE, draw, invent),)
