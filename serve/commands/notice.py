"""zhiban notice CASE_DIR: an application on disk → its one-time notice, beside earlier ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from catalog.types import Catalog
    from review.rounds import Round
    from serve.telling import Drawn
    from serve.wiring import Seed

NOTICE, RECORD = "notice.json", "record.json"


def notice(
    case: Annotated[Path, typer.Argument(help="申请目录，含 application.json")],
    out: Annotated[Path, typer.Option("--out", help="告知书写到这里：网页、文字、JSON、决定记录")],
    by: Annotated[str, typer.Option("--by", help="由谁告知；不写的是草稿")] = "",
    judged: Annotated[
        list[str] | None,
        typer.Option("--judged", help="人工核对的结果：要点=yes 要补正，要点=no 没有问题"),
    ] = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option("--earlier", help="以前各次的 notice.json（旁边要有 record.json），从早到晚"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="按这一天审查")
    ] = None,
) -> None:
    """一次性补正告知书：一次说全要补正什么、怎么改、依据哪一条；没有要补正的不写。"""
    from rich.console import Console

    from serve.errors import BadRequest
    from serve.wiring import load_seed

    seed = load_seed()
    rounds = tuple(_round(path, seed.catalog) for path in earlier or ())
    screen = Console(stderr=True, soft_wrap=True)
    try:
        made, record = _drawn(case, _judgements(judged or ()), rounds, as_of, seed)
    except BadRequest as error:
        if error.code != "nothing_to_correct":
            raise
        print(error.message)
        return
    if by and made.draft.pending:
        names = "、".join(each.point for each in made.draft.pending)
        raise BadRequest(
            "points_not_judged",
            f"还有{len(made.draft.pending)}处没有核对：{names}。",
            "要补正的内容须一次告知：请逐处核对，用 --judged 要点=yes 或 要点=no 写明。",
        )
    shape, text = _write(made, record, out, by, case.resolve().name)
    print(shape if as_json else text, end="\n" if as_json else "")
    for each in made.draft.pending:
        screen.print(f"[yellow]![/] 先由人核对：{each.title}（{each.point}）：{each.message}")
    for before in made.shape.before:
        screen.print(f"以前告知过：{before.title}：{before.since.name}")
    for late in made.shape.late:
        screen.print(f"[red]✗[/] {late.title}（{late.stood_in}，{late.told_on}）：{late.text}")
    screen.print(f"告知书：{out / 'notice.html'}")


def _drawn(
    folder: Path,
    judged: dict[str, bool],
    rounds: tuple[Round, ...],
    as_of: datetime | None,
    seed: Seed,
) -> tuple[Drawn, bytes]:
    from ocr.errors import BadUpload
    from review.rounds import HandedIn
    from serve.case_dir import load_case_dir
    from serve.clock import day_of, now
    from serve.commands.asking import consult_at, open_desk
    from serve.commands.uploads import review_dir
    from serve.errors import BadRequest
    from serve.records import Origin, dump_record, load_record, models_here
    from serve.settings import read_settings
    from serve.store.catalogue import digest_of
    from serve.telling import drawn
    from serve.wiring import Parts

    day = as_of.date() if as_of else None
    case = load_case_dir(folder, seed.catalog, as_of=day, today=day_of(now()))
    uploads = {name: path.read_bytes() for name, path in case.files.items()}
    settings = read_settings()
    parts = Parts(settings)
    try:
        with open_desk(settings, parts, seed) as desk:
            review, _, engines = review_dir(
                case,
                uploads,
                parts=parts,
                catalog=seed.catalog,
                as_of=day,
                consult=consult_at(desk, seed),
            )
    except BadUpload as error:
        raise BadRequest(error.code, error.message, error.remedy) from error
    record = dump_record(review, Origin(digest_of(seed.files), engines, models_here()))
    handed_in = HandedIn(
        review, {name: hashlib.sha256(content).hexdigest() for name, content in uploads.items()}
    )
    name = folder.resolve().name
    return drawn(handed_in, load_record(record), judged, rounds, name=name), record


def _write(made: Drawn, record: bytes, out: Path, by: str, name: str) -> tuple[str, str]:
    """The JSON and the text, as they were written."""
    from review.notice_page import Given, notice_page, notice_text
    from serve.api.notice_schemas import GivenShape
    from serve.clock import day_of, now

    out.mkdir(parents=True, exist_ok=True)
    given = Given(by, day_of(now())) if by else None
    shape = made.shape
    if given:
        tell_by = made.notice.tell_by
        in_time = given.on <= tell_by if tell_by else None
        shape = shape.model_copy(update={"given": GivenShape(by=by, at=now(), in_time=in_time)})
    text = notice_text(made.notice, case=name, given=given)
    page = notice_page(made.notice, case=name, given=given)
    (out / NOTICE).write_text(shape.model_dump_json(), encoding="utf-8")
    (out / "notice.txt").write_text(text, encoding="utf-8")
    (out / "notice.html").write_text(page, encoding="utf-8")
    (out / RECORD).write_bytes(record)
    return shape.model_dump_json(), text


def _judgements(said: Sequence[str]) -> dict[str, bool]:
    answers = {"yes": True, "no": False}
    judged = {}
    for each in said:
        point, _, answer = each.partition("=")
        if answer not in answers:
            raise typer.BadParameter(f"{each}：请写成 要点=yes 或 要点=no", param_hint="--judged")
        judged[point] = answers[answer]
    return judged


def _round(path: Path, catalog: Catalog) -> Round:
    """Raises BadRequest: notice_malformed, earlier_record_missing, earlier_record_differs, and
    as `load_record` does."""
    from pydantic import ValidationError

    from review.rounds import HandedIn, Round
    from serve.api.notice_schemas import NoticeShape
    from serve.errors import BadRequest
    from serve.records import load_record

    try:
        shape = NoticeShape.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValueError, ValidationError) as error:
        raise BadRequest(
            "notice_malformed",
            f"{path} 不是补正告知书。",
            "请指定 zhiban notice 写出的 notice.json。",
        ) from error
    beside = path.parent / RECORD
    if not beside.is_file():
        raise BadRequest(
            "earlier_record_missing",
            f"{path} 旁边没有 {RECORD}，不知道当时交了什么。",
            f"请把那一次写出的 {RECORD} 放在同一个文件夹里。",
        )
    record = load_record(beside.read_bytes())
    if record.digest != shape.record:
        raise BadRequest(
            "earlier_record_differs",
            f"{beside} 不是 {path} 所依据的决定记录。",
            "请把两个文件成对取来。",
        )
    told_on = _day_told(shape.given.at if shape.given else None, record.today)
    told = tuple(shape.points)
    return Round(shape.case, HandedIn(record.review(catalog), shape.uploads), told, told_on)


def _day_told(at: datetime | None, today: date) -> date:
    from serve.clock import day_of

    return day_of(at) if at else today
