"""Text of a time or of periods → one normal form, as precise as what was written.

A moment is `2026-03-02T09:00:05`, in China's time; `2026-03-02T09:00` where the second is not
told, `2026-03-02` where the time of day is not. Exactly midnight is how systems write a day whose
time they do not know, and is taken as the day. Fractions of a second are dropped.

Periods are `first/last` or `first/last/days`, joined by `;`; a part that is not told is empty.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))
_MOMENT = re.compile(
    r"((?:19|20)\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?"
    r"(?:[T ]? ?(\d{1,2})(?:时|点|:)(\d{1,2})(?:分(?!\d)|(?:[:分])(\d{1,2})秒?(?:[.,]\d{1,9})?)?)?"
    r" ?(Z|[+-]\d{2}:?\d{2})?"
)
_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_PARTS = 3


def moment(text: str) -> str:
    """The normal form, "" when the text is no moment. Idempotent."""
    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _DIGITS.fullmatch(folded)
    zone = ""
    if found is None:
        found = _MOMENT.fullmatch(folded)
        if found is None:
            return ""
        zone = found[7] or ""
    year, month, day = (int(found[part]) for part in (1, 2, 3))
    hour, minute, second = found[4], found[5], found[6]
    if hour is None:
        return "" if zone else _written(year, month, day, 0, 0, 0, "day")
    precision = "seconds" if second is not None else "minutes"
    at = (int(hour), int(minute), int(second or 0))
    return _written(year, month, day, *at, precision, zone)


def periods(text: str) -> str:
    """The normal form, "" when a part is no moment or no number of days. Idempotent."""
    told = []
    for piece in re.split(r"[;；]", text):
        first, last, days, *more = [*(part.strip() for part in piece.split("/")), "", "", ""][:4]
        known = moment(first), moment(last)
        whole = unicodedata.normalize("NFKC", days)
        if any(more) or "" in (bool(first) and known[0], bool(last) and known[1]):
            return ""
        if not (known[0] or known[1] or whole) or (whole and not whole.isdecimal()):
            return ""
        told.append("/".join([*known, whole] if whole else known))
    return ";".join(told)


def of_periods(normal: str) -> tuple[tuple[str, str, str], ...]:
    """First, last and days of each; "" for what is not told."""
    split = [[*piece.split("/"), "", ""] for piece in normal.split(";") if piece]
    return tuple((parts[0], parts[1], parts[2]) for parts in split)


def _written(
    year: int, month: int, day: int, hour: int, minute: int, second: int,
    precision: str, zone: str = "",
) -> str:  # fmt: skip
    try:
        at = datetime(year, month, day, hour, minute, second)
        if zone:
            at = datetime.fromisoformat(f"{at.isoformat()}{_with_colon(zone)}")
            at = at.astimezone(_CHINA).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return ""
    if precision == "day" or (at.hour, at.minute, at.second) == (0, 0, 0):
        return at.date().isoformat()
    return at.isoformat(timespec=precision)


def _with_colon(zone: str) -> str:
    if zone == "Z":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
