"""Household registers, certificates of marriage and of divorce."""

from __future__ import annotations

from datetime import date

from eval.foundry.people import Person
from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    A4,
    Pair,
    badge,
    css,
    d,
    l,
    mock,
    prose,
    ruled,
    sample,
    small_portrait,
    stacked,
    waves,
)

LEAF = (1000, 700)


def _station(c: Scribe) -> str:
    place = c.one(("样例街", "示范园", "虚构岭", "范本桥"))
    return f"长沙市公安局{c.district()[:-1]}分局{place}派出所"


def _house(c: Scribe) -> dict[str, str]:
    who = c.person(28, 80)
    kind = c.one(("家庭户", "集体户", "非农业家庭户", "居民户", "农业家庭户"))
    return {
        "category": c.f("category", kind),
        "head": c.f("head", who.name),
        "number": c.f("number", c.digits(c.number(6, 10))),
        "address": c.f("address", who.address),
        "issued": c.on("issued_on", c.past(200, 6500), c.one(("空", "年", "0年"))),
    }


def head_leaf(c: Scribe) -> Paper:
    """The first leaf: four cells, room for two seals, and the table of removals below."""
    it, station = _house(c), _station(c)
    moved = ruled(
        [l("变动后的住址") + l("变动日期") + l("承办人签章"), *(d("") * 3 for _ in range(3))],
        (60, 20, 20),
        1.9,
    )
    cells = ruled(
        [
            l("户　　别") + d(it["category"]) + l("户主姓名") + d(it["head"]),
            l("户　　号") + d(it["number"]) + l("住　　址") + d(it["address"]),
        ],
        (14, 26, 14, 46),
        3,
    )
    clerk = c.sign("承办人签章", c.person().name, width=140)
    province = c.seal("湖南省公安厅", "户口专用章", at=(150, 212), size=132)
    local = c.seal(station, "户口专用章", at=(650, 210), size=136)
    body = prose(f"""<div style="position:absolute;inset:44px 54px">{cells}
        <div style="display:flex;justify-content:space-around;margin-top:66px">
        <span>省级公安机关户口专用章</span><span>户口登记机关户口专用章</span></div>
        <div style="display:flex;justify-content:space-between;margin:112px 40px 20px">
        <span>承办人签章：{clerk}</span><span>签发日期：{it["issued"]}</span></div>
        <div class="c">住址变动登记</div>{moved}</div>{province}{local}{sample(c)}""")
    return Paper(
        None, (body,), LEAF, css(c, 19, 1.4) + waves(c, "#d9c9a4", "#fbf7ea"), bears_seal=True
    )


def head_upright(c: Scribe) -> Paper:
    """An upright leaf of another year, each line ruled by itself."""
    it, station = _house(c), _station(c)
    rows = "".join(
        '<div style="display:flex;margin:1.3em 0"><span style="flex:none;width:5.5em">'
        f'{label}</span><span style="flex:1;border-bottom:1px solid #555">{cell}</span></div>'
        for label, cell in (
            ("户　　别", it["category"]),
            ("户主姓名", it["head"]),
            ("户　　号", it["number"]),
            ("住　　址", it["address"]),
        )
    )
    clerk = c.sign("承办人签章", c.person().name)
    body = prose(f"""<div style="position:absolute;inset:56px 66px"><h1>居 民 户 口 簿</h1>{rows}
        <p class="n" style="margin-top:130px">户口登记机关
        {c.over("（户口专用章）", station, "户口专用章", size=138)}</p>
        <p class="n" style="margin-top:60px">承办人签章{clerk}</p>
        <p class="n">{it["issued"]}签发</p></div>{sample(c)}""")
    return Paper(
        None, (body,), (700, 980), css(c, 20, 1.5) + "&{background:#f7f1df}", bears_seal=True
    )


def head_mock(c: Scribe) -> Paper:
    it = _house(c)
    pairs = [
        ("户别", it["category"]),
        ("户主姓名", it["head"]),
        ("户号", it["number"]),
        ("住址", it["address"]),
        ("签发日期", it["issued"]),
    ]
    return mock(
        c,
        c.one(("居民户口簿", "户口簿（户主页）", "居民户口簿首页")),
        pairs,
        seal=(_station(c), "户口专用章"),
    )


