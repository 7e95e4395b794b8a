"""Times of day and periods as systems write them → one normal form, as precise as written."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.moments import moment, of_periods, periods


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2026-03-02 09:00:05", "2026-03-02T09:00:05"),
        ("2026/3/2 9:00", "2026-03-02T09:00"),
        ("2026年3月2日 9时05分", "2026-03-02T09:05"),
        ("2026年3月2日9时5分7秒", "2026-03-02T09:05:07"),
        ("20260302090005", "2026-03-02T09:00:05"),
        ("２０２６－０３－０２　０９：００：０５", "2026-03-02T09:00:05"),
        ("2026-03-02T09:00:05.999", "2026-03-02T09:00:05"),  # fractions are dropped
        ("2026-03-02", "2026-03-02"),
        ("2026.3.2", "2026-03-02"),
        ("2026-03-02 00:00:00", "2026-03-02"),  # how systems write a day without its time
        ("2026-03-02 00:00:01", "2026-03-02T00:00:01"),
        ("2026-03-02T20:00:00Z", "2026-03-03T04:00:00"),  # China's time
        ("2026-03-02T09:00:00+08:00", "2026-03-02T09:00:00"),
        ("2026-03-02T09:00:00+0900", "2026-03-02T08:00:00"),
    ],
)
def test_a_moment_keeps_the_precision_it_was_written_with(written: str, normal: str) -> None:
    assert moment(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "", "昨天", "2026-02-30", "2026-03-02 25:00:00", "2026-03-02 09:00:61", "09:00:00",
        "2026-03-02 上午", "2026-03-02 09", "1772413205", "46083.375", "03/02/2026",
        "2026-03-02 09:00:00 张三", "2026-03-02+08:00", "0026-03-02",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_not_guessed_at(written: str) -> None:
    assert moment(written) == ""


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_a_normal_form_stays_as_it_is(at: datetime) -> None:
    normal = moment(at.isoformat(sep=" ", timespec="seconds"))
    assert moment(normal) == normal
    assert datetime.fromisoformat(normal) == at.replace(microsecond=0)


def test_periods_say_what_is_not_told() -> None:
    normal = periods("2026-3-3/2026-03-05；2026-03-10/ ;/2026-3-9/0")
    assert normal == "2026-03-03/2026-03-05;2026-03-10/;/2026-03-09/0"
    assert periods(normal) == normal
    assert of_periods(normal) == (
        ("2026-03-03", "2026-03-05", ""),
        ("2026-03-10", "", ""),
        ("", "2026-03-09", "0"),
    )
    assert of_periods("") == ()


@pytest.mark.parametrize(
    "written", ["", "/", "2026-03-03/昨天", "a/b/c/d", "2026-03-03/2026-03-04/x"]
)
def test_what_is_no_period_is_not_guessed_at(written: str) -> None:
    assert periods(written) == ""
