"""Certificates of birth and of death."""

from __future__ import annotations

from datetime import timedelta

from eval.foundry import people
from eval.heldout.clerk import TODAY
from eval.heldout.fourth.leaf import at, bind, surround, table, title, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
CLINICS = ("拟样妇幼保健院", "假设医院", "第七练习人民医院", "初稿妇产医院")


def _birth(c: Registrar) -> Cells:
    day = TODAY - timedelta(days=c.number(10, 2200))
    mother, father = c.person(28, 46, "女"), c.person(29, 50, "男")
    given = "".join(c.one(list(people.GIVEN)) for _ in range(2))
    clinic = c.region.city + c.one(CLINICS)
    hour = f"{c.number(0, 24)}时{c.number(0, 60)}分"
    it = {
        "新生儿姓名": c.f("name", f"{father.name[0]}{given}"),
        "性别": c.f("sex", c.one(("男", "女"))),
        "出生时间": c.on("born_on", day, c.one(("年", "年0"))) + hour,
        "出生日期": c.on("born_on", day),
        "出生孕周": c.f("gestational_age", f"{c.number(36, 42)}{c.one(('周', '+2周', '+6周'))}"),
        "出生体重": c.f("weight", f"{c.number(230, 430) * 10}{c.one(('克', 'g'))}"),
        "出生身长": c.f("length", f"{c.number(46, 55)}{c.one(('厘米', 'cm'))}"),
        "出生地点": c.f("birthplace", c.region.whole),
        "医疗机构名称": c.f("hospital", clinic),
        "签发机构": c.f("issued_by", clinic),
        "签发日期": c.on(
            "issued_on", day + timedelta(days=c.number(1, 40)), c.one(("年", "年0", "-"))
        ),
        "出生证编号": c.f("certificate_no", f"{c.one(list('OPQRSTUVW'))}{c.digits(9)}"),
        "clinic": clinic,
        "midwife": c.person(25, 55).name,
    }
    for side, word, who in (("mother", "母亲", mother), ("father", "父亲", father)):
        age = f"{(day - who.born_on).days // 365}{c.one(('岁', ''))}"
        it |= {
            f"{word}姓名": c.f(f"{side}_name", who.name),
            f"{word}年龄": c.f(f"{side}_age", age),
            f"{word}国籍": c.f(f"{side}_nationality", "中国"),
            f"{word}民族": c.f(f"{side}_ethnicity", who.ethnicity + "族"),
            f"{word}住址": c.f(f"{side}_address", who.address),
            f"{word}身份证件号码": c.f(f"{side}_id_number", who.id_number),
        }
    return it


def birth(c: Registrar) -> Paper:
    """Standing, two languages, the child above, the parents in two blocks, the issuer below."""
    it, size = _birth(c), (880, 1220)
    ink = c.one(("#20705c", "#8a3b5d", "#2f5688"))

    def pair(label: str, english: str, cell: str, wide: float) -> str:
        return (
            f'<div style="width:{wide}%;display:flex;margin:.42em 0"><div style="flex:none;'
            f'line-height:1.15;color:{ink};margin-right:.6em">{label}<br><span style="'
            f'font-size:.66em">{english}</span></div><div>{cell}</div></div>'
        )

    def parent(word: str, english: str) -> str:
        return (
            pair(f"{word}姓名", f"Full name of {english}", it[f"{word}姓名"], 60)
            + pair("年龄", "Age", it[f"{word}年龄"], 40)
            + pair("国籍", "Nationality", it[f"{word}国籍"], 60)
            + pair("民族", "Ethnicity", it[f"{word}民族"], 40)
            + pair("住址", "Address", it[f"{word}住址"], 100)
            + pair("有效身份证件号码", "Valid ID No.", it[f"{word}身份证件号码"], 100)
        )

    body = (
        pair("新生儿姓名", "Full name of baby", it["新生儿姓名"], 60)
        + pair("性别", "Sex", it["性别"], 40)
        + pair("出生时间", "Date of birth", it["出生时间"], 100)
        + pair("出生孕周", "Gestational age", it["出生孕周"], 34)
        + pair("出生体重", "Birth weight", it["出生体重"], 34)
        + pair("出生身长", "Birth length", it["出生身长"], 32)
        + pair("出生地点", "Place of birth", it["出生地点"], 100)
        + pair("医疗机构名称", "Medical institution", it["医疗机构名称"], 100)
        + parent("母亲", "mother")
        + parent("父亲", "father")
        + pair("签发机构", "Issuing organization", it["签发机构"], 100)
        + pair("签发日期", "Date of issue", it["签发日期"], 50)
        + pair("出生证编号", "Birth certificate No.", it["出生证编号"], 50)
    )
    html = tracery(c, size, ink, 0.1) + surround(c, size, ink, 24)
    html += at(
        0,
        66,
        "出生医学证明",
        f"font:42px '{c.head}';text-align:center;letter-spacing:.2em;color:{ink}",
        880,
    )
    html += at(0, 126, "CERTIFICATE OF BIRTH", f"text-align:center;font-size:17px;color:{ink}", 880)
    html += at(86, 180, f'<div style="display:flex;flex-wrap:wrap">{body}</div>', "", 710)
    html += c.seal(it["clinic"], "出生医学证明专用章", at=(440, 1050), size=150)
    return bind(
        c, html, size=size, text=20, seal=True, ground=c.one(("#f5fbf8", "#fdf7f9", "#fff"))
    )


