"""An application for a bundle (一件事) on disk → one report of the whole, and one an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from serve.api.bundle_schemas import BundleOutput
from serve.commands.case_folder import kept_of, write_case
from serve.commands.uploads import engines_of, read_uploads

if TYPE_CHECKING:
    from rich.table import Table

    from review.bundle import BundleReview
    from review.types import Review
    from serve.capsule.write import Sealing
    from serve.case_dir import BundleDir
    from serve.reading import Consult
    from serve.wiring import Parts, Seed


@dataclass(frozen=True)
class ReviewedBundle:
    """A directory with an application for a bundle after its review; `folder` is its place
    under the output folder."""

    case: BundleDir
    folder: str
    review: BundleReview


def review_bundle_dir(
    path: Path,
    folder: str,
    out: Path,
    parts: Parts,
    seed: Seed,
    *,
    as_of: date | None,
    consult: Consult | None,
    sealing: Sealing | None,
    loaded: Callable[[int], object],
    read: Callable[[], object],
) -> ReviewedBundle:
    """Reads each paper once and writes `report.html` of the whole, and a folder with report and
    record for each item, and its capsule when it is to be sealed. Raises BadRequest, BadUpload
    and ModelUnavailable."""
    from review.bundle_report import bundle_page
    from serve.case_dir import load_bundle_dir
    from serve.clock import day_of, now
    from serve.reading import nobody_asked, review_bundle_case

    today = day_of(now())
    case = load_bundle_dir(path, seed.catalog, as_of=as_of, today=today)
    uploads = {name: path.read_bytes() for name, path in case.files.items()}
    pages, readings = read_uploads(uploads, parts, loaded=loaded, read=read)
    engines = engines_of(readings)
    types = tuple(seed.catalog.document_types.values())
    result = review_bundle_case(
        case.bundle,
        case.items,
        case.application,
        readings,
        classifier=parts.classifier(types),
        extractor=parts.extractor(types),
        today=as_of or case.application.received_on or today,
        consult=consult or nobody_asked,
    )
    kept = [
        kept_of(each, _own(uploads, each), pages, engines, seed, sealing) for each in result.reviews
    ]
    (out / folder).mkdir(exist_ok=True)
    for each, files in zip(result.reviews, kept, strict=True):
        write_case(
            each,
            out / folder / each.item.key,
            pages,
            engines,
            files,
            name=f"{folder} · {each.item.name}",
        )
    html = bundle_page(result, name=folder, index_href="../report.html")
    (out / folder / "report.html").write_text(html, encoding="utf-8")
    return ReviewedBundle(case, folder, result)


def _own(uploads: Mapping[str, bytes], review: Review) -> dict[str, bytes]:
    """The uploads that one of the items was handed."""
    own = (name for names in review.application.materials.values() for name in names)
    return {name: uploads[name] for name in own}


def line_of(outcome: ReviewedBundle) -> str:
    """One line of JSON."""
    from serve.api import present_bundle

    return BundleOutput(
        case=str(outcome.case.path), bundle=present_bundle.review(outcome.review)
    ).model_dump_json()


def table_of(outcome: ReviewedBundle) -> Table:
    """What a reviewer must look at, the gravest first, each thing once with the items it
    concerns; points that wait for a paper that is not there are only counted."""
    from rich.markup import escape
    from rich.table import Column, Table

    from review.types import Cause, Verdict
    from serve.names import name_of

    result = outcome.review
    names = {each.item.key: each.item.name for each in result.reviews}
    each_one = "  ".join(
        f"{escape(each.item.name)} {name_of(each.decision.conclusion)}" for each in result.reviews
    )
    table = Table(
        Column("结论", no_wrap=True),
        Column("审查要点", overflow="fold"),
        Column("说明", overflow="fold"),
        Column("事项", overflow="fold"),
        title=f"{escape(outcome.folder)}（{escape(result.bundle.name)}）："
        f"{name_of(result.conclusion)}",
        caption=each_one,
        title_justify="left",
        caption_justify="left",
    )
    waiting: Counter[Cause] = Counter()
    for verdict, colour in ((Verdict.FAIL, "red"), (Verdict.UNSURE, "yellow")):
        for common in result.findings:
            finding = common.finding
            if finding.cause in (Cause.MATERIAL_MISSING, Cause.WRONG_PAPER):
                waiting[finding.cause] += finding.verdict is verdict
            elif finding.verdict is verdict:
                table.add_row(
                    f"[{colour}]{name_of(verdict)}[/]",
                    escape(finding.title),
                    escape(finding.message),
                    escape("、".join(names[key] for key in common.items)),
                )
    for cause, count in waiting.items():
        table.add_row(f"[yellow]{name_of(Verdict.UNSURE)}[/]", f"另有 {count} 项", name_of(cause))
    return table
