"""Places to sign are found by their labels, and ink of a hand in them is told from none."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from catalog.vocabulary import load_vocabulary
from ocr.geometry import turn_image, turn_upright, whole_page
from ocr.reader import HandJudge
from ocr.signatures import UNSURE, find_signatures, told_where_asked
from ocr.types import Image, Region, Signature, TextLine
from tests.ocr.drawing import paper, write
from tests.ocr.fake_hands import FakeHands

SIZE = 30
HIGH, WIDE = 1400, 1000
WORDS = load_vocabulary().signing
PEN = (26, 44, 120)

pytestmark = pytest.mark.fonts


def put(image: Image, text: str, left: int, top: int) -> TextLine:
    """Prints a line; as a reader boxes it, a little larger than its print."""
    write(image, text, (left, top), SIZE)
    wide = sum(SIZE if ord(char) > 255 else SIZE // 2 for char in text)
    x0, y0, x1, y1 = left - 6, top - 6, left + wide + 6, top + SIZE + 10
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    a, b, c, d = ((x / WIDE, y / HIGH) for x, y in corners)
    return TextLine(text=text, region=Region(page=0, points=(a, b, c, d)), confidence=0.97)


def scribble(image: Image, left: int, middle: int, width: int = 130) -> None:
    """A pen's zigzag."""
    along = np.linspace(0, 1, 40)
    x, y = left + width * along, middle + 24 * np.sin(15 * along)
    points = np.stack([x, y], axis=1).round().astype(np.int32)
    cv2.polylines(image, [points], False, PEN, 4, cv2.LINE_AA)


def found(image: Image, *lines: TextLine, **more: object) -> tuple[Signature, ...]:
    high, wide = image.shape[:2]
    judge = more.pop("judge", FakeHands())
    return find_signatures(
        image,
        whole_page(wide, high),
        lines,
        0,
        words=WORDS,
        judge=judge,
        **more,  # type: ignore[arg-type]
    )


def box(signature: Signature) -> list[int]:
    left, top, right, bottom = signature.region.box
    return [round(left * WIDE), round(top * HIGH), round(right * WIDE), round(bottom * HIGH)]


def test_ink_behind_the_label_is_a_signature_where_the_ink_is() -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 200, 600)
    scribble(image, 400, 615)
    (signature,) = found(image, line)
    assert (signature.label, signature.present) == ("申请人签字", True)
    assert signature.confidence > 0.9
    assert box(signature) == pytest.approx([400, 591, 530, 639], abs=14)


def test_bare_paper_behind_the_label_is_a_place_not_signed() -> None:
    image = paper(HIGH, WIDE)
    (signature,) = found(image, put(image, "委托人（签名）：", 200, 600))
    assert (signature.label, signature.present) == ("委托人（签名）", False)
    left, top, right, bottom = box(signature)
    assert 440 < left < 480 and right < 640
    assert top < 600 and bottom > 630


def test_two_parties_in_one_row_have_each_their_own_ink() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "甲方（签章）：", 60, 600), put(image, "乙方（签章）：", 500, 600)]
    scribble(image, 720, 612)
    first, second = found(image, *lines)
    assert (first.label, first.present) == ("甲方（签章）", False)
    assert (second.label, second.present) == ("乙方（签章）", True)


def test_two_parties_read_as_one_line_have_each_their_own_ink() -> None:
    image = paper(HIGH, WIDE)
    above = [put(image, "本合同一式两份双方各执一份", 60, 400 + 60 * i) for i in range(2)]
    line = put(image, "甲方签字：　　　　　　乙方签字：　　　　　", 60, 600)
    scribble(image, 230, 615, 110)
    signatures = found(image, *above, line)
    assert [(one.label, one.present) for one in signatures] == [
        ("甲方签字", True),
        ("乙方签字", False),
    ]


def test_a_role_over_its_bracket_is_part_of_the_label() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "法定代表人", 100, 560), put(image, "（签字）：", 100, 605)]
    (signature,) = found(image, *lines)
    assert signature.label == "法定代表人（签字）"


