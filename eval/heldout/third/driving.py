"""Driving licences, vehicle licences, qualifications for transport by road."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

CARD = (1060, 720)
TRUE = 333
Cells = dict[str, str]


def _police(c: Drafter) -> str:
    return c.town.body("公安局交通警察支队", city=True)


def _driver(c: Drafter) -> Cells:
    who, first = c.person(22, 66), c.past(400, 6000)
    until = None if c.odds(0.15) else c.years(first, c.one_of((6, 10)))
    return {
        "证号": c.f("licence_no", who.id_number),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "国籍": c.f("nationality", "中国"),
        "住址": c.f("address", who.address),
        "出生日期": c.on("born_on", who.born_on, "-"),
        "初次领证日期": c.on("first_issued_on", first, "-"),
        "准驾车型": c.f(
            "vehicle_class", c.one(("C1", "C1", "C2", "B2", "A2", "C1D", "A1A2", "C1E"))
        ),
        "有效期限": c.during(first, until, join=c.one(("至", " 至 ")), form="-"),
        "档案编号": c.f("file_number", c.digits(12)),
        "记录": c.f(
            "record", c.one(("实习期至" + c.say(c.years(first, 1), "年"), "请于每年体检后换证"))
        ),
    }


def _blue(c: Drafter, title: str, english: str) -> Board:
    tint = c.one(("#eef4ee", "#eaf2f6", "#f4f2ea"))
    shift = (c.rng.uniform(-4, 6), c.rng.uniform(-7, 3))
    board = Board(c, CARD, ground=tint, ink="#20242a", face="FandolHei", shift=shift)
    ground.waves(board, c.one(("#8bb7a0", "#90b6d0")), strength=0.2, step=20)
    board.middle(28, title, 42, f"font-family:'{c.head}';letter-spacing:4px")
    board.middle(84, english, 19)
    return board


def licence(c: Drafter) -> Paper:
    """The main page: Chinese labels with English below them, the class at the foot."""
    it = _driver(c)
    board = _blue(
        c, "中华人民共和国机动车驾驶证", "Driving License of the People's Republic of China"
    )
    places = (
        ("证号", "", 300, 122, 360, 26),
        ("姓名", "Name", 60, 178, 140, 25),
        ("性别", "Sex", 430, 178, 510, 24),
        ("国籍", "Nationality", 640, 178, 770, 24),
        ("住址", "Address", 60, 242, 140, 22),
        ("出生日期", "Date of Birth", 360, 366, 510, 24),
        ("初次领证日期", "Date of First Issue", 360, 430, 560, 24),
        ("准驾车型", "Class", 360, 494, 510, 28),
    )
    for label, english, x, y, value_x, size in places:
        board.put(x, y, label, 20)
        if english:
            board.put(x, y + 25, english, 12)
        board.value(value_x, y - 2, it[label], size)
    board.put(60, 596, "有效期限", 20)
    board.put(60, 621, "Valid Period", 12)
    board.value(170, 594, it["有效期限"], 24)
    ground.face(board, 800, 370, 180, 230, title=False)
    board.raw(
        c.seal(_police(c), at=(110, 350), size=178, shape=c.one(("square", "square", "round")))
    )
    return bind(board, seal=True, true_width=TRUE)


def licence_open(c: Drafter) -> Paper:
    """Main and second page one below the other, as people copy them."""
    it = _driver(c)
    board = Board(c, (760, 1040), ground="#fff", face="FandolSong")
    board.frame(40, 40, 680, 460, "border:1px solid #333")
    board.frame(40, 530, 680, 460, "border:1px solid #333")
    board.put(196, 56, "中华人民共和国机动车驾驶证", 26)
    board.put(330, 548, "机动车驾驶证副页", 24)
    rows = (("证号", 110), ("姓名", 150), ("性别", 190), ("国籍", 230))
    for label, y in rows:
        board.put(70, y, f"{label}　{it[label]}", 19)
    board.lines(70, 270, 620, f"住址　{it['住址']}", 18)
    board.put(70, 330, f"出生日期　{it['出生日期']}", 19)
    board.put(70, 368, f"初次领证日期　{it['初次领证日期']}", 19)
    board.put(70, 406, f"准驾车型　{it['准驾车型']}", 19)
    board.put(70, 446, f"有效期限　{it['有效期限']}", 19)
    ground.face(board, 540, 110, 130, 160)
    board.put(70, 610, f"档案编号　{it['档案编号']}", 19)
    board.lines(70, 660, 600, f"记录　{it['记录']}", 18)
    ground.bars(board, 380, 900, 300, 50)
    board.raw(c.seal(_police(c), at=(500, 330), size=150))
    return bind(board, seal=True)


def licence_screen(c: Drafter) -> Paper:
    """The electronic licence on a telephone: grey labels above black values."""
    it = _driver(c)
    board = Board(c, (640, 1120), ground="#1769d6", face="Noto Sans CJK SC")
    board.put(230, 24, "电子驾驶证", 26, "color:#fff")
    board.frame(24, 84, 592, 980, "background:#fff;border-radius:16px")
    board.put(52, 112, "中华人民共和国机动车驾驶证", 24, "font-weight:bold")
    names = [name for name in it if name not in ("记录",)]
    y = 168
    for name in names:
        board.put(52, y, name, 15, "color:#8b93a0")
        board.lines(52, y + 24, 380 if y < 420 else 530, it[name], 19)
        y += 84 if name == "住址" else 72
    ground.face(board, 450, 170, 130, 165, title=False)
    ground.squares(board, 450, 570, 120)
    board.put(52, 1014, f"状态：{c.one(('正常', '违法未处理'))}　累积记分：{c.number(0, 9)}分", 16)
    return bind(board)


def _vehicle(c: Drafter) -> Cells:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    green = c.odds(0.25)
    plate = f"{c.town.mark}{'·' if c.odds(0.3) else ''}"
    plate += f"{'D' if green else ''}{c.one(list(letters))}{c.digits(4)}"
    vin = f"L{c.one(list('ABCDEFGHJKLMNPRSTUVWXYZ'))}V{c.digits(1)}A{c.digits(2)}K{c.digits(9)}"
    first = c.past(60, 4000)
    owner = c.person().name if c.odds(0.7) else c.firm()
    lorry = c.odds(0.3)
    kind = c.one(("重型半挂牵引车", "中型厢式货车", "轻型栏板货车")) if lorry else "小型轿车"
    kind = kind if lorry or c.odds(0.6) else c.one(("小型普通客车", "大型普通客车", "微型轿车"))
    return {
        "号牌号码": c.f("plate", plate),
        "车辆类型": c.f("vehicle_type", kind),
        "所有人": c.f("owner", owner),
        "住址": c.f("address", c.address(flat=True)),
        "使用性质": c.f("use_character", c.one(("非营运", "货运", "预约出租客运", "公路客运"))),
        "品牌型号": c.f("model", c.one(("样本牌YB7150AG", "示例牌SL6480", "范式牌FS1040CX"))),
        "车辆识别代号": c.f("vin", vin[:17]),
        "发动机号码": c.f("engine_no", f"{c.one(list(letters))}{c.digits(7)}"),
        "注册日期": c.on("registered_on", first, "-"),
        "发证日期": c.on("issued_on", first, "-"),
        "档案编号": c.f("file_number", c.digits(12)),
        "核定载人数": c.f("seats", f"{c.number(2, 9)}人"),
        "总质量": c.f("whole_weight", f"{c.number(150, 300) * 10}kg"),
        "整备质量": c.f("bare_weight", f"{c.number(110, 150) * 10}kg"),
        "核定载质量": c.f("load", f"{c.number(50, 400) * 10}kg") if lorry else "--",
        "外廓尺寸": c.f(
            "extent",
            f"{c.number(3900, 5200)}{c.one(('×', 'x', 'X'))}{c.number(1650, 1990)}×"
            f"{c.number(1400, 1990)}mm",
        ),
        "准牵引总质量": c.f("towing_weight", f"{c.number(9, 40)}000kg")
        if lorry and c.odds(0.5)
        else "--",
        "备注": c.f("note", c.one(("国六排放", "柴油", "汽油车"))) if c.odds(0.5) else "",
        "检验记录": c.f(
            "inspection",
            f"检验有效期至{c.years(first, 6).year}年{c.number(1, 13):02d}月{c.town.mark}",
        ),
    }


FRONT = ("号牌号码", "车辆类型", "所有人", "住址", "使用性质", "品牌型号", "车辆识别代号")
TAIL = ("发动机号码", "注册日期", "发证日期")
ENGLISH = {
    "号牌号码": "Plate No.",
    "车辆类型": "Vehicle Type",
    "所有人": "Owner",
    "住址": "Address",
    "使用性质": "Use Character",
    "品牌型号": "Model",
    "车辆识别代号": "VIN",
    "发动机号码": "Engine No.",
    "注册日期": "Register Date",
    "发证日期": "Issue Date",
}


def vehicle(c: Drafter) -> Paper:
    it = _vehicle(c)
    board = _blue(
        c, "中华人民共和国机动车行驶证", "Vehicle License of the People's Republic of China"
    )
    spots = {
        "号牌号码": (60, 124, 180),
        "车辆类型": (540, 124, 670),
        "所有人": (60, 190, 180),
        "住址": (60, 256, 180),
        "使用性质": (60, 322, 180),
        "品牌型号": (480, 322, 610),
        "车辆识别代号": (400, 400, 560),
        "发动机号码": (400, 466, 560),
        "注册日期": (400, 540, 510),
        "发证日期": (720, 540, 830),
    }
    for name, (x, y, value_x) in spots.items():
        board.put(x, y, name, 20)
        board.put(x, y + 26, ENGLISH[name], 12)
        board.value(value_x, y - 2, it[name], 22 if name == "住址" else 24)
    board.raw(
        c.seal(_police(c), at=(120, 420), size=190, shape=c.one(("square", "square", "round")))
    )
    return bind(board, seal=True, true_width=TRUE)


def vehicle_copy(c: Drafter) -> Paper:
    """Both pages on a sheet, ruled."""
    it = _vehicle(c)
    board = Board(c, (820, 1100), face="FandolSong")
    board.middle(40, "机动车行驶证", 28)
    front = [("*" + n if n in ("所有人", "住址") else n, it[n]) for n in FRONT + TAIL]
    board.lines(50, 90, 720, grid(front, label="18%"), 17, "line-height:1.8")
    board.middle(548, "行驶证副页", 24)
    back = [(n, it[n]) for n in it if n not in FRONT + TAIL]
    back = [("*" + n if n in ("检验记录", "外廓尺寸") else n, v) for n, v in back]
    board.lines(50, 594, 720, grid(back, label="18%"), 17, "line-height:1.8")
    board.raw(c.seal(_police(c), at=(560, 390), size=140))
    return bind(board, seal=True)


def vehicle_plain(c: Drafter) -> Paper:
    it = _vehicle(c)
    pairs = [(name, it[name]) for name in FRONT + TAIL]
    office = _police(c)
    size = c.one_of(((1000, 700), (760, 1000)))
    return sealed(c, "机动车行驶证", pairs, office=office, seal=office, size=size)


def _carrier(c: Drafter) -> Cells:
    who, first = c.person(24, 58), c.past(100, 2600)
    office = c.town.body(c.one(("交通运输局", "道路运输管理局")), city=True)
    kinds = (
        "经营性道路货物运输驾驶员",
        "经营性道路旅客运输驾驶员",
        "巡游出租汽车驾驶员",
        "网络预约出租汽车驾驶员",
        "道路危险货物运输驾驶员",
    )
    return {
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "出生日期": c.on("born_on", who.born_on),
        "国籍": c.f("nationality", "中国"),
        "住址": c.f("address", who.address),
        "从业资格证号": c.f("certificate_no", who.id_number),
        "准驾车型": c.f("vehicle_class", c.one(("A2", "B2", "C1", "A1A2"))),
        "从业资格类别": c.f("category", c.one(kinds)),
        "初次领证日期": c.on("first_issued_on", first),
        "有效起始日期": c.on("valid_from", first),
        "有效期至": c.on("valid_until", c.years(first, 6)),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", first),
        "office": office,
    }


def carrier(c: Drafter) -> Paper:
    """A booklet opened: the bearer left, the categories right."""
    it = _carrier(c)
    board = Board(c, (1180, 780), ground="#f5f6ee", ink=c.one(("#2b4a3a", "#333", "#5a3b2a")))
    ground.waves(board, "#a9c7a0", strength=0.16, step=22)
    board.frame(589, 0, 2, 780, "background:#b9c4b0")
    board.put(80, 40, "中华人民共和国道路运输从业人员", 26)
    board.put(190, 82, "从 业 资 格 证", 32)
    ground.face(board, 380, 150, 150, 195)
    for row, name in enumerate(("姓名", "性别", "出生日期", "国籍")):
        board.put(60, 158 + 52 * row, f"{name}：{it[name]}", 20)
    board.lines(60, 372, 490, f"住址：{it['住址']}", 20)
    board.put(60, 450, "从业资格证号", 19)
    board.put(60, 480, it["从业资格证号"], 24)
    board.put(60, 536, f"准驾车型：{it['准驾车型']}", 20)
    rows = [
        (name, it[name])
        for name in (
            "从业资格类别",
            "初次领证日期",
            "有效起始日期",
            "有效期至",
            "发证机关",
            "发证日期",
        )
    ]
    board.lines(640, 90, 490, grid(rows, columns=1, label="34%"), 19, "line-height:2.3")
    board.raw(c.seal(it["office"], "从业资格证专用章", at=(800, 540), size=165))
    return bind(board, seal=True)


def carrier_plain(c: Drafter) -> Paper:
    it = _carrier(c)
    left = [(k, v) for k, v in it.items() if k not in ("office", "初次领证日期")]
    office = it["office"]
    return sealed(c, "道路运输从业人员从业资格证", left, office="（发证机关章）", seal=office)


VERSIONS = {
    "driving-licence": (licence, licence_open, licence_screen),
    "vehicle-licence": (vehicle, vehicle_copy, vehicle_plain),
    "road-transport-qualification": (carrier, carrier_plain),
}
