"""Powers of attorney and commitments."""

from __future__ import annotations

from datetime import timedelta

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import A4, blank, css, d, l, mock, prose, ruled, sample

TERM = ("valid_period", "valid_from", "valid_until")
MATTERS = (
    "个体工商户开业登记",
    "食品经营许可证延续",
    "不动产抵押登记",
    "公司股东变更备案",
    "公共场所卫生许可新办",
    "领取营业执照正副本",
    "车辆转移登记",
)
OFFICES = (
    "长沙市行政审批服务局",
    "长沙市市场监督管理局",
    "长沙市卫生健康委员会",
    "长沙市交通运输局",
)


def _power(c: Scribe, *, firm: bool) -> dict[str, str]:
    who, agent, boss = c.person(24, 78), c.person(20, 58), c.person(32, 66)
    day = c.past(2, 260)
    house = c.firm()
    return {
        "firm": house,
        "who": who.name,
        "deputy": agent.name,
        "chief": boss.name,
        "principal": c.w("principal", house if firm else who.name),
        "principal_no": c.w("principal_number", c.credit_code() if firm else who.id_number),
        "boss": c.w("legal_representative", boss.name),
        "agent": c.w("agent", agent.name),
        "agent_no": c.w("agent_id_number", agent.id_number),
        "agent_phone": c.w("agent_phone", c.phone()),
        "matter": c.w("matter", c.one(MATTERS)),
        "term": c.during(
            day,
            day + timedelta(days=c.number(20, 370)),
            keys=TERM,
            join=c.one(("至", " 至 ", "起至")),
            hand=True,
        ),
        "signed": c.on("signed_on", day, hand=True),
    }


