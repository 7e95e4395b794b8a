"""Leases, contracts of labour, and their end."""

from __future__ import annotations

from datetime import timedelta

from eval.heldout.paper import Paper
from eval.heldout.third.board import A4, Board, bind, blank, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup, sealed

Cells = dict[str, str]
TERM = ("period", "starts_on", "ends_on")
JOBS = (
    "收银员",
    "配菜员",
    "仓库管理员",
    "会计",
    "驾驶员",
    "保安员",
    "软件测试工程师",
    "客房服务员",
)


def _page(c: Drafter, title: str = "", top: float = 76) -> Board:
    board = Board(
        c, A4, face=c.one(("FandolSong", "Noto Serif CJK SC", "FandolFang", "WenQuanYi Zen Hei"))
    )
    if title:
        board.middle(top, title, 34, f"font-family:'{c.head}';letter-spacing:{c.number(0, 9)}px")
    return board


def _lease(c: Drafter) -> Cells:
    owner, tenant, day = c.person(30, 70), c.person(22, 60), c.past(10, 900)
    firm = c.odds(0.4)
    name = c.shop() if firm else tenant.name
    number = c.credit_code(individual=True) if firm else tenant.id_number
    area = f"{c.number(300, 26000) / 100:.2f}" if c.odds(0.6) else str(c.number(30, 260))
    uses = ("商铺经营", "餐饮经营", "办公") if firm else ("居住", "自住", "职工宿舍")
    ways = ("按季支付", "按月支付", "押一付三", "按半年支付", "按年支付")
    rent, years = c.number(12, 120) * 100, c.number(1, 6)
    start = day + timedelta(days=c.number(0, 20))
    return {
        "lessor": c.w("lessor", owner.name),
        "lessor_no": c.w("lessor_number", owner.id_number),
        "lessee": c.w("lessee", name),
        "lessee_no": c.w("lessee_number", number),
        "phone": c.w("phone", c.phone()),
        "place": c.w("address", c.address(flat=not firm)),
        "area": c.w("area", area),
        "use": c.w("use", c.one(uses)),
        "term": c.w("term", f"{years}年" if c.odds(0.5) else f"{'零一二三四五'[years]}年"),
        "span": c.during(start, c.years(start, years), keys=TERM, form="年", hand=True,
                         join=c.one(("起至", "至"))),
        "rent": c.w("rent", f"{rent:,}" if c.odds(0.3) else str(rent), str(rent)),
        "payment": c.w("payment", c.one(ways)),
        "deposit": c.w("deposit", str(rent * c.number(1, 3))),
        "day": c.split("signed_on", day, hand=True),
        "owner": owner.name,
        "name": name,
        "tenant": tenant.name,
        "firm": name if firm else "",
    }  # fmt: skip


def _lease_foot(c: Drafter, it: Cells) -> str:
    left = f"甲方（签字）：{c.sign('甲方签字', it['owner'])}"
    right = f"乙方（签字）：{c.sign('乙方签字', it['tenant'])}"
    if it["firm"]:
        right = f"乙方（盖章）：{c.over('　　　', it['firm'], size=140, right=-70)}"
    return (
        f'<div style="display:flex;justify-content:space-between"><div>{left}</div><div>{right}'
        f'</div></div><div style="margin-top:1.2em">签订日期：{it["day"]}</div>'
    )


