"""Driving and vehicle licences."""

from __future__ import annotations

from datetime import date

from eval.heldout.paper import Paper
from eval.heldout.second.identity import card_css, spot
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    CARD,
    CARD_TRUE,
    css,
    d,
    l,
    mock,
    prose,
    ruled,
    sample,
    small_portrait,
)

POLICE = "湖南省长沙市公安局交通警察支队"


def _both(words: str, latin: str) -> str:
    return f'{words}<div style="font-size:12px;line-height:1.1">{latin}</div>'


def _driver(c: Scribe) -> dict[str, str]:
    who, first = c.person(19, 66), c.past(400, 5200)
    start = c.past(100, 1800) if c.odds(0.5) else first
    trial = date(first.year + 1, first.month, min(first.day, 28))
    last = None if c.odds(0.12) else date(start.year + 10, start.month, min(start.day, 28))
    return {
        "number": c.f("licence_no", who.id_number),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "nationality": c.f("nationality", "中国"),
        "address": c.f("address", who.address),
        "born": c.on("born_on", who.born_on, "-"),
        "first": c.on("first_issued_on", first, "-"),
        "class": c.f("vehicle_class", c.one(("C1", "C2", "B2", "A2", "C1E", "A1A2"))),
        "term": c.during(start, last, join=c.one((" 至 ", "至")), form="-"),
        "file": c.f("file_number", "4301" + c.digits(8)),
        "record": c.f(
            "record",
            c.one(
                (
                    f"实习期至{c.say(trial, '0年')}。",
                    "请于每个记分周期结束后三十日内接受审验。无记分的，免予本次审验。",
                    f"自{c.say(start, '0年')}起，有效期起始日期有效。",
                )
            ),
        ),
    }


def _main_page(c: Scribe, it: dict[str, str]) -> str:
    def row(top: int, left: int, words: str, latin: str, cell: str, gap: int) -> str:
        return spot(left, top, _both(words, latin)) + spot(left + gap, top, cell, "font-size:25px")

    address = (
        f'<div style="position:absolute;left:118px;top:178px;width:600px;font-size:24px">'
        f"{it['address']}</div>"
    )
    return (
        spot(0, 20, "中华人民共和国机动车驾驶证", "width:760px;text-align:center;font-size:29px")
        + spot(
            0,
            58,
            "Driving License of the People's Republic of China",
            "width:760px;text-align:center;font-size:14px",
        )
        + row(84, 240, "证号", "No.", it["number"], 64)
        + row(130, 40, "姓名", "Name", it["name"], 78)
        + row(130, 330, "性别", "Sex", it["sex"], 64)
        + row(130, 500, "国籍", "Nationality", it["nationality"], 104)
        + row(180, 40, "住址", "Address", "", 78)
        + address
        + row(254, 214, "出生日期", "Date of Birth", it["born"], 146)
        + row(308, 214, "初次领证日期", "Date of First Issue", it["first"], 164)
        + row(362, 214, "准驾车型", "Class", it["class"], 146)
        + row(420, 40, "有效期限", "Valid Period", it["term"], 130)
        + small_portrait(c, 128, 160, "position:absolute;right:36px;top:236px")
        + c.seal(POLICE, at=(56, 250), size=128, shape="square")
    )


def driving(c: Scribe) -> Paper:
    """The main page as issued."""
    return Paper(
        None,
        (_main_page(c, _driver(c)) + sample(c),),
        CARD,
        card_css(c, 20, ground="#f2f5ef"),
        bears_seal=True,
        true_width=CARD_TRUE,
    )


