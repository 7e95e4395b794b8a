"""Labels and entries → lines of a form with rules to write on, every value and box remembered."""

from __future__ import annotations

from collections.abc import Sequence

from eval.foundry.grid import LEADING, Cell, Choice, Setting, enter
from eval.foundry.sheet import Sheet

_GAP = 1.2
"""Sizes of print between two labels of one line."""


def lined(
    sheet: Sheet,
    rows: Sequence[Sequence[Cell]],
    how: Setting,
    *,
    left: float,
    top: float,
    width: float,
    pitch: float,
) -> float:
    """Each row's labels with a colon and, behind them, their entries on rules; boxes to tick
    stand without one. First baseline at `top`, rows at least `pitch` apart; the baseline after
    the last comes back."""
    y = top
    for cells in rows:
        whole = sum(cell.share for cell in cells)
        x, lowest = left, y
        for cell in cells:
            wide = width * cell.share / whole
            start = sheet.text(x, y, f"{cell.label}：", how.label, how.size) + 0.2 * how.size
            end = x + wide - _GAP * how.size
            last = enter(sheet, cell.entry, how, x=start, y=y, width=end - start)
            last -= LEADING * how.size
            if not isinstance(cell.entry, Choice):
                _rules(sheet, start, end, y, last, how)
            lowest = max(lowest, last)
            x += wide
        y = lowest + pitch
    return y


def _rules(sheet: Sheet, start: float, end: float, first: float, last: float, how: Setting) -> None:
    """One rule under each line from the `first` baseline to the `last`."""
    y = first
    while y < last + 0.1:
        low = y + 0.32 * how.size
        sheet.line(start, low, end, low, 0.16)
        y += LEADING * how.size
