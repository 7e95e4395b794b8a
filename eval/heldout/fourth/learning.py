"""Certificates of graduation and of degrees."""

from __future__ import annotations

from datetime import date

from eval.heldout.clerk import TODAY, chinese_day
from eval.heldout.fourth.leaf import at, bind, sitter, surround, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
SCHOOLS = ("拟样理工大学", "假设财经学院", "练习师范大学", "初稿工业大学", "样张科技职业学院")
MAJORS = ("土木工程", "会计学", "汉语言文学", "护理学", "自动化", "市场营销", "食品科学与工程")


def _month(day: date, chinese: bool) -> str:
    return chinese_day(day).rpartition("月")[0] + "月" if chinese else f"{day.year}年{day.month}月"


def _graduate(c: Registrar) -> Cells:
    who, school = c.person(21, 45), c.region.city[:-1] + c.one(SCHOOLS)
    low = school.endswith("职业学院")
    years = 3 if low else 4
    end = date(min(who.born_on.year + 22, TODAY.year), c.one_of((6, 7, 1)), c.number(1, 29))
    start, chinese = date(end.year - years, 9, 1), c.odds(0.45)
    return {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, "汉" if chinese else "年"),
        "enrolled": c.f("enrolled", _month(start, chinese)),
        "finished": c.f("finished", _month(end, chinese)),
        "major": c.f("major", c.one(MAJORS)),
        "duration": c.f("duration", c.one((f"{years}年", f"{'零一二三四'[years]}年"))),
        "level": c.f("education_level", "专科" if low else "本科"),
        "form": c.f("study_form", c.one(("全日制", "全日制", "函授", "业余"))),
        "school": c.f("school", school),
        "number": c.f(
            "certificate_no", f"1{c.digits(4)}1{end.year}{c.one(('05', '06'))}{c.digits(6)}"
        ),
        "day": c.on("issued_on", end, "汉" if chinese else "年"),
        "president": c.person(45, 62).name,
        "seal": school,
    }


def graduation(c: Registrar) -> Paper:
    """Lying, the sentence over the whole breadth, the portrait in the middle of the left."""
    it, size = _graduate(c), (1200, 840)
    gold = c.one(("#a9822f", "#8c2f2f", "#2f5f86"))
    text = (
        f"学生{it['name']}，性别{it['sex']}，{it['born']}生，{it['enrolled']}至"
        f"{it['finished']}在本校"
        f"{it['major']}专业{it['duration']}制{it['level']}学习，学完培养方案所列课程"
        "，成绩合格，准予毕业。"
    )
    html = tracery(c, size, gold, 0.12) + surround(c, size, gold)
    html += at(
        0,
        80,
        c.one(("毕业证书", "普通高等学校毕业证书")),
        f"font:50px '{c.head}';text-align:center;letter-spacing:.2em;color:{gold}",
        1200,
    )
    html += sitter(c, 110, 250, 170, 226)
    html += at(330, 220, text, "font-size:25px;line-height:2.1;text-indent:2em", 760)
    html += at(330, 540, f"校名：{it['school']}", "font-size:24px")
    sign = c.sign("校长", it["president"], key="president", width=150)
    html += at(730, 540, f"校（院）长：{sign}", "font-size:24px")
    html += at(110, 700, f"证书编号：{it['number']}", "font-size:22px")
    html += at(780, 700, it["day"], "font-size:24px")
    html += c.seal(it["seal"], at=(480, 500), size=176)
    return bind(
        c, html, size=size, text=24, seal=True, ground=c.one(("#fdfaf0", "#fff", "#f9fbfd"))
    )


def graduation_upright(c: Registrar) -> Paper:
    """Standing, the titles in the middle, facts on lines of their own."""
    it, size = _graduate(c), (840, 1160)
    tint = c.one(("#8a1c1c", "#1f3f6e", "#3d3d3d"))
    text = (
        f"{it['name']}（{it['sex']}，{it['born']}出生）于{it['enrolled']}入读本院"
        f"{it['major']}专业，"
        f"学习形式为{it['form']}，学制{it['duration']}，{it['finished']}修满规定学分，"
        f"达到{it['level']}毕业要求，准予毕业。"
    )
    html = surround(c, size, tint, 30)
    html += at(0, 100, "毕 业 证 书", f"font:48px '{c.head}';text-align:center;color:{tint}", 840)
    html += sitter(c, 340, 200, 160, 212)
    html += at(100, 470, text, "font-size:24px;line-height:2.05;text-indent:2em", 640)
    html += at(100, 810, f"学校：{it['school']}<br>证书编号：{it['number']}", "line-height:2.2")
    sign = c.sign("院长", it["president"], key="president", width=150)
    html += at(100, 930, f"院长：{sign}") + at(480, 1010, it["day"])
    html += c.seal(it["seal"], at=(500, 880), size=166)
    return bind(c, html, size=size, text=23, seal=True, ground=c.one(("#fffdf6", "#fff")))


