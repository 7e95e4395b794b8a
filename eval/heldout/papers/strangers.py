"""Papers of no type the catalogue knows."""

from __future__ import annotations

from eval.heldout.clerk import Clerk
from eval.heldout.paper import Paper
from eval.heldout.style import base, specimen


def ticket(c: Clerk) -> Paper:
    day = c.past(1, 300)
    who = c.person()
    body = (
        f'<div style="padding:26px 34px"><p style="color:#c33">{c.one(list("ABCDZ"))}'
        f"{c.digits(6)}</p>"
        f'<p style="font-size:34px">样本南站　　{c.one(list("GDK"))}{c.digits(4)}　　示例西站</p>'
        f"<p>{day.year}年{day.month:02d}月{day.day:02d}日 {c.number(6, 22)}:{c.number(10, 59)}开　"
        f"{c.number(1, 17):02d}车{c.number(1, 20):02d}F号</p><p>￥{c.number(20, 700)}.5元　"
        "二等座</p>"
        f"<p>限乘当日当次车</p><p>{who.id_number[:10]}****{who.id_number[-4:]}　{who.name}</p>"
        f"<p>买票请到样本网站　铁路祝您旅途愉快</p></div>{specimen(c)}"
    )
    return Paper(None, (body,), (680, 420), base(c, size=21, line=1.4) + "&{background:#d9ebf7}")


def receipt(c: Clerk) -> Paper:
    goods = ("鲜牛奶", "挂面", "洗衣液", "苹果", "鸡蛋", "抽纸", "酱油", "饼干")
    lines, total = [], 0
    for i in c.rng.permutation(len(goods))[: c.number(4, 8)]:
        price = c.number(3, 60)
        total += price
        lines.append(f"<p>{goods[int(i)]}　　×1　　{price}.00</p>")
    body = (
        f'<div style="padding:30px"><h1>样本便利超市</h1><p>小票号：{c.digits(10)}</p><hr>'
        f"{''.join(lines)}<hr><p>合计：{total}.00　实收：{total + 5}.00　找零：5.00</p>"
        f"<p>谢谢惠顾，欢迎再次光临</p></div>{specimen(c)}"
    )
    return Paper(None, (body,), (420, 720), base(c, size=19, line=1.5))


def menu(c: Clerk) -> Paper:
    dishes = (
        "剁椒鱼头",
        "小炒黄牛肉",
        "手撕包菜",
        "红烧肉",
        "酸辣土豆丝",
        "紫苏黄瓜",
        "莲藕排骨汤",
    )
    lines = "".join(
        f'<p style="display:flex;justify-content:space-between;border-bottom:1px dotted #999">'
        f"<span>{dish}</span><span>{c.number(12, 98)}元/份</span></p>"
        for dish in dishes
    )
    body = f'<div style="padding:60px"><h1>本店菜单</h1>{lines}</div>{specimen(c)}'
    return Paper(None, (body,), (640, 860), base(c, size=26) + "&{background:#fdf3dc}")


def newspaper(c: Clerk) -> Paper:
    text = (
        "本报讯　连日来，样本市持续降雨，气象部门提醒市民注意出行安全。记者从会上获悉，今年"
        "以来全市新增"
        "绿地面积稳步增长，多个社区建成口袋公园，居民推窗见绿、出门入园。专家表示，下一步将完善慢行系统，"
        "让城市更加宜居。活动现场，志愿者向群众发放宣传资料，讲解垃圾分类知识，受到欢迎。"
    )
    body = (
        f'<div style="padding:40px"><div style="font-size:52px;font-family:\'{c.head}\'">样'
        "本晚报</div>"
        f"<p>{c.past().year}年第{c.number(1, 365)}期</p><hr><h1>"
        f"{c.one(('口袋公园扮靓城市', '雨后江景引客来'))}</h1>"
        f'<div style="columns:3;column-gap:24px">{text * 4}</div></div>{specimen(c)}'
    )
    return Paper(None, (body,), (900, 1100), base(c, size=17, line=1.6) + "&{background:#f3f1ea}")


def poem(c: Clerk) -> Paper:
    lines = ("明月松间照，清泉石上流。", "空山新雨后，天气晚来秋。", "竹喧归浣女，莲动下渔舟。")
    body = (
        f"<div style=\"padding:90px;font-family:'{c.hand}';font-size:44px;text-align:center\">"
        f"<p>山居秋暝</p>{''.join(f'<p>{line}</p>' for line in lines)}</div>{specimen(c)}"
    )
    return Paper(None, (body,), (800, 800), base(c) + "&{background:#f7f0df}")


def chat(c: Clerk) -> Paper:
    """A screenshot of a conversation about papers: their words, but none of them."""
    talk = (
        "请问办营业执照要带什么？",
        "带身份证原件就行，租赁合同也带上。",
        "健康证要本人去拿吗？",
        "对，先去体检，三天后出证。",
        "好的，谢谢！",
    )
    lines = "".join(
        f'<div style="margin:18px 0;text-align:{("left", "right")[k % 2]}"><span style="background:'
        f'{("#fff", "#95ec69")[k % 2]};padding:12px 16px;border-radius:10px">{line}</span></div>'
        for k, line in enumerate(talk)
    )
    body = f'<div style="padding:30px">{lines}</div>{specimen(c)}'
    return Paper(None, (body,), (560, 900), base(c, size=21) + "&{background:#ededed}")


VERSIONS = {None: (ticket, receipt, menu, newspaper, poem, chat)}
