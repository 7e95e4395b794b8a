"""Forms of no type of their own, and the two papers of a kitchen."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import A4, Pair, css, d, l, mock, prose, ruled, sample, stacked


def _sheets(c: Scribe) -> tuple[str, list[Pair], str]:
    """A title, entries by the general form's own labels, and who signs."""
    who, day = c.person(18, 64), c.past(2, 600)
    w = c.w
    visit = [
        ("来访人", w("visitor", who.name)),
        ("身份证号", w("id-number", who.id_number)),
        ("所在单位", w("employer", c.firm())),
        ("联系电话", w("phone", c.phone())),
        ("来访事由", w("reason", c.one(("商务洽谈", "设备检修", "面试", "送货")))),
        ("车牌号码", w("plate", f"湘A{c.digits(5)}")),
        ("来访时间", c.on("visited-on", day, hand=True)),
    ]
    taken = [
        ("领用人", w("recipient", who.name)),
        ("使用部门", w("department", c.one(("行政部", "后厨", "工程部")))),
        ("设备名称", w("device", c.one(("对讲机", "电子秤", "手推车", "打印机")))),
        ("规格型号", w("model", f"{c.one(list('KXQ'))}{c.digits(3)}")),
        ("数量", w("quantity", f"{c.number(1, 12)}台")),
        ("日期", c.on("date", day, hand=True)),
        ("备注", w("remark", "用毕归还")),
    ]
    course = [
        ("姓名", w("name", who.name)),
        ("性别", w("sex", who.sex)),
        ("学历", w("education", c.one(("高中", "大专", "本科")))),
        ("联系电话", w("phone", c.phone())),
        ("联系地址", w("address", who.address)),
        ("培训课程", w("course", c.one(("消防安全", "食品安全员", "电工基础", "急救知识")))),
        ("特长", w("skill", c.one(("书法", "驾驶", "烹饪")))),
        ("登记日期", c.on("registered-on", day, hand=True)),
    ]
    works = [
        ("项目名称", w("project", f"样例街{c.number(1, 30)}号院改造")),
        ("施工单位", w("builder", c.firm())),
        ("建设单位", w("client", c.firm())),
        ("验收日期", c.on("accepted-on", day, hand=True)),
        ("验收结论", w("conclusion", c.one(("符合要求", "同意验收", "整改后合格")))),
        ("编号", w("number", f"YS-{day.year}-{c.digits(3)}")),
    ]
    asked = [
        ("申请人", w("applicant", who.name)),
        ("身份证号码", w("id-card-number", who.id_number)),
        ("家庭住址", w("home", who.address)),
        (
            "申请事由",
            w("purpose", c.one(("办理居住登记", "申请临时救助", "证件遗失补办", "子女入学"))),
        ),
        ("开户银行", w("bank", "湖南样例银行")),
        ("银行账号", w("account", "6299" + c.digits(12))),
        ("申请日期", c.on("applied-on", day, hand=True)),
    ]
    title, pairs, signer = c.one_of(
        (
            (c.one(("来访登记表", "外来人员登记单")), visit, "接待人签字"),
            (c.one(("物品领用单", "设备领用登记表")), taken, "领用人签字"),
            (c.one(("培训报名表", "志愿者登记表")), course, "本人签名"),
            (c.one(("工程竣工验收单", "维修改造验收表")), works, "验收人签字"),
            (c.one(("事项申请表", "补办申请表")), asked, "申请人签名"),
        )
    )
    return title, pairs, signer


