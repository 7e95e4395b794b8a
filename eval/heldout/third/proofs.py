"""Certificates about one person: of health, of guards, of a clean record; of real estate."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import TODAY
from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind, grid, spread
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import sealed

Cells = dict[str, str]


def _health(c: Drafter) -> Cells:
    who, day = c.person(18, 58), c.past(5, 340)
    office = c.town.city + c.one(("样例疾病预防控制中心", "示范社区卫生服务中心", "第八样本医院"))
    return {
        "编号": c.f("certificate_no", c.one((f"{day.year}{c.digits(6)}", f"JK{c.digits(8)}"))),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "年龄": c.f("age", f"{(TODAY - who.born_on).days // 365}{c.one(('', '岁'))}"),
        "身份证号": c.f("id_number", who.id_number),
        "工作单位": c.f("employer", c.shop()),
        "从业类别": c.f(
            "category", c.one(("食品生产经营", "公共场所服务", "餐饮服务", "美容美发"))
        ),
        "体检结果": c.f("result", c.one(("合格", "未见异常", "体检合格"))),
        "体检日期": c.on("checked_on", day),
        "发证日期": c.on("issued_on", day + timedelta(days=2)),
        "有效期至": c.on("valid_until", c.years(day + timedelta(days=2), 1)),
        "发证单位": c.f("issued_by", office),
        "office": office,
    }


def health_card(c: Drafter) -> Paper:
    """A laminated card."""
    it = _health(c)
    tint = c.one(("#2e8b57", "#1f78b4", "#c0504d"))
    board = Board(c, (1012, 638), ground="#fcfefd", face=c.one(("FandolHei", "Noto Sans CJK SC")))
    board.frame(0, 0, 1012, 112, f"background:{tint}")
    title = c.one(("健 康 证", "从业人员健康证明", "健康合格证明"))
    board.middle(28, title, 46, "color:#fff;font-weight:bold")
    ground.face(board, 54, 150, 190, 250)
    names = ["姓名", "性别", "年龄", "身份证号", "从业类别", "体检日期", "有效期至"]
    if c.odds(0.5):
        names.insert(4, "工作单位")
    for row, name in enumerate(names):
        board.put(290, 138 + row * 50, f"{name}：{it[name]}", 25)
    board.put(54, 430, f"编号：{it['编号']}", 18)
    board.put(54, 560, f"发证单位：{it['发证单位']}", 22)
    board.raw(c.seal(it["office"], "健康检查专用章", at=(700, 400), size=160))
    return bind(board, seal=True, true_width=324)


def health_plain(c: Drafter) -> Paper:
    it = _health(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("office", "发证日期", "发证单位")]
    return sealed(
        c,
        c.one(("从业人员健康证明", "健康证明")),
        pairs,
        office=it["发证单位"],
        when=it["发证日期"],
        seal=it["office"],
    )


def _guard(c: Drafter) -> Cells:
    who, day = c.person(19, 58), c.past(20, 2500)
    office = c.town.body("公安局", city=True)
    number = c.one(
        (f"{c.town.short}{c.town.mark[1]}{day.year}{c.digits(6)}", f"4301{c.digits(10)}")
    )
    return {
        "证书编号": c.f("certificate_no", number),
        "姓名": c.f("name", who.name),
        "性别": c.f("sex", who.sex),
        "出生日期": c.on("born_on", who.born_on),
        "公民身份号码": c.f("id_number", who.id_number),
        "住址": c.f("address", who.address),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", day),
        "office": office,
    }


def guard(c: Drafter) -> Paper:
    """A booklet's inner page, labels spread."""
    it = _guard(c)
    board = Board(c, (1040, 720), ground=c.one(("#eef2f8", "#f3f1e8")), ink="#1c2c4a")
    ground.waves(board, "#9fb3d6", strength=0.15, step=22)
    board.middle(40, "保 安 员 证", 46, f"font-family:'{c.head}'")
    ground.face(board, 70, 150, 190, 250)
    for row, name in enumerate(("姓名", "性别", "出生日期", "公民身份号码", "证书编号")):
        board.put(310, 146 + row * 58, spread(name, 6), 23)
        board.value(480, 144 + row * 58, it[name], 25)
    board.put(310, 438, spread("住址", 6), 23)
    board.lines(480, 438, 480, it["住址"], 22)
    board.put(310, 540, f"发证机关　{it['发证机关']}", 22)
    board.put(310, 600, f"发证日期　{it['发证日期']}", 22)
    board.raw(c.seal(it["office"], at=(560, 480), size=165))
    return bind(board, seal=True)


