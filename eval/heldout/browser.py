"""Papers in HTML → pictures (and PDF) by a headless Chromium, with the place of every mark."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page, sync_playwright

from eval.heldout.paper import Mark, Part

CHROMIUM = Path("/usr/bin/chromium")
_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
_FILES = {
    "Ma Shan Zheng": ("ma-shan-zheng", 400),
    "Zhi Mang Xing": ("zhi-mang-xing", 400),
    "Long Cang": ("long-cang", 400),
    "Liu Jian Mao Cao": ("liu-jian-mao-cao", 400),
    "ZCOOL XiaoWei": ("zcool-xiaowei", 400),
}
_FANDOL = {
    ("FandolSong", 400): "FandolSong-Regular.otf",
    ("FandolSong", 700): "FandolSong-Bold.otf",
    ("FandolHei", 400): "FandolHei-Regular.otf",
    ("FandolHei", 700): "FandolHei-Bold.otf",
    ("FandolKai", 400): "FandolKai-Regular.otf",
    ("FandolFang", 400): "FandolFang-Regular.otf",
}
_MEASURE = """() => [...document.querySelectorAll('.page')].map(page => {
  const frame = page.getBoundingClientRect();
  const share = r => [(r[0] - frame.left) / frame.width, (r[1] - frame.top) / frame.height,
                      (r[2] - frame.left) / frame.width, (r[3] - frame.top) / frame.height];
  const rect = e => {
    const ink = e.querySelector('[data-ink]');
    const rects = ink ? [ink.getBoundingClientRect()] : [...e.getClientRects()];
    return share([Math.min(...rects.map(r => r.left)), Math.min(...rects.map(r => r.top)),
                  Math.max(...rects.map(r => r.right)), Math.max(...rects.map(r => r.bottom))]);
  };
  return [...page.querySelectorAll('[data-doc]')].map(doc => ({
    type: doc.dataset.doc, bears: doc.dataset.bears, box: rect(doc),
    marks: [...doc.querySelectorAll('[data-kind]')].map(e => ({
      kind: e.dataset.kind, words: {...e.dataset}, box: rect(e)}))}));
})"""


_MADE_ON = re.compile(rb"(/(?:CreationDate|ModDate)) \(D:\d{14}")  # else no two runs are equal
_SYSTEM = (
    "AR PL SungtiL GB",
    "AR PL KaitiM GB",
    "LXGW WenKai",
    "Noto Sans CJK SC",
    "Noto Serif CJK SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
_BOX = "ascent-override:88%;descent-override:12%;line-gap-override:0%"
# A Chinese glyph fills its em square; some files say otherwise, and marks would miss the ink.


class FontsMissing(Exception):
    """A typeface the papers are drawn in isn't in the folder."""


class Press:
    """A running browser with the typefaces loaded."""

    def __init__(self, page: Page, folder: Path, faces: str) -> None:
        self._page = page
        self._stage = folder / "stage.html"
        self._faces = faces

    def draw(self, html: str, size: tuple[int, int]) -> tuple[NDArray[np.uint8], tuple[Part, ...]]:
        """One page: its picture (BGR, two pixels to a CSS pixel) and the papers on it."""
        self._show(html)
        self._page.set_viewport_size({"width": size[0], "height": size[1]})
        found = self._page.evaluate(_MEASURE)
        png = self._page.screenshot(clip={"x": 0, "y": 0, "width": size[0], "height": size[1]})
        picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
        assert picture is not None
        return picture.astype(np.uint8), _parts(found[0])

    def print(self, html: str, size: tuple[int, int]) -> tuple[bytes, tuple[tuple[Part, ...], ...]]:
        """A PDF with a text layer, all pages of one size, and the papers of each page."""
        self._page.emulate_media(media="print")
        self._page.set_viewport_size({"width": size[0], "height": size[1]})
        self._show(html)
        found = self._page.evaluate(_MEASURE)
        pdf = self._page.pdf(
            width=f"{size[0]}px", height=f"{size[1]}px", print_background=True, page_ranges=""
        )
        self._page.emulate_media(media="screen")
        return _MADE_ON.sub(rb"\1 (D:20260101000000", pdf), tuple(_parts(page) for page in found)

    def _show(self, html: str) -> None:
        self._stage.write_text(
            f"<!doctype html><meta charset=utf-8><style>{self._faces}</style><body>{html}",
            encoding="utf-8",
        )
        self._page.goto(self._stage.as_uri())
        self._page.evaluate("() => document.fonts.ready.then(() => 0)")


@contextmanager
def press(fonts: Path) -> Iterator[Press]:
    """A browser for the length of a `with`. Raises FontsMissing, and Playwright's Error when
    Chromium doesn't start."""
    faces = font_faces(fonts)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGS)
        page = browser.new_page(device_scale_factor=2)
        yield Press(page, Path(scratch), faces)
        browser.close()


def font_faces(fonts: Path) -> str:
    """`@font-face` rules for the files under `fonts`. Raises FontsMissing."""
    files = {
        (family, weight): next(
            iter(sorted(fonts.rglob(f"{stem}-chinese-simplified-{weight}-normal.woff2"))), None
        )
        for family, (stem, weight) in _FILES.items()
    }
    files |= {key: next(iter(sorted(fonts.rglob(name))), None) for key, name in _FANDOL.items()}
    missing = sorted({family for (family, _), file in files.items() if file is None})
    if missing:
        raise FontsMissing(
            f"{fonts}: no file for {', '.join(missing)}; run bash eval/heldout/fonts.sh {fonts}"
        )
    system = "".join(
        f"@font-face{{font-family:'{name}';src:local('{name}');{_BOX}}}" for name in _SYSTEM
    )
    return system + "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url('{file.resolve().as_uri()}');{_BOX}}}"
        for (family, weight), file in files.items()
        if file is not None
    )


def _parts(found: Sequence[dict[str, object]]) -> tuple[Part, ...]:
    parts = []
    for doc in found:
        marks = doc["marks"]
        assert isinstance(marks, list)
        parts.append(
            Part(
                type=str(doc["type"]) or None,
                bears_seal=doc["bears"] == "1",
                box=_box(doc["box"]),
                marks=tuple(
                    Mark(mark["kind"], dict(mark["words"]), _box(mark["box"])) for mark in marks
                ),
            )
        )
    return tuple(parts)


def _box(numbers: object) -> tuple[float, float, float, float]:
    assert isinstance(numbers, list)
    left, top, right, bottom = (float(number) for number in numbers)
    return left, top, right, bottom
