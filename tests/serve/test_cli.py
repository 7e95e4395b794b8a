"""The command line: its JSON contract, its exit codes, and what it says of bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ocr.uploads import script_pdf
from tests.serve.bad_files import BAD_FILES
from tests.serve.command_line import Run, runner
from tests.serve.fakes import PixelParts, licence, picture


@pytest.fixture
def zhiban(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with the pixel reader; its exit code, standard output and error."""

    monkeypatch.setattr("serve.wiring.Parts", lambda settings: PixelParts())
    return runner(monkeypatch, capsys)


def case_dir(folder: Path, **changes: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "licence.png").write_bytes(picture(*licence()))
    authored = {
        "item": "food-business-new",
        "received_on": "2026-11-16",
        "form": {"operator_name": "样本市晨光餐饮有限公司"},
        "situation": {"entity": ["company"], "premises": ["rented"], "applicant": ["self"]},
        "materials": {"licence": ["licence.png"]},
    } | changes
    (folder / "application.json").write_text(json.dumps(authored, ensure_ascii=False), "utf-8")
    return folder


def test_read_gives_one_line_a_file_in_the_shape_others_rely_on(
    zhiban: Run, tmp_path: Path
) -> None:
    file = tmp_path / "licence.png"
    file.write_bytes(picture(*licence()))
    code, out, _ = zhiban("read", file, file, "--json")
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert first == second
    assert first["file"] == str(file)
    [page] = first["pages"]
    assert set(page) == {"index", "width", "height", "orientation", "quality"}
    assert page["quality"] == {"ok": True, "problems": []}
    [document] = first["documents"]
    assert document["document_type"]["code"] == "business-licence"
    assert document["document_type"]["name"] == "营业执照"
    assert document["signatures"] is None
    assert document["seals"] == []
    fields = {field["key"]: field for field in document["fields"]}
    assert fields["name"]["label"] == "名称"
    assert set(fields["name"]) == {
        "key", "label", "value", "raw", "confidence", "page", "polygon"
    }  # fmt: skip
    assert len(fields["name"]["polygon"]) == 4
    assert set(document["lines"][0]) == {"text", "confidence", "page", "polygon"}


@pytest.mark.parametrize("what", BAD_FILES)
def test_read_refuses_a_bad_file_and_reads_the_others(
    zhiban: Run, tmp_path: Path, what: str
) -> None:
    data, code = BAD_FILES[what]
    bad, good = tmp_path / "bad", tmp_path / "good.png"
    bad.write_bytes(data)
    good.write_bytes(picture(*licence()))
    exit_code, out, _ = zhiban("read", bad, good, "--json")
    refused, read = map(json.loads, out.splitlines())
    assert exit_code == 3
    assert set(refused) == {"file", "error"}
    assert refused["error"]["code"] == code
    assert refused["error"]["message"] and refused["error"]["remedy"]
    assert read["documents"]


def test_read_warns_of_scripts_in_a_file(zhiban: Run, tmp_path: Path) -> None:
    plain, scripted = tmp_path / "a.png", tmp_path / "a.pdf"
    plain.write_bytes(picture(*licence()))
    scripted.write_bytes(script_pdf())
    code, out, _ = zhiban("read", plain, scripted, "--json")
    warnings = [json.loads(line)["warnings"] for line in out.splitlines()]
    assert code == 0
    assert [[each["code"] for each in file] for file in warnings] == [[], ["pdf_script"]]
    assert all(each["message"] and each["remedy"] for each in warnings[1])


def test_read_names_a_file_that_is_not_there(zhiban: Run, tmp_path: Path) -> None:
    code, out, _ = zhiban("read", tmp_path / "nothing.jpg", "--json")
    assert code == 3
    assert json.loads(out)["error"]["code"] == "file_unreadable"


def test_read_for_people_is_a_table(zhiban: Run, tmp_path: Path) -> None:
    file = tmp_path / "[licence].png"
    file.write_bytes(picture(*licence()))
    code, out, _ = zhiban("read", file)
    assert code == 0
    assert "营业执照" in out and "样本市晨光餐饮有限公司" in out and "[licence].png" in out
    assert out.count("未检测") == 2  # the pixel reader looks for neither signatures nor boxes


def test_review_writes_an_index_a_report_and_pictures(zhiban: Run, tmp_path: Path) -> None:
    first, second = case_dir(tmp_path / "a" / "case"), case_dir(tmp_path / "b" / "case")
    out = tmp_path / "out"
    code, said, _ = zhiban("review", first, second, "--out", out)
    assert code == 0
    assert "需人工复核" in said and "补正" in said and "未提交" in said
    for folder in ("case", "case-2"):
        assert (out / folder / "report.html").is_file()
        assert list((out / folder).glob("*.png"))
        assert f"{folder}/report.html" in (out / "report.html").read_text("utf-8")


