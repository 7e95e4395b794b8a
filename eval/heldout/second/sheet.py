"""A scribe's taste → style sheets and the pieces papers of the second edition are laid from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import pi, sin
from urllib.parse import quote

from eval.heldout.paper import Paper
from eval.heldout.second.scribe import Scribe

A4 = (794, 1123)
CARD = (760, 480)
CARD_TRUE = 324  # 85.6 mm at 96 to the inch
Pair = tuple[str, str]
"""A printed label, and the HTML of what stands by it."""


def prose(text: str) -> str:
    """HTML written over several lines of source, as one: no space may stand between characters."""
    return "".join(line.strip(" ") for line in text.splitlines())


def css(c: Scribe, size: float = 17, line: float = 1.7, *, face: str = "", more: str = "") -> str:
    """The page's style; `.h` is what was filled in, by hand or by machine."""
    body = face or c.body
    filled = (
        f"font-family:'{c.hand}';color:{c.pen};font-size:{c.rng.uniform(1.12, 1.35):.2f}em;"
        "line-height:1"
        if c.odds(0.5)
        else f"font-family:'{c.one(('FandolHei', 'FandolKai', 'FandolFang', body))}';"
        f"font-weight:{c.one(('normal', 'bold'))}"
    )
    return (
        f"&{{font:{size}px/{line} '{body}','FandolSong';color:#111;background:#fff}}"
        f".h{{{filled}}}.u{{display:inline-block;border-bottom:1px solid #222;padding:0 .3em;"
        "text-align:center;line-height:1.35}"
        f"h1{{font:{c.one(('bold', 'normal'))} {size * c.rng.uniform(1.45, 2.0):.0f}px/1.4 "
        f"'{c.head}','FandolSong';text-align:center;margin:0 0 .7em;"
        f"letter-spacing:{c.one(('0', '.1em', '.25em', '.5em'))}}}"
        "h2{font-size:1.05em;margin:.6em 0 .2em}p{margin:.2em 0;text-indent:2em}.n{text-indent:0}"
        "table{border-collapse:collapse;width:100%;table-layout:fixed}"
        f"td{{border:{c.rng.uniform(0.7, 1.6):.1f}px solid #222;padding:.28em .45em;"
        "overflow-wrap:anywhere}"
        ".l{text-align:center;line-height:1.3}.r{text-align:right}.c{text-align:center}"
        f".sheet{{position:absolute;inset:{c.number(52, 84)}px {c.number(60, 92)}px}}{more}"
    )


def blank(cell: str, wide: float = 6) -> str:
    """A ruled blank with an entry."""
    return f'<span class="u" style="min-width:{wide}em">{cell}</span>'


def l(words: str, span: int = 1, rows: int = 1) -> str:  # noqa: E743
    """A cell with a printed label."""
    return f'<td class="l" colspan="{span}" rowspan="{rows}">{words}</td>'


def d(cell: str, span: int = 1, rows: int = 1, css: str = "") -> str:
    """A cell with an entry."""
    return f'<td colspan="{span}" rowspan="{rows}" style="{css}">{cell}</td>'


def ruled(lines: Sequence[str], widths: Sequence[float], high: float = 2.2) -> str:
    """A ruled table of rows of cells; `widths` in per cent, rows `high` em at the least."""
    columns = "".join(f'<col style="width:{wide}%">' for wide in widths)
    body = "".join(f'<tr style="height:{high}em">{line}</tr>' for line in lines)
    return f"<table><colgroup>{columns}</colgroup>{body}</table>"


def stacked(
    pairs: Sequence[Pair], *, colon: str = "：", gap: float = 0.3, wide: float = 0, css: str = ""
) -> str:
    """Lines of a label and its value, the labels set out to `wide` em."""
    box = f"width:{wide}em;text-align-last:justify" if wide else ""
    return "".join(
        f'<div style="display:flex;margin:{gap}em 0"><span style="flex:none;{box};{css}">'
        f'{escape(label)}</span><span style="flex:none">{colon}</span><span>{cell}</span></div>'
        for label, cell in pairs
    )


