"""Forms of no type of their own, and papers that are none at all."""

from __future__ import annotations

from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import A4, Board, bind, grid
from eval.heldout.third.drafter import Drafter
from eval.heldout.third.mockups import mockup


def visit(c: Drafter) -> Paper:
    """A visitor's slip."""
    who = c.person()
    pairs = [
        ("来访人", c.w("visitor", who.name)),
        ("*身份证号", c.w("id-number", who.id_number)),
        ("*所在单位", c.w("employer", c.firm())),
        ("来访时间", c.on("visited-on", c.past(1, 90), hand=True)),
        ("联系电话", c.w("phone", c.phone())),
        ("车牌号码", c.w("plate", f"{c.town.mark}{c.digits(5)}")),
        ("*来访事由", c.w("reason", c.one(("送货", "参加会议", "设备检修", "面试")))),
    ]
    board = Board(c, (900, 620))
    board.middle(36, c.one(("来访登记单", "访客登记表", "来宾出入登记单")), 30)
    board.lines(60, 100, 780, grid(pairs, label="18%"), 18, "line-height:2.1")
    board.put(60, 520, f"接待人签字：{c.sign('接待人签字', c.person().name)}", 18)
    board.put(500, 520, f"类别：{c.ticks(('公务', '私事'))}", 18)
    return bind(board)


def goods(c: Drafter) -> Paper:
    """Something handed out, or looked over."""
    pairs = [
        ("编号", c.w("number", f"LY{c.digits(6)}")),
        ("日期", c.on("date", c.past(1, 300), hand=True)),
        ("设备名称", c.w("device", c.one(("打印机", "投影仪", "台式电脑", "空气压缩机")))),
        ("规格型号", c.w("model", f"YB-{c.digits(4)}")),
        ("数量", c.w("quantity", f"{c.number(1, 20)}台")),
        ("使用部门", c.w("department", c.one(("财务部", "后勤科", "生产车间")))),
        ("供货单位", c.w("supplier", c.firm())),
        ("领用人", c.w("recipient", c.person().name)),
        ("验收结论", c.w("conclusion", c.one(("合格", "符合要求", "外观完好")))),
        ("备注", c.w("remark", c.one(("无", "附发票一张")))),
    ]
    if c.odds(0.5):
        return bind(mockup(c, c.one(("设备领用单", "物品验收单")), pairs))
    board = Board(c, A4)
    board.middle(70, c.one(("设备验收记录", "固定资产领用表")), 30)
    board.lines(70, 140, 654, grid(pairs, label="18%"), 18, "line-height:2.3")
    board.put(80, 560, f"外观检查：{c.ticks(('完好', '有损'))}", 19)
    board.put(80, 620, f"负责人签字：{c.sign('负责人签字', c.person().name)}", 19)
    return bind(board)


def trainee(c: Drafter) -> Paper:
    """A card about a person, with a portrait."""
    who = c.person()
    board = Board(c, A4)
    board.middle(60, c.one(("培训报名表", "志愿者登记表", "会员信息登记表")), 30)
    rows = (
        ("姓名", c.w("name", who.name)),
        ("性别", c.w("sex", who.sex)),
        ("民族", c.w("ethnicity", who.ethnicity)),
        ("出生日期", c.on("born-on", who.born_on, hand=True)),
        ("学历", c.w("education", c.one(("大专", "本科", "高中")))),
        ("职务", c.w("post", c.one(("主管", "科员", "店长")))),
        ("身份证号码", c.w("id-card-number", who.id_number)),
        ("家庭住址", c.w("home", who.address)),
        ("电子邮箱", c.w("email", f"yb{c.digits(5)}@example.com")),
        ("特长", c.w("skill", c.one(("书法", "摄影", "长跑")))),
    )
    board.lines(60, 130, 520, grid(rows[:6], columns=1, label="28%"), 18, "line-height:2")
    ground.face(board, 600, 134, 130, 170)
    board.lines(60, 450, 674, grid(rows[6:], columns=1, label="21%"), 18, "line-height:2")
    board.put(70, 700, f"服务意向：{c.ticks(('文明交通', '社区照护', '赛事保障'), most=3)}", 18)
    board.put(70, 780, f"本人签字：{c.sign('本人签字', who.name)}", 18)
    return bind(board)


