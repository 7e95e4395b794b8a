"""The page of checks is made from their code, and is as the code has it."""

from __future__ import annotations

from eval.check_page import FILE, checks_page
from eval.digests import ROOT
from review.checks import CHECKS


def test_the_page_names_every_check_with_its_operands_and_params() -> None:
    page = checks_page(CHECKS)
    for name, check in CHECKS.items():
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert section, name
        for part in (*check.spec.operands, *check.spec.params):
            assert f"`{part}`" in section, f"{name}.{part}"


def test_the_page_that_is_kept_is_the_one_the_code_makes() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == checks_page(CHECKS), (
        "run python -m eval tables"
    )
