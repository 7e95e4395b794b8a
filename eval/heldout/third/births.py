"""Medical certificates of birth and of death."""

from __future__ import annotations

from datetime import timedelta

from eval.heldout.paper import Paper, value
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup, sealed

Cells = dict[str, str]


def _birth(c: Drafter) -> Cells:
    mother, father, day = c.person(22, 42, "女"), c.person(23, 46, "男"), c.past(20, 4000)
    child = c.person().name
    hospital = c.town.city + c.one(("样例妇幼保健院", "第八样本医院", "示范妇产医院"))
    hour = f"{c.number(0, 24)}时{c.number(0, 60):02d}分"
    shown = f"{day.year}年{day.month}月{day.day}日"
    it = {
        "name": c.f("name", child),
        "sex": c.f("sex", c.one(("男", "女"))),
        "born": value("born_on", "born_on", shown, day.isoformat(), css="p"),
        "hour": hour,
        "weeks": c.f("gestational_age", f"{c.number(36, 42)}{c.one(('周', '+3周', '+5周'))}"),
        "weight": c.f("weight", f"{c.number(240, 420) * 10}{c.one(('克', 'g'))}"),
        "length": c.f("length", f"{c.number(47, 54)}{c.one(('厘米', 'cm'))}"),
        "place": c.f("birthplace", f"{c.town.province}{c.town.city}{c.town.district}"),
        "hospital": c.f("hospital", hospital),
        "issuer": c.f("issued_by", hospital),
        "when": c.on(
            "issued_on", day + timedelta(days=c.number(2, 60)), c.one(("年", "0年", "空"))
        ),
        "number": c.f("certificate_no", f"{c.letter('NPQRSTU')}33{c.digits(7)}"),
        "seal": hospital,
    }
    for side, who in (("mother", mother), ("father", father)):
        it |= {
            f"{side}_name": c.f(f"{side}_name", who.name),
            f"{side}_age": c.f(f"{side}_age", f"{day.year - who.born_on.year}"),
            f"{side}_nation": c.f(f"{side}_nationality", "中国"),
            f"{side}_people": c.f(f"{side}_ethnicity", who.ethnicity + "族"),
            f"{side}_home": c.f(f"{side}_address", who.address),
            f"{side}_id": c.f(f"{side}_id_number", who.id_number),
        }
    return it


def _parent(it: Cells, side: str, word: str) -> list[tuple[str, str]]:
    return [
        (f"{word}姓名", it[f"{side}_name"]),
        ("年龄", it[f"{side}_age"]),
        ("国籍", it[f"{side}_nation"]),
        ("民族", it[f"{side}_people"]),
        ("*住址", it[f"{side}_home"]),
        ("*有效身份证件号码", it[f"{side}_id"]),
    ]


def birth(c: Drafter) -> Paper:
    """Two languages, printed values moved against the lines."""
    it = _birth(c)
    shift = (c.rng.uniform(0, 8), c.rng.uniform(-6, 2))
    board = Board(
        c, (900, 1230), ground="#f6f9f4", ink=c.one(("#2a6a55", "#7a3050", "#234")), shift=shift
    )
    ground.waves(board, c.one(("#d9a3b3", "#9fcbb4")), strength=0.2, step=18)
    ground.border(board, c.one(("#4a9a7a", "#c77790")), way=c.one(("scales", "band", "double")))
    board.middle(64, "出 生 医 学 证 明", 42, f"font-family:'{c.head}'")
    board.middle(122, "MEDICAL CERTIFICATE OF BIRTH", 18)

    def row(y: float, *cells: tuple[float, str, str, str]) -> None:
        for x, label, english, html in cells:
            board.put(x, y, label, 17)
            board.put(x, y + 22, english, 10, "opacity:.8")
            board.value(x + max(84, 18 * len(label) + 8), y - 3, html, 19)

    row(186, (70, "新生儿姓名", "Full name of baby", it["name"]), (430, "性别", "Sex", it["sex"]),
        (600, "出生孕周", "Gestation", it["weeks"]))  # fmt: skip
    row(246, (70, "出生时间", "Date of birth", f"{it['born']} {it['hour']}"),
        (560, "出生体重", "Weight", it["weight"]))  # fmt: skip
    row(
        306,
        (70, "出生身长", "Length", it["length"]),
        (400, "出生地点", "Place of birth", it["place"]),
    )
    row(366, (70, "医疗机构名称", "Medical institution", it["hospital"]))
    for index, (side, word) in enumerate((("mother", "母亲"), ("father", "父亲"))):
        y, english = 436 + 250 * index, side.capitalize()
        row(y, (70, f"{word}姓名", f"{english}'s name", it[f"{side}_name"]),
            (330, "年龄", "Age", it[f"{side}_age"]),
            (470, "国籍", "Nationality", it[f"{side}_nation"]),
            (640, "民族", "Ethnicity", it[f"{side}_people"]))  # fmt: skip
        row(y + 62, (70, "住址", "Address", it[f"{side}_home"]))
        row(y + 124, (70, "有效身份证件号码", "ID number", it[f"{side}_id"]))
    row(950, (70, "签发机构", "Issuing organisation", it["issuer"]))
    row(1010, (70, "签发日期", "Date of issue", it["when"]))
    row(1070, (70, "出生证编号", "Birth No.", it["number"]))
    board.raw(c.seal(it["seal"], "出生医学证明专用章", at=(560, 920), size=170))
    return bind(board, seal=True)


