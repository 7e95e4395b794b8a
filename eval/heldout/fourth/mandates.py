"""Powers of attorney and commitments."""

from __future__ import annotations

from dataclasses import replace

from eval.heldout.fourth.leaf import at, bind, table, title, ul
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
MATTERS = (
    "食品经营许可新办",
    "个体工商户设立登记",
    "公司变更登记",
    "不动产转移登记",
    "烟草专卖零售许可证延续",
    "公共场所卫生许可证变更",
    "户口迁移",
)


def _mandate(c: Registrar) -> Cells:
    who, agent, firm = c.person(22, 66), c.person(20, 60), c.odds(0.45)
    name, day = c.firm() if firm else who.name, c.past(2, 240)
    return {
        "principal": c.w("principal", name),
        "number": c.w("principal_number", c.credit_code() if firm else who.id_number),
        "head": c.w("legal_representative", who.name) if firm else "",
        "agent": c.w("agent", agent.name),
        "agent_id": c.w("agent_id_number", agent.id_number),
        "phone": c.w("agent_phone", c.phone()),
        "matter": c.w("matter", c.one(MATTERS)),
        "term": c.term(day, c.ends(day, c.one_of((1, 1, 2))), form="年", entered=True),
        "day": c.blanks("signed_on", day),
        "firm": name if firm else "",
        "who": who.name,
        "helper": agent.name,
    }


def _givers_hand(c: Registrar, it: Cells) -> str:
    if it["firm"]:
        return (
            f"<p>委托单位（公章）：{c.stamped('&emsp;' * 6, it['firm'])}</p>"
            f"<p>法定代表人签字：{c.sign('法定代表人签字', it['who'])}</p>"
        )
    return f"<p>委托人签字：{c.sign('委托人签字', it['who'])}</p>"


def mandate(c: Registrar) -> Paper:
    """A letter: who gives the power, who takes it, for what, until when."""
    it = _mandate(c)
    giver = (
        f"<p>委托单位：{ul(it['principal'], 12)}</p><p>统一社会信用代码：{ul(it['number'], 12)}</p>"
        f"<p>法定代表人：{ul(it['head'], 6)}</p>"
        if it["firm"]
        else f"<p>委托人：{ul(it['principal'], 8)}</p><p>身份证号码：{ul(it['number'], 12)}</p>"
    )
    taker = (
        f"<p>受托人：{ul(it['agent'], 6)}　联系电话：{ul(it['phone'], 7)}</p>"
        f"<p>身份证号码：{ul(it['agent_id'], 12)}</p>"
    )
    powers = c.ticks(("递交和补正材料", "签收文书", "领取证照"), most=3, gap="<br>")
    text = (
        f"<p class='in'>兹委托上述受托人前来贵单位，委托事项：{ul(it['matter'], 8)}。</p>"
        f"<p>授权范围：</p><p style='padding-left:2em'>{powers}</p>"
        f"<p class='in'>委托期限：{it['term']}。超出范围或期限的行为与委托人无关。</p>"
    )
    foot = (
        f'<div style="margin:1.6em 0 0 32%">{_givers_hand(c, it)}'
        f"<p>受托人签字：{c.sign('受托人签字', it['helper'])}</p><p>{it['day']}</p></div>"
    )
    head = title(c, c.one(("授权委托书", "委托书")), 36)
    return bind(
        c,
        at(90, 90, head + giver + taker + text + foot, "line-height:2", 614),
        text=20,
        seal=bool(it["firm"]),
    )


def mandate_table(c: Registrar) -> Paper:
    it = _mandate(c)
    rows = [[("委托人", it["principal"])], [("证件号码", it["number"])]]
    if it["firm"]:
        rows.append([("法定代表人", it["head"])])
    rows += [
        [("受托人", it["agent"]), ("联系电话", it["phone"])],
        [("受托人身份证号码", it["agent_id"])],
        [("委托事项", it["matter"])],
        [("委托期限", it["term"])],
        [("能否转托", c.ticks(("能", "不能")))],
    ]
    tail = (
        f"<div style='margin-top:1.6em;line-height:2.5'>{_givers_hand(c, it)}<p>"
        f"日期：{it['day']}</p></div>"
    )
    html = at(
        64,
        70,
        title(c, "授权委托书", 34) + table(rows, css="line-height:2.1", label=6.4) + tail,
        "",
        666,
    )
    return bind(c, html, text=19, seal=bool(it["firm"]))


