"""Security guards' certificates, and what the police write on records of crime."""

from __future__ import annotations

from datetime import date

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe
from eval.heldout.second.sheet import (
    A4,
    badge,
    css,
    d,
    l,
    mock,
    prose,
    qr,
    ruled,
    sample,
    small_portrait,
    waves,
)


def _guard(c: Scribe) -> tuple[str, dict[str, str]]:
    who, day = c.person(18, 58), c.past(20, 3000)
    office = c.one(("长沙市公安局", f"长沙市公安局{c.district()[:-1]}分局"))
    return office, {
        "number": c.f(
            "certificate_no",
            c.one((f"湘长{day.year}{c.digits(6)}", f"4301{day.year}{c.digits(5)}")),
        ),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "born": c.on("born_on", who.born_on),
        "id": c.f("id_number", who.id_number),
        "address": c.f("address", who.address),
        "by": c.f("issued_by", office),
        "issued": c.on("issued_on", day),
    }


def guard(c: Scribe) -> Paper:
    """The opened booklet: portrait and number on one side, the person on the other."""
    office, it = _guard(c)
    rows = "".join(
        f'<div style="display:flex;margin:.7em 0"><span style="flex:none;width:6.4em">{a}</span>'
        f'<span style="flex:1">{b}</span></div>'
        for a, b in (
            ("姓　　名", it["name"]),
            ("性　　别", it["sex"]),
            ("出生年月日", it["born"]),
            ("公民身份号码", ""),
            ("", it["id"]),
            ("住　　址", it["address"]),
        )
    )
    body = prose(f"""<div style="position:absolute;left:40px;top:44px;width:440px">
        <div class="c">{small_portrait(c, 160, 208, "")}
        <div style="margin-top:26px">编号：{it["number"]}</div>
        <div style="margin-top:26px">发证机关</div><div>{it["by"]}</div>
        <div style="margin-top:10px">{it["issued"]}</div></div></div>
        <div style="position:absolute;left:540px;top:40px;width:470px">
        <div class="c">{badge(56, "", "#2b4d8c")}</div><div class="c" style="font-size:1.3em">保安
        员证</div>
        {rows}</div>{c.seal(office, "保安员证专用章", at=(310, 120), size=138)}{sample(c)}""")
    return Paper(
        None,
        (body,),
        (1060, 640),
        css(c, 21, 1.4) + waves(c, "#b7c6de", "#f3f6fb"),
        bears_seal=True,
    )


