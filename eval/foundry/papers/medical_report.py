"""What a hospital finds of a person → its sheet (体检证明, 体检表, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, Choice, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, digits, one, sealed
from eval.foundry.ornament import portrait, specimen
from eval.foundry.people import DISTRICTS, Person, draw_person
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "medical-report"
SIZE = (210.0, 297.0)
PURPOSES = ("保安员体检", "机动车驾驶人体检", "道路货物运输驾驶员体检", "入职体检")
TITLES: dict[str, tuple[str, ...]] = {
    "保安员体检": ("保安员体检表", "体检证明"),
    "机动车驾驶人体检": ("机动车驾驶人身体条件证明", "体检证明"),
    "道路货物运输驾驶员体检": ("体检证明", "健康体检表"),
    "入职体检": ("体检表", "体检证明"),
}
HOSPITALS = ("样例人民医院", "样本中心医院", "示例中医医院", "样本人民医院", "范例医院")
FIT, UNFIT = "合格", "不合格"
NORMAL, WEAK, BLIND = "正常", "色弱", "色盲"
LIMBS = ("正常", "活动自如")
NUMBER_LABELS = ("身份证号码", "公民身份号码", "身份证号")
EYES = (("左眼视力", "右眼视力"), ("左眼裸眼视力", "右眼裸眼视力"), ("视力（左）", "视力（右）"))
HOSPITAL_LABELS = ("体检医院", "医疗机构名称", "体检机构")
SIGN_LABELS = ("主检医师签名", "医师签字", "主检医师（签名）")
SEALS = ("体检专用章", "")
NOTE = (
    "本表由县级以上医院填写，涂改无效，未加盖医院印章无效。视力按照对数视力表记录；"
    "体检结论为不合格的，应当向本人说明原因。"
)


@dataclass(frozen=True)
class MedicalReport(Paper):
    """The facts of a report. `height` in centimetres, `eyes` left and right on the scale of five;
    `conclusion` is FIT, UNFIT or "" where none was drawn. `hospital` is the ring text of the seal
    where it is `sealed`, unless the seal is another's; `doctor` signs by hand, "" for nobody."""

    report_no: str
    person: Person
    age: int
    purpose: str
    height: int
    blood_pressure: str
    eyes: tuple[str, str]
    colour_sense: str
    hearing: str
    limbs: str
    conclusion: str
    doctor: str
    examined_on: date
    hospital: str
    sealed: bool = True
    boxes: bool = False
    other_seal: str = ""


