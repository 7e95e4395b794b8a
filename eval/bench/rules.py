"""A dataset that was read → its fields by printed labels alone, and with the tagger's help.

    python -m eval.bench.rules DIR

Both extractors are given the same stored readings, classifier and truth. One line a condition for
all papers, and for those whose type has a field that the tagger is asked for.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.types import Catalog, DocumentType, Placement
from eval.dataset import Sample, read_dataset
from eval.figures import figures
from eval.readings import READINGS, Readings, load_readings
from eval.suites.counting import count
from eval.suites.papers import PaperSuite, ReadSample
from nlp.combine import CombinedExtractor
from nlp.confidence import load_weights
from nlp.extract import LabelExtractor
from nlp.types import Extractor, Field
from ocr.types import PageReading
from serve.reading import papers_of
from serve.settings import Settings
from serve.wiring import Parts, load_seed


class NoTagger:
    """Finds nothing."""

    def extract(self, readings: Sequence[PageReading], kind: DocumentType) -> tuple[Field, ...]:
        """No field."""
        return ()


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints F1 by labels alone, with the tagger, and over how many fields."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.rules", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with documents.jsonl and its readings")
    options = parser.parse_args(arguments)
    samples, readings = read_dataset(options.data), load_readings(options.data / READINGS)
    catalog, parts = load_seed().catalog, Parts(Settings(threads=1))
    types = tuple(catalog.document_types.values())
    labels = CombinedExtractor(LabelExtractor(types), NoTagger(), load_weights())
    both = parts.extractor(types)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for name, extractor in (("labels", labels), ("both", both)):
        for group, condition, counted in _counted(samples, readings, extractor, catalog, parts):
            for what, number in counted.items():
                counts[name, group, condition, what] += number
    for group, condition in sorted({key[1:3] for key in counts}):
        alone, helped = (
            figures("extract", [_of(counts, name, group, condition)]) for name in ("labels", "both")
        )
        fields = helped["fields"]
        print(f"{group} {condition}: {alone['f1']:.3f} → {helped['f1']:.3f} of {fields} fields")


def _counted(
    samples: Sequence[Sample],
    readings: Readings,
    extractor: Extractor,
    catalog: Catalog,
    parts: Parts,
) -> Iterator[tuple[str, str, dict[str, int]]]:
    classifier = parts.classifier(tuple(catalog.document_types.values()))
    prose = {
        kind.code
        for kind in catalog.document_types.values()
        if any(Placement.TAGGED in spec.placements for spec in kind.fields)
    }
    for sample in samples:
        pages = readings.files[sample.file].pages
        papers = papers_of(
            [sample.file], {sample.file: pages}, classifier=classifier, extractor=extractor
        )
        one = ReadSample(sample, pages, papers)
        for kind, counted in count(PaperSuite.EXTRACT, one, catalog).items():
            for group in ("all", "prose") if kind in prose else ("all",):
                yield group, str(sample.condition), dict(counted)


def _of(
    counts: Counter[tuple[str, str, str, str]], name: str, group: str, condition: str
) -> dict[str, int]:
    return {key[3]: number for key, number in counts.items() if key[:3] == (name, group, condition)}


if __name__ == "__main__":
    main()
