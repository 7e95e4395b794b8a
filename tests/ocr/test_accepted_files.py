"""What docs/accepted-files.md says of each kind of file is what happens to one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocr.errors import BadUpload
from ocr.sandbox import SECONDS, Sandbox
from tests.ocr.uploads import ACCEPTED, REFUSED

DOC = (Path(__file__).parents[2] / "docs" / "accepted-files.md").read_text("utf-8")
ENDLESS = ("OFD of endless composites", "PDF of endless arithmetic")


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading."""
    table = DOC.split(f"\n## {heading}\n")[1].split("\n## ")[0].strip().split("\n\n")
    lines = next(part for part in table if part.startswith("| file")).splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox(children=1, seconds=30)
    yield box
    box.close()


def test_every_row_has_a_file_and_every_file_a_row() -> None:
    assert [row[0] for row in rows("Accepted")] == list(ACCEPTED)
    assert [row[0] for row in rows("Refused")] == list(REFUSED)


@pytest.mark.parametrize("row", rows("Accepted"), ids=lambda row: row[0])
def test_what_is_accepted_gives_pages(sandbox: Sandbox, row: list[str]) -> None:
    pages = sandbox.open(ACCEPTED[row[0]](), source="upload")
    assert pages
    for page in pages:
        assert page.image().shape == (page.height, page.width, 3)
    told = {notice.code for notice in pages[0].notices}
    assert told == set(re.findall(r"warning `(\w+)`", row[1]))
    own = any(page.text_layer() for page in pages)
    assert own == ("its own text" in row[1])


@pytest.mark.parametrize(
    "row", [row for row in rows("Refused") if row[0] not in ENDLESS], ids=lambda row: row[0]
)
def test_what_is_refused_says_why_and_what_to_do(sandbox: Sandbox, row: list[str]) -> None:
    refused_as(row, sandbox)


@pytest.mark.parametrize(
    "row", [row for row in rows("Refused") if row[0] in ENDLESS], ids=lambda row: row[0]
)
def test_what_never_ends_is_ended_and_the_next_file_is_read(row: list[str]) -> None:
    box = Sandbox(children=1, seconds=1.5)
    refused_as(row, box)
    assert box.open(ACCEPTED["PNG"](), source="upload")[0].image().any()
    box.close()


def refused_as(row: list[str], box: Sandbox) -> None:
    name, code, message, remedy = row
    with pytest.raises(BadUpload) as refused:
        for page in box.open(REFUSED[name](), source="upload"):
            page.image()
    error = refused.value
    assert (f"`{error.code}`", error.message, error.remedy) == (code, message, remedy)
    assert message.endswith("。") and remedy.startswith("请")


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_every_refusal_comes_within_ten_seconds(name: str) -> None:
    data = REFUSED[name]()
    began = time.monotonic()
    box = Sandbox(children=1)
    with pytest.raises(BadUpload):
        for page in box.open(data, source="upload"):
            page.image()
    box.close()
    assert time.monotonic() - began < 10


def test_the_document_names_the_limits_that_hold() -> None:
    from ocr import limits, sandbox

    for said in (
        f"{limits.MAX_BYTES >> 20} MB", f"{limits.MAX_PAGES} |",
        f"{limits.MAX_PIXELS // 10**6} million", f"{limits.MAX_TOTAL_PIXELS // 10**6} million",
        f"{limits.MAX_PAGE_MM / 1000:.2f} m", f"{SECONDS:.0f} s",
        f"beyond {sandbox.USUAL:.0f} s each | {sandbox.BEYOND:.0f} s",
        f"{sandbox.MEMORY // 2**20:,} MiB",
    ):  # fmt: skip
        assert said in DOC
