"""Lease and labour contracts, and the end of the latter."""

from __future__ import annotations

from datetime import date, timedelta

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper, holds, value
from eval.heldout.style import A4, base, specimen


def _u(cell: str) -> str:
    return f'<span class="u">{cell}</span>'


def lease(c: Clerk) -> Paper:
    """A stationer's form filled in: blanks with underlined entries."""
    landlord, tenant = c.person(30, 70), c.person(22, 50)
    firm = c.shop() if c.odds(0.5) else ""
    first = c.past(20, 900)
    years = c.number(1, 6)
    last = date(first.year + years, first.month, min(first.day, 28)) - timedelta(days=1)
    area, rent = f"{c.number(18, 260)}.{c.number(1, 9)}", c.number(8, 190) * 100
    one, two = ("甲方（出租方）", "乙方（承租方）")
    if c.odds(0.5):
        one, two = "出租方（甲方）", "承租方（乙方）"
    lessee = firm or tenant.name
    form = [
        f"<p>{one}：{_u(c.hv('lessor', '出租方', landlord.name))}　身份证号："
        f"{_u(c.hv('lessor_number', '出租方证件号码', landlord.id_number))}</p>",
        f"<p>{two}：{_u(c.hv('lessee', '承租方', lessee))}　联系电话："
        f"{_u(c.hv('phone', '联系电话', c.phone()))}</p>",
        "<p class='i'>根据《中华人民共和国民法典》及有关规定，甲乙双方在平等自愿的基础上，就"
        "房屋租赁事宜"
        "协商一致，订立本合同。</p>",
        f"<p>第一条　甲方将坐落于{_u(c.hv('address', '房屋坐落', c.address()))}的房屋出租给"
        "乙方使用，"
        f"建筑面积{_u(c.hv('area', '建筑面积', area))}平方米，用途为"
        f"{_u(c.hv('use', '租赁用途', c.one(('经营', '餐饮', '办公'))))}。</p>",
        f"<p>第二条　租赁期限自{_period(c, '租赁', first, last)}止，共计"
        f"{_u(c.hv('term', '租期', f'{years}年'))}。</p>",
        f"<p>第三条　每月租金为人民币{_u(c.hv('rent', '月租金', str(rent)))}元，乙方应于每月"
        f"{c.number(1, 15)}日前支付；押金{_u(c.hv('deposit', '押金', str(rent * 2)))}元。</p>",
        "<p>第四条　租赁期内水、电、燃气、物业管理等费用由乙方承担，房屋主体结构的维修由甲方"
        "负责。</p>",
        "<p>第五条　乙方不得擅自转租、改变房屋用途；任何一方提前解约，应提前三十日书面通知对"
        "方。</p>",
        "<p>第六条　本合同一式两份，双方各执一份，自签字或盖章之日起生效。</p>",
    ]
    end = (
        '<div style="display:flex;margin-top:36px">'
        f'<div style="width:50%"><p>甲方（签字）：{c.sign("甲方（签字）", landlord.name)}</p>'
        f"<p>{_long(c, 'signed_on', '签订日期', first - timedelta(days=5))}</p></div>"
        f"<div><p>乙方（签字）：{c.sign('乙方（签字）', tenant.name)}</p></div></div>"
    )
    stamp = c.seal(lessee, at=(470, 850), size=145) if firm else ""
    title = c.one(("房屋租赁合同", "房 屋 租 赁 合 同", "商铺租赁合同"))
    body = f'<div class="pad"><h1>{title}</h1>{"".join(form)}{end}</div>{stamp}{specimen(c)}'
    css = base(c, size=17, line=1.75)
    if c.odds(0.3):
        pages = (
            f'<div class="pad"><h1>{title}</h1>{"".join(form[:6])}</div>{specimen(c)}',
            f'<div class="pad">{"".join(form[6:])}{end}</div>'
            + (c.seal(lessee, at=(470, 330), size=145) if firm else "")
            + specimen(c),
        )
        return Paper(None, pages, A4, css, bears_seal=bool(firm))
    return Paper(None, (body,), A4, css, bears_seal=bool(firm))


def _long(c: Clerk, key: str, label: str, day: date) -> str:
    shown = c.one(
        (
            f"{day.year} 年 {day.month} 月 {day.day} 日",
            f"{day.year}年{day.month:02d}月{day.day:02d}日",
        )
    )
    return value(key, label, shown, day.isoformat(), css="h")


def _period(c: Clerk, what: str, first: date, last: date) -> str:
    inner = (
        _u(_long(c, "starts_on", f"{what}起始日期", first))
        + "起至"
        + _u(_long(c, "ends_on", f"{what}终止日期", last))
    )
    return holds("period", f"{what}期限", inner, f"{first}至{last}")


