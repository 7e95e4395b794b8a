"""Household register, real estate, marriage and divorce certificates."""

from __future__ import annotations

from eval.foundry.people import Person
from eval.heldout.clerk import Clerk, chinese_day
from eval.heldout.paper import Paper
from eval.heldout.style import base, emblem, portrait, rows, specimen, table

LEAF = (640, 900)
WIDE = (900, 640)


def household_head(c: Clerk) -> Paper:
    """The first leaf: a ruled table under no title but the kind of household."""
    who = c.person(30, 75)
    day = c.past(300, 6000)
    station = f"长沙市公安局{c.district()[:-1]}分局样本派出所"
    kind = c.one(("非农业家庭户", "家庭户", "居民家庭户", "集体户"))
    cells = table(
        [
            ("户　别", c.v("household_type", "户别", kind)),
            ("户主姓名", c.v("head_name", "户主姓名", who.name)),
            ("户　号", c.v("household_no", "户号", c.digits(9))),
            ("住　址", c.v("address", "住址", who.address)),
        ],
        columns=2,
    )
    body = (
        '<div style="padding:70px 50px"><h1>居民户口簿</h1>'
        if c.odds(0.5)
        else '<div style="padding:90px 50px">'
    )
    body += (
        f"{cells}<p style='margin-top:60px'>省级公安机关户口专用章　　户口登记机关户口专用章</p>"
        f"<p style='margin-top:110px'>承办人签章：{c.sign('承办人签章', c.person().name)}</p>"
        f"<p style='text-align:right'>{c.day('issued_on', '签发日期', day)} 签发</p></div>"
        + c.seal("湖南省公安厅", "户口专用章", at=(90, 330), size=140)
        + c.seal(station, "户口专用章", at=(520, 330), size=148)
        + specimen(c)
    )
    css = base(c, size=19) + "&{background:#f7f3e6} td{height:48px}"
    return Paper(None, (body,), WIDE, css, bears_seal=True)


def household_head_list(c: Clerk) -> Paper:
    """A plain table as typed copies of the leaf have it."""
    who = c.person(30, 75)
    cells = rows(
        [
            ("户别", c.v("household_type", "户别", c.one(("家庭户", "集体户")))),
            ("户主姓名", c.v("head_name", "户主姓名", who.name)),
            ("户号", c.v("household_no", "户号", c.digits(8))),
            ("住址", c.v("address", "住址", who.address)),
        ],
        wide=4,
    )
    body = (
        f'<div style="padding:50px 60px"><h1>户口簿首页</h1>{cells}'
        f'<p style="margin-top:120px;text-align:right">户口登记机关（专用章）<br>'
        f"{c.day('issued_on', '签发日期', c.past())}</p></div>"
        + c.seal(
            f"长沙市公安局{c.district()[:-1]}分局样本派出所", "户口专用章", at=(560, 380), size=150
        )
        + specimen(c)
    )
    return Paper(None, (body,), WIDE, base(c, size=21), bears_seal=True)


def _member(c: Clerk, who: Person) -> list[tuple[str, str]]:
    day = who.born_on
    born = f"{day.year}年{day.month}月{day.day}日"
    return [
        ("姓　名", c.v("name", "姓名", who.name)),
        (
            "户主或与户主关系",
            c.v("relation", "户主或与户主关系", c.one(("户主", "妻", "子", "女", "夫"))),
        ),
        ("曾用名", ""),
        ("性　别", c.v("sex", "性别", who.sex)),
        ("出生地", c.v("birthplace", "出生地", "湖南省长沙市")),
        ("民　族", c.v("ethnicity", "民族", who.ethnicity)),
        ("籍　贯", c.v("native_place", "籍贯", "湖南省长沙市")),
        ("出生日期", c.v("born_on", "出生日期", born, str(day))),
        ("公民身份号码", c.v("id_number", "公民身份证件编号", who.id_number)),
        ("宗教信仰", ""),
        ("文化程度", c.v("education", "文化程度", c.one(("大学本科", "高中", "初中")))),
        ("婚姻状况", c.v("marital_status", "婚姻状况", c.one(("已婚", "未婚")))),
        ("兵役状况", ""),
        ("服务处所", ""),
        ("职　业", ""),
    ]


