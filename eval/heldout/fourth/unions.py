"""Marriage and divorce certificates."""

from __future__ import annotations

from eval.heldout.clerk import TODAY
from eval.heldout.fourth.leaf import at, bind, box, sitter, tracery
from eval.heldout.fourth.plain import plain
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

Cells = dict[str, str]
SIDES = ("man", "woman")


def _facts(c: Registrar, parted: bool) -> Cells:
    pair = {"man": c.person(25, 66, "男"), "woman": c.person(24, 63, "女")}
    grown = min((TODAY - who.born_on).days for who in pair.values()) - 23 * 365
    day, form = c.past(0, max(1, min(5200, grown))), c.one(("年", "年0", "-", "."))
    head = f"{'L' if parted else 'J'}430{c.number(1, 9)}{c.digits(2)}"
    it = {
        "持证人": c.f("holder", pair[c.one(SIDES)].name),
        "登记日期": c.on("registered_on", day, form),
        "字号": c.f("certificate_no", f"{head}-{day.year}-{c.digits(6)}"),
        "备注": c.f("remark", c.one(("因遗失补领", "原证损毁后补领"))) if c.odds(0.2) else "",
        "office": c.region.office("民政局"),
        "officer": c.person().name,
    }
    for side, who in pair.items():
        it |= {
            f"{side} 姓名": c.f(f"{side}_name", who.name),
            f"{side} 性别": who.sex,
            f"{side} 国籍": c.f(f"{side}_nationality", "中国"),
            f"{side} 出生日期": c.on(f"{side}_born_on", who.born_on, form),
            f"{side} 身份证件号": c.f(f"{side}_id_number", who.id_number),
        }
    return it


def _booklet(c: Registrar, parted: bool) -> Paper:
    """Opened: the certificate's own facts and the photograph at the left, the two persons one
    under the other at the right."""
    it, size = _facts(c, parted), (1300, 730)
    word = "离婚证字号" if parted else "结婚证字号"
    red = c.one(("#9b2c34", "#7d3b2f", "#5a4a44"))
    tag = f"color:{red};font-size:21px"
    html = tracery(c, size, c.one(("#e2a3a8", "#e4b98a")), 0.22)
    html += box(649, 0, 2, 730, "background:#dcb9b2")
    for row, (label, key) in enumerate(
        (("持 证 人", "持证人"), ("登记日期", "登记日期"), (word, "字号"), ("备　　注", "备注"))
    ):
        html += at(70, 52 + row * 62, label, tag)
        html += at(204, 50 + row * 62, it[key], "font-size:23px")
        html += box(196, 88 + row * 62, 400, 1, f"background:{red}66")
    shots = (
        sitter(c, 120, 330, 170, 230)
        if parted
        else sitter(c, 80, 336, 150, 210) + sitter(c, 230, 336, 150, 210)
    )
    html += shots
    html += at(76, 640, f"婚姻登记员　{c.sign('婚姻登记员', it['officer'])}", "font-size:22px")
    html += at(420, 600, f"登记机关<br>{c.region.city[:-1]}婚姻登记处", f"{tag};line-height:1.5")
    for index, side in enumerate(SIDES):
        top = 56 + index * 330
        for row, pairs in enumerate((("姓名", "性别"), ("国籍", "出生日期"), ("身份证件号",))):
            for column, label in enumerate(pairs):
                x = 700 + column * 270
                html += at(x, top + row * 84, label, tag)
                room = 56 if len(label) < 3 else 98 if len(label) < 5 else 124
                html += at(x + room, top - 2 + row * 84, it[f"{side} {label}"], "font-size:23px")
    html += c.seal(it["office"], "婚姻登记专用章", at=(410, 420), size=164)
    return bind(c, html, size=size, text=22, seal=True, ground=c.one(("#fdf3f0", "#fff8f4")))


def marriage(c: Registrar) -> Paper:
    return _booklet(c, parted=False)


def divorce(c: Registrar) -> Paper:
    return _booklet(c, parted=True)


def _column(c: Registrar, parted: bool) -> Paper:
    """One upright page: facts above, both persons in a table of two columns."""
    it = _facts(c, parted)
    size = (760, 1060)
    red = c.one(("#a01f2b", "#8a3a2a", "#333"))
    cells = "".join(
        f'<tr><td class="n" style="width:6em;color:{red}">{label}</td>'
        + "".join(f"<td>{it[f'{side} {label}']}</td>" for side in SIDES)
        + "</tr>"
        for label in ("姓名", "性别", "国籍", "出生日期", "身份证件号")
    )
    law = (
        "双方自愿解除婚姻关系，手续齐备，发给此证为凭。"
        if parted
        else "两人自愿结为夫妻，所递材料合乎法律要求，登记机关准予登记并发给此证。"
    )
    word = "离婚证" if parted else "结婚证"
    html = at(0, 56, " ".join(word), f"font:52px '{c.head}';color:{red};text-align:center", 760)
    html += at(70, 170, law, "line-height:1.9;text-indent:2em", 620)
    facts = (("持证人", "持证人"), ("登记日期", "登记日期"), (f"{word}字号", "字号"))
    html += at(
        70,
        300,
        "".join(f"<p>{label}：{it[key]}</p>" for label, key in facts),
        "line-height:1.9",
        620,
    )
    html += at(70, 470, f"<table style='line-height:2'>{cells}</table>", "font-size:19px", 620)
    html += at(70, 800, "婚姻登记员：" + c.sign("婚姻登记员", it["officer"]))
    html += at(400, 860, "登记机关（章）")
    html += c.seal(it["office"], "婚姻登记专用章", at=(440, 760), size=160)
    return bind(c, html, size=size, text=21, seal=True, ground=c.one(("#fdf1ee", "#fff")))


def marriage_page(c: Registrar) -> Paper:
    return _column(c, parted=False)


def divorce_page(c: Registrar) -> Paper:
    return _column(c, parted=True)


def _list(c: Registrar, parted: bool) -> Paper:
    it, word = _facts(c, parted), "离婚证" if parted else "结婚证"
    pairs = [("持证人", it["持证人"]), (f"{word}字号", it["字号"]), ("登记日期", it["登记日期"])]
    for side, prefix in (("man", "男方"), ("woman", "女方")):
        pairs += [
            (f"{prefix}{label}", it[f"{side} {label}"])
            for label in ("姓名", "国籍", "出生日期", "身份证件号")
        ]
    return plain(c, word, pairs, office=it["office"], seal=it["office"])


def marriage_list(c: Registrar) -> Paper:
    return _list(c, parted=False)


def divorce_list(c: Registrar) -> Paper:
    return _list(c, parted=True)


VERSIONS = {
    "marriage-certificate": (marriage, marriage_page, marriage_list),
    "divorce-certificate": (divorce, divorce_page, divorce_list),
}
