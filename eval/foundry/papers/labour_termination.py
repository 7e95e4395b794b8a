"""What a certificate of leaving says → its sheet (解除（终止）劳动合同证明书, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value, years_later
from eval.foundry.grid import Cell, grid, hand, setting, span
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_contract import POSTS, TRADES
from eval.foundry.people import Person, draw_person
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "labour-termination"
SIZE = (210.0, 297.0)
TITLES = ("解除（终止）劳动合同证明书", "解除劳动合同证明", "终止（解除）劳动合同证明书")
REASONS = ("个人原因辞职", "劳动合同期满", "双方协商一致", "公司经营调整", "劳动者提出解除")


@dataclass(frozen=True)
class LabourTermination(Paper):
    """The facts of a certificate. The contract ran from `starts_on` to `ends_on` on paper and
    ended on `ended_on`; `seal` is the employer's ring text, "" when it was not sealed."""

    employer: str
    employee: Person
    position: str
    starts_on: date
    ends_on: date
    ended_on: date
    reason: str
    signed_on: date
    seal: str
    signed: bool


def draw(facts: LabourTermination, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: told in prose two ways, with blanks, or a table."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = TITLES[style.variant // 3 % 3]
    sheet.text(105, 40, title, faces.hei_bold, 7.8, tracking=0.8, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    y = _tabled(sheet, facts, style) if style.variant % 3 == 0 else _told(sheet, facts, style)
    _closing(sheet, facts, style, max(y + 22, 172))
    return (sheet,)


def _tabled(sheet: Sheet, facts: LabourTermination, style: Style) -> float:
    how = setting(style, 4.0, by_hand=bool(style.rng.random() < 0.4))
    days = [printed(d, style.day) for d in (facts.starts_on, facts.ends_on, facts.ended_on)]
    who = facts.employee
    rows = [
        [Cell("单位名称", Fact("employer", facts.employer))],
        [Cell("职工姓名", Fact("employee", who.name)), Cell("性别", Fact("sex", who.sex))],
        [Cell("身份证号码", Fact("id_number", who.id_number))],
        [Cell("工作岗位", Fact("position", facts.position))],
        [
            Cell("合同起始日期", Fact("starts_on", days[0], value(facts.starts_on))),
            Cell("合同终止日期", Fact("ends_on", days[1], value(facts.ends_on))),
        ],
        [Cell("解除日期", Fact("ended_on", days[2], value(facts.ended_on)))],
        [Cell("解除原因", Fact("reason", facts.reason))],
    ]
    return grid(sheet, rows, how, left=24, top=54, width=162, label_width=32, least=12)


def _told(sheet: Sheet, facts: LabourTermination, style: Style) -> float:
    faces, who = style.faces, facts.employee
    body = (faces.song, faces.kai, faces.hei)[style.variant // 3 % 3]
    by_hand = style.rng.random() < 0.35
    ink = pen(style.rng) if by_hand else None
    starts = Fact("starts_on", printed(facts.starts_on, style.day), value(facts.starts_on), True)
    ends = Fact("ends_on", printed(facts.ends_on, style.day), value(facts.ends_on), True)
    ended = Fact("ended_on", printed(facts.ended_on, style.day), value(facts.ended_on), True)
    name = Fact("employee", who.name, underline=True)
    number = Fact("id_number", who.id_number, underline=True)
    sex = Fact("sex", who.sex, underline=True)
    post = Fact("position", facts.position, underline=True)
    reason = Fact("reason", facts.reason, underline=True)
    if style.variant % 3 == 1:
        paragraphs: list[list[str | Fact]] = [
            [
                "兹有",
                name,
                "，性别",
                sex,
                "，身份证号码",
                number,
                "，系我单位职工，从事",
                post,
                "岗位工作，劳动合同期限自",
                starts,
                "至",
                ends,
                "。",
            ],
            [
                "现因",
                reason,
                "，根据《中华人民共和国劳动合同法》有关规定，双方于",
                ended,
                "解除（终止）劳动合同。",
            ],
            ["特此证明。"],
        ]
    else:
        paragraphs = [
            [name, "同志（身份证号：", number, "）："],
            [
                "你与我单位签订的劳动合同（期限：",
                starts,
                "至",
                ends,
                "，工作岗位：",
                post,
                "），因",
                reason,
                "，自",
                ended,
                "起解除。请于十五日内办理工作交接、档案和社会保险关系转移手续。",
            ],
        ]
    y = 62.0
    for position, runs in enumerate(paragraphs):
        y = sheet.paragraph(
            25,
            y,
            160,
            runs,
            body,
            4.5,
            indent=0 if style.variant % 3 == 2 and not position else 2,
            leading=2.0,
            fact_face=hand(style) if by_hand else None,
            fact_fill=ink,
        )
        y += 2
    span(sheet, "starts_on", "ends_on", "period")
    return y


def _closing(sheet: Sheet, facts: LabourTermination, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    end = sheet.text(76, y, one(rng, ["用人单位（盖章）：", "单位（公章）："]), faces.song, 4.3)
    if style.variant % 3:
        sheet.text(end, y, facts.employer, faces.song, 4.3, key="employer")
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 138, y + 2, faces.song_bold, rng)
    day = printed(facts.signed_on, style.closing_day)
    sheet.text(118, y + 12, day, faces.song, 4.3, key="signed_on", value=value(facts.signed_on))
    label = one(rng, ["劳动者签收", "本人签字", "职工（签字）"])
    end = sheet.text(25, y + 40, f"{label}：", faces.song, 4.3)
    name = facts.employee.name if facts.signed else ""
    sign(sheet, name, end + 15, y + 38.4, 7.2, faces.hand, rng, label=label)


def invent(rng: np.random.Generator, today: date) -> LabourTermination:
    """Facts by chance: three in ten lack the seal, the signature, or both."""
    starts = ago(rng, today, 500, 2500)
    ends = years_later(starts, int(rng.choice([2, 3, 5]))) - timedelta(days=1)
    ended = starts + timedelta(days=int(rng.integers(90, 490)))
    reason = one(rng, REASONS)
    if reason == "劳动合同期满":
        ended = ends
    employer = firm(rng, TRADES)
    whole, lacks = sealed(rng), int(rng.integers(3))
    return LabourTermination(
        employer=employer,
        employee=draw_person(rng, today, ages=(22, 58)),
        position=one(rng, POSTS),
        starts_on=starts,
        ends_on=ends,
        ended_on=ended,
        reason=reason,
        signed_on=ended + timedelta(days=int(rng.integers(0, 10))),
        seal=employer if whole or lacks == 0 else "",
        signed=whole or lacks == 1,
    )


TEMPLATES = (Template(CODE, LabourTermination, SIZE, draw, invent),)
