"""What the labels say × what the tagger says → one value a field, as sure as such values are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.confidence import Agreement, Weights, confidence
from nlp.normalize import date_range, squeeze
from nlp.types import Extractor, Field
from ocr.types import PageReading, Region

_WORTH_SAYING = 0.5

_GIVEN = 2
"""Characters of a given name that could be taken for a name."""

_SHORTEST = {FieldKind.NAME: 2, FieldKind.ORGANISATION: 5}
"""Characters of what may be one: less is a piece of another."""


class CombinedExtractor:
    """Labels, and the tagger where the catalogue says that it finds a field."""

    def __init__(self, labels: Extractor, tagger: Extractor, weights: Weights) -> None:
        self._labels, self._tagger, self._weights = labels, tagger, weights

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that either could read, in the order of the specs; their
        confidence is the share of such values that are right."""
        labelled = self._labels.extract(readings, document_type)
        if document_type.generic:
            return tuple(judged(field, FieldKind.TEXT, self._weights) for field in labelled)
        by_label = {field.key: field for field in labelled}
        said = self._tagger.extract(readings, document_type)
        signed = [one.region for page in readings for one in page.signatures or () if one.present]
        tagged = {
            field.key: field
            for field in said
            if not _is_anothers(field, by_label) and not _is_by_hand(field, by_label, signed)
        }
        found: dict[str, Field] = {}
        for spec in document_type.fields:
            told = tagged.get(spec.key) if Placement.TAGGED in spec.placements else None
            field = chosen(spec, by_label.get(spec.key), told, self._weights)
            if field is not None:
                found[spec.key] = field
        for spec in document_type.fields:
            if spec.made_of and spec.key not in found:
                found |= _sequence(spec, found)
        return tuple(found[spec.key] for spec in document_type.fields if spec.key in found)


def chosen(
    spec: FieldSpec, labelled: Field | None, tagged: Field | None, weights: Weights
) -> Field | None:
    """The field both agree on, or that one of them alone gives; when they disagree, the surer
    one, and less sure for it. What the tagger alone says is left out where such values are
    more often wrong than right."""
    if labelled is not None and tagged is not None and _is_piece(spec, tagged, labelled):
        tagged = None
    both = [field for field in (labelled, tagged) if field is not None]
    if not both:
        return None
    agreement = Agreement.ALONE
    if len(both) == 2:
        agreement = _agreement(spec, squeeze(both[0].value), squeeze(both[1].value))
    sure = [judged(field, spec.kind, weights, agreement) for field in both]
    best = max(sure, key=lambda field: field.confidence)
    if agreement is not Agreement.AGREED and labelled is not None and _plain(labelled):
        best = sure[0]
    return best if labelled is not None or best.confidence >= _WORTH_SAYING else None


def _is_anothers(tagged: Field, by_label: Mapping[str, Field]) -> bool:
    """Whether labels say beyond doubt that what the tagger took for a field stands in another
    one's place, and something else in its own."""
    own = by_label.get(tagged.key)
    if own is None or not _plain(own) or squeeze(own.value) == squeeze(tagged.value):
        return False
    return any(
        _plain(other) and squeeze(other.value) == squeeze(tagged.value)
        for other in by_label.values()
    )


def _is_by_hand(tagged: Field, by_label: Mapping[str, Field], signed: Sequence[Region]) -> bool:
    """Whether the tagger took a signature for what a label says beyond doubt in print: hands are
    often misread."""
    own = by_label.get(tagged.key)
    if own is None or not _plain(own):
        return False
    return _on_any(tagged, signed) and not _on_any(own, signed)


def _on_any(field: Field, inks: Sequence[Region]) -> bool:
    return any(_middle_in(region, ink) for region in field.regions for ink in inks)


def _middle_in(region: Region, other: Region) -> bool:
    """Whether the middle of one region lies in another."""
    left, top, right, bottom = region.box
    x, y = (left + right) / 2, (top + bottom) / 2
    x0, y0, x1, y1 = other.box
    return region.page == other.page and x0 <= x <= x1 and y0 <= y <= y1


def _is_piece(spec: FieldSpec, tagged: Field, labelled: Field) -> bool:
    """Whether the tagger took but a piece of a name, and so says nothing against the label's."""
    if spec.kind not in _SHORTEST or tagged.value == labelled.value or not _plain(labelled):
        return False
    if spec.kind is FieldKind.ORGANISATION and tagged.value in labelled.value:
        return True  # of a firm's name, or of a person's who stands where firms do
    if len(labelled.value) < _SHORTEST[spec.kind]:
        return False
    # a given name, the surname before it
    given = len(tagged.value) == _GIVEN and labelled.value[1:] == tagged.value
    return len(tagged.value) < _SHORTEST[spec.kind] or (spec.kind is FieldKind.NAME and given)


def _plain(field: Field) -> bool:
    """Whether a printed label or a paper's usual wording says beyond doubt that this is it."""
    return field.evidence is not None and field.evidence.certainty == 1.0


def _agreement(spec: FieldSpec, one: str, other: str) -> Agreement:
    """Words of a text that one source took more of than the other are no dispute."""
    if one == other:
        return Agreement.AGREED
    if spec.kind in (FieldKind.TEXT, FieldKind.SCOPE) and (one in other or other in one):
        return Agreement.ALONE
    return Agreement.DISPUTED


def judged(
    field: Field, kind: FieldKind, weights: Weights, agreement: Agreement = Agreement.ALONE
) -> Field:
    """The field with a confidence that means what it says."""
    if field.evidence is None:
        return field
    sure = confidence(field.evidence, kind, field.value, agreement, weights)
    return replace(field, confidence=sure)


def _sequence(spec: FieldSpec, found: Mapping[str, Field]) -> dict[str, Field]:
    """A range from the two dates it is made of, where both were read."""
    first, last = (found.get(key) for key in spec.made_of)
    if first is None or last is None:
        return {}
    return {
        spec.key: replace(
            min(first, last, key=lambda field: field.confidence),
            key=spec.key,
            label=spec.label,
            value=date_range(first.value, last.value),
            raw=date_range(first.raw, last.raw),
            regions=first.regions + last.regions,
        )
    }
