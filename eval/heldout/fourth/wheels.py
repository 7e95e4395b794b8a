"""Driving licences, vehicle licences and qualifications for road transport."""

from __future__ import annotations

from eval.heldout.clerk import TODAY
from eval.heldout.fourth.leaf import at, bind, box, even, sitter, squares, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
BOOK = (1040, 730)
TRUE = 333
"""CSS pixels of 88 mm."""


def _driver(c: Registrar) -> Cells:
    who = c.person(21, 68)
    first = c.past(200, min(5200, (TODAY - who.born_on).days - 19 * 365))
    years = c.one_of((6, 10))
    last = None if c.odds(0.12) else c.ends(first, years)
    return {
        "证号": c.f("licence_no", who.id_number),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "国籍": c.f("nationality", "中国"),
        "住址": c.f("address", who.address),
        "出生日期": c.on("born_on", who.born_on, "-"),
        "初次领证日期": c.on("first_issued_on", first, "-"),
        "准驾车型": c.f(
            "vehicle_class", c.one(("C1", "C2", "B2", "A2", "C1D", "A1A2", "B1B2", "C6"))
        ),
        "有效期限": c.term(first, last, join=c.one(("至", " 至 ")), form="-"),
        "档案编号": c.f("file_number", c.digits(12)),
        "记录": c.f("record", c.one(("请于每个记分周期结束后三十日内接受审验", "无记分"))),
        "office": c.region.city_office("公安局交通警察支队"),
    }


def driver(c: Registrar) -> Paper:
    """The laminated page: labels in two languages, the square seal's place taken by a round
    one, the photograph at the right."""
    it, ink = _driver(c), c.one(("#2a4a7d", "#1d5c4d", "#40424a"))
    size = BOOK

    look = f"color:{ink};font-size:21px"

    def tag(label: str, english: str) -> str:
        return (
            f'<span style="line-height:1.1;display:block">{label}</span>'
            f'<span style="font-size:.64em;line-height:1;display:block">{english}</span>'
        )

    def both(x: float, y: float, label: str, english: str, cell: str, room: float) -> str:
        return at(x, y, tag(label, english), look) + at(x + room, y - 2, cell, "font-size:25px")

    html = tracery(c, size, ink, 0.12)
    html += at(0, 22, "中华人民共和国机动车驾驶证", f"font:33px '{c.head}';text-align:center", 1040)
    html += at(
        0,
        72,
        "Driving License of the People's Republic of China",
        "font-size:17px;text-align:center",
        1040,
    )
    html += both(60, 128, "证号", "License No.", it["证号"], 130)
    html += both(60, 200, "姓名", "Name", it["姓名"], 92)
    html += both(390, 200, "性别", "Sex", it["性别"], 76)
    html += both(560, 200, "国籍", "Nationality", it["国籍"], 110)
    html += at(60, 268, tag("住址", "Address"), look)
    html += at(152, 264, it["住址"], "font-size:24px;line-height:1.4", 590)
    html += both(350, 372, "出生日期", "Date of Birth", it["出生日期"], 140)
    html += both(350, 446, "初次领证日期", "Date of First Issue", it["初次领证日期"], 170)
    html += both(350, 520, "准驾车型", "Class", it["准驾车型"], 120)
    html += both(60, 620, "有效期限", "Valid Period", it["有效期限"], 130)
    html += sitter(c, 770, 300, 210, 280)
    html += c.seal(
        it["office"], at=(110, 390), size=170, shape=c.one(("square", "square", "round"))
    )
    return bind(
        c,
        html,
        size=size,
        text=22,
        seal=True,
        true_width=TRUE,
        ground=c.one(("#f4f7fb", "#f8f8f2")),
    )


