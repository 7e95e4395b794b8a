"""What `zhiban review --capsule` adds: settings → how to seal; a review → its capsule."""

from __future__ import annotations

from collections.abc import Mapping

from ocr.types import Page
from review.types import Review
from serve.capsule.write import Sealing, dump_capsule
from serve.holds import held_here
from serve.names import standing
from serve.records import load_record
from serve.rendering import render_report
from serve.security.signing import load_signer
from serve.settings import Settings


def sealing_of(
    settings: Settings, files: Mapping[str, str], *, with_papers: bool, with_pictures: bool
) -> Sealing:
    """Raises SettingsError, before anything is read, when there is no key to sign with."""
    return Sealing(load_signer(settings.signing_key), files, with_papers, with_pictures)


def seal(
    review: Review,
    record: bytes,
    uploads: Mapping[str, bytes],
    pages: Mapping[str, tuple[Page, ...]],
    engines: tuple[str, ...],
    sealing: Sealing,
) -> bytes:
    """The capsule of one case, with its pictures drawn when they are to go in. Raises BadRequest
    `capsule_not_repeatable`."""
    report = ""
    if sealing.with_pictures:
        report = render_report(
            review,
            lambda source, page: pages[source][page],
            name=review.item.name,
            engine="、".join(engines),
            record=load_record(record).digest,
            standing=standing(held_here(review.item, review)),
        )
    return dump_capsule(review, record, uploads, sealing, report=report.encode())
