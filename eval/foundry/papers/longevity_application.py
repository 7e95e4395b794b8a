"""What an application for the allowance of old age says → its sheet (高龄津贴申请表, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.accounts import Account, draw_account, in_fours
from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import CROSSES, Cell, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import DISTRICTS, Person, draw_person, draw_premises, phone_number
from eval.foundry.rows import said
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "longevity-application"
SIZE = (210.0, 297.0)
TITLES = ("高龄津贴申请表", "高龄老人津贴申请表", "高龄津贴申请审批表")
AGE_GROUPS = ("80-89周岁", "90-99周岁", "100周岁及以上")
RELATIONS = ("父子", "父女", "母子", "母女", "祖孙", "配偶")
OPINION = "经入户核实，情况属实，同意上报。"
QUARTERS = ("样本社区", "示例社区", "范例社区", "样板村", "虚构社区")
WORDS = (
    "本人承诺以上所填内容真实准确；如户籍迁出本市，或者老人去世，本人或家属及时告知社区（村），"
    "不冒领、多领高龄津贴。"
)


@dataclass(frozen=True)
class LongevityApplication(Paper):
    """The facts of an application. `age_group` is the option ticked, "" for none, several joined
    by 、; `proxy` and `relation` are None and "" where the elder applies alone; `signed_by` is who
    signed, "" for nobody; `opinion` and the community's `seal` are "" on handing in. `pledge` is
    what stands above the signature; who `crosses` puts no ticks."""

    elder: Person
    address: str
    phone: str
    age_group: str
    holder: str
    receiving: Account
    proxy: Person | None
    relation: str
    applied_on: date
    signed_by: str
    opinion: str
    seal: str
    pledge: str = WORDS
    crosses: bool = False


def age_group(born_on: date, on: date) -> str:
    """The option for an age of 80 years and more on that day."""
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    return AGE_GROUPS[min(max(years // 10 - 8, 0), 2)]


def draw(facts: LongevityApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines with labels, typed or by hand, wordings, the
    community's opinion in a cell of its own or under the signature."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 4.3, by_hand=bool(style.rng.random() < 0.15), crosses=facts.crosses)
    title = TITLES[style.variant % len(TITLES)]
    face = faces.hei_bold if style.variant % 4 < 2 else faces.song_bold
    sheet.text(105, 31, title, face, 8.2, tracking=1.2, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    in_cell = style.variant % 2 == 1
    rows = _rows(facts, style, in_cell)
    if style.variant % 3 == 2:
        ruled = bool(style.rng.random() < 0.5)
        y = lined(sheet, rows, how, left=22, top=50, width=166, pitch=11.6, ruled=ruled)
        y = _stated(sheet, facts, style, y + 1, dated=not in_cell)
        _approved(sheet, facts, style, y + 13)
    else:
        bottom = grid(sheet, rows, how, left=18, top=42, width=174, label_width=33, least=12.4)
        end = _stated(sheet, facts, style, bottom + 8, dated=not in_cell) + 5
        sheet.rectangle((18, bottom, 192, end), width=0.2)
        sheet.rectangle((18, end, 192, end + 42), width=0.2)
        _approved(sheet, facts, style, end + 9)
    return (sheet,)


def _rows(facts: LongevityApplication, style: Style, dated: bool) -> list[list[Cell]]:
    who, proxy, wording = facts.elder, facts.proxy, style.variant % 3
    boxed = bool(style.rng.random() < 0.4)
    sex = choose(("男", "女"), (who.sex,), "sex") if boxed else Fact("sex", who.sex)
    born = Fact("born_on", printed(who.born_on, style.day), value(who.born_on))
    number = facts.receiving.number
    written = in_fours(number) if style.variant % 4 == 2 else number
    proxy_id = Fact("proxy_id_number", proxy.id_number if proxy else "")
    return [
        [
            Cell(("姓名", "老人姓名", "申请人姓名")[wording], Fact("name", who.name)),
            Cell("性别", sex),
        ],
        [
            Cell(("出生日期", "出生年月日", "出生日期")[wording], born, 0.9),
            Cell("联系电话", Fact("phone", facts.phone), 1.1),
        ],
        [
            Cell(
                ("身份证号码", "公民身份号码", "身份证号")[wording],
                Fact("id_number", who.id_number),
            )
        ],
        [
            Cell(
                ("户籍地址", "户籍所在地", "户口所在地")[wording],
                said("household_address", who.address),
            )
        ],
        [Cell(("现居住地址", "现住址", "居住地址")[wording], said("address", facts.address))],
        [
            Cell(
                ("申请类别", "年龄段", "津贴档次")[wording],
                choose(AGE_GROUPS, facts.age_group.split("、"), "age_group"),
            )
        ],
        [
            Cell(
                ("开户银行", "发放银行", "开户行")[wording], said("bank", facts.receiving.bank), 1.2
            ),
            Cell(("户名", "开户人", "账户名")[wording], Fact("holder", facts.holder), 0.8),
        ],
        [Cell(("银行账号", "账号", "银行卡号")[wording], Fact("bank_account", written, number))],
        [
            Cell(
                ("代办人姓名", "代理人姓名", "代办人")[wording],
                Fact("proxy", proxy.name if proxy else ""),
            ),
            Cell(
                ("与老人关系", "与申请人关系", "与老人关系")[wording],
                Fact("relation", facts.relation),
            ),
        ],
        [Cell(("代办人身份证号码", "代理人身份证号码", "代办人身份证号")[wording], proxy_id)],
        *([[Cell("申请日期", _day(facts, style.day))]] if dated else []),
    ]


def _day(facts: LongevityApplication, how: DayStyle) -> Fact:
    return Fact("applied_on", printed(facts.applied_on, how), value(facts.applied_on))


def _stated(
    sheet: Sheet, facts: LongevityApplication, style: Style, y: float, *, dated: bool
) -> float:
    """What the elder or the proxy states and signs; the day too when it is `dated` here. The y
    of the last line comes back."""
    faces = style.faces
    low = sheet.paragraph(23, y, 164, [facts.pledge], faces.song, 4.0, indent=2, leading=1.7) + 8
    label = ("申请人（代办人）签字", "申请人或代理人签名", "申请人（签名）")[style.variant % 3]
    end = sheet.text(28, low, f"{label}：", faces.song, 4.2)
    spot = (end + 17, low - 1.6, 8.2)
    sign(sheet, facts.signed_by, *spot, faces.hand, style.rng, label=label, key="signed_by")
    if dated:
        day = _day(facts, style.closing_day)
        end = sheet.text(126, low, "日期：", faces.song, 4.2)
        sheet.text(end, low, day.text, faces.song, 4.2, key=day.key, value=day.value)
    return low


def _approved(sheet: Sheet, facts: LongevityApplication, style: Style, y: float) -> None:
    """The community's opinion, blank or given and sealed."""
    faces = style.faces
    label = ("社区（村）意见", "社区（村）审核意见", "居（村）委会意见")[style.variant % 3]
    end = sheet.text(23, y, f"{label}：", faces.song, 4.2)
    if facts.opinion:
        words = said("opinion", facts.opinion)
        sheet.text(end + 1, y, words.text, faces.song, 4.2, key=words.key, value=words.value)
    sheet.text(122, y + 24, "（盖章）", faces.song, 4.2)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 152, y + 13, faces.song_bold, style.rng)


def invent(rng: np.random.Generator, today: date) -> LongevityApplication:
    """Facts by chance: half apply by proxy; three in ten are not signed, three in ten lack the
    community's seal, three in ten have no age ticked."""
    elder = draw_person(rng, today, ages=(81, 103))
    proxy = draw_person(rng, today, ages=(30, 62)) if rng.random() < 0.5 else None
    applied = ago(rng, today, 0, 300)
    district = one(rng, DISTRICTS)
    quarter = one(rng, QUARTERS)
    body = "村民委员会" if quarter.endswith("村") else "居民委员会"
    certified = sealed(rng)
    return LongevityApplication(
        elder=elder,
        address=elder.address if rng.random() < 0.5 else draw_premises(rng, flat=True).address,
        phone=phone_number(rng),
        age_group=age_group(elder.born_on, applied) if sealed(rng) else "",
        holder=elder.name,
        receiving=draw_account(rng),
        proxy=proxy,
        relation=one(rng, RELATIONS) if proxy else "",
        applied_on=applied,
        signed_by=(proxy or elder).name if sealed(rng) else "",
        opinion=OPINION if certified else "",
        seal=f"长沙市{district}{quarter}{body}" if certified else "",
        crosses=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, LongevityApplication, SIZE, draw, invent),)
