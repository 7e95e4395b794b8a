"""HTML in flow → the pages of a paper: its style sheet, tables, ornaments and the word 样本."""

from __future__ import annotations

from collections.abc import Sequence

from eval.heldout.fourth.registrar import Registrar
from eval.heldout.paper import Paper

A4 = (794, 1123)
CARD = (1012, 638)
TRUE = 324
"""CSS pixels of 85.6 mm."""
COPIED = 0.09
"""Share of the papers that come as black-and-white copies of themselves."""
SHARING = 740
"""CSS pixels up to which a page leaves room for another on a copier's sheet."""
Pairs = Sequence[tuple[str, str]]
"""Labels and the HTML of their values."""


def bind(
    c: Registrar,
    *pages: str,
    size: tuple[int, int] = A4,
    text: float = 18,
    css: str = "",
    seal: bool = False,
    true_width: int = 0,
    ink: str = "#1a1a1c",
    ground: str = "#fff",
    face: str = "",
) -> Paper:
    """A paper of `pages`; `seal` when a whole one carries a seal. `text` is the size of its
    letters, `face` and `ink` are those of the labels."""
    hand = (
        f"font-family:'{c.hand}','LXGW WenKai';color:{c.pen};line-height:1.05;"
        f"font-size:{1.3 if c.hand == 'Long Cang' else 1.12}em"
    )
    sheet = (
        f"&{{font:{text}px/1.7 '{face or c.body}','FandolSong';color:{ink};background:{ground}}}"
        f".p{{font-family:'{c.print}','FandolSong';color:#121214}}.h{{{hand}}}"
        "*{box-sizing:border-box}p{margin:.2em 0}"
        "table{border-collapse:collapse;width:100%;font-size:inherit;table-layout:fixed}"
        "td{border:1px solid currentColor;padding:.28em .5em;overflow-wrap:anywhere;"
        "vertical-align:middle}td.n{text-align:center}"
        ".in{text-indent:2em}.row{display:flex;justify-content:space-between}"
        ".ul{text-indent:0;line-height:1.35;border-bottom:1px solid #555;padding:0 "
        ".4em;display:inline-block;min-width:4em}"
        ".run{border-bottom:1px solid #555;padding:0 .3em}"
        f"{css}"
    )
    return Paper(
        None,
        tuple(f"{page}{_specimen(c, size)}" for page in pages),
        size,
        sheet,
        bears_seal=seal,
        true_width=true_width,
        copied=c.odds(COPIED),
        alone=not true_width and size[1] > SHARING,
    )


def _specimen(c: Registrar, size: tuple[int, int]) -> str:
    """样本 at a corner, along an edge, or large and pale."""
    wide, high = size
    word = c.one(("样本", "样本", "样本 SPECIMEN", "本页为样本"))
    look = c.one(
        (
            f"left:{c.number(8, 30)}px;bottom:6px;font-size:14px;color:#999",
            f"right:{c.number(8, 30)}px;top:6px;font-size:14px;color:#a77",
            f"right:8px;top:{high // 2 - 40}px;font-size:14px;color:#99a;writing-mode:vertical-rl",
            "",
        )
    )
    if not look:
        large = min(wide, high) * 0.2
        word = "样本"
        look = (
            f"left:{wide * 0.3:.0f}px;top:{high * 0.4:.0f}px;font-size:{large:.0f}px;"
            "color:rgba(120,130,160,.1);transform:rotate(-22deg);letter-spacing:.2em"
        )
    return (
        '<div style="position:absolute;pointer-events:none;white-space:nowrap;line-height:1;'
        f"font-family:'FandolHei';{look}\">{word}</div>"
    )


def at(x: float, y: float, html: str, css: str = "", wide: float = 0) -> str:
    """HTML whose top left stands at (x, y); on one line unless it is `wide` pixels wide."""
    room = f"width:{wide:.0f}px" if wide else "white-space:nowrap"
    return f'<div style="position:absolute;left:{x:.0f}px;top:{y:.0f}px;{room};{css}">{html}</div>'


def pad(html: str, *, sides: float = 80, top: float = 70, css: str = "") -> str:
    """The body of a page within its margins."""
    return (
        f'<div style="position:absolute;left:{sides:.0f}px;right:{sides:.0f}px;top:{top:.0f}px;'
        f'{css}">{html}</div>'
    )


