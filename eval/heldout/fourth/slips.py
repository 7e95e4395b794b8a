"""Forms of no type of their own, and papers that are none at all."""

from __future__ import annotations

from eval.heldout.fourth.leaf import A4, at, bind, box, sitter, table, title, ul
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

PURPOSES = ("借用会议室", "领用办公电脑", "外出培训", "调休两天")
DASHES = "<div style='border-top:2px dashed #333;margin:.5em 0'></div>"


def repair(c: Registrar) -> Paper:
    """A slip for a repair, with boxes for how it went."""
    rows = [
        [
            ("编号", c.w("number", f"WX{c.digits(7)}")),
            ("日期", c.on("date", c.past(1, 200), entered=True)),
        ],
        [("安装地点", c.w("place", c.address()))],
        [
            ("设备名称", c.w("device", c.one(("中央空调", "电梯", "消防水泵", "复印机")))),
            ("规格型号", c.w("model", f"NY-{c.digits(3)}A")),
        ],
        [("维修内容", c.w("repair", c.one(("更换过滤网", "加注冷媒", "更换主板", "紧固接线"))))],
        [("联系人", c.w("contact", c.person().name)), ("联系电话", c.w("phone", c.phone()))],
        [("完成情况", c.ticks(("已修好", "待配件", "需返厂")))],
        [
            ("经办人签字", c.sign("经办人签字", c.person().name)),
            ("验收", c.ticks(("通过", "不通过"))),
        ],
    ]
    html = at(
        44,
        40,
        title(c, c.one(("设备报修单", "维修派工单", "工程维修记录")), 30)
        + table(rows, css="line-height:1.9", label=5.4),
        "",
        872,
    )
    return bind(c, html, size=(960, 640), text=20)