def household_member(c: Clerk) -> Paper:
    cells = table(_member(c, c.person(5, 70)), columns=2)
    body = (
        f'<div style="padding:36px 40px"><h1>常住人口登记卡</h1>{cells}'
        f"<p style='margin-top:26px'>承办人签章：{c.sign('承办人签章', c.person().name)}　　"
        f"登记日期：{c.day('registered_on', '登记日期', c.past())}</p></div>"
        + c.seal(
            f"长沙市公安局{c.district()[:-1]}分局样本派出所", "户口专用章", at=(690, 440), size=140
        )
        + specimen(c)
    )
    css = base(c, size=17) + "&{background:#f8f5ea} td{height:34px;padding:2px 6px}"
    return Paper(None, (body,), WIDE, css, bears_seal=True)


def household_member_tall(c: Clerk) -> Paper:
    pairs = [pair for pair in _member(c, c.person(5, 70)) if pair[1] or c.odds(0.5)]
    body = (
        f'<div style="padding:36px 44px"><h1>常住人口登记卡</h1>{table(pairs)}</div>'
        + c.seal("长沙市公安局样本派出所", "户口专用章", at=(400, 660), size=140)
        + specimen(c)
    )
    return Paper(None, (body,), LEAF, base(c, size=18, line=1.5), bears_seal=True)


def _estate(c: Clerk) -> tuple[str, list[tuple[str, str]]]:
    year, owner = c.number(2016, 2026), c.person().name if c.odds(0.7) else c.firm()
    number = f"湘({year})长沙市不动产权第{c.digits(7)}号"
    land, house = f"{c.number(20, 900)}.{c.digits(1)}8", f"{c.number(40, 300)}.{c.digits(1)}6"
    use = c.one(("住宅", "商业", "成套住宅", "商业服务"))
    pairs = [
        ("权利人", c.v("owner", "权利人", owner)),
        ("共有情况", c.v("sharing", "共有情况", c.one(("单独所有", "共同共有")))),
        ("坐落", c.v("location", "坐落", c.address(flat=c.odds(0.6)))),
        ("不动产单元号", c.v("unit_number", "不动产单元号", f"430190{c.digits(13)}F{c.digits(8)}")),
        ("权利类型", c.v("right_type", "权利类型", "国有建设用地使用权/房屋所有权")),
        ("权利性质", c.v("right_nature", "权利性质", "出让/市场化商品房")),
        ("用途", c.v("use", "用途", f"城镇住宅用地/{use}" if c.odds(0.5) else use)),
        ("面积", c.v("area", "面积", f"土地使用权面积{land}㎡/房屋建筑面积{house}㎡")),
        (
            "使用期限",
            c.v("term", "使用期限", f"国有建设用地使用权至{c.number(2050, 2085)}年06月30日止"),
        ),
    ]
    return c.v("certificate_no", "证号", number, number), pairs


def estate(c: Clerk) -> Paper:
    number, pairs = _estate(c)
    body = (
        f'<div style="padding:46px 50px"><div style="text-align:center;margin-bottom:14px">'
        f"{number}</div>{table([*pairs, ('权利其他状况', '')])}"
        f'<div style="text-align:right;margin-top:34px">登记机构（章）　　<br>'
        f"{c.day('issued_on', '登记日期', c.past())}</div></div>"
        + c.seal("长沙市自然资源和规划局", "不动产登记专用章", at=(440, 730), size=150)
        + specimen(c)
    )
    css = base(c, size=18, line=1.5) + "&{background:#fbf4f0} td{padding:12px 8px}"
    return Paper(None, (body,), (720, 1000), css, bears_seal=True)


def estate_spread(c: Clerk) -> Paper:
    """The opened booklet: the law's words and the seal on the left, the table on the right."""
    number, pairs = _estate(c)
    day = c.past()
    body = (
        '<div style="position:absolute;left:40px;top:50px;width:480px"><h1>不动产权证书</h1>'
        '<p class="i">根据有关法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的'
        "本证所列"
        "不动产权利，经审查核实，准予登记，颁发此证。</p>"
        f'<p style="margin-top:150px;text-align:right">登记机构（章）<br>'
        f"{c.v('issued_on', '登记日期', chinese_day(day), str(day))}</p></div>"
        f'<div style="position:absolute;left:580px;top:40px;width:580px"><p>{number}</p>'
        f"{table(pairs)}</div>"
        + c.seal("长沙市不动产登记中心", "登记专用章", at=(290, 330), size=150)
        + specimen(c)
    )
    css = base(c, size=17, line=1.5) + "&{background:#fdf7f4}"
    return Paper(None, (body,), (1200, 800), css, bears_seal=True)


def _couple(c: Clerk) -> tuple[Person, Person]:
    first = second = c.person(24, 55)
    while second.sex == first.sex:
        second = c.person(24, 55)
    return first, second


