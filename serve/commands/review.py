"""zhiban review CASE_DIR…: applications on disk, for items and for bundles → findings, annotated
pictures, reports."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from serve.api.schemas import Error, FileError, ReviewShape, Shape

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID
    from rich.table import Table

    from catalog.types import Catalog
    from ocr.types import Page, PageReading
    from review.types import Review
    from serve.capsule.write import Sealing
    from serve.case_dir import CaseDir
    from serve.commands.review_bundle import ReviewedBundle
    from serve.reading import Consult
    from serve.settings import Settings
    from serve.sources.desk import Desk
    from serve.wiring import Parts, Seed


RECORD = "record.json"


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


def review(
    cases: Annotated[list[Path], typer.Argument(help="申请目录，含 application.json")],
    out: Annotated[Path, typer.Option("--out", help="报告写到这里")],
    as_json: Annotated[bool, typer.Option("--json", help="每个申请输出一行 JSON")] = False,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="按这一天审查")
    ] = None,
    capsule: Annotated[
        bool,
        typer.Option(
            "--capsule",
            help="每件（一件事的每个事项）另写一个签名的封存件 case.capsule，含申请人的信息；"
            "先 keys make",
        ),
    ] = False,
    with_papers: Annotated[
        bool, typer.Option("--with-papers", help="封存件连同上传的原件；默认只有它们的摘要")
    ] = False,
    with_pictures: Annotated[
        bool, typer.Option("--with-pictures", help="封存件连同带标注页面的报告")
    ] = False,
) -> None:
    """审查申请：读材料，逐条核对审查要点，写出标注图片和报告。

    封存件（--capsule）写明规则比对过的姓名、证件号码等内容：遮住它们就无法重新审查。
    它和材料一样要保密，只交给有权查看这一件的人。
    """
    from rich.console import Console

    from serve.commands.sealing import sealing_of
    from serve.settings import read_settings
    from serve.wiring import Parts, load_seed

    if (with_papers or with_pictures) and not capsule:
        raise typer.BadParameter("--with-papers 和 --with-pictures 要与 --capsule 一起用")
    settings = read_settings()
    seed = load_seed()
    sealing = None
    if capsule:
        sealing = sealing_of(
            settings, seed.files, with_papers=with_papers, with_pictures=with_pictures
        )
    parts = Parts(settings)
    out.mkdir(parents=True, exist_ok=True)
    screen = Console(stderr=True)
    outcomes: list[Reviewed | ReviewedBundle | FileError] = []
    with open_desk(settings, parts, seed) as desk, _progress(screen) as progress:
        task = progress.add_task("读取材料", total=len(cases))
        for path, folder in zip(cases, _folders(cases), strict=True):
            outcome = _one(path, folder, out, parts, seed, desk, as_of, sealing, progress, task)
            outcomes.append(outcome)
            if as_json:
                print(_line(outcome), flush=True)
    done = [outcome for outcome in outcomes if not isinstance(outcome, FileError)]
    (out / "report.html").write_text(_index(done), encoding="utf-8")
    if not as_json:
        _print(outcomes)
    screen.print(f"报告：{out / 'report.html'}")
    if sealing and done:
        count = sum(1 if isinstance(o, Reviewed) else len(o.review.reviews) for o in done)
        screen.print(
            f"封存件：{count} 个 case.capsule，签名密钥 {sealing.signer.public_key.fingerprint}"
        )
    if len(done) < len(outcomes):
        raise typer.Exit(3)


def review_dir(
    case: CaseDir,
    uploads: Mapping[str, bytes],
    *,
    parts: Parts,
    catalog: Catalog,
    as_of: date | None,
    consult: Consult | None = None,
    loaded: Callable[[int], object] = lambda pages: None,
    read: Callable[[], object] = lambda: None,
) -> tuple[Review, dict[str, tuple[Page, ...]], tuple[str, ...]]:
    """The review, the pages of each upload, and who read them. `uploads` are by name; `loaded`
    hears how many pages there are, `read` is called after each; `consult` asks the sources.
    Raises BadUpload and ModelUnavailable."""
    from serve.clock import day_of, now
    from serve.reading import nobody_asked, review_case

    pages, readings = read_uploads(uploads, parts, loaded=loaded, read=read)
    types = tuple(catalog.document_types.values())
    result = review_case(
        case.item,
        case.application,
        readings,
        classifier=parts.classifier(types),
        extractor=parts.extractor(types),
        today=as_of or case.application.received_on or day_of(now()),
        consult=consult or nobody_asked,
    )
    return result, pages, engines_of(readings)


def read_uploads(
    uploads: Mapping[str, bytes],
    parts: Parts,
    *,
    loaded: Callable[[int], object],
    read: Callable[[], object],
) -> tuple[dict[str, tuple[Page, ...]], dict[str, list[PageReading]]]:
    """The pages of each upload, and what was read on them, each upload once. `uploads` are by
    name; `loaded` hears how many pages there are, `read` is called after each. Raises BadUpload
    and ModelUnavailable."""
    from serve.lanes import read_all

    pages = {name: parts.sandbox.open(content, source=name) for name, content in uploads.items()}
    loaded(sum(len(each) for each in pages.values()))
    every = [page for sheets in pages.values() for page in sheets]
    readings: dict[str, list[PageReading]] = {name: [] for name in pages}
    for page, reading in zip(every, read_all(every, parts.reader, lanes=parts.lanes), strict=True):
        readings[page.source].append(reading)
        read()
    return pages, readings


def engines_of(readings: Mapping[str, list[PageReading]]) -> tuple[str, ...]:
    """Who read them."""
    return tuple(sorted({reading.engine for group in readings.values() for reading in group}))


def _one(
    path: Path,
    folder: str,
    out: Path,
    parts: Parts,
    seed: Seed,
    desk: Desk | None,
    as_of: datetime | None,
    sealing: Sealing | None,
    progress: Progress,
    task: TaskID,
) -> Reviewed | ReviewedBundle | FileError:
    from ocr.errors import BadUpload
    from serve.case_dir import load_case_dir, names_bundle
    from serve.clock import day_of, now
    from serve.commands.review_bundle import review_bundle_dir
    from serve.errors import BadRequest

    progress.update(task, description=path.name)

    def expect(pages: int) -> None:
        total = progress.tasks[task].total or 0
        progress.update(task, total=total + pages)

    try:
        day = as_of.date() if as_of else None
        if names_bundle(path):
            return review_bundle_dir(
                path,
                folder,
                out,
                parts,
                seed,
                as_of=day,
                consult=consult_at(desk, seed),
                sealing=sealing,
                loaded=expect,
                read=lambda: progress.advance(task),
            )
        case = load_case_dir(path, seed.catalog, as_of=day, today=day_of(now()))
        uploads = {name: path.read_bytes() for name, path in case.files.items()}
        result, pages, engines = review_dir(
            case,
            uploads,
            parts=parts,
            catalog=seed.catalog,
            as_of=day,
            consult=consult_at(desk, seed),
            loaded=expect,
            read=lambda: progress.advance(task),
        )
        kept = kept_of(result, uploads, pages, engines, seed, sealing)
    except (BadRequest, BadUpload) as error:
        return FileError(
            file=str(path),
            error=Error(code=error.code, message=error.message, remedy=error.remedy),
        )
    finally:
        progress.advance(task)
    write_case(result, out / folder, pages, engines, kept, name=folder)
    return Reviewed(case, folder, result)


def kept_of(
    result: Review,
    uploads: Mapping[str, bytes],
    pages: Mapping[str, tuple[Page, ...]],
    engines: tuple[str, ...],
    seed: Seed,
    sealing: Sealing | None,
) -> dict[str, bytes]:
    """What is kept of the review of one item, by file name: its decision record, and its capsule
    when it is to be sealed. Raises BadRequest `capsule_not_repeatable`."""
    from serve.commands.sealing import seal
    from serve.records import Origin, dump_record, models_here
    from serve.store.catalogue import digest_of

    record = dump_record(result, Origin(digest_of(seed.files), engines, models_here()))
    kept = {RECORD: record}
    if sealing:
        kept["case.capsule"] = seal(result, record, uploads, pages, engines, sealing)
    return kept


def write_case(
    result: Review,
    folder: Path,
    pages: Mapping[str, tuple[Page, ...]],
    engines: tuple[str, ...],
    kept: Mapping[str, bytes],
    *,
    name: str,
) -> None:
    """The report of one item with its pictures, and what is `kept` of it beside it."""
    from serve.holds import held_here
    from serve.names import standing
    from serve.records import load_record
    from serve.rendering import render_files

    folder.mkdir(exist_ok=True)
    render_files(
        result,
        lambda source, page: pages[source][page],
        name=name,
        engine="、".join(engines),
        record=load_record(kept[RECORD]).digest,
        standing=standing(held_here(result.item, result)),
        index_href="../report.html",
        write=lambda file, content: (folder / file).write_bytes(content),
    )
    for file, content in kept.items():
        (folder / file).write_bytes(content)


@contextmanager
def open_desk(settings: Settings, parts: Parts, seed: Seed) -> Iterator[Desk | None]:
    """Where sources are asked, None when none is connected. The audit of what is asked here
    stands in the store, too."""
    links = parts.links(seed.catalog.sources)
    if not links:
        yield None
        return
    from serve.house import desk_of
    from serve.store.store import open_store

    store = open_store(settings)
    try:
        yield desk_of(links, store)
    finally:
        store.engine.dispose()


def consult_at(desk: Desk | None, seed: Seed) -> Consult | None:
    """For one case, under an id of its own."""
    if desk is None:
        return None
    case = f"cli-{uuid.uuid4()}"
    return lambda asking: desk.consult(asking, seed.catalog.sources, of=case)


def _folders(cases: list[Path]) -> list[str]:
    """Each directory's name; directories of one name are told apart by a number."""
    names = [path.resolve().name for path in cases]
    seen: Counter[str] = Counter()
    folders = []
    for name in names:
        seen[name] += 1
        folders.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return folders


def _progress(screen: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Elapsed())
    return Progress(*columns, console=screen, transient=True, redirect_stdout=False)


def _index(done: list[Reviewed | ReviewedBundle]) -> str:
    from review.bundle_report import summarise_bundle
    from review.report import Summary, index_page, summarise

    def summary(each: Reviewed | ReviewedBundle) -> Summary:
        href = f"{each.folder}/report.html"
        if isinstance(each, Reviewed):
            return summarise(each.review, name=each.folder, href=href)
        return summarise_bundle(each.review, name=each.folder, href=href)

    return index_page([summary(each) for each in done])


def _line(outcome: Reviewed | ReviewedBundle | FileError) -> str:
    from serve.api import present
    from serve.commands.review_bundle import ReviewedBundle, line_of
    from serve.holds import held_here

    if isinstance(outcome, FileError):
        return outcome.model_dump_json()
    if isinstance(outcome, ReviewedBundle):
        return line_of(outcome)
    hold = held_here(outcome.review.item, outcome.review)
    shape = present.review(outcome.review, hold)
    return CaseOutput(case=str(outcome.case.path), review=shape).model_dump_json()


def _print(outcomes: list[Reviewed | ReviewedBundle | FileError]) -> None:
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
