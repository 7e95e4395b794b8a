"""Powers of attorney and commitments."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third.board import A4, Board, bind, blank, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup

Cells = dict[str, str]
MATTERS = (
    "个体工商户开业登记",
    "食品经营许可证申领",
    "不动产转移登记",
    "公共场所卫生许可证延续",
    "营业执照变更登记",
    "户口迁移手续",
)
OFFICES = ("行政审批服务局", "市场监督管理局", "卫生健康局", "政务服务中心")


def _mandate(c: Drafter) -> Cells:
    who, agent, firm = c.person(), c.person(), c.odds(0.45)
    name = c.firm() if firm else who.name
    day = c.past(2, 200)
    return {
        "principal": c.w("principal", name),
        "number": c.w("principal_number", c.credit_code() if firm else who.id_number),
        "head": c.w("legal_representative", who.name) if firm else "",
        "agent": c.w("agent", agent.name),
        "agent_id": c.w("agent_id_number", agent.id_number),
        "phone": c.w("agent_phone", c.phone()),
        "matter": c.w("matter", c.one(MATTERS)),
        "term": c.during(day, c.years(day, 1), join=c.one(("至", "起至")), form="年", hand=True),
        "day": c.split("signed_on", day, hand=c.odds(0.5)),
        "firm": name if firm else "",
        "who": who.name,
        "agentname": agent.name,
    }


def mandate(c: Drafter) -> Paper:
    """Blocks for either side, the matter as a sentence, places to sign."""
    it = _mandate(c)
    board = Board(c, A4, face=c.one(("FandolSong", "Noto Serif CJK SC", "FandolFang")))
    board.middle(
        84, c.one(("授权委托书", "委 托 书", "授 权 委 托 书")), 36, f"font-family:'{c.head}'"
    )
    who = "委托单位" if it["firm"] else "委托人"
    number = "统一社会信用代码" if it["firm"] else "身份证号码"
    head = f"<p>法定代表人：{blank(it['head'], 8)}</p>" if it["firm"] else ""
    power = c.one_of(
        (
            f"现委托{it['agent']}为我方代理人，代为办理{it['matter']}的一切手续，其签署的文件我方均予承认。",
            f"因不便亲自前往，特委托{it['agent']}前往窗口办理{it['matter']}，由此产生的后果由委托人承担。",
        )
    )
    text = f"""<p>{who}：{blank(it["principal"], 14)}</p>
        <p>{number}：{blank(it["number"], 14)}</p>{head}
        <p style="margin-top:.6em">受托人身份证号码：{blank(it["agent_id"], 14)}</p>
        <p>受托人联系电话：{blank(it["phone"], 10)}</p>
        <p style="text-indent:2em;margin-top:.6em">{power}</p>
        <p style="text-indent:2em">是否允许转委托：{c.ticks(("允许", "不允许"))}</p>
        <p style="text-indent:2em">委托期限：{it["term"]}。</p>"""
    board.lines(100, 180, 594, text, 20, "line-height:2.15")
    signer = it["firm"] or it["who"]
    if it["firm"]:
        foot = f"<p>委托单位（盖章）：{c.over('　　　　　', signer, size=150)}</p>"
        foot += f"<p>法定代表人（签字）：{c.sign('法定代表人签字', it['who'])}</p>"
    else:
        foot = f"<p>委托人（签名）：{c.sign('委托人签名', it['who'])}</p>"
    foot += f"<p>受托人（签名）：{c.sign('受托人签名', it['agentname'])}</p><p>{it['day']}</p>"
    board.lines(340, 800, 400, foot, 20, "line-height:2.2")
    return bind(board, seal=bool(it["firm"]))


def mandate_table(c: Drafter) -> Paper:
    it = _mandate(c)
    board = Board(c, A4)
    board.middle(70, "授权委托书", 32, f"font-family:'{c.head}'")
    pairs = [("*委托人", it["principal"]), ("*证件号码", it["number"])]
    if it["firm"]:
        pairs.append(("*法定代表人", it["head"]))
    pairs += [
        ("受托人", it["agent"]),
        ("联系电话", it["phone"]),
        ("*身份证号码", it["agent_id"]),
        ("*委托事项", it["matter"]),
        ("*委托期限", it["term"]),
        ("*委托权限", c.ticks(("提交材料", "修改文字错误", "领取证照"), most=3)),
    ]
    sign = f"签字：{c.sign('委托人签字', it['who'])}"
    pairs.append(("*委托人确认", f"{sign}<br>{it['day']}"))
    board.lines(60, 140, 674, grid(pairs, label="17%"), 18, "line-height:2.2")
    if it["firm"]:
        board.raw(c.seal(it["firm"], at=(520, 640), size=150))
    return bind(board, seal=bool(it["firm"]))


def mandate_plain(c: Drafter) -> Paper:
    it = _mandate(c)
    pairs = [
        ("委托人", it["principal"]),
        ("委托人证件号码", it["number"]),
        ("受托人", it["agent"]),
        ("受托人身份证号码", it["agent_id"]),
        ("受托人联系电话", it["phone"]),
        ("委托事项", it["matter"]),
        ("委托期限", it["term"]),
    ]
    sign = f"委托人签字：{c.sign('委托人签字', it['who'])}"
    board = mockup(c, "授权委托书", pairs, office=sign, when=it["day"], seal=it["firm"])
    return bind(board, seal=bool(it["firm"]))


def _promise(c: Drafter) -> Cells:
    who, firm = c.person(), c.odds(0.45)
    name = c.one_of((c.firm, c.shop))() if firm else who.name
    return {
        "promisor": c.w("promisor", name),
        "number": c.w("number", c.credit_code() if firm else who.id_number),
        "head": c.w("legal_representative", who.name) if firm else "",
        "phone": c.w("phone", c.phone()),
        "home": c.w("address", c.address()),
        "matter": c.w("matter", c.one(MATTERS)),
        "office": c.w("authority", c.town.body(c.one(OFFICES))),
        "day": c.split("signed_on", c.past(2, 300), hand=c.odds(0.5)),
        "firm": name if firm else "",
        "who": who.name,
    }


PLEDGES = (
    "所填写的内容和递交的材料均真实有效，复印件和原件相同",
    "办理条件已经全部看懂并且能够做到，标准见附后清单",
    "没有做到的，愿意接受撤销决定并补缴相应费用",
    "同意把本承诺公开，供社会查询监督",
    "属于后补的材料，一定在规定天数以内送齐",
)


def promise(c: Drafter) -> Paper:
    it = _promise(c)
    board = Board(c, A4, face=c.one(("FandolSong", "FandolFang", "Noto Sans CJK SC")))
    board.middle(
        80,
        c.one(("告知承诺书", "证明事项告知承诺书", "行政许可告知承诺书")),
        34,
        f"font-family:'{c.head}'",
    )
    number = "统一社会信用代码" if it["firm"] else "身份证号码"
    head = f"<p>法定代表人：{blank(it['head'], 8)}</p>" if it["firm"] else ""
    some = [PLEDGES[int(i)] for i in c.rng.permutation(len(PLEDGES))[: c.number(3, 6)]]
    listed = "".join(
        f"<p style='text-indent:2em'>（{'一二三四五'[k]}）{w}；</p>" for k, w in enumerate(some)
    )
    text = f"""<p>承诺人：{blank(it["promisor"], 14)}</p>
        <p>{number}：{blank(it["number"], 14)}</p>{head}
        <p>联系电话：{blank(it["phone"], 10)}</p><p>地址：{blank(it["home"], 0)}</p>
        <p>行政机关：{blank(it["office"], 14)}</p><p>承诺事项：{blank(it["matter"], 14)}</p>
        <p style="margin-top:.8em;text-indent:2em">承诺人现郑重承诺：</p>{listed}"""
    board.lines(90, 160, 614, text, 19, "line-height:2")
    sign = c.sign("承诺人签字", it["who"])
    foot = f"<p>承诺人（签字或盖章）：{sign}</p><p style='text-align:right'>{it['day']}</p>"
    board.lines(310, 880, 420, foot, 19, "line-height:2.1")
    if it["firm"]:
        board.raw(c.seal(it["firm"], at=(520, 810), size=150))
    return bind(board, seal=bool(it["firm"]))


def promise_columns(c: Drafter) -> Paper:
    """The authority's part above, the applicant's below, boxes to tick."""
    it = _promise(c)
    board = Board(c, A4)
    board.middle(64, "告知承诺书", 32, f"font-family:'{c.head}'")
    pairs = [
        ("行政机关", it["office"]),
        ("承诺事项", it["matter"]),
        ("承诺人", it["promisor"]),
        ("证件号码", it["number"]),
        ("联系电话", it["phone"]),
        ("地址", it["home"]),
    ]
    board.lines(70, 120, 654, grid(pairs, columns=1, label="22%"), 18, "line-height:2")
    way = c.ticks(("愿意以告知承诺方式办理", "不愿意以告知承诺方式办理"), gap="<br>")
    board.lines(80, 480, 640, f"申请人选择：<br>{way}", 18, "line-height:2.1")
    board.lines(80, 620, 640, "".join(f"<p>● {w}。</p>" for w in PLEDGES[:4]), 17, "line-height:2")
    board.put(80, 900, f"承诺人签名：{c.sign('承诺人签名', it['who'])}", 19)
    board.put(470, 900, f"日期：{it['day']}", 19)
    if it["firm"]:
        board.raw(c.seal(it["firm"], at=(200, 840), size=150))
    return bind(board, seal=bool(it["firm"]))


VERSIONS = {
    "power-of-attorney": (mandate, mandate, mandate_table, mandate_plain),
    "commitment": (promise, promise_columns),
}
