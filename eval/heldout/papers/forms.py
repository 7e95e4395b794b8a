"""Application forms, the general form, and the two papers of a food business."""

from __future__ import annotations

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper
from eval.heldout.style import A4, base, rows, specimen, table


def food_application(c: Clerk) -> Paper:
    firm, boss, contact, day = c.firm(), c.person(28, 65), c.person(22, 50), c.past(3, 300)
    pairs = [
        ("经营者名称", c.hv("operator_name", "经营者名称", firm)),
        ("统一社会信用代码", c.hv("credit_code", "统一社会信用代码", c.credit_code())),
        ("法定代表人（负责人）", c.hv("legal_representative", "法定代表人（负责人）", boss.name)),
        ("身份证号码", c.hv("id_number", "身份证号码", boss.id_number)),
        ("住　所", c.hv("address", "住所", c.address())),
        ("经营场所", c.hv("premises_address", "经营场所", c.address())),
        ("联系人", c.hv("contact", "联系人", contact.name)),
        ("联系电话", c.hv("phone", "联系电话", c.phone())),
        ("申请类别", c.ticks(("首次申请", "变更", "延续", "补办"), gap=" ")),
        (
            "主体业态",
            c.hv("business_type", "主体业态", c.one(("食品销售经营者", "餐饮服务经营者"))),
        ),
        (
            "经营项目",
            c.hv("business_items", "经营项目", c.one(("热食类食品制售", "预包装食品销售"))),
        ),
    ]
    body = (
        f'<div class="pad"><h1>食品经营许可申请书</h1>{table(pairs)}'
        "<p class='i' style='margin-top:20px'>本申请人保证所填内容及所附材料真实有效，复印件"
        "与原件一致。</p>"
        '<div style="display:flex;justify-content:space-between;margin-top:40px"><span>申请'
        "人签字："
        f"{c.sign('申请人签字', boss.name)}</span><span>申请日期："
        f"{c.day('applied_on', '申请日期', day, hand=True)}</span></div></div>"
        + c.seal(firm, at=(130, 790), size=148)
        + specimen(c)
    )
    return Paper(None, (body,), A4, base(c, size=17, line=1.8), bears_seal=True)


def trader_registration(c: Clerk) -> Paper:
    name, who, day = c.shop(), c.person(22, 60), c.past(3, 300)
    pairs = [
        ("名　称", c.hv("name", "名称", name)),
        ("经营者姓名", c.hv("operator", "经营者", who.name)),
        ("身份证件号码", c.hv("id_number", "身份证件号码", who.id_number)),
        ("经营者住所", c.hv("address", "住所", who.address)),
        ("经营场所", c.hv("premises", "经营场所", c.address())),
        ("组成形式", c.hv("composition", "组成形式", c.one(("个人经营", "家庭经营")))),
        (
            "经营范围",
            c.hv("business_scope", "经营范围", c.one(("餐饮服务", "日用百货零售", "服装零售"))),
        ),
        ("资金数额", c.hv("capital", "资金数额", f"{c.number(1, 50)}万元")),
        ("从业人数", c.hv("employees", "从业人数", f"{c.number(1, 12)}人")),
        ("联系电话", c.hv("phone", "联系电话", c.phone())),
    ]
    kind = c.ticks(("设立登记", "变更登记", "注销登记"))
    body = (
        '<div class="pad"><h1>'
        f"{c.one(('个体工商户登记申请书', '个体工商户登记（备案）申请书'))}</h1>"
        f"<p>申请事项：{kind}</p>{table(pairs, columns=c.number(1, 3))}"
        "<p class='i' style='margin-top:18px'>申请人承诺所提交材料真实有效，并对此承担法律责"
        "任。</p>"
        f'<p style="margin-top:30px">经营者签名：{c.sign("经营者签名", who.name)}</p>'
        f"<p>日期：{c.day('applied_on', '申请日期', day, hand=True)}</p></div>{specimen(c)}"
    )
    return Paper(None, (body,), A4, base(c, size=17, line=1.8))


def form(c: Clerk) -> Paper:
    """A sheet of labels and values of no type of its own."""
    who, day = c.person(18, 65), c.past(3, 500)
    pool = [
        ("姓名", who.name),
        ("性别", who.sex),
        ("民族", who.ethnicity),
        ("出生日期", c.dated(who.born_on)),
        ("身份证号", who.id_number),
        ("联系电话", c.phone()),
        ("家庭住址", who.address),
        ("工作单位", c.firm()),
        ("职务", c.one(("职员", "主管", "技术员"))),
        ("政治面貌", c.one(("群众", "共青团员"))),
        ("健康状况", "良好"),
        ("申请理由", c.one(("首次申请", "到期换发", "遗失补领"))),
        ("备注", ""),
    ]
    kept = [pool[int(i)] for i in sorted(c.rng.permutation(len(pool))[: c.number(7, 12)])]
    pairs = [(label, c.hv("", label, text) if text else "") for label, text in kept]
    title = c.one(("居住登记表", "报名登记表", "人员信息采集表", "会员入会登记表", "来访登记单"))
    lay = table(pairs, columns=c.number(1, 3)) if c.odds(0.6) else rows(pairs)
    body = (
        f'<div class="pad"><h1>{title}</h1>{lay}'
        f"<p>登记类型：{c.ticks(('新办', '换发', '补办'))}</p>"
        f"<p style='margin-top:30px'>填表人签名：{c.sign('填表人签名', who.name)}　　"
        f"{day.year}年{day.month}月{day.day}日</p></div>{specimen(c)}"
    )
    return Paper(None, (body,), (794, 950), base(c, size=19))