def guard_plain(c: Drafter) -> Paper:
    it = _guard(c)
    pairs = [(k, v) for k, v in it.items() if k not in ("office", "发证日期")]
    when = it["发证日期"]
    return sealed(c, "保安员证", pairs, office="（印章）", when=when, seal=it["office"])


def _record(c: Drafter) -> Cells:
    who, day = c.person(20, 60), c.past(3, 300)
    station = c.town.body(c.one(("公安分局例图派出所", "公安局样章派出所")))
    first = c.one_of((who.born_on.replace(day=min(28, who.born_on.day), year=who.born_on.year + 18),
                      date(2010, 1, 1)))  # fmt: skip
    number = c.one(
        (
            f"{c.town.short}公证〔{day.year}〕{c.digits(4)}号",
            f"{day:%Y%m%d}{c.digits(4)}",
            f"WFZ{c.digits(10)}",
        )
    )
    return {
        "number": c.f("certificate_no", number),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "nation": c.f("nationality", "中国"),
        "id": c.f("id_number", who.id_number),
        "home": c.f("address", who.address),
        "from": c.on("period_from", first, "年"),
        "to": c.on("period_until", day, "年"),
        "result": c.f("result", c.one(("未发现犯罪记录", "无犯罪记录", "未发现有犯罪记录"))),
        "purpose": c.f(
            "purpose", c.one(("应聘保安员", "求职", "办理从业资格", "申请签证", "入职审查"))
        ),
        "office": c.f("issued_by", station),
        "day": c.on("issued_on", day, c.one(("年", "中", "0年"))),
        "seal": station,
    }


def record(c: Drafter) -> Paper:
    """One paragraph; number at the right above; bureau and day below."""
    it = _record(c)
    board = Board(c, face=c.one(("FandolFang", "FandolSong", "Noto Serif CJK SC")))
    board.middle(
        130, c.one(("无犯罪记录证明", "无 犯 罪 记 录 证 明")), 36, f"font-family:'{c.head}'"
    )
    board.put(440, 220, f"编号：{it['number']}", 19)
    body = c.one(
        (
            f"根据当事人申请，经查询公安信息系统：{it['name']}，{it['sex']}，身份证件号码{it['id']}，户籍地址：{it['home']}，"
            f"自{it['from']}至{it['to']}期间{it['result']}。",
            f"{it['name']}（{it['sex']}，国籍：{it['nation']}，证件号码：{it['id']}），经查，从{it['from']}到{it['to']}，"
            f"该人{it['result']}。",
        )
    )
    text = f"<p>　　{body}</p><p>　　本证明仅用于{it['purpose']}。</p>"
    board.lines(110, 300, 574, text, 22, "line-height:2.1")
    board.lines(
        110,
        760,
        560,
        f"<div style='text-align:right'>{it['office']}<br>{it['day']}</div>",
        22,
        "line-height:2.2",
    )
    board.raw(c.seal(it["seal"], c.one(("", "户口专用章")), at=(480, 720), size=165))
    return bind(board, seal=True)


def record_table(c: Drafter) -> Paper:
    it = _record(c)
    pairs = [
        ("编号", it["number"]),
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("证件号码", it["id"]),
        ("户籍地址", it["home"]),
        ("查询起始日期", it["from"]),
        ("查询截止日期", it["to"]),
        ("查询结果", it["result"]),
        ("证明用途", it["purpose"]),
    ]
    return sealed(c, "无犯罪记录证明", pairs, office=it["office"], when=it["day"], seal=it["seal"])


def _estate(c: Drafter) -> Cells:
    shared, day = c.odds(0.3), c.past(30, 2500)
    owners = "、".join(c.person(26, 70).name for _ in range(2 if shared else 1))
    owner = owners if shared or c.odds(0.85) else c.firm()
    place = c.address(flat=True)
    own, whole = c.number(6000, 18000) / 100, c.number(300000, 9000000) / 100
    end, ends = day.year + c.number(40, 68), f"{c.number(1, 13)}月{c.number(1, 29)}日"
    number = f"{c.town.short}（{day.year}）{c.town.city}不动产权第{c.digits(7)}号"
    return {
        "不动产权证号": c.f("certificate_no", number),
        "权利人": c.f("owner", owner),
        "共有情况": c.f("sharing", c.one(("共同共有", "按份共有")) if shared else "单独所有"),
        "坐落": c.f("location", place),
        "不动产单元号": c.f(
            "unit_number", f"430199 {c.digits(6)} GB{c.digits(5)} F{c.digits(8)}"
        ),
        "权利类型": c.f("right_type", "国有建设用地使用权/房屋所有权"),
        "权利性质": c.f("right_nature", c.one(("出让/市场化商品房", "出让/商品房", "划拨/房改房"))),
        "用途": c.f("use", c.one(("城镇住宅用地/成套住宅", "住宅", "商业服务用地/商业服务"))),
        "面积": c.f("area", c.one((
            f"建筑面积{own:.2f}㎡", f"宗地面积{whole:.2f}㎡/房屋建筑面积{own:.2f}㎡"))),
        "使用期限": c.f("term", f"国有建设用地使用权　{end - 70}年{ends}起{end}年{ends}止"),
        "权利其他状况": c.f("other_rights", c.one((
            f"房屋结构：钢筋混凝土结构；总层数：{c.number(6, 34)}层",
            f"专有建筑面积：{own * 0.8:.2f}㎡，分摊建筑面积：{own * 0.2:.2f}㎡"))),
        "登记日期": c.split("issued_on", day),
        "serial": c.f("serial_number", f"430{c.digits(8)}"),
        "office": c.town.body(c.one(("自然资源和规划局", "不动产登记中心")), city=True),
    }  # fmt: skip


