"""Bounds on the share of wrong ones: exact for one look, and safe for a look after each result."""

from __future__ import annotations

import numpy as np
import pytest

from review.bounds import MOST_WRONG, RunningBound, needed, upper_bound


@pytest.mark.parametrize(
    ("wrong", "looked_at", "bound"),
    [(0, 299, 0.00997), (0, 298, 0.01000), (1, 473, 0.00999), (3, 100, 0.0757), (10, 10, 1.0)],
)
def test_the_bound_for_one_look_is_the_tables(wrong: int, looked_at: int, bound: float) -> None:
    assert upper_bound(wrong, looked_at) == pytest.approx(bound, abs=2e-5, rel=1e-3)


def test_299_without_a_wrong_one_bound_one_in_a_hundred() -> None:
    assert needed() == 299
    assert upper_bound(0, 299) <= MOST_WRONG < upper_bound(0, 298)


def test_nothing_looked_at_bounds_nothing() -> None:
    assert upper_bound(0, 0) == 1.0
    assert RunningBound().upper() == 1.0
    assert not RunningBound().holds()


def test_the_running_bound_asks_for_more_than_one_look_does() -> None:
    first = next(n for n in range(1, 1000) if RunningBound(0, n).holds())
    assert 299 < first < 400
    assert RunningBound(0, first).upper() <= MOST_WRONG
    assert not RunningBound(1, first).holds()


def test_how_many_more_are_needed_is_just_enough() -> None:
    for bound in (RunningBound(), RunningBound(0, 200), RunningBound(2, 400), RunningBound(9, 9)):
        more = bound.still_needed()
        assert RunningBound(bound.wrong, bound.looked_at + more).holds()
        assert not RunningBound(bound.wrong, bound.looked_at + more - 1).holds()
    assert RunningBound(0, 345).still_needed() == 0


def test_the_bound_rises_with_each_wrong_one_and_falls_with_each_right_one() -> None:
    bound = RunningBound(2, 600)
    assert bound.after(True).upper() > bound.upper() > bound.after(False).upper()


def test_a_share_that_is_too_large_is_hardly_ever_taken_for_small_enough() -> None:
    """Asked after every result up to 3,000, with the true share just at the bound."""
    rng = np.random.default_rng(20261130)
    runs, fooled = 300, 0
    for _ in range(runs):
        wrong = np.cumsum(rng.random(3000) < MOST_WRONG)
        looks = range(300, 3001, 20)
        fooled += any(RunningBound(int(wrong[n - 1]), n).holds() for n in looks)
    assert fooled / runs <= 0.08  # 5 % promised; 0.08 is three standard errors above


def test_counts_that_can_not_be_are_refused() -> None:
    with pytest.raises(ValueError, match="3 wrong of 2"):
        RunningBound(3, 2)
    with pytest.raises(ValueError, match="count again"):
        upper_bound(-1, 5)
