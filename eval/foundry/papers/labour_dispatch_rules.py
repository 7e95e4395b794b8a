"""What a firm's rules for those it dispatches say → their sheets (劳务派遣管理制度, A4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.fonts import Face
from eval.foundry.grid import Cell, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_dispatch_application import TRADES
from eval.foundry.people import draw_person
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "labour-dispatch-rules"
SIZE = (210.0, 297.0)
TITLES = ("劳务派遣管理制度", "劳务派遣管理制度", "劳务派遣管理规章制度", "劳务派遣员工管理制度")
CHAPTERS: dict[str, tuple[str, ...]] = {
    "劳动合同": (
        "公司与被派遣劳动者订立二年以上的固定期限书面劳动合同，自用工之日起一个月内签订，"
        "载明用工单位、派遣期限和工作岗位等内容。",
        "公司不得以非全日制用工形式招用被派遣劳动者，解除、终止合同依法办理并出具证明。",
    ),
    "劳动报酬": (
        "被派遣劳动者享有与用工单位同类岗位劳动者同工同酬的权利，报酬每月足额以货币支付，不得克扣。",
        "被派遣劳动者在无工作期间，公司按照所在地人民政府规定的最低工资标准，按月支付报酬。",
    ),
    "社会保险": (
        "公司依法为被派遣劳动者办理参保登记，按月缴纳各项费用，个人应缴部分由公司代扣代缴。",
        "发生工伤的，公司依法申请认定，用工单位协助调查核实，待遇按照规定落实。",
    ),
    "工作时间": (
        "实行每日不超过八小时、平均每周不超过四十小时的工时制度；因岗位需要实行其他工时制的，"
        "经批准后执行。",
        "用工单位安排延长工时的，应当与被派遣劳动者协商，并依法支付加班费。",
    ),
    "休息休假": (
        "被派遣劳动者每周至少休息一日，依法享受法定节假日、年休假、婚丧假和产假等假期。",
        "请假须提前书面申请，经用工单位和公司同意后生效；病假凭医疗机构证明办理。",
    ),
    "劳动纪律": (
        "被派遣劳动者应当遵守公司和用工单位的规章，服从安排，爱护财物，保守商业秘密。",
        "违反规章的，视情节给予批评教育、警告等处理；严重违反的，可以依法解除关系。",
    ),
}
ABROAD = "跨地区派遣的，被派遣劳动者的劳动报酬和劳动条件，按照用工单位所在地的标准执行。"
OTHERS: dict[str, str] = {
    "培训和安全": "公司在派遣前开展岗前培训和安全教育，督促用工单位提供相应的条件和防护用品。",
    "申诉和争议处理": "被派遣劳动者对处理有异议的，可以在十日内向公司书面申诉，公司十日内答复。",
}
NUMBERS = "一二三四五六七八九十"
ALL_CHAPTERS = tuple(CHAPTERS)


@dataclass(frozen=True)
class LabourDispatchRules(Paper):
    """The facts of the rules. `chapters` are those of CHAPTERS that are there; `document_no` and
    `drafted_by` are "" where not printed; `approved_by` is the name of whoever approved them,
    signed, and `seal` the ring text, both "" where left out. With `abroad` they say what holds
    for those sent to other places. `otherwise` are words of CHAPTERS, each with those that stand
    there instead."""

    unit_name: str
    document_no: str
    drafted_by: str
    chapters: tuple[str, ...]
    made_on: date
    effective_on: date
    approved_by: str
    seal: str
    abroad: bool = False
    otherwise: tuple[tuple[str, str], ...] = ()


@dataclass
class _Page:
    """The sheets so far and where the next line of the last one stands."""

    style: Style
    scale: float
    body: Face
    sheets: list[Sheet] = field(default_factory=list)
    y: float = 0.0

    @property
    def last(self) -> Sheet:
        return self.sheets[-1]

    def turn(self) -> None:
        """Begin another sheet."""
        sheet = Sheet(*SIZE, self.scale)
        specimen(sheet, 185, 13, self.style.faces.hei_bold, size=5)
        self.sheets.append(sheet)
        self.y = 30.0

    def need(self, room: float) -> None:
        """Another sheet unless so much room is left on this one."""
        if self.y + room > 274:
            self.turn()

    def tell(self, words: str) -> None:
        """A paragraph under the last."""
        self.need(16)
        self.y = self.last.paragraph(
            25, self.y, 160, [words], self.body, 4.0, indent=2, leading=1.55
        )


def draw(facts: LabourDispatchRules, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet or two. Variants: what the rules are in lines or in a table above them, or at
    their end; chapters or sections; articles counted through or not at all."""
    faces = style.faces
    page = _Page(style, scale, (faces.song, faces.hei, faces.kai, faces.song)[style.variant % 4])
    page.turn()
    title = faces.hei_bold if style.variant % 2 else faces.song_bold
    words = TITLES[style.variant % 4]
    page.last.text(105, 34, words, title, 8.2, tracking=1, align="centre")
    page.y = 48.0
    _head(page, facts)
    page.tell(
        "为规范劳务派遣用工，维护被派遣劳动者的合法权益，根据《中华人民共和国劳动合同法》"
        "《劳务派遣暂行规定》等规定，制定本制度。"
    )
    extra = list(OTHERS)[: style.variant % 3]
    count, names = 0, [*facts.chapters, *extra]
    for number, name in enumerate(names):
        page.need(96 if name == names[-1] else 34)  # the last stands with the signatures
        head = f"第{NUMBERS[number]}章　{name}"
        if style.variant % 3 == 1:
            head = f"{NUMBERS[number]}、{name}{'制度' if name in CHAPTERS else ''}"
        page.last.text(25, page.y + 3, head, faces.hei_bold, 4.3)
        page.y += 11
        for words in _articles(facts, name):
            count += 1
            ordinal = f"{count}. " if style.variant % 4 == 3 else ""
            page.tell(f"{ordinal}{words}")
    _closing(page, facts)
    for number, sheet in enumerate(page.sheets, start=1):
        if len(page.sheets) > 1:
            sheet.text(105, 287, f"— {number} —", faces.song, 3.4, align="centre")
    return tuple(page.sheets)