def test_a_date_behind_the_place_is_no_signature() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "承诺人（签字）：", 100, 600), put(image, "2026年3月5日", 520, 600)]
    (signature,) = found(image, *lines)
    assert not signature.present
    assert box(signature)[2] < 520


def test_a_label_over_an_empty_cell_looks_under_itself() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "领取人签字", 100, 600), put(image, "审批人签字", 280, 600)]
    lines.append(put(image, "日期", 460, 600))
    scribble(image, 110, 690, 110)
    first, second = found(image, *lines)
    assert first.present and not second.present
    assert box(first)[1] > 640


def test_a_signature_is_found_on_a_page_that_lies_sideways() -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 200, 600)
    scribble(image, 400, 615)
    turned = np.ascontiguousarray(np.rot90(image, -1))
    frame = turn_upright(whole_page(HIGH, WIDE), 90)
    a, b, c, d = ((1 - y, x) for x, y in line.region.points)
    lying = TextLine(line.text, Region(0, (a, b, c, d)), line.confidence)
    upright = turn_image(turned, 90)
    (signature,) = find_signatures(upright, frame, [lying], 0, words=WORDS, judge=FakeHands())
    left, top, right, bottom = signature.region.box
    assert signature.present
    assert left < 1 - 615 / HIGH < right and top < 465 / WIDE < bottom


def test_a_role_asks_at_the_end_beside_a_date_and_not_in_the_head() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "委托人：王建国", 100, 100)]
    lines += [put(image, "现委托上述受托人办理登记", 100, 200 + 60 * i) for i in range(4)]
    lines += [put(image, "委托人：", 500, 700), put(image, "2026年3月5日", 500, 780)]
    scribble(image, 640, 712)
    (signature,) = found(image, *lines)
    assert (signature.label, signature.present) == ("委托人", True)
    assert signature.region.box[1] * HIGH > 600


def test_a_role_with_no_date_near_asks_nobody() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, f"登记事项第{i}行内容", 100, 100 + 60 * i) for i in range(5)]
    assert found(image, *lines, put(image, "经办人：", 100, 700)) == ()


def test_a_bracket_behind_a_name_asks_for_the_hand_beside_the_label_before_it() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, f"登记事项第{i}行内容", 100, 100 + 60 * i) for i in range(5)]
    lines += [put(image, "委托人：", 100, 700), put(image, "(签字)", 500, 700)]
    lines += [put(image, "2026年3月5日", 500, 780)]
    scribble(image, 240, 712)
    (signature,) = found(image, *lines)
    assert (signature.label, signature.present) == ("委托人", True)


def test_roles_in_one_row_at_the_end_of_a_form_ask_each() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, f"登记事项第{i}行内容", 100, 100 + 60 * i) for i in range(5)]
    lines += [put(image, "总经理：", 100, 700), put(image, "部门主管：", 500, 700)]
    scribble(image, 220, 712)
    signed = {one.label: one.present for one in found(image, *lines)}
    assert signed == {"总经理": True, "部门主管": False}


def test_where_ink_cannot_be_told_nothing_is_sure() -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 200, 600)
    spot = Region(0, ((0.3, 0.3), (0.9, 0.3), (0.9, 0.6), (0.3, 0.6)))
    (signature,) = found(image, line, doubtful=[spot])
    assert not signature.present and signature.confidence <= UNSURE and not signature.sure
    (signature,) = found(image, line, doubtful=[None])
    assert signature.confidence <= UNSURE
    (signature,) = found(image, line, sealed=[spot])
    assert not signature.present and signature.confidence <= UNSURE
    small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    (signature,) = found(np.asarray(small, dtype=np.uint8), line)
    assert signature.confidence <= UNSURE


class _Undecided:
    """A judge that leans to print."""

    def hands(self, places: np.ndarray) -> tuple[float, ...]:
        return (0.25,) * len(places)


