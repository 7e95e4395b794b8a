"""The one clock of the house."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")


def now() -> datetime:
    """The moment, in UTC, with its zone."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The calendar day a moment falls on in China, where the halls stand."""
    return moment.astimezone(CHINA).date()


def may_be_received(day: date, today: date) -> bool:
    """Whether a system may say on `today` that it received a case on `day`: at most 31 days
    back, since papers are judged by that day, and never ahead."""
    return today - timedelta(days=31) <= day <= today
