"""Spreadsheets (.xlsx) ↔ rows of text: the one place that knows the library."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from serve.errors import BadRequest

_MOST_BYTES = 20 * 2**20
_MOST_UNPACKED = 200 * 2**20
_MOST_ROWS = 100_000
_WIDEST = 60
Row = Sequence[str | int | float]
"""Floats are shares, shown in per cent."""

_NO_TITLE = re.compile(r"[\[\]:*?/\\]")


def read_sheets(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Sheet title → its rows, each cell as text, "" for empty; row 1 is the first. Formulas are
    what they last came to. Raises BadRequest: file_unreadable, sheet_unreadable."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadRequest(
            "file_unreadable", f"文件打不开：{error.strerror}。", "请检查路径和读取权限。"
        ) from error
    try:
        _refuse_bomb(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        with closing(book):
            return {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
    except (
        InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError,
        OSError, SyntaxError,
    ) as error:  # fmt: skip
        raise BadRequest(
            "sheet_unreadable",
            f"{path} 不是可用的表格文件。",
            f"请用表格软件另存为 .xlsx，不超过 {_MOST_BYTES // 2**20} MiB、{_MOST_ROWS} 行。",
        ) from error


def write_sheets(path: Path, sheets: Mapping[str, Sequence[Row]]) -> None:
    """Title → rows, the first of which is the heading. Text stays text: what begins like a
    formula is none. Raises BadRequest `file_unwritable`."""
    book = Workbook()
    book.remove(book.active)
    titles: set[str] = set()
    for title, rows in sheets.items():
        _fill(book.create_sheet(_title(title, titles)), rows)
    try:
        book.save(path)
    except OSError as error:
        raise BadRequest(
            "file_unwritable", f"文件写不出来：{error.strerror}。", "请检查文件夹和写入权限。"
        ) from error


def _rows(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _MOST_ROWS:
            raise ValueError("too many rows")
        yield tuple("" if cell is None else str(cell).strip() for cell in row)


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if len(content) > _MOST_BYTES or unpacked > _MOST_UNPACKED:
        raise ValueError("too large")


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str):
                cell.data_type = "s"
            elif isinstance(value, float):
                cell.number_format = "0.0%"
            if number == 1:
                cell.font = Font(bold=True)
    for column, cells in enumerate(zip(*rows, strict=True), start=1):
        widest = max(sum(2 if ord(c) > 255 else 1 for c in str(cell)) for cell in cells)
        sheet.column_dimensions[get_column_letter(column)].width = min(widest + 2, _WIDEST)
    sheet.freeze_panes = "A2"


def _title(wanted: str, taken: set[str]) -> str:
    """At most 31 characters, none that a sheet's name can't hold, and no other's name."""
    plain = _NO_TITLE.sub(" ", wanted)[:31]
    title, number = plain, 2
    while title.casefold() in taken:
        ending = f" {number}"
        title, number = plain[: 31 - len(ending)] + ending, number + 1
    taken.add(title.casefold())
    return title
