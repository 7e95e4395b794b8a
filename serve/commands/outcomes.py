"""Applications on disk after their review → what a reviewer sees: lines, tables, the index page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from serve.api.schemas import FileError, ReviewShape, Shape

if TYPE_CHECKING:
    from rich.table import Table

    from review.types import Review
    from serve.case_dir import CaseDir
    from serve.commands.review_bundle import ReviewedBundle


class CaseOutput(Shape):
    """One case directory, reviewed."""

    case: str
    review: ReviewShape


@dataclass(frozen=True)
class Reviewed:
    """A case directory after its review; `folder` is its place under the output folder."""

    case: CaseDir
    folder: str
    review: Review


Outcome: TypeAlias = "Reviewed | ReviewedBundle | FileError"
"""What came of one directory."""


def index_of(done: Sequence[Reviewed | ReviewedBundle]) -> str:
    """The page over all reports."""
    from review.bundle_report import summarise_bundle
    from review.report import Summary, index_page, summarise

    def summary(each: Reviewed | ReviewedBundle) -> Summary:
        href = f"{each.folder}/report.html"
        if isinstance(each, Reviewed):
            return summarise(each.review, name=each.folder, href=href)
        return summarise_bundle(each.review, name=each.folder, href=href)

    return index_page([summary(each) for each in done])


def line_of(outcome: Outcome) -> str:
    """One line of JSON."""
    from serve.api import present
    from serve.commands import review_bundle
    from serve.holds import held_here

    if isinstance(outcome, FileError):
        return outcome.model_dump_json()
    if isinstance(outcome, review_bundle.ReviewedBundle):
        return review_bundle.line_of(outcome)
    hold = held_here(outcome.review.item, outcome.review)
    shape = present.review(outcome.review, hold)
    return CaseOutput(case=str(outcome.case.path), review=shape).model_dump_json()


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """A table for each, or what is wrong with it."""
    from rich.console import Console
    from rich.markup import escape

    from serve.commands.review_bundle import ReviewedBundle, table_of

    screen = Console()
    for outcome in outcomes:
        if isinstance(outcome, FileError):
            error = outcome.error
            screen.print(f"[red]✗[/] {escape(outcome.file)}：{escape(error.message)}")
            screen.print(f"  → {escape(error.remedy)}（{error.code}）")
        elif isinstance(outcome, ReviewedBundle):
            screen.print(table_of(outcome))
        else:
            screen.print(_table(outcome))


def _table(outcome: Reviewed) -> Table:
    """What a reviewer must look at, the gravest first. What is in order is only counted, and
    so are points that wait for a paper that is not there."""
    from rich.markup import escape
    from rich.table import Column, Table

    from review.types import Cause, Verdict
    from serve.holds import held_here
    from serve.names import name_of, standing

    result = outcome.review
    decides = standing(held_here(result.item, result))
    counts = Counter(finding.verdict for finding in result.findings)
    table = Table(
        Column("结论", no_wrap=True),
        Column("审查要点", overflow="fold"),
        Column("说明", overflow="fold"),
        title=f"{escape(outcome.folder)}：{name_of(result.decision.conclusion)}，{decides}",
        caption="  ".join(f"{name_of(verdict)} {counts[verdict]}" for verdict in Verdict),
        title_justify="left",
        caption_justify="left",
    )
    waiting: Counter[Cause] = Counter()
    for verdict, colour in ((Verdict.FAIL, "red"), (Verdict.UNSURE, "yellow")):
        for finding in result.findings:
            if finding.cause in (Cause.MATERIAL_MISSING, Cause.WRONG_PAPER):
                waiting[finding.cause] += finding.verdict is verdict
            elif finding.verdict is verdict:
                name = f"[{colour}]{name_of(verdict)}[/]"
                table.add_row(name, escape(finding.title), escape(finding.message))
    for cause, count in waiting.items():
        table.add_row(f"[yellow]{name_of(Verdict.UNSURE)}[/]", f"另有 {count} 项", name_of(cause))
    return table
