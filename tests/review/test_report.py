"""The report says everything a reviewer needs, and nothing a page may not hold."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from ocr.types import Region
from review.annotate import annotate
from review.dossier import as_printed, contrast
from review.picture import Picture, illustrate
from review.report import (
    CONTENT_SECURITY_POLICY,
    applicant,
    case_page,
    index_page,
    summarise,
)
from review.types import Application, Conclusion, Decision, Duty, DutyKind, Review, Verdict
from tests.review.sample_review import FINDINGS, OPERATOR, REVIEW, TODAY

HOSTILE = "<script>alert('1')</script>&\"><img src=x onerror=alert(1)>"
_VOID = {"meta", "img", "br", "link"}


class _Page(HTMLParser):
    """Collects tags, headings, identifiers and links, and minds that tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(found)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.images += [found] if tag == "img" else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(review: Review = REVIEW) -> str:
    view = annotate(review.documents, review.findings)
    page = np.full((400, 300, 3), 200, np.uint8)
    pictures = {sheet.name: illustrate(page, sheet)[0] for sheet in view.sheets}
    return case_page(
        review,
        view,
        pictures,
        name="case-01",
        engine="fake",
        record="5c1b70",
        standing="须由人决定（试）",
        index_href="../i.html",
    )


def test_the_page_names_its_decision_record_and_how_to_decide_again() -> None:
    page = _html()
    assert "SM3 5c1b70" in page
    assert "zhiban replay record.json" in page


@pytest.fixture(scope="module")
def html() -> str:
    return _html()


def test_the_report_says_who_decides(html: str) -> None:
    assert "<dt>谁来决定</dt><dd>须由人决定（试）</dd>" in html


def test_every_finding_is_in_the_report_with_message_and_basis(html: str) -> None:
    view = annotate(REVIEW.documents, REVIEW.findings)
    for found in FINDINGS:
        assert found.title in html
        assert found.point_id in html
        assert found.message in html
        assert f'id="f-{view.numbers[found.point_id]}"' in html
    assert html.count("已核对原文") == html.count("待核对</span>") == len(FINDINGS)


def test_the_report_opens_with_conclusion_applicant_and_what_to_correct(html: str) -> None:
    body = html[html.index("<main") :]
    order = ("审查结论", "不予受理", OPERATOR, "一次性补正告知清单", "待您判断", "<article")
    found = [body.index(text) for text in order]
    assert found == sorted(found)
    for text in REVIEW.decision.notice:
        assert found[3] < body.index(text) < found[4]


def test_both_sides_of_a_comparison_stand_together_with_the_difference_marked(html: str) -> None:
    assert "岳麓区样<mark>本</mark>餐饮管理有限公司" in html
    assert "岳麓区样<mark>品</mark>餐饮管理有限公司" in html


def test_an_unsure_finding_says_why_and_what_to_do(html: str) -> None:
    assert "两处只差一点，可能是识别误差。请对照原图" in html


def test_what_waits_for_a_paper_is_apart_from_what_a_person_can_judge(html: str) -> None:
    body = html[html.index('id="to-judge"') : html.index('id="findings"')]
    listed, waiting = body.split("另有")
    assert "身份证号码清楚有效" in listed
    assert "健康证明在有效期内" not in listed
    number = annotate(REVIEW.documents, FINDINGS).numbers["health-current"]
    assert f'href="#f-{number}"' in waiting


def test_missing_papers_and_unread_uploads_are_named(html: str) -> None:
    assert "没有提交" in html
    assert "legal-id-2.jpg" in html


def test_the_page_is_well_formed_and_its_links_lead_somewhere(html: str) -> None:
    page = _Page(html)
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)


def test_headings_and_landmarks_are_in_order(html: str) -> None:
    page = _Page(html)
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    landmarks = [tag for tag in page.tags if tag in ("nav", "main", "footer")]
    assert landmarks == ["nav", "main", "footer"]
    assert '<html lang="zh-CN">' in html


def test_every_picture_has_words_and_a_size_unless_it_is_a_clipping(html: str) -> None:
    for image in _Page(html).images:
        assert image["alt"]
        assert (image["src"] or "").startswith("data:image/jpeg") or image["width"]


def test_the_page_needs_no_script_style_attribute_or_network(html: str) -> None:
    for text in (html, index_page([summarise(REVIEW, name="a", href="a.html")])):
        page = _Page(text)
        assert "script" not in page.tags
        assert "link" not in page.tags
        assert "style" not in page.attributes
        assert not [name for name in page.attributes if name.startswith("on")]
        assert not re.search(r"https?:|//[a-z]", re.sub(r"base64,[^\"]+", "", text))
        assert "default-src &#39;none&#39;" in text


