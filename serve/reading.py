"""Readings of uploads → documents → a reviewed case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from catalog.types import Bundle, Item
from nlp.types import Classifier, Document, Extractor
from ocr.types import PageReading
from review.types import Application, Evidence, Review

if TYPE_CHECKING:
    from review.bundle import BundleApplication, BundleReview
    from review.rules import Case

Consult = Callable[["Case"], "Case"]
"""A case with the papers that were handed in → the same with what sources say of it."""


def nobody_asked(case: Case) -> Case:
    """No source is connected."""
    return case


def answered(values: Mapping[str, str]) -> Consult:
    """Sources that answer this, `source.key` → value, whoever is asked about."""
    return lambda case: replace(case, evidence=Evidence(values))


def review_case(
    item: Item,
    application: Application,
    readings: Mapping[str, Sequence[PageReading]],
    *,
    classifier: Classifier,
    extractor: Extractor,
    today: date,
    consult: Consult = nobody_asked,
) -> Review:
    """The whole story after reading. `readings` maps each upload named in
    `application.materials` to its pages; `consult` asks the sources."""
    from review.pipeline import case_on, review

    documents = {
        key: papers_of(sources, readings, classifier=classifier, extractor=extractor)
        for key, sources in application.materials.items()
    }
    case = consult(case_on(item, application, documents, Evidence(), today))
    return review(item, application, case.documents, case.evidence, today)


def review_bundle_case(
    bundle: Bundle,
    items: Mapping[str, Item],
    application: BundleApplication,
    readings: Mapping[str, Sequence[PageReading]],
    *,
    classifier: Classifier,
    extractor: Extractor,
    today: date,
    consult: Consult = nobody_asked,
) -> BundleReview:
    """As `review_case`: each paper is read once, and reviewed for every item it serves."""
    from review.bundle import review_bundle

    documents = {
        key: papers_of(sources, readings, classifier=classifier, extractor=extractor)
        for key, sources in application.materials.items()
    }
    return review_bundle(bundle, items, application, documents, consult, today)


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
