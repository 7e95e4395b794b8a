"""Certificates of birth and of death."""

from __future__ import annotations

from datetime import timedelta

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    badge,
    blank,
    css,
    d,
    l,
    mock,
    prose,
    ruled,
    sample,
    waves,
)

CAUSES = ("冠心病", "脑梗死", "肺恶性肿瘤", "慢性阻塞性肺病", "高血压性心脏病", "重症肺炎")


def _two(words: str, latin: str) -> str:
    return f'{words}<div style="font-size:.62em;line-height:1.1">{latin}</div>'


def _birth(c: Scribe) -> tuple[str, dict[str, str]]:
    mother, father = c.person(21, 42), c.person(22, 48)
    while mother.sex != "女":
        mother = c.person(21, 42)
    while father.sex != "男":
        father = c.person(22, 48)
    day, sex = c.past(15, 4200), c.one(("男", "女"))
    house = c.one(("妇幼保健院", "样例医院", "示范妇产医院"))
    hospital = f"长沙市{c.district()}{house}"
    clock = f"{c.number(0, 24):02d}时{c.number(0, 60):02d}分"
    shown = c.one(
        (f"{c.say(day, '0年')}{clock}", f"{c.say(day, '空')} {clock}", f"{c.say(day, '年')}{clock}")
    )
    return hospital, {
        "name": c.w("name", father.name[0] + c.one(("样悦", "样辰", "一样", "样桐", "小样"))),
        "sex": c.w("sex", sex),
        "born": c.w("born_on", shown, day.isoformat()),
        "weeks": c.w("gestational_age", f"{c.number(36, 42)}周"),
        "weight": c.w("weight", f"{c.number(251, 420) * 10}克"),
        "length": c.w("length", f"{c.number(46, 55)}厘米"),
        "place": c.w("birthplace", f"湖南省长沙市{c.district()}"),
        "hospital": c.w("hospital", hospital),
        **{
            f"{side}_{key}": c.w(f"{side}_{key}", shown)
            for side, who in (("mother", mother), ("father", father))
            for key, shown in (
                ("name", who.name),
                ("age", str(day.year - who.born_on.year)),
                ("nationality", "中国"),
                ("ethnicity", f"{who.ethnicity}族"),
                ("address", who.address),
                ("id_number", who.id_number),
            )
        },
        "by": c.f("issued_by", hospital),
        "issued": c.on("issued_on", day + timedelta(days=c.number(1, 30))),
        "number": c.f("certificate_no", c.one(list("STUVWX")) + "43" + c.digits(7)),
    }


def birth(c: Scribe) -> Paper:
    """The sixth edition: a ruled page in two languages."""
    hospital, it = _birth(c)

    def parent(side: str, word: str, latin: str) -> list[str]:
        return [
            l(_two(f"{word}姓名", f"{latin}'s name"))
            + d(it[f"{side}_name"], 2)
            + l(_two("年龄", "Age"))
            + d(it[f"{side}_age"])
            + l(_two("国籍", "Nationality"))
            + d(it[f"{side}_nationality"]),
            l(_two("民族", "Ethnicity"))
            + d(it[f"{side}_ethnicity"], 2)
            + l(_two("住址", "Address"))
            + d(it[f"{side}_address"], 3),
            l(_two("有效身份证件类别", "Type of ID"))
            + d("居民身份证", 2)
            + l(_two("证件号码", "ID No."))
            + d(it[f"{side}_id_number"], 3),
        ]

    table = ruled(
        [
            l(_two("新生儿姓名", "Name of newborn"))
            + d(it["name"], 2)
            + l(_two("性别", "Sex"))
            + d(it["sex"])
            + l(_two("出生孕周", "Gestation"))
            + d(it["weeks"]),
            l(_two("出生时间", "Date and time of birth"))
            + d(it["born"], 3)
            + l(_two("出生体重", "Weight"))
            + d(it["weight"], 2),
            l(_two("出生地点", "Place of birth"))
            + d(it["place"], 3)
            + l(_two("出生身长", "Length"))
            + d(it["length"], 2),
            l(_two("医疗机构名称", "Medical institution")) + d(it["hospital"], 6),
            *parent("mother", "母亲", "Mother"),
            *parent("father", "父亲", "Father"),
        ],
        (17, 14, 11, 12, 16, 13, 17),
        2.5,
    )
    stamp = c.over(it["by"], hospital, "出生医学证明专用章", size=150, right=60)
    body = prose(f"""<div style="position:absolute;inset:46px 56px"><div class="c">
        {badge(60, "", "#b02a35")}</div><h1 style="margin-bottom:0">出生医学证明</h1>
        <div class="c" style="margin-bottom:16px">BIRTH CERTIFICATE</div>{table}
        <div style="display:flex;justify-content:space-between;margin-top:70px">
        <span>签发机构（专用章）：{stamp}</span><span>签发日期：{it["issued"]}</span></div>
        <div class="r" style="margin-top:22px">出生证编号：{it["number"]}</div></div>{sample(c)}""")
    ground = c.one(("#eef5f2", "#f3f0f8", "#f8f0ee"))
    return Paper(
        None, (body,), (960, 960), css(c, 18, 1.35) + waves(c, "#a9c9bd", ground), bears_seal=True
    )