def lease(c: Drafter) -> Paper:
    """Articles with blanks; two pages at times."""
    it = _lease(c)
    long = c.odds(0.4)
    board = _page(c, c.one(("房屋租赁合同", "租 房 合 同", "房屋租赁协议")))
    text = f"""<p>出租方（甲方）：{blank(it["lessor"], 9)}　身份证号：{
        blank(it["lessor_no"], 10)
    }</p>
        <p>承租方（乙方）：{blank(it["lessee"], 9)}</p><p>证件号码：{
        blank(it["lessee_no"], 10)
    }　联系电话：{blank(it["phone"], 7)}</p>
        <p style="text-indent:2em">双方就房屋出租一事谈妥下列各条，签字后照此履行。</p>
        <p>一、房屋坐落：{blank(it["place"], 0)}，建筑面积{blank(it["area"], 4)}平方米。</p>
        <p>二、租赁用途为{blank(it["use"], 5)}，改作他用要先得到甲方书面许可。</p>
        <p>三、租期{blank(it["term"], 3)}，自{blank(it["span"], 14)}止。</p>
        <p>四、月租金人民币{blank(it["rent"], 5)}元，{blank(it["payment"], 5)}，先付后住。</p>
        <p>五、乙方交付押金{blank(it["deposit"], 5)}元，退房结清水电后原数退回，不计利息。</p>"""
    more = f"""<p>六、水费、电费、燃气费和宽带费从交房那天起由乙方缴纳。</p>
        <p>七、甲方负责主体结构和管线的修理，乙方弄坏的由乙方赔付。</p>
        <p>八、拖欠租金超过十五天的，甲方有权收回房屋。</p>
        <p>九、家具电器：{c.ticks(("空调", "洗衣机", "冰箱", "热水器"), most=4)}</p>
        <p>十、本合同一式两份，甲乙双方各拿一份。</p>"""
    look = f"line-height:{2.0 if long else 1.75}"
    foot = _lease_foot(c, it)
    if not long:
        board.lines(80, 150, 634, text + more, 18, look)
        board.lines(80, 880, 634, foot, 18)
        return bind(board, seal=bool(it["firm"]))
    board.lines(80, 160, 634, text, 20, look)
    second = _page(c)
    second.lines(80, 90, 634, more, 20, look)
    second.lines(80, 620, 634, foot, 20)
    return bind(board, second, seal=bool(it["firm"]))


def lease_table(c: Drafter) -> Paper:
    it = _lease(c)
    board = _page(c, "房屋租赁合同", 60)
    pairs = [
        ("*出租方（甲方）", it["lessor"]),
        ("*甲方证件号码", it["lessor_no"]),
        ("*承租方（乙方）", it["lessee"]),
        ("*乙方证件号码", it["lessee_no"]),
        ("*房屋坐落", it["place"]),
        ("建筑面积", it["area"] + "㎡"),
        ("租赁用途", it["use"]),
        ("*租赁期限", it["span"]),
        ("月租金", it["rent"] + "元"),
        ("押金", it["deposit"] + "元"),
        ("支付方式", it["payment"]),
        ("联系电话", it["phone"]),
        ("*随房设施", c.ticks(("床", "空调", "热水器", "宽带"), most=4)),
    ]
    board.lines(60, 130, 674, grid(pairs, label="23%"), 18, "line-height:2")
    board.lines(66, 790, 660, "其余未写明的事，由甲乙两方商量后另外写成附页。", 17)
    board.lines(66, 890, 650, _lease_foot(c, it), 18)
    return bind(board, seal=bool(it["firm"]))


def lease_plain(c: Drafter) -> Paper:
    it = _lease(c)
    pairs = [
        ("出租方", it["lessor"]),
        ("承租方", it["lessee"]),
        ("房屋坐落", it["place"]),
        ("建筑面积", it["area"] + "平方米"),
        ("租赁期限", it["span"]),
        ("月租金", it["rent"] + "元"),
        ("押金", it["deposit"] + "元"),
        ("签订日期", it["day"]),
    ]
    office = f"出租方签字：{c.sign('出租方签字', it['owner'])}"
    when = f"承租方签字：{c.sign('承租方签字', it['tenant'])}"
    return bind(mockup(c, "房屋租赁合同", pairs, office=office, when=when))