def labour(c: Clerk) -> Paper:
    firm, boss, who = c.firm(), c.person(35, 65), c.person(20, 50)
    first = c.past(20, 1200)
    last = date(first.year + 3, first.month, min(first.day, 28)) - timedelta(days=1)
    wage = c.number(30, 140) * 100
    job = c.one(("厨师", "服务员", "会计", "仓库管理员", "软件工程师"))
    unit = c.one(("甲方（用人单位）", "用人单位（甲方）"))
    form = (
        f"<p>{unit}：{_u(c.hv('employer', '用人单位', firm))}</p>"
        f"<p>统一社会信用代码：{_u(c.hv('employer_code', '统一社会信用代码', c.credit_code()))}</p>"
        f"<p>法定代表人：{_u(c.hv('legal_representative', '法定代表人', boss.name))}</p>"
        f"<p>乙方（劳动者）：{_u(c.hv('employee', '劳动者', who.name))}　性别：{who.sex}</p>"
        f"<p>居民身份证号码：{_u(c.hv('id_number', '身份证号码', who.id_number))}</p>"
        f"<p>家庭住址：{_u(c.hv('employee_address', '家庭住址', who.address))}</p>"
        "<p class='i'>甲乙双方根据《中华人民共和国劳动合同法》，遵循合法、公平、平等自愿的原"
        "则订立本合同，"
        "共同遵守下列条款。</p><p><b>一、合同期限</b></p>"
        f"<p class='i'>本合同为{c.v('contract_type', '合同期限类型', '固定期限')}劳动合同，自"
        f"{_period(c, '合同', first, last)}止，其中试用期"
        f"{_u(c.hv('probation', '试用期', f'{c.number(1, 4)}个月'))}。</p>"
        "<p><b>二、工作内容和工作地点</b></p>"
        f"<p class='i'>乙方同意在{_u(c.hv('position', '工作岗位', job))}岗位工作，工作地点为"
        f"{_u(c.hv('workplace', '工作地点', '湖南省长沙市' + c.district()))}。</p>"
        "<p><b>三、工作时间</b></p><p class='i'>甲方安排乙方执行 "
        f"{_u(c.hv('hours', '工时制度', c.one(('标准工时制', '综合计算工时制', '不定时工作制'))))}"
        "。</p>"
        "<p><b>四、劳动报酬</b></p>"
        f"<p class='i'>乙方月工资为人民币{_u(c.hv('wage', '月工资', str(wage)))}元，甲方每月"
        f"{_u(c.hv('pay_day', '工资发放日', str(c.number(5, 26))))}日前支付。</p>"
        "<p><b>五、社会保险</b></p><p class='i'>甲乙双方依法参加社会保险，按时足额缴纳各项费"
        f"用。乙方已参加：{c.ticks(('养老保险', '医疗保险', '失业保险'), most=3)}</p>"
    )
    end = (
        '<div style="display:flex;margin-top:26px"><div style="width:52%"><p>甲方（盖章）：</p>'
        "<p>法定代表人（签字）："
        f"{c.sign('法定代表人（签字）', boss.name, key='legal_representative')}</p></div>"
        f"<div><p>乙方（签字）：{c.sign('乙方（签字）', who.name)}</p>"
        f"<p>签订日期：{_long(c, 'signed_on', '签订日期', first)}</p></div></div>"
    )
    stamp_at = (200, 860)
    body = (
        f'<div class="pad"><h1>{c.one(("劳动合同书", "劳 动 合 同", "劳动合同"))}</h1>{form}'
        f"{end}</div>"
        + c.seal(firm, c.one(("", "合同专用章")), at=stamp_at, size=145)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=16, line=1.6), bears_seal=True)


def termination(c: Clerk) -> Paper:
    firm, who = c.firm(), c.person(20, 55)
    first = c.past(700, 2500)
    last = c.past(5, 400)
    why = c.one(("劳动合同期满", "劳动者提出解除", "双方协商一致", "个人原因辞职"))
    name = c.v("employee", "劳动者姓名", who.name)
    number = c.v("id_number", "身份证号码", who.id_number)
    ended = c.v(
        "ended_on", "解除（终止）日期", f"{last.year}年{last.month}月{last.day}日", str(last)
    )
    began = c.v(
        "starts_on", "合同起始日期", f"{first.year}年{first.month}月{first.day}日", str(first)
    )
    reason = c.v("reason", "解除（终止）原因", why)
    job = c.v("position", "工作岗位", c.one(("厨师", "销售", "会计", "保安")))
    if c.odds(0.5):
        text = (
            f"<p class='i'>兹有本单位员工{name}（身份证号：{number}），自{began}起在我单位"
            f"{job}岗位工作，"
            f"现因{reason}，双方劳动合同于{ended}解除（终止）。</p>"
            "<p class='i'>特此证明。</p>"
        )
    else:
        text = (
            f"<p>姓名：{name}</p><p>身份证号码：{number}</p><p>岗位：{job}</p>"
            f"<p>劳动合同起始日期：{began}</p><p>解除（终止）日期：{ended}</p>"
            f"<p>解除（终止）原因：{reason}</p>"
        )
    title = c.one(("解除（终止）劳动合同证明书", "终止（解除）劳动合同证明", "解除劳动合同证明"))
    body = (
        f'<div class="pad"><h1>{title}</h1>{text}'
        f'<p style="margin-top:34px">劳动者签收：{c.sign("劳动者签收", who.name)}</p>'
        f'<div style="text-align:right;margin-top:40px">'
        f"{c.v('employer', '用人单位', firm)}（盖章）<br>"
        f"{c.day('signed_on', '落款日期', last)}</div></div>"
        + c.seal(firm, at=(520, 450), size=150)
        + specimen(c)
    )
    return Paper(None, (body,), (794, 980), base(c, size=20, line=1.9), bears_seal=True)


VERSIONS = {
    "lease-contract": (lease,),
    "labour-contract": (labour,),
    "labour-termination": (termination,),
}