def driving_sleeve(c: Scribe) -> Paper:
    """Both pages in their opened sleeve, one over the other."""
    it = _driver(c)
    second = (
        spot(
            0, 24, "中华人民共和国机动车驾驶证副页", "width:760px;text-align:center;font-size:27px"
        )
        + spot(40, 92, f"档案编号　<span style='font-size:25px'>{it['file']}</span>")
        + spot(40, 150, "记录")
        + f'<div style="position:absolute;left:110px;top:148px;width:590px;font-size:23px">'
        f"{it['record']}</div>"
        + spot(40, 410, "||||| |||| || ||||| ||| |||| | |||||", "font:30px 'DejaVu Sans'")
    )
    body = (
        f'<div style="position:absolute;left:20px;top:20px;width:760px;height:480px;'
        f'outline:1px solid #9ab">{_main_page(c, it)}</div>'
        f'<div style="position:absolute;left:20px;top:530px;width:760px;height:480px;'
        f'outline:1px solid #9ab">{second}</div>{sample(c)}'
    )
    return Paper(None, (body,), (800, 1040), card_css(c, 20, ground="#f0f4f2"), bears_seal=True)


def driving_mock(c: Scribe) -> Paper:
    it = _driver(c)
    pairs = [
        ("证号", it["number"]),
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("国籍", it["nationality"]),
        ("住址", it["address"]),
        ("出生日期", it["born"]),
        ("初次领证日期", it["first"]),
        ("准驾车型", it["class"]),
        ("有效期限", it["term"]),
    ]
    return mock(c, c.one(("机动车驾驶证", "中华人民共和国机动车驾驶证")), pairs, seal=(POLICE, ""))


def _vehicle(c: Scribe) -> dict[str, str]:
    day = c.past(100, 4200)
    issued = c.past(20, 99) if c.odds(0.3) else day
    kind, weight, seats = c.one(
        (
            "小型轿车/1845kg/5人",
            "小型普通客车/2395kg/7人",
            "轻型栏板货车/4495kg/3人",
            "小型越野客车/2610kg/5人",
        )
    ).split("/")
    bare = str(int(weight[:-2]) - c.number(35, 60) * 10) + "kg"
    plate = f"湘{c.one(('A', 'Z'))}{c.one(('D', 'F', ''))}"
    plate = plate + c.digits(7 - len(plate))
    return {
        "plate": c.f("plate", plate),
        "kind": c.f("vehicle_type", kind),
        "owner": c.f("owner", c.person().name if c.odds(0.65) else c.firm()),
        "address": c.f("address", c.address(flat=True)),
        "use": c.f("use_character", c.one(("非营运", "货运", "租赁", "预约出租客运"))),
        "model": c.f(
            "model",
            f"{c.one(('样例牌', '虚构牌', '范本牌'))}XN{c.digits(4)}"
            f"{c.one(('D5', 'BEV', 'A', 'MH'))}",
        ),
        "vin": c.f(
            "vin",
            f"LXX{c.digits(4)}{c.one(list('ABDEFGHK'))}0{c.one(list('MNPRST'))}X{c.digits(6)}",
        ),
        "engine": c.f("engine_no", c.one(list("BCFKM")) + c.digits(6)),
        "first": c.on("registered_on", day, "-"),
        "issued": c.on("issued_on", issued, "-"),
        "file": c.f("file_number", f"4301{c.digits(8)}"),
        "seats": c.f("seats", seats),
        "whole": c.f("whole_weight", weight),
        "bare": c.f("bare_weight", bare),
        "extent": c.f(
            "extent",
            f"{c.number(42, 51)}{c.digits(1)}0×1{c.number(75, 99)}0×1{c.number(44, 89)}0mm",
        ),
        "note": c.f("note", c.one(("汽油", "纯电动", f"强制报废期止：{day.year + 15}-12-31"))),
        "checked": c.f("inspection", f"检验有效期至{issued.year + 2}年{issued.month:02d}月湘A"),
        "again": plate,
    }