def test_review_gives_one_json_line_a_case(zhiban: Run, tmp_path: Path) -> None:
    case = case_dir(tmp_path / "case")
    code, said, _ = zhiban("review", case, "--out", tmp_path / "out", "--json")
    [line] = map(json.loads, said.splitlines())
    assert (code, line["case"]) == (0, str(case))
    verdicts = {f["point_id"]: f["verdict"] for f in line["review"]["findings"]}
    assert verdicts["lease-present"] == {"code": "fail", "name": "不符合"}
    assert line["review"]["today"] == "2026-11-16"
    _, said, _ = zhiban(
        "review", case, "--out", tmp_path / "out", "--json", "--as-of", "2026-12-01"
    )
    assert json.loads(said)["review"]["today"] == "2026-12-01"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item": "no-such-item"}, "unknown_item"),
        ({"materials": {"licence": ["gone.jpg"]}}, "material_file_missing"),
        ({"materials": {"licence": ["../other/licence.png"]}}, "material_file_outside"),
        ({"materials": {"diploma": ["licence.png"]}}, "unknown_material"),
        ({"materials": {"licence": "licence.png"}}, "application_malformed"),
        ({"received_on": "yesterday"}, "application_malformed"),
        ({"situation": {"entity": ["club"]}}, "unknown_option"),
    ],
)
def test_a_case_that_cannot_be_used_is_named_and_the_others_go_on(
    zhiban: Run, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    bad, good = case_dir(tmp_path / "bad", **changes), case_dir(tmp_path / "good")
    exit_code, said, _ = zhiban("review", bad, good, "--out", tmp_path / "out", "--json")
    refused, reviewed = map(json.loads, said.splitlines())
    assert exit_code == 3
    assert refused["file"] == str(bad)
    assert refused["error"]["code"] == code
    assert refused["error"]["message"] and refused["error"]["remedy"]
    assert reviewed["review"]["findings"]


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_paper_refuses_its_case_and_the_others_go_on(
    zhiban: Run, tmp_path: Path, what: str
) -> None:
    data, code = BAD_FILES[what]
    bad, good = case_dir(tmp_path / "bad"), case_dir(tmp_path / "good")
    (bad / "licence.png").write_bytes(data)
    exit_code, said, _ = zhiban("review", bad, good, "--out", tmp_path / "out", "--json")
    refused, reviewed = map(json.loads, said.splitlines())
    assert (exit_code, refused["error"]["code"]) == (3, code)
    assert reviewed["review"]["findings"]


@pytest.mark.parametrize("content", [b"{", b"[]", '{"item": "样本"}'.encode("gbk")])
def test_a_malformed_application_is_named(zhiban: Run, tmp_path: Path, content: bytes) -> None:
    case = case_dir(tmp_path / "case")
    (case / "application.json").write_bytes(content)
    code, said, _ = zhiban("review", case, "--out", tmp_path / "out")
    assert code == 3
    assert "application_malformed" in said
    (case / "application.json").unlink()
    code, said, _ = zhiban("review", case, "--out", tmp_path / "out")
    assert (code, "application_missing" in said) == (3, True)


def test_catalog_check_counts_points_and_examples(zhiban: Run) -> None:
    code, said, _ = zhiban("catalog", "check")
    assert code == 0
    for word in ("完备性", "一致性", "规范性", "有效性", "已核对原文", "待核对", "示例"):
        assert word in said


def copied_catalogue(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    from catalog.load import DATA

    for file in DATA.rglob("*.yaml"):
        target = folder / file.relative_to(DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        target.write_text(change(text) if target.name == name else text, "utf-8")
    return folder


def test_catalog_check_is_red_when_an_example_does_not_come_out(
    zhiban: Run, tmp_path: Path
) -> None:
    def swap(text: str) -> str:
        return text.replace("decision: correct", "decision: manual", 1)

    folder = copied_catalogue(tmp_path / "data", "food-business-new.yaml", swap)
    code, said, error = zhiban("catalog", "check", folder)
    assert code == 1
    assert "应为 " in said and "manual" in said, error


def test_malformed_yaml_is_named_with_its_remedy(zhiban: Run, tmp_path: Path) -> None:
    folder = copied_catalogue(tmp_path / "data", "laws.yaml", lambda text: text + "\n  - [")
    code, _, error = zhiban("catalog", "check", folder)
    assert code == 1
    assert "catalog_invalid" in error and "laws.yaml" in error and "→" in error


def test_catalog_check_looks_articles_up_in_law_texts(zhiban: Run, tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    laws.mkdir()
    code, _, error = zhiban("catalog", "check", "--laws", laws)
    assert code == 1
    assert "catalog_invalid" in error


def test_guide_asks_until_it_can_answer(zhiban: Run) -> None:
    code, said, _ = zhiban("guide", "food-business-new", "--json")
    step = json.loads(said)
    assert code == 0 and step["guide"] is None
    answers: list[str] = []
    while step["question"] is not None:
        question = step["question"]
        option = "hot_food" if question["multiple"] else question["options"][0]["value"]
        answers += ["--answer", f"{question['key']}={option}"]
        step = json.loads(zhiban("guide", "food-business-new", "--json", *answers)[1])
    assert {"licence", "application"} <= {each["key"] for each in step["guide"]["materials"]}
    code, said, _ = zhiban("guide", "food-business-new", *answers)
    assert "营业执照" in said and "办理时限" in said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("no-such-item",), "unknown_item"),
        (("food-business-new", "--answer", "entity"), "answer_malformed"),
        (("food-business-new", "--answer", "weather=fine"), "unknown_question"),
        (("food-business-new", "--answer", "entity=club"), "unknown_option"),
    ],
)
def test_guide_names_what_it_does_not_know(
    zhiban: Run, arguments: tuple[str, ...], code: str
) -> None:
    exit_code, _, error = zhiban("guide", *arguments)
    assert exit_code == 3
    assert code in error and "→" in error


def test_a_wrong_setting_ends_with_the_operators_code(
    zhiban: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIBAN_PORT", "many")
    code, _, error = zhiban("serve")
    assert code == 4
    assert "ZHIBAN_PORT" in error and "→" in error


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, serve.cli; "
        "print([m for m in ('rapidocr', 'onnxruntime', 'cv2', 'dbos', 'fastapi', 'sqlalchemy')"
        " if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
