"""zhiban review CASE_DIR…: applications on disk, for items and for bundles → findings, annotated
pictures, reports."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from serve.api.schemas import Error, FileError
from serve.commands.asking import consult_at, open_desk
from serve.commands.case_folder import kept_of, write_case
from serve.commands.outcomes import Outcome, Reviewed, index_of, line_of, print_outcomes
from serve.commands.uploads import review_dir

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from serve.capsule.write import Sealing
    from serve.sources.desk import Desk
    from serve.wiring import Parts, Seed


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
    outcomes: list[Outcome] = []
    with open_desk(settings, parts, seed) as desk, _progress(screen) as progress:
        task = progress.add_task("读取材料", total=len(cases))
        for path, folder in zip(cases, _folders(cases), strict=True):
            outcome = _one(path, folder, out, parts, seed, desk, as_of, sealing, progress, task)
            outcomes.append(outcome)
            if as_json:
                print(line_of(outcome), flush=True)
    done = [outcome for outcome in outcomes if not isinstance(outcome, FileError)]
    (out / "report.html").write_text(index_of(done), encoding="utf-8")
    if not as_json:
        print_outcomes(outcomes)
    screen.print(f"报告：{out / 'report.html'}")
    if sealing and done:
        count = sum(1 if isinstance(o, Reviewed) else len(o.review.reviews) for o in done)
        screen.print(
            f"封存件：{count} 个 case.capsule，签名密钥 {sealing.signer.public_key.fingerprint}"
        )
    if len(done) < len(outcomes):
        raise typer.Exit(3)


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
) -> Outcome:
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
