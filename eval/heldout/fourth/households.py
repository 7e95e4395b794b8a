"""The household register: the page of the head, the cards of its members."""

from __future__ import annotations

from eval.heldout.clerk import TODAY
from eval.heldout.fourth.leaf import at, bind, even, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
LEAF = (1040, 730)


def _head(c: Registrar) -> Cells:
    who = c.person(24, 76)
    kind = c.one(("家庭户", "居民家庭户", "非农业家庭户", "集体户", "城镇家庭户口"))
    return {
        "户别": c.f("category", kind),
        "户主姓名": c.f("head", who.name),
        "户号": c.f("number", c.one((c.digits(9), c.digits(8), f"{c.digits(4)}-{c.digits(4)}"))),
        "住址": c.f("address", who.address),
        "day": c.on("issued_on", c.past(100, 6000), c.one(("年", "年0", "隔"))),
        "police": who.police.replace("分局", "") + "拟样派出所",
        "officer": c.person().name,
    }


def _officer(c: Registrar, it: Cells) -> str:
    """The officer's name by pen, or his chop."""
    return c.chop(it["officer"]) if c.odds(0.35) else c.sign("承办人签章", it["officer"])


def head(c: Registrar) -> Paper:
    """A ruled page in colour: two rows of values, the changes of address, the seals."""
    it = _head(c)
    ink = c.one(("#7b2b2b", "#2c5d4a", "#4a3c2a", "#33475f"))
    line = f"border:1px solid {ink}"
    blank = f'<tr><td colspan="2" style="height:52px;{line}"></td><td style="{line}"></td></tr>'
    top = "".join(
        f'<tr style="height:66px">{row}</tr>'
        for row in (
            f"<td class='n' style='width:5em'>{even('户别', 3)}</td><td>{it['户别']}</td>"
            f"<td class='n' style='width:5.5em'>户主姓名</td><td style='width:21em'>"
            f"{it['户主姓名']}</td>",
            f"<td class='n'>{even('户号', 3)}</td><td>{it['户号']}</td>"
            f"<td class='n'>{even('住址', 3)}</td><td>{it['住址']}</td>",
        )
    )
    html = tracery(c, LEAF, ink, 0.08) if c.odds(0.6) else ""
    html += at(60, 54, f"<table>{top}</table>", "", 920)
    html += at(
        60, 196,
        f'<table><tr><td colspan="2" style="text-align:center;height:46px">住址变动登记</td>'
        f'<td style="width:13em;text-align:center">变动日期</td></tr>{blank * 4}</table>',
        "", 920,
    )  # fmt: skip
    html += at(80, 510, "省级公安机关<br>户口专用章", "line-height:1.5")
    html += at(420, 510, "户口登记机关<br>户口专用章", "line-height:1.5")
    html += at(80, 660, f"承办人签章：{_officer(c, it)}")
    html += at(640, 660, f"{it['day']}签发")
    html += c.seal(it["police"], "户口专用章", at=(560, 474), size=160)
    if c.odds(0.6):
        html += c.seal(f"{c.region.province}公安厅", "户口专用章", at=(220, 470), size=156)
    tint = c.one(("#faf6ec", "#fdfdf8", "#f1f6f1"))
    return bind(c, html, size=LEAF, text=21, seal=True, ink=ink, ground=tint)


def head_plain(c: Registrar) -> Paper:
    it = _head(c)
    pairs = [(name, it[name]) for name in ("户别", "户主姓名", "户号", "住址")]
    words = c.one(("居民户口簿", "居民户口簿 · 户主页", "居 民 户 口 簿"))
    return plain(
        c, words, pairs, office="登记机关（盖章）", when=f"{it['day']}签发", seal=it["police"],
        size=c.one_of(((1000, 720), (920, 700))),
    )  # fmt: skip