def form(c: Scribe) -> Paper:
    """A ruled sheet of two or four columns, an opinion and hands below."""
    title, pairs, signer = _sheets(c)
    if c.odds(0.5):
        table = ruled([l(a) + d(b) for a, b in pairs], (26, 74), 2.5)
    else:
        lines = [
            l(pairs[k][0]) + d(pairs[k][1]) + l(pairs[k + 1][0]) + d(pairs[k + 1][1])
            for k in range(0, len(pairs) - 1, 2)
        ]
        if len(pairs) % 2:
            lines.append(l(pairs[-1][0]) + d(pairs[-1][1], 3))
        table = ruled(lines, (18, 32, 18, 32), 2.6)
    kind = c.ticks(c.one_of((("首次", "再次"), ("本人", "代办"), ("加急", "普通", "暂缓"))))
    body = prose(f"""<div class="sheet"><h1>{title}</h1>{table}<p class="n">类别：{kind}</p>
        <p class="n" style="margin-top:40px">{signer}：{c.sign(signer, c.person().name)}
        　　审核：{c.sign("审核", c.person().name)}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 860), css(c, 18, 1.5))


def form_lines(c: Scribe) -> Paper:
    title, pairs, signer = _sheets(c)
    lay = stacked(pairs, gap=c.rng.uniform(0.3, 0.8), wide=6 if c.odds(0.5) else 0)
    body = prose(f"""<div class="sheet"><h1>{title}</h1>{lay}
        <p class="n r" style="margin-top:40px">{signer}：{c.sign(signer, c.person().name)}</p>
        </div>{sample(c)}""")
    return Paper(None, (body,), (794, 820), css(c, 20, 1.7))


def form_mock(c: Scribe) -> Paper:
    title, pairs, _ = _sheets(c)
    return mock(c, title, pairs)


def rules(c: Scribe) -> Paper:
    """A shop's own rules to hang on the wall, chapters and articles."""
    shop, day = c.shop(), c.past(2, 700)
    points = (
        "员工每年体检一次，患有碍食品安全疾病的立即调离岗位。",
        "每天营业前检查个人卫生，工作衣帽整洁，不戴首饰，不留长指甲。",
        "原料验收索取票证，登记品名、数量、供货者，票证保存两年。",
        "库房分类分架，离墙离地，先进先出，及时清理过期食品。",
        "生熟刀具、砧板、容器分开并有标识，不得混用。",
        "冷冻冷藏设备定期除霜，温度每日记录。",
        "食品添加剂专人采购、专柜存放、专册登记。",
        "餐厨废弃物日产日清，交有资质的单位收运。",
        "接到顾客反映身体不适的，封存剩余食品并上报。",
    )
    chosen = sorted(c.rng.permutation(len(points))[: c.number(5, 9)])
    lines = "".join(
        f"<p>第{'一二三四五六七八九'[k]}条　{points[int(n)]}</p>" for k, n in enumerate(chosen)
    )
    name = c.f("operator_name", shop)
    title = c.one(("食品安全管理制度", "食品安全管理制度汇编", "餐饮服务食品安全管理制度"))
    foot = prose(f"""<div style="margin:60px 0 0 44%"><div>单位名称：
        {c.over(name, shop, size=146, right=30)}</div><div style="margin-top:.8em">
        {c.one(("制定日期", "发布日期", "实施日期"))}：{c.on("signed_on", day)}</div></div>""")
    body = f'<div class="sheet"><h1>{title}</h1>{lines}{foot}</div>{sample(c)}'
    return Paper(None, (body,), A4, css(c, 19, 1.9), bears_seal=True)


def layout(c: Scribe) -> Paper:
    """A plan of the rooms with the way the goods take, and what it belongs to below."""
    rooms = [
        ("粗加工区", 0, 0, 200, 150),
        ("切配区", 200, 0, 190, 150),
        ("烹调区", 390, 0, 230, 150),
        ("专间", 0, 150, 150, 130),
        ("洗碗间", 150, 150, 170, 130),
        ("仓储间", 320, 150, 160, 130),
        ("更衣室", 480, 150, 140, 130),
        ("用餐大厅", 0, 280, 460, 190),
        ("收银台", 460, 280, 160, 90),
        ("出入口", 460, 370, 160, 100),
    ]
    flip = c.odds(0.5)
    drawn = "".join(
        f'<rect x="{620 - x - w if flip else x}" y="{y}" width="{w}" height="{h}"/>'
        for _, x, y, w, h in rooms
    )
    words = "".join(
        f'<text x="{(620 - x - w if flip else x) + w / 2}" y="{y + h / 2}">{name}</text>'
        for name, x, y, w, h in rooms
    )
    steps = "　→　".join(("原料采购", "验收入库", "清洗切配", "加热烹调", "出餐"))
    it = [
        ("经营者名称", c.f("operator_name", c.shop())),
        ("经营场所地址", c.f("premises_address", c.address())),
        (c.one(("绘制日期", "制图日期")), c.on("drawn_on", c.past(2, 700))),
    ]
    place = stacked(it) if c.odds(0.5) else ruled([l(a) + d(b) for a, b in it], (26, 74), 2)
    title = c.one(
        ("经营场所平面布局图和操作流程", "经营场所平面布局图", "厨房平面布置及操作流程图")
    )
    body = prose(f"""<div class="sheet"><h1>{title}</h1>
        <svg width="640" height="490" viewBox="-4 -4 636 490">
        <g fill="none" stroke="#111" stroke-width="2.6">{drawn}</g>
        <g font-size="19" text-anchor="middle">{words}</g></svg>
        <p class="n c">操作流程：{steps}</p>{place}</div>{sample(c)}""")
    return Paper(None, (body,), (794, 1000), css(c, 18, 1.6))


VERSIONS = {
    "form": (form, form_lines, form_mock),
    "food-safety-rules": (rules,),
    "premises-layout": (layout,),
}