def birth_lines(c: Scribe) -> Paper:
    """An older edition: lines with blanks, the newborn above and the parents below."""
    hospital, it = _birth(c)
    stamp = c.over(it["by"], hospital, "出生医学证明专用章", size=146, right=30)
    body = prose(f"""<div style="position:absolute;inset:56px 60px"><h1>出 生 医 学 证 明</h1>
        <p class="n">新生儿姓名{blank(it["name"], 8)}　性别{blank(it["sex"], 3)}</p>
        <p class="n">出生时间{blank(it["born"], 14)}</p>
        <p class="n">出生孕周{blank(it["weeks"], 5)}　出生体重{blank(it["weight"], 6)}
        　出生身长{blank(it["length"], 6)}</p>
        <p class="n">出生地点{blank(it["place"], 14)}</p>
        <p class="n">医疗机构名称{blank(it["hospital"], 14)}</p>
        <p class="n">母亲姓名{blank(it["mother_name"], 6)}　年龄{blank(it["mother_age"], 3)}
        　国籍{blank(it["mother_nationality"], 4)}　民族{blank(it["mother_ethnicity"], 4)}</p>
        <p class="n">身份证件号码{blank(it["mother_id_number"], 14)}</p>
        <p class="n">父亲姓名{blank(it["father_name"], 6)}　年龄{blank(it["father_age"], 3)}
        　国籍{blank(it["father_nationality"], 4)}　民族{blank(it["father_ethnicity"], 4)}</p>
        <p class="n">身份证件号码{blank(it["father_id_number"], 14)}</p>
        <p class="n" style="margin-top:90px">签证机构{stamp}</p>
        <p class="n">签发日期{blank(it["issued"], 9)}</p>
        <p class="n">出生证编号 {it["number"]}</p></div>{sample(c)}""")
    return Paper(
        None, (body,), (860, 940), css(c, 20, 1.9) + waves(c, "#b9cfe4", "#f2f7fb"), bears_seal=True
    )


def birth_mock(c: Scribe) -> Paper:
    hospital, it = _birth(c)
    pairs = [
        ("新生儿姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生时间", it["born"]),
        ("出生体重", it["weight"]),
        ("出生地点", it["place"]),
        ("医疗机构名称", it["hospital"]),
        ("母亲姓名", it["mother_name"]),
        ("母亲身份证件号码", it["mother_id_number"]),
        ("父亲姓名", it["father_name"]),
        ("父亲身份证件号码", it["father_id_number"]),
        ("签发日期", it["issued"]),
        ("出生证编号", it["number"]),
    ]
    return mock(c, "出生医学证明", pairs, seal=(hospital, "出生医学证明专用章"))