def test_a_name_read_in_ink_that_may_be_typed_is_an_unsure_signature() -> None:
    image = paper(HIGH, WIDE)
    lines = (put(image, "申请人签字：", 200, 600), put(image, "李样本", 420, 600))
    (signature,) = found(image, *lines, judge=_Undecided())
    assert signature.present and signature.confidence <= UNSURE
    image = paper(HIGH, WIDE)
    lines = (put(image, "申请人签字：", 200, 600), put(image, "见附件第三页", 420, 600))
    (signature,) = found(image, *lines, judge=_Undecided())
    assert not signature.present


def test_a_scrawl_read_as_letters_and_digits_is_an_unsure_signature() -> None:
    image = paper(HIGH, WIDE)
    label, scrawl = put(image, "申请人签字：", 200, 600), put(image, "1mmm", 420, 600)
    (signature,) = found(image, label, scrawl, judge=_Undecided())
    assert signature.present and signature.confidence <= UNSURE
    number = put(paper(HIGH, WIDE), "20260305", 420, 600)
    (signature,) = found(image, label, number, judge=_Undecided())
    assert not signature.present


def test_ink_stands_out_from_the_grain_of_a_dark_picture() -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 200, 600)
    image[560:563] = 40  # a rule over it, which grain ties to the strokes
    scribble(image, 400, 615)
    grain = np.random.default_rng(3).normal(0, 12, image.shape)
    dark = np.clip(0.3 * image + grain, 0, 255).astype(np.uint8)
    (signature,) = found(dark, line)
    assert signature.present
    assert box(signature) == pytest.approx([400, 591, 530, 639], abs=20)


def test_a_page_that_asks_nobody_has_no_places() -> None:
    image = paper(HIGH, WIDE)
    assert found(image) == ()
    assert found(image, put(image, "自双方签字盖章之日起生效", 100, 600)) == ()


@pytest.fixture(scope="module")
def net() -> HandJudge:
    from ocr.hand_net import HandNet

    return HandNet()


@pytest.mark.model
def test_rules_cells_and_typed_names_are_no_signature(net: HandJudge) -> None:
    for drawn in ("rule", "dots", "cell", "typed"):
        image = paper(HIGH, WIDE)
        lines = [put(image, "申请人签字：", 100, 600)]
        match drawn:
            case "rule":
                cv2.line(image, (290, 642), (600, 642), (20, 20, 20), 2)
            case "dots":
                for x in range(290, 600, 9):
                    cv2.rectangle(image, (x, 640), (x + 2, 642), (20, 20, 20), -1)
            case "cell":
                cv2.rectangle(image, (80, 580), (290, 655), (20, 20, 20), 2)
                cv2.rectangle(image, (290, 580), (620, 655), (20, 20, 20), 2)
            case _:
                lines.append(put(image, "王建国", 310, 600))
        (signature,) = found(image, *lines, judge=net)
        assert not signature.present, drawn


@pytest.mark.model
def test_a_pen_crossing_the_rule_is_a_signature(net: HandJudge) -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 100, 600)
    cv2.line(image, (290, 642), (600, 642), (20, 20, 20), 2)
    scribble(image, 330, 622, 150)
    (signature,) = found(image, line, judge=net)
    assert signature.present and signature.confidence > 0.8


@pytest.mark.model
def test_a_page_read_with_the_real_engine_tells_who_signed() -> None:
    from ocr.rapid import RapidEngine
    from serve.wiring import page_reader
    from tests.contracts.page_reader_contract import page_of

    image = paper(HIGH, WIDE)
    for row in range(4):
        put(image, "本人承诺所填写的内容真实有效并愿意承担责任", 100, 200 + 70 * row)
    put(image, "申请人（签字）：", 200, 620)
    scribble(image, 470, 632, 150)
    put(image, "经办人签名：", 200, 800)
    put(image, "日期：2026年3月5日", 200, 900)
    reading = page_reader(RapidEngine()).read(page_of(image))
    assert reading.signatures is not None
    assert [(one.present, one.sure) for one in reading.signatures] == [(True, True), (False, True)]
    assert [one.label for one in reading.signatures][1] == "经办人签名"