def title(c: Registrar, words: str, size: float = 32, css: str = "") -> str:
    weight, gap = c.one(("bold", "normal", "bold")), c.rng.uniform(0, 0.3)
    return (
        f"<div style=\"text-align:center;font:{weight} {size:.0f}px/1.4 '{c.head}','FandolHei';"
        f'letter-spacing:{gap:.2f}em;margin-bottom:.7em;{css}">{words}</div>'
    )


def ul(cell: str, wide: float = 5) -> str:
    """A value on a line at least `wide` characters long; 0: broken with the text around it."""
    if not wide:
        return f'<span class="run">{cell}</span>'
    return f'<span class="ul" style="min-width:{wide}em">{cell}</span>'


def even(label: str, wide: float) -> str:
    """A label drawn out over `wide` characters."""
    return (
        f'<span style="display:inline-block;width:{wide}em;text-align:justify;'
        f'text-align-last:justify;white-space:normal">{label}</span>'
    )


def table(rows: Sequence[Pairs], *, label: float = 8, css: str = "") -> str:
    """A ruled table; each row has one pair or two, labels `label` characters wide."""
    drawn = []
    for row in rows:
        cells = "".join(f'<td class="n">{name}</td><td>{cell}</td>' for name, cell in row)
        if len(row) == 1:
            cells = cells.replace("</td><td>", '</td><td colspan="3">', 1)
        drawn.append(f"<tr>{cells}</tr>")
    cols = f'<col style="width:{label}em"><col>' * 2
    return f'<table style="{css}"><colgroup>{cols}</colgroup>{"".join(drawn)}</table>'


def box(x: float, y: float, wide: float, high: float, css: str) -> str:
    return (
        f'<div style="position:absolute;left:{x:.0f}px;top:{y:.0f}px;width:{wide:.0f}px;'
        f'height:{high:.0f}px;{css}"></div>'
    )


def sitter(c: Registrar, x: float, y: float, wide: float, high: float) -> str:
    """The photograph of nobody."""
    cloth = c.one(("#2b3346", "#5a2b33", "#eef0f2", "#39513f", "#22252b"))
    wall = c.one(("#ffffff", "#4d8fd1", "#c8dcf0", "#b8312f", "#e9e9e6"))
    skin, hair = c.one(("#efcdb2", "#e2b998", "#d6a884")), c.one(("#1c1a1a", "#2f2520", "#444"))
    long = '<path d="M29 60C22 96 26 118 34 122L66 122C75 116 78 96 71 60Z"/>' * c.odds(0.45)
    return (
        f'<svg style="position:absolute;left:{x:.0f}px;top:{y:.0f}px;border:1px solid #aaa" '
        f'width="{wide}" height="{high}" viewBox="0 0 100 130" preserveAspectRatio="none">'
        f'<rect width="100" height="130" fill="{wall}"/><g fill="{hair}">{long}</g>'
        f'<path d="M4 130C8 104 30 98 50 98S92 104 96 130Z" fill="{cloth}"/>'
        f'<path d="M42 84H58V101L50 108L42 101Z" fill="{skin}"/>'
        f'<path d="M30 56C30 34 38 26 50 26S70 34 70 56C70 78 60 90 50 90S30 78 30 56Z" '
        f'fill="{skin}"/><path d="M28 58C26 30 36 18 51 18S76 30 72 58L68 46C60 44 54 40 50 36'
        f'C44 42 38 44 32 46Z" fill="{hair}"/><g fill="#2a2220"><ellipse cx="42" cy="58" rx="3" '
        'ry="1.7"/><ellipse cx="58" cy="58" rx="3" ry="1.7"/></g><path d="M45 76H55" '
        'stroke="#a8584e" stroke-width="1.8"/></svg>'
    )