def _member(c: Registrar) -> Cells:
    who = c.person(4, 80)
    grown = (TODAY - who.born_on).days > 22 * 365
    region = c.region
    near = region.city if region.city == region.province else f"{region.province}{region.city}"
    if who.sex == "男":
        relation = ("户主", "夫", "父亲", "户主") if grown else ("长子", "次子", "孙子")
    else:
        relation = ("户主", "妻", "母亲", "儿媳") if grown else ("长女", "次女", "孙女")
    moved = c.past(200, 5000)
    came = f"{moved.year}年{moved.month}月{moved.day}日"
    values = {
        "姓名": c.f("name", who.name),
        "户主或与户主关系": c.f("relation", c.one(relation)),
        "曾用名": c.f("former_name", c.person().name) if c.odds(0.25) else "",
        "性别": c.f("sex", who.sex),
        "出生地": c.f("birthplace", region.whole if c.odds(0.5) else near),
        "民族": c.f("ethnicity", f"{who.ethnicity}{c.one(('', '族'))}"),
        "籍贯": c.f("native_place", c.one((near, region.whole))),
        "出生日期": c.on("born_on", who.born_on, c.one(("年", "年0"))),
        "本市（县）其他住址": c.f("other_address", c.address(flat=True)) if c.odds(0.15) else "",
        "宗教信仰": c.f("religion", "无") if c.odds(0.15) else "",
        "公民身份证件编号": c.f("id_number", who.id_number),
        "身高": c.f("height", f"{c.number(150, 190)}{c.one(('厘米', 'cm', ''))}") if grown else "",
        "血型": c.f("blood_type", c.one(("A型", "B型", "O型", "AB型", "O"))) if c.odds(0.5) else "",
    }
    if grown:
        values |= {
            "文化程度": c.f(
                "education", c.one(("大学本科", "普通高中", "初中", "研究生", "大学专科"))
            ),
            "婚姻状况": c.f("marital_status", c.one(("已婚", "未婚", "初婚", "离婚"))),
            "兵役状况": c.f("military_service", c.one(("未服兵役", "退出现役")))
            if c.odds(0.6)
            else "",
            "服务处所": c.f("workplace", c.firm() if c.odds(0.6) else "无"),
            "职业": c.f("occupation", c.one(("职员", "教师", "个体经营者", "粮农", "司机"))),
        }
    values["何时由何地迁来本市（县）"] = (
        c.f("moved_to_city", f"{came}由{c.one(('湖北省荆州市', '广西桂林市', '山西省大同市'))}迁来")
        if c.odds(0.3)
        else ""
    )
    values["何时由何地迁来本址"] = c.f("moved_in", f"{came}因购房迁入") if c.odds(0.3) else ""
    values["day"] = c.on("registered_on", c.past(60, 4000), c.one(("年", "年0", "隔")))
    values["police"] = who.police.replace("分局", "") + "拟样派出所"
    values["officer"] = c.person().name
    return values


ROWS = (
    (("姓名", 3), ("户主或与户主关系", 3)),
    (("曾用名", 3), ("性别", 3)),
    (("出生地", 3), ("民族", 3)),
    (("籍贯", 3), ("出生日期", 3)),
    (("本市（县）其他住址", 3), ("宗教信仰", 3)),
    (("公民身份证件编号", 3), ("身高", 1), ("血型", 1)),
    (("文化程度", 2), ("婚姻状况", 1), ("兵役状况", 2)),
    (("服务处所", 3), ("职业", 3)),
)


def member(c: Registrar) -> Paper:
    """The official order of the card, its labels in small lines where they are long."""
    it = _member(c)
    ink = c.one(("#7b2b2b", "#2c5d4a", "#222", "#33475f"))
    lines = []
    for row in ROWS:
        cells = "".join(
            f'<td class="n" style="width:{104 if len(name) < 5 else 124}px;line-height:1.15;'
            f'{"font-size:.86em" if len(name) > 5 else ""}">{name}</td>'
            f'<td style="flex:1">{it.get(name, "")}</td>'
            for name, _ in row
        )
        lines.append(
            '<table style="table-layout:auto;margin-top:-1px"><tr style="height:58px">'
            f"{cells}</tr></table>"
        )
    lines += [
        '<table style="margin-top:-1px"><tr style="height:54px"><td class="n" '
        f'style="width:15em;font-size:.9em">{name}</td><td>{it[name]}</td></tr></table>'
        for name in ("何时由何地迁来本市（县）", "何时由何地迁来本址")
    ]
    size = (1040, 738)
    html = tracery(c, size, ink, 0.07) if c.odds(0.5) else ""
    html += at(
        0, 20, "常住人口登记卡", f"font:30px '{c.head}';text-align:center;letter-spacing:.2em", 1040
    )
    html += at(52, 70, "".join(lines), "", 936)
    html += at(70, 680, f"承办人签章：{_officer(c, it)}")
    html += at(620, 680, f"登记日期：{it['day']}")
    html += c.seal(it["police"], "户口专用章", at=(400, 590), size=150)
    tint = c.one(("#faf6ec", "#fdfdf8", "#f1f6f1"))
    css = ".p{font-size:1.02em}"
    return bind(c, html, size=size, text=20, seal=True, ink=ink, ground=tint, css=css)


def member_plain(c: Registrar) -> Paper:
    it = _member(c)
    hidden = ("day", "police", "officer")
    pairs = [(name, cell) for name, cell in it.items() if cell and name not in hidden]
    tail = f"登记日期：{it['day']}"
    return plain(c, "常住人口登记卡", pairs, office="登记机关（章）", when=tail, seal=it["police"])


VERSIONS = {
    "household-register-head": (head, head_plain),
    "household-register-member": (member, member_plain),
}