def guard_page(c: Scribe) -> Paper:
    office, it = _guard(c)
    table = ruled(
        [
            l("姓名") + d(it["name"]) + l("性别") + d(it["sex"]),
            l("出生日期") + d(it["born"], 3),
            l("身份证号码") + d(it["id"], 3),
            l("家庭住址") + d(it["address"], 3),
            l("保安员证编号") + d(it["number"], 3),
        ],
        (22, 32, 18, 28),
        2.6,
    )
    body = prose(f"""<div class="sheet"><h1>中华人民共和国保安员证</h1>
        <div style="display:flex;justify-content:space-between;margin-bottom:20px">
        {small_portrait(c, 126, 162, "")}
        {qr(c, 128, "")}</div>{table}<p>持证人经保安员考试合格，可在全国范围内从事保安服务。</p>
        <p class="n r" style="margin-top:70px">颁发机关：{c.over(it["by"], office, size=148)}</p>
        <p class="n r">颁发日期：{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 960), css(c, 19, 1.5), bears_seal=True)


def guard_mock(c: Scribe) -> Paper:
    office, it = _guard(c)
    pairs = [
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("出生日期", it["born"]),
        ("公民身份号码", it["id"]),
        ("住址", it["address"]),
        ("证书编号", it["number"]),
        ("发证机关", it["by"]),
        ("发证日期", it["issued"]),
    ]
    return mock(c, "保安员证", pairs, seal=(office, ""))


def _record(c: Scribe) -> tuple[str, dict[str, str]]:
    who, day = c.person(17, 62), c.past(2, 420)
    town = c.one(("样例街", "示范园", "范本桥"))
    office = f"长沙市公安局{c.district()[:-1]}分局{c.one(('', f'{town}派出所'))}"
    first = date(who.born_on.year + 14, who.born_on.month, min(who.born_on.day, 28))
    form = c.one(("年", "0年"))
    return office, {
        "number": c.f(
            "certificate_no",
            c.one(
                (
                    f"湘公证录[{day.year}]{c.digits(8)}号",
                    f"WF{day:%Y%m%d}{c.digits(5)}",
                    f"长公（无）〔{day.year}〕第{c.digits(4)}号",
                )
            ),
        ),
        "name": c.f("name", who.name),
        "sex": c.f("sex", who.sex),
        "nation": c.f("nationality", "中国"),
        "id": c.f("id_number", who.id_number),
        "address": c.f("address", who.address),
        "from": c.on("period_from", first, form),
        "until": c.on("period_until", day, form),
        "result": c.f("result", c.one(("未发现犯罪记录", "无犯罪记录", "未发现其有犯罪记录"))),
        "purpose": c.f(
            "purpose", c.one(("入职", "办理保安员证", "教师资格认定", "网约车从业申请", "出国留学"))
        ),
        "by": c.f("issued_by", office),
        "issued": c.on("issued_on", day),
    }


def record(c: Scribe) -> Paper:
    """A letter: who asked, what was searched for, and what was found."""
    office, it = _record(c)
    text = c.one(
        (
            f"""<p>兹证明{it["name"]}，{it["sex"]}，国籍{it["nation"]}，证件号码为{it["id"]}，户籍
        所在地为{it["address"]}。经检索公安机关信息系统，{it["from"]}至{it["until"]}期间，
        {it["result"]}。</p><p>本证明用于{it["purpose"]}，自出具之日起三个月内有效。</p>""",
            f"""<p>{it["name"]}（{it["sex"]}，公民身份号码{it["id"]}）向我单位提出申请，要求查询有无
        犯罪记录。经核查，截至{it["until"]}，{it["result"]}。</p><p>用途：{it["purpose"]}。</p>""",
            f"""<p>被查询人：{it["name"]}　性别：{it["sex"]}</p><p>身份证号码：{it["id"]}</p>
        <p>查询时段为{it["from"]}起至{it["until"]}止，查询结论：{it["result"]}。</p>
        <p>证明内容仅反映出具之时的情况。</p>""",
        )
    )
    title = c.one(("无犯罪记录证明", "犯罪记录查询证明书<br>（无犯罪记录证明）"))
    body = prose(f"""<div class="sheet"><h1>{title}</h1>
        <p class="n r">编号：{it["number"]}</p><div style="margin-top:30px">{text}</div>
        <div style="margin:110px 0 0 48%">
        {c.over(it["by"], office, c.one(("", "户籍证明专用章")), size=150, right=10)}
        <div style="margin-top:.6em">{it["issued"]}</div></div></div>{sample(c)}""")
    return Paper(None, (body,), A4 if c.odds(0.5) else (794, 940), css(c, 21, 2), bears_seal=True)


def record_table(c: Scribe) -> Paper:
    """The form of the electronic service: a table and a code to check it by."""
    office, it = _record(c)
    table = ruled(
        [
            l("被查询人") + d(it["name"]) + l("性　别") + d(it["sex"]),
            l("国　籍") + d(it["nation"]) + l("证件类型") + d("居民身份证"),
            l("证件号码") + d(it["id"], 3),
            l("户籍地址") + d(it["address"], 3),
            l("查询起始日期") + d(it["from"]) + l("查询截止日期") + d(it["until"]),
            l("查询结果") + d(it["result"], 3),
            l("证明用途") + d(it["purpose"], 3),
        ],
        (19, 31, 20, 30),
        2.7,
    )
    body = prose(f"""<div class="sheet"><h1>无犯罪记录证明</h1>
        <div style="display:flex;justify-content:space-between"><span>证明编号：{it["number"]}
        </span>{qr(c, 96, "")}</div>
        {table}<p class="n" style="font-size:.8em">可扫描右上角图码核验本证明的真伪。</p>
        <p class="n r" style="margin-top:80px">出具单位：{c.over(it["by"], office, size=150)}</p>
        <p class="n r">出具日期：{it["issued"]}</p></div>{sample(c)}""")
    return Paper(None, (body,), (794, 980), css(c, 18, 1.5), bears_seal=True)


def record_mock(c: Scribe) -> Paper:
    office, it = _record(c)
    pairs = [
        ("编号", it["number"]),
        ("姓名", it["name"]),
        ("性别", it["sex"]),
        ("身份证号码", it["id"]),
        ("户籍地址", it["address"]),
        ("查询结果", it["result"]),
        ("证明用途", it["purpose"]),
        ("出具单位", it["by"]),
        ("出具日期", it["issued"]),
    ]
    return mock(c, "无犯罪记录证明", pairs, seal=(office, ""))


VERSIONS = {
    "security-guard-certificate": (guard, guard_page, guard_mock),
    "no-criminal-record": (record, record_table, record_mock),
}
