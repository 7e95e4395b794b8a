"""Certificates of graduation and of degrees."""

from __future__ import annotations

from datetime import date

from eval.heldout.clerk import chinese_day
from eval.heldout.paper import Paper, value
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup, sealed

MAJORS = (
    ("物流管理", "管理学"),
    ("食品科学与工程", "工学"),
    ("会计学", "管理学"),
    ("汉语言文学", "文学"),
    ("护理学", "理学"),
    ("土木工程", "工学"),
    ("法学", "法学"),
    ("金融学", "经济学"),
)
Cells = dict[str, str]


def _month(year: int, month: int, chinese: bool) -> str:
    shown = chinese_day(date(year, month, 1)).removesuffix("一日")
    return shown if chinese else f"{year}年{month}月"


def _graduate(c: Drafter) -> Cells:
    who, chinese = c.person(23, 48), c.odds(0.4)
    duration = c.one_of((3, 4))
    end = date(min(2026, who.born_on.year + 22), c.one_of((6, 7, 1)), c.number(1, 29))
    school = c.town.city[:-1] + c.one(
        ("样本大学", "示例理工学院", "仿照职业技术学院", "例图师范大学")
    )
    low = "职业" in school
    duration = 3 if low else duration
    words = "零一二三四"
    major, _ = c.one_of(MAJORS)
    start = (end.year - duration, 9)
    return {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, "中" if chinese else "年"),
        "from": value(
            "enrolled", "enrolled", _month(*start, chinese), f"{start[0]}年{start[1]}月", css="p"
        )
        if not chinese
        else c.f("enrolled", _month(*start, True)),
        "to": c.f("finished", _month(end.year, end.month, chinese)),
        "major": c.f("major", major),
        "years": c.f("duration", c.one((f"{words[duration]}年", f"{duration}年"))),
        "level": c.f("education_level", "专科" if low else c.one(("本科", "本科", "专科"))),
        "form": c.f("study_form", c.one(("全日制", "全日制", "函授", "业余"))),
        "school": c.f("school", school),
        "schoolname": school,
        "head": c.person(45, 62).name,
        "number": c.f(
            "certificate_no", f"1{c.digits(4)}1{end.year}{c.one(('05', '06'))}{c.digits(6)}"
        ),
        "day": c.on("issued_on", end, "中" if chinese or c.odds(0.4) else "年"),
    }


def _hall(c: Drafter, size: tuple[int, int], title: str) -> Board:
    tint = c.one(("#fdfaf0", "#fff", "#f8f6ef", "#fbf3f1"))
    board = Board(
        c,
        size,
        ground=tint,
        ink="#1d1a1a",
        face=c.one(("FandolKai", "FandolSong", "AR PL KaitiM GB", "LXGW WenKai")),
    )
    ground.border(board, c.one(("#b08a3e", "#a33", "#4a6a9a")), inset=c.number(14, 34))
    if c.odds(0.5):
        ground.rosette(board, size[0] / 2, size[1] / 2, size[1] * 0.36, "#d6b06a", 0.16)
    board.middle(size[1] * 0.085, title, 46, f"font-family:'{c.head}';letter-spacing:8px")
    return board


def graduation(c: Drafter) -> Paper:
    """Lying: the portrait at the left, the sentence at the right."""
    it = _graduate(c)
    title = c.one(("毕业证书", "普通高等学校<br>毕业证书", "成人高等教育毕业证书"))
    board = _hall(c, (1160, 820), title)
    ground.face(board, 110, 230, 170, 230)
    text = (
        f"学生　{it['name']}　性别　{it['sex']}，{it['born']}生，于{it['from']}至{it['to']}在本校"
        f"{it['major']}专业{it['years']}制{it['level']}学习，修完教学计划规定的全部课程，成绩合格，准予毕业。"
    )
    board.lines(330, 230, 720, f"<p style='text-indent:2em'>{text}</p>", 25, "line-height:2.1")
    board.put(110, 640, f"校　　名：{it['school']}", 22)
    board.put(
        640, 640, f"校（院）长：{c.sign('校（院）长', it['head'], key='president', width=140)}", 22
    )
    board.put(110, 720, f"证书编号：{it['number']}", 20)
    board.put(760, 720, it["day"], 22)
    board.raw(c.seal(it["schoolname"], at=(330, 560), size=160))
    return bind(board, seal=True)