def _member(c: Scribe) -> dict[str, str]:
    who = c.person(4, 78)
    age = 2026 - who.born_on.year
    kin = c.one(("户主", "妻", "长女", "长子", "次子", "父亲", "儿媳", "之妻", "孙女", "夫"))
    day = c.past(100, 5000)
    return {
        "name": c.f("name", who.name),
        "relation": c.f("relation", kin),
        "former": c.f("former_name", who.name[0] + c.one(("小样", "二样"))) if c.odds(0.2) else "",
        "sex": c.f("sex", who.sex),
        "birthplace": c.f("birthplace", f"湖南省长沙市{c.district()}"),
        "ethnicity": c.f("ethnicity", f"{who.ethnicity}族" if c.odds(0.4) else who.ethnicity),
        "native": c.f("native_place", c.one(("湖南省长沙市", "湖南省", "湖南省浏阳市"))),
        "born": c.on("born_on", who.born_on, c.one(("年", "0年", "-"))),
        "number": c.f("id_number", who.id_number),
        "height": c.f("height", f"{c.number(150, 186)}厘米") if age > 17 and c.odds(0.5) else "",
        "blood": c.f("blood_type", c.one(("A", "B", "O", "AB", "不明"))) if c.odds(0.4) else "",
        "education": c.f(
            "education",
            "小学"
            if age < 18
            else c.one(("大学本科", "大学专科", "普通高中", "初级中学", "中等专科")),
        ),
        "marriage": c.f(
            "marital_status",
            "未婚" if age < 22 else c.one(("有配偶", "未婚", "已婚", "丧偶", "离婚")),
        ),
        "service": c.f("military_service", c.one(("未服兵役", "退出现役"))) if c.odds(0.5) else "",
        "work": c.f("workplace", c.firm()) if age > 20 and c.odds(0.5) else "",
        "job": c.f("occupation", c.one(("职员", "教师", "粮农", "工人", "学生"))),
        "city": c.f("moved_to_city", f"{c.say(day, '年')}由湖南省岳阳市迁来")
        if c.odds(0.4)
        else "",
        "here": c.f("moved_in", f"{c.say(day, '年')}由本市{c.district()}迁来")
        if c.odds(0.4)
        else "",
        "registered": c.on("registered_on", c.past(60, 4000), c.one(("空", "年"))),
    }


def _card(c: Scribe, it: dict[str, str]) -> str:
    number = "公民身份<br>证件编号" if c.odds(0.5) else "公民身份号码"
    return ruled(
        [
            l("姓　　名", 2)
            + d(it["name"], 4)
            + l("户主或与<br>户主关系", 2)
            + d(it["relation"], 4),
            l("曾 用 名", 2) + d(it["former"], 4) + l("性　　别", 2) + d(it["sex"], 4),
            l("出 生 地", 2) + d(it["birthplace"], 4) + l("民　　族", 2) + d(it["ethnicity"], 4),
            l("籍　　贯", 2) + d(it["native"], 4) + l("出生日期", 2) + d(it["born"], 4),
            l("本市（县）<br>其他住址", 2) + d("", 6) + l("宗教信仰", 2) + d("", 2),
            l(number, 2)
            + d(it["number"], 4)
            + l("身　高")
            + d(it["height"], 2)
            + l("血　型")
            + d(it["blood"], 2),
            l("文化程度", 2)
            + d(it["education"], 2)
            + l("婚姻状况", 2)
            + d(it["marriage"], 2)
            + l("兵役状况", 2)
            + d(it["service"], 2),
            l("服务处所", 2) + d(it["work"], 6) + l("职　　业", 2) + d(it["job"], 2),
            l("何时由何地迁<br>来本市（县）", 3) + d(it["city"], 9),
            l("何时由何地<br>迁来本址", 3) + d(it["here"], 9),
        ],
        (8.3,) * 12,
        2.3,
    )


