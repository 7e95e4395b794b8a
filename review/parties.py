"""Subjects of a case, its view and pictures → who is who as shown, with clippings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.types import Item
from review.annotate import Sheet, View, around
from review.dossier import Side
from review.explain import FACT
from review.identities import Said, Subject
from review.likeness import Likeness
from review.picture import Picture


@dataclass(frozen=True)
class Line:
    """One fact of a subject, all its values side by side."""

    label: str
    alike: Likeness
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Party:
    """One subject as shown; `lines` in conflict come first."""

    name: str
    is_person: bool
    lines: tuple[Line, ...]

    @property
    def conflicts(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.alike is Likeness.DIFFERENT)


def parties_of(
    item: Item, subjects: Sequence[Subject], view: View, pictures: Mapping[str, Picture]
) -> tuple[Party, ...]:
    """Each subject with where its facts stand."""
    sheets: dict[tuple[str, int], Sheet] = {}
    first: dict[str, Sheet] = {}
    for sheet in view.sheets:
        sheets.setdefault((sheet.source, sheet.page), sheet)
        first.setdefault(sheet.source, sheet)

    def side(said: Said) -> Side:
        spot = around(said.places)
        source = next((place.source for place in said.places), "")
        sheet = sheets.get((spot[0], spot[1].page)) if spot else first.get(source)
        picture = pictures.get(sheet.name) if sheet else None
        return Side(
            label=said.label,
            segments=((said.value, False),),
            raw="",
            confidence=f"{said.confidence:.0%}" if sheet else "",
            doubtful=said.confidence < item.min_confidence,
            cause="",
            origin=said.origin,
            sheet=sheet.name if sheet else "",
            clip=picture.clips.get(spot[1], "") if picture and spot else "",
        )

    return tuple(
        Party(
            subject.name,
            subject.is_person,
            tuple(
                Line(FACT[row.fact], row.alike, tuple(side(said) for said in row.said))
                for row in sorted(subject.rows, key=lambda row: row.alike is not Likeness.DIFFERENT)
            ),
        )
        for subject in subjects
    )
