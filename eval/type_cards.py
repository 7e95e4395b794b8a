"""Catalogue × templates × results → a text with a card for each document type: how it is known
and read, and how well. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog.types import Catalog, DocumentType, FieldSpec
from eval.foundry.template import Template
from eval.results import Results, Table
from eval.tables import head, number, source, table_text

FILE = Path("docs") / "document-types.md"
"""Where the text stands, from the project's root."""

_SHOWN = (
    ("papers", "classify", "papers"),
    ("type accuracy", "classify", "accuracy"),
    ("field F1", "extract", "f1"),
    ("placed", "extract", "placed"),
    ("seal F1", "seals", "f1"),
    ("ring exact", "seals", "ring_exact"),
    ("signature F1", "signatures", "f1"),
    ("ticks", "ticks", "accuracy"),
)
"""Heading, suite and figure of each column."""

_INTRO = """\
# Document types

Every type of paper that the catalogue knows: how it is recognised, which fields are read from it,
and how well. Written by `python -m eval tables` from `catalog/data/document_types` and the results
in `eval/results`; a change made here by hand is lost.

Figures are those of the set [{dataset}](../eval/datasets/{dataset}/card.md).
{source}
A type has few papers there, so its figures move in wide steps; – where nothing was measured.

- A *generic* type stands for any sheet of labels and values. A type that *continues* may run over
  several pages.
- *Titles* are lines of their own at the head; *cues* speak for a type by their weight, below zero
  against it.
- *Printed* are the label and its other forms; *led to by* are words that lead to the value but are
  not its name.
- *Kind* is the normaliser (`nlp/normalize.py`). *Stands* is where the value is looked for, seen
  from its label; `Placement` in `catalog/types/papers.py` says what each word means.
- *Placed* is the share of right values found where they stand, *ring exact* that of seals whose
  words around are all right, *ticks* that of boxes known as marked or empty.
"""


def type_cards(catalog: Catalog, templates: Sequence[Template[Any]], results: Results) -> str:
    """The whole text; `results` are those of one dataset."""
    drawn = Counter(template.code for template in templates)
    tables = {suite: results.by_type(suite) for suite in results.suites}
    intro = _INTRO.format(dataset=results.dataset, source=source(results))
    types = catalog.document_types.values()
    return intro + "".join(_card(kind, drawn[kind.code], tables) for kind in types)


def _card(kind: DocumentType, drawn: int, tables: Mapping[str, Table]) -> str:
    traits = "".join(f"- {name}: {value}\n" for name, value in _traits(kind, drawn))
    fields, figures = table_text(_fields(kind.fields)), table_text(_figures(kind.code, tables))
    return f"\n## {kind.code} {kind.name}\n\n{traits}\n{fields}\n{figures}"


def _traits(kind: DocumentType, drawn: int) -> Iterator[tuple[str, str]]:
    cues = (f"{cue.text} {cue.weight:g}" for cue in kind.cues)
    yield "bears a seal", _yes(kind.bears_seal)
    yield "generic", _yes(kind.generic)
    yield "continues", _yes(kind.continues)
    yield "titles", _words(kind.titles)
    yield "cues", _words(tuple(cues))
    yield "templates of the foundry", f"{drawn}"


def _fields(specs: Sequence[FieldSpec]) -> Iterator[tuple[str, ...]]:
    yield from head(("field", "printed", "led to by", "kind", "required", "stands"))
    for spec in specs:
        yield (
            f"`{spec.key}`",
            _words((spec.label, *spec.aliases)),
            _words(spec.found_by),
            spec.kind,
            _yes(spec.required),
            ", ".join(spec.placements),
        )


def _figures(code: str, tables: Mapping[str, Table]) -> Iterator[tuple[str, ...]]:
    yield from head((), (name for name, _, _ in _SHOWN))
    yield tuple(
        number(tables.get(suite, {}).get(code, {}).get(figure)) for _, suite, figure in _SHOWN
    )


def _words(words: Sequence[str]) -> str:
    return "; ".join(words) or "–"


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
