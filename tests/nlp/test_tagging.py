"""Strips become tokens, and tags become spans, without losing a character."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.tagging import (
    NEW_CELL,
    NEW_LINE,
    OVERLAP,
    PLACES,
    SPECIALS,
    UNKNOWN,
    WINDOW,
    Strip,
    joined_scores,
    spans_of,
    tokens_of,
    windows,
)

VOCABULARY = {char: SPECIALS + n for n, char in enumerate("委托人李样本:")}
KEYS = ("principal", "agent")


def strips() -> list[Strip]:
    return [
        Strip("委托人:", 0, 4, 0.0, 1.0, 0),
        Strip("李样", 6, 8, 0.0, 1.0, 0),
        Strip("本某", 0, 2, 2.0, 1.0, 1),
    ]


def sure(tags: list[int]) -> np.ndarray:
    return np.full((len(tags), 5), 0.025, np.float32) + 0.875 * np.eye(5, dtype=np.float32)[tags]


def test_every_character_comes_with_its_line_and_every_line_ends() -> None:
    tokens = tokens_of(strips(), VOCABULARY)
    assert len(tokens.ids) == 8 + 3
    assert [int(i) for i in tokens.ids if i in (NEW_CELL, NEW_LINE)] == [
        NEW_CELL,
        NEW_LINE,
        NEW_LINE,
    ]
    assert tokens.ids[9] == UNKNOWN
    assert [tuple(o) for o in tokens.origins[:5]] == [(0, 0), (0, 1), (0, 2), (0, 3), (0, -1)]


def test_places_stay_within_their_steps_wherever_lines_stand() -> None:
    far = [*strips(), Strip("样", 900, 901, -50, 30.0, 2)]
    places = tokens_of(far, VOCABULARY).places
    assert (places >= 0).all()
    assert (places < np.array(PLACES)).all()


def test_a_page_without_lines_has_no_tokens() -> None:
    assert len(tokens_of([], VOCABULARY).ids) == 0


def test_a_span_runs_on_over_the_end_of_a_line() -> None:
    tokens = tokens_of(strips(), VOCABULARY)
    tags = [0, 0, 0, 0, 0, 1, 2, 0, 2, 2, 0]
    (span,) = spans_of(sure(tags), tokens.origins, KEYS)
    assert (span.key, span.start, span.end) == ("principal", 5, 10)
    assert 0.85 < span.score < 0.95


def test_a_second_beginning_is_a_second_span() -> None:
    tokens = tokens_of(strips(), VOCABULARY)
    spans = spans_of(sure([1, 2, 2, 0, 0, 1, 2, 0, 3, 4, 0]), tokens.origins, KEYS)
    assert [(s.key, s.start, s.end) for s in spans] == [
        ("principal", 0, 3),
        ("principal", 5, 7),
        ("agent", 8, 10),
    ]


@given(st.integers(1, 4 * WINDOW))
def test_windows_cover_a_page_and_share_their_edges(count: int) -> None:
    seen = list(windows(count))
    assert seen[0][0] == 0
    assert seen[-1][1] == count
    assert all(end - start < WINDOW for start, end in seen)
    assert all(before[1] - after[0] == OVERLAP for before, after in pairwise(seen))


def test_where_windows_overlap_the_one_that_sees_more_around_speaks() -> None:
    count = WINDOW + 100
    (first, last) = windows(count)
    seen = [
        (start, end, np.full((end - start, 1), number, np.float32))
        for number, (start, end) in enumerate([first, last])
    ]
    scores = joined_scores(count, seen)[:, 0]
    middle = (last[0] + first[1]) // 2
    assert scores[0] == 0
    assert scores[-1] == 1
    assert scores[last[0]] == 0
    assert scores[first[1] - 1] == 1
    assert set(np.flatnonzero(np.diff(scores))) <= {middle - 1, middle}
