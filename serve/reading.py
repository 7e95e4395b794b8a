"""Readings of uploads → documents → a reviewed case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from catalog.types import Item
from nlp.types import Classifier, Document, Extractor
from ocr.types import PageReading
from review.types import Application, Evidence, Review

NOTHING_ASKED = Evidence()


def review_case(
    item: Item,
    application: Application,
    readings: Mapping[str, Sequence[PageReading]],
    *,
    classifier: Classifier,
    extractor: Extractor,
    today: date,
    evidence: Evidence = NOTHING_ASKED,
) -> Review:
    """The whole story after reading. `readings` maps each upload named in
    `application.materials` to its pages; `evidence` is what sources answered."""
    from review.pipeline import review

    documents = {
        key: papers_of(sources, readings, classifier=classifier, extractor=extractor)
        for key, sources in application.materials.items()
    }
    return review(item, application, documents, evidence, today)


def papers_of(
    sources: Sequence[str],
    readings: Mapping[str, Sequence[PageReading]],
    *,
    classifier: Classifier,
    extractor: Extractor,
) -> tuple[Document, ...]:
    """The papers found in these uploads, in upload order."""
    from nlp.understand import understand

    return tuple(
        paper
        for source in sources
        for paper in understand(
            readings[source], source=source, classifier=classifier, extractor=extractor
        )
    )
