"""The cards of document types: complete, and those of this catalogue and these results."""

from __future__ import annotations

from catalog.types import Catalog
from eval.commands.paths import PAPERS, RESULTS
from eval.digests import ROOT
from eval.foundry.paper import templates
from eval.results import Outcome
from eval.tables import committed_results
from eval.type_cards import FILE, type_cards
from tests.eval.test_results import results

COUNTS = {
    "classify": {"papers": 2, "right": 2},
    "extract": {"right": 3, "missed": 1, "placed": 2},
    "seals": {"right": 1, "rings": 1},
}
RUN = results(Outcome("a", "clean", {s: {"business-licence": c} for s, c in COUNTS.items()}))


def sections(text: str) -> dict[str, str]:
    """Type code → its card."""
    return {part.split()[0]: part for part in text.split("\n## ")[1:]}


def test_every_type_has_its_card_and_every_field_its_row(catalog: Catalog) -> None:
    cards = sections(type_cards(catalog, templates(), RUN))
    assert list(cards) == list(catalog.document_types)
    for code, kind in catalog.document_types.items():
        rows = [line.split(" | ") for line in cards[code].splitlines() if line.startswith("| `")]
        assert [row[0] for row in rows] == [f"| `{spec.key}`" for spec in kind.fields]
        for row, spec in zip(rows, kind.fields, strict=True):
            assert row[1].split("; ") == [spec.label, *spec.aliases]


def test_a_card_says_how_a_type_is_known_and_how_well_it_is_read(catalog: Catalog) -> None:
    cards = sections(type_cards(catalog, templates(), RUN))
    licence = cards["business-licence"]
    assert "\n- bears a seal: yes\n" in licence
    assert "\n- cues: 营业执照 4; " in licence
    assert "\n- templates of the foundry: 2\n" in licence
    assert licence.endswith("\n| 2 | 1.000 | 0.857 | 0.667 | 1.000 | 0.000 | – | – |\n")
    assert cards["passport"].endswith("\n| – | – | – | – | – | – | – | – |\n")


def test_the_cards_of_this_project_are_those_of_its_catalogue_and_results(
    catalog: Catalog,
) -> None:
    written = (ROOT / FILE).read_text(encoding="utf-8")
    made = type_cards(catalog, templates(), committed_results(RESULTS)[PAPERS.name])
    assert written == made, f"{FILE}: python -m eval tables"