def graduation_plain(c: Registrar) -> Paper:
    it = _graduate(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("毕业院校", it["school"]),
        ("专业", it["major"]),
        ("学历层次", it["level"]),
        ("学制", it["duration"]),
        ("学习形式", it["form"]),
        ("入学时间", it["enrolled"]),
        ("毕业时间", it["finished"]),
        ("证书编号", it["number"]),
    ]
    words = c.one(("毕业证书", "成人高等教育毕业证书", "高等教育毕业证书"))
    return plain(c, words, pairs, office="学校（章）", when=it["day"], seal=it["seal"])


def _scholar(c: Registrar) -> Cells:
    who, school = c.person(22, 45), c.region.city[:-1] + c.one(SCHOOLS[:4])
    branch = c.one(("工学", "管理学", "文学", "理学", "农学", "经济学"))
    level, code = c.one_of((("学士", "4"), ("学士", "4"), ("硕士", "3")))
    day = date(min(who.born_on.year + 23, TODAY.year - 1), c.one_of((6, 7)), c.number(1, 29))
    chinese = c.odds(0.45)
    return {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, "汉" if chinese else "年"),
        "school": c.f("school", school),
        "major": c.f("major", c.one(MAJORS)),
        "degree": c.f("degree", branch + level),
        "level": level,
        "number": c.f("certificate_no", f"1{c.digits(4)}{code}{day.year}{c.digits(6)}"),
        "day": c.on("issued_on", day, "汉" if chinese else "年"),
        "kind": c.f("graduate_kind", c.one(("普通高等教育本科毕业生", "成人高等教育本科毕业生"))),
        "president": c.person(48, 64).name,
        "seal": school,
    }


def degree(c: Registrar) -> Paper:
    """Lying: title, the sentence beside the portrait, two signatures' place, the number."""
    it, size = _scholar(c), (1200, 840)
    tint = c.one(("#0f4c5c", "#7b1e3a", "#4a4a2f"))
    kind = f"（{it['kind']}）" if it["level"] == "学士" else ""
    text = (
        f"{it['name']}，{it['sex']}，{it['born']}生。在{it['school']}完成了"
        f"{it['major']}专业的学习计划，"
        f"业已毕业，经审核符合学位授予条件，授予{it['degree']}学位。"
    )
    html = tracery(c, size, tint, 0.1) + surround(c, size, tint, 26)
    html += at(
        0,
        84,
        f"{it['level']}学位证书",
        f"font:50px '{c.head}';text-align:center;color:{tint}",
        1200,
    )
    html += at(0, 160, kind, "text-align:center;font-size:22px", 1200)
    html += sitter(c, 120, 260, 170, 226)
    html += at(340, 244, text, "font-size:26px;line-height:2.15;text-indent:2em", 740)
    sign = c.sign("学位评定委员会主席", it["president"], key="president", width=150)
    html += at(340, 580, f"学位评定委员会主席：{sign}", "font-size:23px")
    html += at(120, 710, f"证书编号：{it['number']}", "font-size:22px")
    html += at(790, 700, it["day"], "font-size:24px")
    html += c.seal(it["seal"], at=(780, 540), size=176)
    return bind(
        c, html, size=size, text=24, seal=True, ground=c.one(("#fbfaf4", "#fff", "#f6fafb"))
    )


def degree_plain(c: Registrar) -> Paper:
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
    return plain(c, "学位证书", pairs, office="（公章）", when=it["day"], seal=it["seal"])


VERSIONS = {
    "graduation-certificate": (graduation, graduation_upright, graduation_plain),
    "degree-certificate": (degree, degree_plain),
}
