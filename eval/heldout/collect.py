"""A seed and a count → a folder of files as citizens send them, with their truth."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import numpy as np

from catalog.types import DocumentType, FieldKind
from eval.dataset import (
    Condition,
    Sample,
    TrueDocument,
    TrueField,
    TrueSeal,
    TrueSignature,
    TrueTick,
)
from eval.heldout import camera
from eval.heldout.camera import Image, Shot
from eval.heldout.editions import Drawers, Edition
from eval.heldout.paper import Mark, Paper, Part
from nlp.normalize import normalise, squeeze
from ocr.types import Problem, SealShape, TickState

if TYPE_CHECKING:
    from eval.heldout.browser import Press

A4 = (794, 1123)
M = TypeVar("M", TrueField, TrueSeal, TrueSignature, TrueTick)
CONDITIONS = (Condition.CLEAN,) * 4 + (Condition.PHOTO,) * 4 + (Condition.BAD,) * 2
PROBLEMS = (
    Problem.BLURRED,
    Problem.DARK,
    Problem.GLARE,
    Problem.CUT_OFF,
    Problem.TOO_SMALL,
    Problem.SCREEN,
)
SMALL_PRINT = 1900
"""Pixels along a sheet of A4 on which people still read a card copied in its true size."""
ILLEGIBLE = frozenset(PROBLEMS) - {Problem.SCREEN}
PAIRS = (
    ("resident-id-card-portrait", "resident-id-card-emblem"),
    ("household-register-head", "household-register-member"),
    ("marriage-certificate", "resident-id-card-portrait"),
)


@dataclass(frozen=True)
class Order:
    """What one file shall be: `types` the papers in it, in how many pages, taken how."""

    types: tuple[str | None, ...]
    condition: Condition
    problem: Problem | None = None
    pdf: str = ""  # "": a picture; "text": printed to PDF; "scan": pictures in a PDF
    copied: bool = False  # two sides on one sheet of paper


def orders(rng: np.random.Generator, count: int, codes: Sequence[str | None]) -> Iterator[Order]:
    """Every type in turn, shuffled, and among them one file in five of another sort."""
    conditions: list[Condition] = []
    queue: list[str | None] = []
    odd = 0
    for index in range(count):
        if not conditions:
            conditions = [CONDITIONS[int(i)] for i in rng.permutation(len(CONDITIONS))]
        condition = conditions.pop()
        if index % 5 == 4:
            odd += 1
            yield _odd(rng, odd, condition, codes)
            continue
        if not queue:
            queue = [codes[int(i)] for i in rng.permutation(len(codes))]
        yield Order((queue.pop(),), condition)


def _odd(
    rng: np.random.Generator, number: int, condition: Condition, codes: Sequence[str | None]
) -> Order:
    if number % 2:
        problem = PROBLEMS[number // 2 % len(PROBLEMS)]
        return Order((codes[int(rng.integers(len(codes)))],), Condition.BAD, problem)
    kind = number // 2 % 4
    if kind % 2:
        pair = PAIRS[0 if kind == 1 else int(rng.integers(len(PAIRS)))]
        return Order(pair, condition, copied=bool(rng.random() < 0.6))
    if kind == 0:
        several = rng.permutation(len(codes))[: int(rng.integers(2, 4))]
        return Order(tuple(codes[int(i)] for i in several), condition, pdf="scan")
    several = rng.permutation(len(codes))[: int(rng.integers(1, 3))]
    return Order(tuple(codes[int(i)] for i in several), Condition.CLEAN, pdf="text")


@dataclass(frozen=True)
class Catalogue:
    """The types to be told apart and, as generation goes, the fields they don't have."""

    types: Mapping[str, DocumentType]
    strangers: set[str]

    def field(self, code: str, words: Mapping[str, str]) -> tuple[str, FieldKind] | None:
        """The catalogue's key and kind of a drawn value: by its key, else by the one field
        that bears its label. None, and remembered, when the type has no such field."""
        known = self.types.get(code)
        if known is None:
            self.strangers.add(code)
            return None
        label = squeeze(words["label"])
        by_key = [spec for spec in known.fields if spec.key == words["key"]]
        by_label = [
            spec
            for spec in known.fields
            if label in {squeeze(name) for name in (spec.label, *spec.aliases)}
        ]
        found = by_key or (by_label if len(by_label) == 1 else [])
        if not found:
            if words["key"] != "signed_by":
                self.strangers.add(f"{code}.{words['key'] or words['label']}")
            return None
        return found[0].key, found[0].kind


def collect(
    press: Press,
    edition: Edition,
    types: Mapping[str, DocumentType],
    seed: int,
    count: int,
    folder: Path,
) -> Iterator[tuple[Sample, frozenset[str]]]:
    """Writes file after file into `folder`; yields the sample and what the catalogue lacks."""
    catalogue, drawers = Catalogue(types, set()), edition.drawers
    for index, order in enumerate(orders(np.random.default_rng([seed, 0]), count, [*drawers])):
        rng = np.random.default_rng([seed, 1, index])
        papers = [_paper(rng, drawers, code, copied=order.copied) for code in order.types]
        data, ending, sample = _file(press, edition.take, catalogue, rng, order, papers)
        name = f"{index + 1:04d}.{ending}"
        (folder / name).write_bytes(data)
        yield replace(sample, file=name), frozenset(catalogue.strangers)


