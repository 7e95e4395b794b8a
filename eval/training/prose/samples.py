"""Chance → one labelled page: the tagger's tokens with the tag each should get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.training.prose.facts import common_characters, draw_facts
from eval.training.prose.grammar import (
    Patterns,
    cells_of,
    keys_of,
    load_patterns,
    without_fields,
    write,
)
from eval.training.prose.page import Marked, draw_page
from nlp.tagging import OUTSIDE, SPECIALS, Ints, Tokens, tokens_of

_OTHERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + (
    "。,:;、()[]《》〈〉“”\"'!?·.-_—…/\\|*+=%&#@~<>{}¥￥㎡〇○□☑口№〔〕【】²℃°"
)


@dataclass(frozen=True)
class Sample:
    """A page of type number `kind`; `tags` go with its tokens."""

    kind: int
    tokens: Tokens
    tags: Ints


@dataclass(frozen=True)
class Alphabet:
    """What numbers stand for: characters, document types and field keys."""

    characters: str
    types: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def vocabulary(self) -> Mapping[str, int]:
        return {char: SPECIALS + number for number, char in enumerate(self.characters)}


def alphabet() -> Alphabet:
    """Every common character, and the types and keys of the patterns."""
    kinds = load_patterns()
    rare = "".join(sorted(set("".join(t for k in kinds for t in k.titles))))
    characters = "".join(dict.fromkeys(_OTHERS + common_characters() + rare))
    keys = sorted({key for kind in kinds for key in keys_of(kind)})
    return Alphabet(characters, tuple(kind.code for kind in kinds), tuple(keys))


def draw_sample(
    rng: np.random.Generator,
    *,
    shares: Sequence[float],
    names: Alphabet,
    vocabulary: Mapping[str, int],
    validation: bool,
) -> Sample:
    """A page of a type drawn by `shares`, in training wordings or in those kept apart."""
    kinds = load_patterns()
    number = int(rng.choice(len(kinds), p=np.array(shares) / sum(shares)))
    page = _page(kinds[number], rng, validation=validation)
    return Sample(
        number, tokens_of([line.strip for line in page], vocabulary), _tags(page, names.keys)
    )


def _page(kind: Patterns, rng: np.random.Generator, *, validation: bool) -> tuple[Marked, ...]:
    facts = draw_facts(kind.code, rng)
    paragraphs = list(write(kind, facts.values, rng, party=facts.party, validation=validation))
    for _ in range(int(rng.choice([0, 1, 2, 4], p=[0.45, 0.25, 0.2, 0.1]))):
        others = without_fields(validation=validation)
        cells = cells_of(others[int(rng.integers(len(others)))], facts.values, rng)
        paragraphs.insert(int(rng.integers(1, len(paragraphs) + 1)), cells)
    title = kind.titles[int(rng.integers(len(kind.titles)))]
    return draw_page(title, paragraphs, rng)


def _tags(page: Sequence[Marked], keys: Sequence[str]) -> Ints:
    numbers = {key: number for number, key in enumerate(keys)}
    tags: list[int] = []
    for line in page:
        for key, begins in zip(line.keys, line.begins, strict=True):
            tags.append(2 * numbers[key] + (1 if begins else 2) if key else OUTSIDE)
        tags.append(OUTSIDE)
    return np.array(tags)