def birth_table(c: Registrar) -> Paper:
    it = _birth(c)
    rows = [
        [("新生儿姓名", it["新生儿姓名"]), ("性别", it["性别"])],
        [("出生时间", it["出生时间"])],
        [("出生孕周", it["出生孕周"]), ("出生体重", it["出生体重"])],
        [("出生身长", it["出生身长"]), ("出生地点", it["出生地点"])],
        [("医疗机构名称", it["医疗机构名称"])],
        *(
            row
            for word in ("母亲", "父亲")
            for row in (
                [(f"{word}姓名", it[f"{word}姓名"]), (f"{word}年龄", it[f"{word}年龄"])],
                [(f"{word}身份证件号码", it[f"{word}身份证件号码"])],
                [(f"{word}住址", it[f"{word}住址"])],
            )
        ),
        [("签发日期", it["签发日期"]), ("接生人员", c.sign("接生人员", it["midwife"]))],
    ]
    head = title(c, "出生医学证明", 34)
    number = f'<div style="text-align:right;margin:.5em 0">出生证编号：{it["出生证编号"]}</div>'
    html = at(66, 60, head + number + table(rows, css="line-height:1.9", label=7.4), "", 662)
    html += at(400, 930, c.stamped("签发机构（盖章）", it["clinic"], size=156))
    return bind(c, html, text=18, seal=True)


def birth_plain(c: Registrar) -> Paper:
    it = _birth(c)
    names = ("新生儿姓名", "性别", "出生日期", "出生孕周", "出生体重", "出生地点", "母亲姓名",
             "母亲身份证件号码", "父亲姓名", "父亲身份证件号码", "签发日期",
             "出生证编号")  # fmt: skip
    pairs = [(name, it[name]) for name in names]
    return plain(c, "出生医学证明", pairs, office=it["签发机构"], seal=it["clinic"])


def _death(c: Registrar) -> Cells:
    who, gone = c.person(44, 93), c.past(3, 400)
    clinic = c.region.city + c.one(CLINICS[1:3])
    kin = c.person(24, 70).name
    return {
        "编号": c.f("certificate_no", c.one((c.digits(12), f"SW{c.digits(10)}"))),
        "死者姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "民族": c.f("ethnicity", f"{who.ethnicity}{c.one(('', '族'))}"),
        "国家或地区": c.f("nationality", "中国"),
        "身份证号码": c.f("id_number", who.id_number),
        "年龄": c.f("age", f"{(gone - who.born_on).days // 365}{c.one(('', '岁'))}"),
        "婚姻状况": c.f("marital_status", c.one(("已婚", "丧偶", "离婚"))),
        "出生日期": c.on("born_on", who.born_on),
        "文化程度": c.f("education", c.one(("小学", "初中", "高中", "大专"))),
        "个人身份": c.f("occupation", c.one(("退休人员", "农民", "个体经营者"))),
        "死亡日期": c.on("died_on", gone),
        "死亡地点": c.f("place_of_death", c.one(("医疗卫生机构", "家中", "来院途中"))),
        "生前工作单位": c.f("workplace", c.firm()) if c.odds(0.5) else "",
        "户籍地址": c.f("registered_address", who.address),
        "常住地址": c.f("address", c.address(flat=True)),
        "可联系的家属姓名": c.f("relative", kin),
        "联系电话": c.f("phone", c.phone()),
        "直接死亡原因": c.f("immediate_cause", c.one(("多脏器功能衰竭", "肺部感染", "心源性猝死"))),
        "填表日期": c.on("filled_on", gone + timedelta(days=c.number(0, 3))),
        "clinic": clinic,
        "kin": kin,
        "doctor": c.person(28, 60).name,
    }


def death(c: Registrar) -> Paper:
    """The form as a table, the doctor's and the family's signatures under it."""
    it = _death(c)
    twos = (("死者姓名", "性别"), ("民族", "国家或地区"), ("年龄", "婚姻状况"),
            ("出生日期", "死亡日期"), ("文化程度", "个人身份"))  # fmt: skip
    rows = [[(name, it[name]) for name in two] for two in twos]
    rows.insert(1, [("身份证号码", it["身份证号码"])])
    rows += [[(name, it[name])] for name in ("死亡地点", "生前工作单位", "户籍地址", "常住地址")]
    rows.append([("可联系的家属姓名", it["可联系的家属姓名"]), ("联系电话", it["联系电话"])])
    rows.append([("(a)直接死亡原因", it["直接死亡原因"])])
    words = c.one(("居民死亡医学证明（推断）书", "居民死亡医学证明书"))
    html = at(
        60, 50,
        title(c, words, 29) + f'<div class="row"><span>{c.region.whole}</span><span>编号：'
        f"{it['编号']}</span></div>" + table(rows, css="line-height:1.75", label=8.3),
        "", 674,
    )  # fmt: skip
    html += at(
        60, 800,
        f'<div class="row"><span>医师签名：{c.sign("医师签名", it["doctor"])}</span>'
        f'<span>填表日期：{it["填表日期"]}</span></div>'
        f'<div style="margin-top:1.2em">家属签名：{c.sign("家属签名", it["kin"])}</div>',
        "", 674,
    )  # fmt: skip
    html += at(
        420, 920, c.stamped(f"医疗机构（盖章）：{c.f('hospital', it['clinic'])}", it["clinic"])
    )
    return bind(c, html, text=18, seal=True)


def death_plain(c: Registrar) -> Paper:
    it = _death(c)
    names = ("编号", "死者姓名", "性别", "身份证号码", "出生日期", "死亡日期", "死亡地点",
             "户籍地址", "直接死亡原因")  # fmt: skip
    pairs = [(name, it[name]) for name in names]
    pairs.append(("医疗机构名称", c.f("hospital", it["clinic"])))
    return plain(
        c,
        "居民死亡医学证明书",
        pairs,
        office="（医疗机构印章）",
        when=it["填表日期"],
        seal=it["clinic"],
    )


VERSIONS = {
    "birth-certificate": (birth, birth_table, birth_plain),
    "death-certificate": (death, death_plain),
}
