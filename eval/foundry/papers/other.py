"""What no type of the catalogue is → its sheet: a notice on the door, a bill of fare, a letter.

People upload such things by mistake. Nothing is asked of them but that they are not taken for
another paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed
from eval.foundry.grid import hand
from eval.foundry.handwriting import pen
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import draw_person, firm_name
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

OCCASIONS = (
    ("停水", "因水管检修，本楼将暂停供水一天，请各住户提前储水，并关好家中水龙头。"),
    ("放假", "节日期间本店休息三天，假后照常营业，给您带来不便，敬请谅解。"),
    ("搬迁", "为改善工作环境，我们将搬到新的办公楼，原电话不变，欢迎新老朋友前来。"),
    ("消防演练", "本周五下午将在大院内进行消防演练，届时会响起警报，请大家不要惊慌，听从安排。"),
)
DISHES = (
    "剁椒鱼头", "小炒黄牛肉", "辣椒炒肉", "紫苏桃子姜", "清炒时蔬", "糖油粑粑", "米豆腐", "口味虾",
    "腊味合蒸", "酸豆角肉泥", "臭豆腐", "老姜煨鸡", "韭菜炒香干", "冬瓜排骨汤", "蛋炒饭", "绿豆沙",
)  # fmt: skip
NEWS = (
    "家里一切都好，院子里的橘子树今年结了很多果子，等你回来一起摘。",
    "上次寄来的书已经收到，孩子很喜欢，每天晚上都要读上几页才肯睡。",
    "这边天气转凉了，早晚记得添衣服，工作再忙也要按时吃饭。",
    "下个月我打算去看看你，车票还没有买，定下日子再告诉你。",
    "隔壁的老师傅教我做木工，我做了一张小板凳，虽然不太稳，却是自己做的。",
)


@dataclass(frozen=True)
class Notice(Paper):
    """A notice: who gives it, what of, and its seal ("" for none)."""

    sender: str
    occasion: int
    given_on: date
    seal: str


@dataclass(frozen=True)
class BillOfFare(Paper):
    """A restaurant's dishes, as places in DISHES, with their prices in yuan."""

    name: str
    dishes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Letter(Paper):
    """A letter between friends, its sentences as places in NEWS."""

    to: str
    sender: str
    news: tuple[int, ...]
    written_on: date


def draw_notice(facts: Notice, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One A4 sheet."""
    sheet = Sheet(210, 297, scale)
    faces = style.faces
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    matter, words = OCCASIONS[facts.occasion]
    title = ("通　知", f"关于{matter}的通知", "告　示")[style.variant % 3]
    sheet.text(105, 48, title, faces.hei_bold, 9, align="centre")
    y = sheet.paragraph(
        28, 70, 154, ["各位邻居、各位朋友：", "\n", words], faces.song, 5.2, leading=2
    )
    sheet.text(176, y + 24, facts.sender, faces.song, 5, align="right")
    sheet.text(
        176, y + 35, printed(facts.given_on, style.closing_day), faces.song, 5, align="right"
    )
    if facts.seal:
        press(sheet, SealDesign(facts.seal), 150, y + 28, faces.song, style.rng)
    return (sheet,)


def draw_bill_of_fare(facts: BillOfFare, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One A4 sheet in one or two columns."""
    sheet = Sheet(210, 297, scale, paper=(250, 244, 230))
    faces = style.faces
    specimen(sheet, 184, 16, faces.hei_bold, size=5)
    sheet.text(105, 40, facts.name, faces.kai, 9, align="centre")
    sheet.text(
        105,
        54,
        ("菜　单", "今日菜谱", "价目表")[style.variant % 3],
        faces.hei_bold,
        7,
        align="centre",
    )
    columns = 1 + style.variant // 3 % 2
    rows = -(-len(facts.dishes) // columns)
    for number, (dish, price) in enumerate(facts.dishes):
        x, y = 30 + 84 * (number // rows), 76 + 15 * (number % rows)
        sheet.text(x, y, DISHES[dish], faces.song, 5)
        sheet.text(x + 150 / columns - 8, y, f"{price}元", faces.song, 5, align="right")
    return (sheet,)


def draw_letter(facts: Letter, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One A4 sheet written by hand on lines."""
    sheet = Sheet(210, 297, scale)
    specimen(sheet, 184, 16, style.faces.hei_bold, size=5)
    ink, face = pen(style.rng), hand(style)
    for row in range(20):
        sheet.line(22, 46 + 11 * row, 188, 46 + 11 * row, 0.15, (176, 176, 190))
    words = "".join(NEWS[place] for place in facts.news)
    sheet.text(26, 44, f"{facts.to}：", face, 6, fill=ink)
    y = sheet.paragraph(
        26, 55, 158, [f"你好！{words}"], face, 6, leading=11 / 6, indent=2, fill=ink
    )
    sheet.text(176, y + 11, facts.sender, face, 6, fill=ink, align="right")
    sheet.text(
        176, y + 22, printed(facts.written_on, style.day), face, 5.4, fill=ink, align="right"
    )
    return (sheet,)


def invent_notice(rng: np.random.Generator, today: date) -> Notice:
    """Facts by chance."""
    sender = firm_name(rng, individual=False)
    occasion = int(rng.integers(len(OCCASIONS)))
    return Notice(sender, occasion, ago(rng, today, 1, 200), sender if sealed(rng) else "")


def invent_bill_of_fare(rng: np.random.Generator, today: date) -> BillOfFare:
    """Facts by chance."""
    dishes = rng.permutation(len(DISHES))[: int(rng.integers(7, 13))]
    prices = rng.integers(6, 98, len(dishes))
    return BillOfFare(
        firm_name(rng, individual=True),
        tuple((int(dish), int(price)) for dish, price in zip(dishes, prices, strict=True)),
    )


def invent_letter(rng: np.random.Generator, today: date) -> Letter:
    """Facts by chance."""
    to, sender = (draw_person(rng, today, ages=(20, 70)).name for _ in range(2))
    news = rng.permutation(len(NEWS))[: int(rng.integers(3, 6))]
    greeting = one(rng, ("亲爱的", "敬爱的", ""))
    return Letter(greeting + to, sender, tuple(int(n) for n in news), ago(rng, today, 1, 400))


TEMPLATES = (
    Template("", Notice, (210.0, 297.0), draw_notice, invent_notice),
    Template("", BillOfFare, (210.0, 297.0), draw_bill_of_fare, invent_bill_of_fare),
    Template("", Letter, (210.0, 297.0), draw_letter, invent_letter),
)
