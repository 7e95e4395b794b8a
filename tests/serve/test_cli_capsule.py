"""zhiban keys, review --capsule, capsule check and catalog sharing, as their users call them."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from serve.sheets import read_sheets, write_sheets
from tests.serve.test_cli import Run, case_dir, zhiban

__all__ = ["zhiban"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHIBAN_DATA_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def key(zhiban: Run, data: Path) -> Path:
    code, said, _ = zhiban("keys", "make")
    assert code == 0 and "sm3:" in said
    return data / "signing.key.pub"


def sealed(zhiban: Run, tmp_path: Path, *options: str) -> tuple[Path, Path]:
    case = case_dir(tmp_path / "case")
    code, _, error = zhiban("review", case, "--out", tmp_path / "out", "--capsule", *options)
    assert code == 0 and "封存件" in error
    return case, tmp_path / "out" / "case" / "case.capsule"


def test_a_reviewed_case_is_sealed_and_checked(zhiban: Run, tmp_path: Path, key: Path) -> None:
    case, capsule = sealed(zhiban, tmp_path)
    code, said, _ = zhiban("capsule", "check", capsule, "--key", key, "--papers", case)
    assert code == 0
    assert "核验通过" in said and "逐字节相同" in said and "食品经营许可" in said
    assert "没有证明" in said and "没有可信的时间" in said
    assert "样本市晨光餐饮有限公司" not in said


def test_each_item_of_a_bundle_is_sealed_with_its_own_uploads(
    zhiban: Run, tmp_path: Path, key: Path
) -> None:
    case = case_dir(
        tmp_path / "open",
        item="",
        bundle="theme-company-open",
        form={},
        situation={},
        materials={"company-setup.articles": ["licence.png"]},
    )
    code, _, error = zhiban("review", case, "--out", tmp_path / "out", "--capsule")
    assert code == 0 and "4 个 case.capsule" in error
    named = {}
    for folder in (path for path in (tmp_path / "out" / "open").iterdir() if path.is_dir()):
        code, said, _ = zhiban("capsule", "check", folder / "case.capsule", "--key", key)
        assert code == 0 and "核验通过" in said
        with zipfile.ZipFile(folder / "case.capsule") as archive:
            uploads = json.loads(archive.read("manifest.json"))["uploads"]
        named[folder.name] = [each["name"] for each in uploads]
    assert named == {
        "company-setup": ["licence.png"],
        "seal-filing": [],
        "ss-company-enroll": [],
        "hpf-employer-open": [],
    }


def test_an_unknown_key_and_other_originals_are_not_passed(
    zhiban: Run, tmp_path: Path, key: Path
) -> None:
    case, capsule = sealed(zhiban, tmp_path)
    code, said, _ = zhiban("capsule", "check", capsule)
    assert code == 1
    assert "不知道是谁" in said and "--key" in said and "核验通过" not in said
    (case / "licence.png").write_bytes(b"another")
    code, said, _ = zhiban("capsule", "check", capsule, "--key", key, "--papers", case)
    assert code == 1 and "licence.png" in said and "核验没有通过" in said


def test_pictures_and_papers_go_in_when_asked(zhiban: Run, tmp_path: Path, key: Path) -> None:
    case, capsule = sealed(zhiban, tmp_path, "--with-papers", "--with-pictures")
    code, said, _ = zhiban("capsule", "check", capsule, "--key", key)
    assert code == 0 and "report.html" in said
    content = capsule.read_bytes()
    assert (case / "licence.png").read_bytes() in content
    assert b"<html" in content


def test_a_changed_capsule_is_refused_with_its_code(zhiban: Run, tmp_path: Path, key: Path) -> None:
    _, capsule = sealed(zhiban, tmp_path)
    content = capsule.read_bytes()
    capsule.write_bytes(content.replace("样本甲".encode(), "样本乙".encode()))
    code, _, error = zhiban("capsule", "check", capsule, "--key", key)
    assert code == 3
    assert "capsule_member_changed" in error and "record.json" in error and "→" in error
    code, _, error = zhiban("capsule", "check", tmp_path / "gone.capsule")
    assert code == 3 and "file_unreadable" in error


def test_without_a_signing_key_nothing_is_read(zhiban: Run, tmp_path: Path, data: Path) -> None:
    case = case_dir(tmp_path / "case")
    code, _, error = zhiban("review", case, "--out", tmp_path / "out", "--capsule")
    assert code == 4
    assert "ZHIBAN_SIGNING_KEY_FILE" in error and "zhiban keys make" in error
    assert not (tmp_path / "out").exists()


def test_options_of_a_capsule_need_one(zhiban: Run, tmp_path: Path) -> None:
    case = case_dir(tmp_path / "case")
    code, _, error = zhiban("review", case, "--out", tmp_path / "out", "--with-papers")
    assert code == 2 and "--capsule" in error


def test_keys_are_not_written_over(zhiban: Run, key: Path) -> None:
    before = key.read_bytes()
    code, _, error = zhiban("keys", "make")
    assert code == 3 and "key_exists" in error
    assert key.read_bytes() == before


def test_sharing_lists_elements_and_counts(zhiban: Run) -> None:
    code, said, _ = zhiban("catalog", "sharing", "food-business-new")
    assert code == 0
    for word in ("营业执照·名称", "市场主体登记平台", "不可共享", "申报表单", "情形", "汇总"):
        assert word in said


def test_sharing_takes_what_a_city_says_and_writes_a_sheet_an_item(
    zhiban: Run, tmp_path: Path
) -> None:
    supply, out = tmp_path / "supply.xlsx", tmp_path / "sharing.xlsx"
    rows = [["数据源", "材料类型", "字段"], ["住房租赁平台", "房屋租赁合同", "全部"]]
    write_sheets(supply, {"供给": [*rows, ["市场主体登记平台", "营业执照", "无"]]})
    code, said, _ = zhiban(
        "catalog", "sharing", "food-business-new", "--json", "--supply", supply, "--out", out
    )
    assert code == 0
    output = json.loads(said)
    assert output["own_sources"] == ["住房租赁平台"]
    [item] = output["items"]
    elements = {each["path"]: each for each in item["elements"]}
    assert elements["lease.ends_on"]["sources"] == ["住房租赁平台"]
    assert elements["licence.name"]["shareable"] == "no"
    assert sum(item["counts"].values()) == len(elements)
    assert item["share"] == round(item["counts"]["yes"] / len(elements), 4)
    sheets = read_sheets(out)
    assert list(sheets) == ["汇总", "食品经营许可（新办）"]
    assert len(sheets["食品经营许可（新办）"]) == len(elements) + 1


def test_sharing_names_what_is_wrong(zhiban: Run, tmp_path: Path) -> None:
    supply = tmp_path / "supply.xlsx"
    write_sheets(supply, {"供给": [["数据源", "材料类型", "字段"], ["人口库", "驾照", "姓名"]]})
    code, _, error = zhiban("catalog", "sharing", "--supply", supply)
    assert code == 3 and "supply_rows_unknown" in error and "第 2 行" in error
    code, _, error = zhiban("catalog", "sharing", "no-such-item")
    assert code == 2 and "food-business-new" in error
    code, _, error = zhiban("catalog", "sharing", "--supply", supply, "--out", supply)
    assert code == 2 and "--supply" in error
    code, _, error = zhiban("catalog", "sharing", "--out", tmp_path / "a.csv")
    assert code == 2 and ".xlsx" in error


def test_the_check_asks_no_network_database_or_model(
    zhiban: Run, tmp_path: Path, key: Path
) -> None:
    _, capsule = sealed(zhiban, tmp_path)
    code = (
        "import sys\n"
        "def watch(event, args):\n"
        "    if event.startswith(('socket.', 'sqlite3.')):\n"
        "        raise RuntimeError(event)\n"
        "sys.addaudithook(watch)\n"
        "from serve.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    heavy = {'sqlalchemy', 'dbos', 'httpx', 'fastapi', 'rapidocr', 'onnxruntime', 'cv2'}\n"
        "    print(sorted(heavy & sys.modules.keys()))\n"
    )
    command = [sys.executable, "-c", code, "capsule", "check", str(capsule), "--key", str(key)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"
