"""Labels, entries and choices → lines of a form without a table, every value and box remembered."""

from __future__ import annotations

from collections.abc import Sequence

from eval.foundry.grid import LEADING, Cell, Choice, Setting, enter
from eval.foundry.sheet import Sheet


def lined(
    sheet: Sheet,
    rows: Sequence[Sequence[Cell]],
    how: Setting,
    *,
    left: float,
    top: float,
    width: float,
    pitch: float,
    ruled: bool = False,
) -> float:
    """Each row's labels with their entries behind them on one line, first baseline at `top`, rows
    at least `pitch` apart; with `ruled` a rule runs under what is entered. The baseline of the
    row after the last comes back."""
    y = top
    for cells in rows:
        whole, x, ends = sum(cell.share for cell in cells), left, [y]
        for cell in cells:
            wide = width * cell.share / whole
            start = sheet.text(x, y, f"{cell.label}：", how.label, how.size) + 0.3 * how.size
            room = x + wide - start - how.size
            end = enter(sheet, cell.entry, how, x=start, y=y, width=room)
            if ruled and not isinstance(cell.entry, Choice):
                _rules(sheet, start, start + room, y, end, how.size)
            ends.append(end - LEADING * how.size)
            x += wide
        y = max(ends) + pitch
    return y


def _rules(
    sheet: Sheet, left: float, right: float, first: float, after: float, size: float
) -> None:
    """A rule under each baseline from `first` up to the one `after` the last."""
    y = first
    while y < after - 0.1 * size:
        low = y + 0.34 * size
        sheet.line(left, low, right, low, 0.15)
        y += LEADING * size
