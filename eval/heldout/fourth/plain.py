"""A title, labels and values → the mock-up somebody makes who has no template at hand."""

from __future__ import annotations

import re

from eval.heldout.fourth.leaf import A4, Pairs, bind, squares, title
from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

WAYS = (
    "lines",
    "lines",
    "ledger",
    "tiles",
    "chips",
    "margin",
    "marks",
    "counted",
    "sheet",
    "twos",
    "phone",
)
PHONE = (640, 1180)
HEIGHTS = {"tiles": 4.2, "twos": 2.3, "ledger": 2.5, "sheet": 2.4, "phone": 2.5}
"""Letters from one line of the pairs to the next."""
LONG = re.compile("(?<=>)[^<>]{13}")
"""A value too long for half a line."""


def plain(
    c: Registrar,
    words: str,
    pairs: Pairs,
    *,
    office: str = "",
    when: str = "",
    seal: str = "",
    centre: str = "",
    more: str = "",
    size: tuple[int, int] | None = None,
    way: str = "",
) -> Paper:
    """`words` above, the pairs in one of several ways, `more` under them, then `office` and
    `when`, on which the seal with the words `seal` is struck."""
    way = way or c.one(WAYS)
    if way == "phone" and len(pairs) > 13:
        way = "ledger"
    below = 4.0 * bool(more)
    size = size or (PHONE if way == "phone" else _room(c, pairs, way, below))
    text = _text(c, pairs, size, way, below)
    tint = c.one(("#fff", "#fff", "#fdfdfb", "#fbf8ef", "#f5f8fb"))
    ink = c.one(("#111", "#222", "#1d2b3f", "#3a2420"))
    accent = c.one(("#2563a8", "#8a1f1f", "#2d6a4f", "#555", "#7a5a16"))
    foot = ""
    if office or when or seal:
        side = c.one(("right", "right", "left", "center"))
        last = c.stamped(office or "&emsp;&emsp;&emsp;", seal, centre, size=c.number(122, 158))
        foot = (
            f'<div style="margin-top:{text * 2.6:.0f}px;text-align:{side};line-height:2.1;'
            f'padding:0 {c.number(10, 50)}px"><div>{last}</div><div>{when}</div></div>'
        )
    body = _body(c, way, pairs, accent) + (f'<div style="margin-top:1em">{more}</div>')
    inset = c.number(46, 84) if way != "phone" else 30
    head = _head(
        c, way, words, min(text * 1.7, (size[0] - 2 * inset) / (len(words) * 1.35)), accent
    )
    frame = ""
    if c.odds(0.35) and way != "phone":
        gap, line = c.number(12, 30), c.one(("1px solid", "2px solid", "3px double", "1px dashed"))
        frame = (
            f'<div style="position:absolute;inset:{gap}px;border:{line} {accent};'
            f'border-radius:{c.one_of((0, 0, 12))}px"></div>'
        )
    top = c.number(44, 76) if way != "phone" else 0
    page = (
        f'{frame}<div style="position:absolute;left:{inset}px;right:{inset}px;top:{top}px">'
        f"{head}{body}{foot}</div>"
    )
    if way == "phone" and c.odds(0.5) and len(pairs) < 9 and not foot:
        page += squares(c, size[0] / 2 - 90, size[1] - 250, 180)
    return bind(c, page, size=size, text=text, seal=bool(seal), ground=tint, ink=ink)


def _lines(pairs: Pairs, way: str, below: float) -> float:
    """About how high the page must be, in letters: the pairs, the title and the foot."""
    long = sum(2 if len(re.sub("<[^>]*>", "", cell)) > 24 else 1 for _, cell in pairs)
    return HEIGHTS.get(way, 2.9) * long + 13 + below


def _room(c: Registrar, pairs: Pairs, way: str, below: float) -> tuple[int, int]:
    if _lines(pairs, way, below) * 19 > 600:
        return A4
    return c.one_of((A4, A4, (900, 700), (1000, 720), (960, 700)))


def _text(c: Registrar, pairs: Pairs, size: tuple[int, int], way: str, below: float) -> float:
    most = (size[1] - 90) / _lines(pairs, way, below)
    return max(16.5, min(c.number(18, 25), most))


