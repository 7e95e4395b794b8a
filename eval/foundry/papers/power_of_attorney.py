"""What an authorisation says → its sheet (授权委托书, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, grid, hand, setting, span
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, firm_name, phone_number
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "power-of-attorney"
SIZE = (210.0, 297.0)
MATTERS = (
    "食品经营许可证的申请、材料提交和证件领取事宜",
    "营业执照变更登记手续",
    "不动产登记信息查询和证书领取",
    "个体工商户注销登记",
    "社会保险关系转移接续手续",
    "机动车转移登记及补领行驶证",
    "公共场所卫生许可证延续事宜",
    "户口迁移手续",
    "房屋租赁登记备案",
)
OFFICES = ("长沙市样本区市场监督管理局", "长沙市样例区行政审批服务局", "样本区政务服务中心")


@dataclass(frozen=True)
class PowerOfAttorney(Paper):
    """The facts of an authorisation. `seal` is the principal's ring text, empty when it was
    not sealed; `signed_by` who signed for the principal; `principal_number` a credit code or
    an ID number. `told`: in running sentences or a table, not line by line. `phone` is the
    agent's, which only a table asks for."""

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
    told: bool = False
    agent_signs: bool = True
    phone: str = ""


def draw(facts: PowerOfAttorney, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: the parties line by line, or told in one paragraph; when told, also
    a table, blanks filled in by hand, a firm's letter."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    if facts.told:
        (_letter if style.variant % 3 else _table)(sheet, facts, style)
        return (sheet,)
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
    span(sheet, "valid_from", "valid_until", "valid_period")
    sheet.text(25, y + 3, "受托人无转委托权。", body, 4.5)
    y = max(y + 30, 185)
    label = "委托人（盖章）：" if facts.seal or not facts.signed_by else "委托人（签字）："
    end = sheet.text(92, y, label, body, 4.5)
    if facts.signed_by or not facts.representative:
        who, spot = facts.signed_by, (end + 15, y - 1.6)
        key = _signed(facts)
        sign(sheet, who, *spot, 7.5, faces.hand, style.rng, label=label[:-1], key=key)
    label = "受托人（签字）：" if style.variant % 2 else "受托人签名："
    end = sheet.text(92, y + 14, label, body, 4.5)
    agent = facts.agent if facts.agent_signs else ""
    sign(sheet, agent, end + 15, y + 12.4, 7.2, faces.hand, style.rng, label=label[:-1])
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


def _signed(facts: PowerOfAttorney) -> str:
    """The field a signature is: for a firm its head signs, which is no name of the principal."""
    return "" if facts.representative else "signed_by"


def _parties(sheet: Sheet, facts: PowerOfAttorney, style: Style, *, body_size: float) -> float:
    faces = style.faces
    body = faces.song if style.variant % 3 else faces.kai
    number = "统一社会信用代码" if facts.representative else "身份证号码"
    principal = Fact("principal", facts.principal)
    agent = Fact("agent", facts.agent)
    agent_number = Fact("agent_id_number", facts.agent_id_number)
    matter = said("matter", facts.matter)
    if style.variant % 2 == 0:
        lines: list[list[str | Fact]] = [
            ["委托人：", principal],
            [f"{number}：", Fact("principal_number", facts.principal_number)],
            ["受托人：", agent],
            ["受托人身份证号码：", agent_number],
            ["委托事项：", matter],
        ]
        if facts.representative:
            lines.insert(2, ["法定代表人：", Fact("legal_representative", facts.representative)])
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
    because: list[str | Fact] = [
        f"{who}（{number}：",
        Fact("principal_number", facts.principal_number),
        "）不能亲自到场，现委托上述受托人为代理人。",
    ]
    y = sheet.paragraph(25, y, 160, because, body, body_size, indent=2, leading=1.75)
    return sheet.paragraph(25, y + 2, 160, ["委托事项：", matter], body, body_size, leading=1.75)


def _letter(sheet: Sheet, facts: PowerOfAttorney, style: Style) -> None:
    """The whole authority in one or two sentences, blanks underlined, by machine or by hand."""
    faces, rng = style.faces, style.rng
    body = (faces.song, faces.kai, faces.hei)[style.variant // 3 % 3]
    by_hand = rng.random() < 0.4
    ink = pen(rng) if by_hand else None
    title = ("授权委托书", "委托书", "授权委托书")[style.variant % 3]
    sheet.text(105, 42, title, faces.hei_bold, 9, tracking=2.4, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    principal = Fact("principal", facts.principal, underline=True)
    number = Fact("principal_number", facts.principal_number, underline=True)
    agent = Fact("agent", facts.agent, underline=True)
    agent_number = Fact("agent_id_number", facts.agent_id_number, underline=True)
    matter = replace(said("matter", facts.matter), underline=True)
    start = Fact("valid_from", printed(facts.valid_from, style.day), value(facts.valid_from))
    until = Fact("valid_until", printed(facts.valid_until, style.day), value(facts.valid_until))
    id_words = ("身份证号：", "公民身份号码：", "身份证号码：")[int(rng.integers(3))]
    y = 62.0
    if facts.representative:
        y = sheet.paragraph(25, y, 160, [f"致：{one(rng, OFFICES)}"], body, 4.5) + 3
        runs: list[str | Fact] = [
            one(rng, ["兹授权", "现授权", "兹委托"]) + "我单位工作人员",
            agent,
            f"（{id_words}",
            agent_number,
            "）作为我单位的委托代理人，前往贵局办理",
            matter,
            "。",
        ]
    else:
        runs = [
            "本人",
            principal,
            f"（{id_words}",
            number,
            one(rng, ["），因工作繁忙，不能亲自前往，", "），因身体原因无法到场，", "），"])
            + "现委托",
            agent,
            f"（{id_words}",
            agent_number,
            one(rng, ["）作为我的合法代理人，代表我办理", "）全权代为办理", "）代理本人办理"]),
            matter,
            "。",
        ]
    y = sheet.paragraph(
        25,
        y,
        160,
        runs,
        body,
        4.5,
        indent=2,
        leading=2.0,
        fact_face=hand(style) if by_hand else None,
        fact_fill=ink,
    )
    powers = "代理人在其权限范围内签署的一切有关文件，我均予承认，由此产生的法律后果由委托人承担。"
    y = sheet.paragraph(25, y + 1, 160, [powers], body, 4.5, indent=2, leading=2.0)
    words = one(rng, ["委托期限：自", "授权期限：自", "委托有效期自", "本授权有效期自"])
    y = sheet.paragraph(
        25, y + 1, 160, [words, start, "至", until, "止。"], body, 4.5, indent=2, leading=2.0
    )
    span(sheet, "valid_from", "valid_until", "valid_period")
    _below(sheet, facts, style, max(y + 26, 178))


def _below(sheet: Sheet, facts: PowerOfAttorney, style: Style, y: float) -> None:
    """The principal's seal and signature, the agent's signature and the date."""
    faces, rng = style.faces, style.rng
    body = faces.song
    if facts.representative:
        label = one(rng, ["委托单位（盖章）：", "委托人（盖章）：", "授权单位（公章）："])
        end = sheet.text(66, y, label, body, 4.4)
        sheet.text(end, y, facts.principal, body, 4.4, key="principal")
        label = one(rng, ["法定代表人（签字）：", "法定代表人（签章）："])
        end = sheet.text(66, y + 14, label, body, 4.4)
        signer = facts.signed_by
    else:
        label = one(rng, ["委托人（签字）：", "委托人签名：", "委托人（签名）："])
        end = sheet.text(96, y + 14, label, body, 4.4)
        signer = facts.signed_by
    spot = (end + 14, y + 12.4)
    sign(sheet, signer, *spot, 7.2, faces.hand, rng, label=label[:-1], key=_signed(facts))
    label = one(rng, ["受托人（签字）：", "被委托人签名：", "代理人（签字）："])
    end = sheet.text(96, y + 29, label, body, 4.4)
    agent = facts.agent if facts.agent_signs else ""
    sign(sheet, agent, end + 14, y + 27.4, 7.2, faces.hand, rng, label=label[:-1])
    day = printed(facts.signed_on, style.closing_day)
    sheet.text(112, y + 45, day, body, 4.4, key="signed_on", value=value(facts.signed_on))
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 124, y - 2, faces.song_bold, rng)


def _table(sheet: Sheet, facts: PowerOfAttorney, style: Style) -> None:
    """A printed form in cells."""
    faces, rng = style.faces, style.rng
    sheet.text(105, 38, "授权委托书", faces.song_bold, 8.6, tracking=2, align="centre")
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    how = setting(style, 4.0, by_hand=bool(rng.random() < 0.5))
    start = Fact("valid_from", printed(facts.valid_from, style.day), value(facts.valid_from))
    until = Fact("valid_until", printed(facts.valid_until, style.day), value(facts.valid_until))
    kind = "统一社会信用代码" if facts.representative else "身份证号码"
    rows = [
        [Cell("委托人", Fact("principal", facts.principal))],
        [Cell(f"委托人{kind}", Fact("principal_number", facts.principal_number))],
        [
            Cell("受托人", Fact("agent", facts.agent)),
            Cell("受托人联系电话", Fact("agent_phone", facts.phone)),
        ],
        [Cell("受托人身份证号码", Fact("agent_id_number", facts.agent_id_number))],
        [Cell("委托事项", said("matter", facts.matter))],
        [Cell("委托起始日期", start), Cell("委托截止日期", until)],
    ]
    y = grid(sheet, rows, how, left=22, top=50, width=166, label_width=34, least=13)
    words = "委托权限：代为提交、补正申请材料，签收有关文书，领取证照。受托人无转委托权。"
    y = sheet.paragraph(22, y + 9, 166, [words], faces.song, 4.2, leading=1.7)
    _below(sheet, replace(facts, principal=""), style, max(y + 24, 185))


def invent(rng: np.random.Generator, today: date) -> PowerOfAttorney:
    """Facts by chance: of firms and persons, three in ten without seal or signature."""
    firm = bool(rng.random() < 0.45)
    principal, agent = (draw_person(rng, today, ages=(22, 65)) for _ in range(2))
    name = firm_name(rng, individual=False) if firm else principal.name
    code = credit_code(rng, individual=False) if firm else principal.id_number
    signed = ago(rng, today, 0, 500)
    whole = sealed(rng)
    lacks = int(rng.integers(3))
    return PowerOfAttorney(
        principal=name,
        principal_number=code,
        representative=principal.name if firm else "",
        agent=agent.name,
        agent_id_number=agent.id_number,
        matter=one(rng, MATTERS),
        valid_from=signed,
        valid_until=signed + timedelta(days=int(rng.choice([30, 60, 90, 180, 364]))),
        signed_on=signed,
        seal=name if firm and (whole or lacks == 2) else "",
        signed_by=principal.name if whole or (lacks == 1 and firm) else "",
        told=bool(rng.random() < 0.75),
        agent_signs=whole or lacks == 1,
        phone=phone_number(rng),
    )


TEMPLATES = (Template(CODE, PowerOfAttorney, SIZE, draw, invent),)
