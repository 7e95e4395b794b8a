"""Leases, labour contracts and the papers that end them."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import A4, blank, css, d, l, mock, prose, ruled, sample

TERM = ("period", "starts_on", "ends_on")
JOBS = ("收银员", "厨房学徒", "仓管员", "出纳", "前台接待", "外卖配送员", "质检员", "店长")


def _ends(first: date, years: int) -> date:
    return date(first.year + years, first.month, min(first.day, 28)) - timedelta(days=1)


def _lease(c: Scribe) -> dict[str, str]:
    owner, guest, first = c.person(28, 78), c.person(20, 60), c.past(5, 1200)
    years, rent = c.number(1, 9), c.number(6, 260) * 100
    firm = c.firm() if c.odds(0.35) else ""
    form = c.one(("空", "年", "0年"))
    return {
        "owner": owner.name,
        "guest": guest.name,
        "firm": firm,
        "lessor": c.w("lessor", owner.name),
        "lessor_no": c.w("lessor_number", owner.id_number),
        "lessee": c.w("lessee", firm or guest.name),
        "lessee_no": c.w("lessee_number", c.credit_code() if firm else guest.id_number),
        "phone": c.w("phone", c.phone()),
        "address": c.w("address", c.address(flat=c.odds(0.3))),
        "area": c.w(
            "area", c.one((str(c.number(15, 400)), f"{c.number(15, 400)}.{c.number(1, 9)}"))
        ),
        "use": c.w("use", c.one(("餐饮经营", "商业", "居住", "办公", "便利店经营", "仓储"))),
        "term": c.w("term", c.one((f"{years}年", f"{years * 12}个月"))),
        "period": c.during(first, _ends(first, years), keys=TERM, join="至", form=form, hand=True),
        "apart": c.during(first, _ends(first, years), keys=TERM, join="起至", form=form, hand=True),
        "rent": c.w("rent", str(rent)),
        "deposit": c.w("deposit", str(rent * c.number(1, 4))),
        "payment": c.w(
            "payment", c.one(("按季支付", "押一付三", "半年一付", "按月支付", "按年支付"))
        ),
        "signed": c.on("signed_on", first - timedelta(days=c.number(0, 20)), hand=True),
    }


def _parties(c: Scribe, it: dict[str, str], one: str, two: str) -> str:
    chop = c.chop(it["owner"]) if it["firm"] and c.odds(0.3) else ""
    seal = (
        c.over("", it["firm"], c.one(("", "合同专用章")), size=148, right=-150)
        if it["firm"]
        else ""
    )
    first, second = c.sign(one, it["owner"]), c.sign(two, it["guest"])
    return prose(f"""<div style="display:flex;justify-content:space-between;margin-top:70px">
        <span>{one}：{first}{c.thumb()}{chop}</span><span>{two}：{second}{c.thumb()}{seal}</span>
        </div>
        <p class="n r" style="margin-top:44px">签订日期：{it["signed"]}</p>""")


def lease(c: Scribe) -> Paper:
    """A municipal model: articles over two pages, its blanks filled in."""
    it = _lease(c)
    pages = (
        prose(f"""<div class="sheet"><h1>
        {c.one(("房屋租赁合同", "长沙市房屋租赁合同（示范文本）"))}</h1>
        <p class="n">出租人（甲方）：{blank(it["lessor"], 9)}</p>
        <p class="n">证件号码：{blank(it["lessor_no"], 12)}</p>
        <p class="n">承租人（乙方）：{blank(it["lessee"], 9)}</p>
        <p class="n">证件号码：{blank(it["lessee_no"], 12)}</p>
        <p class="n">乙方联系电话：{blank(it["phone"], 9)}</p>
        <p>依照国家有关法律、法规和本市的有关规定，甲、乙双方经友好商议，就下列房屋的租赁达成如下约
        定：</p>
        <h2>第一条　房屋的基本情况</h2><p>1.1　房屋坐落：{blank(it["address"], 12)}。</p>
        <p>1.2　房屋建筑面积{blank(it["area"], 4)}平方米，装修及设施见附件一。</p>
        <p>1.3　乙方承租房屋用作{blank(it["use"], 5)}，未征得甲方书面认可不得作他用。</p>
        <h2>第二条　租赁期限</h2><p>2.1　租期{blank(it["term"], 4)}，自{it["period"]}。</p>
        <p>2.2　期满乙方要求续租的，应在期满前一个月告知甲方，同等条件下享有优先权。</p>
        <h2>第三条　租金及支付</h2><p>3.1　月租金为人民币{blank(it["rent"], 5)}元，支付方式：
        {blank(it["payment"], 5)}。</p><p>3.2　乙方在签约当日交付押金{blank(it["deposit"], 5)}元，
        退租结清后无息返还。</p></div>{sample(c)}"""),
        prose(f"""<div class="sheet"><h2>第四条　相关费用</h2><p>4.1　租赁期间房屋所发生的水费、电
        费、
        网络费由乙方自理，房屋的税费由甲方缴纳。</p><h2>第五条　房屋的维护</h2>
        <p>5.1　自然损坏由甲方修缮；乙方使用不当造成损坏的，由乙方照价赔偿。</p>
        <p>5.2　乙方改动房屋结构或者增设大型设备，须先经甲方许可。</p><h2>第六条　违约</h2>
        <p>6.1　逾期交租超过十五日的，甲方可收回房屋，并追索欠租。</p>
        <p>6.2　甲方提前收回房屋的，按剩余租期补偿乙方的装修损失。</p><h2>第七条　其他</h2>
        <p>7.1　未尽事宜另立补充协议，补充协议与正文效力相同。</p>
        <p>7.2　本文本签字后成立，双方各持一份，备案一份。</p>
        {_parties(c, it, "甲方（签章）", "乙方（签章）")}</div>{sample(c)}"""),
    )
    return Paper(None, pages, A4, css(c, 17, 1.75), bears_seal=bool(it["firm"]))


def lease_short(c: Scribe) -> Paper:
    """One page two neighbours write up at the kitchen table."""
    it = _lease(c)
    one, two = ("房东", "租客") if c.odds(0.5) else ("出租方", "承租方")
    body = prose(f"""<div class="sheet"><h1>{c.one(("租房合同", "房屋租赁合同", "门面租赁合同"))}
        </h1>
        <p class="n">{one}：{it["lessor"]}　　身份证：{it["lessor_no"]}</p>
        <p class="n">{two}：{it["lessee"]}　　证件号：{it["lessee_no"]}</p>
        <p>1、{one}愿意把位于{it["address"]}的房子租给{two}作{it["use"]}使用，面积约
        {it["area"]}㎡。</p>
        <p>2、租期从{it["apart"]}止。</p>
        <p>3、租金每月{it["rent"]}元整，{it["payment"]}，另收押金{it["deposit"]}元。</p>
        <p>4、{two}要爱护屋内设施，注意防火防盗，损坏要赔。</p>
        <p>5、水电气、卫生费谁用谁付。中途不租，押金不退；{one}中途收房，退双倍押金。</p>
        <p>6、{two}电话：{it["phone"]}。</p>{_parties(c, it, one, two)}</div>{sample(c)}""")
    return Paper(None, (body,), (794, 1060), css(c, 20, 1.85), bears_seal=bool(it["firm"]))


def lease_mock(c: Scribe) -> Paper:
    it = _lease(c)
    pairs = [
        ("出租方（甲方）", it["lessor"]),
        ("承租方（乙方）", it["lessee"]),
        ("房屋坐落", it["address"]),
        ("建筑面积", it["area"] + "平方米"),
        ("租赁用途", it["use"]),
        ("租赁期限", it["period"]),
        ("月租金", it["rent"] + "元"),
        ("押金", it["deposit"] + "元"),
        ("联系电话", it["phone"]),
        ("签订日期", it["signed"]),
    ]
    one, two = c.sign("甲方签字", it["owner"]), c.sign("乙方签字", it["guest"])
    foot = f'<p class="n" style="margin-top:30px">甲方签字：{one}　乙方签字：{two}</p>'
    return mock(c, "房屋租赁合同", pairs, foot=foot, seal=(it["firm"], "") if it["firm"] else None)


def _labour(c: Scribe) -> dict[str, str]:
    boss, who, firm = c.person(32, 66), c.person(18, 56), c.firm()
    first, years = c.past(5, 1500), c.number(1, 6)
    form = c.one(("空", "年", "0年"))
    return {
        "firm": firm,
        "boss": boss.name,
        "who": who.name,
        "employer": c.w("employer", firm),
        "code": c.w("employer_code", c.credit_code()),
        "head": c.w("legal_representative", boss.name),
        "place": c.w("employer_address", c.address()),
        "employee": c.w("employee", who.name),
        "id": c.w("id_number", who.id_number),
        "home": c.w("employee_address", who.address),
        "phone": c.w("phone", c.phone()),
        "type": c.w("contract_type", "固定期限"),
        "period": c.during(
            first, _ends(first, years), keys=TERM, join="起至", form=form, hand=True
        ),
        "probation": c.w("probation", c.one(("一个月", "2个月", "三个月", "1个月"))),
        "job": c.w("position", c.one(JOBS)),
        "where": c.w("workplace", f"长沙市{c.district()}"),
        "hours": c.w(
            "hours", c.one(("标准工时制", "标准工时", "综合计算工时工作制", "不定时工作制"))
        ),
        "wage": c.w("wage", str(c.number(26, 160) * 100)),
        "day": c.w("pay_day", str(c.number(5, 29))),
        "signed": c.on("signed_on", first, hand=True),
    }


def _hands(c: Scribe, it: dict[str, str]) -> str:
    boss = c.sign("法定代表人（签章）", it["boss"], key="legal_representative")
    chop = c.chop(it["boss"]) if c.odds(0.35) else ""
    return prose(f"""<div style="display:flex;justify-content:space-between;margin-top:60px">
        <div>{c.over("甲方（公章）", it["firm"], c.one(("", "人事专用章")), size=150, right=30)}
        <div style="margin-top:2.4em">法定代表人（签章）：{boss}{chop}</div></div>
        <div>乙方（签名）：{c.sign("乙方（签名）", it["who"])}{c.thumb()}</div></div>
        <p class="n r" style="margin-top:2em">签订日期：{it["signed"]}</p>""")


def labour(c: Scribe) -> Paper:
    """The model text: parties in a table on the first page, articles, hands on the second."""
    it = _labour(c)
    table = ruled(
        [
            l("甲方（用人单位）") + d(it["employer"], 3),
            l("统一社会信用代码") + d(it["code"], 3),
            l("法定代表人") + d(it["head"]) + l("注册地址") + d(it["place"]),
            l("乙方（劳动者）") + d(it["employee"]) + l("联系电话") + d(it["phone"]),
            l("居民身份证号码") + d(it["id"], 3),
            l("户籍地址") + d(it["home"], 3),
        ],
        (22, 27, 16, 35),
        2.1,
    )
    pages = (
        prose(f"""<div class="sheet"><h1>{c.one(("劳动合同", "劳 动 合 同 书"))}</h1>{table}
        <p>为明确双方的权利和义务，甲乙双方依照劳动法律法规，在协商一致的基础上签订如下条款。</p>
        <h2>一、劳动合同期限</h2><p>第一条　双方选择{it["type"]}，自{it["period"]}止。其中试用期为
        {blank(it["probation"], 4)}。</p><h2>二、工作内容和地点</h2>
        <p>第二条　乙方从事{blank(it["job"], 5)}岗位的工作，工作地点在{blank(it["where"], 7)}。</p>
        <p>第三条　甲方因生产需要调整乙方岗位的，应当与乙方商定并办理变更。</p>
        <h2>三、工作时间和休息休假</h2><p>第四条　乙方所在岗位实行{blank(it["hours"], 6)}。</p>
        <p>第五条　加班须经甲方批准，并按法定标准支付加班费或者安排补休。</p></div>{sample(c)}"""),
        prose(f"""<div class="sheet"><h2>四、劳动报酬</h2><p>第六条　乙方的月工资为
        {blank(it["wage"], 5)}元（税前），甲方于每月{blank(it["day"], 3)}日以转账方式发放。</p>
        <p>工资结构：{c.ticks(("计时工资", "计件工资", "年薪"))}</p>
        <h2>五、社会保险和福利</h2><p>第七条　甲方按月为乙方办理社会保险，个人部分由甲方代扣代缴。
        </p>
        <h2>六、劳动保护</h2><p>第八条　甲方提供符合安全卫生标准的作业环境和防护用品，乙方应遵守操
        作规程。</p>
        <h2>七、合同的解除和争议处理</h2><p>第九条　解除或者终止合同，按照法律规定的条件和程序办
        理。</p>
        <p>第十条　发生争议先行协商，协商不成的，可向劳动人事争议仲裁委员会提出仲裁。</p>
        <p>第十一条　合同文本一式两份，甲乙双方分别保管。</p>{_hands(c, it)}</div>{sample(c)}"""),
    )
    return Paper(None, pages, A4, css(c, 16, 1.75), bears_seal=True)


def labour_short(c: Scribe) -> Paper:
    """A small shop's single page."""
    it = _labour(c)
    body = prose(f"""<div class="sheet"><h1>简易劳动合同</h1><p class="n">甲方：{it["employer"]}</p>
        <p class="n">乙方：{it["employee"]}　　身份证号：{it["id"]}</p>
        <p>一、甲方聘用乙方担任{it["job"]}，上班地点：{it["where"]}。</p>
        <p>二、合同期自{it["period"]}止，试用期{it["probation"]}。</p>
        <p>三、工资标准每月{it["wage"]}元，每月{it["day"]}日发放上月工资，实行{it["hours"]}。</p>
        <p>四、甲方依法给乙方缴纳社保，提供必要的劳动条件。</p>
        <p>五、乙方服从工作安排，遵守店内规章，离职须提前三十天提出。</p>
        <p>六、其他未写明的，按劳动法律执行。</p>{_hands(c, it)}</div>{sample(c)}""")
    return Paper(None, (body,), (794, 1060), css(c, 19, 1.85), bears_seal=True)


