"""Powers of attorney and commitments."""

from __future__ import annotations

from datetime import timedelta

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper
from eval.heldout.style import A4, base, rows, specimen

MATTERS = (
    "办理食品经营许可证申领手续",
    "代为办理营业执照变更登记",
    "领取相关证照并签署有关文书",
    "办理不动产转移登记",
)


def attorney_firm(c: Clerk) -> Paper:
    """A firm's letter: prose, seal and the legal representative's hand."""
    firm, boss, agent = c.firm(), c.person(35, 65), c.person(22, 50)
    day = c.past(3, 200)
    until = day + timedelta(days=c.number(30, 200))
    matter = c.v("matter", "委托事项", c.one(MATTERS))
    text = (
        f"<p class='i'>本单位 {c.v('principal', '委托人', firm)} 现委托 "
        f"{c.v('agent', '受托人', agent.name)}（身份证号码："
        f"{c.v('agent_id_number', '受托人身份证号码', agent.id_number)}）作为我方代理人，"
        f"前往贵局{matter}。代理人在办理上述事项过程中所签署的文件，我方均予以承认。</p>"
        f"<p class='i'>委托期限：自{c.span(day, until, label='委托期限', join='起至')}止。</p>"
    )
    body = (
        f'<div class="pad"><h1>{c.one(("授权委托书", "委 托 书", "法人授权委托书"))}</h1>'
        f"<p>{c.one(('长沙市市场监督管理局：', '致：有关行政审批部门', '致：政务服务中心'))}"
        f"</p>{text}"
        f'<div style="margin:60px 0 0 300px"><p>委托单位（盖章）：</p>'
        "<p>法定代表人（签字）："
        f"{c.sign('法定代表人（签字）', boss.name, key='legal_representative')}</p>"
        f"<p>{c.day('signed_on', '落款日期', day)}</p></div></div>"
        + c.seal(firm, at=(440, 560), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=19, line=2), bears_seal=True)


def attorney_person(c: Clerk) -> Paper:
    """From one person to another, filled in by hand; no seal belongs on it."""
    who, agent, day = c.person(25, 75), c.person(22, 55), c.past(3, 300)
    body = (
        '<div class="pad"><h1>委托书</h1>'
        + rows(
            [
                ("委托人", c.hv("principal", "委托人", who.name)),
                ("身份证号", c.hv("principal_number", "委托人证件号码", who.id_number)),
                ("受托人", c.hv("agent", "受托人", agent.name)),
                ("受托人身份证号", c.hv("agent_id_number", "受托人身份证号码", agent.id_number)),
                ("委托事项", c.hv("matter", "委托事项", c.one(MATTERS))),
            ]
        )
        + "<p class='i'>本人因工作繁忙，不能亲自办理，特委托受托人作为我的合法代理人，全权代"
        "表我办理"
        "上述事项，由此产生的法律责任由本人承担。</p>"
        f'<div style="display:flex;justify-content:space-between;margin-top:60px">'
        f"<span>委托人：{c.sign('委托人', who.name)}</span>"
        f"<span>受托人：{c.sign('受托人', agent.name)}</span></div>"
        '<p style="text-align:right;margin-top:26px">'
        f"{c.day('signed_on', '落款日期', day, hand=True)}</p>"
        f"</div>{specimen(c)}"
    )
    return Paper(None, (body,), (794, 1000), base(c, size=20, line=1.9, typed=False))


def commitment(c: Clerk) -> Paper:
    firm, who, day = c.firm(), c.person(25, 60), c.past(3, 300)
    item = c.one(("食品经营许可", "公共场所卫生许可", "道路货物运输经营许可", "个体工商户设立登记"))
    points = (
        "已经知晓行政审批机关告知的全部内容；",
        "已符合告知的许可条件、标准和技术要求；",
        "所提交的材料真实、合法、有效；",
        "愿意承担不实承诺、违反承诺的法律责任；",
        "上述陈述是申请人真实意思的表示。",
    )
    head = rows(
        [
            ("申请人（单位）", c.hv("promisor", "申请人", firm)),
            ("统一社会信用代码", c.hv("number", "统一社会信用代码", c.credit_code())),
            ("法定代表人", c.hv("legal_representative", "法定代表人", who.name)),
            ("联系电话", c.hv("phone", "联系电话", c.phone())),
            ("许可事项", c.hv("matter", "承诺事项", item)),
        ]
    )
    body = (
        f'<div class="pad"><h1>{c.one(("告知承诺书", "行政许可告知承诺书", "承诺书"))}</h1>{head}'
        "<p class='i'>申请人就申请的行政许可事项，现作出下列承诺：</p>"
        + "".join(f"<p class='i'>（{'一二三四五'[k]}）{text}</p>" for k, text in enumerate(points))
        + f"<p>承诺方式：{c.ticks(('书面承诺', '网上承诺'))}</p>"
        f'<div style="margin:40px 0 0 280px"><p>申请人（盖章）：</p>'
        f"<p>承诺人签字：{c.sign('承诺人签字', who.name)}</p>"
        f"<p>日期：{c.day('signed_on', '落款日期', day, hand=True)}</p></div></div>"
        + c.seal(firm, at=(450, 720), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=18, line=1.85), bears_seal=True)


def commitment_person(c: Clerk) -> Paper:
    who, day = c.person(20, 65), c.past(3, 300)
    body = (
        '<div class="pad"><h1>个人承诺书</h1>'
        f"<p class='i'>本人{c.hv('promisor', '承诺人', who.name)}，身份证号码"
        f"{c.hv('number', '身份证号码', who.id_number)}，现就申请办理"
        f"{c.hv('matter', '承诺事项', c.one(('居住证', '社保补贴', '经营许可')))}事项郑重承诺："
        "所填写的信息和提供的材料真实、准确、完整，如有虚假，愿意承担由此产生的一切法律后果。</p>"
        f'<div style="text-align:right;margin-top:80px">承诺人（签名）：'
        f"{c.sign('承诺人（签名）', who.name)}<br>"
        f"{c.day('signed_on', '落款日期', day, hand=True)}</div></div>{specimen(c)}"
    )
    return Paper(None, (body,), (794, 900), base(c, size=21, line=2, typed=False))


VERSIONS = {
    "power-of-attorney": (attorney_firm, attorney_person),
    "commitment": (commitment, commitment_person),
}
