"""Licences of firms and of trades."""

from __future__ import annotations

from datetime import date

from eval.heldout.clerk import TODAY, Clerk
from eval.heldout.paper import Paper
from eval.heldout.style import A4, base, emblem, portrait, rows, specimen, table

SCOPES = (
    "餐饮服务；食品销售；外卖递送服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "许可项目：食品销售；餐饮服务。一般项目：日用百货销售；企业管理咨询。",
    "建筑材料、五金产品的销售；机电设备的安装、维修；国内贸易代理。",
    "软件开发；信息技术咨询服务；计算机系统服务；办公用品销售。",
)
WIDE = (1180, 830)


def business(c: Clerk) -> Paper:
    """The landscape licence with two columns."""
    single = c.odds(0.4)
    name = c.shop() if single else c.firm()
    who, day = c.person(), c.past(100, 4500)
    code = c.v("credit_code", "统一社会信用代码", c.credit_code(individual=single))
    kind = "个体工商户" if single else c.one(("有限责任公司(自然人独资)", "有限责任公司"))
    money = c.number(1, 60) * 50
    made = c.past(20, 99)
    shown = f"{made.year} 年 {made.month} 月 {made.day} 日"
    left = [
        ("名　　称", c.v("name", "名称", name)),
        ("类　　型", c.v("type", "类型", kind)),
        (
            "经营者" if single else "法定代表人",
            c.v("legal_representative", "法定代表人", who.name),
        ),
        ("经营范围", c.v("business_scope", "经营范围", c.one(SCOPES))),
    ]
    right = [
        ("成立日期", c.day("established_on", "成立日期", day)),
        ("经营场所" if single else "住　　所", c.v("address", "住所", c.address())),
    ]
    if single:
        right.append(("组成形式", c.v("composition", "组成形式", "个人经营")))
    else:
        sum_shown = f"{money}万元" if c.odds(0.4) else f"{_capital(money)}万元整"
        right.insert(
            0, ("注册资本", c.v("registered_capital", "注册资本", sum_shown, f"{money}万元"))
        )
    body = (
        emblem(540, 36, 90, "#b4452c")
        + f'<div style="text-align:center;font-size:62px;letter-spacing:.3em;margin-top:130px;'
        f"font-family:'{c.head}'\">营业执照</div>"
        f'<div style="text-align:center">（{c.one(("副　本", "正本", "副本"))}）</div>'
        f'<div style="position:absolute;left:60px;top:120px">统一社会信用代码<br>{code}</div>'
        '<div style="position:absolute;left:70px;top:290px;width:500px">'
        f"{rows(left, colon='　')}</div>"
        f'<div style="position:absolute;left:620px;top:290px;width:500px">'
        f"{rows(right, colon='　')}</div>"
        f'<div style="position:absolute;left:700px;top:660px">登记机关<br><br>'
        f"{c.v('issued_on', '登记日期', shown, str(made))}"
        "</div>"
        + c.seal(f"长沙市{c.district()}市场监督管理局", at=(790, 600), size=155)
        + specimen(c)
    )
    css = (
        base(c, size=20, line=1.6) + f"&{{background:#fdfaf2;box-shadow:inset 0 0 0 18px "
        f"{c.one(('#d9b36a', '#e7cf9a', '#c99a55'))}}}"
    )
    return Paper(None, (body,), WIDE, css, bears_seal=True)


def business_tall(c: Clerk) -> Paper:
    """The older portrait licence, and what web pages make of it: one column."""
    name, who, day = c.firm(), c.person(), c.past(300, 5000)
    until = date(day.year + 20, day.month, min(day.day, 28)) if c.odds(0.5) else None
    money = c.number(1, 60) * 50
    made = c.past(20, 99)
    pairs = [
        ("统一社会信用代码", c.v("credit_code", "统一社会信用代码", c.credit_code())),
        ("名称", c.v("name", "名称", name)),
        ("类型", c.v("type", "类型", "有限责任公司（自然人投资或控股）")),
        ("住所", c.v("address", "住所", c.address())),
        ("法定代表人", c.v("legal_representative", "法定代表人", who.name)),
        ("注册资本", c.v("registered_capital", "注册资本", f"人民币{money}万元整", f"{money}万元")),
        ("成立日期", c.day("established_on", "成立日期", day)),
        (
            "营业期限",
            c.span(day, until, label="营业期限", join=" 至 "),
        ),
        ("经营范围", c.v("business_scope", "经营范围", c.one(SCOPES))),
    ]
    body = (
        emblem(352, 40, 90, "#b4452c")
        + f'<div style="padding:140px 80px"><h1 style="font-size:54px">营 业 执 照</h1>'
        f"{rows(pairs, wide=c.number(0, 2) * 8)}</div>"
        f'<div style="position:absolute;left:440px;top:900px">登记机关（盖章）<br>'
        f"{c.day('issued_on', '登记日期', made)}</div>"
        + c.seal(f"长沙市{c.district()}市场监督管理局", at=(490, 850), size=155)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=20, line=1.6), bears_seal=True)