def draw(facts: MedicalReport, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table, or lines to write on, wordings, typed or by hand, findings
    ticked or written, the hospital above or only at the foot."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 3.9, by_hand=bool(style.rng.random() < 0.15))
    titles = TITLES.get(facts.purpose, ("体检证明",))
    title = titles[style.variant // 2 % len(titles)]
    face = faces.song_bold if style.variant % 2 else faces.hei_bold
    sheet.text(105, 32, title, face, 8.4, tracking=1.4, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    end = sheet.text(20, 43, "编号：", faces.song, 3.8)
    sheet.text(end, 43, facts.report_no, faces.song, 3.8, key="report_no")
    framed = style.variant % 3 < 2
    head, findings, conclusion = _rows(facts, style)
    photo, top = style.variant % 4 == 0, 48.0
    wide = 138.0 if photo else 170.0
    if framed:
        y = grid(sheet, head, how, left=20, top=top, width=wide, label_width=30, least=14)
        if photo:
            sheet.rectangle((158, top, 190, y), width=0.2)
        y = grid(sheet, findings, how, left=20, top=y, width=170, label_width=30, least=14)
        y = grid(sheet, conclusion, how, left=20, top=y, width=170, label_width=30, least=18)
    else:
        y = lined(sheet, head, how, left=20, top=top + 8, width=wide, pitch=13, ruled=True)
        y = lined(sheet, findings, how, left=20, top=y, width=170, pitch=13, ruled=True)
        y = lined(sheet, conclusion, how, left=20, top=y, width=170, pitch=13, ruled=True)
    if photo:
        portrait(sheet, (160.5, top + 2, 187.5, top + 38))
    _closing(sheet, facts, style, y + 16)
    sheet.line(20, 262, 190, 262, 0.15)
    sheet.paragraph(20, 268, 170, [f"说明：{NOTE}"], faces.song, 3.6, leading=1.6)
    return (sheet,)


def _rows(
    facts: MedicalReport, style: Style
) -> tuple[list[list[Cell]], list[list[Cell]], list[list[Cell]]]:
    """Who was examined, what was found, and what follows from it."""
    who, wording = facts.person, style.variant % 3

    def found(key: str, options: tuple[str, ...], text: str) -> Fact | Choice:
        return choose(options, (text,), key) if facts.boxes else Fact(key, text)

    left, right = EYES[wording]
    head = [
        [
            Cell("姓名", Fact("name", who.name)),
            Cell("性别", Fact("sex", who.sex)),
        ],
        [
            Cell("年龄", Fact("age", f"{facts.age}岁", f"{facts.age}"), 0.8),
            Cell("体检类别", Fact("purpose", facts.purpose), 1.2),
        ],
        [Cell(NUMBER_LABELS[wording], Fact("id_number", who.id_number))],
    ]
    height = Fact("height", f"{facts.height}cm", f"{facts.height}")
    findings = [
        [
            Cell("身高", height),
            Cell(
                "血压", Fact("blood_pressure", f"{facts.blood_pressure}mmHg", facts.blood_pressure)
            ),
        ],
        [
            Cell(left, Fact("left_eye", facts.eyes[0])),
            Cell(right, Fact("right_eye", facts.eyes[1])),
        ],
        [Cell("辨色力", found("colour_sense", (NORMAL, WEAK, BLIND), facts.colour_sense))],
        [
            Cell("听力", Fact("hearing", facts.hearing)),
            Cell("四肢", Fact("limbs", facts.limbs)),
        ],
    ]
    label = ("体检结论", "检查结论", "体检结论")[wording]
    conclusion = [[Cell(label, choose((FIT, UNFIT), (facts.conclusion,), "conclusion"))]]
    if not facts.boxes:
        conclusion = [[Cell(label, Fact("conclusion", facts.conclusion))]]
    return head, findings, conclusion


def _closing(sheet: Sheet, facts: MedicalReport, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    label = SIGN_LABELS[style.variant // 2 % 3]
    end = sheet.text(24, y, f"{label}：", faces.song, 4.2)
    who = facts.doctor
    sign(sheet, who, end + 15, y - 1.6, 7.4, faces.hand, rng, label=label)
    y += 16
    if style.variant % 2:
        words = HOSPITAL_LABELS[style.variant % 3] + ("（盖章）" if style.variant % 4 == 1 else "")
        end = sheet.text(88, y, f"{words}：", faces.song, 4.2)
        sheet.text(end, y, facts.hospital, faces.song, 4.2, key="hospital")
        end = sheet.text(88, y + 11, "体检日期：", faces.song, 4.2)
        middle = 148.0
    else:
        middle = 150.0
        sheet.text(middle, y, facts.hospital, faces.song, 4.4, align="centre", key="hospital")
        end = middle - 16
    face = with_zero(faces.song, faces.hei)
    day = printed(facts.examined_on, style.closing_day)
    normal = value(facts.examined_on)
    sheet.text(end, y + 11, day, face, 4.2, key="examined_on", value=normal)
    if facts.sealed:
        centre = "" if facts.other_seal else SEALS[style.variant // 3 % 2]
        design = SealDesign(facts.other_seal or facts.hospital, centre=centre, diameter=40)
        press(sheet, design, middle + float(rng.uniform(-4, 12)), y + 5.5, faces.song_bold, rng)


def invent(rng: np.random.Generator, today: date) -> MedicalReport:
    """Facts by chance: three in ten each not sealed, not signed, without a conclusion."""
    examined = ago(rng, today, 1, 400)
    person = draw_person(rng, today, ages=(18, 60))
    fit = bool(rng.random() < 0.75)
    eyes = [f"{float(rng.choice([4.8, 4.9, 5.0, 5.1, 5.2])):.1f}" for _ in range(2)]
    if not fit and rng.random() < 0.5:
        eyes[int(rng.integers(2))] = one(rng, ("4.2", "4.4", "4.5"))
    high, low = int(rng.integers(105, 139)), int(rng.integers(62, 89))
    return MedicalReport(
        report_no=f"TJ{examined:%Y%m}{digits(rng, 5)}",
        person=person,
        age=(examined - person.born_on).days // 365,
        purpose=one(rng, PURPOSES),
        height=int(rng.integers(156, 189)),
        blood_pressure=f"{high}/{low}",
        eyes=(eyes[0], eyes[1]),
        colour_sense=NORMAL if fit else one(rng, (NORMAL, WEAK, BLIND)),
        hearing=NORMAL,
        limbs=one(rng, LIMBS),
        conclusion=(FIT if fit else UNFIT) if sealed(rng) else "",
        doctor=draw_person(rng, today, ages=(30, 60)).name if sealed(rng) else "",
        examined_on=examined,
        hospital=f"长沙市{one(rng, DISTRICTS)}{one(rng, HOSPITALS)}",
        sealed=sealed(rng),
        boxes=bool(rng.random() < 0.5),
    )


TEMPLATES = (Template(CODE, MedicalReport, SIZE, draw, invent),)