def labour_mock(c: Scribe) -> Paper:
    it = _labour(c)
    pairs = [
        ("用人单位", it["employer"]),
        ("劳动者", it["employee"]),
        ("身份证号码", it["id"]),
        ("合同期限", it["period"]),
        ("工作岗位", it["job"]),
        ("工作地点", it["where"]),
        ("月工资", it["wage"] + "元"),
        ("签订日期", it["signed"]),
    ]
    one = c.sign("劳动者签字", it["who"])
    return mock(
        c,
        "劳动合同",
        pairs,
        seal=(it["firm"], ""),
        foot=f'<p class="n" style="margin-top:24px">劳动者签字：{one}</p>',
    )


def _ended(c: Scribe) -> tuple[str, str, dict[str, str]]:
    firm, who = c.firm(), c.person(19, 59)
    first, last = c.past(700, 3000), c.past(3, 500)
    form = c.one(("年", "0年", "空"))
    why = c.one(
        (
            "合同期满，不再续签",
            "个人原因提出辞职",
            "经协商一致解除",
            "单位经济性裁员",
            "严重违反规章制度",
        )
    )
    return (
        firm,
        who.name,
        {
            "employee": c.f("employee", who.name),
            "sex": c.f("sex", who.sex),
            "id": c.f("id_number", who.id_number),
            "job": c.f("position", c.one(JOBS)),
            "from": c.on("starts_on", first, form),
            "ended": c.on("ended_on", last, form),
            "reason": c.f("reason", why),
            "employer": c.f("employer", firm),
            "signed": c.on("signed_on", last + timedelta(days=c.number(0, 6)), form),
        },
    )