def birth_table(c: Drafter) -> Paper:
    it = _birth(c)
    board = Board(c)
    board.middle(54, "出生医学证明", 34, f"font-family:'{c.head}'")
    board.put(520, 110, f"出生证编号：{it['number']}", 17)
    pairs = [
        ("新生儿姓名", it["name"]),
        ("性别", it["sex"]),
        ("*出生时间", f"{it['born']} {it['hour']}"),
        ("出生孕周", it["weeks"]),
        ("出生体重", it["weight"]),
        ("出生身长", it["length"]),
        ("出生地点", it["place"]),
        ("*医疗机构名称", it["hospital"]),
        *_parent(it, "mother", "母亲"),
        *_parent(it, "father", "父亲"),
        ("*签发机构", it["issuer"]),
        ("*签发日期", it["when"]),
    ]
    board.lines(60, 146, 674, grid(pairs, label="19%"), 16, "line-height:1.75")
    board.raw(c.seal(it["seal"], "出生医学证明专用章", at=(480, 860), size=160))
    return bind(board, seal=True)


def birth_plain(c: Drafter) -> Paper:
    it = _birth(c)
    pairs = [
        ("新生儿姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生时间", it["born"]),
        ("出生体重", it["weight"]),
        ("母亲姓名", it["mother_name"]),
        ("母亲身份证件号码", it["mother_id"]),
        ("父亲姓名", it["father_name"]),
        ("父亲身份证件号码", it["father_id"]),
        ("医疗机构名称", it["hospital"]),
        ("出生证编号", it["number"]),
        ("签发日期", it["when"]),
    ]
    return sealed(c, "出生医学证明", pairs, seal=it["seal"], office="（盖章）")


def _death(c: Drafter) -> Cells:
    who, gone = c.person(48, 92), c.past(5, 800)
    hospital = c.town.city + c.one(("第八样本医院", "样例人民医院"))
    return {
        "编号": c.f("certificate_no", c.digits(12)),
        "死者姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "民族": c.f("ethnicity", who.ethnicity + "族"),
        "国家或地区": c.f("nationality", "中国"),
        "证件号码": c.f("id_number", who.id_number),
        "年龄": c.f("age", f"{gone.year - who.born_on.year}岁"),
        "婚姻状况": c.f("marital_status", c.one(("已婚", "丧偶"))),
        "出生日期": c.on("born_on", who.born_on),
        "文化程度": c.f("education", c.one(("小学", "初中", "高中"))),
        "个人身份": c.f("occupation", c.one(("退（离）休人员", "农民", "工人"))),
        "死亡日期": c.on("died_on", gone),
        "死亡地点": c.f("place_of_death", c.one(("医疗卫生机构", "家中"))),
        "户籍地址": c.f("registered_address", who.address),
        "可联系的家属姓名": c.f("relative", c.person().name),
        "联系电话": c.f("phone", c.phone()),
        "直接死亡原因": c.f("immediate_cause", c.one(("呼吸衰竭", "急性心肌梗死", "脑出血"))),
        "医疗机构": c.f("hospital", hospital),
        "填表日期": c.on("filled_on", gone + timedelta(days=1)),
        "seal": hospital,
    }


def death(c: Drafter) -> Paper:
    it = _death(c)
    board = Board(c)
    board.middle(56, "居民死亡医学证明（推断）书", 30, f"font-family:'{c.head}'")
    board.put(70, 112, f"编号：{it['编号']}", 16)
    wide = {"户籍地址", "直接死亡原因", "死亡地点"}
    skip = {"编号", "seal", "医疗机构", "填表日期"}
    pairs = [("*" + k if k in wide else k, v) for k, v in it.items() if k not in skip]
    board.lines(60, 140, 674, grid(pairs, label="20%"), 16, "line-height:1.7")
    board.put(70, 760, f"医疗机构：{it['医疗机构']}（盖章）", 17)
    board.put(70, 806, f"医师签名：{c.sign('医师签名', c.person().name)}", 17)
    board.put(440, 806, f"填表日期：{it['填表日期']}", 17)
    board.raw(c.seal(it["seal"], at=(300, 690), size=150))
    return bind(board, seal=True)


def death_plain(c: Drafter) -> Paper:
    it = _death(c)
    pairs = [(k, v) for k, v in it.items() if k not in {"seal", "填表日期", "民族", "个人身份"}]
    title = "居民死亡医学证明（推断）书"
    when = f"填表日期：{it['填表日期']}"
    board = mockup(c, title, pairs, when=when, seal=it["seal"], office="（公章）", size=(794, 1123))
    return bind(board, seal=True)


VERSIONS = {
    "birth-certificate": (birth, birth_table, birth_plain),
    "death-certificate": (death, death_plain),
}