def _capital(number: int) -> str:
    """A whole number below 10,000 in capitals: 伍拾, 贰仟玖佰伍拾."""
    digits, units = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
    text = "".join(
        digits[int(char)] + (units[place] if char != "0" else "")
        for char, place in zip(str(number), range(len(str(number)) - 1, -1, -1), strict=True)
    )
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零")


def food(c: Clerk) -> Paper:
    name, who = c.shop() if c.odds(0.5) else c.firm(), c.person()
    day = c.past(30, 1700)
    until = date(day.year + 5, day.month, min(day.day, 28))
    office = f"长沙市{c.district()}{c.one(('市场监督管理局', '行政审批服务局'))}"
    number = f"JY{c.number(1, 4)}4301{c.digits(9)}"
    items = c.one(
        ("热食类食品制售，冷食类食品制售", "预包装食品销售；散装食品销售", "自制饮品制售")
    )
    pairs = [
        ("经营者名称", c.v("operator_name", "经营者名称", name)),
        ("统一社会信用代码", c.v("credit_code", "统一社会信用代码", c.credit_code())),
        ("法定代表人（负责人）", c.v("legal_representative", "法定代表人（负责人）", who.name)),
        ("住所", c.v("address", "住所", c.address())),
        ("经营场所", c.v("premises_address", "经营场所", c.address())),
        (
            "主体业态",
            c.v(
                "business_type", "主体业态", c.one(("餐饮服务经营者", "食品销售经营者", "单位食堂"))
            ),
        ),
        ("经营项目", c.v("business_items", "经营项目", items)),
        ("许可证编号", c.v("licence_no", "许可证编号", number)),
        ("有效期至", c.day("valid_until", "有效期至", until)),
        ("日常监督管理机构", c.v("supervising_body", "日常监督管理机构", office)),
        ("发证机关", c.v("issued_by", "发证机关", office)),
        ("签发人", c.v("signatory", "签发人", c.person().name)),
        ("发证日期", c.day("issued_on", "发证日期", day)),
    ]
    if c.odds(0.5):
        size, half = WIDE, (len(pairs) + 1) // 2
        lay = (
            '<div style="display:flex;gap:40px"><div style="width:510px">'
            f"{rows(pairs[:half])}</div>"
            f'<div style="width:510px">{rows(pairs[half:])}</div></div>'
        )
        at = (850.0, 600.0)
    else:
        size, lay, at = A4, rows(pairs), (520.0, 780.0)
    body = (
        f'<div style="padding:60px 70px"><h1 style="font-size:46px">食品经营许可证</h1>{lay}</div>'
        + c.seal(office, c.one(("", "行政许可专用章")), at=at, size=150)
        + specimen(c)
    )
    css = base(c, size=19, line=1.7) + "&{box-shadow:inset 0 0 0 14px #d8c79c;background:#fffdf6}"
    return Paper(None, (body,), size, css, bears_seal=True)


