"""A city's spreadsheet of what its data sources can supply → supplies, or every row that is wrong.

Columns 数据源, 材料类型, 字段 (or source, document_type, field) under a heading row, in any order
and on any sheet. Papers and fields go by our names or keys. 字段 holds one field, several parted
by 、 or a comma, 全部 for all that the paper has, or 无: the source does not supply this paper. A
source or paper left empty is the one above, as merged cells leave it. A source that is not one of
ours is the city's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from catalog.sharing import Supply
from catalog.types import Catalog, DocumentType
from serve.errors import BadRequest

_HEADINGS = (("数据源", "source"), ("材料类型", "document_type"), ("字段", "field"))
_LOOKED_AT = 20
"""Rows in which a heading is looked for."""
_SHOWN = 20
_ALL, _NONE = "全部", "无"

Sheets = Mapping[str, list[tuple[str, ...]]]


@dataclass(frozen=True)
class Stated:
    """What a city says; `own` are the sources that the catalogue does not know, each with the
    one of ours that was perhaps meant, or ""."""

    supplies: tuple[Supply, ...]
    own: Mapping[str, str]


class _Unknown(Exception):
    """A cell nobody can make sense of: what is wrong with it, and what to write."""


def read_supply(sheets: Sheets, catalog: Catalog) -> Stated:
    """Raises BadRequest: supply_heading_missing, supply_rows_unknown (names every such row, up
    to twenty), supply_empty."""
    names = {source.name: source.name for source in catalog.sources.values()}
    names |= {key: source.name for key, source in catalog.sources.items()}
    stated: dict[tuple[str, str], set[str]] = {}
    own: dict[str, str] = {}
    wrong: list[str] = []
    for where, source, paper, field in _cells(sheets):
        try:
            if not source:
                raise _Unknown("没有写数据源；请填上数据源的名称")
            known = _match(source, names)
            if known is None:
                known = source
                own[source] = next(iter(get_close_matches(source, names, n=1, cutoff=0.5)), "")
            kind = _paper(paper, catalog.document_types)
            stated.setdefault((known, kind.code), set()).update(_fields(field, kind))
        except _Unknown as error:
            wrong.append(f"{where}：{error}")
    if wrong:
        more = f"……共 {len(wrong)} 行" if len(wrong) > _SHOWN else ""
        raise BadRequest(
            "supply_rows_unknown",
            "表格里有不认识的行：\n" + "\n".join(wrong[:_SHOWN]) + more,
            "请按每一行的提示改好以后再来；材料类型和字段见 docs/document-types.md。",
        )
    if not stated:
        raise BadRequest(
            "supply_empty", "表头下面没有内容。", "请每行写一个数据源、一种材料和它能提供的字段。"
        )
    supplies = (Supply(*key, frozenset(fields)) for key, fields in stated.items())
    return Stated(tuple(supplies), own)


def _cells(sheets: Sheets) -> Iterator[tuple[str, str, str, str]]:
    """Where a row stands, and its three cells. Raises BadRequest when no sheet has a heading."""
    headed = False
    for title, rows in sheets.items():
        found = _heading(rows)
        if found is None:
            continue
        headed = True
        start, columns = found
        source = paper = ""
        for number, row in enumerate(rows[start:], start=start + 1):
            cells = [row[column] if column < len(row) else "" for column in columns]
            if not any(cells):
                continue
            if cells[0] and cells[0] != source:
                paper = ""
            source, paper = cells[0] or source, cells[1] or paper
            yield f"“{title}”第 {number} 行", source, paper, cells[2]
    if not headed:
        wanted = "、".join(names[0] for names in _HEADINGS)
        raise BadRequest(
            "supply_heading_missing",
            f"没有找到表头：前 {_LOOKED_AT} 行里没有一行同时写着 {wanted}。",
            f"请加一行表头，三列依次叫 {wanted}。",
        )


def _heading(rows: list[tuple[str, ...]]) -> tuple[int, list[int]] | None:
    """How many rows end with the heading, and the columns of the three."""
    for number, row in enumerate(rows[:_LOOKED_AT], start=1):
        plain = [_plain(cell) for cell in row]
        columns = [next((plain.index(n) for n in names if n in plain), -1) for names in _HEADINGS]
        if -1 not in columns:
            return number, columns
    return None


def _paper(text: str, types: Mapping[str, DocumentType]) -> DocumentType:
    if not text:
        raise _Unknown("没有写材料类型；请填上材料的名称或者代码")
    names = {kind.name: code for code, kind in types.items()} | {code: code for code in types}
    code = _match(text, names)
    if code is None:
        raise _Unknown(f"材料类型“{text}”不认识；{_meant(text, names)}")
    return types[code]


def _fields(text: str, kind: DocumentType) -> set[str]:
    if not text:
        raise _Unknown(f"没有写{kind.name}的字段；请写字段名，或者“{_ALL}”，或者“{_NONE}”")
    if _plain(text) == _ALL:
        return {spec.key for spec in kind.fields}
    if _plain(text) == _NONE:
        return set()
    labels: dict[str, list[str]] = {}
    for spec in kind.fields:
        labels.setdefault(spec.label, []).append(spec.key)
    names = {label: keys[0] for label, keys in labels.items() if len(keys) == 1}
    names |= {spec.key: spec.key for spec in kind.fields}
    found = set()
    for part in filter(None, (each.strip() for each in re.split(r"[、，,；;\n]", text))):
        if len(labels.get(part, ())) > 1:
            raise _Unknown(
                f"{kind.name}有几个字段都叫“{part}”；请写代码：{'、'.join(labels[part])}"
            )
        key = _match(part, names)
        if key is None:
            raise _Unknown(f"{kind.name}没有字段“{part}”；{_meant(part, names)}")
        found.add(key)
    return found


def _match(text: str, names: Mapping[str, str]) -> str | None:
    plain = {_plain(name): value for name, value in names.items()}
    return plain.get(_plain(text))


def _meant(text: str, names: Iterable[str]) -> str:
    close = get_close_matches(text, list(names), n=1, cutoff=0.4)
    chinese = [name for name in names if not name.isascii()]
    hint = f"是不是“{close[0]}”？" if close else ""
    return (
        f"{hint}可以写：{'、'.join(chinese)}"
        if len(chinese) <= _SHOWN
        else hint or "请查材料类型表"
    )


def _plain(text: str) -> str:
    """Widths and spaces don't tell names apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())