def _spouse(c: Clerk, who: Person) -> str:
    which, side = ("man", "男方") if who.sex == "男" else ("woman", "女方")
    day = who.born_on
    return rows(
        [
            ("姓名", c.v(f"{which}_name", f"{side}姓名", who.name)),
            ("性别", who.sex),
            ("国籍", c.v(f"{which}_nationality", "国籍", "中国")),
            (
                "出生日期",
                c.v(
                    f"{which}_born_on",
                    "出生日期",
                    f"{day.year}年{day.month:02d}月{day.day:02d}日",
                    str(day),
                ),
            ),
            ("身份证件号", c.v(f"{which}_id_number", "身份证件号", who.id_number)),
        ],
        colon="　",
        gap=0.15,
        wide=5,
    )


def _union(c: Clerk, *, divorce: bool) -> Paper:
    first, second = _couple(c)
    day = c.past(30, 6000)
    holder = first if c.odds(0.5) else second
    code, word = ("L", "离婚") if divorce else ("J", "结婚")
    number = f"{code}430190-{day.year}-{c.digits(6)}"
    office = f"长沙市{c.district()}民政局"
    left = rows(
        [
            ("持证人", c.v("holder", "持证人", holder.name)),
            (
                "登记日期",
                c.v(
                    "registered_on",
                    "登记日期",
                    f"{day.year}年{day.month:02d}月{day.day:02d}日",
                    str(day),
                ),
            ),
            (f"{word}证字号", c.v("certificate_no", f"{word}证字号", number)),
            ("备注", c.one(("", "无", "补发"))),
        ],
        colon="　",
        wide=5,
        gap=0.5,
    )
    spread = c.odds(0.55)
    words = (
        f"<p class='i'>{word}申请，符合《中华人民共和国民法典》规定，予以登记，发给此证。</p>"
        f"<p>婚姻登记员：{c.sign('婚姻登记员', c.person().name)}</p>"
    )
    couple = _spouse(c, first) + "<hr>" + _spouse(c, second)
    picture = portrait(c, 60, 50, 200 if not divorce else 120, 140)
    place = (250, 120) if spread else (420, 130)
    body = (
        f'<div style="position:absolute;left:50px;top:210px;width:480px">{left}{words}</div>'
        + picture
        + (
            f'<div style="position:absolute;left:590px;top:60px;width:520px">{couple}</div>'
            if spread
            else f'<div style="position:absolute;left:50px;top:540px;width:560px">{couple}</div>'
        )
        + (f'<div style="position:absolute;left:300px;top:40px;font-size:1.5em">{word}证</div>')
        + c.seal(office, "婚姻登记专用章", at=place, size=140)
        + specimen(c)
    )
    css = base(c, size=19, line=1.6) + f"&{{background:{c.one(('#fbeeee', '#fdf5f0', '#f8f0f4'))}}}"
    return Paper(None, (body,), (1140, 640) if spread else (680, 960), css, bears_seal=True)


def marriage(c: Clerk) -> Paper:
    return _union(c, divorce=False)


def divorce(c: Clerk) -> Paper:
    return _union(c, divorce=True)


def marriage_screen(c: Clerk) -> Paper:
    """A web mock-up: the title, then everything as label and value."""
    first, second = _couple(c)
    day = c.past(30, 4000)
    body = (
        f'<div style="border:6px double #b33;margin:18px;padding:30px 44px;height:{900 - 110}px">'
        f"{emblem(560, 40, 70, '#c33')}<h1 style='color:#b22'>结 婚 证</h1>"
        + rows(
            [
                (
                    "结婚证字号",
                    c.v("certificate_no", "结婚证字号", f"J430190-{day.year}-{c.digits(6)}"),
                ),
                ("持证人", c.v("holder", "持证人", first.name)),
                ("登记日期", c.day("registered_on", "登记日期", day)),
            ]
        )
        + _spouse(c, first)
        + _spouse(c, second)
        + "<p style='text-align:right;margin-top:50px'>"
        + f"登记机关：长沙市{c.district()}民政局</p></div>"
        + c.seal("长沙市民政局", "婚姻登记专用章", at=(430, 690), size=140)
        + specimen(c)
    )
    return Paper(None, (body,), (680, 900), base(c, size=20, line=1.5), bears_seal=True)


VERSIONS = {
    "household-register-head": (household_head, household_head_list),
    "household-register-member": (household_member, household_member_tall),
    "real-estate-certificate": (estate, estate_spread),
    "marriage-certificate": (marriage, marriage_screen),
    "divorce-certificate": (divorce,),
}