def _death(c: Scribe) -> tuple[str, dict[str, str]]:
    who, kin = c.person(48, 97), c.person(25, 70)
    day = c.past(6, 1200)
    hospital = f"长沙市{c.one(('样例人民医院', '示范中医院', '范本老年病医院'))}"
    return hospital, {
        "number": c.f("certificate_no", "4301" + c.digits(12)),
        "name": c.w("name", who.name),
        "sex": c.w("sex", who.sex),
        "ethnicity": c.w("ethnicity", f"{who.ethnicity}族"),
        "country": c.w("nationality", "中国"),
        "id": c.w("id_number", who.id_number),
        "age": c.w("age", str((day - who.born_on).days // 365)),
        "marriage": c.w("marital_status", c.one(("已婚", "丧偶", "未婚", "离婚"))),
        "born": c.on("born_on", who.born_on, hand=True),
        "education": c.w("education", c.one(("初中及以下", "高中", "大专", "大学"))),
        "job": c.w("occupation", c.one(("退（离）休人员", "农民", "自由职业者", "职员"))),
        "died": c.on("died_on", day, hand=True),
        "place": c.w("place_of_death", c.one(("医院病房", "家中", "急诊室", "养老服务机构"))),
        "work": c.w("workplace", c.firm()),
        "home": c.w("registered_address", who.address),
        "address": c.w("address", c.address(flat=True)),
        "kin": c.w("relative", kin.name),
        "phone": c.w("phone", c.phone()),
        "direct": c.w("immediate_cause", c.one(("呼吸循环衰竭", "多器官功能衰竭", "心力衰竭"))),
        "cause": c.w("underlying_cause", c.one(CAUSES)),
        "since": c.w("interval", f"{c.number(2, 30)}{c.one(('天', '小时', '年'))}"),
        "hospital": c.f("hospital", hospital),
        "filled": c.on("filled_on", day + timedelta(days=c.number(0, 3))),
    }


def death(c: Scribe) -> Paper:
    """The first of four parts: the whole table and the chain of causes."""
    hospital, it = _death(c)
    table = ruled(
        [
            l("死者姓名")
            + d(it["name"])
            + l("性别")
            + d(it["sex"])
            + l("民族")
            + d(it["ethnicity"])
            + l("国家或地区")
            + d(it["country"]),
            l("有效身份证件类别")
            + d("居民身份证")
            + l("证件号码")
            + d(it["id"], 3)
            + l("年龄")
            + d(it["age"]),
            l("婚姻状况")
            + d(it["marriage"])
            + l("出生日期")
            + d(it["born"], 3)
            + l("文化程度")
            + d(it["education"]),
            l("个人身份")
            + d(it["job"])
            + l("死亡日期")
            + d(it["died"], 3)
            + l("死亡地点")
            + d(it["place"]),
            l("生前工作单位") + d(it["work"], 3) + l("户籍地址") + d(it["home"], 3),
            l("常住地址")
            + d(it["address"], 3)
            + l("可联系的<br>家属姓名")
            + d(it["kin"])
            + l("联系电话")
            + d(it["phone"]),
            l("致死的主要疾病诊断", 5) + l("发病至死亡大概间隔时间", 3),
            l("Ⅰ.(a) 直接死亡原因", 2) + d(it["direct"], 3) + d(it["since"], 3),
            l("(b) 引起(a)的疾病", 2) + d("", 3) + d("", 3),
            l("Ⅱ. 其他疾病诊断", 2) + d("", 3) + d("", 3),
            l("根本死亡原因", 2) + d(it["cause"], 3) + l("ICD编码") + d("", 2),
        ],
        (13.5, 12.5, 10, 11, 11.5, 14, 11.5, 16),
        2.5,
    )
    doctor = c.sign("医师签名", c.person().name, width=110)
    stamp = c.over("（盖章）", hospital, c.one(("", "死亡证明专用章")), size=146, right=-70)
    body = prose(f"""<div style="position:absolute;inset:50px 48px">
        <h1>居民死亡医学证明（推断）书</h1><p class="n">第一联　出具单位存根　　　行政区划代
        码 430190
        <span style="float:right">编号：{it["number"]}</span></p>{table}
        <div style="display:flex;justify-content:space-between;margin-top:22px">
        <span>医师签名：{doctor}</span><span>填表日期：{it["filled"]}</span></div>
        <p class="n" style="margin-top:50px">医疗卫生机构：{it["hospital"]}{stamp}</p>
        <p class="n" style="margin-top:44px;font-size:.85em">注：①此表填写范围为在家、养老服务
        机构、其他场所正常死亡者；②填写需用蓝黑墨水，字迹清楚，不得涂改。</p></div>{sample(c)}""")
    return Paper(None, (body,), (900, 1160), css(c, 15, 1.3), bears_seal=True)


def death_third(c: Scribe) -> Paper:
    """The part the family keeps."""
    hospital, it = _death(c)
    table = ruled(
        [
            l("死者姓名") + d(it["name"]) + l("性　别") + d(it["sex"]),
            l("出生日期") + d(it["born"]) + l("死亡日期") + d(it["died"]),
            l("证件号码") + d(it["id"], 3),
            l("死亡地点") + d(it["place"], 3),
            l("死亡原因") + d(it["cause"], 3),
            l("家属姓名") + d(it["kin"]) + l("联系电话") + d(it["phone"]),
            l("家属住址") + d("", 3),
        ],
        (18, 32, 18, 32),
        2.6,
    )
    doctor, police = (c.sign(x, c.person().name) for x in ("医师签名", "民警签名"))
    stamp = c.over("医疗卫生机构盖章", hospital, size=150)
    body = prose(f"""<div class="sheet"><h1>居民死亡医学证明（推断）书</h1>
        <p class="n c">第{c.one(("三联　死者家属保存", "四联　殡葬管理部门保存"))}</p>
        <p class="n r">编号 {it["number"]}</p>{table}
        <p class="n" style="margin-top:26px">医师签名：{doctor}　　民警签名：{police}</p>
        <p class="n" style="margin-top:100px">{stamp}　　　　派出所意见（盖章）</p>
        <p class="n" style="margin-top:40px">签发日期：{it["filled"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 960), css(c, 18, 1.5), bears_seal=True)


def death_mock(c: Scribe) -> Paper:
    hospital, it = _death(c)
    pairs = [
        ("编号", it["number"]),
        ("死者姓名", it["name"]),
        ("性别", it["sex"]),
        ("身份证号码", it["id"]),
        ("出生日期", it["born"]),
        ("死亡日期", it["died"]),
        ("死亡地点", it["place"]),
        ("死亡原因", it["cause"]),
        ("常住地址", it["address"]),
        ("家属姓名", it["kin"]),
        ("医疗机构", it["hospital"]),
        ("填表日期", it["filled"]),
    ]
    return mock(c, "居民死亡医学证明（推断）书", pairs, seal=(hospital, ""))


VERSIONS = {
    "birth-certificate": (birth, birth_lines, birth_mock),
    "death-certificate": (death, death_third, death_mock),
}