def hygiene(c: Clerk) -> Paper:
    name, who, day = c.shop(), c.person(), c.past(30, 1400)
    until = date(day.year + 4, day.month, min(day.day, 28))
    office = f"长沙市{c.district()}{c.one(('卫生健康局', '行政审批服务局'))}"
    number = f"长卫公证字〔{day.year}〕第{c.digits(5)}号"
    pairs = [
        ("单位名称", c.v("unit_name", "单位名称", name)),
        ("法定代表人（负责人）", c.v("legal_representative", "法定代表人（负责人）", who.name)),
        ("地址", c.v("address", "地址", c.address())),
        (
            "许可项目",
            c.v(
                "permitted_items", "许可项目", c.one(("理发店、美容店", "宾馆", "游泳场所", "足浴"))
            ),
        ),
        ("有效期限", c.span(day, until, join="至")),
    ]
    wide = c.odds(0.5)
    body = (
        f'<div style="padding:80px 90px"><h1 style="font-size:44px">'
        f"{c.one(('卫 生 许 可 证', '公共场所卫生许可证'))}</h1>"
        f'<p style="text-align:right">{c.v("licence_no", "许可证号", number)}</p>'
        f"{rows(pairs, wide=0 if c.odds(0.5) else 10, gap=0.7)}"
        f'<div style="text-align:right;margin-top:60px">发证机关：'
        f"{c.v('issued_by', '发证机关', office)}<br>"
        f"{c.day('issued_on', '发证日期', day)}</div></div>"
        + c.seal(
            office,
            "卫生许可专用章" if c.odds(0.5) else "",
            at=(800, 540) if wide else (500, 660),
            size=150,
        )
        + specimen(c)
    )
    css = base(c, size=21, line=1.7) + "&{background:#f4faf6;box-shadow:inset 0 0 0 12px #a8ccb4}"
    return Paper(None, (body,), WIDE if wide else A4, css, bears_seal=True)


def tobacco(c: Clerk) -> Paper:
    name, who, day = c.shop(), c.person(), c.past(30, 1500)
    until = date(day.year + 5, day.month, min(day.day, 28))
    office = f"长沙市{c.district()}烟草专卖局"
    pairs = [
        ("许可证号", c.v("licence_no", "许可证号", f"4301{c.digits(8)}")),
        ("企业（字号）名称", c.v("shop_name", "企业（字号）名称", name)),
        ("负责人（经营者）姓名", c.v("legal_representative", "负责人姓名", who.name)),
        ("经营场所", c.v("address", "经营场所", c.address())),
        ("企业类型", c.v("type", "企业类型", "个体工商户")),
        (
            "许可范围",
            c.v("scope", "许可范围", c.one(("卷烟、雪茄烟零售", "卷烟零售", "烟草制品零售"))),
        ),
        ("供货单位", c.v("supplier", "供货单位", "湖南省烟草公司长沙市公司")),
        ("有效期限", c.span(day, until, join="至", label="有效期限")),
    ]
    body = (
        f'<div style="padding:70px 90px"><h1 style="font-size:48px">烟草专卖零售许可证</h1>'
        f"{rows(pairs, gap=0.45) if c.odds(0.6) else table(pairs)}"
        f'<div style="text-align:right;margin-top:26px">发证机关：'
        f"{c.v('issued_by', '发证机关', office)}<br>"
        f"{c.day('issued_on', '发证日期', day)}</div></div>"
        + c.seal(office, "行政许可专用章", at=(830, 610), size=150)
        + specimen(c)
    )
    css = base(c, size=22, line=1.6) + "&{background:#fcf8ee;box-shadow:inset 0 0 0 16px #c9b27a}"
    return Paper(None, (body,), WIDE, css, bears_seal=True)


def transport(c: Clerk) -> Paper:
    """A booklet's opened page: portrait left, particulars right."""
    who, day = c.person(22, 58), c.past(30, 2000)
    until = date(day.year + 6, day.month, min(day.day, 28))
    office = f"长沙市{c.one(('道路运输管理处', '交通运输局'))}"
    pairs = [
        ("姓名", c.v("name", "姓名", who.name)),
        ("性别", c.v("sex", "性别", who.sex)),
        ("出生日期", c.day("born_on", "出生日期", who.born_on)),
        ("国籍", c.v("nationality", "国籍", "中国")),
        ("住址", c.v("address", "住址", who.address)),
        ("从业资格证号", c.v("certificate_no", "从业资格证号", who.id_number)),
        ("准驾车型", c.v("vehicle_class", "准驾车型", c.one(("C1", "B2", "A2")))),
        (
            "从业资格类别",
            c.v("category", "从业资格类别", c.one(("道路货物运输驾驶员", "道路旅客运输驾驶员"))),
        ),
        ("初次领证日期", c.day("first_issued_on", "初次领证日期", day)),
        ("有效起始日期", c.day("valid_from", "有效起始日期", day)),
        ("有效期至", c.day("valid_until", "有效期至", until)),
        ("发证机关", c.v("issued_by", "发证机关", office)),
    ]
    body = (
        f'<div style="padding:34px 40px"><h1>{c.one(("中华人民共和国", ""))}道路运输从业人员'
        "从业资格证</h1>"
        f'<div style="margin-left:230px">{rows(pairs, gap=0.12)}</div></div>'
        + portrait(c, 50, 120, 160, 210)
        + c.seal(office, "从业资格证件专用章", at=(70, 300), size=140)
        + specimen(c)
    )
    css = base(c, size=20, line=1.5) + "&{background:#f2f6fb}"
    return Paper(None, (body,), (860, 660), css, bears_seal=True)


