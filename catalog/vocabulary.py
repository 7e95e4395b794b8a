"""The words that reading marks needs, from `vocabulary.yaml` → Vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalog.node import parse

_FILE = Path(__file__).parent / "vocabulary.yaml"


@dataclass(frozen=True)
class Vocabulary:
    """Words by which marks on a page are known; Chinese that detectors would else hold.

    `seal_formulas` are ends of organisations' names, the longer before those they end in.
    """

    seal_formulas: tuple[str, ...]


def load_vocabulary() -> Vocabulary:
    """The words that come with the program. Raises CatalogError where the file is wrong."""
    record = parse(_FILE.name, _FILE.read_text(encoding="utf-8")).record(("seal_formulas",))
    return Vocabulary(seal_formulas=record.texts("seal_formulas"))
