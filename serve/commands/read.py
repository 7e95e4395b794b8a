"""zhiban read FILE…: pictures, PDFs and OFDs → one JSON line a file, or a table."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocr.types import SURE_SIGNATURE, TickState
from serve.api.schemas import Error, FileError, FileShape

if TYPE_CHECKING:
    from nlp.types import Classifier, Extractor
    from serve.wiring import Parts


_TICKED = {TickState.EMPTY: "未选", TickState.TICKED: "已选", TickState.CROSSED: "打叉"}
_UNASSESSED = "未检测"


def read(
    files: Annotated[list[Path], typer.Argument(help="图片、PDF 或 OFD", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="每个文件输出一行 JSON")] = False,
) -> None:
    """读取材料：版面方向、文字、材料类型、字段、印章、签名、勾选。"""
    from serve.settings import read_settings
    from serve.wiring import Parts, load_seed

    parts = Parts(read_settings())
    types = tuple(load_seed().catalog.document_types.values())
    classifier, extractor = parts.classifier(types), parts.extractor(types)
    refused = False
    with ThreadPoolExecutor(parts.lanes) as threads:
        for outcome in threads.map(
            lambda path: read_file(path, parts, classifier, extractor), files
        ):
            refused = refused or isinstance(outcome, FileError)
            if as_json:
                print(outcome.model_dump_json(), flush=True)
            else:
                _print(outcome)
    if refused:
        raise typer.Exit(3)


def read_file(
    path: Path, parts: Parts, classifier: Classifier, extractor: Extractor
) -> FileShape | FileError:
    """One file, read; a file that can't be used is an outcome here, not an exception, so
    that the others go on."""
    from ocr.errors import BadUpload
    from serve.api import present
    from serve.lanes import read_all
    from serve.reading import papers_of

    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return FileError(
            file=name,
            error=Error(
                code="file_unreadable",
                message=f"文件打不开：{error.strerror}。",
                remedy="请检查路径和读取权限。",
            ),
        )
    try:
        pages = parts.sandbox.open(data, source=name, decode=False)
        readings = tuple(read_all(pages, parts.reader, lanes=parts.lanes))
    except BadUpload as error:
        return FileError(
            file=name,
            error=Error(code=error.code, message=error.message, remedy=error.remedy),
        )
    documents = papers_of([name], {name: readings}, classifier=classifier, extractor=extractor)
    return present.file(name, readings, documents)


def _print(outcome: FileShape | FileError) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    console.rule(f"[bold]{escape(outcome.file)}", align="left")
    if isinstance(outcome, FileError):
        console.print(f"[red]{outcome.error.code}[/] {outcome.error.message}")
        console.print(f"→ {outcome.error.remedy}")
        return
    for warning in outcome.warnings:
        console.print(f"[yellow]{warning.code}[/] {warning.message}{warning.remedy}")
    for page in outcome.pages:
        problems = "、".join(
            f"{'轻微' if each.slight else ''}{each.problem.name}（{each.advice}）"
            for each in page.quality.problems
        )
        console.print(
            f"第 {page.index + 1} 页  {page.width}×{page.height}  "
            f"转向 {page.orientation}°  {problems or '清晰'}"
        )
    for paper in outcome.documents:
        kind = paper.document_type
        table = Table("字段", "内容", "原文", "把握", title_justify="left")
        table.title = f"{kind.name or '未识别的材料'}（{kind.confidence:.2f}）"
        for field in paper.fields:
            values = (escape(field.label), escape(field.value), escape(field.raw))
            table.add_row(*values, f"{field.confidence:.2f}")
        if paper.seals is None:
            table.add_row("印章", _UNASSESSED, "", "")
        for seal in paper.seals or ():
            table.add_row("印章", escape(seal.text), "", f"{seal.confidence:.2f}")
        if paper.signatures is None:
            table.add_row("签名", _UNASSESSED, "", "")
        for place in paper.signatures or ():
            signed = "已签" if place.present else "未签"
            signed += "（不能确定）" if place.confidence < SURE_SIGNATURE else ""
            table.add_row("签名", signed, escape(place.label), f"{place.confidence:.2f}")
        if paper.ticks is None:
            table.add_row("勾选", _UNASSESSED, "", "")
        for box in paper.ticks or ():
            table.add_row(
                "勾选", _TICKED[TickState(box.state)], escape(box.label), f"{box.confidence:.2f}"
            )
        console.print(table)
