"""The report: what came out otherwise, where it stands, and a page that needs nothing else."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from catalog.types import Catalog
from eval.dataset import TrueField
from eval.digests import reading_code_digest
from eval.measure import Measured, measure
from eval.report.calibration import calibration
from eval.report.faults import Fault, FaultKind, faults_of, worst
from eval.report.page import report_page, worst_cases
from eval.report.pictures import picture_of
from eval.suites.papers import PaperSuite, ReadSample
from ocr.types import Problem
from tests.eval.handmade_set import (
    FILES,
    blurred,
    card,
    marked,
    marked_page,
    page,
    sample,
    spot,
    write_set,
)
from tests.eval.test_counting import found


def kinds(faults: tuple[Fault, ...]) -> list[FaultKind]:
    return [fault.kind for fault in faults]


def faultless(catalog: Catalog) -> ReadSample:
    paper = found(catalog, "bank-card", bank=("样本储蓄银行", 0.9))
    reading = marked_page()
    paper = replace(paper, seals=reading.seals, signatures=reading.signatures, ticks=reading.ticks)
    true = replace(marked(), fields=card(bank="样本储蓄银行").fields)
    return ReadSample(sample("f", true), (reading,), (paper,))


def test_a_faultless_reading_has_no_fault(catalog: Catalog) -> None:
    assert faults_of(faultless(catalog), catalog) == ()
    assert worst([faultless(catalog)], catalog, most=3) == ()


def test_each_kind_of_difference_is_a_fault_with_both_sides(catalog: Catalog) -> None:
    one = faultless(catalog)
    paper = one.documents[0]
    wrong = replace(
        paper,
        fields=(replace(paper.fields[0], value="样木储蓄银行"),),
        seals=(),
        signatures=tuple(replace(s, present=not s.present) for s in paper.signatures or ()),
        ticks=(paper.ticks or ())[:1],
    )
    page_of = replace(one.readings[0], problems=(blurred(),), orientation=90)
    faults = faults_of(replace(one, readings=(page_of,), documents=(wrong,)), catalog)
    assert kinds(faults) == [
        FaultKind.QUALITY, FaultKind.ORIENTATION, FaultKind.FIELD, FaultKind.SEAL,
        FaultKind.SIGNATURE, FaultKind.SIGNATURE, FaultKind.TICK,
    ]  # fmt: skip
    sides = [(fault.expected, fault.found) for fault in faults]
    assert sides == [
        ("", Problem.BLURRED), ("0", "90"), ("样本储蓄银行", "样木储蓄银行"), ("样本市样例局", ""),
        ("present", "absent"), ("absent", "present"), ("empty", ""),
    ]  # fmt: skip
    assert faults[2].label == "发卡行"
    assert faults[2].seen == (paper.fields[0].regions[0].points,)


def test_a_wrong_type_and_a_seal_too_many_are_faults(catalog: Catalog) -> None:
    one = faultless(catalog)
    other = replace(found(catalog, "passport"), seals=one.documents[0].seals)
    true = replace(card(bank="样本储蓄银行"))
    faults = faults_of(replace(one, sample=sample("f", true), documents=(other,)), catalog)
    assert kinds(faults) == [FaultKind.TYPE, FaultKind.FIELD, FaultKind.SEAL]
    assert (faults[0].expected, faults[0].found) == ("银行卡", "普通护照")


def test_the_worst_stand_first(catalog: Catalog) -> None:
    one = faultless(catalog)
    blind = replace(one, documents=())
    less = replace(one, documents=(replace(one.documents[0], seals=()),))
    assert [case for case, _ in worst([less, one, blind], catalog, most=2)] == [blind, less]


def test_calibration_is_the_gap_between_confidence_and_accuracy() -> None:
    counts = {
        "bin9": 4,
        "bin9_right": 2,
        "bin9_confidence": 3800,
        "bin2": 1,
        "bin2_confidence": 200,
    }
    found = calibration([counts])
    assert [(b.low, b.fields, b.accuracy, b.confidence) for b in found.bins] == [
        (0.2, 1, 0, pytest.approx(0.2)),
        (0.9, 4, 0.5, pytest.approx(0.95)),
    ]
    assert found.ece == pytest.approx((4 * 0.45 + 1 * 0.2) / 5)
    assert calibration([]).ece is None


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_number_stands_at_its_fault_however_the_page_is_turned(
    tmp_path: Path, catalog: Catalog, turn: int
) -> None:
    upright = np.full((300, 400, 3), 255, np.uint8)
    cv2.rectangle(upright, (240, 150), (280, 165), (0, 0, 0), cv2.FILLED)
    uploaded = np.ascontiguousarray(np.rot90(upright, -(turn // 90)))
    cv2.imwrite(str(tmp_path / "f.png"), uploaded)
    rows, columns = np.nonzero(uploaded[:, :, 0] < 128)
    high, wide = uploaded.shape[:2]
    x0, x1 = columns.min() / wide, (columns.max() + 1) / wide
    y0, y1 = rows.min() / high, (rows.max() + 1) / high
    polygon = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    true = replace(card(), fields={"bank": TrueField("样本储蓄银行", 0, polygon)})
    one = ReadSample(
        replace(sample("f.png", true), orientation=(turn,)),
        (replace(page(), orientation=turn),),
        (),
    )
    faults = tuple(f for f in faults_of(one, catalog) if f.kind is FaultKind.FIELD)
    picture = picture_of(tmp_path, one, faults)
    assert picture is not None
    assert (picture.width, picture.height) == (400, 300)
    data = np.frombuffer(b64decode(picture.uri.partition(",")[2]), np.uint8)
    drawn = cv2.imdecode(data, cv2.IMREAD_COLOR)[:, :, ::-1].astype(int)
    blue = np.abs(drawn - (15, 110, 190)).sum(axis=2) < 60
    y, x = (axis.mean() for axis in np.nonzero(blue))
    assert 225 < x < 285
    assert 130 < y < 170


@pytest.fixture
def measured(tmp_path: Path) -> Measured:
    write_set(tmp_path, code=reading_code_digest())
    suites = list(PaperSuite)
    return measure(tmp_path, suites, processes=1, say=lambda _: None)


def test_a_report_shows_both_sides_and_needs_no_script_and_no_network(
    tmp_path: Path, measured: Measured
) -> None:
    cases = worst_cases(tmp_path, measured.read, measured.catalog)
    html = report_page(measured.results, cases, measured.catalog)
    assert [case.file for case in cases] == [FILES[1]]
    assert "6299992557765679" in html
    assert "未读到" in html
    assert "没有图片" in html  # what stands in the folder is no picture
    assert "<script" not in html
    assert "style=" not in html
    assert not re.search(r"(src|href)=\"(?!data:|#)", html)
    assert "ECE" in html


def test_a_stale_report_says_so(tmp_path: Path, measured: Measured) -> None:
    page = report_page(replace(measured.results, stale=True), (), measured.catalog)
    assert "make eval-store" in page
    assert "没有差错" in page


def test_words_that_were_read_are_escaped(tmp_path: Path, catalog: Catalog) -> None:
    write_set(tmp_path, code=reading_code_digest())
    measured = measure(tmp_path, [PaperSuite.EXTRACT], processes=1, say=lambda _: None)
    evil = Fault(FaultKind.FIELD, "<b>", "<script>", "&", 0, spot(0.1, 0.1))
    cases = worst_cases(tmp_path, measured.read, catalog)
    html = report_page(measured.results, [replace(cases[0], faults=(evil,))], catalog)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