def member_leaf(c: Scribe) -> Paper:
    """The card with its twelve columns of split cells."""
    it = _member(c)
    clerk = c.sign("承办人签章", c.person().name)
    stamp = c.seal(_station(c), "户口专用章", at=(780, 540), size=132)
    body = prose(f"""<div style="position:absolute;inset:26px 40px"><h1>常住人口登记卡</h1>
        {_card(c, it)}<div style="display:flex;justify-content:space-between;margin:14px 60px 0">
        <span>承办人签章：{clerk}</span><span>登记日期：{it["registered"]}</span></div></div>
        {stamp}{sample(c)}""")
    return Paper(
        None,
        (body,),
        (1040, 740),
        css(c, 17, 1.25) + waves(c, "#dccfae", "#fcf8ec"),
        bears_seal=True,
    )


def member_spread(c: Scribe) -> Paper:
    """The opened booklet: the card above, the page of corrections below."""
    it = _member(c)
    clerk = c.sign("承办人签章", c.person().name)
    changes = ruled(
        [
            l("项　目")
            + l("变更、更正后的内容")
            + l("申报人签章")
            + l("变更、更正日期")
            + l("承办人签章"),
            *(d("") * 5 for _ in range(6)),
        ],
        (14, 34, 16, 20, 16),
        1.9,
    )
    stamp = c.seal(_station(c), "户口专用章", at=(600, 560), size=134)
    body = prose(f"""<div style="position:absolute;inset:40px 44px">
        <div style="font-size:1.35em;text-align:center;margin-bottom:.5em">常住人口登记卡</div>
        {_card(c, it)}<p class="n" style="margin:10px 20px 70px">登记日期：{it["registered"]}
        　　　承办人签章：{clerk}</p><div class="c">登记事项变更和更正记载</div>{changes}</div>
        {stamp}{sample(c)}""")
    return Paper(
        None, (body,), (900, 1140), css(c, 16, 1.25) + "&{background:#faf5e6}", bears_seal=True
    )


def member_mock(c: Scribe) -> Paper:
    it = _member(c)
    pairs = [
        ("姓名", it["name"]),
        ("户主或与户主关系", it["relation"]),
        ("性别", it["sex"]),
        ("出生地", it["birthplace"]),
        ("民族", it["ethnicity"]),
        ("籍贯", it["native"]),
        ("出生日期", it["born"]),
        ("公民身份号码", it["number"]),
        ("文化程度", it["education"]),
        ("婚姻状况", it["marriage"]),
        ("职业", it["job"]),
        ("登记日期", it["registered"]),
    ]
    return mock(
        c,
        c.one(("常住人口登记卡", "户口簿个人页<br>常住人口登记卡")),
        pairs,
        seal=(_station(c), "户口专用章"),
    )


def _spouses(c: Scribe) -> tuple[Person, Person]:
    one, two = c.person(23, 58), c.person(23, 58)
    while one.sex == two.sex:
        two = c.person(23, 58)
    return one, two


def _particulars(c: Scribe, who: Person) -> list[Pair]:
    which = "man" if who.sex == "男" else "woman"
    return [
        ("姓名", c.f(f"{which}_name", who.name)),
        ("性别", who.sex),
        ("国籍", c.f(f"{which}_nationality", "中国")),
        ("出生日期", c.on(f"{which}_born_on", who.born_on, c.one(("0年", "年", ".")))),
        ("身份证件号", c.f(f"{which}_id_number", who.id_number)),
    ]


def _registered(c: Scribe, holder: Person, word: str, day: date) -> list[Pair]:
    code = "J" if word == "结婚" else "L"
    number = f"{code}4301{c.one(('90', '91', '92'))}-{day.year}-{c.digits(6)}"
    remark = c.one(("", "无", "补发结婚证" if word == "结婚" else "补发离婚证"))
    return [
        ("持证人", c.f("holder", holder.name)),
        ("登记日期", c.on("registered_on", day, c.one(("0年", "年", ".")))),
        (f"{word}证字号", c.f("certificate_no", number)),
        ("备注", c.f("remark", remark) if remark else ""),
    ]


def _law(word: str, day: date) -> str:
    law = "民法典" if day.year > 2020 else "婚姻法"
    return (
        f"{word}申请，经审查符合《中华人民共和国{law}》<br>关于{word}的规定，准予登记，特发此证。"
    )


