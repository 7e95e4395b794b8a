"""Licences for food and for public places."""

from __future__ import annotations

from eval.heldout.fourth.leaf import (
    at,
    bind,
    box,
    squares,
    surround,
    table,
    title,
    tracery,
)
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
ITEMS = (
    "热食类食品制售",
    "预包装食品销售",
    "散装食品销售",
    "冷食类食品制售",
    "自制饮品制售",
    "糕点类食品制售",
)


def _food(c: Registrar) -> Cells:
    day, single = c.past(20, 1700), c.odds(0.55)
    office = c.region.office(c.one(("市场监督管理局", "行政审批局", "市场监督管理局")))
    place = c.address()
    return {
        "许可证编号": c.f("licence_no", f"JY{c.number(1, 4)}{c.digits(13)}"),
        "经营者名称": c.f("operator_name", c.shop() if single else c.firm()),
        "社会信用代码": c.f("credit_code", c.credit_code(individual=single)),
        "法定代表人（负责人）": c.f("legal_representative", c.person().name),
        "住所": c.f("address", place if c.odds(0.5) else c.address(flat=True)),
        "经营场所": c.f("premises_address", place),
        "主体业态": c.f(
            "business_type",
            c.one(("餐饮服务经营者", "食品销售经营者", "单位食堂", "食品销售经营者（零售）")),
        ),
        "经营项目": c.f("business_items", c.one(("、", "，", "；")).join(c.some(ITEMS, 1, 3))),
        "日常监督管理机构": c.f("supervising_body", f"{c.region.office('市场监督管理局')}拟样所"),
        "日常监督管理人员": c.f("supervising_staff", c.person().name),
        "投诉举报电话": c.f("complaint_phone", c.one(("12315", "12345"))),
        "发证机关": c.f("issued_by", office),
        "签发人": c.f("signatory", c.person().name),
        "发证日期": c.on("issued_on", day, c.one(("年", "年0", "隔"))),
        "有效期至": c.on("valid_until", c.ends(day, 5), c.one(("年", "年0", "隔"))),
        "office": office,
    }


LEFT = (
    "经营者名称",
    "社会信用代码",
    "法定代表人（负责人）",
    "住所",
    "经营场所",
    "主体业态",
    "经营项目",
)
RIGHT = ("许可证编号", "日常监督管理机构", "日常监督管理人员", "投诉举报电话", "发证机关", "签发人")


def food(c: Registrar) -> Paper:
    """Lying, green: the operator at the left, the authority at the right."""
    it, size = _food(c), (1280, 900)
    green = c.one(("#2f7d46", "#3f8a2f", "#1f6d5b"))

    def column(names: tuple[str, ...], wide: float) -> str:
        return "".join(
            f'<div style="display:flex;margin:.62em 0"><span style="flex:none;width:{wide}em;'
            f'color:{green};line-height:1.3">{name.replace("（", "<br>（")}</span>'
            f'<span style="line-height:1.45">{it[name]}</span></div>'
            for name in names
        )

    html = tracery(c, size, green, 0.12) + surround(c, size, green)
    html += at(
        0,
        60,
        "食品经营许可证",
        f"font:58px '{c.head}';text-align:center;letter-spacing:.16em;color:{green}",
        1280,
    )
    if c.odds(0.4):
        html += at(0, 146, "副　本", "text-align:center;font-size:22px", 1280)
    html += at(70, 184, column(LEFT, 6.4), "", 590) + at(700, 184, column(RIGHT, 8.6), "", 530)
    html += at(700, 628, f"发证日期　{it['发证日期']}") + at(
        70, 800, f"有效期至　{it['有效期至']}", "font-size:25px"
    )
    html += squares(c, 1080, 690, 120)
    html += c.seal(it["office"], at=(820, 560), size=172)
    return bind(
        c, html, size=size, text=21, seal=True, ground=c.one(("#f6fbf3", "#fff", "#fbfbf0"))
    )


