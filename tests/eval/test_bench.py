"""The bench's own arithmetic, and what it says of what it can't measure."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from eval.bench.__main__ import rules_in_words
from eval.bench.pages import bench_pages
from eval.bench.points import Points, measure_points, repeated, with_points
from eval.bench.ratios import Measured, Read, table
from eval.bench.ways import tesseract_call
from eval.foundry.fonts import FontsMissing
from review.examples import worked_cases
from review.pipeline import review
from serve.wiring import load_seed


def program(folder: Path, *, languages: str, answer: str = "") -> None:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n[ $1 = --list-langs ] && echo '{languages}' || echo '{answer}'\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_tesseract_is_left_out_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}")
    assert tesseract_call(1)[0] is None
    assert "not installed" in tesseract_call(1)[1]
    program(tmp_path, languages="eng")
    assert tesseract_call(1)[0] is None
    assert "chi_sim" in tesseract_call(1)[1]


def test_tesseract_is_called_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}", prepend=":")
    program(tmp_path, languages="chi_sim", answer="样本")
    way, why_not = tesseract_call(1)
    assert why_not == ""
    assert way is not None
    assert way(b"picture") == ("样本",)


def test_the_table_has_a_row_for_each_page_and_way() -> None:
    ways = {"ours": Read(1.0, 100, 5, 1.0), "bare": Read(0.8, 90, 4, 1.25)}
    rows = table([Measured("form", 1000, 1400, 5, ways)]).splitlines()
    assert rows[2:] == [
        "form | 1000×1400 | ours | 1.00 | 1.00 | 100 | 5 of 5",
        "form | 1000×1400 | bare | 0.80 | 1.25 | 90 | 4 of 5",
    ]


def test_without_fonts_the_photographs_of_a_sample_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise FontsMissing("no fonts")

    monkeypatch.setattr("eval.foundry.fonts.find_fonts", missing)
    pages = bench_pages()
    assert len(pages) > 3
    assert all(page.values for page in pages)


def test_ten_times_the_points_come_to_the_same_findings_ten_times() -> None:
    item = with_points(load_seed().catalog.item("food-business-new"), 100)
    case = next(worked_cases(item)).case
    given = (case.application, case.documents, case.evidence, case.today)
    once = review(item, *given).findings
    often = review(repeated(item, 10), *given).findings
    assert (len(once), len(often)) == (100, 1000)
    assert len({finding.point_id for finding in often}) == 1000
    same = [f._replace(point_id=f.point_id.removesuffix("-9")) for f in often[900:]]
    assert tuple(same) == once


def test_the_rules_are_timed_at_a_hundred_points_and_a_thousand() -> None:
    points = measure_points(load_seed().catalog, rounds=3)
    assert points.points == 100
    assert 0 < points.best <= points.milliseconds
    assert 5 < points.thousand_over_hundred < 20


def test_the_line_about_rules_says_what_was_measured() -> None:
    assert rules_in_words(Points(100, 2.5, 1.75, 9.98)) == (
        "rules for one case of 100 points, fields given: CPU 2.50 ms (best 1.75); "
        "1,000 points ÷ 100: 9.98"
    )