def _file(
    press: Press,
    take: Callable[..., Shot],
    catalogue: Catalogue,
    rng: np.random.Generator,
    order: Order,
    papers: Sequence[Paper],
) -> tuple[bytes, str, Sample]:
    if order.pdf == "text":
        return _printed(press, catalogue, order, papers)
    if order.pdf == "scan" or any(len(paper.pages) > 1 for paper in papers):
        return _scanned(press, take, catalogue, rng, order, papers)
    least = 0
    if order.copied:
        drawn = [press.draw(*_copied(rng, papers))]
        least = SMALL_PRINT if any(paper.true_width for paper in papers) else 0
    else:
        drawn = [press.draw(sheet(paper), paper.size) for paper in papers]
    pictures = [picture for picture, _ in drawn]
    shot = take(rng, pictures, order.condition, order.problem, least=least)
    legible = order.problem not in ILLEGIBLE
    documents = [
        _truth(catalogue, [(0, part, shot, index)], legible)
        for index, (_, parts) in enumerate(drawn)
        for part in parts
    ]
    if order.condition is Condition.PHOTO and rng.random() < 0.12:
        data, ending = camera.exif_turned(shot.picture), "jpg"
    else:
        data, ending = camera.encode(rng, shot.picture, order.condition)
    problems = (order.problem,) if order.problem else ()
    sample = Sample("", order.condition, (shot.turn,), problems, tuple(documents))
    return data, ending, sample


def _scanned(
    press: Press,
    take: Callable[..., Shot],
    catalogue: Catalogue,
    rng: np.random.Generator,
    order: Order,
    papers: Sequence[Paper],
) -> tuple[bytes, str, Sample]:
    """Each page taken by itself, all put into one PDF."""
    shots: list[Shot] = []
    documents = []
    for paper in papers:
        places = []
        for page in range(len(paper.pages)):
            picture, parts = press.draw(sheet(paper, page), paper.size)
            shot = take(rng, [picture], order.condition, order.problem)
            places.append((len(shots), parts[0], shot, 0))
            shots.append(shot)
        documents.append(_truth(catalogue, places, order.problem not in ILLEGIBLE))
    pages = []
    for shot in shots:
        data, ending = camera.encode(rng, shot.picture, order.condition)
        wide, high = _fit(shot.picture)
        kind = "png" if ending == "png" else "jpeg"
        pages.append(
            f'<div class="page" style="width:{A4[0]}px;height:{A4[1]}px;break-after:page">'
            f'<img style="display:block;width:{wide}px;height:{high}px" '
            f'src="data:image/{kind};base64,{base64.b64encode(data).decode()}"></div>'
        )
    pdf, _ = press.print(_HOLDER + "".join(pages), A4)
    documents = [_on_a4(document, shots) for document in documents]
    problems = (order.problem,) if order.problem else ()
    turns = tuple(shot.turn for shot in shots)
    return pdf, "pdf", Sample("", order.condition, turns, problems, tuple(documents))


def _fit(picture: Image) -> tuple[float, float]:
    high, wide = picture.shape[:2]
    share = min(A4[0] / wide, (A4[1] - 1) / high)
    return wide * share, high * share


def _on_a4(document: TrueDocument, shots: Sequence[Shot]) -> TrueDocument:
    """Polygons of pictures as polygons of the A4 pages whose top left they fill."""

    def moved(mark: M) -> M:
        wide, high = _fit(shots[mark.page].picture)
        a, b, c, d = (
            (round(x * wide / A4[0], 5), round(y * high / A4[1], 5)) for x, y in mark.polygon
        )
        return replace(mark, polygon=(a, b, c, d))

    return replace(
        document,
        fields={key: moved(mark) for key, mark in document.fields.items()},
        seals=tuple(moved(mark) for mark in document.seals),
        signatures=tuple(moved(mark) for mark in document.signatures),
        ticks=tuple(moved(mark) for mark in document.ticks),
    )


def _printed(
    press: Press, catalogue: Catalogue, order: Order, papers: Sequence[Paper]
) -> tuple[bytes, str, Sample]:
    """The papers as an office program prints them to PDF: text, not a picture of it."""
    size = (
        max(max(paper.size[0] for paper in papers), A4[0]),
        max(max(paper.size[1] for paper in papers), A4[1]),
    )
    html = _HOLDER + "".join(
        sheet(replace(paper, copied=False), page, size)
        for paper in papers
        for page in range(len(paper.pages))
    )
    pdf, found = press.print(html, size)
    flat = Shot(np.zeros((1000, 1000, 3), np.uint8), (np.diag([1000.0, 1000.0, 1.0]),))
    documents, page = [], 0
    for paper in papers:
        places = [(page + k, found[page + k][0], flat, 0) for k in range(len(paper.pages))]
        documents.append(_truth(catalogue, places, True))
        page += len(paper.pages)
    return pdf, "pdf", Sample("", Condition.CLEAN, (0,) * page, (), tuple(documents))