def guard(c: Clerk) -> Paper:
    who, day = c.person(19, 55), c.past(30, 2500)
    office = "长沙市公安局"
    pairs = [
        ("姓　名", c.v("name", "姓名", who.name)),
        ("性　别", c.v("sex", "性别", who.sex)),
        ("出生日期", c.day("born_on", "出生日期", who.born_on)),
        ("公民身份号码", c.v("id_number", "公民身份号码", who.id_number)),
        ("住　址", c.v("address", "住址", who.address)),
        ("编　号", c.v("certificate_no", "证书编号", f"湘A{day.year}{c.digits(5)}")),
        ("发证机关", c.v("issued_by", "发证机关", office)),
        ("发证日期", c.day("issued_on", "发证日期", day)),
    ]
    if c.odds(0.4):
        lay = f'<div style="margin-top:10px">{table(pairs)}</div>'
        picture, size, at = portrait(c, 510, 36, 120, 156), (680, 900), (430.0, 680.0)
        head = '<h1 style="text-align:left">保安员证</h1><div style="height:110px"></div>'
    else:
        lay = f'<div style="margin-left:220px">{rows(pairs, gap=0.2)}</div>'
        picture, size, at = portrait(c, 44, 110, 160, 210), (820, 560), (590.0, 360.0)
        head = "<h1>中华人民共和国保安员证</h1>"
    body = (
        f'<div style="padding:36px 44px">{head}{lay}</div>{picture}'
        + c.seal(office, "保安员证专用章", at=at, size=140)
        + specimen(c)
    )
    return Paper(None, (body,), size, base(c, size=20, line=1.6), bears_seal=True)


def no_record(c: Clerk) -> Paper:
    """A sheet of prose, as the police print it."""
    who = c.person(18, 60)
    day = TODAY if c.odds(0.1) else c.past(3, 400)
    office = f"长沙市公安局{c.district()[:-1]}分局"
    number = f"长公{c.one(('芙', '天', '岳', '雨'))}证字〔{day.year}〕{c.digits(5)}号"
    start = date(who.born_on.year + 16, 1, 1)
    text = (
        f"经查询，{c.v('name', '姓名', who.name)}（性别：{c.v('sex', '性别', who.sex)}，"
        f"{c.one(('居民身份证号码', '公民身份号码'))}："
        f"{c.v('id_number', '身份证号码', who.id_number)}），"
    )
    if c.odds(0.5):
        text += (
            f"自{_day(c, 'period_from', '查询起始日期', start)}至"
            f"{_day(c, 'period_until', '查询截止日期', day)}，"
            f"{c.v('result', '查询结果', '未发现有犯罪记录')}。"
        )
    else:
        text += "在湖南省内居住期间" + c.v("result", "查询结果", "未发现有违法犯罪记录") + "。"
    body = (
        f'<div class="pad"><h1>{c.one(("无犯罪记录证明", "有无犯罪记录证明"))}</h1>'
        f'<p style="text-align:right">{c.v("certificate_no", "编号", number)}</p>'
        f'<p class="i">{text}</p><p class="i">特此证明。</p>'
        f'<div style="text-align:right;margin-top:90px">{c.v("issued_by", "出具机关", office)}<br>'
        f"{c.day('issued_on', '出具日期', day)}</div></div>"
        + c.seal(office, c.one(("", "证明专用章")), at=(530, 400), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), (794, 900), base(c, size=22, line=2), bears_seal=True)


def _day(c: Clerk, key: str, label: str, day: date) -> str:
    return c.v(key, label, f"{day.year}年{day.month}月{day.day}日", day.isoformat())


VERSIONS = {
    "business-licence": (business, business_tall),
    "food-business-licence": (food,),
    "public-place-hygiene-licence": (hygiene,),
    "tobacco-retail-licence": (tobacco,),
    "road-transport-qualification": (transport,),
    "security-guard-certificate": (guard,),
    "no-criminal-record": (no_record,),
}