def squares(c: Registrar, x: float, y: float, size: float) -> str:
    """What looks like a code for telephones and says nothing."""
    n = 25
    cells = c.rng.random((n, n)) < 0.48
    for top, left in ((0, 0), (0, n - 7), (n - 7, 0)):
        cells[max(0, top - 1) : top + 8, max(0, left - 1) : left + 8] = False
        cells[top : top + 7, left : left + 7] = True
        cells[top + 1 : top + 6, left + 1 : left + 6] = False
        cells[top + 2 : top + 5, left + 2 : left + 5] = True
    path = "".join(f"M{j} {i}h1v1h-1z" for i in range(n) for j in range(n) if cells[i, j])
    return (
        f'<svg style="position:absolute;left:{x:.0f}px;top:{y:.0f}px" width="{size}" '
        f'height="{size}" viewBox="-1 -1 {n + 2} {n + 2}"><rect x="-1" y="-1" width="{n + 2}" '
        f'height="{n + 2}" fill="#fff"/><path d="{path}" fill="#111"/></svg>'
    )


def tracery(c: Registrar, size: tuple[int, int], colour: str, strength: float = 0.2) -> str:
    """Fine curves over the whole page, as securities have them: interfering circles."""
    wide, high = size
    cx, cy = wide * c.rng.uniform(0.2, 0.8), high * c.rng.uniform(0.3, 0.7)
    pace = c.number(13, 22)
    rings = "".join(
        f'<ellipse cx="{cx + shift:.0f}" cy="{cy:.0f}" rx="{k * pace}" ry="{k * pace * 0.7:.0f}"/>'
        for shift in (0.0, wide * 0.11)
        for k in range(1, int(wide / pace))
    )
    return (
        f'<svg style="position:absolute;left:0;top:0" width="{wide}" height="{high}" fill="none" '
        f'stroke="{colour}" stroke-opacity="{strength}">{rings}</svg>'
    )


def surround(c: Registrar, size: tuple[int, int], colour: str, inset: float = 22) -> str:
    """A border: lines with cut corners, a row of beads, a meander or a broad band."""
    wide, high = size[0] - 2 * inset, size[1] - 2 * inset
    way = c.number(0, 4)
    if way == 0:
        k = 26
        path = (
            f"M{k} 0H{wide - k}V{k}H{wide}V{high - k}H{wide - k}V{high}H{k}V{high - k}H0V{k}H{k}Z"
        )
        drawn = f'<path d="{path}" stroke-width="3"/><rect x="9" y="9" width="{wide - 18}" ' + (
            f'height="{high - 18}"/>'
        )
    elif way == 1:
        drawn = (
            f'<rect width="{wide}" height="{high}" stroke-width="7" stroke-linecap="round" '
            f'stroke-dasharray="0 13"/><rect x="10" y="10" width="{wide - 20}" '
            f'height="{high - 20}" stroke-width="1.5"/>'
        )
    elif way == 2:
        drawn = (
            f'<rect width="{wide}" height="{high}" stroke-width="12" stroke-dasharray="12 5 3 5"/>'
            f'<rect x="-8" y="-8" width="{wide + 16}" height="{high + 16}"/>'
            f'<rect x="8" y="8" width="{wide - 16}" height="{high - 16}"/>'
        )
    else:
        drawn = f'<rect width="{wide}" height="{high}" stroke-width="14" stroke-opacity=".75"/>'
    return (
        f'<svg style="position:absolute;left:{inset}px;top:{inset}px;overflow:visible" '
        f'width="{wide}" height="{high}" fill="none" stroke="{colour}">{drawn}</svg>'
    )


def badge(x: float, y: float, size: float, colour: str, leaf: str = "#e2b53f") -> str:
    """An emblem of no state: a sun over water between two twigs."""
    twigs = "".join(
        f'<path d="M50 92Q{side * 40 + 50} 84 {side * 38 + 50} 30" fill="none" stroke="{leaf}" '
        f'stroke-width="5" stroke-dasharray="9 3"/>'
        for side in (-1, 1)
    )
    return (
        f'<svg style="position:absolute;left:{x:.0f}px;top:{y:.0f}px" width="{size}" '
        f'height="{size}" viewBox="0 0 100 100"><circle cx="50" cy="46" r="34" fill="{colour}"/>'
        f'<circle cx="50" cy="38" r="12" fill="{leaf}"/><path d="M22 56q7 -6 14 0t14 0 14 0 14 0" '
        f'fill="none" stroke="{leaf}" stroke-width="3"/>{twigs}</svg>'
    )