def _paper(rng: np.random.Generator, drawers: Drawers, code: str | None, *, copied: bool) -> Paper:
    versions = drawers[code]
    paper = versions[int(rng.integers(len(versions)))](rng)
    while copied and paper.alone:
        paper = versions[int(rng.integers(len(versions)))](rng)
    return replace(paper, type=code)


_HOLDER = "<style>@page{margin:0}body{margin:0}</style>"


def sheet(paper: Paper, page: int = 0, size: tuple[int, int] | None = None) -> str:
    """The HTML of one page of a paper, its truth in data attributes."""
    wide, high = size or paper.size
    return (
        f'<style>body{{margin:0}}</style><div class="page" style="position:relative;'
        f'overflow:hidden;background:#fff;width:{wide}px;height:{high}px;break-after:page">'
        f"{_doc(paper, page, 'left:0;top:0')}</div>"
    )


def _copied(rng: np.random.Generator, papers: Sequence[Paper]) -> tuple[str, tuple[int, int]]:
    """Small papers copied one below the other on a sheet of A4; cards in their true size."""
    top = float(rng.uniform(70, 130))
    blocks = []
    for paper in papers:
        share = min(1.0, 420 / paper.size[1], 640 / paper.size[0]) * rng.uniform(0.8, 1.0)
        if paper.true_width:
            share = paper.true_width / paper.size[0]
        left = (A4[0] - paper.size[0] * share) / 2 + rng.normal(0, 12)
        style = (
            f"left:{left:.0f}px;top:{top:.0f}px;transform:scale({share:.3f});"
            "transform-origin:0 0;isolation:isolate"
        )
        blocks.append(_doc(paper, 0, style))
        top += paper.size[1] * share + rng.uniform(40, 80)
    grey = "filter:grayscale(1) contrast(1.15)" if rng.random() < 0.4 else ""
    note = ""
    if rng.random() < 0.4:
        note = (
            f'<div style="position:absolute;left:120px;top:{min(top, 1040):.0f}px;'
            "font:20px 'FandolKai'\">此复印件与原件一致，仅供办理业务使用（样本）</div>"
        )
    html = (
        f"<style>body{{margin:0}}</style><div class='page' style='position:relative;"
        f"overflow:hidden;background:#fff;width:{A4[0]}px;height:{A4[1]}px;{grey}'>"
        f"{''.join(blocks)}{note}</div>"
    )
    return html, A4


def _doc(paper: Paper, page: int, place: str) -> str:
    name = f"d{crc32(paper.css.encode())}"
    if paper.copied:
        place += ";filter:grayscale(1) contrast(1.3) brightness(1.06)"
    return (
        f"<style>.{name}{{{paper.css}}}</style>"
        f'<div data-doc="{paper.type or ""}" data-bears="{int(paper.bears_seal)}" class="{name}" '
        f'style="position:absolute;{place};width:{paper.size[0]}px;height:{paper.size[1]}px;'
        f'overflow:hidden">{paper.pages[page]}</div>'
    )


def _truth(
    catalogue: Catalogue, places: Sequence[tuple[int, Part, Shot, int]], legible: bool
) -> TrueDocument:
    """The truth of one paper, which may run over several (page, part, shot, way)."""
    fields: dict[str, TrueField] = {}
    seals, signatures, ticks = [], [], []
    first = places[0][1]
    for page, part, shot, way in places:
        for mark in part.marks:
            polygon = shot.polygon(way, mark.box)
            words = mark.words
            if mark.kind == "field" and first.type is not None:
                found = catalogue.field(first.type, words)
                if found is None or found[0] in fields:
                    continue
                fields[found[0]] = TrueField(true_value(found[1], mark), page, polygon)
            elif mark.kind == "seal":
                shape = SealShape(words["shape"])
                seals.append(TrueSeal(words["text"], page, polygon, words["centre"], shape))
            elif mark.kind == "sign":
                signed = bool(words["text"])
                signatures.append(TrueSignature(words["label"], signed, page, polygon))
            elif mark.kind == "tick":
                state = TickState(words["state"])
                ticks.append(TrueTick(words["label"], state, page, polygon))
    return TrueDocument(
        type=first.type,
        pages=tuple(dict.fromkeys(page for page, *_ in places)),
        fields=fields,
        seals=tuple(seals),
        signatures=tuple(signatures),
        ticks=tuple(ticks),
        bears_seal=first.bears_seal,
        legible=legible,
    )


def true_value(kind: FieldKind, mark: Mark) -> str:
    """The normal form of what was drawn. ValueError when it has none: a fault of the paper."""
    drawn = mark.words["value"]
    normal = normalise(kind, drawn)
    if not normal:
        raise ValueError(f"{mark.words['key']}: {drawn!r} is no {kind}")
    return normal