def test_a_signature_under_a_label_without_a_colon_is_found() -> None:
    image = paper(HIGH, WIDE)
    lines = [put(image, "乙方（签名）", 100, 600), put(image, "签订日期：2026年3月5日", 100, 760)]
    scribble(image, 110, 690, 110)
    (signature,) = found(image, *lines)
    assert signature.present
    assert 640 < box(signature)[1] < box(signature)[3] < 750


def test_where_nothing_stands_under_it_the_place_is_beside_the_label() -> None:
    image = paper(HIGH, WIDE)
    (signature,) = found(image, put(image, "乙方（签名）", 100, 600))
    assert not signature.present
    assert box(signature)[0] > 250


def test_a_scrawl_read_into_its_label_s_line_is_found_behind_the_label() -> None:
    image = paper(HIGH, WIDE)
    other = [put(image, "本合同一式两份，双方各执一份", 100, 420 + 60 * i) for i in range(3)]
    label = put(image, "甲方（签字）：", 100, 700)
    scribble(image, 330, 715, 200)
    a, b, c, d = label.region.points
    high = 50 / HIGH
    merged = ((a[0], a[1] - high), (0.55, b[1] - high), (0.55, c[1] + high), (d[0], d[1] + high))
    (signature,) = found(image, *other, TextLine("甲方（签字）：m", Region(0, merged), 0.9))
    assert signature.present
    left, _, right, _ = box(signature)
    assert 300 < left < 350 and 500 < right < 560


def test_where_the_engine_says_where_the_text_ends_the_rest_of_its_line_is_looked_at() -> None:
    image = paper(HIGH, WIDE)
    for row in (200, 300, 400):
        put(image, "本合同一式两份，双方各执一份。", 200, row)
    line = put(image, "乙方签字：", 200, 600)
    scribble(image, 360, 615)
    a, b, c, d = line.region.points
    right = 500 / WIDE
    wide = Region(0, (a, (right, b[1]), (right, c[1]), d))
    spans = tuple((n * 0.1, (n + 1) * 0.1) for n in range(5))
    prose = put(image, "本合同一式两份，双方各执一份。", 200, 500)
    line = TextLine(line.text, wide, line.confidence, spans)
    (signature,) = found(image, prose, line)
    assert signature.present
    assert box(signature) == pytest.approx([360, 591, 490, 639], abs=16)


def test_a_scrawl_read_with_the_next_label_stands_in_its_own_place() -> None:
    image = paper(HIGH, WIDE)
    first = put(image, "编制（签字）：", 100, 600)
    scribble(image, 310, 615, width=100)
    second = put(image, "审核（签字）：", 440, 600)
    (_, b, c, _) = second.region.points
    left = 385 / WIDE
    both = Region(0, ((left, b[1]), b, c, (left, c[1])))
    one, other = found(image, first, TextLine("WNM审核（签字）：", both, 0.9))
    assert (one.label, one.present) == ("编制（签字）", True)
    assert (other.label, other.present) == ("审核（签字）", False)


def test_the_desk_behind_the_paper_s_edge_is_no_ink() -> None:
    image = paper(HIGH, WIDE)
    line = put(image, "申请人签字：", 200, 600)
    image[:, 620:] = np.random.default_rng(0).integers(30, 90, (HIGH, WIDE - 620, 3))
    (signature,) = found(image, line)
    assert not signature.present


def test_only_what_stands_in_a_place_to_sign_is_told_letter_by_letter() -> None:
    doubt = (({"张": 4, "弓": 14}, {"": 0}),)
    image = paper(HIGH, WIDE)
    label = put(image, "申请人签字：", 100, 300)
    name = replace(put(image, "张", 330, 300), chances=doubt)
    title = replace(put(image, "张", 100, 100), chances=doubt)
    lines = (label, name, title)
    told = told_where_asked(lines, whole_page(WIDE, HIGH), WORDS)
    assert [line.chances for line in told] == [(), doubt, ()]
