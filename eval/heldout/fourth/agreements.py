"""Leases, contracts of labour, and their end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from eval.heldout.fourth.leaf import at, bind, table, title, ul
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
TERM = ("period", "starts_on", "ends_on")
INSURANCE = ("养老保险", "医疗保险", "工伤保险", "公积金")
JOBS = ("店员", "厨师", "仓管员", "出纳", "网店客服", "叉车司机", "保洁员", "质检员", "行政专员")


def _lease(c: Registrar) -> Cells:
    owner, tenant, day = c.person(28, 72), c.person(22, 60), c.past(10, 1000)
    firm = c.odds(0.4)
    name = (c.firm() if c.odds(0.5) else c.shop()) if firm else tenant.name
    number = c.credit_code(individual=True) if firm else tenant.id_number
    years, rent = c.number(1, 6), c.number(11, 150) * 100
    start = day + timedelta(days=c.number(1, 25))
    said = f"{rent:,}" if c.odds(0.2) else str(rent)
    return {
        "lessor": c.w("lessor", owner.name),
        "lessor_no": c.w("lessor_number", owner.id_number),
        "lessee": c.w("lessee", name),
        "lessee_no": c.w("lessee_number", number),
        "phone": c.w("phone", c.phone()),
        "place": c.w("address", c.address(flat=not firm)),
        "area": c.w("area", c.one((f"{c.number(2800, 22000) / 100:.2f}", str(c.number(28, 240))))),
        "use": c.w(
            "use", c.one(("商业经营", "开设餐馆", "办公") if firm else ("居住", "住宅", "员工住宿"))
        ),
        "years": c.w("term", f"{c.one((str(years), '零一二三四五'[years]))}年"),
        "span": c.term(start, c.ends(start, years), keys=TERM, form="年", join="至", entered=True),
        "rent": c.w("rent", said, str(rent)),
        "payment": c.w(
            "payment", c.one(("按月支付", "按季度支付", "半年一付", "押一付三", "按年支付"))
        ),
        "deposit": c.w("deposit", str(rent * c.number(1, 4))),
        "day": c.blanks("signed_on", day),
        "owner": owner.name,
        "tenant": tenant.name,
        "firm": name if firm else "",
    }


def _both_sign(c: Registrar, it: Cells) -> str:
    second = f"乙方（签名）：{c.sign('乙方签名', it['tenant'])}"
    if it["firm"]:
        pressed = c.stamped("&emsp;" * 5, it["firm"], c.one(("", "合同专用章")))
        second = f"乙方（公章）：{pressed}"
    return (
        f'<div class="row"><span>甲方（签名）：{c.sign("甲方签名", it["owner"])}'
        f"</span><span>{second}</span>"
        f'</div><div style="margin-top:1.3em">签订日期：{it["day"]}</div>'
    )


def lease(c: Registrar) -> Paper:
    """Parties above, articles with blanks; over two pages at times."""
    it, long = _lease(c), c.odds(0.35)
    parties = (
        f"<p>甲方（出租方）：{ul(it['lessor'], 8)}　证件号码：{ul(it['lessor_no'], 10)}</p>"
        f"<p>乙方（承租方）：{ul(it['lessee'], 8)}</p>"
        f"<p>证件号码：{ul(it['lessee_no'], 10)}　联系电话：{ul(it['phone'], 7)}</p>"
        "<p class='in'>甲乙双方本着平等互利的想法，就租房的事说定以下内容。</p>"
    )
    first = (
        f"<p>第一条　房屋坐落于{ul(it['place'], 0)}，建筑面积{ul(it['area'], 3)}平方米。</p>"
        f"<p>第二条　租赁用途：{ul(it['use'], 5)}。</p>"
        f"<p>第三条　租期{ul(it['years'], 3)}，自{ul(it['span'], 0)}止。</p>"
        f"<p>第四条　月租金为{ul(it['rent'], 4)}元，支付方式：{ul(it['payment'], 5)}。</p>"
        f"<p>第五条　签约当日乙方向甲方交押金{ul(it['deposit'], 4)}元。</p>"
    )
    second = (
        f"<p>第六条　下列费用由乙方承担：{c.ticks(('水费', '电费', '物业费', '网费'), most=4)}</p>"
        "<p>第七条　房屋漏水、墙体开裂由甲方修缮，灯具门锁等小修由乙方自理。</p>"
        "<p>第八条　想提前退租的一方须早三十天打招呼，并付一个月租金作补偿。</p>"
        "<p>第九条　起了争执先谈，谈不拢的交房屋所在地法院处理。</p>"
    )
    head = title(c, c.one(("房屋租赁合同", "租赁合同", "租房合同")), 32)
    foot = f'<div style="margin-top:2.4em">{_both_sign(c, it)}</div>'
    seal = bool(it["firm"])
    if not long:
        page = at(78, 70, head + parties + first + second + foot, "line-height:1.86", 638)
        return bind(c, page, text=17.5, seal=seal)
    one = at(78, 80, head + parties + first, "line-height:2.05", 638)
    two = at(78, 90, second + foot, "line-height:2.05", 638)
    return bind(c, one, two, text=20, seal=seal)


def lease_table(c: Registrar) -> Paper:
    it = _lease(c)
    rows = [
        [("出租人", it["lessor"]), ("证件号码", it["lessor_no"])],
        [("承租人", it["lessee"])],
        [("承租人证件", it["lessee_no"])],
        [("房屋地址", it["place"])],
        [("建筑面积", f"{it['area']}平方米"), ("房屋用途", it["use"])],
        [("租赁期限", it["span"])],
        [("月租金", f"{it['rent']}元"), ("押金", f"{it['deposit']}元")],
        [("付款方式", it["payment"]), ("联系电话", it["phone"])],
        [("移交物品", c.ticks(("钥匙", "门禁卡", "空调遥控器", "燃气卡"), most=3))],
    ]
    rows[0:1] = [[("出租人", it["lessor"])], [("出租人证件", it["lessor_no"])]]
    note = "<p style='margin-top:1em'>注：本表填好后由两方各留一张，涂改处要按手印。</p>"
    html = at(
        64, 60,
        title(c, c.one(("房屋租赁合同", "住房租赁合同")), 32)
        + table(rows, css="line-height:2", label=5.6) + note
        + f'<div style="margin-top:2em">{_both_sign(c, it)}</div>',
        "", 666,
    )  # fmt: skip
    return bind(c, html, text=18, seal=bool(it["firm"]))


def lease_plain(c: Registrar) -> Paper:
    it = _lease(c)
    pairs = [
        ("出租方", it["lessor"]),
        ("承租方", it["lessee"]),
        ("房屋坐落", it["place"]),
        ("建筑面积", f"{it['area']}㎡"),
        ("租赁用途", it["use"]),
        ("租赁期限", it["span"]),
        ("月租金", f"{it['rent']}元"),
        ("押金", f"{it['deposit']}元"),
        ("支付方式", it["payment"]),
    ]
    paper = plain(
        c, "房屋租赁合同", pairs, more=_both_sign(c, it), way=c.one(("lines", "ledger", "counted"))
    )
    return _sealed(paper) if it["firm"] else paper


def _sealed(paper: Paper) -> Paper:
    return replace(paper, bears_seal=True)


def _labour(c: Registrar) -> Cells:
    who, start = c.person(19, 56), c.past(20, 1200)
    firm, years = c.firm(), c.number(1, 6)
    fixed = c.odds(0.75)
    wage = c.number(25, 160) * 100
    span = c.term(start, c.ends(start, years), keys=TERM, form="年", join="至", entered=True)
    begin = c.on("starts_on", start, "年", entered=True)
    return {
        "employer": c.w("employer", firm),
        "code": c.w("employer_code", c.credit_code()),
        "head": c.w("legal_representative", c.person(30, 66).name),
        "address": c.w("employer_address", c.address()),
        "employee": c.w("employee", who.name),
        "id": c.w("id_number", who.id_number),
        "home": c.w("employee_address", who.address),
        "phone": c.w("phone", c.phone()),
        "kind": c.w("contract_type", "固定期限" if fixed else "无固定期限"),
        "span": f"自{span}止" if fixed else f"自{begin}起",
        "probation": c.w("probation", c.one(("1个月", "2个月", "三个月", "一个月"))),
        "position": c.w("position", c.one(JOBS)),
        "place": c.w("workplace", c.region.whole),
        "hours": c.w("hours", c.one(("标准工时制", "综合计算工时制", "不定时工作制"))),
        "wage": c.w("wage", str(wage)),
        "pay_day": c.w("pay_day", str(c.number(5, 26))),
        "day": c.blanks("signed_on", start - timedelta(days=c.number(0, 6))),
        "firm": firm,
        "who": who.name,
    }


def labour(c: Registrar) -> Paper:
    """A front page with the parties, articles on the second; or all on one."""
    it, long = _labour(c), c.odds(0.5)
    parties = (
        f"<p>甲方（用人单位）：{ul(it['employer'], 12)}</p><p>统一社会信用代码："
        f"{ul(it['code'], 12)}</p>"
        f"<p>法定代表人：{ul(it['head'], 6)}</p><p>单位地址：{ul(it['address'], 0)}</p>"
        f"<p>乙方（劳动者）：{ul(it['employee'], 6)}　联系电话：{ul(it['phone'], 7)}</p>"
        f"<p>身份证号码：{ul(it['id'], 12)}</p><p>家庭住址：{ul(it['home'], 0)}</p>"
    )
    items = (
        f"<p>一、本合同为{ul(it['kind'], 4)}劳动合同，{it['span']}，试用期"
        f"{ul(it['probation'], 3)}。</p>"
        f"<p>二、乙方的工作岗位为{ul(it['position'], 4)}，工作地点：{ul(it['place'], 0)}。</p>"
        f"<p>三、甲方安排乙方实行{ul(it['hours'], 5)}，每周至少休息一天。</p>"
        f"<p>四、月工资{ul(it['wage'], 4)}元，每月{ul(it['pay_day'], 2)}日发放，遇休息日提前。</p>"
        f"<p>五、甲方为乙方办理：{c.ticks(INSURANCE, most=4)}</p>"
        "<p>六、乙方保守甲方的商业秘密，离岗时交清工具、账册和钥匙。</p>"
        "<p>七、双方协商一致可以书面变更本合同，协商不成按法律规定办。</p>"
    )
    foot = (
        f'<div class="row" style="margin-top:2.2em"><span>甲方（盖章）：'
        f"{c.stamped('&emsp;' * 5, it['firm'])}"
        f"</span><span>乙方（签字）：{c.sign('乙方签字', it['who'])}</span></div>"
        f'<div style="margin-top:1.6em">签订日期：{it["day"]}</div>'
    )
    head = title(c, c.one(("劳动合同书", "劳动合同", "全日制劳动合同")), 34)
    if long:
        one = at(
            84, 120, head + f"<div style='margin-top:2em'>{parties}</div>", "line-height:2.3", 626
        )
        return bind(c, one, at(84, 90, items + foot, "line-height:2.1", 626), text=20, seal=True)
    return bind(
        c, at(76, 60, head + parties + items + foot, "line-height:1.8", 642), text=17.5, seal=True
    )


def labour_table(c: Registrar) -> Paper:
    it = _labour(c)
    rows = [
        [("用人单位", it["employer"])],
        [("法定代表人", it["head"]), ("单位地址", it["address"])],
        [("劳动者姓名", it["employee"]), ("联系电话", it["phone"])],
        [("身份证号码", it["id"])],
        [("合同期限", it["span"])],
        [("工作岗位", it["position"]), ("工作地点", it["place"])],
        [("试用期", it["probation"]), ("工时制度", it["hours"])],
        [("月工资", f"{it['wage']}元"), ("发放日", f"每月{it['pay_day']}日")],
        [("福利", c.ticks(("包吃", "包住", "交通补贴"), most=3))],
    ]
    foot = (
        f"<p style='margin-top:2em'>用人单位盖章：{c.stamped('&emsp;' * 6, it['firm'])}</p>"
        f"<p style='margin-top:1.4em'>劳动者签名：{c.sign('劳动者签名', it['who'])}"
        f"　　{it['day']}</p>"
    )
    html = at(
        64,
        66,
        title(c, "劳动合同（简易版）", 30) + table(rows, css="line-height:1.9", label=5.8) + foot,
        "",
        666,
    )
    return bind(c, html, text=18, seal=True)


def _leaving(c: Registrar) -> Cells:
    who, firm = c.person(21, 58), c.firm()
    start, over = c.past(500, 2600), c.past(5, 300)
    last = c.ends(over, 1) if c.odds(0.5) else over
    reasons = ("劳动合同期满", "个人原因辞职", "双方协商一致", "单位经营调整", "本人提出辞职")
    return {
        "employer": c.f("employer", firm),
        "employee": c.f("employee", who.name),
        "sex": c.f("sex", who.sex),
        "id": c.f("id_number", who.id_number),
        "position": c.f("position", c.one(JOBS)),
        "span": c.term(start, last, keys=TERM, form="年", join=c.one(("至", "起至"))),
        "ended": c.on("ended_on", over, "年"),
        "reason": c.f("reason", c.one(reasons)),
        "day": c.on("signed_on", over + timedelta(days=c.number(0, 8)), c.one(("年", "年0", "汉"))),
        "firm": firm,
        "who": who.name,
    }


def leaving(c: Registrar) -> Paper:
    it = _leaving(c)
    words = c.one(("解除（终止）劳动合同证明书", "离职证明", "解除劳动合同证明"))
    text = (
        f"<p class='in'>{it['employee']}，{it['sex']}，身份证号码{it['id']}，"
        f"原系我公司{it['position']}岗位职工，"
        f"所签合同期限为{it['span']}。</p><p class='in'>因{it['reason']}，双方于"
        f"{it['ended']}结束劳动关系，"
        "工资结清，物品交接完毕。</p><p class='in'>特此证明。</p>"
    )
    html = at(
        90,
        120,
        title(c, words, 32) + f"<div style='line-height:2.2;margin-top:2em'>{text}</div>",
        "",
        614,
    )
    html += at(
        90,
        700,
        f"{c.stamped(it['employer'], it['firm'])}<br>{it['day']}",
        "text-align:right;line-height:2.2",
        560,
    )
    html += at(90, 900, f"本人已收到一份，签收：{c.sign('签收', it['who'])}")
    return bind(c, html, text=21, seal=True)


def leaving_plain(c: Registrar) -> Paper:
    it = _leaving(c)
    pairs = [
        ("劳动者姓名", it["employee"]),
        ("身份证号码", it["id"]),
        ("工作岗位", it["position"]),
        ("合同期限", it["span"]),
        ("解除（终止）日期", it["ended"]),
        ("解除（终止）原因", it["reason"]),
    ]
    words = c.one(("解除劳动合同证明书", "终止劳动合同证明书"))
    return plain(c, words, pairs, office=it["employer"], when=it["day"], seal=it["firm"])


VERSIONS = {
    "lease-contract": (lease, lease, lease_table, lease_plain),
    "labour-contract": (labour, labour, labour_table),
    "labour-termination": (leaving, leaving_plain),
}
