"""A file of case records, JSON lines or CSV → records, and the rows that can't be used, by line.

Columns are found by the names in the catalogue (`supervision.yaml`); others are not looked at.
Where two columns hold one field, the name that stands first in the catalogue counts. In JSON,
objects in objects are reached by a point (`special_procedure.started_on`), and
`special_procedures` may be a list of objects. Nothing that stood in a row is ever repeated in a
message.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.supervision import CASE_ID, parts_of
from catalog.types import FieldKind, Supervision
from nlp.normalize import fold
from review.case_record import BadRecord, CaseRecord, columns_of, record_of
from serve.errors import BadRequest

_JSON = (".jsonl", ".ndjson", ".json")
_SAVE_AS = "请另存为 UTF-8 的 CSV，或者每行一个 JSON 对象的 .jsonl。"


@dataclass(frozen=True)
class RecordRow:
    """A row that can be used; lines count from 1, a CSV's heading is the first."""

    line: int
    record: CaseRecord


@dataclass(frozen=True)
class RefusedRow:
    """A row that can't, and what to do."""

    line: int
    code: str
    message: str
    remedy: str


@dataclass(frozen=True)
class RecordFile:
    """What a file holds. `absent` are the labels of fields that no row has a place for."""

    rows: tuple[RecordRow, ...]
    refused: tuple[RefusedRow, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class _Raw:
    """A row before its values are read: field key → what stands there."""

    line: int
    cells: Mapping[str, str]


def read_record_file(path: Path, supervision: Supervision) -> RecordFile:
    """Raises BadRequest when the file as a whole can't be used: it can't be opened, is no text,
    is empty, or has no column of case ids."""
    text = _text(path)
    if not text.strip():
        raise BadRequest("records_empty", f"{path.name} 是空的。", "请导出有办件的数据。")
    as_json = path.suffix.lower() in _JSON or text.lstrip().startswith("{")
    raw = _from_json(text, supervision) if as_json else _from_csv(text, supervision)
    rows: list[RecordRow] = []
    refused: list[RefusedRow] = []
    seen: dict[str, int] = {}
    held: set[str] = set()
    for each in raw:
        if isinstance(each, RefusedRow):
            refused.append(each)
            continue
        held |= each.cells.keys()
        try:
            record = record_of(supervision, each.cells)
            _refuse_repeat(record.case_id, each.line, seen)
        except BadRecord as error:
            refused.append(RefusedRow(each.line, error.code, error.message, error.remedy))
        else:
            rows.append(RecordRow(each.line, record))
    return RecordFile(tuple(rows), tuple(refused), _absent(supervision, held))


def _refuse_repeat(case_id: str, line: int, seen: dict[str, int]) -> None:
    if case_id in seen:
        raise BadRecord(
            "case_repeated",
            f"办件编号与第{seen[case_id]}行相同。",
            "一个办件只留一行；几次特别程序写在同一行，用分号隔开。",
        )
    seen[case_id] = line


def _absent(supervision: Supervision, held: Collection[str]) -> tuple[str, ...]:
    """Of periods, either the field that holds them together or those that tell of each."""
    listed = [each.key for each in supervision.fields if each.kind is FieldKind.PERIODS]
    known = set(held)
    for key in listed:
        parts = parts_of(key)
        if key in known:
            known |= set(parts)
        known |= {key}
    return tuple(each.label for each in supervision.fields if each.key not in known)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadRequest(
            "file_unreadable", f"文件打不开：{error.strerror}。", "请检查路径和读取权限。"
        ) from error
    if data.startswith(b"PK"):
        raise BadRequest("records_not_text", f"{path.name} 是表格软件的文件。", _SAVE_AS)
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadRequest("records_not_text", f"{path.name} 不是文本文件。", _SAVE_AS)


# --- CSV --------------------------------------------------------------------------------------


def _from_csv(text: str, supervision: Supervision) -> Iterator[_Raw | RefusedRow]:
    first = text.lstrip("\r\n").partition("\n")[0]
    tab = first.count("\t") > first.count(",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tab else ",", strict=True)
    heading: list[str] = []
    taken: dict[str, int] = {}
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RefusedRow(
                line, "row_malformed", "这一行的引号没有配对，或者一格太长。",
                f"请检查第{line}行的引号；引号没有配对时，后面的行也读不到。",
            )  # fmt: skip
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if not heading:
            heading = [fold(cell) for cell in cells]
            taken = _columns(heading, supervision)
            continue
        cells = cells[: len(heading)] + [c for c in cells[len(heading) :] if c.strip()]
        if len(cells) != len(heading):
            yield RefusedRow(
                line, "row_uneven", f"这一行有{len(cells)}格，表头有{len(heading)}格。",
                "请检查这一行有没有多余的逗号，或者少了列。",
            )  # fmt: skip
            continue
        yield _Raw(line, {key: cells[index] for key, index in taken.items()})


def _columns(heading: Sequence[str], supervision: Supervision) -> dict[str, int]:
    """Field key → the column that holds it. Raises BadRequest."""
    known = columns_of(supervision)
    for name in heading:
        if name in known and heading.count(name) > 1:
            raise BadRequest("column_repeated", f"有两列都叫“{name}”。", "请去掉其中一列。")
    taken = {
        each.key: heading.index(name)
        for each in supervision.fields
        for name in reversed((*each.names, each.key))
        if name in heading
    }
    if CASE_ID not in taken:
        names = "、".join(supervision.field(CASE_ID).names)
        raise BadRequest(
            "no_case_ids", "第一行里没有办件编号这一列。",
            f"第一行要写列名，办件编号可以叫：{names}。",
        )  # fmt: skip
    return taken


# --- JSON lines -------------------------------------------------------------------------------


def _from_json(text: str, supervision: Supervision) -> Iterator[_Raw | RefusedRow]:
    for line, written in enumerate(text.split("\n"), start=1):
        if not written.strip():
            continue
        try:
            value = json.loads(written, object_pairs_hook=_object)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            yield RefusedRow(
                line, "row_malformed", "这一行不是一个 JSON 对象，或者同一个名字写了两次。",
                "每一行写一个完整的 JSON 对象，不要换行，不要用方括号把各行包起来。",
            )  # fmt: skip
            continue
        try:
            yield _Raw(line, _cells(value, supervision))
        except BadRecord as error:
            yield RefusedRow(line, error.code, error.message, error.remedy)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Raises ValueError where a name stands twice."""
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _cells(value: Mapping[str, object], supervision: Supervision) -> dict[str, str]:
    known = columns_of(supervision)
    named = {fold(name): cell for name, cell in _flat(value, known)}
    cells: dict[str, str] = {}
    for each in supervision.fields:
        for name in (*each.names, each.key):
            if name not in named or each.key in cells:
                continue
            cell = named[name]
            if each.kind is FieldKind.PERIODS and isinstance(cell, list):
                cells |= _listed(each.key, cell, known)
            else:
                cells[each.key] = _scalar(cell, each.label)
    return cells


def _flat(value: Mapping[str, object], known: Collection[str]) -> Iterator[tuple[str, object]]:
    """Names and values; those inside an object are reached by a point."""
    for name, cell in value.items():
        if isinstance(cell, dict):
            yield from ((f"{name}.{inner}", each) for inner, each in cell.items())
        else:
            yield name, cell


def _listed(periods: str, cells: Sequence[object], known: Mapping[str, str]) -> dict[str, str]:
    """A list of objects as the cells of a table have it: one after another, between semicolons."""
    one = periods.removesuffix("s")
    told: list[dict[str, str]] = []
    for cell in cells:
        if not isinstance(cell, dict):
            raise BadRecord(
                "value_unreadable", "特别程序的写法认不出来。", "列表里每次写一个对象。"
            )
        keys = {known.get(fold(name)) or known.get(f"{one}.{name}"): v for name, v in cell.items()}
        told.append({key: _scalar(v, key) for key, v in keys.items() if key in parts_of(periods)})
    if not told:
        return {periods: ""}
    present = [part for part in parts_of(periods) if any(part in each for each in told)]
    return {part: ";".join(each.get(part, "") for each in told) for part in present}


def _scalar(cell: object, label: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(cell)
    raise BadRecord("value_unreadable", f"“{label}”的写法认不出来。", "请写文字或者数。")
