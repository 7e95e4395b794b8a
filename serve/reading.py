"""Readings of uploads → documents → a reviewed case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from catalog.types import Bundle, Item
from nlp.types import Classifier, Document, Extractor
from ocr.types import PageReading
from review.types import Application, Evidence, Review

if TYPE_CHECKING:
    from review.bundle import BundleApplication, BundleReview

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


def review_bundle_case(
    bundle: Bundle,
    items: Mapping[str, Item],
    application: BundleApplication,
    readings: Mapping[str, Sequence[PageReading]],
    *,
    classifier: Classifier,
    extractor: Extractor,
    today: date,
    evidence: Evidence = NOTHING_ASKED,
) -> BundleReview:
    """As `review_case`: each paper is read once, and reviewed for every item it serves."""
    from review.bundle import review_bundle

    documents = {
        key: papers_of(sources, readings, classifier=classifier, extractor=extractor)
        for key, sources in application.materials.items()
    }
    return review_bundle(bundle, items, application, documents, evidence, today)


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
