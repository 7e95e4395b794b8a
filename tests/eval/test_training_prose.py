"""The prose grammar: every mark has a value, every tag its text, and kept wordings stay apart."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog, Placement
from eval.foundry import papers
from eval.training.prose.facts import draw_facts
from eval.training.prose.grammar import Patterns, held_out, keys_of, load_patterns, ways_of, write
from eval.training.prose.page import draw_page
from eval.training.prose.samples import alphabet, draw_sample
from nlp.normalize import id_number_is_valid, squeeze
from nlp.tagging import spans_of
from review.checks import SPECS

KINDS = load_patterns()
LONGEST_SHARED = 14
"""Words so long in common with a foundry template would be its wording; law titles and the
official formulas of certificates are shorter."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(read_folder(), checks=SPECS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_key_is_a_field_of_the_type_and_has_a_value(kind: Patterns, catalog: Catalog) -> None:
    known = {spec.key for spec in catalog.document_types[kind.code].fields}
    assert keys_of(kind) <= known
    facts = draw_facts(kind.code, np.random.default_rng(1))
    assert all(facts.values[key] for key in keys_of(kind))


def test_every_field_left_to_the_tagger_is_one_it_learns(catalog: Catalog) -> None:
    learned = {kind.code: keys_of(kind) for kind in KINDS}
    for code, kind in catalog.document_types.items():
        tagged = {spec.key for spec in kind.fields if Placement.TAGGED in spec.placements}
        assert tagged <= learned.get(code, frozenset())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_training_and_validation_share_no_wording_where_a_block_has_several(
    kind: Patterns,
) -> None:
    for block, ways in kind.blocks.items():
        training = ways_of(kind, block, validation=False)
        validation = ways_of(kind, block, validation=True)
        if any(held_out(way) for way in ways) and len(ways) > 2:
            assert not set(training) & set(validation)


def test_wordings_are_kept_for_validation_in_most_kinds() -> None:
    kept = [
        kind.code
        for kind in KINDS
        if any(held_out(w) for ways in kind.blocks.values() for w in ways)
    ]
    assert len(kept) >= 9


def test_a_clean_page_holds_every_value_whole_under_its_tag() -> None:
    names = alphabet()
    vocabulary = names.vocabulary
    rng = np.random.default_rng(5)
    for _ in range(40):
        one = draw_sample(
            rng, shares=[1.0] * len(KINDS), names=names, vocabulary=vocabulary, validation=False
        )
        assert len(one.tags) == len(one.tokens.ids)
        truth = np.eye(2 * len(names.keys) + 1, dtype=np.float32)[one.tags]
        assert spans_of(truth, one.tokens.origins, names.keys)


def test_written_values_are_the_drawn_facts() -> None:
    rng = np.random.default_rng(6)
    kind = next(k for k in KINDS if k.code == "power-of-attorney")
    facts = draw_facts(kind.code, rng)
    runs = [
        run
        for cells in write(kind, facts.values, rng, party=facts.party, validation=False)
        for cell in cells
        for run in cell
        if run.key
    ]
    assert runs
    assert all(run.text == facts.values[run.key] for run in runs)


def test_numbers_of_people_hold_and_belong_to_no_county() -> None:
    for seed in range(20):
        number = draw_facts("no-criminal-record", np.random.default_rng(seed)).values["id_number"]
        assert id_number_is_valid(number)
        assert number.startswith("43019")


def test_the_same_seed_writes_the_same_page() -> None:
    first, second = (
        draw_page(
            "授权委托书",
            write(
                KINDS[-1], draw_facts(KINDS[-1].code, rng).values, rng, party="", validation=True
            ),
            rng,
        )
        for rng in (np.random.default_rng(3), np.random.default_rng(3))
    )
    assert first == second


def test_no_pattern_is_worded_as_a_foundry_template() -> None:
    folder = Path(next(iter(papers.__path__)))
    drawn = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    drawn = re.sub(r"[^\u4e00-\u9fff]", "", drawn)
    for kind in KINDS:
        for ways in kind.blocks.values():
            for way in ways:
                for piece in re.split(r"\{[^}]*\}|[\[\]|]", squeeze(way)):
                    bare = re.sub(r"[^\u4e00-\u9fff]", "", piece)
                    for at in range(len(bare) - LONGEST_SHARED + 1):
                        assert bare[at : at + LONGEST_SHARED] not in drawn, way