def driver_two(c: Registrar) -> Paper:
    """Both pages side by side, as people lay the booklet on a scanner."""
    it, size = _driver(c), (1400, 480)
    tag = "font-size:19px;color:#456"
    html = box(699, 20, 2, 440, "background:#bbb")
    html += at(0, 16, "机动车驾驶证", "font:bold 26px FandolHei;text-align:center", 700)
    rows = (("证号", 66), ("姓名", 110), ("住址", 198), ("出生日期", 284), ("初次领证日期", 328),
            ("准驾车型", 372), ("有效期限", 420))  # fmt: skip
    for label, y in rows:
        html += at(36, y, label, tag)
        html += at(
            170,
            y - 2,
            it[label],
            "font-size:21px;line-height:1.35",
            330 if label == "住址" else 500,
        )
    html += at(36, 154, "性别", tag) + at(110, 152, it["性别"], "font-size:21px")
    html += at(210, 154, "国籍", tag) + at(284, 152, it["国籍"], "font-size:21px")
    html += sitter(c, 530, 150, 140, 186)
    html += at(700, 16, "机动车驾驶证副页", "font:bold 26px FandolHei;text-align:center", 700)
    for label, y in (("档案编号", 120), ("记录", 190)):
        html += at(740, y, label, tag) + at(
            850, y - 2, it[label], "font-size:21px;line-height:1.6", 500
        )
    html += c.seal(it["office"], at=(380, 316), size=130)
    return bind(c, html, size=size, text=20, seal=True, ground="#fbfbf7")


def driver_app(c: Registrar) -> Paper:
    it = _driver(c)
    names = ("证号", "姓名", "性别", "国籍", "出生日期", "初次领证日期", "准驾车型", "有效期限",
             "档案编号", "住址")  # fmt: skip
    return plain(
        c, c.one(("机动车驾驶证", "电子驾驶证")), [(name, it[name]) for name in names],
        office=it["office"], seal=it["office"],
    )  # fmt: skip


def _vehicle(c: Registrar) -> Cells:
    first = c.past(60, 3800)
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    plate = c.region.plate + c.one(list(letters[:8])) + c.digits(4)
    if c.odds(0.2):
        plate = f"{c.region.plate}{c.one(('D', 'F'))}{c.digits(5)}"
    lorry = c.odds(0.25)
    kind = c.one(
        ("重型厢式货车", "轻型栏板货车") if lorry else ("小型轿车", "小型普通客车", "小型越野客车")
    )
    vin = "L" + "".join(c.one(list("ABCDEFGHJKLMNPRSTUVWXYZ0123456789")) for _ in range(7))
    vin += f"{c.digits(1)}{c.one(list('JKLMNPRS'))}{c.one(list('ABCDEFGH'))}{c.digits(6)}"
    office = c.region.city_office("公安局交通警察支队")
    until = f"{first.year + c.number(1, 6)}年{first.month:02d}月"
    return {
        "号牌号码": c.f("plate", plate),
        "车辆类型": c.f("vehicle_type", kind),
        "所有人": c.f("owner", c.firm() if lorry or c.odds(0.3) else c.person().name),
        "住址": c.f("address", c.address(flat=True)),
        "使用性质": c.f(
            "use_character", "货运" if lorry else c.one(("非营运", "租赁", "预约出租客运"))
        ),
        "品牌型号": c.f("model", c.one(("拟样牌NY7200BEV", "假设牌JS6500", "练习牌LX5040XXY"))),
        "车辆识别代号": c.f("vin", vin),
        "发动机号码": c.f("engine_no", c.one(list(letters)) + c.digits(c.number(6, 9))),
        "注册日期": c.on("registered_on", first, "-"),
        "发证日期": c.on("issued_on", first, "-"),
        "档案编号": c.f("file_number", c.digits(12)),
        "核定载人数": c.f("seats", f"{c.number(2, 8)}人"),
        "总质量": c.f("whole_weight", f"{c.number(160, 1600) * 10}kg"),
        "整备质量": c.f("bare_weight", f"{c.number(110, 159) * 10}kg"),
        "核定载质量": c.f("load", f"{c.number(60, 900) * 10}kg") if lorry else "--",
        "外廓尺寸": c.f(
            "extent", f"{c.number(3900, 5100)}×{c.number(1700, 1950)}×{c.number(1400, 1900)}mm"
        ),
        "备注": c.f("note", c.one(("纯电动", "强制报废期止：2041-06-30", "汽油")))
        if c.odds(0.5)
        else "",
        "检验记录": c.f("inspection", f"检验有效期至{until}{c.region.plate}"),
        "office": office,
    }