def _job(c: Drafter) -> Cells:
    who, boss, day = c.person(20, 55), c.person(35, 60), c.past(20, 1500)
    firm = c.firm()
    start = day + timedelta(days=c.number(0, 10))
    years = c.one_of((1, 2, 3, 3, 5))
    return {
        "employer": c.w("employer", firm),
        "code": c.w("employer_code", c.credit_code()),
        "boss": c.w("legal_representative", boss.name),
        "place": c.w("employer_address", c.address()),
        "employee": c.w("employee", who.name),
        "id": c.w("id_number", who.id_number),
        "home": c.w("employee_address", who.address),
        "phone": c.w("phone", c.phone()),
        "span": c.during(start, c.years(start, years), keys=TERM, form="年", hand=True,
                         join=c.one(("起至", "至"))),
        "trial": c.w("probation", c.one(("一个月", "二个月", "2个月", "三个月"))),
        "job": c.w("position", c.one(JOBS)),
        "where": c.w("workplace", c.town.city + c.town.district),
        "hours": c.w("hours", c.one(("标准工时制", "综合计算工时工作制", "不定时工作制"))),
        "wage": c.w("wage", str(c.number(24, 150) * 100)),
        "pay": c.w("pay_day", str(c.number(5, 28))),
        "day": c.split("signed_on", day, hand=True),
        "firm": firm,
        "who": who.name,
        "bossname": boss.name,
        "type": c.f("contract_type", "固定期限"),
    }  # fmt: skip


def _job_foot(c: Drafter, it: Cells) -> str:
    return (
        '<div style="display:flex;justify-content:space-between"><div>甲方（公章）'
        f"{c.over('　　', it['firm'], size=150)}<br><br>"
        f"法定代表人：{c.sign('法定代表人', it['bossname'])}"
        f"</div><div>乙方（签名）<br><br>{c.sign('乙方签名', it['who'])}</div></div>"
        f'<div style="margin-top:1em">签订日期：{it["day"]}</div>'
    )


def labour(c: Drafter) -> Paper:
    it = _job(c)
    first = _page(c, c.one(("劳动合同", "劳 动 合 同 书", "劳动合同书")))
    heads = f"""<p>甲方（用人单位）：{blank(it["employer"], 13)}</p>
        <p>统一社会信用代码：{blank(it["code"], 12)}</p>
        <p>法定代表人：{blank(it["boss"], 6)}</p><p>单位地址：{blank(it["place"], 0)}</p>
        <p style="margin-top:.8em">乙方（劳动者）：{blank(it["employee"], 7)}
        联系电话：{blank(it["phone"], 8)}</p>
        <p>身份证号码：{blank(it["id"], 12)}</p><p>家庭住址：{blank(it["home"], 0)}</p>"""
    body = f"""<p>第1条　本合同为{it["type"]}劳动合同，期限自{blank(it["span"], 0)}止，试用期{
        blank(it["trial"], 4)
    }。</p>
        <p>第2条　乙方的工作岗位是{blank(it["job"], 6)}，工作地点为{blank(it["where"], 8)}。</p>
        <p>第3条　甲方对该岗位实行{blank(it["hours"], 7)}，加班依规定另付工钱。</p>
        <p>第4条　月工资{blank(it["wage"], 4)}元，甲方每月{
        blank(it["pay"], 2)
    }日前转入乙方银行卡。</p>
        <p>第5条　社会保险由双方各按比例缴存，个人部分从工资里代扣。</p>
        <p>　　　　参加险种：{c.ticks(("养老", "医疗", "失业", "工伤"), most=4)}</p>
        <p>第6条　乙方要遵守厂规和安全规程，爱护公家财物。</p>
        <p>第7条　提前走人的，应当早三十天递交书面通知。</p>"""
    if c.odds(0.5):
        first.lines(80, 150, 634, heads + body, 18, "line-height:1.8")
        first.lines(80, 850, 634, _job_foot(c, it), 18)
        return bind(first, seal=True)
    first.lines(100, 240, 594, heads, 22, "line-height:2.4")
    second = _page(c)
    second.lines(80, 90, 634, body, 20, "line-height:2.1")
    second.lines(80, 760, 634, _job_foot(c, it), 20)
    return bind(first, second, seal=True)


