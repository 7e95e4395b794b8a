"""The words that reading marks needs, from `vocabulary.yaml` → Vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from catalog.divisions import place_names
from catalog.node import Node, parse
from catalog.types import DocumentType

_FILE = Path(__file__).parent / "vocabulary.yaml"
_MISREAD = ("signing_misread", "signing_misread_within")
_SIGNING = (
    "signing_words",
    "signing_beside",
    "sealing_words",
    "sealing_bodies",
    "signing_roles",
    "signing_offices",
    "date_labels",
)
"""Keys of the file, in the order of SigningWords' fields."""


@dataclass(frozen=True)
class SigningWords:
    """Words by which places to sign are known. `asks` end a label that asks for a hand; one of
    the `sealing` among them asks an organisation, known by the end of its name (`bodies`), for
    its seal; `misread` and `misread_within` brackets are regular expressions of what one may be
    read as behind a role, and `beside` may stand with them. `roles` are asked at the end of a
    text, `offices` by custom, without such a word. `dates` end labels of dates."""

    misread: str
    misread_within: str
    asks: tuple[str, ...]
    beside: tuple[str, ...]
    sealing: tuple[str, ...]
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    offices: tuple[str, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True)
class BoxSigns:
    """What a recogniser makes of boxes to tick: characters of empty, ticked and crossed ones;
    those of them that are `characters` of the language too, and the `words`, a regular
    expression, in which they are. `marks` are ticks and crosses that stand between brackets,
    `bullets` filled signs that open the lines of lists too, each with its empty ones. What is
    `turning` gives the word behind it the opposite meaning: 不同意."""

    empty: str
    ticked: str
    crossed: str
    characters: str
    words: str
    marks: str
    turning: str
    bullets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NameParts:
    """How names of organisations begin and end on seals: places and the authorities' own
    branches, kinds of authorities, companies and seals."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Words by which marks on a page are known; Chinese that detectors would else hold.
    `printed` are values that papers hold again and again."""

    printed: tuple[str, ...]
    seals: NameParts
    signing: SigningWords
    boxes: BoxSigns


def load_vocabulary() -> Vocabulary:
    """The words that come with the program. Raises CatalogError where the file is wrong."""
    root = parse(_FILE.name, _FILE.read_text(encoding="utf-8"))
    record = root.record(("printed", "seal_starts", "seal_ends", "boxes", *_MISREAD, *_SIGNING))
    return Vocabulary(
        printed=record.texts("printed"),
        seals=NameParts(
            tuple(dict.fromkeys((*record.texts("seal_starts"), *place_names()))),
            record.texts("seal_ends"),
        ),
        signing=SigningWords(
            record["signing_misread"].pattern(),
            record["signing_misread_within"].pattern(),
            *(record.texts(key) for key in _SIGNING),
        ),
        boxes=_box_signs(record["boxes"]),
    )


def known_words(vocabulary: Vocabulary, types: Iterable[DocumentType]) -> frozenset[str]:
    """What papers print, whoever they are about: the titles, labels and cues of the types,
    usual values, places, and the fixed parts of organisations' names."""
    signing = vocabulary.signing
    words = {*vocabulary.printed, *vocabulary.seals.starts, *vocabulary.seals.ends}
    words |= {*signing.asks, *signing.roles, *signing.offices}
    words |= {role + ask for role in signing.roles for ask in signing.asks}
    for kind in types:
        words |= {*kind.titles, *(cue.text for cue in kind.cues)}
        for spec in kind.fields:
            words |= {spec.label, *spec.aliases, *spec.found_by, *spec.options}
    return frozenset(words)


def _box_signs(node: Node) -> BoxSigns:
    record = node.record(
        ("empty", "ticked", "crossed", "characters", "words", "marks", "bullets", "turning")
    )
    words = [child.pattern() for child in record.list("words")]
    bullets = record["bullets"].mapping()
    return BoxSigns(
        empty=record["empty"].text(),
        ticked=record["ticked"].text(),
        crossed=record["crossed"].text(),
        characters=record["characters"].text(),
        words="|".join(words),
        marks=record["marks"].text(),
        turning=record["turning"].text(),
        bullets=tuple((filled, empty.text()) for filled, empty in bullets.items()),
    )