def estate(c: Drafter) -> Paper:
    """Opened: the statute's page with the seal, the table's page."""
    it = _estate(c)
    board = Board(c, (1280, 880), ground=c.one(("#fbf7ef", "#f8f3ec", "#fff")), ink="#2a1f1f",
                  face=c.one(("FandolSong", "Noto Serif CJK SC")))  # fmt: skip
    ground.waves(board, c.one(("#dfb7b0", "#d9c79c")), strength=0.12, step=24)
    board.frame(639, 0, 2, 880, "background:#cdbfae")
    words = (
        "为保护不动产权利人的合法权益，对申请登记的本证所列不动产权利，"
        "经审核属实，准予登记，颁发此证。"
    )
    board.lines(90, 150, 460, f"<p style='text-indent:2em'>{words}</p>", 23, "line-height:2.1")
    board.put(300, 560, "登记机构（章）", 22)
    board.put(330, 626, it["登记日期"], 22)
    board.put(90, 810, f"编号 No　{it['serial']}", 19)
    board.put(700, 60, it["不动产权证号"], 21)
    names = ("权利人", "共有情况", "坐落", "不动产单元号", "权利类型", "权利性质", "用途", "面积",
             "使用期限", "权利其他状况")  # fmt: skip
    pairs = [(spread(name, 6), it[name]) for name in names]
    board.lines(680, 104, 550, grid(pairs, columns=1, label="26%"), 16.5, "line-height:2.05")
    board.raw(c.seal(it["office"], "不动产登记专用章", at=(340, 460), size=180))
    return bind(board, seal=True)


def estate_page(c: Drafter) -> Paper:
    """The table's page alone, the number above it."""
    it = _estate(c)
    board = Board(c, (800, 1120), ground=c.one(("#fdf9f2", "#fff")), ink="#33211c")
    ground.border(board, c.one(("#a8463c", "#8f7a4a")), inset=26)
    board.middle(76, "不动产权证书", 34, f"font-family:'{c.head}'")
    board.middle(140, it["不动产权证号"], 20)
    y = 200.0
    for name in (
        "权利人",
        "共有情况",
        "坐落",
        "不动产单元号",
        "权利类型",
        "权利性质",
        "用途",
        "面积",
    ):
        board.put(80, y, spread(name, 6), 20)
        board.lines(230, y, 500, it[name], 20)
        board.rule(76, y + 58, 650, "1px solid #caa")
        y += 76
    board.put(80, y, "权利其他状况", 20)
    board.lines(230, y, 500, it["权利其他状况"], 19)
    board.put(480, 1000, it["登记日期"], 20)
    board.raw(c.seal(it["office"], at=(520, 880), size=155))
    return bind(board, seal=True)


def estate_plain(c: Drafter) -> Paper:
    it = _estate(c)
    names = (
        "权利人",
        "共有情况",
        "坐落",
        "不动产单元号",
        "权利类型",
        "权利性质",
        "用途",
        "面积",
        "使用期限",
    )
    pairs = [("证号", it["不动产权证号"]), *((name, it[name]) for name in names)]
    title = c.one(("不动产权证书", "中华人民共和国<br>不动产权证书"))
    office = it["office"]
    return sealed(c, title, pairs, office=office, when=it["登记日期"], seal=office)


VERSIONS = {
    "health-certificate": (health_card, health_plain),
    "security-guard-certificate": (guard, guard_plain),
    "no-criminal-record": (record, record, record_table),
    "real-estate-certificate": (estate, estate_page, estate_plain),
}
