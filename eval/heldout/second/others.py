"""Papers of no type the catalogue knows, some of them full of its words."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import css, d, l, prose, qr, ruled, sample, stacked


def parcel(c: Scribe) -> Paper:
    """A courier's label."""
    to, by = c.person(), c.person()
    body = prose(f"""<div style="position:absolute;inset:16px;border:2px solid #111;padding:14px">
        <div style="font-size:1.5em;font-weight:bold">样例速运　标准快件</div>
        <div style="font:34px 'DejaVu Sans Mono';border-top:2px solid">||||| | |||| ||| || |||</div>
        <div>运单号 YL{c.digits(12)}</div><hr><div>收　{to.name}　{c.phone()}<br>{to.address}</div>
        <hr>
        <div>寄　{by.name}　{c.phone()}<br>{by.address}</div><hr>
        <div>品名：日用品　重量：{c.number(1, 20)}.{c.digits(1)}kg　代收：0元</div>
        <div>签收人：________　时间：________</div></div>{sample(c)}""")
    return Paper(None, (body,), (560, 760), css(c, 20, 1.45))


def bill(c: Scribe) -> Paper:
    """A month's bill for water, light and gas."""
    rows = [l("项目") + l("上期") + l("本期") + l("用量") + l("金额")]
    for name in ("自来水", "电费", "燃气"):
        low, used = c.number(100, 4000), c.number(5, 300)
        rows.append(
            l(name) + d(str(low)) + d(str(low + used)) + d(str(used)) + d(f"{used * 0.6:.2f}")
        )
    who = c.person()
    body = prose(f"""<div class="sheet"><h1>样例家园缴费通知单</h1>
        <p class="n">业主：{who.name}　房号：{c.number(1, 30)}栋{c.number(101, 3300)}</p>
        {ruled(rows, (20, 20, 20, 20, 20), 2.2)}
        <p class="n">请于本月{c.number(10, 28)}日之前缴清，过期按日计收滞纳金。</p>
        <p class="n r">示范物业服务中心</p></div>{sample(c)}""")
    return Paper(None, (body,), (760, 620), css(c, 19, 1.6))


def recipe(c: Scribe) -> Paper:
    steps = (
        "五花肉切块焯水，捞出沥干。",
        "冰糖炒到枣红色，下肉翻匀。",
        "加黄酒、生抽、姜片和八角。",
        "添热水没过肉，小火煨五十分钟。",
        "大火收汁，撒葱花上桌。",
    )
    lines = "".join(f"<p>{k}. {step}</p>" for k, step in enumerate(steps, 1))
    body = f'<div class="sheet"><h1>家常红烧肉的做法</h1>{lines}</div>{sample(c)}'
    return Paper(None, (body,), (700, 760), css(c, 23, 1.8) + "&{background:#fff8ec}")


def timetable(c: Scribe) -> Paper:
    lessons = ("语文", "数学", "英语", "体育", "科学", "音乐", "美术", "信息", "班会")
    rows = [l("") + "".join(l(f"星期{day}") for day in "一二三四五")]
    rows += [
        l(f"第{k + 1}节") + "".join(d(c.one(lessons), css="text-align:center") for _ in range(5))
        for k in range(6)
    ]
    body = f"""<div class="sheet"><h1>样例小学三（{c.number(1, 9)}）班课程表</h1>
        {ruled(rows, (15, 17, 17, 17, 17, 17), 2.6)}</div>{sample(c)}"""
    return Paper(None, (prose(body),), (820, 700), css(c, 20, 1.4))


def guide(c: Scribe) -> Paper:
    """A hall's notice of what to bring: names of papers throughout, and none of them here."""
    what = c.one(("食品经营许可新办", "个体工商户开业", "不动产转移登记"))
    papers = (
        "申请书（原件1份）",
        "经营者身份证（复印件1份）",
        "营业执照（复印件1份）",
        "房屋租赁合同（核原件收复印件）",
        "从业人员健康证明（复印件）",
        "授权委托书（委托办理时提供）",
    )
    rows = [l("序号") + l("材料名称") + l("来源")]
    rows += [
        l(str(k)) + d(name) + l(c.one(("申请人自备", "政府部门核发")))
        for k, name in enumerate(papers, 1)
    ]
    body = prose(f"""<div class="sheet"><h1>{what}一次性告知单</h1>
        <p class="n">办理地点：政务服务中心二楼{c.number(1, 40)}号窗口</p>
        <p class="n">法定时限：20个工作日　承诺时限：{c.number(1, 8)}个工作日　收费：不收费</p>
        {ruled(rows, (12, 60, 28), 2.2)}<p class="n">窗口时间：上午九点至十二点，下午一点至五点。
        </p>
        {qr(c, 120, "margin-top:20px")}</div>{sample(c)}""")
    return Paper(None, (body,), (794, 900), css(c, 19, 1.6))


def appointment(c: Scribe) -> Paper:
    """A hospital's slip, on a telephone."""
    who, day = c.person(), c.past(1, 60)
    pairs = [
        ("就诊人", who.name),
        ("科室", c.one(("皮肤科门诊", "口腔科", "骨科"))),
        ("医生", f"{c.person().name}主任"),
        ("就诊日期", c.say(day, "-")),
        ("候诊号", f"{c.number(1, 60)}号"),
        ("挂号费", f"{c.number(5, 60)}.00元"),
    ]
    body = prose(f"""<div class="c" style="background:#2aa7a0;color:#fff;padding:24px">预约成功
        </div>
        <div style="padding:30px 40px">{stacked(pairs, gap=0.7)}
        <div class="c">{qr(c, 190, "")}</div></div>{sample(c)}""")
    return Paper(None, (body,), (600, 880), css(c, 23, 1.5, face="FandolHei"))


def lyric(c: Scribe) -> Paper:
    """A page set upright, in columns from the right."""
    words = "白日依山尽　黄河入海流<br>欲穷千里目　更上一层楼"
    body = (
        '<div style="position:absolute;right:90px;top:90px;height:560px;writing-mode:vertical-rl;'
        f"font:{c.number(38, 52)}px/2 '{c.hand}'\">登鹳雀楼<br>{words}</div>{sample(c)}"
    )
    return Paper(None, (body,), (620, 760), css(c) + "&{background:#f4ecd8}")


VERSIONS = {None: (parcel, bill, recipe, timetable, guide, appointment, lyric)}
