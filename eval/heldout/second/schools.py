"""Graduation and degree certificates."""

from __future__ import annotations

from datetime import date

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    A4,
    css,
    d,
    l,
    mock,
    prose,
    qr,
    ruled,
    sample,
    small_portrait,
    waves,
)

UNIVERSITIES = ("湖南虚构大学", "样例科技大学", "长沙范本学院", "示范财经大学", "中南样板医学院")
COLLEGES = ("长沙样例职业技术学院", "湖南范本商务职业学院", "虚构铁道职业学院")
SCHOOLS = ("长沙市样例中等专业学校", "湖南省示范职业中专学校", "长沙市范本中学")
MAJORS = (
    "软件工程",
    "护理学",
    "工商管理",
    "食品质量与安全",
    "学前教育",
    "机械设计制造及其自动化",
    "临床医学",
    "酒店管理",
    "电子商务",
    "法学",
)
WIDE = (1180, 830)


def _graduate(c: Scribe) -> tuple[str, dict[str, str]]:
    who = c.person(22, 52)
    kind = c.one(("大学", "大学", "学院", "中专"))
    school = c.one({"大学": UNIVERSITIES, "学院": COLLEGES, "中专": SCHOOLS}[kind])
    years = {"大学": 4, "学院": 3, "中专": 3}[kind]
    year = who.born_on.year + (18 if kind == "中专" else 22)
    start, day = date(year - years, 9, 1), date(year, c.number(6, 8), c.number(1, 30))
    level = {"大学": "本科", "学院": "专科", "中专": "中等专业"}[kind]
    word = "四" if years == 4 else "三"
    form = c.one(("年", "中"))
    return school, {
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, form),
        "from": c.f("enrolled", f"{start.year}年{start.month}月"),
        "until": c.f("finished", f"{day.year}年{day.month}月"),
        "major": c.f("major", c.one(MAJORS)),
        "years": c.f("duration", c.one((f"{word}年", f"{years}年"))),
        "level": c.f("education_level", level),
        "study": c.f("study_form", c.one(("全日制", "普通全日制", "函授", "业余"))),
        "school": c.f("school", school),
        "number": c.f("certificate_no", f"1{c.digits(4)}1{day.year}0{c.number(5, 7)}{c.digits(6)}"),
        "issued": c.on("issued_on", day, c.one(("年", "中", "空"))),
        "head": c.person(44, 62).name,
    }


def graduation(c: Scribe) -> Paper:
    """Prose as each school words it, over the school's name and its head's."""
    school, it = _graduate(c)
    text = c.one(
        (
            f"""学生{it["name"]}，性别{it["sex"]}，{it["born"]}出生，自{it["from"]}至{it["until"]}
        在我校{it["major"]}专业{it["study"]}学习，学制{it["years"]}，{it["level"]}层次，
        学完培养方案所列课程，成绩及格，准许毕业。""",
            f"""{it["name"]}　{it["sex"]}，生于{it["born"]}，{it["from"]}入学，在本校
        {it["major"]}专业{it["level"]}班学习，学制{it["years"]}，于{it["until"]}学习期满，
        考试与实习均达到要求，经审定毕业。""",
            f"""兹有学员{it["name"]}，{it["sex"]}，{it["born"]}生，在{it["from"]}到{it["until"]}间
        参加
        {it["major"]}专业{it["level"]}（{it["study"]}，{it["years"]}）教育，修满规定学分，
        通过毕业考核，特发此证。""",
        )
    )
    head = c.sign("校长", it["head"], key="president", width=150)
    titles = ("毕业证书", "普通高等学校毕业证书", "成人高等教育毕业证书")
    title = titles[0] if school in SCHOOLS else c.one(titles)
    stamp = c.over(it["school"], school, size=158, right=-30)
    body = prose(f"""<div style="position:absolute;inset:70px 96px"><h1>{title}</h1>
        {small_portrait(c, 150, 196, "position:absolute;left:0;top:150px")}
        <p style="margin:20px 0 0 200px">{text}</p>
        <div style="margin:60px 0 0 200px;display:flex;justify-content:space-between">
        <span>校名：{stamp}</span><span>{c.one(("校（院）长", "校长", "院长"))}：{head}</span></div>
        <div style="margin:44px 0 0 0;display:flex;justify-content:space-between">
        <span>证书编号：{it["number"]}</span><span>{it["issued"]}</span></div></div>{sample(c)}""")
    return Paper(
        None, (body,), WIDE, css(c, 24, 1.85) + waves(c, "#e5d3a9", "#fffdf5"), bears_seal=True
    )


