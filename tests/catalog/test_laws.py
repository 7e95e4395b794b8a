"""Articles are looked up in law texts, and the catalogue says which were found."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.laws import articles, check_basis, read_laws
from catalog.load import load_catalog
from tests.catalog.small import CHECKS, edited, loaded

FOOD = """# 中华人民共和国食品安全法

<!-- INFO END -->

## 第四章

第三十三条 食品生产经营应当符合第九十九条的要求：

（一）具有场所；

**第三十五条** 国家实行许可制度。
"""
GENERAL = "# 中华人民共和国民法典\n\n# 总则\n\n第一条　为了保护权益。\n"
CONTRACTS = "# 中华人民共和国民法典\n\n# 合同编\n\n第七百零三条 租赁合同。\n\n第十条之一 增加的。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "行政法/食品安全法(2021-04-29).md": FOOD,
        "行政法/食品安全法(2009-02-28).md": "# 中华人民共和国食品安全法\n\n第一条 旧法。\n",
        "行政法/_index.md": "# 目录\n",
        "民法典/总则.md": GENERAL,
        "民法典/合同编.md": CONTRACTS,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_articles_are_those_that_begin_a_line() -> None:
    assert articles(FOOD) == {"第三十三条", "第三十五条"}


def test_an_inserted_article_keeps_its_own_number() -> None:
    assert articles(CONTRACTS) == {"第七百零三条", "第十条之一"}


def test_the_newest_version_counts_and_parts_of_a_code_are_joined(folder: Path) -> None:
    laws = read_laws(folder)
    assert set(laws) == {"中华人民共和国食品安全法", "中华人民共和国民法典"}
    assert articles(laws["中华人民共和国食品安全法"]) == {"第三十三条", "第三十五条"}
    assert {"第一条", "第七百零三条"} <= articles(laws["中华人民共和国民法典"])


def test_articles_are_counted_once_and_found_memories_are_pointed_out(folder: Path) -> None:
    report = check_basis(loaded(), read_laws(folder))
    assert (report.text, report.memory) == (2, 1)
    assert any("review point lease-present" in warning for warning in report.warnings)


def test_an_article_that_does_not_exist_is_an_error(folder: Path) -> None:
    files = edited("items/open-shop.yaml", "第三十五条", "第三十六条")
    catalog = load_catalog(files, checks=CHECKS)
    with pytest.raises(CatalogError, match="第三十六条 does not exist"):
        check_basis(catalog, read_laws(folder))


def test_an_article_marked_text_needs_the_text_of_its_law(folder: Path) -> None:
    (folder / "行政法" / "食品安全法(2021-04-29).md").unlink()
    (folder / "行政法" / "食品安全法(2009-02-28).md").unlink()
    with pytest.raises(CatalogError, match="no text of the law is there"):
        check_basis(loaded(), read_laws(folder))


def test_a_title_is_found_with_or_without_the_name_of_the_state() -> None:
    report = check_basis(loaded(), {"食品安全法": FOOD})
    assert (report.text, report.memory, report.warnings) == (2, 1, ())


def test_a_missing_folder_of_laws_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no such folder"):
        read_laws(tmp_path / "nowhere")