def termination(c: Scribe) -> Paper:
    """Counterfoil above, the certificate below a line to cut along."""
    firm, name, it = _ended(c)
    serial = c.digits(5)
    plain = _unmarked(it["employee"])
    body = prose(f"""<div class="sheet"><h1 style="font-size:1.25em">解除（终止）劳动合同证明书（存
        根）</h1>
        <p class="n r">第{serial}号</p><p>{plain}同志的劳动合同已办理解除（终止）手续，经办人存查。
        </p>
        <p class="n r">经办人：{c.sign("经办人", c.person().name)}</p>
        <div style="border-top:2px dashed #333;margin:34px 0;text-align:center">
        <span style="font-size:.8em">（骑缝　第{serial}号）</span></div>
        <h1>解除（终止）劳动合同证明书</h1><p class="n r">第{serial}号</p>
        <p>{it["employee"]}（{it["sex"]}，身份证号{it["id"]}）系我单位{it["job"]}，合同始于
        {it["from"]}。
        根据实际情况，于{it["ended"]}解除（终止）劳动关系，解除（终止）原因：{it["reason"]}。</p>
        <p>经济补偿与工资均已结清，档案和社会保险关系在十五日内转出。</p>
        <div style="margin:56px 0 0 44%"><div>{c.over(it["employer"], firm, size=150)}</div>
        <div style="margin-top:.6em">{it["signed"]}</div></div>
        <p class="n" style="margin-top:34px">本人签收：{c.sign("本人签收", name)}</p></div>
        {sample(c)}""")
    return Paper(None, (body,), A4, css(c, 18, 1.85), bears_seal=True)


