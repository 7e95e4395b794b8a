"""Papers read by OCR with their truth → the weights of `nlp.confidence`, and how true they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from catalog.types import Catalog, DocumentType, FieldKind, Placement
from eval.dataset import Sample, TrueDocument, read_dataset
from eval.readings import READINGS, load_readings
from eval.suites.papers import ReadSample
from nlp.confidence import Agreement, Weights, confidence, features
from nlp.extract import LabelExtractor
from nlp.normalize import normalise, squeeze
from nlp.spans import SpanExtractor
from nlp.types import Document, Evidence, Extractor, Field, Source
from ocr.types import PageReading

Numbers = NDArray[np.float64]

NEVER_AGAINST = ("reading", "page", "certainty", "proven", "agreed")
NEVER_FOR = ("refuted", "disputed")
_RIDGE = 1.0
_STEPS = 6000


@dataclass(frozen=True)
class Example:
    """A value one source gave, what spoke for it, and whether it was right. `before` is the
    confidence as it would be without calibration."""

    type: str
    key: str
    kind: FieldKind
    value: str
    evidence: Evidence
    agreement: Agreement
    before: float
    right: bool


def examples(
    read: Sequence[tuple[Sample, Sequence[PageReading]]],
    catalog: Catalog,
    labels: Extractor,
    tagger: Extractor,
) -> Iterator[Example]:
    """Every value of a field whose truth is known, by each source that gave one."""
    from nlp.classify import CueClassifier
    from serve.reading import papers_of

    classifier = CueClassifier(tuple(catalog.document_types.values()))
    for sample, readings in read:
        papers = papers_of(
            [sample.file],
            {sample.file: readings},
            classifier=classifier,
            extractor=_Both(labels, tagger),
        )
        for true, found in ReadSample(sample, tuple(readings), papers).pairs:
            if found is not None:
                yield from _of_paper(true, found, catalog)


class _Both:
    """What either extractor says, one after the other."""

    def __init__(self, labels: Extractor, tagger: Extractor) -> None:
        self._parts = (labels, tagger)

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        return tuple(f for part in self._parts for f in part.extract(readings, document_type))


def _of_paper(true: TrueDocument, found: Document, catalog: Catalog) -> Iterator[Example]:
    if true.type is None or not true.legible or found.type is None or found.type.code != true.type:
        return
    for spec in catalog.document_types[true.type].fields:
        expected = true.fields.get(spec.key)
        if expected is None or not expected.legible:
            continue
        there = [field for field in found.fields if field.key == spec.key]
        if Placement.TAGGED not in spec.placements:
            there = [field for field in there if not _is_tagged(field)]
        agreement = Agreement.ALONE
        if len(there) == 2:
            same = squeeze(there[0].value) == squeeze(there[1].value)
            agreement = Agreement.AGREED if same else Agreement.DISPUTED
        value = squeeze(normalise(spec.kind, expected.value))
        for field in there:
            if field.evidence is not None:
                yield Example(
                    true.type,
                    spec.key,
                    spec.kind,
                    field.value,
                    field.evidence,
                    agreement,
                    field.confidence,
                    squeeze(field.value) == value,
                )


def _is_tagged(field: Field) -> bool:
    return field.evidence is not None and field.evidence.source is Source.TAGGER


def fit(given: Sequence[Example]) -> Weights:
    """Logistic weights, drawn to 0 and kept to the signs they can have."""
    rows = [features(one.evidence, one.kind, one.value, one.agreement) for one in given]
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    right = np.array([one.right for one in given], dtype=np.float64)
    low = np.array([0.0 if name in NEVER_AGAINST else -np.inf for name in names])
    high = np.array([0.0 if name in NEVER_FOR else np.inf for name in names])
    ridge = np.array([0.0 if name == "always" else _RIDGE for name in names])
    scale = np.maximum(np.abs(table).max(axis=0), 1e-9)
    table = table / scale
    weights = np.zeros(len(names))
    step = 4.0 / (np.linalg.norm(table, 2) ** 2 + 4 * ridge.max())
    for _ in range(_STEPS):
        slope = table.T @ (_sigmoid(table @ weights) - right) + ridge * weights
        weights = np.clip(weights - step * slope, low, high)
    fitted = weights / scale
    return Weights({name: round(float(w), 4) for name, w in zip(names, fitted, strict=True)})


def _sigmoid(x: Numbers) -> Numbers:
    result: Numbers = 1 / (1 + np.exp(-np.clip(x, -40, 40)))
    return result


def reliability(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> dict[str, object]:
    """Expected calibration error, Brier score, and bins as (from, count, mean confidence, share
    right)."""
    said, held = np.array(sure), np.array(right, dtype=np.float64)
    where = np.minimum((said * bins).astype(int), bins - 1)
    rows = []
    error = 0.0
    for number in range(bins):
        inside = where == number
        if inside.any():
            mean, share = float(said[inside].mean()), float(held[inside].mean())
            rows.append((number / bins, int(inside.sum()), round(mean, 4), round(share, 4)))
            error += abs(mean - share) * float(inside.mean())
    return {"ece": error, "brier": float(((said - held) ** 2).mean()), "bins": rows}


def after(given: Sequence[Example], weights: Weights) -> list[float]:
    """The calibrated confidence of each example."""
    return [confidence(o.evidence, o.kind, o.value, o.agreement, weights) for o in given]


def main(
    data: Annotated[list[Path], typer.Option(help="Folders of papers to fit on.")],
    test: Annotated[list[Path], typer.Option(help="Folders of papers to measure on.")],
    out: Annotated[Path, typer.Option(help="The file of weights to write.")],
) -> None:
    """Reads the papers, fits on some, and says how true the confidences are on the others."""
    from serve.wiring import load_seed

    catalog = load_seed().catalog
    types = tuple(catalog.document_types.values())
    labels, tagger = LabelExtractor(types), SpanExtractor()
    fitted = fit(tuple(examples(_read(data), catalog, labels, tagger)))
    out.write_text(json.dumps(_record(fitted), indent=1) + "\n", encoding="utf-8")
    measured = tuple(examples(_read(test), catalog, labels, tagger))
    right = [one.right for one in measured]
    for name, sure in (
        ("before", [one.before for one in measured]),
        ("after", after(measured, fitted)),
    ):
        typer.echo(f"{name} {json.dumps(reliability(sure, right))}")


def _record(weights: Weights) -> Mapping[str, object]:
    return {"weights": dict(weights.weights)}


def _read(folders: Sequence[Path]) -> list[tuple[Sample, Sequence[PageReading]]]:
    """What `python -m eval read` stored of each folder."""
    return [
        (sample, known.files[sample.file].pages)
        for folder in folders
        for known in [load_readings(folder / READINGS)]
        for sample in read_dataset(folder)
    ]


if __name__ == "__main__":
    typer.run(main)