def attorney_firm(c: Scribe) -> Paper:
    """A firm's letter of authority, its clauses numbered."""
    it = _power(c, firm=True)
    boss = c.sign("法定代表人（签字或盖章）", it["chief"], key="legal_representative")
    chop = c.chop(it["chief"]) if c.odds(0.35) else ""
    seal = c.over("委托单位（公章）", it["firm"], size=152, right=40)
    body = prose(f"""<div class="sheet"><h1>{c.one(("授权委托书", "法定代表人授权委托书"))}</h1>
        <p class="n">{c.one(OFFICES)}：</p>
        <p class="n">委托单位：{blank(it["principal"], 13)}</p>
        <p class="n">统一社会信用代码：{blank(it["principal_no"], 13)}</p>
        <p class="n">法定代表人：{blank(it["boss"], 6)}</p>
        <p class="n">被委托人：{blank(it["agent"], 6)}　身份证号码：{blank(it["agent_no"], 12)}</p>
        <p class="n">联系电话：{blank(it["agent_phone"], 9)}</p>
        <p>兹授权上述被委托人代表我单位到贵处申办{blank(it["matter"], 9)}，其权限如下：</p>
        <p>1. 递交、修改和补正申报材料；</p><p>2. 接受询问并回答与该事项有关的问题；</p>
        <p>3. 签收受理通知、批准文书等法律文件。</p>
        <p>授权期限：{it["term"]}，逾期作废，不得再行转托。</p>
        <div style="margin:60px 0 0 34%"><p class="n">{seal}</p>
        <p class="n" style="margin-top:1.6em">法定代表人（签字或盖章）：{boss}{chop}</p>
        <p class="n" style="margin-top:1em">{it["signed"]}</p></div></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 18, 1.85), bears_seal=True)


def attorney_delegate(c: Scribe) -> Paper:
    """The registrar's form: powers to agree to or not, and the agent's own entry."""
    it = _power(c, firm=True)
    agree = ("同意", "不同意")

    def power(words: str) -> str:
        return f"<p>{words}：{c.ticks(agree)}</p>"

    table = ruled(
        [
            l("代理人姓名") + d(it["agent"]) + l("移动电话") + d(it["agent_phone"]),
            l("身份证号码") + d(it["agent_no"], 3),
            d('<div class="c" style="color:#888;padding:34px 0">（身份证复印件粘贴处）</div>', 4),
        ],
        (20, 30, 20, 30),
        2.4,
    )
    seal = c.over("申请人（盖章或签字）", it["firm"], size=150, right=50)
    body = prose(f"""<div class="sheet"><h1>指定代表或者共同委托代理人授权委托书</h1>
        <p class="n">委托人：{blank(it["principal"], 15)}</p>
        <p class="n">委托事项：{blank(it["matter"], 15)}</p>
        <p class="n">权限范围：</p>{power("1、核对材料中的复印件并签署意见")}
        {power("2、修改企业自备文件的错误")}{power("3、修改有关表格的填写错误")}
        {power("4、领取登记结果和相关文书")}<p class="n">委托有效期限：{it["term"]}</p>{table}
        <p class="n" style="margin-top:54px">{seal}
        　　签字：{c.sign("申请人签字", it["chief"], width=120)}</p>
        <p class="n r">日期：{it["signed"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 18, 1.7), bears_seal=True)


def attorney_person(c: Scribe) -> Paper:
    """From a person to a relative; both sign, a finger's print at times."""
    it = _power(c, firm=False)
    one, two = c.sign("委托人（签名）", it["who"]), c.sign("受托人（签名）", it["deputy"])
    why = c.one(("身在外地", "行动不便", "公务在身", "身体原因"))
    body = prose(f"""<div class="sheet"><h1>{c.one(("委托书", "个人授权委托书"))}</h1>
        <p>委托人{it["principal"]}，证件号{it["principal_no"]}；受托人{it["agent"]}，身份证号
        {it["agent_no"]}，电话{it["agent_phone"]}。</p>
        <p>因委托人{why}，无法到现场，现委托受托人替委托人前往办事大厅办理{it["matter"]}。受托人在
        委托范围内签署的各类文件，委托人都予认可，并承担相应后果。</p>
        <p>委托时间：{it["term"]}。</p>
        <div style="margin-top:70px;display:flex;justify-content:space-between"><span>委托人（签
        名）：{one}{c.thumb()}</span>
        <span>受托人（签名）：{two}{c.thumb()}</span></div>
        <p class="n r" style="margin-top:40px">{it["signed"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 980), css(c, 20, 2))


def attorney_mock(c: Scribe) -> Paper:
    it = _power(c, firm=True)
    pairs = [
        ("委托人", it["principal"]),
        ("受托人", it["agent"]),
        ("受托人身份证号码", it["agent_no"]),
        ("委托事项", it["matter"]),
        ("委托期限", it["term"]),
        ("落款日期", it["signed"]),
    ]
    sign = c.sign("委托人签字", it["chief"])
    return mock(
        c,
        "授权委托书",
        pairs,
        seal=(it["firm"], ""),
        foot=f'<p class="n" style="margin-top:24px">委托人签字：{sign}</p>',
    )


def _promise(c: Scribe, *, firm: bool) -> dict[str, str]:
    who, day, house = c.person(20, 68), c.past(2, 300), c.firm()
    return {
        "firm": house,
        "who": who.name,
        "promisor": c.w("promisor", house if firm else who.name),
        "number": c.w("number", c.credit_code() if firm else who.id_number),
        "boss": c.w("legal_representative", who.name),
        "phone": c.w("phone", c.phone()),
        "address": c.w("address", c.address()),
        "matter": c.w(
            "matter",
            c.one(
                (
                    "公共场所卫生许可",
                    "食品经营许可（仅销售预包装食品）",
                    "经营场所使用证明",
                    "无违法记录证明",
                    "道路货运经营许可",
                    "户籍关系证明",
                )
            ),
        ),
        "office": c.w("authority", c.one(OFFICES)),
        "signed": c.on("signed_on", day, hand=True),
    }


def commitment_two(c: Scribe) -> Paper:
    """Two parts on one sheet: what the office tells, and what the applicant promises."""
    it = _promise(c, firm=True)
    table = ruled(
        [
            l("申请人") + d(it["promisor"], 3),
            l("统一社会信用代码") + d(it["number"], 3),
            l("法定代表人") + d(it["boss"]) + l("联系电话") + d(it["phone"]),
            l("地　址") + d(it["address"], 3),
            l("行政机关") + d(it["office"], 3),
            l("许可事项") + d(it["matter"], 3),
        ],
        (22, 28, 18, 32),
        2.1,
    )
    sign = c.sign("法定代表人签名", it["who"])
    seal = c.over("申请人（公章）", it["firm"], size=148, right=40)
    body = prose(f"""<div class="sheet"><h1>{c.one(("告知承诺书", "证明事项告知承诺书"))}</h1>
        {table}
        <h2>一、行政机关告知</h2><p>办理该事项应满足法定条件；采用承诺方式的，当场作出决定，事后两
        个月内
        核查。发现与事实不符的，撤销决定并记入信用档案。</p><h2>二、申请人承诺</h2>
        <p>本申请人已看懂告知的内容，确认下列各项属实：</p>
        <p>1. 具备告知所列的条件；</p><p>2. 填报的数据与实际一致；</p>
        <p>3. 配合核查，若有违背，承担相应的行政和信用责任。</p>
        <p class="n">是否愿意以承诺代替证明：{c.ticks(("愿意", "不愿意"))}</p>
        <div style="margin:56px 0 0 42%">{seal}
        <p class="n" style="margin-top:1.4em">法定代表人签名：{sign}</p>
        <p class="n">{it["signed"]}</p></div></div>{sample(c)}""")
    return Paper(None, (body,), A4, css(c, 17, 1.7), bears_seal=True)


def commitment_person(c: Scribe) -> Paper:
    it = _promise(c, firm=False)
    sign = c.sign("承诺人", it["who"])
    text = c.one(
        (
            f"""<p>本人向{it["office"]}申请{it["matter"]}，现作如下承诺：</p><p>一、本人了解办事条
        件和
        虚报的后果。</p><p>二、本人交来的表格、证件均非伪造或借用。</p>
        <p>三、经查明有隐瞒的，本人接受撤销登记等处理，绝无异议。</p>""",
            f"""<p>关于{it["matter"]}一事，我已听取{it["office"]}工作人员的讲解，保证所说所填没有
        半点虚假。日后查出不实，一切损失和处罚我自己担。</p>""",
        )
    )
    body = prose(f"""<div class="sheet"><h1>
        {c.one(("承诺书", "个人诚信承诺书", "告知承诺书（自然人）"))}
        </h1><p class="n">承诺人姓名：{blank(it["promisor"], 7)}</p>
        <p class="n">身份证号码：{blank(it["number"], 13)}</p>
        <p class="n">住址：{blank(it["address"], 17)}</p>
        <p class="n">联系方式：{blank(it["phone"], 9)}</p>{text}
        <div style="margin:70px 0 0 50%">承诺人：{sign}{c.thumb()}
        <div style="margin-top:.8em">{it["signed"]}</div></div></div>{sample(c)}""")
    return Paper(None, (body,), (794, 980), css(c, 20, 1.9))


def commitment_mock(c: Scribe) -> Paper:
    it = _promise(c, firm=True)
    pairs = [
        ("承诺人", it["promisor"]),
        ("统一社会信用代码", it["number"]),
        ("法定代表人", it["boss"]),
        ("承诺事项", it["matter"]),
        ("行政机关", it["office"]),
        ("承诺日期", it["signed"]),
    ]
    sign = c.sign("承诺人签字", it["who"])
    words = "<p>以上内容真实，如有虚假自愿承担责任。</p>"
    return mock(
        c,
        "告知承诺书",
        pairs,
        seal=(it["firm"], ""),
        foot=f'{words}<p class="n">承诺人签字：{sign}</p>',
    )


VERSIONS = {
    "power-of-attorney": (attorney_firm, attorney_delegate, attorney_person, attorney_mock),
    "commitment": (commitment_two, commitment_person, commitment_mock),
}
