"""Birth, death and health certificates."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import TODAY, Clerk
from eval.heldout.paper import Paper
from eval.heldout.style import A4, base, portrait, rows, specimen, table


def birth(c: Clerk) -> Paper:
    """The first copy: a sentence cut into blanks, in rows."""
    mother, father = c.person(22, 40), c.person(23, 45)
    day = c.past(20, 3500)
    baby, sex = father.name[0] + c.one(("样安", "样宁", "样乐", "样一")), c.one(("男", "女"))
    number = c.one(list("TUV")) + "43" + c.digits(7)
    hospital = f"长沙市{c.district()}样本妇幼保健院"
    hour = f"{c.number(0, 24)}时{c.number(0, 60)}分"
    born = c.hv("born_on", "出生时间", f"{day.year}年{day.month}月{day.day}日{hour}", str(day))
    pairs = [
        ("新生儿姓名", c.hv("name", "新生儿姓名", baby)),
        ("性别", c.hv("sex", "性别", sex)),
        ("出生时间", born),
        ("出生孕周", c.hv("gestational_age", "出生孕周", f"{c.number(37, 41)}周")),
        ("出生体重", c.hv("weight", "出生体重", f"{c.number(2600, 4000)}克")),
        ("出生身长", c.hv("length", "出生身长", f"{c.number(47, 54)}厘米")),
        ("出生地点", c.hv("birthplace", "出生地点", f"湖南省长沙市{c.district()}")),
        ("医疗机构名称", c.hv("hospital", "医疗机构名称", hospital)),
        ("母亲姓名", c.hv("mother_name", "母亲姓名", mother.name)),
        ("母亲身份证号", c.hv("mother_id_number", "母亲有效身份证件号码", mother.id_number)),
        ("父亲姓名", c.hv("father_name", "父亲姓名", father.name)),
        ("父亲身份证号", c.hv("father_id_number", "父亲有效身份证件号码", father.id_number)),
    ]
    lay = table(pairs, columns=c.number(1, 3)) if c.odds(0.6) else rows(pairs, gap=0.25)
    body = (
        f'<div style="padding:50px 60px"><h1>出生医学证明</h1>{lay}'
        f'<p style="margin-top:30px">出生证编号：{c.v("certificate_no", "出生证编号", number)}</p>'
        f"<p>签发日期：{c.day('issued_on', '签发日期', day + timedelta(days=c.number(2, 9)))}</p>"
        f"<p>签发机构：{c.v('issued_by', '签发机构', hospital)}（盖章）</p></div>"
        + c.seal(hospital, "出生医学证明专用章", at=(620, 600), size=150)
        + specimen(c)
    )
    css = base(c, size=19, line=1.6) + f"&{{background:{c.one(('#eef6f0', '#f6f1f4', '#eef3fa'))}}}"
    return Paper(None, (body,), (900, 900), css, bears_seal=True)


def death(c: Clerk) -> Paper:
    who, family = c.person(55, 92), c.person(30, 60)
    day = c.past(10, 900)
    hospital = f"长沙市样本{c.one(('第一', '中心', '仁和'))}医院"
    pairs = [
        ("死者姓名", c.hv("name", "死者姓名", who.name)),
        ("性别", c.hv("sex", "性别", who.sex)),
        ("民族", c.hv("ethnicity", "民族", who.ethnicity)),
        ("有效身份证件号码", c.hv("id_number", "有效身份证件号码", who.id_number)),
        ("出生日期", c.day("born_on", "出生日期", who.born_on, hand=True)),
        ("死亡日期", c.day("died_on", "死亡日期", day, hand=True)),
        ("年龄", c.hv("age", "年龄", f"{(day - who.born_on).days // 365}岁")),
        ("死亡地点", c.hv("death_place", "死亡地点", c.one(("医疗卫生机构", "家中")))),
        ("户籍地址", c.hv("registered_address", "户籍地址", who.address)),
        ("死亡原因", c.hv("cause", "死亡原因", c.one(("急性心肌梗死", "脑出血", "呼吸衰竭")))),
        ("家属姓名", c.hv("family_name", "家属姓名", family.name)),
        ("联系电话", c.hv("phone", "联系电话", c.phone())),
    ]
    title = c.one(("居民死亡医学证明（推断）书", "居民死亡医学证明(推断)书"))
    number = f"43{c.digits(10)}"
    body = (
        f'<div class="pad"><h1>{title}</h1><p style="text-align:right">编号：'
        f"{c.v('certificate_no', '编号', number)}</p>{table(pairs, columns=c.number(1, 3))}"
        f"<p style='margin-top:24px'>医师签名：{c.sign('医师签名', c.person().name)}　　"
        f"民警签字：{c.sign('民警签字', c.person().name)}</p>"
        f"<p>填表日期：{c.day('issued_on', '填表日期', day + timedelta(days=1))}</p>"
        f"<p>医疗卫生机构（盖章）：{c.v('hospital', '医疗机构', hospital)}</p></div>"
        + c.seal(hospital, "死亡证明专用章", at=(500, 690), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=18, line=1.7), bears_seal=True)


def health_card(c: Clerk) -> Paper:
    """A plastic card of a disease-control centre."""
    who = c.person(18, 58)
    day = TODAY - timedelta(days=c.number(5, 500))
    until = date(day.year + 1, day.month, min(day.day, 28))
    house = c.one(("疾病预防控制中心", "样本健康体检中心", "样本社区卫生服务中心"))
    centre = f"长沙市{c.district()}{house}"
    pairs = [
        ("姓　名", c.v("name", "姓名", who.name)),
        ("性　别", c.v("sex", "性别", who.sex)),
        ("身份证号", c.v("id_number", "身份证号", who.id_number)),
        ("从业类别", c.v("category", "从业类别", c.one(("食品从业", "公共场所从业", "餐饮服务")))),
        ("发证日期", c.day("issued_on", "发证日期", day)),
        ("有效期至", c.day("valid_until", "有效期至", until)),
    ]
    number = f"长健{day.year}{c.digits(6)}"
    title = c.one(("健康证明", "从业人员健康证明", "健 康 合 格 证"))
    lines = "".join(f'<div style="margin:4px 0">{label}：{cell}</div>' for label, cell in pairs)
    body = (
        f'<div style="text-align:center;font-size:34px;margin-top:18px">{title}</div>'
        f'<div style="position:absolute;left:36px;top:82px">{lines}</div>'
        f'<div style="position:absolute;left:36px;bottom:26px">发证单位：'
        f"{c.v('issued_by', '发证单位', centre)}</div>"
        f'<div style="position:absolute;right:30px;top:286px;font-size:19px">编号：'
        f"{c.v('certificate_no', '编号', number)}</div>"
        + portrait(c, 500, 90, 140, 184)
        + c.seal(centre, "健康证明专用章", at=(390, 210), size=130)
        + specimen(c)
    )
    tint = c.one(("#e9f6ee", "#eef4fc", "#fff"))
    return Paper(
        None,
        (body,),
        (680, 430),
        f"&{{background:{tint};border:3px solid #7ab;box-sizing:border-box;"
        f"font:22px/1.5 '{c.body}','FandolSong'}}",
        bears_seal=True,
    )


def health_page(c: Clerk) -> Paper:
    """A page with a table, as printed at the desk."""
    who = c.person(18, 58)
    day = TODAY - timedelta(days=c.number(5, 500))
    until = date(day.year + 1, day.month, min(day.day, 28))
    centre = f"长沙市{c.district()}疾病预防控制中心"
    pairs = [
        ("编号", c.v("certificate_no", "编号", f"{day.year}-{c.digits(5)}")),
        ("姓名", c.v("name", "姓名", who.name)),
        ("性别", c.v("sex", "性别", who.sex)),
        ("身份证号", c.v("id_number", "身份证号", who.id_number)),
        ("从业类别", c.v("category", "从业类别", c.one(("食品生产经营", "公共场所服务")))),
        ("体检结果", c.v("result", "体检结果", c.one(("合格", "未见异常")))),
        ("发证日期", c.day("issued_on", "发证日期", day)),
        ("有效期至", c.day("valid_until", "有效期至", until)),
    ]
    body = (
        f'<div class="pad"><h1>从业人员预防性健康检查合格证明</h1>{table(pairs)}'
        f'<div style="text-align:right;margin-top:50px">发证单位：'
        f"{c.v('issued_by', '发证单位', centre)}（盖章）</div></div>"
        + c.seal(centre, "健康检查专用章", at=(520, 560), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), (794, 900), base(c, size=20), bears_seal=True)


VERSIONS = {
    "birth-certificate": (birth,),
    "death-certificate": (death,),
    "health-certificate": (health_card, health_page),
}