def small_portrait(c: Scribe, wide: float, high: float, place: str) -> str:
    """A drawn bust, another one than the first edition's, `place`d by CSS."""
    ground = c.one(("#e9edf2", "#3f86c9", "#b8302f", "#ffffff", "#cfd9e4"))
    hair, coat = c.one(("#1d1a1a", "#2b2320")), c.one(("#20242c", "#f2f2f0", "#37506b"))
    long = '<path d="M27 48Q20 96 34 100L66 100Q80 96 73 48Z"/>' if c.odds(0.5) else ""
    return (
        f'<svg viewBox="0 0 100 125" preserveAspectRatio="none" width="{wide}" height="{high}" '
        f'style="{place}"><rect width="100" height="125" fill="{ground}"/><g fill="{hair}">{long}'
        f'</g><path d="M4 125Q10 99 38 95L50 104 62 95Q90 99 96 125Z" fill="{coat}"/>'
        '<path d="M40 78h20v16l-10 9-10-9Z" fill="#dcb394"/><path d="M29 50Q29 84 50 87 71 84 71 '
        f'50 70 26 50 26 30 26 29 50Z" fill="#e9c7ab"/><path d="M26 54Q22 18 52 17 80 18 74 54 '
        f'70 42 68 38 52 44 32 38Q30 44 26 54Z" fill="{hair}"/><path d="M37 53h9M54 53h9" '
        'stroke="#2a2020" stroke-width="2.4"/><path d="M50 56v10l-4 1M44 74q6 3 12 0" '
        'fill="none" stroke="#b07a63" stroke-width="1.6"/></svg>'
    )


def badge(size: float, place: str, colour: str = "#b3261e") -> str:
    """A disc with stars and ears of grain: the emblem of no state."""
    grain = "".join(
        f'<ellipse cx="{side * 37}" cy="0" rx="3.4" ry="7" transform="rotate({side * turn})"/>'
        for side in (-1, 1)
        for turn in range(-40, 80, 17)
    )
    stars = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}"/>'
        for x, y, r in ((0, -14, 6), (-15, -4, 2.6), (15, -4, 2.6), (-8, 6, 2.6), (8, 6, 2.6))
    )
    return (
        f'<svg viewBox="-50 -50 100 100" width="{size}" height="{size}" style="{place}" '
        f'fill="{colour}"><circle r="47" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        f'{grain}{stars}<rect x="-17" y="17" width="34" height="7"/></svg>'
    )


def qr(c: Scribe, size: float, place: str) -> str:
    """What looks like a two-dimensional code and says nothing."""
    count = 25
    dots = "".join(
        f"M{x} {y}h1v1h-1z"
        for y in range(count)
        for x in range(count)
        if not ((x < 8 or x > 16) and y < 8) and not (x < 8 and y > 16) and c.odds(0.5)
    )
    eyes = "".join(
        f"M{x} {y}h7v7h-7zM{x + 1} {y + 1}v5h5v-5zM{x + 2} {y + 2}h3v3h-3z"
        for x, y in ((0, 0), (18, 0), (0, 18))
    )
    return (
        f'<svg viewBox="-1 -1 {count + 2} {count + 2}" width="{size}" height="{size}" '
        f'style="background:#fff;{place}"><path d="{dots}{eyes}" fill-rule="evenodd"/></svg>'
    )


def waves(c: Scribe, colour: str, ground: str = "#fff") -> str:
    """CSS of a guilloche: sine lines crossing, faint."""
    swing, step = c.rng.uniform(6, 13), c.number(60, 110)
    lines = []
    for shift in range(0, 60, 8):
        points = " ".join(
            f"{x},{shift + swing * sin(2 * pi * x / step + shift / 9):.1f}"
            for x in range(0, step + 1, 4)
        )
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" />')
    tile = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{step}" height="60" opacity=".28">'
        f"{''.join(lines)}</svg>"
    )
    return f'&{{background:{ground} url("data:image/svg+xml,{quote(tile)}")}}'