def test_the_policy_names_the_digest_of_the_style_on_the_page(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in CONTENT_SECURITY_POLICY


def test_hostile_names_are_text_wherever_they_come_from() -> None:
    application = Application(
        REVIEW.application.item_key,
        dict.fromkeys(REVIEW.application.form, HOSTILE),
        REVIEW.application.situation,
        {"licence": (HOSTILE,)},
        TODAY,
    )
    documents = {
        slot: tuple(
            replace(
                paper,
                source=HOSTILE,
                fields=tuple(replace(f, value=HOSTILE, raw=HOSTILE + "!") for f in paper.fields),
            )
            for paper in papers
        )
        for slot, papers in REVIEW.documents.items()
    }
    findings = tuple(
        found._replace(
            title=HOSTILE,
            message=HOSTILE,
            rules=tuple(
                rule._replace(
                    message=HOSTILE + "?",
                    operands=tuple(
                        o._replace(value=HOSTILE, raw="raw" + HOSTILE, label=HOSTILE)
                        for o in rule.operands
                    ),
                )
                for rule in found.rules
            ),
        )
        for found in REVIEW.findings
    )
    review = replace(
        REVIEW, application=application, documents=documents, findings=findings,
        decision=replace(REVIEW.decision, notice=(HOSTILE,)),
    )  # fmt: skip
    page = _Page(_html(review))
    assert "script" not in page.tags
    assert not page.open
    assert all(image["src"] != "x" for image in page.images)
    index = _Page(index_page([summarise(review, name=HOSTILE, href="a.html")], title=HOSTILE))
    assert "script" not in index.tags
    assert not index.images


def test_the_same_review_gives_the_same_page(html: str) -> None:
    assert _html() == html


def test_a_page_that_could_not_be_drawn_is_said_to_be_so() -> None:
    view = annotate(REVIEW.documents, REVIEW.findings)
    text = case_page(
        REVIEW, view, {}, name="case-01", engine="fake", record="0d1e", standing="须由人决定（试）"
    )
    assert text.count("这一页无法显示") == len(view.sheets)
    assert "全部办件" not in text


DUTY = Duty("health-certificate", DutyKind.DEFERRED, "健康证明", 5, TODAY)


@pytest.mark.parametrize("conclusion", Conclusion)
def test_every_conclusion_has_its_page(conclusion: Conclusion) -> None:
    decision = Decision(conclusion, REVIEW.decision.mode, (), (), (DUTY,))
    text = _html(replace(REVIEW, decision=decision))
    assert f'class="verdict {conclusion.value}"' in text
    assert "健康证明：容缺后补，2026-11-16以前补交（受理后5个工作日内）。" in text
    assert "一次性补正告知清单" not in text


def test_the_index_lists_cases_with_counts_and_masks_persons() -> None:
    form = {"operator_name": "", "id_number": "", "phone": ""}
    alone = replace(REVIEW, application=replace(REVIEW.application, form=form))
    text = index_page(
        [
            summarise(REVIEW, name="case-01", href="case-01/report.html"),
            summarise(alone, name="case-02", href="case-02/report.html"),
        ]
    )
    assert text.index("case-01/report.html") < text.index("case-02/report.html")
    assert "未填写" in text
    assert applicant(REVIEW, masked=True) == OPERATOR
    counts = summarise(REVIEW, name="a", href="a").counts
    assert [counts[v] for v in Verdict] == [2, 3, 3, 1]


def test_differences_are_marked_character_by_character_only_when_they_say_something() -> None:
    assert contrast("430104", "430194") == (
        (("4301", False), ("0", True), ("4", False)),
        (("4301", False), ("9", True), ("4", False)),
    )
    assert contrast("甲公司", "完全不同的名字") == (
        (("甲公司", False),),
        (("完全不同的名字", False),),
    )
    assert contrast("2026-10-31", "2026-11-16") == (
        (("2026-10-31", False),), (("2026-11-16", False),),
    )  # fmt: skip


def test_what_stands_on_the_paper_is_added_only_when_it_says_more_than_the_value() -> None:
    assert as_printed("2026年10月31日", "2026-10-31") == "2026年10月31日"
    assert as_printed("公 司（甲）", "公司(甲)") == ""
    assert as_printed("", "") == ""


def test_a_picture_is_named_beside_the_report_and_never_by_its_upload() -> None:
    view = annotate(REVIEW.documents, REVIEW.findings)
    clips: dict[Region, str] = {}
    pictures = {s.name: Picture(f"{s.name}.png", "", 10, 10, clips) for s in view.sheets}
    page = _Page(
        case_page(REVIEW, view, pictures, name="n", engine="e", record="0d1e", standing="s")
    )
    assert [image["src"] for image in page.images] == [f"{s.name}.png" for s in view.sheets]
