"""zhiban supervise: files as offices export them, rows that can't be used, and no names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.load import DATA, load_catalog, read_folder
from catalog.types import Supervision
from review.checks import SPECS
from serve.case_records import RecordFile, read_record_file
from serve.errors import BadRequest
from tests.serve.command_line import Run, runner

HEADING = "办件编号,申请人,办件类型,受理时间,办结时间,承诺时限,特别程序开始时间,特别程序结束时间"
SOON = "c-1,张三,承诺件,2026-03-02 09:00:00,2026-03-02 09:10:00,5,,"
FINE = "c-2,李四,承诺件,2026-03-02 09:00:00,2026-03-02 09:10:01,5,,"


@pytest.fixture(scope="module")
def supervision() -> Supervision:
    files = read_folder()
    few = {name: files[name] for name in ("laws.yaml", "supervision.yaml")}
    return load_catalog(few, checks=SPECS).supervision


@pytest.fixture
def zhiban(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs a command with a catalogue of laws and supervision alone."""
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    for name in ("laws.yaml", "supervision.yaml"):
        (catalogue / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")

    run = runner(monkeypatch, capsys)
    return lambda *arguments: run(*arguments, "--catalog", catalogue)


def written(folder: Path, *lines: str, name: str = "cases.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def read(supervision: Supervision, path: Path) -> RecordFile:
    return read_record_file(path, supervision)


def test_a_line_a_case_then_refused_rows_then_the_tally(zhiban: Run, tmp_path: Path) -> None:
    file = written(tmp_path, HEADING, SOON, FINE, "王五,王五,承诺件,,,,,")
    code, out, _ = zhiban("supervise", file, "--json", "--as-of", "2026-11-16")
    assert code == 3
    first, second, refused, whole = map(json.loads, out.splitlines())
    rule = "promised-not-within-ten-minutes"
    came: list[dict[str, Any]] = [
        next(f for f in case["findings"] if f["rule"] == rule) for case in (first, second)
    ]
    assert [(c["case"], c["line"]) for c in (first, second)] == [("c-1", 2), ("c-2", 3)]
    assert [each["verdict"]["code"] for each in came] == ["fail", "pass"]
    assert came[0]["entries"][1] == {
        "label": "办结时间", "path": "record.finished_at", "value": "2026-03-02T09:10:00",
    }  # fmt: skip
    assert (refused["line"], refused["error"]["code"]) == (4, "case_id_malformed")
    assert (whole["cases"], whole["refused"], whole["as_of"]) == (2, 1, "2026-11-16")
    [told] = [each for each in whole["rules"] if each["rule"] == rule]
    assert told["counts"] == {"pass": 1, "fail": 1, "unsure": 0, "not_applicable": 0}


def test_no_name_leaves_by_any_door(zhiban: Run, tmp_path: Path) -> None:
    file = written(
        tmp_path, HEADING, SOON, FINE, "张三,,,,,,,", "c-3,张三,张三,,,,,", "c-4,,,张三,,,,",
        'c-5,"张三', *(["张三"] * 3),
    )  # fmt: skip
    page = tmp_path / "report.html"
    for more in ((), ("--json",), ("--out", page)):
        code, out, err = zhiban("supervise", file, *more)
        assert code == 3
        assert not [name for name in ("张三", "李四") if name in out + err]
    assert "张三" not in page.read_text(encoding="utf-8")
    assert "c-1" in page.read_text(encoding="utf-8")


def test_the_screen_says_what_was_found_and_which_columns_are_not_there(
    zhiban: Run, tmp_path: Path
) -> None:
    code, out, err = zhiban("supervise", written(tmp_path, HEADING, SOON), "--as-of", "2026-11-16")
    assert (code, err) == (0, "")
    assert "相隔10分0秒，没有超过10分0秒" in out
    assert "没有这些列：事项类型、" in out
    assert "办件状态" in out


def test_nothing_found_is_said(zhiban: Run, tmp_path: Path) -> None:
    code, out, _ = zhiban("supervise", written(tmp_path, HEADING, FINE), "--as-of", "2026-11-16")
    assert code == 0
    assert "没有发现要看的办件。" in out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_as_programs_save_it(
    supervision: Supervision, tmp_path: Path, encoding: str
) -> None:
    tabs = "\t".join(HEADING.split(",")), "\t".join(SOON.split(","))
    for lines in ((HEADING, SOON), tabs):
        [row] = read(supervision, written(tmp_path, *lines, encoding=encoding)).rows
        assert row.record.values["kind"] == "promised"


def test_bad_rows_are_named_by_line_and_do_not_stop_the_others(
    supervision: Supervision, tmp_path: Path
) -> None:
    found = read(
        supervision,
        written(
            tmp_path, HEADING, SOON, SOON, "c-3,,承诺件", "", 'c-4,a"b,"x"y,,,,,', FINE, 'c-9,"'
        ),
    )
    assert [row.record.case_id for row in found.rows] == ["c-1", "c-2"]
    assert [(each.line, each.code) for each in found.refused] == [
        (3, "case_repeated"), (4, "row_uneven"), (6, "row_malformed"), (8, "row_malformed"),
    ]  # fmt: skip


def test_json_says_several_procedures_and_what_it_does_not_know(
    supervision: Supervision, tmp_path: Path
) -> None:
    lines = [
        {"case_id": 1, "special_procedures": [
            {"started_on": "2026-03-03", "ended_on": None}, {"特别程序开始时间": "2026-03-09"}]},
        {"办件编号": "2", "special_procedure":
            {"started_on": "2026-03-03", "ended_on": "2026-03-04"}, "note": "a\u2028b"},
        {"case_id": "3", "special_procedures": []},
        {"case_id": "4", "applicant": {"name": "张三"}},
        {"case_id": "5", "accepted_at": True},
        ["6"],
    ]  # fmt: skip
    path = written(
        tmp_path,
        *(json.dumps(each, ensure_ascii=False) for each in lines),
        "{",
        '{"case_id": "8", "case_id": "9"}',
        name="cases.jsonl",
    )
    found = read(supervision, path)
    together = [row.record.values.get("special_procedures") for row in found.rows]
    assert together == ["2026-03-03/;2026-03-09/", "2026-03-03/2026-03-04", "", None]
    assert [(each.line, each.code) for each in found.refused] == [
        (5, "value_unreadable"), (6, "row_malformed"), (7, "row_malformed"),
        (8, "row_malformed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "records_empty"),
        ("编号,姓名\n1,张三\n".encode(), "no_case_ids"),
        ("办件编号,受理时间,受理时间\n1,,\n".encode(), "column_repeated"),
        (b"PK\x03\x04", "records_not_text"),
        (b"\xff\xff\xff\x00", "records_not_text"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(
    supervision: Supervision, tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(data)
    with pytest.raises(BadRequest) as refused:
        read(supervision, path)
    assert refused.value.code == code
    assert "张三" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(zhiban: Run, tmp_path: Path) -> None:
    code, _, err = zhiban("supervise", tmp_path / "none.csv")
    assert code == 3
    assert err.startswith("file_unreadable")


def test_every_column_stands_in_the_documentation(supervision: Supervision) -> None:
    page = (Path(__file__).parents[2] / "docs" / "supervision.md").read_text(encoding="utf-8")
    assert [rule.key for rule in supervision.rules if f"`{rule.key}`" not in page] == []
    missing = [
        word
        for each in supervision.fields
        for word in (f"`{each.key}`", *each.names, *(w for ws in each.options.values() for w in ws))
        if word not in page
    ]
    assert missing == []
