"""A clerk's fonts and pens → the style sheet all versions start from."""

from __future__ import annotations

from html import escape

from eval.heldout.clerk import Clerk

A4 = (794, 1123)


def base(c: Clerk, *, size: float = 17, line: float = 1.8, typed: bool = True) -> str:
    """Body text in the clerk's face; `.h` is a hand, or the machine where `typed` may be."""
    written = not typed or c.odds(0.45)
    hand = (
        f"font-family:'{c.hand}';color:{c.pen};font-size:{c.rng.uniform(1.1, 1.3):.2f}em;"
        "line-height:1"
        if written
        else f"font-family:'{c.one(('FandolFang', 'FandolKai', 'FandolSong', c.body))}'"
    )
    return (
        f"&{{font-family:'{c.body}','FandolSong';font-size:{size}px;line-height:{line};"
        f"color:#1a1a1a;background:#fff}} h1{{font-family:'{c.head}','FandolSong';"
        f"text-align:center;font-size:{size * c.rng.uniform(1.5, 1.9):.0f}px;margin:0 0 .9em;"
        f"letter-spacing:{c.rng.uniform(0, 0.35):.2f}em;font-weight:{c.one(('bold', 'normal'))}}}"
        f".h{{{hand}}} .u{{border-bottom:1px solid #333;padding:0 .5em}}"
        "table{border-collapse:collapse;width:100%} td,th{border:1px solid #333;"
        "padding:.35em .5em;font-weight:normal} td.l{text-align:center;white-space:nowrap}"
        f".pad{{position:absolute;inset:{c.number(60, 100)}px {c.number(64, 96)}px}}"
        "p{margin:.25em 0} .i{text-indent:2em}"
    )


def rows(
    pairs: list[tuple[str, str]], *, colon: str = "：", gap: float = 0.4, wide: float = 0
) -> str:
    """Lines of a label and its value; `wide` (em) sets the labels in a column."""
    box = f"display:inline-block;width:{wide}em;text-align-last:justify" if wide else ""
    return "".join(
        f'<div style="margin:{gap}em 0;display:flex"><span style="flex:none;{box}">{escape(label)}'
        f'</span><span style="flex:none">{colon}</span><span>{cell}</span></div>'
        for label, cell in pairs
    )


def table(pairs: list[tuple[str, str]], *, columns: int = 1) -> str:
    """A ruled table of label and value cells, `columns` pairs to a row."""
    html, line = [], []
    for label, cell in pairs:
        line.append(f'<td class="l">{escape(label)}</td><td>{cell}</td>')
        if len(line) == columns:
            html.append("<tr>" + "".join(line) + "</tr>")
            line = []
    if line:
        line[-1] = line[-1].replace("<td>", f'<td colspan="{2 * (columns - len(line)) + 1}">', 1)
        html.append("<tr>" + "".join(line) + "</tr>")
    return f"<table>{''.join(html)}</table>"


def portrait(c: Clerk, left: float, top: float, wide: float, high: float) -> str:
    """A photograph of nobody: a head and shoulders on a plain ground."""
    ground = c.one(("#c9d8e6", "#2f7fc4", "#c33", "#f4f4f4", "#dfe3e8"))
    skin = c.one(("#e6c3a5", "#d9b08c", "#eccdb5"))
    return (
        f'<svg style="position:absolute;left:{left}px;top:{top}px" width="{wide}" height="{high}" '
        f'viewBox="0 0 100 130" preserveAspectRatio="none"><rect width="100" height="130" '
        f'fill="{ground}"/><path d="M10 130 Q14 92 50 90 Q86 92 90 130Z" fill="#3a4152"/>'
        f'<rect x="41" y="74" width="18" height="22" fill="{skin}"/>'
        f'<ellipse cx="50" cy="55" rx="23" ry="29" fill="{skin}"/>'
        '<path d="M26 54 Q24 20 50 20 Q76 20 74 54 Q70 34 50 34 Q30 34 26 54Z" fill="#221f1f"/>'
        '<circle cx="41" cy="55" r="2.4"/><circle cx="59" cy="55" r="2.4"/>'
        '<path d="M43 70 Q50 74 57 70" fill="none" stroke="#944" stroke-width="2"/></svg>'
    )


def emblem(left: float, top: float, size: float, colour: str = "#c22") -> str:
    """A gear and a star: an emblem of no state."""
    teeth = "".join(
        f'<rect x="-4" y="-48" width="8" height="10" transform="rotate({k * 30})"/>'
        for k in range(12)
    )
    return (
        f'<svg style="position:absolute;left:{left}px;top:{top}px" width="{size}" height="{size}" '
        f'viewBox="-50 -50 100 100" fill="{colour}">{teeth}<circle r="40" fill="none" '
        f'stroke="{colour}" stroke-width="5"/><path d="M0 -27 6 -8 26 -8 10 4 16 23 0 11 -16 23 '
        '-10 4 -26 -8 -6 -8Z"/></svg>'
    )


def specimen(c: Clerk) -> str:
    """样本, faint and across, as every paper drawn bears it."""
    return (
        f'<div style="position:absolute;right:{c.number(8, 40)}px;bottom:{c.number(4, 14)}px;'
        "font-size:13px;color:rgba(120,120,120,.6);font-family:'FandolHei'\">样本</div>"
    )