def mandate_plain(c: Registrar) -> Paper:
    it = _mandate(c)
    pairs = [
        ("委托人", it["principal"]),
        ("委托人证件号码", it["number"]),
        ("受托人", it["agent"]),
        ("受托人身份证号", it["agent_id"]),
        ("委托事项", it["matter"]),
        ("委托期限", it["term"]),
    ]
    more = f"<div style='margin-top:2em'>{_givers_hand(c, it)}<p>{it['day']}</p></div>"
    paper = plain(
        c, "授权委托书", pairs, more=more, way=c.one(("lines", "margin", "ledger", "marks"))
    )
    return replace(paper, bears_seal=bool(it["firm"]))


def _promise(c: Registrar) -> Cells:
    who, firm = c.person(22, 66), c.odds(0.5)
    name = (c.firm() if c.odds(0.5) else c.shop()) if firm else who.name
    office = c.region.office(
        c.one(("市场监督管理局", "行政审批服务局", "卫生健康局", "人力资源和社会保障局"))
    )
    return {
        "promisor": c.w("promisor", name),
        "number": c.w("number", c.credit_code() if firm else who.id_number),
        "head": c.w("legal_representative", who.name) if firm else "",
        "phone": c.w("phone", c.phone()),
        "address": c.w("address", c.address(flat=not firm)),
        "matter": c.w("matter", c.one((*MATTERS[:6], "劳务派遣经营许可", "公共浴室卫生许可"))),
        "authority": c.f("authority", office),
        "day": c.blanks("signed_on", c.past(2, 300)),
        "firm": name if firm else "",
        "who": who.name,
    }


VOWS = (
    "所填内容和所交材料真实有效，复印件与原件没有出入",
    "已经看过并弄懂行政机关告知的条件、标准和后果",
    "在规定时间内达到经营条件，没有达到前不开门营业",
    "接受检查人员随时上门核查，发现问题立即整改",
    "若有隐瞒或作假，甘愿承担撤销许可和失信公示的后果",
)


def _vows(c: Registrar) -> str:
    return "".join(
        f"<p class='in'>（{order}）{vow}；</p>"
        for order, vow in zip("一二三四五", c.some(VOWS, 3, 5), strict=False)
    )


def _promisors_hand(c: Registrar, it: Cells) -> str:
    if it["firm"]:
        return (
            f"承诺单位（盖章）：{c.stamped('&emsp;' * 5, it['firm'])}<br>负责人签字："
            f"{c.sign('负责人签字', it['who'])}"
        )
    return f"承诺人（签字）：{c.sign('承诺人签字', it['who'])}"


def promise(c: Registrar) -> Paper:
    """Facts above, what is promised below."""
    it = _promise(c)
    facts = f"<p>承诺人：{ul(it['promisor'], 10)}</p><p>证件号码：{ul(it['number'], 12)}</p>"
    if it["firm"]:
        facts += f"<p>法定代表人：{ul(it['head'], 6)}</p>"
    facts += (
        f"<p>联系电话：{ul(it['phone'], 8)}</p><p>地址：{ul(it['address'], 0)}</p>"
        f"<p>承诺事项：{ul(it['matter'], 10)}</p><p>行政机关：{it['authority']}</p>"
    )
    head = title(c, c.one(("告知承诺书", "承诺书", "行政许可告知承诺书")), 34)
    foot = (
        f"<div style='margin:1.8em 0 0 36%;line-height:2.6'>{_promisors_hand(c, it)}"
        f"<br>{it['day']}</div>"
    )
    body = f"<p style='margin-top:.8em'>承诺人就上述事项作出如下承诺：</p>{_vows(c)}"
    read = f"<p>是否当场领取回执：{c.ticks(('是', '否'))}</p>"
    html = at(86, 74, head + facts + body + read + foot, "line-height:1.85", 622)
    return bind(c, html, text=18.5, seal=bool(it["firm"]))


def promise_letter(c: Registrar) -> Paper:
    """Addressed to the authority, with a reference to the matter in the sentence."""
    it = _promise(c)
    who = "我单位" if it["firm"] else "本人"
    text = (
        f"<p>{it['authority']}：</p><p class='in'>{who}{ul(it['promisor'], 0)}"
        f"（证件号码：{ul(it['number'], 0)}），"
        f"现申请办理{ul(it['matter'], 0)}，郑重承诺：</p>{_vows(c)}"
    )
    head = title(c, c.one(("承诺书", "信用承诺书")), 36)
    foot = (
        f"<div style='margin:2.6em 0 0 38%;line-height:2.6'>{_promisors_hand(c, it)}"
        f"<br>{it['day']}</div>"
    )
    return bind(
        c, at(92, 110, head + text + foot, "line-height:2.15", 610), text=20, seal=bool(it["firm"])
    )


VERSIONS = {
    "power-of-attorney": (mandate, mandate_table, mandate_plain),
    "commitment": (promise, promise_letter),
}
