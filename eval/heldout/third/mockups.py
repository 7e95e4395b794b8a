"""A title, labels and values → the plain paper somebody draws who wants to try a reader out."""

from __future__ import annotations

import re

from eval.heldout.paper import Paper
from eval.heldout.third.board import A4, Board, Pairs, bind, grid
from eval.heldout.third.drafter import Drafter

SIZES = (A4, A4, (900, 640), (760, 1000), (620, 1000), (1000, 700))
LONG = re.compile("(?<=>)[0-9A-Z]{15}")
"""A number too long for half a page's cell."""
MANY = 9
"""Pairs from which on the page is a whole sheet of A4."""
WAYS = ("lines", "lines", "dotted", "grid", "stack", "edges", "column", "bare")


def mockup(
    c: Drafter,
    title: str,
    pairs: Pairs,
    *,
    office: str = "",
    when: str = "",
    seal: str = "",
    note: str = "",
    size: tuple[int, int] | None = None,
) -> Board:
    """Board with `title`, the pairs in one of several ways and, at the lower right, `office`
    and `when`, on which the seal with the words `seal` is pressed."""
    page = size or c.one_of(SIZES[:2] if len(pairs) > MANY else SIZES)
    tint = c.one(("#fff", "#fff", "#fffdf4", "#f3f8fd", "#fdf3f2", "#f2f8f1"))
    board = Board(c, page, ground=tint, ink=c.one(("#111", "#333", "#1f3d6b", "#5a2020")))
    if c.odds(0.4):
        inset = c.number(10, 34)
        board.frame(
            inset,
            inset,
            page[0] - 2 * inset,
            page[1] - 2 * inset,
            f"border:{c.number(1, 5)}px {c.one(('solid', 'solid', 'double'))} "
            f"{c.one(('#333', '#a33', '#27548c', '#777'))}",
        )
    wide = page[0] - 2 * c.number(58, 96)
    way = c.one(WAYS)
    room = (page[1] - 250) / (_rows(pairs) * (2.7 if way == "stack" else 1.8))
    text = max(12, min(c.number(17, 25), int(room)))
    head = min(text * 1.7, wide / (len(title.split("<br>")[0]) * 1.5))
    side = c.one(("right", "right", "left")) if seal else "right"
    along = -c.number(60, 130) if side == "right" else 0
    foot = "".join(
        f'<div style="margin-top:.5em">{words}</div>'
        for words in (c.over(office or "&#8203;", seal, size=c.number(118, 160), right=along), when)
        if words
    )
    title_look = (
        f"text-align:center;font:{c.one(('bold', 'normal'))} {head:.0f}px '{c.head}';"
        f"letter-spacing:{c.rng.uniform(0, 0.3):.2f}em;margin-bottom:{text * 1.6:.0f}px"
    )
    foot_look = f"margin-top:{text * 2.4:.0f}px;text-align:{side};padding:0 {c.number(0, 40)}px"
    board.lines(
        (page[0] - wide) / 2,
        c.number(40, 70),
        wide,
        f'<div style="{title_look}">{title}</div>{_body(c, way, pairs)}'
        f'<p style="margin-top:.8em;font-size:.85em">{note}</p>'
        f'<div style="{foot_look}">{foot if office or when else ""}</div>',
        text,
    )
    return board


def sealed(
    c: Drafter,
    title: str,
    pairs: Pairs,
    *,
    office: str,
    seal: str,
    when: str = "",
    size: tuple[int, int] | None = None,
) -> Paper:
    """As a paper by itself that bears a seal."""
    return bind(mockup(c, title, pairs, office=office, when=when, seal=seal, size=size), seal=True)


def _rows(pairs: Pairs) -> int:
    """About how many lines the pairs take."""
    return sum(2 if cell.count("</span>") == 1 and len(cell) > 170 else 1 for _, cell in pairs) + 2


def _body(c: Drafter, way: str, pairs: Pairs) -> str:
    colon = c.one(("：", ":", "： ", ": "))
    gap = c.rng.uniform(0.25, 0.55)
    if way == "grid":
        fits = all(len(name) < 8 and not LONG.search(cell) for name, cell in pairs)
        many = c.one_of((1, 2)) if fits else 1
        wide = {1: "32%", 2: "19%"}[many]
        return grid(pairs, columns=many, label=wide)
    row = f'<div style="margin:{gap:.2f}em 0;display:flex;'
    if way == "stack":
        return "".join(
            f'<div style="margin:{gap * 1.4:.2f}em 0"><div style="font-size:.78em;opacity:.7">'
            f"{name}</div><div>{cell}</div></div>"
            for name, cell in pairs
        )
    if way == "edges":
        return "".join(
            f'{row}justify-content:space-between;border-bottom:1px solid #ccc"><span style="'
            f'flex:none;margin-right:2em">{name}</span><span>{cell}</span></div>'
            for name, cell in pairs
        )
    longest = max(len(name) for name, _ in pairs)
    drawn = []
    for name, cell in pairs:
        label, value = f"{name}{colon}", f"<span>{cell}</span>"
        style = "flex:none"
        if way == "dotted":
            line = c.one(("dotted", "dotted", "solid"))
            value = f'<span style="flex:1;border-bottom:1px {line} #555">{cell}</span>'
        elif way == "column":
            style = f"flex:none;width:{longest + 1.2}em;text-align:right"
        elif way == "bare":
            label, style = name, f"flex:none;width:{longest + 1.5}em"
        drawn.append(f'{row}"><span style="{style}">{label}</span>{value}</div>')
    return "".join(drawn)