def _booklet(c: Scribe, word: str) -> Paper:
    """Two inner pages side by side: the photograph and the entry, then both persons."""
    one, two = _spouses(c)
    day, office = c.past(30, 6500), f"长沙市{c.district()}民政局"
    both = word == "结婚"
    rows = stacked(
        _registered(c, one if c.odds(0.5) else two, word, day), colon="　", wide=5.2, gap=0.45
    )
    picture = small_portrait(c, 130, 170, "") + (
        small_portrait(c, 130, 170, "margin-left:-4px") if both else ""
    )
    clerk = c.sign("婚姻登记员", c.person().name)
    left = prose(f"""<div style="position:absolute;left:50px;top:44px;width:500px">
        <div class="c" style="margin-bottom:22px">{picture}</div>{rows}</div>
        {c.seal(office, "婚姻登记专用章", at=(300, 130), size=138)}""")
    parts = [stacked(_particulars(c, who), colon="　", wide=5.2, gap=0.12) for who in (one, two)]
    right = prose(f"""<div style="position:absolute;left:630px;top:44px;width:500px">{parts[0]}
        <div style="height:34px"></div>{parts[1]}
        <div style="margin-top:24px;font-size:.86em">{_law(word, day)}</div>
        <div style="margin-top:8px;font-size:.86em">婚姻登记员：{clerk}</div></div>""")
    ground = c.one(("#fdf3f1", "#fbf1f3", "#fdf8ef"))
    return Paper(
        None,
        (left + right + sample(c),),
        (1160, 720),
        css(c, 20, 1.45) + waves(c, "#e7b9b5", ground),
        bears_seal=True,
    )


def _upright(c: Scribe, word: str) -> Paper:
    """One page laid under a copier: a ruled frame, the heading between stars."""
    one, two = _spouses(c)
    day, office = c.past(30, 6500), f"长沙市{c.district()}民政局"
    cells = _registered(c, one, word, day)
    lines = [l(label) + d(cell, 3) for label, cell in cells]
    for who in (one, two):
        it = dict(_particulars(c, who))
        lines += [
            l("姓名") + d(it["姓名"]) + l("性别") + d(it["性别"]),
            l("国籍") + d(it["国籍"]) + l("出生日期") + d(it["出生日期"]),
            l("身份证件号") + d(it["身份证件号"], 3),
        ]
    stamp = c.over("登记机关（盖章）", office, "婚姻登记专用章", size=146)
    clerk = c.sign("登记员", c.person().name)
    body = prose(f"""<div class="sheet"><div class="c">{badge(74, "", "#b3261e")}</div>
        <h1>{word}证</h1>{ruled(lines, (20, 30, 18, 32), 2.2)}<p>{_law(word, day)}</p>
        <div style="display:flex;justify-content:space-between;margin-top:90px">
        <span>登记员：{clerk}</span>{stamp}</div></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 19, 1.5), bears_seal=True)


def _plain(c: Scribe, word: str) -> Paper:
    one, two = _spouses(c)
    day = c.past(30, 6500)
    man, woman = (one, two) if one.sex == "男" else (two, one)
    pairs = [pair for pair in _registered(c, man, word, day) if pair[1]]
    for side, who in (("男方", man), ("女方", woman)):
        it = dict(_particulars(c, who))
        pairs += [
            (f"{side}姓名", it["姓名"]),
            (f"{side}出生日期", it["出生日期"]),
            (f"{side}身份证件号", it["身份证件号"]),
        ]
    return mock(
        c,
        c.one((f"{word}证", f"中华人民共和国{word}证")),
        pairs,
        seal=(f"长沙市{c.district()}民政局", "婚姻登记专用章"),
    )


def marriage_booklet(c: Scribe) -> Paper:
    return _booklet(c, "结婚")


def marriage_upright(c: Scribe) -> Paper:
    return _upright(c, "结婚")


def marriage_mock(c: Scribe) -> Paper:
    return _plain(c, "结婚")


def divorce_booklet(c: Scribe) -> Paper:
    return _booklet(c, "离婚")


def divorce_upright(c: Scribe) -> Paper:
    return _upright(c, "离婚")


def divorce_mock(c: Scribe) -> Paper:
    return _plain(c, "离婚")


VERSIONS = {
    "household-register-head": (head_leaf, head_upright, head_mock),
    "household-register-member": (member_leaf, member_spread, member_mock),
    "marriage-certificate": (marriage_booklet, marriage_upright, marriage_mock),
    "divorce-certificate": (divorce_booklet, divorce_upright, divorce_mock),
}
