"""Business and food licences."""

from __future__ import annotations

from datetime import date

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    A4,
    Pair,
    badge,
    css,
    d,
    l,
    mock,
    prose,
    qr,
    ruled,
    sample,
    stacked,
    waves,
)

SCOPES = (
    "一般项目：餐饮管理；食品销售（仅销售预包装食品）；日用杂品零售；会议及展览服务。"
    "许可项目：餐饮服务。（依批准文件在许可有效期内经营）",
    "一般项目：技术服务、技术开发、技术转让；计算机软硬件零售；广告制作；企业形象策划。",
    "服装、鞋帽、针纺织品零售；洗衣服务；家用电器修理。（涉及许可审批的凭许可证件经营）",
    "烟草制品零售；酒类经营；粮油、蔬菜、水果零售；打字复印。",
    "物业管理；停车场服务；园林绿化工程施工；家政服务；房屋租赁。",
)
LANDSCAPE = (1240, 880)
DIGITS = "零壹贰叁肆伍陆柒捌玖"


def capital(tens: int) -> str:
    """`tens` times ten thousand yuan (below a thousand) in the capitals of banks."""
    hundred, rest = divmod(tens, 100)
    ten, one = divmod(rest, 10)
    words = f"{DIGITS[hundred]}佰" if hundred else ""
    words += f"{DIGITS[ten]}拾" if ten else ("零" if hundred and one else "")
    return f"{words}{DIGITS[one] if one else ''}万元整"


def _office(c: Scribe) -> str:
    return c.one(
        (
            f"长沙市{c.district()}市场监督管理局",
            f"长沙市{c.district()}行政审批服务局",
            "长沙市市场监督管理局",
        )
    )


def _business(c: Scribe) -> tuple[bool, dict[str, str]]:
    single = c.odds(0.4)
    day, money, issued = c.past(60, 5200), c.number(1, 90) * 10, c.past(10, 59)
    money = money if money % 100 else money + 8
    kind = (
        "个体工商户"
        if single
        else c.one(
            (
                "有限责任公司（自然人投资或控股）",
                "有限责任公司(自然人独资)",
                "其他有限责任公司",
                "有限责任公司（法人独资）",
            )
        )
    )
    until = date(day.year + c.number(2, 4) * 10, day.month, min(day.day, 28))
    sums = c.one((f"{money}万元", f"人民币{capital(money)}", f"{money}万元人民币"))
    return single, {
        "code": c.f("credit_code", c.credit_code(individual=single)),
        "copy": c.f("copy_number", f"{c.number(1, 4)}-{c.number(1, 3)}"),
        "name": c.f("name", c.shop() if single else c.firm()),
        "type": c.f("type", kind),
        "person": c.f("legal_representative", c.person(22, 70).name),
        "form": c.f("composition", c.one(("个人经营", "家庭经营"))),
        "money": c.f("registered_capital", sums, f"{money}万元"),
        "founded": c.on("established_on", day, c.one(("0年", "年"))),
        "term": c.during(day, None if c.odds(0.4) else until, form=c.one(("0年", "年"))),
        "address": c.f("address", c.address()),
        "scope": c.f("business_scope", c.one(SCOPES)),
        "issued": c.on("issued_on", issued, c.one(("空", "年", "中"))),
    }


def _business_pairs(single: bool, it: dict[str, str]) -> tuple[list[Pair], list[Pair]]:
    left = [("名称", it["name"]), ("类型", it["type"])]
    if single:
        left += [("经营者", it["person"]), ("经营范围", it["scope"])]
        return left, [
            ("组成形式", it["form"]),
            ("注册日期", it["founded"]),
            ("经营场所", it["address"]),
        ]
    left += [("法定代表人", it["person"]), ("经营范围", it["scope"])]
    return left, [
        ("注册资本", it["money"]),
        ("成立日期", it["founded"]),
        ("营业期限", it["term"]),
        ("住所", it["address"]),
    ]


