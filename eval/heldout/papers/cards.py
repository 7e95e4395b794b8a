"""Identity cards, passport, bank and social security cards, driving and vehicle licences."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper, holds, value
from eval.heldout.style import base, emblem, portrait, specimen

CARD = (680, 430)
FAR = timedelta(days=3652)


def _card_ground(c: Clerk) -> str:
    first, last = c.one(("#dfeef2,#eef0e2", "#e9f1f5,#dfe9f0", "#f6f6f4,#e9edf0")).split(",")
    turn = c.number(20, 160)
    return (
        f"&{{background:repeating-linear-gradient({turn}deg,rgba(90,150,180,.10) 0 1px,"
        f"transparent 1px 7px),linear-gradient({turn}deg,{first},{last});border-radius:22px}}"
    )


def _ringed(text: str, where: str, css: str = "") -> str:
    return f'<div style="position:absolute;{where};white-space:nowrap;{css}">{text}</div>'


def identity_face(c: Clerk) -> Paper:
    """The face as issued: labels in blue-grey, the number below."""
    who = c.person(18, 75)
    label = "color:#4a86a8;font-size:21px;margin-right:14px"
    day = who.born_on
    born = value(
        "born_on",
        "出生",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        day.isoformat(),
    )
    body = (
        _ringed(
            f'<span style="{label}">姓名</span>{c.v("name", "姓名", who.name)}',
            "left:52px;top:44px",
            "font-size:29px",
        )
        + _ringed(
            f'<span style="{label}">性别</span>{c.v("sex", "性别", who.sex)}'
            f'<span style="{label};margin-left:44px">民族</span>'
            f"{c.v('ethnicity', '民族', who.ethnicity)}",
            "left:52px;top:104px",
        )
        + _ringed(f'<span style="{label}">出生</span>{born}', "left:52px;top:160px")
        + f'<div style="position:absolute;left:52px;top:218px;{label}">住址</div>'
        f'<div style="position:absolute;left:110px;top:214px;width:312px;line-height:1.35">'
        f"{c.v('address', '住址', who.address)}</div>"
        + _ringed(
            f'<span style="{label}">公民身份号码</span><span style="letter-spacing:3px;'
            f'font-family:{c.one(("OCR B", "Liberation Sans", "FandolHei"))}">'
            f"{c.v('id_number', '公民身份号码', who.id_number)}</span>",
            "left:52px;top:362px",
            "font-size:28px",
        )
        + portrait(c, 456, 60, 184, 244)
        + specimen(c)
    )
    face = c.one(("FandolHei", "FandolSong", "LXGW WenKai"))
    return Paper(None, (body,), CARD, f"{_card_ground(c)} &{{font:24px '{face}';color:#111}}")


def identity_face_mock(c: Clerk) -> Paper:
    """A web mock-up of the card: plain white, black labels with colons."""
    who = c.person(18, 75)
    day = who.born_on
    pairs = (
        ("姓　名", c.v("name", "姓名", who.name)),
        (
            "性　别",
            c.v("sex", "性别", who.sex) + "　　民　族　" + c.v("ethnicity", "民族", who.ethnicity),
        ),
        (
            "出　生",
            value("born_on", "出生", f"{day.year}年{day.month:02d}月{day.day:02d}日", str(day)),
        ),
        ("住　址", c.v("address", "住址", who.address)),
    )
    lines = "".join(
        f'<div style="display:flex;margin:13px 0"><b style="flex:none;width:4.6em;color:#246">'
        f"{name}</b><span>{cell}</span></div>"
        for name, cell in pairs
    )
    body = (
        f'<div style="position:absolute;left:36px;top:30px;width:420px">{lines}</div>'
        f'<div style="position:absolute;left:36px;bottom:34px">公民身份号码　'
        f"{c.v('id_number', '公民身份号码', who.id_number)}</div>{portrait(c, 480, 46, 160, 212)}"
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{border:2px solid #9bb;box-sizing:border-box;background:#fbfdff;"
        f"font:23px/1.4 '{c.body}','FandolSong'}}",
    )


def identity_emblem(c: Clerk) -> Paper:
    who = c.person(18, 75)
    forever = c.odds(0.2)
    span = c.span(who.card_from, None if forever else who.card_until, join="-", form=".")
    top = c.number(28, 46)
    body = (
        emblem(46, 46, 128)
        + _ringed("中华人民共和国", f"left:226px;top:{top}px", "font-size:40px;letter-spacing:6px")
        + _ringed(
            "居民身份证", f"left:212px;top:{top + 66}px", "font-size:54px;letter-spacing:14px"
        )
        + _ringed(
            f"<b>签发机关</b>　{c.v('issued_by', '签发机关', who.police)}",
            "left:160px;top:290px",
        )
        + _ringed(f"<b>有效期限</b>　{span}", "left:160px;top:346px")
        + specimen(c)
    )
    face = c.one(("FandolHei", "FandolSong", "AR PL SungtiL GB"))
    return Paper(None, (body,), CARD, f"{_card_ground(c)} &{{font:26px '{face}';color:#111}}")


def identity_emblem_mock(c: Clerk) -> Paper:
    who = c.person(18, 75)
    span = c.span(who.card_from, who.card_until, join="-", form=".")
    body = (
        '<div style="text-align:center;font-size:30px;margin-top:40px">中华人民共和国</div>'
        '<div style="text-align:center;font-size:46px;font-weight:bold">居 民 身 份 证</div>'
        + emblem(280, 165, 110, "#b55")
        + f'<div style="position:absolute;left:110px;bottom:74px">签发机关：'
        f"{c.v('issued_by', '签发机关', who.police)}</div>"
        f'<div style="position:absolute;left:110px;bottom:30px">有效期限：{span}</div>'
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:#f3f7f7;border:1px solid #aaa;box-sizing:border-box;"
        f"font:24px '{c.body}','FandolSong'}}",
    )


def passport(c: Clerk) -> Paper:
    """The data page: bilingual labels over the values, two machine-readable lines."""
    who = c.person(20, 65)
    issued = c.past(60, 2800)
    until = issued.replace(year=issued.year + 10, day=min(issued.day, 28))
    letter = c.one(("E", "EA", "EB", "EJ"))
    number = letter + c.digits(9 - len(letter))
    latin = "YANGBEN, " + c.one(("MINGHUA", "XIAOYU", "ZHIQIANG", "JIAN"))
    months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    pinned = c.odds(0.5)

    def day(key: str, label: str, when: date) -> str:
        shown = (
            f"{when:%d} {when.month}月/{months[when.month - 1]} {when.year}"
            if pinned
            else f"{when:%Y-%m-%d}"
        )
        return c.v(key, label, shown, when.isoformat())

    def at(left: int, top: int, label: str, cell: str) -> str:
        return _ringed(
            f'<div style="font-size:14px;color:#567">{label}</div>{cell}',
            f"left:{left}px;top:{top}px",
        )

    sex = f"{who.sex}/{'M' if who.sex == '男' else 'F'}"
    flat = latin.replace(", ", "<<")
    line1 = f"POCHN{flat}".ljust(44, "<")
    line2 = f"{number}0CHN{who.born_on:%y%m%d}0{'M' if who.sex == '男' else 'F'}{until:%y%m%d}0"
    line2 = line2.ljust(43, "<") + "0"
    body = (
        _ringed("护照 PASSPORT", "left:34px;top:22px", "font-size:26px;color:#822")
        + _ringed("中华人民共和国 PEOPLE'S REPUBLIC OF CHINA", "left:270px;top:28px;color:#822")
        + portrait(c, 36, 96, 200, 262)
        + at(270, 70, "类型/Type", c.v("passport_type", "类型", "P"))
        + at(390, 70, "国家码/Country Code", c.v("country_code", "国家码", "CHN"))
        + at(620, 70, "护照号/Passport No.", c.v("passport_no", "护照号", number))
        + at(
            270,
            126,
            "姓名/Name",
            c.v("name", "姓名", who.name) + "<br>" + c.v("name_latin", "姓名拼音", latin),
        )
        + at(270, 206, "性别/Sex", c.v("sex", "性别", sex))
        + at(400, 206, "国籍/Nationality", c.v("nationality", "国籍", "中国/CHINESE"))
        + at(620, 206, "出生日期/Date of birth", day("born_on", "出生日期", who.born_on))
        + at(270, 262, "出生地点/Place of birth", c.v("birthplace", "出生地点", "湖南/HUNAN"))
        + at(620, 262, "签发日期/Date of issue", day("issued_on", "签发日期", issued))
        + at(270, 318, "签发地点/Place of issue", c.v("issued_at", "签发地点", "湖南/HUNAN"))
        + at(620, 318, "有效期至/Date of expiry", day("valid_until", "有效期至", until))
        + at(
            270,
            374,
            "签发机关/Authority",
            c.v("issued_by", "签发机关", "公安部出入境管理局"),
        )
        + _ringed(
            c.v("machine_readable_name", "机读码第一行", line1),
            "left:34px;top:470px",
            "font:25px 'OCR B';letter-spacing:2px",
        )
        + _ringed(
            c.v("machine_readable_numbers", "机读码第二行", line2),
            "left:34px;top:512px",
            "font:25px 'OCR B';letter-spacing:2px",
        )
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        (900, 580),
        f"&{{background:linear-gradient(120deg,#f3e9e4,#e4ecf1);font:21px/1.35 '{c.body}',"
        "'FandolSong'}",
    )


def social_card(c: Clerk) -> Paper:
    who = c.person()
    issued = c.past(100, 3000)
    old = c.odds(0.5)
    pairs = [
        ("姓名", c.v("name", "姓名", who.name)),
        ("社会保障号码", c.v("number", "社会保障号码", who.id_number)),
        ("卡号", c.v("card_no", "卡号", c.one(("A", "B", "H")) + c.digits(8))),
        (
            "发卡日期",
            c.v("issued_in", "发卡日期", f"{issued.year}年{issued.month:02d}月"),
        ),
    ]
    if old:
        pairs.insert(1, ("性别", c.v("sex", "性别", who.sex)))
    lines = "".join(
        f'<div style="margin:7px 0"><span style="color:#345">{label}</span>　{cell}</div>'
        for label, cell in pairs
    )
    body = (
        _ringed("中华人民共和国社会保障卡", "left:150px;top:26px", "font-size:30px;color:#134")
        + emblem(40, 18, 60)
        + portrait(c, 40, 110, 150, 196)
        + f'<div style="position:absolute;left:220px;top:118px">{lines}</div>'
        + (_ringed("湖南样本银行", "right:40px;bottom:34px", "font-size:22px") if not old else "")
        + specimen(c)
    )
    ground = c.one(("#e8f3e4,#cfe4ef", "#f5efe0,#e3ecdd", "#e5eef8,#f3f6fa"))
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:linear-gradient(150deg,{ground});border-radius:20px;"
        f"font:25px '{c.body}','FandolSong'}}",
    )


def bank_card(c: Clerk) -> Paper:
    number = "6299" + c.digits(11)  # 6299: no bank issues under it
    total = sum(
        sum(divmod(int(d) * (2 if k % 2 == 0 else 1), 10)) for k, d in enumerate(number[::-1])
    )
    number += str(-total % 10)
    shown = " ".join(number[i : i + 4] for i in range(0, 16, 4))
    bank = f"湖南{c.one(('样本', '示例', '模拟'))}银行"
    month, year = c.number(1, 13), c.number(27, 36)
    dark = c.odds(0.6)
    ground = (
        c.one(("#17406d,#2c6aa8", "#7a1520,#b52a35", "#14503c,#2a8a68")) if dark else "#eee,#fff"
    )
    ink = "#f4efe2" if dark else "#222"
    body = (
        _ringed(c.v("bank", "发卡银行", bank), "left:44px;top:34px", "font-size:34px")
        + _ringed(c.v("card_type", "卡种", c.one(("借记卡", "储蓄卡"))), "right:44px;top:44px")
        + '<div style="position:absolute;left:60px;top:128px;width:86px;height:64px;'
        'border-radius:10px;background:linear-gradient(120deg,#e6cf8e,#b8953f)"></div>'
        + _ringed(
            c.v("card_no", "卡号", shown, number),
            "left:58px;top:226px",
            f"font:{c.number(40, 46)}px {c.one(('OCR B', 'Liberation Mono', 'FandolHei'))}",
        )
        + _ringed(
            f"有效期 VALID THRU {c.v('valid_until', '有效期', f'{month:02d}/{year}')}",
            "left:60px;top:310px",
            "font-size:21px",
        )
        + _ringed("银样 UnionSample", "right:44px;bottom:36px", "font-size:26px;font-style:italic")
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:linear-gradient(135deg,{ground});border-radius:26px;color:{ink};"
        f"font:24px '{c.one(('FandolHei', 'FandolKai', 'ZCOOL XiaoWei'))}'}}",
    )


def driving_licence(c: Clerk) -> Paper:
    who = c.person(20, 65)
    first = c.past(400, 5000)
    from_day = first
    last = from_day.replace(year=from_day.year + c.number(1, 3) * 6 + 10, day=min(first.day, 28))
    authority = "湖南省长沙市公安局交通警察支队"
    english = c.odds(0.65)

    def at(left: int, top: int, label: str, latin: str, cell: str, gap: int = 10) -> str:
        small = f'<div style="font-size:11px;line-height:1">{latin}</div>' if english else ""
        return _ringed(
            f'<div style="display:flex;align-items:center;gap:{gap}px"><div>{label}{small}</div>'
            f'<div style="font-size:21px">{cell}</div></div>',
            f"left:{left}px;top:{top}px",
        )

    def iso(key: str, label: str, day: object) -> str:
        return c.v(key, label, str(day), str(day))

    span = c.span(from_day, last, keys=("valid_period", "valid_from", "valid_until"), join=" 至 ")
    if c.odds(0.6):
        span = holds(
            "valid_period",
            "有效期限",
            iso("valid_from", "有效期限起", from_day)
            + " 至 "
            + iso("valid_until", "有效期限止", last),
            f"{from_day}至{last}",
        )
    sex, nation = c.v("sex", "性别", who.sex), c.v("nationality", "国籍", "中国")
    body = (
        _ringed(
            "中华人民共和国机动车驾驶证",
            "left:0;right:0;top:20px;text-align:center",
            "font-size:28px",
        )
        + (
            _ringed(
                "Driving License of the People's Republic of China",
                "left:0;right:0;top:56px;text-align:center",
                "font-size:15px",
            )
            if english
            else ""
        )
        + at(300, 84, "证号", "", c.v("licence_no", "证号", who.id_number))
        + at(36, 120, "姓名", "Name", c.v("name", "姓名", who.name), 20)
        + at(300, 120, "性别", "Sex", sex)
        + at(440, 120, "国籍", "Nationality", nation)
        + f'<div style="position:absolute;left:36px;top:168px;display:flex;gap:14px">'
        f'<div style="flex:none">住址</div><div style="width:520px;font-size:21px">'
        f"{c.v('address', '住址', who.address)}</div></div>"
        + at(230, 236, "出生日期", "Date of Birth", iso("born_on", "出生日期", who.born_on))
        + at(
            230,
            284,
            "初次领证日期",
            "Date of First Issue",
            iso("first_issued_on", "初次领证日期", first),
        )
        + at(
            230,
            332,
            "准驾车型",
            "Class",
            c.v("vehicle_class", "准驾车型", c.one(("C1", "C1D", "B2", "A2", "C2", "C1E"))),
        )
        + at(36, 388, "有效期限", "Valid Period", span)
        + portrait(c, 520, 226, 124, 152)
        + c.seal(authority, at=(50, 240), size=120, shape="square")
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:linear-gradient(#f6f7f2,#eef3ee);border:1px solid #ccc;"
        f"box-sizing:border-box;font:18px/1.3 '{c.body}','FandolSong'}}",
        bears_seal=True,
    )


def vehicle_licence(c: Clerk) -> Paper:
    owner = c.person().name if c.odds(0.6) else c.firm()
    plate = "湘Z" + c.one(list("0123456789")) + c.one(list("QWX")) + c.digits(3)
    day = c.past(100, 3000)
    later = day + timedelta(days=c.number(0, 9))
    make = c.one(("样车牌", "示范牌", "模拟牌"))
    vin = "LZZ0000" + c.one(list("ABCDEFGH")) + c.digits(9)

    def at(left: int, top: int, label: str, cell: str) -> str:
        return _ringed(
            f'{label}　<span style="font-size:21px">{cell}</span>', f"left:{left}px;top:{top}px"
        )

    body = (
        _ringed(
            "中华人民共和国机动车行驶证",
            "left:0;right:0;top:20px;text-align:center",
            "font-size:28px",
        )
        + at(32, 76, "号牌号码", c.v("plate_no", "号牌号码", plate))
        + at(
            350,
            76,
            "车辆类型",
            c.v("vehicle_type", "车辆类型", c.one(("小型轿车", "小型普通客车", "轻型厢式货车"))),
        )
        + at(32, 118, "所有人", c.v("owner", "所有人", owner))
        + f'<div style="position:absolute;left:32px;top:160px;width:620px">住　址　'
        f'<span style="font-size:20px">{c.v("address", "住址", c.address())}</span></div>'
        + at(230, 214, "使用性质", c.v("use", "使用性质", c.one(("非营运", "营转非", "货运"))))
        + at(230, 256, "品牌型号", c.v("model", "品牌型号", f"{make}YB{c.digits(4)}A"))
        + at(230, 298, "车辆识别代号", c.v("vin", "车辆识别代号", vin))
        + at(230, 338, "发动机号码", c.v("engine_no", "发动机号码", "Y" + c.digits(7)))
        + at(30, 384, "注册日期", c.v("registered_on", "注册日期", str(day), str(day)))
        + at(350, 384, "发证日期", c.v("issued_on", "发证日期", str(later), str(later)))
        + c.seal("湖南省长沙市公安局交通警察支队", at=(50, 226), size=126, shape="square")
        + specimen(c)
    )
    return Paper(
        None,
        (body,),
        CARD,
        f"&{{background:#f4f6f3;border:1px solid #bbb;box-sizing:border-box;"
        f"font:18px/1.3 '{c.body}','FandolSong'}}",
        bears_seal=True,
    )


def vehicle_licence_screen(c: Clerk) -> Paper:
    """The electronic licence in a telephone's application."""
    owner = c.person().name
    day = c.past(100, 3000)
    pairs = (
        ("号牌号码", c.v("plate_no", "号牌号码", f"湘Z{c.digits(2)}W{c.digits(2)}")),
        ("车辆类型", c.v("vehicle_type", "车辆类型", "小型轿车")),
        ("所有人", c.v("owner", "所有人", owner)),
        ("住址", c.v("address", "住址", c.address(flat=True))),
        ("使用性质", c.v("use", "使用性质", "非营运")),
        ("品牌型号", c.v("model", "品牌型号", f"样车牌YB{c.digits(4)}")),
        ("车辆识别代号", c.v("vin", "车辆识别代号", "LZZ0000C" + c.digits(9))),
        ("发动机号码", c.v("engine_no", "发动机号码", "Y" + c.digits(7))),
        ("注册日期", c.v("registered_on", "注册日期", str(day), str(day))),
        ("发证日期", c.v("issued_on", "发证日期", str(day), str(day))),
    )
    lines = "".join(
        f'<div style="display:flex;padding:13px 0;border-bottom:1px solid #eee">'
        f'<span style="flex:none;width:7em;color:#889">{label}</span><span>{cell}</span></div>'
        for label, cell in pairs
    )
    body = (
        '<div style="background:#2a6fd6;color:#fff;padding:26px;text-align:center;'
        f'font-size:24px">电子行驶证</div><div style="padding:20px 34px">'
        '<div style="font-size:24px;text-align:center;margin:10px">中华人民共和国机动车行驶'
        "证</div>"
        f"{lines}</div>{specimen(c)}"
    )
    return Paper(None, (body,), (620, 900), base(c, size=20, line=1.5))


VERSIONS = {
    "resident-id-card-portrait": (identity_face, identity_face, identity_face_mock),
    "resident-id-card-emblem": (identity_emblem, identity_emblem_mock),
    "passport": (passport,),
    "social-security-card": (social_card,),
    "bank-card": (bank_card,),
    "driving-licence": (driving_licence,),
    "vehicle-licence": (vehicle_licence, vehicle_licence_screen),
}