FRONT = (
    (("号牌号码", 0), ("车辆类型", 400)),
    (("所有人", 0),),
    (("住址", 0),),
    (("使用性质", 0), ("品牌型号", 400)),
)


def vehicle(c: Registrar) -> Paper:
    """The main page: the seal at the lower left, the numbers of car and engine beside it."""
    it, ink = _vehicle(c), c.one(("#1e4f86", "#2f5b4a", "#444"))
    size = BOOK
    html = tracery(c, size, ink, 0.1)
    html += at(0, 26, "中华人民共和国机动车行驶证", f"font:33px '{c.head}';text-align:center", 1040)
    html += at(
        0,
        76,
        "Vehicle License of the People's Republic of China",
        "font-size:16px;text-align:center",
        1040,
    )
    lines, y = box(50, 120, 940, 1, f"background:{ink}"), 132
    for row in FRONT:
        for label, shift in row:
            html += at(56 + shift, y, label, f"color:{ink};font-size:20px")
            cell = it[label]
            html += at(160 + shift, y - 3, cell, "font-size:24px;line-height:1.3", 820 - shift)
        y += 66
        lines += box(50, y - 10, 940, 1, f"background:{ink}")
    for label in ("车辆识别代号", "发动机号码"):
        html += at(420, y, label, f"color:{ink};font-size:20px") + at(
            570, y - 3, it[label], "font-size:24px"
        )
        y += 66
    for label, x in (("注册日期", 420), ("发证日期", 710)):
        html += at(x, y, label, f"color:{ink};font-size:20px") + at(
            x + 96, y - 3, it[label], "font-size:24px"
        )
    html += c.seal(
        it["office"], at=(150, 430), size=190, shape=c.one(("square", "square", "round"))
    )
    return bind(
        c,
        html + lines,
        size=size,
        text=22,
        seal=True,
        true_width=TRUE,
        ground=c.one(("#f3f7fa", "#fbfaf3")),
    )


def vehicle_both(c: Registrar) -> Paper:
    """The main page above, the second below it in boxes."""
    it, size = _vehicle(c), (900, 1180)
    first = ("号牌号码", "车辆类型", "所有人", "住址", "使用性质", "品牌型号", "车辆识别代号",
             "发动机号码", "注册日期", "发证日期")  # fmt: skip
    rows = "".join(f"<div>{even(name, 6)}　{it[name]}</div>" for name in first)
    second = ("号牌号码", "档案编号", "核定载人数", "总质量", "整备质量", "核定载质量", "外廓尺寸",
              "备注",               "检验记录")  # fmt: skip
    cells = "".join(
        f'<div style="border:1px solid #678;padding:.3em .6em;'
        f'{"grid-column:1/3" if name in ("检验记录", "外廓尺寸", "备注") else ""}">'
        f'<span style="color:#357;margin-right:1em">{name}</span>{it[name]}</div>'
        for name in second
    )
    html = at(0, 36, "机动车行驶证", f"font:bold 36px '{c.head}';text-align:center", 900)
    html += at(70, 108, rows, "line-height:2.05", 760)
    html += box(0, 660, 900, 2, "border-top:2px dashed #9ab")
    html += at(0, 680, "机动车行驶证副页", "font-size:26px;text-align:center", 900)
    html += at(
        70, 738, f'<div style="display:grid;grid-template-columns:1fr 1fr">{cells}</div>', "", 760
    )
    html += squares(c, 720, 480, 120)
    html += c.seal(it["office"], at=(600, 380), size=156)
    return bind(c, html, size=size, text=20, seal=True)