def labour_table(c: Drafter) -> Paper:
    it = _job(c)
    board = _page(c, "劳动合同（简易文本）", 56)
    pairs = [
        ("*用人单位", it["employer"]),
        ("*统一社会信用代码", it["code"]),
        ("*单位地址", it["place"]),
        ("法定代表人", it["boss"]),
        ("劳动者", it["employee"]),
        ("*身份证号码", it["id"]),
        ("*家庭住址", it["home"]),
        ("联系电话", it["phone"]),
        ("工作岗位", it["job"]),
        ("*合同期限", it["span"]),
        ("试用期", it["trial"]),
        ("工作地点", it["where"]),
        ("工时制度", it["hours"]),
        ("月工资", it["wage"] + "元"),
        ("*发放方式", c.ticks(("银行转账", "现金", "其他"))),
    ]
    board.lines(60, 120, 674, grid(pairs, label="19%"), 17, "line-height:1.95")
    board.lines(66, 830, 660, _job_foot(c, it), 18)
    return bind(board, seal=True)


def _end(c: Drafter) -> Cells:
    who, start = c.person(22, 55), c.past(500, 2600)
    gone = c.past(5, 300)
    firm = c.firm()
    return {
        "employer": c.f("employer", firm),
        "employee": c.f("employee", who.name),
        "sex": c.f("sex", who.sex),
        "id": c.f("id_number", who.id_number),
        "job": c.f("position", c.one(JOBS)),
        "span": c.during(start, c.years(start, 5), keys=TERM, join="至"),
        "gone": c.on("ended_on", gone, "年"),
        "why": c.f(
            "reason", c.one(("合同期满", "劳动者本人辞职", "双方协商一致", "单位经济性裁员"))
        ),
        "day": c.on("signed_on", gone + timedelta(days=c.number(0, 9)), "年"),
        "firm": firm,
        "who": who.name,
    }


TITLES = ("解除（终止）劳动合同证明书", "终止解除劳动合同证明", "解除劳动合同证明书")


def ending(c: Drafter) -> Paper:
    it = _end(c)
    board = _page(c, c.one(TITLES), 110)
    body = c.one(
        (
            f"{it['employee']}（{it['sex']}，身份证号码：{it['id']}）原在我单位从事{it['job']}工作，双方所签合同的期限是"
            f"{it['span']}。现因{it['why']}，从{it['gone']}起解除劳动合同，工资和补偿均已结清。",
            f"兹有职工{it['employee']}，身份证号码{it['id']}，担任{it['job']}，合同期限{it['span']}。因{it['why']}，"
            f"我单位与其于{it['gone']}解除劳动关系，档案和社保随后办理转移。",
        )
    )
    board.lines(
        100,
        220,
        594,
        f"<p style='text-indent:2em'>{body}</p><p style='text-indent:2em'>特此证明。</p>",
        22,
        "line-height:2.1",
    )
    receipt = f"劳动者签收：{c.sign('劳动者签收', it['who'])}"
    foot = f"<p>用人单位：{it['employer']}</p><p>{it['day']}</p><p>{receipt}</p>"
    board.lines(340, 680, 400, foot, 20, "line-height:2.1")
    board.raw(c.seal(it["firm"], at=(500, 620), size=155))
    return bind(board, seal=True)


def ending_table(c: Drafter) -> Paper:
    it = _end(c)
    pairs = [
        ("用人单位", it["employer"]),
        ("劳动者姓名", it["employee"]),
        ("性别", it["sex"]),
        ("身份证号码", it["id"]),
        ("工作岗位", it["job"]),
        ("合同期限", it["span"]),
        ("解除日期", it["gone"]),
        ("解除原因", it["why"]),
    ]
    return sealed(c, c.one(TITLES), pairs, office="单位（盖章）", when=it["day"], seal=it["firm"])


VERSIONS = {
    "lease-contract": (lease, lease, lease_table, lease_plain),
    "labour-contract": (labour, labour, labour_table),
    "labour-termination": (ending, ending_table),
}
