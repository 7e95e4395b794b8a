"""Applications for a food licence and for registration as a trader."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import A4, css, d, l, mock, prose, ruled, sample, stacked

KINDS = ("食品销售经营者", "餐饮服务经营者", "单位食堂")
ITEMS = (
    "预包装食品销售",
    "散装食品销售",
    "热食类食品制售",
    "冷食类食品制售",
    "糕点类食品制售",
    "自制饮品制售",
)


def _food(c: Scribe) -> dict[str, str]:
    boss, contact = c.person(22, 66), c.person(20, 55)
    single = c.odds(0.5)
    name = c.shop() if single else c.firm()
    return {
        "shop": name,
        "boss_name": boss.name,
        "name": c.w("operator_name", name),
        "code": c.w("credit_code", c.credit_code(individual=single)),
        "boss": c.w("legal_representative", boss.name),
        "id": c.w("id_number", boss.id_number),
        "address": c.w("address", c.address(flat=c.odds(0.5))),
        "premises": c.w("premises_address", c.address()),
        "contact": c.w("contact", contact.name),
        "phone": c.w("phone", c.phone()),
        "kind": c.w("business_type", c.one(KINDS)),
        "items": c.w(
            "business_items",
            "、".join(
                ITEMS[int(k)] for k in sorted(c.rng.permutation(len(ITEMS))[: c.number(1, 3)])
            ),
        ),
        "on": c.on("applied_on", c.past(2, 300), hand=True),
    }


def food(c: Scribe) -> Paper:
    """The official form: merged cells, boxes to tick in them, a promise and a place to sign."""
    it = _food(c)
    table = ruled(
        [
            l("申请类别", 2) + d(c.ticks(("新办", "变更", "延续", "补办", "注销"), gap=" "), 6),
            l("经<br>营<br>者<br>信<br>息", 1, 5) + l("经营者名称") + d(it["name"], 6),
            l("统一社会信用代码") + d(it["code"], 6),
            l("法定代表人<br>（负责人）") + d(it["boss"], 2) + l("身份证号码") + d(it["id"], 3),
            l("住　所") + d(it["address"], 6),
            l("联系人") + d(it["contact"], 2) + l("联系电话") + d(it["phone"], 3),
            l("经<br>营<br>信<br>息", 1, 4) + l("经营场所") + d(it["premises"], 6),
            l("主体业态") + d(it["kind"], 6),
            l("经营项目") + d(it["items"], 6),
            l("是否网络经营")
            + d(c.ticks(("是", "否")), 2)
            + l("中央厨房")
            + d(c.ticks(("是", "否")), 3),
            l("申请人声明", 2)
            + d(
                prose(f"""<p>我方知悉食品安全法律法规的规定，填报内容与实际相符，
            愿接受监督检查。</p><div style="height:46px"></div>
            <div class="r">{c.over("申请人（签字）", it["shop"], size=140)}：
            {c.sign("申请人（签字）", it["boss_name"])}</div><div class="r" style="margin-top:.5em">
            {it["on"]}</div>"""),
                6,
            ),
        ],
        (6, 17, 13, 10, 14, 13, 13, 14),
        2.5,
    )
    body = f'<div class="sheet"><h1>食品经营许可申请书</h1>{table}</div>{sample(c)}'
    return Paper(None, (body,), A4, css(c, 16, 1.4), bears_seal=True)


def food_pages(c: Scribe) -> Paper:
    """A cover with lines to fill in, and the particulars overleaf."""
    it = _food(c)
    sign = c.sign("法定代表人（负责人）签字", it["boss_name"])
    pages = (
        prose(f"""<div class="sheet"><div class="r">受理编号：__________</div>
        <h1 style="margin:150px 0 120px">食品经营许可申请书</h1>
        <div style="margin-left:12%">{
            stacked(
                [
                    ("经营者名称", it["name"]),
                    ("法定代表人（负责人）", it["boss"]),
                    ("联系人", it["contact"]),
                    ("联系电话", it["phone"]),
                    ("申请日期", it["on"]),
                ],
                gap=1,
            )
        }</div>
        <div class="c" style="margin-top:180px">国家市场监督管理总局制</div></div>{sample(c)}"""),
        prose(f"""<div class="sheet"><h2>一、经营者基本情况</h2>{
            stacked(
                [
                    ("统一社会信用代码", it["code"]),
                    ("身份证号码", it["id"]),
                    ("住所", it["address"]),
                    ("经营场所", it["premises"]),
                ],
                gap=0.6,
            )
        }<h2>二、申请许可的内容</h2>
        {stacked([("主体业态", it["kind"]), ("经营项目", it["items"])], gap=0.6)}
        <p class="n">从业人员是否均持有健康证明：{c.ticks(("是", "否"))}</p>
        <p class="n">许可证领取方式：{c.ticks(("窗口领取", "邮寄", "电子证照"))}</p>
        <h2>三、保证</h2><p>申请资料如与事实有出入，由申请人负全部责任。</p>
        <p class="n" style="margin-top:70px">法定代表人（负责人）签字：{sign}</p>
        <p class="n" style="margin-top:40px">{c.over("经营者盖章", it["shop"], size=150, right=60)}
        </p></div>{sample(c)}"""),
    )
    return Paper(None, pages, A4, css(c, 18, 1.7), bears_seal=True)


def food_mock(c: Scribe) -> Paper:
    it = _food(c)
    pairs = [
        ("经营者名称", it["name"]),
        ("统一社会信用代码", it["code"]),
        ("法定代表人（负责人）", it["boss"]),
        ("身份证号码", it["id"]),
        ("住所", it["address"]),
        ("经营场所", it["premises"]),
        ("主体业态", it["kind"]),
        ("经营项目", it["items"]),
        ("联系人", it["contact"]),
        ("联系电话", it["phone"]),
        ("申请日期", it["on"]),
    ]
    sign = c.sign("申请人签字", it["boss_name"])
    return mock(
        c,
        "食品经营许可申请书",
        pairs,
        seal=(it["shop"], ""),
        foot=f'<p class="n" style="margin-top:20px">申请人签字：{sign}</p>',
    )


def _trader(c: Scribe) -> dict[str, str]:
    who, shop = c.person(19, 66), c.shop()
    return {
        "who": who.name,
        "name": c.w("name", shop),
        "operator": c.w("operator", who.name),
        "sex": c.w("sex", who.sex),
        "id": c.w("id_number", who.id_number),
        "nation": c.w("ethnicity", f"{who.ethnicity}族"),
        "party": c.w("political_status", c.one(("群众", "中共党员", "共青团员"))),
        "school": c.w("education", c.one(("高中", "大专", "本科", "初中", "中专"))),
        "phone": c.w("phone", c.phone()),
        "home": c.w("address", who.address),
        "premises": c.w("premises", c.address()),
        "scope": c.w(
            "business_scope",
            c.one(
                (
                    "餐饮服务；食品销售",
                    "服装服饰零售",
                    "理发服务",
                    "五金产品零售；电器修理",
                    "水果、蔬菜零售",
                )
            ),
        ),
        "staff": c.w("employees", f"{c.number(1, 15)}人" if c.odds(0.5) else str(c.number(1, 15))),
        "money": c.w("capital", f"{c.number(1, 60)}万元"),
        "form": c.w("composition", c.one(("个人经营", "家庭经营"))),
        "on": c.on("applied_on", c.past(2, 300), hand=True),
    }


def trader(c: Scribe) -> Paper:
    """The registrar's form: the trader's own entry with a place for his portrait."""
    it = _trader(c)
    table = ruled(
        [
            l("名　　称") + d(it["name"], 5),
            l("经<br>营<br>者", 1, 5)
            + l("姓　名")
            + d(it["operator"])
            + l("性　别")
            + d(it["sex"])
            + d('<div class="c" style="color:#999">照片<br>粘贴处</div>', 1, 4),
            l("身份证号码") + d(it["id"], 3),
            l("民　族") + d(it["nation"]) + l("政治面貌") + d(it["party"]),
            l("文化程度") + d(it["school"]) + l("移动电话") + d(it["phone"]),
            l("住　所") + d(it["home"], 4),
            l("经营场所") + d(it["premises"], 5),
            l("组成形式") + d(it["form"], 2) + l("从业人数") + d(it["staff"], 2),
            l("经营范围") + d(it["scope"], 3) + l("资金数额") + d(it["money"]),
            l("场所性质") + d(c.ticks(("自有", "租赁", "无偿使用")), 5),
        ],
        (14, 15, 19, 14, 21, 17),
        2.5,
    )
    sign = c.sign("经营者（签字）", it["who"])
    body = prose(f"""<div class="sheet"><h1>个体工商户登记（备案）申请书</h1>
        <p class="n">业务类型：{c.ticks(("开业", "变更", "注销", "备案"))}</p>{table}
        <p>本人自愿申请登记，确认提供的身份、地址等信息无误，并知晓提供假材料须负的责任。</p>
        <div style="display:flex;justify-content:space-between;margin-top:40px">
        <span>经营者（签字）：{sign}{c.thumb()}</span><span>申请日期：{it["on"]}</span></div></div>
        {sample(c)}""")
    return Paper(None, (body,), A4, css(c, 17, 1.45))


def trader_lines(c: Scribe) -> Paper:
    """A counter's shorter form, all lines."""
    it = _trader(c)
    pairs = [
        ("个体工商户名称", it["name"]),
        ("经营者姓名", it["operator"]),
        ("公民身份号码", it["id"]),
        ("联系电话", it["phone"]),
        ("经营者住所", it["home"]),
        ("经营场所", it["premises"]),
        ("组成形式", it["form"]),
        ("资金数额", it["money"]),
        ("从业人数", it["staff"]),
        ("经营范围", it["scope"]),
    ]
    sign = c.sign("申请人签字", it["who"])
    body = prose(f"""<div class="sheet"><h1>
        {c.one(("个体工商户开业登记申请书", "个体工商户登记申请书"))}
        </h1>{stacked(pairs, gap=0.55)}
        <p class="n">执照领取：{c.ticks(("自取", "邮寄", "自助机打印"))}</p>
        <p>谨此确认，填写内容和附件复印件同原件相符。</p>
        <div style="margin:50px 0 0 50%">申请人签字：{sign}<div>申请时间：{it["on"]}</div></div>
        </div>
        {sample(c)}""")
    return Paper(None, (body,), (794, 1080), css(c, 18, 1.65))


def trader_mock(c: Scribe) -> Paper:
    it = _trader(c)
    pairs = [
        ("名称", it["name"]),
        ("经营者姓名", it["operator"]),
        ("性别", it["sex"]),
        ("身份证号码", it["id"]),
        ("住所", it["home"]),
        ("经营场所", it["premises"]),
        ("经营范围", it["scope"]),
        ("从业人数", it["staff"]),
        ("资金数额", it["money"]),
        ("联系电话", it["phone"]),
    ]
    sign = c.sign("经营者签字", it["who"])
    return mock(
        c,
        "个体工商户登记（备案）申请书",
        pairs,
        foot=f'<p class="n" style="margin-top:20px">经营者签字：{sign}　申请日期：{it["on"]}</p>',
    )


VERSIONS = {
    "food-business-application": (food, food_pages, food_mock),
    "individual-registration-application": (trader, trader_lines, trader_mock),
}