def _unmarked(html: str) -> str:
    """The words of a value without its mark: the counterfoil repeats them."""
    return html[html.index(">") + 1 : html.rindex("<")]


def termination_table(c: Scribe) -> Paper:
    firm, name, it = _ended(c)
    table = ruled(
        [
            l("姓　名") + d(it["employee"]) + l("性　别") + d(it["sex"]),
            l("身份证号码") + d(it["id"], 3),
            l("工作岗位") + d(it["job"], 3),
            l("合同起始日期") + d(it["from"]) + l("解除（终止）<br>日期") + d(it["ended"]),
            l("解除（终止）<br>原因") + d(it["reason"], 3),
            l("单位意见")
            + d(
                f'<div style="height:120px"></div><div class="r">'
                f"{c.over(it['employer'], firm, size=148)}<br>{it['signed']}</div>",
                3,
            ),
            l("劳动者签字") + d(c.sign("劳动者签字", name), 3),
        ],
        (19, 31, 19, 31),
        2.6,
    )
    title = c.one(("解除劳动合同证明书", "终止、解除劳动合同（关系）证明"))
    body = f'<div class="sheet"><h1>{title}</h1>{table}</div>{sample(c)}'
    return Paper(None, (body,), (794, 1000), css(c, 18, 1.5), bears_seal=True)


def termination_mock(c: Scribe) -> Paper:
    firm, name, it = _ended(c)
    pairs = [
        ("用人单位", it["employer"]),
        ("劳动者姓名", it["employee"]),
        ("身份证号码", it["id"]),
        ("工作岗位", it["job"]),
        ("合同起始日期", it["from"]),
        ("解除日期", it["ended"]),
        ("解除原因", it["reason"]),
        ("落款日期", it["signed"]),
    ]
    return mock(
        c,
        "解除劳动合同证明",
        pairs,
        seal=(firm, ""),
        foot=f'<p class="n" style="margin-top:24px">劳动者签名：{c.sign("劳动者签名", name)}</p>',
    )


VERSIONS = {
    "lease-contract": (lease, lease_short, lease_mock),
    "labour-contract": (labour, labour_short, labour_mock),
    "labour-termination": (termination, termination_table, termination_mock),
}
