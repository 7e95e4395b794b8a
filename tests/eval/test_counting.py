"""What each suite counts of a sample by hand, and the figures made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.types import Catalog
from eval.dataset import Sample, TrueDocument
from eval.figures import FIGURES, MAIN, figures
from eval.suites.counting import Counts, count
from eval.suites.papers import PaperSuite, ReadSample, understand_samples
from nlp.types import Document, Field
from ocr.types import PageReading, Problem, Region, SealShape, TickState
from tests.eval.handmade_set import SPOT, blurred, card, marked, marked_page, page, reading, sample


def read(catalog: Catalog, one: Sample, *pages: PageReading) -> ReadSample:
    return next(understand_samples([one], iter([reading(one.file, *pages)]), catalog))


def found(catalog: Catalog, code: str, **values: tuple[str, float]) -> Document:
    """A paper of this type with these fields and how sure each is."""
    kind = catalog.document_types[code]
    fields = tuple(
        Field(key, kind.field(key).label, value, value, sure, (Region(0, SPOT),), "by hand")
        for key, (value, sure) in values.items()
    )
    return Document("f", kind, 1.0, (0,), (), fields, (), (), (), ())


def counted(suite: PaperSuite, one: ReadSample, catalog: Catalog) -> Counts:
    counts = count(suite, one, catalog)
    assert set(counts) <= {"bank-card"}
    return counts.get("bank-card", {})


@pytest.fixture
def faultless(catalog: Catalog) -> ReadSample:
    one = read(catalog, sample("f", marked()), marked_page())
    paper = replace(
        found(catalog, "bank-card"),
        seals=marked_page().seals,
        signatures=marked_page().signatures,
        ticks=marked_page().ticks,
    )
    return replace(one, documents=(paper,))


def test_a_field_is_right_wrong_or_missed_and_falls_into_the_bin_of_its_confidence(
    catalog: Catalog,
) -> None:
    true = card(bank="样本储蓄银行", card_no="6299992557765679", valid_until="04/34")
    paper = found(catalog, "bank-card", bank=("样本储蓄银行", 0.97), card_no=("62", 0.55))
    counts = counted(
        PaperSuite.EXTRACT, ReadSample(sample("f", true), (page(),), (paper,)), catalog
    )
    assert counts == {
        "right": 1, "missed": 2, "wrong": 1, "placed": 1,
        "bin9": 1, "bin9_right": 1, "bin9_confidence": 970,
        "bin5": 1, "bin5_confidence": 550,
    }  # fmt: skip
    values = figures("extract", [counts])
    assert values["f1"] == pytest.approx(2 / 5)
    assert values["recall"] == pytest.approx(1 / 3)
    assert values["precision"] == pytest.approx(1 / 2)
    assert values["placed"] == 1
    assert values["ece"] == pytest.approx((0.03 + 0.55) / 2)
    assert values["fields"] == 3


def test_a_right_value_shown_elsewhere_is_out_of_place(catalog: Catalog) -> None:
    one = ReadSample(sample("f", card(bank="样本储蓄银行")), (page(),), ())
    paper = found(catalog, "bank-card", bank=("样本储蓄银行", 0.97))
    (left, _, _, _) = SPOT
    for corner, placed in (((0.2, 0.2), 1), ((0.2, 0.35), 1), ((0.2, 0.36), 0), ((0.6, 0.2), 0)):
        (x, y), (x0, y0) = corner, left
        region = Region(0, ((x0, y0), (x, y0), (x, y), (x0, y)))
        field = replace(paper.fields[0], regions=(region,))
        shown = replace(one, documents=(replace(paper, fields=(field,)),))
        counts = counted(PaperSuite.EXTRACT, shown, catalog)
        assert counts["right"] == 1 and counts.get("placed", 0) == placed


def test_of_a_paper_taken_for_another_type_every_field_is_missed(catalog: Catalog) -> None:
    one = ReadSample(
        sample("f", card(bank="样本储蓄银行")), (page(),), (found(catalog, "passport"),)
    )
    assert counted(PaperSuite.EXTRACT, one, catalog) == {"missed": 1}
    assert counted(PaperSuite.CLASSIFY, one, catalog) == {
        "papers": 1, "guessed": 1, "files": 1, "split": 1,
    }  # fmt: skip


def test_an_unknown_paper_is_wrong_only_when_it_is_given_a_name(catalog: Catalog) -> None:
    stranger = TrueDocument(None, (0,), {}, (), (), ())
    nameless = replace(found(catalog, "passport"), type=None)
    for paper, right, guessed in ((nameless, 1, 0), (found(catalog, "passport"), 0, 1)):
        one = ReadSample(sample("f", stranger), (page(),), (paper,))
        counts = count(PaperSuite.CLASSIFY, one, catalog)["unknown"]
        assert (counts.get("right", 0), counts.get("guessed", 0)) == (right, guessed)


def test_marks_found_in_their_places_are_right(faultless: ReadSample, catalog: Catalog) -> None:
    for suite in (PaperSuite.SEALS, PaperSuite.SIGNATURES, PaperSuite.TICKS):
        values = figures(suite, count(suite, faultless, catalog).values())
        for figure in FIGURES[suite]:
            asked = figure.name != "missing_noticed" or suite is PaperSuite.SIGNATURES
            assert values[figure.name] == (1 if asked else None), (suite, figure.name)


def test_marks_in_other_places_are_missed_and_wrong(
    faultless: ReadSample, catalog: Catalog
) -> None:
    elsewhere = Region(0, ((0.9, 0.0), (1.0, 0.0), (1.0, 0.05), (0.9, 0.05)))
    paper = faultless.documents[0]
    moved = replace(
        faultless,
        documents=(
            replace(
                paper,
                seals=tuple(replace(s, region=elsewhere) for s in paper.seals or ()),
                signatures=tuple(replace(s, region=elsewhere) for s in paper.signatures or ()),
                ticks=tuple(replace(t, region=elsewhere) for t in paper.ticks or ()),
            ),
        ),
    )
    seals = counted(PaperSuite.SEALS, moved, catalog)
    assert (seals["missed"], seals["wrong"], seals.get("right", 0)) == (1, 1, 0)
    signs = counted(PaperSuite.SIGNATURES, moved, catalog)
    assert (signs["missed"], signs["wrong"], signs.get("noticed", 0)) == (1, 1, 0)
    ticks = counted(PaperSuite.TICKS, moved, catalog)
    assert (ticks["boxes"], ticks["spare"], ticks.get("right", 0)) == (2, 2, 0)


def test_marks_that_were_not_assessed_are_missed(faultless: ReadSample, catalog: Catalog) -> None:
    paper = replace(faultless.documents[0], seals=None, signatures=None, ticks=None)
    blind = replace(faultless, documents=(paper,))
    assert counted(PaperSuite.SEALS, blind, catalog)["missed"] == 1
    assert counted(PaperSuite.SIGNATURES, blind, catalog) == {"missed": 1, "missing": 1}
    assert counted(PaperSuite.TICKS, blind, catalog) == {"boxes": 2}


def test_a_seal_in_its_place_may_be_taken_for_one_of_another_shape(
    faultless: ReadSample, catalog: Catalog
) -> None:
    assert counted(PaperSuite.SEALS, faultless, catalog)["shaped"] == 1
    paper = faultless.documents[0]
    seals = tuple(replace(seal, shape=SealShape.OVAL) for seal in paper.seals or ())
    oval = replace(faultless, documents=(replace(paper, seals=seals),))
    counts = counted(PaperSuite.SEALS, oval, catalog)
    assert counts["right"] == 1 and "shaped" not in counts
    assert figures("seals", [counts])["shape_right"] == 0


def test_a_tick_taken_for_a_cross_is_right_but_its_state_is_not(
    faultless: ReadSample, catalog: Catalog
) -> None:
    assert counted(PaperSuite.TICKS, faultless, catalog)["stated"] == 2
    paper = faultless.documents[0]
    ticked, empty = paper.ticks or ()
    crossed = (replace(ticked, state=TickState.CROSSED), empty)
    taken = replace(faultless, documents=(replace(paper, ticks=crossed),))
    counts = counted(PaperSuite.TICKS, taken, catalog)
    assert (counts["right"], counts["stated"]) == (2, 1)
    assert figures("ticks", [counts])["state_right"] == 1 / 2


def test_nothing_is_asked_of_marks_on_a_paper_that_can_t_be_read(
    faultless: ReadSample, catalog: Catalog
) -> None:
    dark = replace(faultless.sample.documents[0], legible=False)
    for documents in (faultless.documents, ()):
        one = replace(faultless, sample=sample("f", dark), documents=documents)
        for suite in (PaperSuite.SEALS, PaperSuite.SIGNATURES, PaperSuite.TICKS):
            assert counted(suite, one, catalog) == {}


def test_a_seal_that_should_be_there_and_is_not_must_be_noticed(catalog: Catalog) -> None:
    bare = replace(card(), bears_seal=True)
    paper = found(catalog, "bank-card")
    one = ReadSample(sample("f", bare), (page(),), (paper,))
    assert counted(PaperSuite.SEALS, one, catalog) == {"missing": 1, "noticed": 1}
    fooled = replace(one, documents=(replace(paper, seals=marked_page().seals),))
    assert counted(PaperSuite.SEALS, fooled, catalog) == {"missing": 1, "wrong": 1}


def test_a_good_picture_that_is_blamed_is_a_false_alarm_and_no_wrong_name(
    catalog: Catalog,
) -> None:
    complained = replace(page(), problems=(blurred(),))
    good = ReadSample(sample("f"), (complained,), ())
    assert counted(PaperSuite.QUALITY, good, catalog) == {"good": 1, "blamed": 1}
    bad = replace(good, sample=replace(sample("f"), problems=(Problem.DARK,)))
    assert counted(PaperSuite.QUALITY, bad, catalog) == {"missed": 1, "wrong": 1, "flaws": 1}


def test_slight_flaws_are_counted_apart_and_only_where_somebody_said_what_there_is(
    catalog: Catalog,
) -> None:
    complained = replace(page(), problems=(replace(blurred(), slight=True),))
    unsaid = ReadSample(sample("f"), (complained,), ())
    assert counted(PaperSuite.QUALITY, unsaid, catalog) == {"good": 1}

    def said(*slight: Problem, spoilt: tuple[Problem, ...] = ()) -> ReadSample:
        return replace(unsaid, sample=replace(sample("f"), problems=spoilt, slight=slight))

    flawless = counted(PaperSuite.QUALITY, said(), catalog)
    assert flawless == {"good": 1, "flawless": 1, "nagged": 1}
    two = counted(PaperSuite.QUALITY, said(Problem.BLURRED, Problem.DARK), catalog)
    assert two == {"good": 1, "flaws": 2, "noticed": 1}
    spoilt = counted(PaperSuite.QUALITY, said(spoilt=(Problem.BLURRED,)), catalog)
    assert spoilt == {"missed": 1, "flaws": 1, "noticed": 1}  # named, but as if it could be read


def test_only_turned_pages_are_asked_to_be_put_upright(catalog: Catalog) -> None:
    turned = replace(sample("f"), orientation=(90, 0))
    one = ReadSample(turned, (replace(page(), orientation=90), replace(page(), page=1)), ())
    assert counted(PaperSuite.ORIENTATION, one, catalog) == {
        "pages": 2, "right": 2, "turned": 1, "put_upright": 1,
    }  # fmt: skip


def test_values_are_looked_for_in_the_whole_text_but_dates_are_not(catalog: Catalog) -> None:
    true = card(bank="样本储蓄银行", card_no="6299", valid_until="2034-04-01")
    one = ReadSample(sample("f", true), (page("样本 储蓄银行", "借记卡"),), ())
    assert counted(PaperSuite.OCR, one, catalog) == {"values": 2, "found": 1}


def test_a_refused_file_reads_as_nothing(catalog: Catalog) -> None:
    one = read(catalog, sample("f", card(bank="样本储蓄银行")))
    assert one.documents == ()
    assert counted(PaperSuite.EXTRACT, one, catalog) == {"missed": 1}


def test_a_figure_of_nothing_is_none() -> None:
    assert figures("ticks", []) == {
        "accuracy": None, "labelled": None, "state_right": None, "boxes": 0, "found_too_many": 0,
    }  # fmt: skip


def test_the_main_figures_of_a_suite_are_among_its_figures_and_begin_with_its_main_score() -> None:
    names = {suite: [figure.name for figure in some] for suite, some in FIGURES.items()}
    assert set(MAIN) == set(names)
    for suite, main in MAIN.items():
        assert main[0] == names[suite][0]
        assert set(main) <= set(names[suite])


def test_of_two_papers_in_a_picture_the_seal_of_one_is_none_of_the_others(catalog: Catalog) -> None:
    """One bears a seal, the other should: another seal found is taken for that one's."""
    sealed, bare = replace(card(), seals=marked().seals), replace(card(), bears_seal=True)
    (seal,) = marked_page().seals
    elsewhere = replace(seal, region=Region(0, ((0.6, 0.6), (0.7, 0.6), (0.7, 0.7), (0.6, 0.7))))
    for found_too, noticed in (((), 1), ((elsewhere,), 0)):
        paper = replace(found(catalog, "bank-card"), seals=(seal, *found_too))
        for papers in ((sealed, bare), (bare, sealed)):
            one = ReadSample(replace(sample("f", sealed), documents=papers), (page(),), (paper,))
            counts = counted(PaperSuite.SEALS, one, catalog)
            assert (counts["right"], counts["missing"]) == (1, 1)
            assert counts.get("noticed", 0) == noticed
            assert counts.get("wrong", 0) == 1 - noticed