def meeting(c: Drafter) -> Paper:
    pairs = [
        ("会议名称", c.w("meeting", c.one(("消防安全例会", "季度生产调度会", "业主代表碰头会")))),
        ("会议时间", c.w("meeting-time", f"{c.number(8, 12)}:{c.one(('00', '30'))}")),
        ("会议地点", c.w("meeting-place", c.one(("三楼会议室", "会议中心2号厅")))),
        ("主持人", c.w("chair", c.person().name)),
        ("记录人", c.w("recorder", c.person().name)),
        ("参加人数", c.w("attendance", f"{c.number(5, 40)}人")),
    ]
    return bind(mockup(c, "会议记录", pairs, note="讨论内容：各组汇报上月进度，提出下月安排。"))


def ticket(c: Drafter) -> Paper:
    """A parking receipt from a roll."""
    board = Board(c, (420, 760), face="WenQuanYi Zen Hei")
    board.middle(30, "样本停车场收费小票", 26)
    rows = (f"车位：B{c.digits(3)}", f"进场：{c.number(7, 12)}:15", f"离场：{c.number(13, 22)}:40",
            f"时长：{c.number(2, 9)}小时", f"应收：{c.number(10, 60)}.00元",
            "支付：扫码")  # fmt: skip
    for k, row in enumerate(rows):
        board.put(40, 120 + k * 56, row, 24)
    board.rule(30, 480, 360, "2px dashed #333")
    ground.bars(board, 60, 520, 300, 90)
    board.middle(640, "一路平安", 24)
    return bind(board)


def card(c: Drafter) -> Paper:
    """A business card."""
    board = Board(c, (900, 540), ground=c.one(("#fff", "#20303f", "#f4efe6")), ink="#888")
    board.put(70, 80, c.firm(), 30)
    board.put(70, 220, f"{c.person().name}　{c.one(('区域经理', '设计总监', '客户代表'))}", 40)
    board.put(70, 340, f"T {c.phone()}", 24)
    board.put(70, 390, c.address(), 22)
    return bind(board)


def diary(c: Drafter) -> Paper:
    """A page of a letter on lined paper."""
    board = Board(c, (760, 1000), ground="#fffdf2")
    for k in range(18):
        board.rule(50, 110 + 48 * k, 660, "1px solid #c88")
    words = (
        "亲爱的外婆：　　今天放学路上下了一阵急雨，桥洞边的猫又添了两只小的。"
        "妈妈说等天凉就带我回去看您，"
        "给您带城里的糖炒栗子。您腌的萝卜我还剩半坛，每天早上配粥吃。院里那棵枣树结得多吗？"
    )
    board.lines(60, 70, 640, f'<span class="h">{words}</span>', 24, "line-height:48px")
    return bind(board)


def poster(c: Drafter) -> Paper:
    board = Board(
        c,
        (800, 1130),
        ground=c.one(("#ffe9d6", "#d9efe4", "#2b2f52")),
        ink=c.one(("#b5342c", "#d78")),
    )
    board.middle(140, c.one(("春季读书周", "社区象棋赛", "周末跳蚤市场")), 84, "font-weight:bold")
    board.middle(330, f"{c.number(3, 12)}月{c.number(1, 28)}日　上午九点开始", 34)
    board.middle(420, "地点：街心公园凉亭旁", 30)
    board.middle(560, "带上一本旧书，换走一个故事", 32)
    ground.rosette(board, 400, 820, 190, "#a55", 0.5)
    return bind(board)


def chart(c: Drafter) -> Paper:
    """A pupil's marks."""
    subjects = ("语文", "数学", "英语", "科学", "音乐", "美术")
    marks = "".join(
        f"<tr><td>{name}</td><td>{c.number(70, 100)}</td><td>{c.number(70, 100)}</td></tr>"
        for name in subjects
    )
    board = Board(c, (760, 900))
    board.middle(60, "学生期末成绩通知单", 32)
    table = f"<table><tr><td>科目</td><td>期中</td><td>期末</td></tr>{marks}</table>"
    board.lines(80, 150, 600, table, 22, "line-height:2;text-align:center")
    board.lines(
        80,
        640,
        600,
        "老师的话：上课肯动脑筋，字要再写端正些，假期多到户外走走。",
        22,
        "line-height:1.8",
    )
    return bind(board)


VERSIONS = {
    "form": (visit, goods, trainee, meeting),
    None: (ticket, card, diary, poster, chart),
}
