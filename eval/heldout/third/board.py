"""Coordinates and words → a page, composed as one paints a picture: each thing at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.heldout.paper import Paper
from eval.heldout.third.drafter import Drafter

A4 = (794, 1123)
COPIES = 0.1
"""Share of the papers that come as black-and-white copies of themselves."""
WRITTEN = 0.7
"""Share of the forms filled in by hand, not by machine."""
LARGEST = 1.35
"""Width of a character by hand, as a share of one in type; the widest hand's."""
SHARING = 740
"""CSS pixels up to which a page leaves room for another on a copier's sheet."""
Pairs = Sequence[tuple[str, str]]
"""Labels and the HTML of their values."""


class Board:
    """One page. `face` and `ink` are those of the labels; values printed later than the form
    stand in `print_face`, all moved against their labels by `shift` pixels."""

    def __init__(
        self,
        c: Drafter,
        size: tuple[int, int] = A4,
        *,
        ground: str = "#fff",
        ink: str = "#16161a",
        face: str = "",
        print_face: str = "",
        shift: tuple[float, float] = (0, 0),
    ) -> None:
        self.c, self.size, self.shift = c, size, shift
        self.print_face = print_face or c.body
        self._look = f"font-family:'{face or c.body}','FandolSong';color:{ink};background:{ground};"
        self._parts: list[str] = []

    def raw(self, html: str) -> None:
        self._parts.append(html)

    def put(self, x: float, y: float, html: str, size: float = 16, css: str = "") -> None:
        """Words whose line's top left is (x, y)."""
        self.raw(
            f'<div style="position:absolute;left:{x:.1f}px;top:{y:.1f}px;font-size:{size}px;'
            f'line-height:1.25;white-space:nowrap;{css}">{html}</div>'
        )

    def value(self, x: float, y: float, html: str, size: float = 16, css: str = "") -> None:
        """A value printed into a form."""
        dx, dy = self.shift
        look = f"font-family:'{self.print_face}','FandolSong';color:#111;{css}"
        self.put(x + dx, y + dy, html, size, look)

    def lines(
        self, x: float, y: float, wide: float, html: str, size: float = 16, css: str = ""
    ) -> None:
        """Words, or a whole table, in a column `wide` pixels wide."""
        self.put(x, y, html, size, f"width:{wide:.0f}px;white-space:normal;{css}")

    def fit(self, x: float, y: float, wide: float, html: str, size: float) -> None:
        """One line, written smaller when it would be longer than `wide`."""
        text = re.sub("<[^>]*>", "", html)
        long = sum(0.6 if char.isascii() else 1.0 for char in text) * LARGEST
        self.put(x, y, html, min(size, wide / max(long, 1)))

    def middle(self, y: float, html: str, size: float, css: str = "") -> None:
        """A line in the middle of the page."""
        self.lines(0, y, self.size[0], html, size, f"text-align:center;{css}")

    def rule(self, x: float, y: float, wide: float, css: str = "1px solid #333") -> None:
        self.raw(
            f'<div style="position:absolute;left:{x:.1f}px;top:{y:.1f}px;width:{wide:.1f}px;'
            f'border-top:{css}"></div>'
        )

    def frame(self, x: float, y: float, wide: float, high: float, css: str) -> None:
        self.raw(
            f'<div style="position:absolute;left:{x:.1f}px;top:{y:.1f}px;width:{wide:.1f}px;'
            f'height:{high:.1f}px;box-sizing:border-box;{css}"></div>'
        )

    def specimen(self) -> None:
        """样本, in one of the places where such papers bear it."""
        wide, high = self.size
        way = self.c.number(0, 3)
        grey = self.c.one(("rgba(120,120,130,.13)", "rgba(190,60,60,.11)", "rgba(60,90,170,.11)"))
        if way == 0:
            size = min(wide, high) * 0.26
            self.put(
                wide / 2 - size,
                high / 2 - size * 0.6,
                "样本",
                size,
                f"color:{grey};transform:rotate({self.c.number(-40, -15)}deg)",
            )
        elif way == 1:
            for k in range(5):
                x, y = (k % 2 * 0.5 + 0.12) * wide, (k * 0.2 + 0.06) * high
                self.put(x, y, "样本 SAMPLE", 20, f"color:{grey};transform:rotate(-28deg)")
        else:
            self.put(wide - 52, high - 22, "样本", 13, "color:#888")

    def html(self) -> str:
        self.specimen()
        return "".join(self._parts)

    def css(self) -> str:
        c = self.c
        hand = f"font-family:'{self.print_face}';color:#111"
        if c.odds(WRITTEN):
            large = c.rng.uniform(1.08, 1.24) * (1.2 if c.hand == "Long Cang" else 1)
            hand = (
                f"font-family:'{c.hand}','LXGW WenKai';color:{c.pen};line-height:1;"
                f"font-size:{large:.2f}em;letter-spacing:.04em"
            )
        table = "table{border-collapse:collapse;width:100%;font-size:inherit}"
        cell = "td{border:1px solid #444;padding:5px 7px;overflow-wrap:anywhere}"
        line = "td.k{text-align:center}.u{border-bottom:1px solid #444;padding:0 6px}"
        plain = "p{margin:0}i{font-style:normal}"
        return f"&{{{self._look}}}.h{{{hand}}}{table}{cell}{line}{plain}"


def bind(*boards: Board, seal: bool = False, true_width: int = 0) -> Paper:
    """The pages of one paper; `seal` when a whole one carries a seal."""
    first = boards[0]
    return Paper(
        None,
        tuple(board.html() for board in boards),
        first.size,
        first.css(),
        bears_seal=seal,
        true_width=true_width,
        copied=first.c.odds(COPIES),
        alone=not true_width and first.size[1] > SHARING,
    )


def spread(text: str, chars: int) -> str:
    """A label spread evenly over the width of `chars` characters: 性　　别."""
    return (
        f'<span style="display:inline-block;width:{chars}em;white-space:normal;'
        f'text-align-last:justify">{text}</span>'
    )


def grid(pairs: Pairs, *, columns: int = 2, label: str = "26%", css: str = "") -> str:
    """A ruled table, `columns` pairs to a row; a pair whose label starts with * has a row of
    its own."""
    rows: list[list[tuple[str, str, bool]]] = [[]]
    for name, cell in pairs:
        alone = name.startswith("*")
        if alone and rows[-1]:
            rows.append([])
        rows[-1].append((name.lstrip("*"), cell, alone))
        if alone or len(rows[-1]) == columns:
            rows.append([])
    drawn = []
    for row in rows:
        cells = [f'<td class="k" style="{css}">{name}</td><td>{cell}</td>' for name, cell, _ in row]
        if row and len(row) < columns:
            span = 2 * (columns - len(row)) + 1
            cells[-1] = cells[-1].replace("</td><td>", f'</td><td colspan="{span}">', 1)
        drawn.append(f"<tr>{''.join(cells)}</tr>" if row else "")
    width = f'<col style="width:{label}"><col>' * columns
    return f'<table style="table-layout:fixed"><colgroup>{width}</colgroup>{"".join(drawn)}</table>'


def blank(cell: str, wide: float = 6) -> str:
    """A value on a line at least `wide` characters long; 0: as long as the value, and broken
    where the line of text ends."""
    style = f"display:inline-block;min-width:{wide}em" if wide else ""
    return f'<span class="u" style="{style}">{cell}</span>'