def vehicle_plain(c: Registrar) -> Paper:
    it = _vehicle(c)
    names = ("号牌号码", "车辆类型", "所有人", "住址", "使用性质", "品牌型号", "车辆识别代号",
             "发动机号码", "注册日期", "发证日期")  # fmt: skip
    pairs = [(name, it[name]) for name in names]
    return plain(c, "机动车行驶证", pairs, office="发证机关（章）", seal=it["office"])


def _carrier(c: Registrar) -> Cells:
    who, first = c.person(28, 58), c.past(40, 2100)
    office = c.region.city_office(c.one(("交通运输局", "道路运输服务中心", "交通运输委员会")))
    kinds = (
        "经营性道路旅客运输驾驶员",
        "道路危险货物运输押运人员",
        "经营性道路货物运输驾驶员",
        "巡游出租汽车驾驶员",
    )
    return {
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "出生日期": c.on("born_on", who.born_on),
        "国籍": c.f("nationality", "中国"),
        "住址": c.f("address", who.address),
        "从业资格证号": c.f("certificate_no", c.one((who.id_number, who.id_number, c.digits(14)))),
        "准驾车型": c.f("vehicle_class", c.one(("A1", "B1", "A2B2", "C1", "B2"))),
        "从业资格类别": c.f("category", c.one(kinds)),
        "初次领证日期": c.on("first_issued_on", first),
        "有效起始日期": c.on("valid_from", first),
        "有效期至": c.on("valid_until", c.ends(first, 6)),
        "发证日期": c.on("issued_on", first),
        "发证机关": c.f("issued_by", office),
        "office": office,
    }


CARRIER = ("姓名", "性别", "出生日期", "国籍", "住址", "从业资格证号", "准驾车型")
ENTRY = ("从业资格类别", "初次领证日期", "有效起始日期", "有效期至", "发证机关", "发证日期")


def carrier(c: Registrar) -> Paper:
    """A booklet opened: the person at the left, the qualification at the right."""
    it, size = _carrier(c), (1280, 720)
    blue = c.one(("#1d4d7c", "#245a3c", "#6a3427"))

    def rows(names: tuple[str, ...]) -> str:
        return "".join(
            f'<div style="display:flex;margin:.34em 0"><span style="flex:none;color:'
            f'{blue};width:6.6em">{name}'
            f"</span><span>{it[name]}</span></div>"
            for name in names
        )

    html = tracery(c, size, blue, 0.1) + box(639, 0, 2, 720, f"background:{blue}44")
    html += at(
        0, 30, "道路运输从业资格证", f"font:32px '{c.head}';text-align:center;color:{blue}", 640
    )
    html += at(48, 100, rows(CARRIER[:4]), "", 400) + sitter(c, 460, 100, 140, 186)
    html += at(48, 330, rows(CARRIER[4:]), "", 560)
    html += at(690, 100, rows(ENTRY), "", 550)
    html += c.seal(it["office"], "从业资格专用章", at=(940, 400), size=176)
    return bind(
        c, html, size=size, text=22, seal=True, ground=c.one(("#f6f9fb", "#fff", "#f9f7f0"))
    )


def carrier_plain(c: Registrar) -> Paper:
    it = _carrier(c)
    names = [*CARRIER[:3], "从业资格证号", "从业资格类别", "初次领证日期", "有效期至"]
    words = c.one(("道路运输从业资格证", "道路运输从业人员从业资格证"))
    return plain(
        c, words, [(name, it[name]) for name in names], office=it["发证机关"],
        when=it["发证日期"], seal=it["office"],
    )  # fmt: skip


VERSIONS = {
    "driving-licence": (driver, driver_two, driver_app),
    "vehicle-licence": (vehicle, vehicle_both, vehicle_plain),
    "road-transport-qualification": (carrier, carrier_plain),
}