def leave(c: Registrar) -> Paper:
    """An application within a firm, lines to write on."""
    who = c.person()
    lines = (
        f"单位名称：{ul(c.w('firm-name', c.firm()), 12)}",
        f"申请人：{ul(c.w('applicant', who.name), 5)}　职务："
        f"{ul(c.w('post', c.one(('组长', '科员', '助理'))), 5)}",
        f"申请事由：{ul(c.w('purpose', c.one(PURPOSES)), 10)}",
        f"申请日期：{ul(c.on('applied-on', c.past(1, 120), '年', entered=True), 8)}",
        f"费用由谁承担：{c.ticks(('单位', '个人'))}",
        f"审批意见：{ul(c.w('approval', c.one(('同意', '同意，注意安全', '情况属实，同意'))), 8)}",
        f"负责人：{ul(c.w('head', c.person().name), 6)}",
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    sign = (
        "<p style='text-align:right;margin-top:1.6em'>申请人签名："
        f"{c.sign('申请人签名', who.name)}</p>"
    )
    return bind(
        c,
        at(
            90,
            90,
            title(c, c.one(("内部事项申请单", "事务申请表")), 32) + body + sign,
            "line-height:2.2",
            614,
        ),
        text=20,
    )


def enrol(c: Registrar) -> Paper:
    """A sheet about a person, with a portrait beside the first rows."""
    who = c.person(18, 60)
    upper = [
        ("姓名", c.w("name", who.name)),
        ("性别", c.w("sex", who.sex)),
        ("民族", c.w("ethnicity", f"{who.ethnicity}族")),
        ("出生日期", c.on("born-on", who.born_on, "年", entered=True)),
        ("学历", c.w("education", c.one(("大专", "本科", "高中", "硕士")))),
    ]
    lower = [
        [("身份证号", c.w("id-number", who.id_number))],
        [("家庭住址", c.w("home", who.address))],
        [("联系电话", c.w("phone", c.phone())), ("邮政编码", c.w("postcode", c.digits(6)))],
        [("电子邮箱", c.w("email", f"ny{c.digits(6)}@example.cn"))],
        [
            ("特长", c.w("skill", c.one(("羽毛球", "摄影", "急救", "手语")))),
            ("培训课程", c.w("course", c.one(("咖啡制作", "电工基础", "家政护理")))),
        ],
        [("时间", c.ticks(("上午", "下午", "晚上"), most=2))],
    ]
    first = "".join(
        f'<tr style="height:44px"><td class="n" style="width:6em">{name}</td><td>{cell}</td></tr>'
        for name, cell in upper
    )
    html = at(60, 60, title(c, c.one(("学员登记表", "报名信息表", "志愿者报名表")), 32), "", 674)
    html += at(60, 130, f"<table>{first}</table>", "", 500) + sitter(c, 586, 130, 148, 196)
    html += at(60, 370, table(lower, css="line-height:2.1", label=5.4), "", 674)
    html += at(
        60,
        720,
        f"本人确认：{c.sign('本人确认', who.name)}　　"
        f"{c.on('date', c.past(1, 200), '年', entered=True)}",
    )
    return bind(c, html, text=18.5)


def delivery(c: Registrar) -> Paper:
    pairs = [
        ("合同编号", c.w("contract-number", f"HT-{c.number(2024, 2027)}-{c.digits(4)}")),
        ("供货单位", c.w("supplier", c.firm())),
        ("设备名称", c.w("device", c.one(("蒸烤箱", "冷藏柜", "监控主机", "净水器")))),
        ("规格型号", c.w("model", f"CG{c.digits(4)}B")),
        ("数量", c.w("quantity", f"{c.number(1, 60)}{c.one(('台', '套', '件'))}")),
        ("单价", c.w("price", f"{c.number(20, 900) * 10}元")),
        ("验收日期", c.on("accepted-on", c.past(1, 300), entered=True)),
        ("验收结论", c.w("conclusion", c.one(("合格", "数量相符，外观完好", "同意接收")))),
        ("经办人", c.w("handler", c.person().name)),
        ("备注", c.w("remark", c.one(("无", "说明书随货", "缺一把钥匙")))),
    ]
    more = (
        f"包装：{c.ticks(('完整', '破损'))}　　收货人签字：{c.sign('收货人签字', c.person().name)}"
    )
    return plain(c, c.one(("到货验收单", "送货验收登记", "物资入库单")), pairs, more=more)


def meeting(c: Registrar) -> Paper:
    pairs = [
        ("会议名称", c.w("meeting", c.one(("安全生产碰头会", "楼栋长例会", "第三次筹备会")))),
        ("会议时间", c.w("meeting-time", f"{c.number(8, 18)}时{c.one(('整', '30分'))}")),
        ("会议地点", c.w("meeting-place", c.one(("二楼小会议室", "社区活动中心", "线上")))),
        ("主持人", c.w("chair", c.person().name)),
        ("记录人", c.w("recorder", c.person().name)),
        ("参加人数", c.w("attendance", f"{c.number(4, 60)}人")),
    ]
    return plain(
        c,
        c.one(("会议记录表", "会议签到与记录")),
        pairs,
        more="会上说了下半月的排班和库房搬迁，散会前大家举手通过。",
    )


def receipt(c: Registrar) -> Paper:
    """A supermarket's receipt from a roll."""
    goods = c.some(("鲜牛奶", "挂面", "洗衣液", "西红柿", "鸡蛋", "抽纸", "酱油", "苹果"), 4, 7)
    lines = "".join(
        f'<div class="row"><span>{item}</span><span>{c.number(3, 60)}.{c.digits(1)}0</span></div>'
        for item in goods
    )
    html = at(30, 24, "<div style='text-align:center;font-size:28px'>拟样生活超市</div>", "", 380)
    html += at(30, 84, f"单号 {c.digits(10)}<br>收银台 0{c.number(1, 9)}{DASHES}{lines}"
               f"{DASHES}<div "
        f"class='row'><b>合计</b><b>{c.number(60, 300)}.50</b></div>"
               "<p style='text-align:center'>小票请留好，七天内凭它退换</p>", "", 380)  # fmt: skip
    return bind(c, html, size=(440, 700), text=22, face="WenQuanYi Zen Hei")


def menu(c: Registrar) -> Paper:
    """A board of drinks."""
    drinks = c.some(
        ("桂花乌龙", "杨枝甘露", "手打柠檬茶", "芋泥鲜奶", "冷萃咖啡", "绿豆冰沙", "山楂热饮"), 5, 6
    )
    lines = "".join(
        f'<div class="row" style="margin:.7em 0"><span>{name}</span><span>'
        f"{c.number(9, 28)}</span></div>"
        for name in drinks
    )
    ground, ink = c.one_of((("#2b3a2f", "#f3e7c4"), ("#fff3e2", "#7a3a1a"), ("#1e2433", "#ffd9a0")))
    html = at(0, 60, "今日饮品", f"font:64px '{c.head}';text-align:center;color:{ink}", 760)
    html += at(120, 200, lines, f"font-size:32px;color:{ink}", 520)
    return bind(c, html, size=(760, 1000), text=28, ground=ground, ink=ink)


def chat(c: Registrar) -> Paper:
    """A conversation on a telephone about papers somebody has to bring."""
    said = (
        (0, "在吗？明天去大厅办事要带哪些东西"),
        (1, "身份证原件，还有你们店的执照"),
        (0, "租房的那份合同要不要一起带"),
        (1, "带上吧，复印件也行，窗口那里能印"),
        (0, "好嘞，谢谢，回头请你喝茶"),
    )
    html = box(0, 0, 640, 90, "background:#ededed") + at(
        0, 28, "小陈（同事）", "text-align:center;font-size:26px", 640
    )
    y = 130
    for side, words in said:
        look = "background:#95ec69" if side else "background:#fff"
        place = "right:80px" if side else "left:80px"
        html += (
            f'<div style="position:absolute;top:{y}px;{place};max-width:440px;'
            f'padding:12px 18px;border-radius:10px;font-size:24px;{look}">{words}</div>'
        )
        y += 140
    return bind(c, html, size=(640, 940), text=24, ground="#f2f2f2")


def bulletin(c: Registrar) -> Paper:
    """A notice in a stairwell."""
    when = f"{c.number(1, 13)}月{c.number(1, 29)}日"
    html = at(90, 110, title(c, c.one(("停水通知", "电梯检修告示", "温馨提示")), 44) + (
        f"<p class='in'>各位邻居：因管道清洗，{when}上午八点到下午四点一至六栋暂停供"
        "水，请提前用桶接好，给您添麻烦了。</p>"
        "<p class='in'>家里有老人小孩的，可以到物业前台领瓶装水。</p><p "
        "style='text-align:right'>物业服务中心</p>"
    ), "line-height:2.2", 614)  # fmt: skip
    return bind(c, html, size=A4, text=26)


def sums_sheet(c: Registrar) -> Paper:
    """A child's sheet of sums."""
    pairs = [(c.number(11, 99), c.number(2, 11)) for _ in range(18)]
    sums = "".join(
        f"<div>{a} {sign} {b} = <span class='h'>{result}</span></div>"
        for a, b in pairs
        for sign, result in [c.one_of((("+", a + b), ("-", a - b), ("×", a * b)))]
    )
    html = at(80, 60, "口算练习（三）　　　用时：____分", "font-size:26px")
    html += at(
        80,
        140,
        f"<div style='display:grid;grid-template-columns:1fr 1fr 1fr;row-gap:1.6em'>{sums}</div>",
        "",
        640,
    )
    return bind(c, html, size=(794, 1000), text=25)


VERSIONS = {
    "form": (repair, leave, enrol, delivery, meeting),
    None: (receipt, menu, chat, bulletin, sums_sheet),
}