def _articles(facts: LabourDispatchRules, name: str) -> list[str]:
    """What stands under that head."""
    articles = list(CHAPTERS.get(name, (OTHERS.get(name, ""),)))
    if facts.abroad and name == "劳动报酬":
        articles.append(ABROAD)
    for plain, instead in facts.otherwise:
        articles = [words.replace(plain, instead) for words in articles]
    return articles


def _entries(facts: LabourDispatchRules, style: Style) -> list[tuple[str, Fact]]:
    unit = ("单位名称", "制定单位", "单位名称")[style.variant % 3]
    began = ("施行日期", "实施日期", "施行日期")[style.variant % 3]
    day = Fact("effective_on", printed(facts.effective_on, style.day), value(facts.effective_on))
    entries = [
        (unit, Fact("unit_name", facts.unit_name)),
        ("文件编号", Fact("document_no", facts.document_no)),
        ("制定部门", Fact("drafted_by", facts.drafted_by)),
        (began, day),
    ]
    return [(label, fact) for label, fact in entries if fact.text]


def _head(page: _Page, facts: LabourDispatchRules) -> None:
    style = page.style
    entries = _entries(facts, style)
    if style.variant % 3 == 0:
        how = setting(style, 3.9, by_hand=False)
        rows = [[Cell(label, fact) for label, fact in entries[:1]]]
        rows += [
            [Cell(label, fact) for label, fact in entries[at : at + 2]]
            for at in range(1, len(entries), 2)
        ]
        page.y = grid(
            page.last, rows, how, left=25, top=page.y - 5, width=160, label_width=28, least=9.5
        )
        page.y += 9
    elif style.variant % 3 == 1:
        for label, fact in entries:
            page.y = page.last.paragraph(25, page.y, 160, [f"{label}：", fact], page.body, 4.1)
        page.y += 2


def _closing(page: _Page, facts: LabourDispatchRules) -> None:
    style = page.style
    faces, rng = style.faces, style.rng
    if style.variant % 3 == 2:
        day = printed(facts.effective_on, style.day)
        began = Fact("effective_on", day, value(facts.effective_on))
        page.need(16)
        words: list[str | Fact] = ["本制度自", began, "起施行，由公司负责解释。"]
        page.y = page.last.paragraph(25, page.y + 2, 160, words, page.body, 4.0, indent=2)
    page.need(46)
    sheet, y = page.last, page.y + 14
    label = one(rng, ["批准人", "批准人（签字）", "签发人（签字）"])
    end = sheet.text(25, y, f"{label}：", faces.song, 4.2)
    sign(sheet, facts.approved_by, end + 15, y - 1.4, 7, faces.hand, rng, label=label)
    if style.variant % 3 == 2:
        sheet.text(100, y, facts.unit_name, faces.song, 4.2, key="unit_name")
    else:
        sheet.text(100, y, "单位（盖章）：", faces.song, 4.2)
    told = style.variant % 3 != 2
    end = sheet.text(100, y + 12, "制定日期：", faces.song, 4.2) if told else 118.0
    day = printed(facts.made_on, style.closing_day)
    face = with_zero(faces.song, faces.hei)
    sheet.text(end, y + 12, day, face, 4.2, key="made_on", value=value(facts.made_on))
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 152, y + 4, faces.song_bold, rng)


def invent(rng: np.random.Generator, today: date) -> LabourDispatchRules:
    """Facts by chance: three in ten not sealed, three in ten not signed, a fifth lack chapters."""
    unit = firm(rng, TRADES)
    made = ago(rng, today, 10, 500)
    chapters = list(ALL_CHAPTERS)
    if rng.random() < 0.2:
        del chapters[int(rng.integers(len(chapters)))]
    serial = int(rng.integers(1, 40))
    return LabourDispatchRules(
        unit_name=unit,
        document_no=f"样人字〔{made.year}〕{serial}号" if rng.random() < 0.6 else "",
        drafted_by=one(rng, ["人力资源部", "综合管理部", "行政人事部"])
        if rng.random() < 0.7
        else "",
        chapters=tuple(chapters),
        made_on=made,
        effective_on=made + timedelta(days=int(rng.integers(1, 40))),
        approved_by=draw_person(rng, today, ages=(28, 62)).name if sealed(rng) else "",
        seal=unit if sealed(rng) else "",
        abroad=bool(rng.random() < 0.4),
    )


TEMPLATES = (Template(CODE, LabourDispatchRules, SIZE, draw, invent),)
