"""What of a ring's letters is put right, and what is left as read."""

from __future__ import annotations

import numpy as np
import pytest

from catalog.vocabulary import load_vocabulary
from ocr.seal_words import Weighed, known_purpose, mended

_OPEN, _CLEAR = 0.05, 1e-6
"""Chance of the letter that is meant where the picture leaves it open, and where it doesn't."""


def weighed(read: str, meant: str, chance: float) -> Weighed:
    """A network that reads one text, and sees what is meant with a chance at each letter that
    differs: letters stand on every second step, a lost one on a step of its own."""
    index = {char: label for label, char in enumerate(sorted({*read, *meant}), 1)}
    pairs = _aligned(read, meant)
    steps = np.full((2 * len(pairs) + 1, len(index) + 1), 1e-9, np.float32)
    steps[:, 0] = 1.0
    for number, (seen, other) in enumerate(pairs):
        row = steps[2 * number + 1]
        row[0] = 1.0 if not seen else 1e-9
        if seen:
            row[index[seen]] = 1.0
        if other and other != seen:
            row[index[other]] = chance
        elif not other:
            row[0] = chance
        row /= row.sum()
    return Weighed(steps, index)


def _aligned(read: str, meant: str) -> list[tuple[str, str]]:
    from rapidfuzz.distance import Levenshtein

    pairs: list[tuple[str, str]] = []
    for op in Levenshtein.opcodes(read, meant):
        one, other = read[op.src_start : op.src_end], meant[op.dest_start : op.dest_end]
        longer = max(len(one), len(other))
        pairs += [(one[i : i + 1], other[i : i + 1]) for i in range(longer)]
    return pairs


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("长沙样本食品贸易售限公司", "长沙样本食品贸易有限公司"),
        ("长沙样本食品贸易有限司", "长沙样本食品贸易有限公司"),
        ("长沙市样本区市场监督管理", "长沙市样本区市场监督管理局"),
        ("长沙市岳龙区民政局", "长沙市岳麓区民政局"),
        ("沙市天心区民政局", "长沙市天心区民政局"),
        ("长沙市岳龙区民致局", "长沙市岳麓区民政局"),
        ("长沙市云安局雨花分局示例街派出所", "长沙市公安局雨花分局示例街派出所"),
        ("长沙市岳麓区民政局川姻登记专用章", "长沙市岳麓区民政局婚姻登记专用章"),
        ("长沙市望城区行政市批服务局", "长沙市望城区行政审批服务局"),
    ],
)
def test_a_known_part_is_put_right_where_the_picture_leaves_it_open(read: str, meant: str) -> None:
    parts = load_vocabulary().seals
    assert mended(read, weighed(read, meant, _OPEN), parts) == meant
    assert mended(read, weighed(read, meant, _CLEAR), parts) == read


def test_a_whole_part_is_likelier_than_the_end_of_it_that_needs_fewer_letters_changed() -> None:
    read, meant = "长沙市岳麓区民疾局销姻登记专用章", "长沙市岳麓区民政局婚姻登记专用章"
    assert mended(read, weighed(read, meant, 0.002), load_vocabulary().seals) == meant


@pytest.mark.parametrize(
    ("read", "other"),
    [
        ("长沙样本食品有限责任公司", "长沙样本食品有限责任公司"),
        ("长沙样品食品有限公司", "长沙样本食品有限公司"),
        ("长沙市天心区财政局", "长沙市天心区民政局"),
        ("长沙市城乡管理局", "长沙市城市管理局"),
        ("长沙星本食品有限公司", "长沙市本食品有限公司"),
        ("长沙市芙蓉区民政局", "长沙市岳麓区民政局"),
    ],
)
def test_what_tells_organisations_apart_is_left_as_read(read: str, other: str) -> None:
    assert mended(read, weighed(read, other, _OPEN), load_vocabulary().seals) == read


def test_of_two_places_that_fit_as_well_neither_is_taken() -> None:
    read = "长沙市岳城区民政局"
    index = {char: label for label, char in enumerate(sorted({*read, *"麓望"}), 1)}
    steps = np.full((2 * len(read) + 1, len(index) + 1), 1e-9, np.float32)
    steps[::2, 0] = 1.0
    for number, char in enumerate(read):
        steps[2 * number + 1, index[char]] = 1.0
    steps[2 * read.index("城") + 1, index["麓"]] = _OPEN
    steps[2 * read.index("岳") + 1, index["望"]] = _OPEN
    assert mended(read, Weighed(steps, index), load_vocabulary().seals) == read
    steps[2 * read.index("岳") + 1, index["望"]] = 10 * _OPEN
    assert mended(read, Weighed(steps, index), load_vocabulary().seals) == "长沙市望城区民政局"


def test_the_chance_of_words_sums_over_where_their_letters_stand() -> None:
    steps = np.array([[0.5, 0.5], [0.5, 0.5]], np.float32)
    seen = Weighed(steps, {"a": 1})
    assert np.exp(seen.chance("a")) == pytest.approx(0.75)  # a-, -a, aa
    assert seen.chance("aa") == -np.inf or np.exp(seen.chance("aa")) < 1e-6
    assert seen.chance("b") == -np.inf


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("合局专用章", "合同专用章"),
        ("业资格证专用", "从业资格证专用章"),
        ("婚姻登记专用章", "婚姻登记专用章"),
        ("样本", "样本"),
        ("第三专用章", "第三专用章"),
    ],
)
def test_what_a_seal_is_for_is_one_of_few_things(read: str, meant: str) -> None:
    assert known_purpose(read, load_vocabulary().seals) == meant
