"""A field × a page's labels and lines → where its value may stand, the likeliest place first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.types import DocumentType, FieldKind, FieldSpec, Placement
from nlp.cells import ROW, Part
from nlp.labels import forms_of, own_forms
from nlp.layout import Level, level_with
from nlp.neighbours import PageView, Pieces, below, right_of
from nlp.normalize import normalise
from nlp.pairs import Pair
from nlp.types import Source

_SELF_EVIDENT = (FieldKind.ID_NUMBER, FieldKind.CREDIT_CODE)
"""Kinds whose values are known by their own form on every paper where it has no label for
them; an empty box beside a label stays empty."""
_BY_FORM_ALONE = 0.9

DAY = re.compile(
    r"(?:\(?(?:印章|盖章|公章|章)\)?)?(?:\d{4}|[2〇○Oo零一二三四五六七八九][〇○Oo零一二三四五六七八九]{2,3})[年./-]"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})[月./-](?:\d{1,2}|[一二三四五六七八九十]{1,3})日?(?:签发?|发)?"
)
_ADDRESS_END = re.compile(r"[\u4e00-\u9fff0-9A-Z()-]{0,24}[号室房户层楼铺栋幢座]")

_PERSON = 5
"""Characters of a person's name at most, as a rule."""
_WHOLE = re.compile(r"(?:公司|[局所院厅店部厂社处会]|中心|学校|大学|医院)(?:\(.*)?$")
_NAME_END = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:公司|司|[局所院厅店部厂社]|中心)(?=$|\()")
"""Of an organisation: how it ends, and what is left of it in a row of its own."""
_ORGANISATION = r"[\u4e00-\u9fff]{4,30}(?:局|委员会|厅|[处所站院]|中心|大学)"
_FOOT_GAP = 4.0
"""Line heights between an organisation and the day under it, at most."""


@dataclass(frozen=True)
class Candidate:
    """Where a value may stand, the printed words that led there ("" for none), and how surely
    they did, [0, 1]."""

    pieces: Pieces
    printed: str
    source: Source
    certainty: float
    bound: bool = False
    """Whether the spec's own label says that this is the value, pattern or not."""
    exact: bool = False
    """Whether the value is known to be these pieces where the pattern, made for prose, finds
    none."""


def candidates(
    spec: FieldSpec, kind: DocumentType, pages: Sequence[PageView]
) -> Iterator[Candidate]:
    """Every place where a paper of that kind may tell the field. A label of the field's own says
    more than its party's block, unless the field heads that block."""
    paired = tuple(_in_pairs(spec, pages))
    sure = tuple(one for one in paired if one.certainty == 1.0)
    blocks = tuple(_in_blocks(spec, kind, pages))
    own_first = spec.block is not None and spec.block.head != spec.key
    yield from (*sure, *blocks) if own_first else (*blocks, *sure)
    yield from _around(spec, pages)
    yield from paired


def _in_pairs(spec: FieldSpec, pages: Sequence[PageView]) -> Iterator[Candidate]:
    """The values of the spec's labels where the page is a sheet of labels and values."""
    own, forms = own_forms(spec), forms_of(spec)
    pairs = [(pair, page) for page in pages for pair in page.pairs if pair.label in forms]
    for pair, page in sorted(pairs, key=lambda one: (-one[0].certainty, forms.index(one[0].label))):
        # of a row of options, only one that stands there alone is a value
        bound = pair.label in own and pair.certainty == 1.0 and not spec.options
        value = _run_on(spec, _own_row(spec, pair, page), pair.line, page)
        yield Candidate(value, pair.label, Source.PAIR, pair.certainty, bound)


def _in_blocks(
    spec: FieldSpec, kind: DocumentType, pages: Sequence[PageView]
) -> Iterator[Candidate]:
    """The values beside the labels of the spec's party's block."""
    if spec.block is None:
        return
    exact = Placement.RIGHT not in spec.placements  # its pattern is made for prose
    for page in pages:
        for label in page.in_block(spec, kind.field(spec.block.head)):
            for pieces in right_of(label, page, spec):
                pieces = _run_on(spec, pieces, label.line, page)
                yield Candidate(pieces, "", Source.RIGHT, 1.0, exact=exact)


def _own_row(spec: FieldSpec, pair: Pair, page: PageView) -> Pieces:
    """A pair's value up to the next label in its line; a name's in the label's row alone, an
    organisation's without the stray character under it."""
    pieces = tuple(page.until_label(piece) for piece in pair.value)
    if spec.kind is FieldKind.ORGANISATION and len(pieces) > 1 and len(pieces[-1].text) == 1:
        pieces = pieces[:-1] if _WHOLE.search(pieces[-2].text) else pieces
    level = [one for one in pieces if level_with(one.line, pair.line, ROW)]
    return tuple(level) if spec.kind is FieldKind.NAME and level else pieces


def _run_on(spec: FieldSpec, value: Pieces, line: Level, page: PageView) -> Pieces:
    """A value with its last row where that stands under the label, as the ends of addresses and
    of organisations' names do."""
    alone = bool(value) and all(piece.line is line for piece in value)
    if not alone or value[-1].end < len(line.text):
        return value
    name = value[-1].text
    if spec.kind is FieldKind.ORGANISATION and len(name) > _PERSON and not _WHOLE.search(name):
        return (*value, *page.wrapped(line, _NAME_END))
    if spec.kind is FieldKind.ADDRESS:
        return (*value, *page.wrapped(line, _ADDRESS_END))
    return value


def _around(spec: FieldSpec, pages: Sequence[PageView]) -> Iterator[Candidate]:
    for placement in spec.placements:
        for page in pages:
            match placement:
                case Placement.RIGHT:
                    for label in page.labels_for(spec):
                        for pieces in right_of(label, page, spec):
                            pieces = _run_on(spec, pieces, label.line, page)
                            yield Candidate(pieces, label.text, Source.RIGHT, label.certainty)
                case Placement.BELOW:
                    for label in page.labels_for(spec):
                        for pieces in below(label, page):
                            yield Candidate(pieces, label.text, Source.BELOW, label.certainty)
                case Placement.TITLE:
                    for line in sorted(page.lines, key=lambda one: -one.height):
                        whole = (Part(line, 0, len(line.text)),)
                        yield Candidate(whole, "", Source.TITLE, 1.0)
        if placement is Placement.PROSE:
            for order in zip(*(page.orders for page in pages), strict=True):
                lines = tuple(Part(line, 0, len(line.text)) for page in order for line in page)
                yield Candidate(lines, "", Source.PROSE, 1.0)
    if not any(page.labels_for(spec) for page in pages):
        yield from _by_form(spec, pages)
    if Placement.FOOT in spec.placements and not any(page.names(spec) for page in pages):
        feet = [line for page in pages for line in _foot(spec, page)]
        if not feet and spec.kind is FieldKind.DATE:
            feet = [line for page in pages for line in _lone_days(page)]
        if len({normalise(spec.kind, line.text) for line in feet}) == 1:
            whole = (Part(feet[0], 0, len(feet[0].text)),)
            yield Candidate(whole, "", Source.FORM, _BY_FORM_ALONE)


def _by_form(spec: FieldSpec, pages: Sequence[PageView]) -> Iterator[Candidate]:
    """What is known by its own form without a label, when the paper holds exactly one such
    value: one of a self-evident kind, or what the spec's `alone` finds."""
    found = list[Part]()
    if spec.alone:
        found = [part for page in pages for part in _alone(spec.alone, page)]
    elif spec.kind in _SELF_EVIDENT:
        lines = [line for page in pages for line in page.lines]
        found = [Part(line, 0, len(line.text)) for line in lines if normalise(spec.kind, line.text)]
    if len({normalise(spec.kind, part.text) for part in found}) == 1:
        exact = bool(spec.alone)
        yield Candidate((found[0],), "", Source.FORM, _BY_FORM_ALONE, exact=exact)


def _foot(spec: FieldSpec, page: PageView) -> list[Level]:
    """The lines at the page's foot that are a day or, right over one, an organisation."""
    days = [line for line in page.foot if DAY.fullmatch(line.text)]
    if spec.kind is FieldKind.DATE:
        return days
    return [
        line
        for line in page.foot
        if re.fullmatch(spec.pattern or _ORGANISATION, line.text)
        and any(_FOOT_GAP * line.height > day.left[1] - line.left[1] > 0.5 * line.height
                and day.left[0] < line.right[0] and line.left[0] < day.right[0] for day in days)
    ]  # fmt: skip


def _lone_days(page: PageView) -> list[Level]:
    """The lines that are a day, in the lower half of the text, and stand beside no label."""
    heights = [float(line.left[1]) for line in page.lines]
    middle = (min(heights, default=0) + max(heights, default=0)) / 2
    taken = {id(pair.value[0].line) for pair in page.pairs}
    return [
        one
        for one in page.lines
        if DAY.fullmatch(one.text) and one.left[1] > middle and id(one) not in taken
    ]


def _alone(pattern: str, page: PageView) -> Iterator[Part]:
    """The part of a line that the pattern names in the page's lines, each time it does."""
    text = "\n".join(line.text for line in page.lines)
    for match in re.finditer(pattern, text, re.MULTILINE):
        start, end = match.span("value")
        line = page.lines[text.count("\n", 0, start)]
        begin = start - (text.rfind("\n", 0, start) + 1)
        yield Part(line, begin, begin + end - start)