def food_sheet(c: Registrar) -> Paper:
    """Standing, as an office prints the electronic licence."""
    it = _food(c)
    names = ("经营者名称", "社会信用代码", "法定代表人（负责人）", "住所", "经营场所", "主体业态",
             "经营项目", "有效期至", "日常监督管理机构", "日常监督管理人员",
             "投诉举报电话")  # fmt: skip
    rows = [[("许可证编号", it["许可证编号"])], *([(name, it[name])] for name in names)]
    html = at(
        70,
        70,
        title(c, "食品经营许可证", 36) + table(rows, css="line-height:2.05", label=9.6),
        "",
        654,
    )
    foot = f"发证机关：{it['发证机关']}<br>签发人：{it['签发人']}<br>发证日期：{it['发证日期']}"
    html += at(360, 880, foot, "line-height:2") + squares(c, 80, 900, 110)
    html += c.seal(it["office"], at=(520, 850), size=160)
    return bind(c, html, text=18, seal=True)


def food_plain(c: Registrar) -> Paper:
    it = _food(c)
    pairs = [("许可证编号", it["许可证编号"]), *((name, it[name]) for name in LEFT)]
    pairs.append(("有效期至", it["有效期至"]))
    return plain(
        c, "食品经营许可证", pairs, office=it["发证机关"], when=it["发证日期"], seal=it["office"]
    )


def _hygiene(c: Registrar) -> Cells:
    day = c.past(20, 1400)
    office = c.region.office(c.one(("卫生健康局", "行政审批服务局", "卫生健康委员会")))
    mark = c.one(
        (
            f"{c.region.plate[0]}卫公证字（{day.year}）第{c.digits(5)}号",
            f"卫公字[{day.year}]第{c.digits(6)}号",
        )
    )
    return {
        "许可证编号": c.f("licence_no", mark),
        "单位名称": c.f("unit_name", c.shop()),
        "法定代表人（负责人）": c.f("legal_representative", c.person().name),
        "地址": c.f("address", c.address()),
        "经济性质": c.f("economic_type", c.one(("个体", "有限责任公司", "私营企业", "个人独资"))),
        "许可项目": c.f(
            "permitted_items", c.one(("美容店、理发店", "宾馆", "游泳场（馆）", "书店", "公共浴室"))
        ),
        "有效期限": c.term(day, c.ends(day, 4), join=c.one(("至", " 至 "))),
        "发证机关": c.f("issued_by", office),
        "发证日期": c.on("issued_on", day),
        "office": office,
    }


def hygiene(c: Registrar) -> Paper:
    """Lying, blue, the values on lines."""
    it, size = _hygiene(c), (1180, 840)
    blue = c.one(("#1d6fa5", "#1a7f8c", "#44589a"))
    html = tracery(c, size, blue, 0.13) + surround(c, size, blue)
    html += at(
        0,
        70,
        "公共场所卫生许可证",
        f"font:50px '{c.head}';text-align:center;color:{blue};letter-spacing:.12em",
        1180,
    )
    html += at(0, 156, it["许可证编号"], "text-align:center;font-size:22px", 1180)
    for row, name in enumerate(
        ("单位名称", "法定代表人（负责人）", "地址", "经济性质", "许可项目", "有效期限")
    ):
        y = 222 + row * 66
        html += at(110, y, name, f"color:{blue};font-size:23px") + at(
            380, y - 2, it[name], "font-size:24px"
        )
        html += box(370, y + 42, 690, 1, f"background:{blue}77")
    html += at(640, 650, f"发证机关（公章）：{it['发证机关']}") + at(
        640, 716, f"发证日期：{it['发证日期']}"
    )
    html += c.seal(it["office"], at=(820, 580), size=168)
    return bind(c, html, size=size, text=22, seal=True, ground=c.one(("#f4f9fc", "#fff")))


def hygiene_plain(c: Registrar) -> Paper:
    it = _hygiene(c)
    hidden = ("office", "发证机关", "发证日期")
    pairs = [(name, cell) for name, cell in it.items() if name not in hidden]
    return plain(
        c,
        "公共场所卫生许可证",
        pairs,
        office=it["发证机关"],
        when=it["发证日期"],
        seal=it["office"],
    )


VERSIONS = {
    "food-business-licence": (food, food_sheet, food_plain),
    "public-place-hygiene-licence": (hygiene, hygiene_plain),
}
