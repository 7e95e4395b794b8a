"""What an agreement to dispatch workers says → its sheets (劳务派遣协议, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value, years_later
from eval.foundry.grid import CROSSES, Cell, Setting, choose, enter, grid, setting, span
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_contract import TRADES as USERS
from eval.foundry.papers.labour_dispatch_application import TRADES
from eval.foundry.people import DISTRICTS, UNASSIGNED, credit_code, draw_person, draw_premises
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "dispatch-agreement"
SIZE = (210.0, 297.0)
TITLES = ("劳务派遣协议", "劳务派遣协议书", "劳务派遣协议（样本）")
POSTS = ("保洁员", "仓库管理员", "收银员", "客服专员", "搬运工", "配送员", "保安员", "文员")
POST_KINDS = ("临时性岗位", "辅助性岗位", "替代性岗位")
BLANK = "　" * 6


@dataclass(frozen=True)
class DispatchAgreement(Paper):
    """The facts of an agreement. In a sample `user`, `posts`, `workplace` and `licence_no` are
    "", `headcount`, `wage` and `service_fee` 0 and the days None where left blank. `post_kind` is
    the box ticked, "" for none, several joined by 、, with a cross each when `crossed`; money in
    yuan a head and month. `seal` and `user_seal` are ring texts, `signed_by` the dispatcher's
    signature, all "" where left out. `lacking` are the heads of clauses that are not there."""

    dispatcher: str
    dispatcher_code: str
    dispatcher_address: str
    legal_representative: str
    licence_no: str
    user: str
    posts: str
    post_kind: str
    headcount: int
    workplace: str
    starts_on: date | None
    ends_on: date | None
    wage: int
    service_fee: int
    signed_on: date | None
    seal: str
    user_seal: str
    signed_by: str
    crossed: bool = False
    lacking: tuple[str, ...] = ()


def draw(facts: DispatchAgreement, style: Style, scale: float) -> tuple[Sheet, ...]:
    """Two sheets. Variants: the parties as lines or in a table, articles or clauses, what is
    agreed told in sentences or behind words of their own."""
    faces = style.faces
    how = replace(setting(style, 4.1, by_hand=False), crosses=facts.crossed)
    sheet, last = Sheet(*SIZE, scale), Sheet(*SIZE, scale)
    for each in (sheet, last):
        specimen(each, 185, 13, faces.hei_bold, size=5)
    title = faces.hei_bold if style.variant % 2 else faces.song_bold
    sheet.text(105, 34, TITLES[style.variant % 3], title, 8.4, tracking=1.4, align="centre")
    y = _parties(sheet, facts, style, how)
    words = (
        "根据《中华人民共和国劳动合同法》《劳务派遣暂行规定》等规定，甲乙双方经平等协商，"
        "就甲方向乙方派遣劳动者事宜订立本协议。"
    )
    y = sheet.paragraph(24, y, 162, [words], how.label, 4.1, indent=2) + 1
    clauses = [each for each in _clauses(facts, style) if each[0] not in facts.lacking]
    for number, (head, runs) in enumerate(clauses):
        page = sheet if number < 5 else last
        if number == 5:
            y = 32.0
        y = _clause(page, number, head, runs, style, how, y)
        if number == 0:
            end = page.text(32, y, "岗位性质：", how.label, 4.1)
            boxes = choose(POST_KINDS, facts.post_kind.split("、"), "post_kind")
            y = enter(page, boxes, how, x=end, y=y, width=186 - end) + 1
    span(sheet, "starts_on", "ends_on", "period")
    _closing(last, facts, style, max(y + 14, 190))
    for number, each in enumerate((sheet, last), start=1):
        each.text(105, 286, f"第 {number} 页 共 2 页", faces.song, 3.2, align="centre")
    return (sheet, last)


def _blank(key: str, text: str, normal: str = "") -> Fact:
    """What is filled in over a rule, or a rule alone."""
    return Fact(key if text else "", text or BLANK, normal, underline=True)


def _number(key: str, number: int) -> Fact:
    return _blank(key, f"{number}" if number else "")


def _day(key: str, on: date | None, style: Style) -> Fact:
    if on is None:
        return Fact("", "　　　年　　月　　日", underline=True)
    return _blank(key, printed(on, style.day), value(on))


def _parties(sheet: Sheet, facts: DispatchAgreement, style: Style, how: Setting) -> float:
    wording = style.variant % 3
    one_party = ("甲方（派遣单位）", "派遣单位（甲方）", "甲方（劳务派遣单位）")[wording]
    other = ("乙方（用工单位）", "用工单位（乙方）", "乙方（用工单位）")[wording]
    place = ("住所", "地址", "住所")[wording]
    if style.variant % 2:
        rows = [
            [Cell("派遣单位", Fact("dispatcher", facts.dispatcher))],
            [Cell("统一社会信用代码", Fact("dispatcher_code", facts.dispatcher_code))],
            [Cell(place, Fact("dispatcher_address", facts.dispatcher_address))],
            [Cell("法定代表人", Fact("legal_representative", facts.legal_representative))],
            [Cell("许可证编号", Fact("licence_no", facts.licence_no))],
            [Cell("用工单位", Fact("user", facts.user))],
        ]
        return grid(sheet, rows, how, left=24, top=43, width=162, label_width=36, least=9) + 9
    y = 48.0
    for label, fact in (
        (one_party, _blank("dispatcher", facts.dispatcher)),
        ("统一社会信用代码", _blank("dispatcher_code", facts.dispatcher_code)),
        (place, _blank("dispatcher_address", facts.dispatcher_address)),
        ("法定代表人", _blank("legal_representative", facts.legal_representative)),
        ("劳务派遣经营许可证编号", _blank("licence_no", facts.licence_no)),
        (other, _blank("user", facts.user)),
    ):
        y = sheet.paragraph(24, y, 162, [f"{label}：", fact], how.label, 4.1) + 0.8
    return y + 2


def _clauses(facts: DispatchAgreement, style: Style) -> list[tuple[str, list[str | Fact]]]:
    posts, heads = _blank("posts", facts.posts), _number("headcount", facts.headcount)
    place = _blank("workplace", facts.workplace)
    starts, ends = (
        _day("starts_on", facts.starts_on, style),
        _day("ends_on", facts.ends_on, style),
    )
    wage, fee = _number("wage", facts.wage), _number("service_fee", facts.service_fee)
    first: list[str | Fact] = [
        "甲方派遣劳动者到乙方工作，派遣岗位为", posts, "，派遣人数为", heads,
        "人，工作地点为", place, "。",
    ]  # fmt: skip
    pay: list[str | Fact] = [
        "被派遣劳动者享有同工同酬的权利，月工资不低于人民币", wage,
        "元，由甲方于每月以货币形式足额支付，乙方不得克扣。",
    ]  # fmt: skip
    if style.variant % 4 >= 2:
        first = [
            "派遣岗位：", posts, "；派遣人数：", heads, "人；工作地点：", place, "。",
        ]  # fmt: skip
        pay = [
            "劳动报酬每人每月", wage, "元，按照同工同酬原则确定，甲方按月足额支付。",
        ]  # fmt: skip
    cost: list[str | Fact] = ["劳务派遣服务费为每人每月", fee, "元，乙方于每月底前一并支付给甲方。"]
    free = "双方不得向被派遣劳动者收取费用。"
    return [
        ("派遣岗位和人员", first),
        ("派遣期限", ["派遣期限自", starts, "起至", ends, "止。期满续订的，应提前三十日协商。"]),
        ("劳动报酬", pay),
        ("社会保险", ["甲方依法为被派遣劳动者缴纳各项社会保险费，所需费用由乙方按月拨付。"]),
        ("工作时间和休息休假", ["乙方执行国家规定的工时制度，保证被派遣劳动者的休息休假权利。"]),
        ("劳动安全和培训", ["乙方提供符合国家规定的安全卫生条件和防护用品，并进行岗位培训。"]),
        ("工伤和医疗期待遇", ["发生工伤的，甲方依法申请认定，乙方协助调查，待遇按国家规定执行。"]),
        ("服务费", [*cost, free]),
        ("退回和经济补偿", ["被派遣劳动者有法定情形的，乙方可以退回甲方；应付的补偿依法承担。"]),
        ("违约责任", ["任何一方违反本协议的，应当承担违约责任；给对方或者被派遣劳动者造成损害的，"
                  "依法承担赔偿责任。"]),
        ("其他", ["本协议一式两份，甲乙双方各执一份，自双方盖章之日起生效；未尽事宜协商解决。"]),
    ]  # fmt: skip


def _clause(
    sheet: Sheet,
    number: int,
    head: str,
    runs: list[str | Fact],
    style: Style,
    how: Setting,
    y: float,
) -> float:
    ordinal = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")[number]
    words = f"第{ordinal}条　{head}" if style.variant % 4 < 2 else f"{ordinal}、{head}"
    sheet.text(24, y + 2, words, style.faces.hei_bold, 4.2)
    return sheet.paragraph(24, y + 9.4, 162, runs, how.label, 4.1, indent=2, leading=1.7) + 1


def _closing(sheet: Sheet, facts: DispatchAgreement, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    end = sheet.text(24, y, one(rng, ["甲方（盖章）：", "甲方（公章）："]), faces.song, 4.2)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), end + 12, y + 6, faces.song_bold, rng)
    end = sheet.text(112, y, "乙方（盖章）：", faces.song, 4.2)
    if facts.user_seal:
        seal = SealDesign(facts.user_seal, diameter=40)
        press(sheet, seal, end + 12, y + 6, faces.song_bold, rng)
    label = one(rng, ["法定代表人（签字）", "委托代理人（签字）", "法定代表人（签名）"])
    end = sheet.text(24, y + 30, f"{label}：", faces.song, 4.2)
    sign(sheet, facts.signed_by, end + 15, y + 28.6, 7, faces.hand, rng, label=label)
    end = sheet.text(112, y + 30, "签订日期：", faces.song, 4.2)
    if facts.signed_on is None:
        sheet.text(end, y + 30, "　　　年　　月　　日", faces.song, 4.2)
        return
    day, face = printed(facts.signed_on, style.closing_day), with_zero(faces.song, faces.hei)
    key, normal = "signed_on", value(facts.signed_on)
    sheet.text(end, y + 30, day, face, 4.2, key=key, value=normal)


def invent(rng: np.random.Generator, today: date) -> DispatchAgreement:
    """Facts by chance: half are samples with blanks; three in ten lack the dispatcher's seal,
    three in ten the signature, three in ten a tick."""
    filled = bool(rng.random() < 0.5)
    signed = ago(rng, today, 0, 400)
    starts = signed + timedelta(days=int(rng.integers(1, 30)))
    ends = years_later(starts, int(rng.choice([1, 2, 3]))) - timedelta(days=1)
    dispatcher, user = firm(rng, TRADES), firm(rng, USERS)
    person = draw_person(rng, today, ages=(28, 62)).name
    count = int(rng.integers(1, 4))
    posts = [POSTS[int(at)] for at in rng.choice(len(POSTS), size=count, replace=False)]
    seal = dispatcher if sealed(rng) else ""
    licence = f"{one(rng, UNASSIGNED)}{signed.year}{digits(rng, 4)}"
    return DispatchAgreement(
        dispatcher=dispatcher,
        dispatcher_code=credit_code(rng, individual=False),
        dispatcher_address=draw_premises(rng).address,
        legal_representative=person,
        licence_no=licence if filled and rng.random() < 0.6 else "",
        user=user if filled else "",
        posts="、".join(posts) if filled or rng.random() < 0.4 else "",
        post_kind=one(rng, POST_KINDS) if sealed(rng) else "",
        headcount=int(rng.integers(2, 120)) if filled else 0,
        workplace=f"长沙市{one(rng, DISTRICTS)}" if filled else "",
        starts_on=starts if filled else None,
        ends_on=ends if filled else None,
        wage=int(rng.integers(24, 90)) * 100 if filled or rng.random() < 0.4 else 0,
        service_fee=int(rng.integers(5, 30)) * 10 if filled else 0,
        signed_on=signed if filled else None,
        seal=seal,
        user_seal=user if filled and seal and rng.random() < 0.7 else "",
        signed_by=person if sealed(rng) else "",
        crossed=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, DispatchAgreement, SIZE, draw, invent),)