def vehicle(c: Scribe) -> Paper:
    """The main page, its labels in two languages and its lines ruled."""
    it = _vehicle(c)
    rule = "border-bottom:1px solid #9bb5a8"

    def row(top: int, left: int, words: str, latin: str, cell: str, wide: int, gap: int) -> str:
        return spot(
            left,
            top,
            f'<div style="display:flex"><div style="width:{gap}px">'
            f'{_both(words, latin)}</div><div style="font-size:23px">{cell}</div></div>',
            f"width:{wide}px;{rule};height:44px",
        )

    body = (
        spot(0, 18, "中华人民共和国机动车行驶证", "width:760px;text-align:center;font-size:29px")
        + spot(
            0,
            56,
            "Vehicle License of the People's Republic of China",
            "width:760px;text-align:center;font-size:14px",
        )
        + row(82, 36, "号牌号码", "Plate No.", it["plate"], 330, 104)
        + row(82, 386, "车辆类型", "Vehicle Type", it["kind"], 340, 104)
        + row(134, 36, "所有人", "Owner", it["owner"], 690, 104)
        + row(186, 36, "住址", "Address", "", 690, 104)
        + f'<div style="position:absolute;left:140px;top:186px;width:586px;font-size:21px">'
        f"{it['address']}</div>"
        + row(238, 36, "使用性质", "Use Character", it["use"], 330, 104)
        + row(238, 386, "品牌型号", "Model", it["model"], 340, 104)
        + row(290, 240, "车辆识别代号", "VIN", it["vin"], 486, 140)
        + row(342, 240, "发动机号码", "Engine No.", it["engine"], 486, 140)
        + row(394, 240, "注册日期", "Register Date", it["first"], 236, 90)
        + row(394, 488, "发证日期", "Issue Date", it["issued"], 238, 90)
        + c.seal(POLICE, at=(66, 304), size=124, shape="square")
        + sample(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        card_css(c, 20, ground="#f3f6f1"),
        bears_seal=True,
        true_width=CARD_TRUE,
    )


def vehicle_pages(c: Scribe) -> Paper:
    """A copy of both pages: particulars above, weights and measures below, in one table each."""
    it = _vehicle(c)
    upper = ruled(
        [
            l("号牌号码") + d(it["plate"]) + l("车辆类型") + d(it["kind"]),
            l("所有人") + d(it["owner"], 3),
            l("住　址") + d(it["address"], 3),
            l("使用性质") + d(it["use"]) + l("品牌型号") + d(it["model"]),
            l("车辆识别代号") + d(it["vin"], 3),
            l("发动机号码") + d(it["engine"], 3),
            l("注册日期") + d(it["first"]) + l("发证日期") + d(it["issued"]),
        ],
        (20, 30, 20, 30),
        1.9,
    )
    lower = ruled(
        [
            l("号牌号码") + d(it["again"]) + l("档案编号") + d(it["file"]),
            l("核定载人数") + d(it["seats"]) + l("总质量") + d(it["whole"]),
            l("整备质量") + d(it["bare"]) + l("核定载质量") + d("--"),
            l("外廓尺寸") + d(it["extent"]) + l("准牵引总质量") + d("--"),
            l("备　注") + d(it["note"], 3),
            l("检验记录") + d(it["checked"], 3),
        ],
        (20, 30, 20, 30),
        1.9,
    )
    stamp = c.seal(POLICE, at=(600, 330), size=120, shape="square")
    body = prose(f"""<div style="position:absolute;inset:30px 40px"><h1>中华人民共和国机动车行驶证
        </h1>{upper}<h1 style="margin-top:46px">机动车行驶证副页</h1>{lower}</div>
        {stamp}{sample(c)}""")
    return Paper(None, (body,), (800, 960), css(c, 20, 1.4), bears_seal=True)


def vehicle_mock(c: Scribe) -> Paper:
    it = _vehicle(c)
    pairs = [
        ("号牌号码", it["plate"]),
        ("车辆类型", it["kind"]),
        ("所有人", it["owner"]),
        ("住址", it["address"]),
        ("使用性质", it["use"]),
        ("品牌型号", it["model"]),
        ("车辆识别代号", it["vin"]),
        ("发动机号码", it["engine"]),
        ("注册日期", it["first"]),
        ("发证日期", it["issued"]),
    ]
    return mock(c, c.one(("机动车行驶证", "行驶证")), pairs, seal=(POLICE, ""))


VERSIONS = {
    "driving-licence": (driving, driving_sleeve, driving_mock),
    "vehicle-licence": (vehicle, vehicle_pages, vehicle_mock),
}