def graduation_upright(c: Drafter) -> Paper:
    """Standing: labels in rows between the sentence and the signature."""
    it = _graduate(c)
    board = _hall(c, (860, 1180), "毕 业 证 书")
    ground.face(board, 345, 200, 170, 220)
    text = (
        f"{it['name']}，{it['sex']}，{it['born']}出生。自{it['from']}至{it['to']}，在我校{it['major']}专业"
        f"（{it['form']}）就读，学制{it['years']}，层次为{it['level']}，各科考核均达到要求，准许毕业，特发此证。"
    )
    board.lines(110, 470, 640, f"<p style='text-indent:2em'>{text}</p>", 23, "line-height:2")
    board.put(420, 800, it["school"], 24)
    board.put(420, 860, f"校长　{c.sign('校长', it['head'], key='president', width=140)}", 23)
    board.put(420, 930, it["day"], 22)
    board.put(110, 1060, f"证书编号　{it['number']}", 19)
    board.raw(c.seal(it["schoolname"], at=(440, 760), size=165))
    return bind(board, seal=True)


def graduation_plain(c: Drafter) -> Paper:
    it = _graduate(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("入学时间", it["from"]),
        ("毕业时间", it["to"]),
        ("专业", it["major"]),
        ("学制", it["years"]),
        ("学历层次", it["level"]),
        ("学习形式", it["form"]),
        ("毕业院校", it["school"]),
        ("校（院）长", c.f("president", it["head"])),
        ("证书编号", it["number"]),
    ]
    title = c.one(("毕业证书", "教育部学历证书电子注册备案表"))
    seal = it["schoolname"] if title == "毕业证书" else ""
    when = it["day"] if seal else ""
    board = mockup(c, title, pairs, office="（学校公章）" if seal else "", when=when, seal=seal)
    return bind(board, seal=bool(seal))


def _scholar(c: Drafter) -> Cells:
    who, chinese = c.person(23, 48), c.odds(0.6)
    day = date(min(2026, who.born_on.year + 23), 6, c.number(1, 29))
    major, branch = c.one_of(MAJORS)
    school = c.town.city[:-1] + c.one(("样本大学", "示例理工大学", "例图师范大学"))
    level = c.one(("学士", "学士", "硕士", "博士"))
    code = {"学士": "4", "硕士": "3", "博士": "2"}[level]
    return {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, "中" if chinese else "年"),
        "school": c.f("school", school),
        "major": c.f("major", major),
        "degree": c.f("degree", f"{branch}{level}"),
        "kind": c.f("graduate_kind", c.one(("普通高等教育本科毕业生", "成人高等教育本科毕业生"))),
        "number": c.f("certificate_no", f"1{c.digits(4)}{code}{day.year}{c.digits(6)}"),
        "day": c.on("issued_on", day, "中" if chinese else "年"),
        "head": c.person(46, 63).name,
        "schoolname": school,
    }


def degree(c: Drafter) -> Paper:
    it, chair = _scholar(c), "学位评定委员会主席"
    board = _hall(c, (1160, 820), c.one(("学士学位证书", "学 位 证 书", "学位证书")))
    ground.face(board, 860, 210, 160, 215)
    text = (
        f"{it['name']}，{it['sex']}，{it['born']}生。在{it['school']}{it['major']}专业完成培养方案要求的学业，"
        f"达到学位授予标准，依照学位法律法规，授予{it['degree']}学位。"
    )
    board.lines(120, 220, 690, f"<p style='text-indent:2em'>{text}</p>", 26, "line-height:2.1")
    board.put(120, 610, it["schoolname"], 24)
    board.put(
        120, 664,
        f"{chair}：{c.sign(chair, it['head'], key='president', width=140)}", 21,
    )  # fmt: skip
    board.put(120, 724, f"证书编号：{it['number']}", 19)
    board.put(760, 724, it["day"], 22)
    board.put(840, 440, f"（{it['kind']}）", 16) if c.odds(0.5) else None
    board.raw(c.seal(it["schoolname"], at=(240, 560), size=150))
    return bind(board, seal=True)


def degree_plain(c: Drafter) -> Paper:
    it = _scholar(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("学位授予单位", it["school"]),
        ("专业", it["major"]),
        ("学位", it["degree"]),
        ("证书编号", it["number"]),
    ]
    name = it["schoolname"]
    return sealed(c, "学位证书", pairs, office=name, when=it["day"], seal=name)


VERSIONS = {
    "graduation-certificate": (graduation, graduation_upright, graduation_plain),
    "degree-certificate": (degree, degree_plain),
}