def business(c: Scribe) -> Paper:
    """The licence of 2019: lying, a code to scan on the right, two columns without colons."""
    single, it = _business(c)
    left, right = _business_pairs(single, it)
    office = _office(c)
    copy, gold = c.odds(0.6), c.one(("#d3ae63", "#c8983f"))
    number = f"<div class='c' style='font-size:.9em'>副本编号：{it['copy']}</div>" if copy else ""
    body = prose(f"""{badge(104, "position:absolute;left:568px;top:52px", "#c23b2a")}
        <div style="position:absolute;left:96px;top:96px;font-size:.92em">统一社会信用代码
        <div style="font-size:1.15em">{it["code"]}</div></div>
        {qr(c, 104, "position:absolute;right:150px;top:88px")}
        <div style="position:absolute;right:66px;top:200px;width:270px;font-size:.55em">扫描二维码
        登录
        “国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息</div>
        <div style="position:absolute;left:0;right:0;top:164px;text-align:center">
        <span style="font:{c.number(62, 78)}px '{c.head}';letter-spacing:.24em">营业执照</span>
        <div>{"（副　本）" if copy else "（正　本）"}</div>{number}</div>
        <div style="position:absolute;left:96px;top:340px;width:500px">
        {stacked(left, colon="　", wide=5, gap=0.55)}</div>
        <div style="position:absolute;left:668px;top:340px;width:480px">
        {stacked(right, colon="　", wide=4.6, gap=0.55)}</div>
        <div style="position:absolute;left:760px;top:690px">登 记 机 关
        <div style="margin:.9em 0 0 5em">{it["issued"]}</div></div>
        {c.seal(office, at=(880, 640), size=156)}
        <div style="position:absolute;left:0;right:0;bottom:38px;text-align:center;font-size:.6em">
        市场主体应当于每年1月1日至6月30日通过公示系统报送公示年度报告　　国家市场监督管理总局监制
        </div>
        {sample(c)}""")
    return Paper(
        None,
        (body,),
        LANDSCAPE,
        css(c, 21, 1.5)
        + waves(c, "#e9d9ae", "#fefbf1")
        + f"&{{box-shadow:inset 0 0 0 10px #fff,inset 0 0 0 26px {gold}}}",
        bears_seal=True,
    )


def business_old(c: Scribe) -> Paper:
    """The upright licence of before: labels in a justified column, the seal at the foot."""
    single, it = _business(c)
    left, right = _business_pairs(single, it)
    pairs = left[:3] + right + left[3:]
    office = c.one((f"长沙市工商行政管理局{c.district()[:-1]}分局", _office(c)))
    body = prose(f"""{badge(96, "position:absolute;left:350px;top:60px", "#c23b2a")}
        <div style="position:absolute;left:0;right:0;top:176px;text-align:center">
        <span style="font:bold 58px '{c.head}';letter-spacing:.5em;padding-left:.5em">营业执照
        </span>
        <div style="margin-top:4px">（副本）</div></div>
        <div style="position:absolute;right:96px;top:290px;font-size:.86em">编号 {it["copy"]}</div>
        <div style="position:absolute;left:100px;right:96px;top:330px">
        <div style="text-align:center;margin-bottom:14px">统一社会信用代码　{it["code"]}</div>
        {stacked(pairs, colon="　", wide=5.5, gap=0.42)}</div>
        <div style="position:absolute;right:110px;top:930px;text-align:center">登记机关
        <div style="margin-top:1.4em">{it["issued"]}</div></div>
        {c.seal(office, at=(500, 880), size=150)}{sample(c)}""")
    return Paper(
        None,
        (body,),
        (794, 1123),
        css(c, 19, 1.45) + "&{border:14px double #c99f52;box-sizing:border-box;background:#fffdf4}",
        bears_seal=True,
    )


def business_mock(c: Scribe) -> Paper:
    single, it = _business(c)
    left, right = _business_pairs(single, it)
    pairs = [
        ("统一社会信用代码", it["code"]),
        *left[:3],
        *right,
        left[3],
        (c.one(("登记日期", "发照日期")), it["issued"]),
    ]
    return mock(c, "营业执照", pairs, seal=(_office(c), ""))


def _food(c: Scribe) -> tuple[str, dict[str, str]]:
    office, day = _office(c), c.past(20, 1800)
    until = date(day.year + 5, day.month, min(day.day, 28))
    kind, items = c.one(
        (
            "餐饮服务经营者|热食类食品制售；自制饮品制售",
            "餐饮服务经营者（小型餐馆）|热食类食品制售",
            "食品销售经营者|预包装食品（含冷藏冷冻食品）销售，散装食品销售",
            "食品销售经营者（便利店）|预包装食品销售",
            "单位食堂|热食类食品制售，糕点类食品制售",
        )
    ).split("|")
    return office, {
        "number": c.f("licence_no", f"JY{c.number(1, 4)}43019{c.number(0, 6)}{c.digits(8)}"),
        "name": c.f("operator_name", c.shop() if c.odds(0.6) else c.firm()),
        "code": c.f("credit_code", c.credit_code(individual=c.odds(0.5))),
        "person": c.f("legal_representative", c.person(22, 68).name),
        "address": c.f("address", c.address(flat=c.odds(0.4))),
        "premises": c.f("premises_address", c.address()),
        "kind": c.f("business_type", kind),
        "items": c.f("business_items", items),
        "body": c.f("supervising_body", f"{office}{c.one(('', '样例街市场监督管理所'))}"),
        "staff": c.f("supervising_staff", f"{c.person().name}、{c.person().name}"),
        "complaint": c.f("complaint_phone", c.one(("12315", "12345"))),
        "by": c.f("issued_by", office),
        "signer": c.f("signatory", c.person(35, 60).name),
        "issued": c.on("issued_on", day, c.one(("空", "0年"))),
        "until": c.on("valid_until", until, c.one(("空", "0年"))),
    }


