"""A PDF with a password is refused, and its owner told what to do."""

from __future__ import annotations

import pytest

from ocr.errors import BadUpload
from ocr.pages import load_pages
from tests.ocr.pdf import Words, pdf

LINE = (Words("SAMPLE", 60, 700),)


def test_a_pdf_with_a_password_is_refused_with_a_remedy() -> None:
    with pytest.raises(BadUpload) as refused:
        load_pages(pdf(LINE, locked=True), source="a.pdf")
    assert refused.value.code == "encrypted_pdf"
    assert "密码" in refused.value.message and refused.value.remedy.startswith("请")


def test_the_same_pdf_without_one_is_read() -> None:
    (page,) = load_pages(pdf(LINE), source="a.pdf")
    assert (page.width, page.height) == (1653, 2339)
    assert page.dpi == pytest.approx(200)
    assert page.image().shape == (page.height, page.width, 3)