def form_thing(c: Clerk) -> Paper:
    """A sheet about a thing or an hour instead of a person."""
    day = c.past(3, 500)
    device = [
        ("设备名称", c.one(("冷藏柜", "消毒柜", "灭火器", "空调机组"))),
        ("规格型号", f"YB-{c.digits(3)}"),
        ("数量", f"{c.number(1, 9)}台"),
        ("使用部门", c.one(("后厨", "前厅", "仓储部"))),
        ("维修内容", c.one(("更换压缩机", "清洗滤网", "检修线路"))),
        ("验收结论", c.one(("合格", "运行正常"))),
        ("备注", c.one(("", "无"))),
    ]
    meeting = [
        ("会议名称", c.one(("月度安全例会", "项目协调会", "业主代表会"))),
        ("会议时间", f"{c.dated(day)}上午"),
        ("会议地点", c.one(("三楼会议室", "培训教室"))),
        ("主持人", c.person().name),
        ("记录人", c.person().name),
        ("参加人数", f"{c.number(5, 60)}人"),
    ]
    title, pool = (
        (c.one(("设备维修验收单", "设备登记卡")), device)
        if c.odds(0.5)
        else (c.one(("会议记录表", "会议签到登记表")), meeting)
    )
    pairs = [(label, c.hv("", label, text) if text else "") for label, text in pool]
    lay = table(pairs, columns=c.number(1, 3)) if c.odds(0.5) else rows(pairs, wide=5)
    body = (
        f'<div class="pad"><h1>{title}</h1>{lay}'
        f"<p style='margin-top:36px'>经手人签字：{c.sign('经手人签字', c.person().name)}</p>"
        f"</div>{specimen(c)}"
    )
    return Paper(None, (body,), (794, 820), base(c, size=19))


def rules(c: Clerk) -> Paper:
    firm, day = c.shop(), c.past(3, 600)
    body = (
        '<div class="pad"><h1>食品安全管理制度</h1>'
        "<p>一、从业人员健康管理：从业人员每年进行健康检查，取得健康证明后方可上岗。</p>"
        "<p>二、进货查验：采购食品应查验供货者许可证和合格证明，如实记录并保存。</p>"
        "<p>三、食品留样：重大接待活动供应的食品每样留样不少于125克，冷藏保存48小时。</p>"
        "<p>四、餐饮具清洗消毒：做到一洗二清三消毒四保洁，消毒记录专人负责。</p>"
        "<p>五、事故处置：发生食品安全事故立即停止经营，并在两小时内报告监管部门。</p>"
        f'<div style="text-align:right;margin-top:60px">'
        f"{c.v('operator_name', '单位名称', firm)}<br>"
        f"{c.day('signed_on', '制定日期', day)}</div></div>"
        + c.seal(firm, at=(520, 520), size=145)
        + specimen(c)
    )
    return Paper(None, (body,), (794, 1000), base(c, size=20, line=1.9), bears_seal=True)


def layout(c: Clerk) -> Paper:
    firm, day = c.shop(), c.past(3, 600)
    rooms = (
        ("烹饪间", 60, 60, 230, 180),
        ("备餐间", 290, 60, 160, 180),
        ("洗消间", 450, 60, 170, 180),
        ("就餐区", 60, 240, 390, 240),
        ("仓库", 450, 240, 170, 120),
        ("卫生间", 450, 360, 170, 120),
    )
    plan = "".join(
        f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="none" stroke="#222" '
        f'stroke-width="3"/><text x="{x + w / 2}" y="{y + h / 2}" text-anchor="middle" '
        f'font-size="20">{name}</text>'
        for name, x, y, w, h in rooms
    )
    body = (
        f'<div class="pad"><h1>{c.one(("经营场所平面布局图", "场所布局流程图"))}</h1>'
        f'<svg width="640" height="520">{plan}</svg>'
        + rows(
            [
                ("经营者名称", c.v("operator_name", "经营者名称", firm)),
                ("经营场所", c.v("premises_address", "经营场所", c.address())),
                ("绘制日期", c.day("drawn_on", "绘制日期", day)),
            ]
        )
        + f"</div>{specimen(c)}"
    )
    return Paper(None, (body,), (820, 980), base(c, size=18))


VERSIONS = {
    "food-business-application": (food_application,),
    "individual-registration-application": (trader_registration,),
    "form": (form, form_thing),
    "food-safety-rules": (rules,),
    "premises-layout": (layout,),
}