def food(c: Scribe) -> Paper:
    """The official sheet, two columns within a frame."""
    office, it = _food(c)
    left = [
        ("经营者名称", it["name"]),
        ("社会信用代码", it["code"]),
        ("法定代表人（负责人）", it["person"]),
        ("住所", it["address"]),
        ("经营场所", it["premises"]),
        ("主体业态", it["kind"]),
        ("经营项目", it["items"]),
    ]
    right = [
        ("许可证编号", it["number"]),
        ("日常监督管理机构", it["body"]),
        ("日常监督管理人员", it["staff"]),
        ("投诉举报电话", it["complaint"]),
        ("签发人", it["signer"]),
        ("有效期至", it["until"]),
    ]
    body = prose(f"""{badge(80, "position:absolute;left:580px;top:44px", "#b5302a")}
        <div style="position:absolute;left:0;right:0;top:130px;text-align:center">
        <span style="font:54px '{c.head}';letter-spacing:.18em">食品经营许可证</span></div>
        <div style="position:absolute;left:80px;top:250px;width:560px">
        {stacked(left, gap=0.5)}</div>
        <div style="position:absolute;left:690px;top:250px;width:480px">
        {stacked(right, gap=0.5)}<div style="display:flex;margin-top:1.9em">发证机关：
        {it["by"]}</div><div style="margin:1em 0 0 5em">{it["issued"]}</div></div>
        {c.seal(office, at=(850, 560), size=152)}
        <div style="position:absolute;left:90px;bottom:44px;font-size:.66em">
        国家市场监督管理总局监制　　打印二维码可查询许可信息</div>
        {qr(c, 92, "position:absolute;left:90px;bottom:76px")}{sample(c)}""")
    return Paper(
        None,
        (body,),
        LANDSCAPE,
        css(c, 20, 1.45)
        + waves(c, "#cfe0c6", "#fbfdf7")
        + "&{box-shadow:inset 0 0 0 14px #9cbf8c}",
        bears_seal=True,
    )


def food_sheet(c: Scribe) -> Paper:
    """The copy from the office's printer: a ruled table on an upright page."""
    office, it = _food(c)
    table = ruled(
        [
            l(a) + d(b)
            for a, b in (
                ("经营者名称", it["name"]),
                ("统一社会信用代码<br>（身份证号码）", it["code"]),
                ("法定代表人<br>（负责人）", it["person"]),
                ("住　　所", it["address"]),
                ("经营场所", it["premises"]),
                ("主体业态", it["kind"]),
                ("经营项目", it["items"]),
                ("日常监督<br>管理机构", it["body"]),
                ("签发人", it["signer"]),
                ("有效期限至", it["until"]),
            )
        ],
        (28, 72),
        2.6,
    )
    stamp = c.over(it["by"], office, c.one(("", "行政审批专用章")), size=150, right=30)
    body = prose(f"""<div class="sheet"><h1>食品经营许可证<span style="font-size:.5em">（副本）
        </span></h1><p class="n r">许可证编号：{it["number"]}</p>{table}
        <p class="n r" style="margin-top:60px">发证机关：{stamp}</p>
        <p class="n r">发证日期：{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 18, 1.4), bears_seal=True)


def food_mock(c: Scribe) -> Paper:
    office, it = _food(c)
    pairs = [
        ("许可证编号", it["number"]),
        ("经营者名称", it["name"]),
        ("统一社会信用代码", it["code"]),
        ("法定代表人（负责人）", it["person"]),
        ("住所", it["address"]),
        ("经营场所", it["premises"]),
        ("主体业态", it["kind"]),
        ("经营项目", it["items"]),
        ("发证机关", it["by"]),
        ("发证日期", it["issued"]),
        ("有效期至", it["until"]),
    ]
    return mock(c, "食品经营许可证", pairs, seal=(office, ""))


VERSIONS = {
    "business-licence": (business, business, business_old, business_mock),
    "food-business-licence": (food, food_sheet, food_mock),
}
