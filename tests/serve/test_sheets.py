"""Spreadsheets: what is written comes back as text, and what is none is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from serve.errors import BadRequest
from serve.sheets import read_sheets, write_sheets


def test_rows_come_back_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheets(path, {"甲": [["名称", "数"], ["样本", 3]], "乙": [["空"], [""]]})
    assert read_sheets(path) == {"甲": [("名称", "数"), ("样本", "3")], "乙": [("空",), ("",)]}


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheets(path, {"甲": [["名称"], ['=HYPERLINK("http://x")']]})
    cell = load_workbook(path)["甲"]["A2"]
    assert cell.data_type == "s" and cell.value.startswith("=")


def test_titles_are_made_to_fit_and_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    long = "经营性道路货物运输驾驶员从业资格证申领及其他很长的名称事项"
    write_sheets(path, {long + "一": [["a"]], long + "甲乙丙一": [["b"]], "a/b": [["c"]]})
    titles = load_workbook(path).sheetnames
    assert len(titles) == 3 and all(len(title) <= 31 for title in titles)
    assert titles[2] == "a b"


def test_what_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for content in (b"", b"a,b\n", b"PK\x03\x04"):
        path.write_bytes(content)
        with pytest.raises(BadRequest) as caught:
            read_sheets(path)
        assert caught.value.code == "sheet_unreadable" and "xlsx" in caught.value.remedy
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(BadRequest):
        read_sheets(path)
    with pytest.raises(BadRequest) as caught:
        read_sheets(tmp_path / "gone.xlsx")
    assert caught.value.code == "file_unreadable"


def test_a_file_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheets(path, {"甲": [["a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more", bytes(201 * 2**20))
    assert path.stat().st_size < 2**20
    with pytest.raises(BadRequest):
        read_sheets(path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as caught:
        write_sheets(tmp_path / "gone" / "a.xlsx", {"甲": [["a"]]})
    assert caught.value.code == "file_unwritable"
