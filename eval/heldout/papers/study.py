"""Graduation and degree certificates."""

from __future__ import annotations

from datetime import date

from eval.heldout.clerk import Clerk, chinese_day
from eval.heldout.paper import Paper
from eval.heldout.style import base, portrait, rows, specimen

SCHOOLS = ("湖南样本大学", "长沙示例职业技术学院", "样板理工大学", "中部模拟师范大学")
MAJORS = ("计算机科学与技术", "食品科学与工程", "会计学", "护理", "土木工程", "汉语言文学")
WIDE = (1100, 780)


def _month(c: Clerk, day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if c.odds(0.5) else chinese_day(day)


def graduation(c: Clerk) -> Paper:
    """The classic: one paragraph of prose, photograph on the left."""
    who, school, major = c.person(22, 45), c.one(SCHOOLS), c.one(MAJORS)
    year = who.born_on.year + 22
    day, born = date(year, 6, c.number(10, 30)), who.born_on
    level = c.one(("本科", "专科"))
    kind = c.one(("普通高等教育", "成人高等教育"))
    number = f"{c.digits(5)}1{year}05{c.digits(6)}"
    president = c.person(45, 60).name
    text = (
        f"学生　{c.v('name', '姓名', who.name)}　，性别 {c.v('sex', '性别', who.sex)}，"
        f"{c.v('born_on', '出生日期', f'{born.year}年{born.month}月{born.day}日', str(born))}生，"
        f"于{c.v('enrolled', '入学时间', f'{year - 4}年9月')}至"
        f"{c.v('finished', '毕业时间', f'{year}年6月')}在本校 {c.v('major', '专业', major)} 专业"
        f"{c.v('duration', '学制', '四年' if level == '本科' else '三年')}制 "
        f"{c.v('education_level', '学历层次', level)} 学习，"
        "修完教学计划规定的全部课程，成绩合格，准予毕业。"
    )
    title = f"{kind}毕业证书" if c.odds(0.5) else "毕 业 证 书"
    body = (
        f'<div style="padding:70px 90px"><h1>{title}</h1>'
        f'<div style="margin-left:190px;text-indent:2em">{text}</div>'
        f'<div style="margin-top:70px;display:flex;justify-content:space-between"><span>'
        f"校　名：{c.v('school', '学校名称', school)}</span><span>校（院）长："
        f"{c.sign('校长', president, key='president')}</span></div>"
        f'<div style="margin-top:26px;display:flex;justify-content:space-between"><span>'
        f"证书编号：{c.v('certificate_no', '证书编号', number)}</span><span>"
        f"{c.v('issued_on', '毕业日期', _month(c, day), str(day))}</span></div></div>"
        + portrait(c, 90, 190, 150, 200)
        + c.seal(school, at=(c.number(300, 420), 430), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), WIDE, base(c, size=23, line=1.9), bears_seal=True)


def graduation_list(c: Clerk) -> Paper:
    """A registration form of the electronic certificate: labels and values."""
    who, school = c.person(22, 45), c.one(SCHOOLS)
    day = date(who.born_on.year + 22, 7, 1)
    pairs = [
        ("姓名", c.v("name", "姓名", who.name)),
        ("性别", c.v("sex", "性别", who.sex)),
        ("出生日期", c.day("born_on", "出生日期", who.born_on)),
        ("毕业时间", c.v("finished", "毕业时间", f"{day.year}年{day.month}月{day.day}日")),
        ("学校名称", c.v("school", "学校名称", school)),
        ("专业", c.v("major", "专业", c.one(MAJORS))),
        ("层次", c.v("education_level", "学历层次", c.one(("本科", "专科")))),
        ("证书编号", c.v("certificate_no", "证书编号", f"{c.digits(5)}1{day.year}05{c.digits(6)}")),
        ("校（院）长姓名", c.v("president", "校长", c.person(45, 60).name)),
    ]
    body = (
        f'<div style="padding:60px 80px"><h1>毕业证书</h1><div style="width:640px">'
        f"{rows(pairs, wide=7, gap=0.3)}</div></div>"
        + portrait(c, 820, 150, 150, 200)
        + c.seal(school, at=(700, 480), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), WIDE, base(c, size=22, line=1.6), bears_seal=True)


def degree(c: Clerk) -> Paper:
    who, school, major = c.person(22, 45), c.one(SCHOOLS), c.one(MAJORS)
    day, born = date(who.born_on.year + 22, 6, c.number(10, 30)), who.born_on
    branch = c.one(("工学", "管理学", "文学", "理学"))
    level = c.one(("学士", "硕士"))
    number = f"{c.digits(5)}4{day.year}{c.digits(6)}"
    text = (
        f"{c.v('name', '姓名', who.name)}，{c.v('sex', '性别', who.sex)}，"
        f"{c.v('born_on', '出生日期', f'{born.year}年{born.month}月{born.day}日', str(born))}生。"
        f"在 {c.v('school', '学校名称', school)} 完成了 {c.v('major', '专业', major)} 专业"
        f"{'本科' if level == '学士' else '硕士研究生'}学习计划，业已毕业，经审核符合"
        "《中华人民共和国学位条例》的规定，授予 "
        f"{c.v('degree', '学位', branch + level)} 学位。"
    )
    body = (
        f'<div style="padding:70px 100px"><h1>{level}学位证书</h1>'
        f'<div style="margin-left:{c.number(0, 2) * 190}px;text-indent:2em">{text}</div>'
        f'<div style="margin-top:60px;text-align:right">{school}<br>校长（学位评定委员会主席）：'
        f"{c.sign('校长', c.person(45, 60).name, key='president')}</div>"
        f'<div style="margin-top:26px;display:flex;justify-content:space-between"><span>证书编号：'
        f"{c.v('certificate_no', '证书编号', number)}</span><span>"
        f"{c.v('issued_on', '授予日期', _month(c, day), str(day))}</span></div></div>"
        + c.seal(school, at=(c.number(600, 740), 420), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), WIDE, base(c, size=24, line=1.9), bears_seal=True)


VERSIONS = {
    "graduation-certificate": (graduation, graduation_list),
    "degree-certificate": (degree,),
}