def graduation_online(c: Scribe) -> Paper:
    """The record a citizen prints from the register of diplomas."""
    school, it = _graduate(c)
    table = ruled(
        [
            l("姓名")
            + d(it["name"])
            + l("性别")
            + d(it["sex"])
            + d(small_portrait(c, 104, 134, ""), 1, 4, "text-align:center"),
            l("出生日期") + d(it["born"]) + l("入学时间") + d(it["from"]),
            l("毕业时间") + d(it["until"]) + l("学历层次") + d(it["level"]),
            l("学习形式") + d(it["study"]) + l("学制") + d(it["years"]),
            l("学校名称") + d(it["school"], 4),
            l("专业") + d(it["major"], 4),
            l("证书编号") + d(it["number"], 4),
            l("校（院）长姓名") + d(c.f("president", it["head"]), 4),
        ],
        (17, 22, 15, 22, 24),
        2.3,
    )
    body = prose(f"""<div class="sheet"><h1>毕业证书电子信息备案表</h1>{table}
        <p class="n" style="font-size:.82em">说明：内容与学校上报的学历信息相同；在线核验码可供他人
        查询。
        </p><div class="c" style="margin-top:20px">{qr(c, 140, "")}</div>
        {c.seal(school, c.one(("", "学历专用章")), at=(420, 640), size=150)}</div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 18, 1.4), bears_seal=True)


def graduation_mock(c: Scribe) -> Paper:
    school, it = _graduate(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("毕业院校", it["school"]),
        ("专业", it["major"]),
        ("学历层次", it["level"]),
        ("入学时间", it["from"]),
        ("毕业时间", it["until"]),
        ("证书编号", it["number"]),
        (c.one(("落款日期", "发证日期")), it["issued"]),
    ]
    return mock(c, "毕业证书", pairs, seal=(school, ""))


def _degree(c: Scribe) -> tuple[str, dict[str, str]]:
    who, school = c.person(22, 50), c.one(UNIVERSITIES)
    level = c.one(("学士", "学士", "硕士", "博士"))
    day = date(who.born_on.year + 22, 6, c.number(12, 30))
    branch = c.one(("工学", "理学", "管理学", "法学", "医学", "文学", "经济学"))
    return school, {
        "level": level,
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on, c.one(("年", "中"))),
        "school": c.f("school", school),
        "major": c.f("major", c.one(MAJORS)),
        "degree": c.f("degree", f"{branch}{level}"),
        "kind": c.f("graduate_kind", c.one(("普通高等教育本科毕业生", "成人高等教育本科毕业生"))),
        "number": c.f("certificate_no", f"1{c.digits(4)}{c.number(2, 5)}{day.year}{c.digits(6)}"),
        "issued": c.on("issued_on", day, c.one(("年", "中", "空"))),
        "head": c.person(44, 62).name,
    }


def degree(c: Scribe) -> Paper:
    school, it = _degree(c)
    text = c.one(
        (
            f"""{it["name"]}，{it["sex"]}，{it["born"]}出生，在{it["school"]}{it["major"]}专业修业
        完毕，
        论文答辩和考试成绩符合授予条件，经学位评定委员会审议，授予{it["degree"]}学位。""",
            f"""兹授予　{it["name"]}（{it["sex"]}，生于{it["born"]}）　{it["degree"]}学位。该生于
        {it["school"]}修读{it["major"]}专业，已达到国家规定的学术水平。""",
        )
    )
    kind = f"（{it['kind']}）" if it["level"] == "学士" and c.odds(0.6) else ""
    head = c.sign("学位评定委员会主席", it["head"], key="president", width=150)
    portrait = small_portrait(c, 140, 182, "position:absolute;left:0;top:130px")
    stamp = c.over("（学位授予单位印章）", school, size=156, right=-20)
    body = prose(f"""<div style="position:absolute;inset:74px 100px"><h1>{it["level"]}学位证书</h1>
        {portrait}<p style="margin-left:190px">{text}</p>
        <div class="c" style="margin-left:190px">{kind}</div>
        <div style="display:flex;justify-content:space-between;margin:96px 0 0 190px">{stamp}
        <span>学位评定委员会主席：{head}</span></div>
        <div style="display:flex;justify-content:space-between;margin-top:46px">
        <span>证书编号　{it["number"]}</span><span>{it["issued"]}</span></div></div>{sample(c)}""")
    return Paper(
        None, (body,), WIDE, css(c, 24, 1.85) + waves(c, "#c9c4e2", "#fdfcff"), bears_seal=True
    )


def degree_mock(c: Scribe) -> Paper:
    school, it = _degree(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("学位授予单位", it["school"]),
        ("专业", it["major"]),
        ("学位", it["degree"]),
        ("证书编号", it["number"]),
        ("发证日期", it["issued"]),
    ]
    return mock(c, f"{it['level']}学位证书", pairs, seal=(school, ""))


VERSIONS = {
    "graduation-certificate": (graduation, graduation, graduation_online, graduation_mock),
    "degree-certificate": (degree, degree_mock),
}