def _head(c: Registrar, way: str, words: str, size: float, accent: str) -> str:
    if way == "phone":
        return (
            f'<div style="background:{accent};color:#fff;margin:0 -30px 26px;padding:22px 30px;'
            f'font:bold {size:.0f}px/1.5 Noto Sans CJK SC;text-align:center">{words}</div>'
        )
    style = c.one(
        (
            "",
            "",
            f"border-bottom:2px solid {accent};padding-bottom:.25em",
            f"color:{accent}",
            "text-align:left",
            f"background:{accent};color:#fff;padding:.2em",
        )
    )
    return title(c, words, size, style)


def _body(c: Registrar, way: str, pairs: Pairs, accent: str) -> str:
    if way == "ledger":
        shade = c.one(("#eef2f7", "#f4f0e6", "#f0f0f0"))
        width = max(6.5, max(len(name) for name, _ in pairs) + 1.6)
        rows = "".join(
            f'<tr><td style="width:{width}em;background:{shade};border-color:#bbb">{name}</td>'
            f'<td style="border-color:#bbb">{cell}</td></tr>'
            for name, cell in pairs
        )
        return f"<table>{rows}</table>"
    if way == "sheet":
        return _spreadsheet(pairs)
    if way == "tiles":
        tiles = "".join(
            f'<div style="border:1px solid #ccc;border-radius:8px;padding:.3em .8em;'
            f'{"grid-column:1/3" if LONG.search(cell) else ""}"><div style="font-size:.86em;'
            f'color:#667">{name}</div><div>{cell}</div></div>'
            for name, cell in pairs
        )
        return f'<div style="display:grid;grid-template-columns:1fr 1fr;gap:.5em">{tiles}</div>'
    if way == "phone":
        return "".join(
            f'<div class="row" style="border-bottom:1px solid #e3e3e3;padding:.38em 0">'
            f'<span style="color:#777;flex:none;margin-right:1em">{name}</span>'
            f'<span style="text-align:right">{cell}</span></div>'
            for name, cell in pairs
        )
    if way == "twos":
        return "".join(
            '<div style="display:flex">'
            + "".join(
                f'<div style="flex:1;margin:.3em 0">{name}：{cell}</div>' for name, cell in two
            )
            + "</div>"
            for two in _twos(pairs)
        )
    colon, gap = c.one(("：", "：", ":", ": ")), c.rng.uniform(0.3, 0.6)
    drawn = []
    for number, (name, cell) in enumerate(pairs, start=1):
        if way == "chips":
            chip = f"background:{accent};color:#fff;border-radius:.3em;padding:0 .5em"
            label = f'<span style="flex:none;{chip}">{name}</span>&nbsp;&nbsp;'
        elif way == "margin":
            wide = max(len(n) for n, _ in pairs) + 1.2
            label = (
                f'<span style="flex:none;width:{wide}em;text-align:right;padding-right:.5em;'
                f'margin-right:.6em;border-right:2px solid {accent}">{name}</span>'
            )
        elif way == "marks":
            label = f'<span style="flex:none">【{name}】</span>'
        elif way == "counted":
            label = f'<span style="flex:none">{number}. {name}{colon}</span>'
        else:
            label = f'<span style="flex:none">{name}{colon}</span>'
        drawn.append(
            f'<div style="display:flex;margin:{gap:.2f}em 0">{label}<span>{cell}</span></div>'
        )
    return "".join(drawn)


def _twos(pairs: Pairs) -> list[list[tuple[str, str]]]:
    """Two short pairs to a line, a long one by itself."""
    lines: list[list[tuple[str, str]]] = []
    for name, cell in pairs:
        short = len(re.sub("<[^>]*>", "", cell)) + len(name) < 16
        if short and lines and len(lines[-1]) == 1 and _short(lines[-1][0]):
            lines[-1].append((name, cell))
        else:
            lines.append([(name, cell)])
    return lines


def _short(pair: tuple[str, str]) -> bool:
    return len(re.sub("<[^>]*>", "", pair[1])) + len(pair[0]) < 16


def _spreadsheet(pairs: Pairs) -> str:
    """As an office program shows its cells: letters above, numbers at the side."""
    grey = "background:#e9e9e9;color:#555;text-align:center;border-color:#c4c4c4;font-size:.8em"
    head = "".join(
        f'<td style="{grey};width:{wide}">{letter}</td>'
        for letter, wide in (("", "3.4em"), ("A", "11em"), ("B", "auto"))
    )
    rows = "".join(
        f'<tr><td style="{grey}">{number}</td><td style="border-color:#c4c4c4">{name}</td>'
        f'<td style="border-color:#c4c4c4">{cell}</td></tr>'
        for number, (name, cell) in enumerate(pairs, start=2)
    )
    return f"<table><tr>{head}</tr>{rows}</table>"
