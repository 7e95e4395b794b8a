"""Pictures that carry their own text in their pixels, and a reader that reads it back: the
whole house runs on them without a model."""

from __future__ import annotations

import io
import time
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import numpy as np
from PIL import Image

from catalog.types import DocumentType, Source
from nlp.classify import CueClassifier
from nlp.extract import LabelExtractor
from nlp.types import Classifier, Extractor
from ocr.errors import BadUpload
from ocr.reader import PageReader
from ocr.sandbox import Sandbox
from ocr.types import Page, PageReading, Region, TextLine
from serve.sources.types import Link

WIDTH, HEIGHT = 900, 1200
ENGINE = "reads pixels"
UNREADABLE = "这一页渲染不出来"


def picture(*lines: str, seed: int = 0) -> bytes:
    """A PNG whose first rows hold these lines as bytes."""
    text = "\n".join(lines).encode()
    payload = len(text).to_bytes(4, "big") + text
    pixels = np.full((HEIGHT, WIDTH, 3), 255 - seed % 32, np.uint8)
    flat = pixels.reshape(-1)
    flat[: len(payload)] = np.frombuffer(payload, np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def text_in(image: np.ndarray) -> list[str]:
    flat = np.ascontiguousarray(image).reshape(-1)
    length = int.from_bytes(flat[:4].tobytes(), "big")
    if length > flat.size - 4:
        return []
    return flat[4 : 4 + length].tobytes().decode("utf-8", "replace").split("\n")


class PixelReader:
    """Takes `seconds` a page, and refuses a page that says so."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.read_pages = 0

    def read(self, page: Page) -> PageReading:
        time.sleep(self.seconds)
        self.read_pages += 1
        texts = text_in(page.image())
        if UNREADABLE in texts:
            raise BadUpload("damaged_pdf", "这一页打不开。", "请重新导出后上传。")
        lines = tuple(_line(page.index, row, text) for row, text in enumerate(texts))
        return PageReading(
            page.index, WIDTH, HEIGHT, 0, lines, (), None, None, (), ENGINE, notices=page.notices
        )


def _line(page: int, row: int, text: str) -> TextLine:
    run = sum(24 if unicodedata.east_asian_width(c) in "WF" else 13 for c in text)
    left, top = 80 / WIDTH, (60 + 44 * row) / HEIGHT
    right, bottom = min(1.0, (80 + run) / WIDTH), (60 + 44 * row + 26) / HEIGHT
    box = ((left, top), (right, top), (right, bottom), (left, bottom))
    return TextLine(text, Region(page, box), 0.99)


@cache
def _sandbox() -> Sandbox:
    """One for all tests of a run."""
    return Sandbox(seconds=60)


class PixelParts:
    """What `serve.wiring.Parts` offers, with the reader of this module."""

    engine = ENGINE
    lanes = 1

    @property
    def sandbox(self) -> Sandbox:
        return _sandbox()

    def __init__(self, seconds: float = 0.0) -> None:
        self.reader = PixelReader(seconds)

    @property
    def remembering_reader(self) -> PageReader:
        """Remembers nothing, so that every page of a test is read."""
        return self.reader

    connected: Mapping[str, Link] = MappingProxyType({})

    def links(self, sources: Mapping[str, Source]) -> Mapping[str, Link]:
        return self.connected

    def extractor(self, types: tuple[DocumentType, ...]) -> Extractor:
        return LabelExtractor(types)

    def classifier(self, types: tuple[DocumentType, ...]) -> Classifier:
        return CueClassifier(types)


def licence(name: str = "样本市晨光餐饮有限公司", person: str = "样本甲") -> Sequence[str]:
    return (
        "营业执照",
        "统一社会信用代码：91330100MA2XXXXX0K",
        f"名称：{name}",
        "类型：有限责任公司",
        f"法定代表人：{person}",
        "住所：样本市样本区样本路1号",
        "经营范围：餐饮服务",
        "登记机关 2024年05月20日",
    )