def sample(c: Scribe) -> str:
    """样本, as every paper drawn bears it: in a corner, or wide and faint across."""
    if c.odds(0.3):
        return (
            '<div style="position:absolute;left:0;right:0;top:38%;text-align:center;'
            f"font:bold {c.number(70, 120)}px 'FandolHei';color:rgba(130,130,130,.10);"
            'transform:rotate(-24deg);letter-spacing:.6em">样本</div>'
        )
    side = c.one(("left", "right"))
    return (
        f'<div style="position:absolute;{side}:{c.number(10, 30)}px;top:{c.number(4, 12)}px;'
        "font:12px 'FandolHei';color:rgba(110,110,110,.65)\">（样本）</div>"
    )


def mock(
    c: Scribe,
    title: str,
    pairs: Sequence[Pair],
    *,
    seal: tuple[str, str] | None = None,
    foot: str = "",
) -> Paper:
    """The paper as a tester makes it up: a white page, a title, labels and values in one of
    the ways a program lays them. `foot` is HTML below, `seal` a seal's words and its centre."""
    way = c.one(("lines", "bare", "apart", "below", "two", "four", "cards", "middle"))
    face = c.one(("FandolHei", "FandolHei", "FandolSong", "LXGW WenKai", "AR PL SungtiL GB"))
    size = c.number(18, 25)
    if way == "two":
        high = c.rng.uniform(1.8, 2.6)
        lay = ruled([l(escape(a)) + d(b) for a, b in pairs], (c.number(26, 42), 60), high)
    elif way == "four":
        cells = [l(escape(a)) + d(b) for a, b in pairs]
        lines = [
            "".join(cells[k : k + 2])
            if k + 1 < len(cells)
            else l(escape(pairs[k][0])) + d(pairs[k][1], 3)
            for k in range(0, len(cells), 2)
        ]
        lay, size = ruled(lines, (19, 31, 19, 31)), min(size, 19)
    elif way == "below":
        lay = "".join(
            f'<div style="margin:.5em 0;line-height:1.35"><div style="color:#666;font-size:.82em">'
            f"{escape(a)}</div><div>{b}</div></div>"
            for a, b in pairs
        )
    elif way == "cards":
        lay = (
            '<div style="display:grid;grid-template-columns:1fr 1fr;gap:.5em 1.2em">'
            + "".join(
                f'<div style="background:#f4f6f9;border-left:3px solid #5b8def;padding:.3em .6em;'
                f'line-height:1.4"><div style="color:#55606e;font-size:.8em">{escape(a)}</div>'
                f"{b}</div>"
                for a, b in pairs
            )
            + "</div>"
        )
        size = min(size, 20)
    elif way == "apart":
        rule = c.one(("solid", "dashed"))
        lay = "".join(
            '<div style="display:flex;justify-content:space-between;padding:.28em 0;'
            f'border-bottom:1px {rule} #ddd"><span style="flex:none;'
            f'margin-right:2em">{escape(a)}</span><span class="r">{b}</span></div>'
            for a, b in pairs
        )
    elif way == "middle":
        lay = "".join(
            f'<div class="c" style="margin:.35em 0">{escape(a)}：{b}</div>' for a, b in pairs
        )
    else:
        colon = "：" if way == "lines" else c.one(("　", "　　", ": "))
        lay = stacked(pairs, colon=colon, gap=c.rng.uniform(0.2, 0.6))
    count = len(pairs) / (1 if way in ("lines", "bare", "apart", "two", "middle") else 1.3)
    high = round(250 + size * 2.9 * count + (110 if foot else 0) + (170 if seal else 0))
    pressed = c.seal(*seal, at=(c.number(430, 560), high - 225), size=150) if seal else ""
    wide = c.one(("border:1px solid #999;padding:26px 34px", "", ""))
    body = (
        f'<div style="position:absolute;left:70px;right:70px;top:56px;{wide}"><h1>{title}</h1>'
        f"{lay}{foot}</div>{pressed}{sample(c)}"
    )
    return Paper(
        None,
        (body,),
        (794, max(620, high)),
        css(c, size, 1.6, face=face),
        bears_seal=seal is not None,
    )
