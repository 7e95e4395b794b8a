"""Catalogue → passages: everything it tells citizens, cut into pieces that can be cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from catalog.types import (
    ALWAYS,
    All,
    Any,
    Basis,
    Catalog,
    Condition,
    Is,
    Item,
    Material,
    Need,
    Not,
    Question,
    Term,
    Verified,
)
from search.types import Passage
from search.words import sentences

LIMIT = 200
"""Characters a passage has at most, so that a citation is read at a glance."""

SEPARATOR = " · "
"""Between the item's name and what the passage tells of it, in a title."""


class Kind(StrEnum):
    """What a passage is about."""

    ITEM = "item"
    REQUIREMENT = "requirement"
    MATERIAL = "material"
    STEP = "step"
    TIME = "time"
    FEE = "fee"
    WINDOW = "window"
    TERM = "term"


_NEEDS = {Need.REQUIRED: "必要材料", Need.OPTIONAL: "非必要材料", Need.DEFERRABLE: "可容缺后补"}


def passages(catalog: Catalog) -> tuple[Passage, ...]:
    """All passages, items by key and then terms in their order. Keys are paths
    (`food-business-new/material/licence`); what needs several passages goes on at `…/2`."""
    of_items = (p for key in sorted(catalog.items) for p in _of_item(catalog.items[key]))
    of_terms = (p for term in catalog.terms for p in _of_term(term))
    return (*of_items, *of_terms)


def topic(passage: Passage) -> str:
    """The name of the item a passage belongs to; "" when it belongs to none."""
    return passage.title.partition(SEPARATOR)[0] if passage.item_key else ""


def _of_item(item: Item) -> Iterator[Passage]:
    def told(
        kind: Kind, place: str, facet: str, texts: Iterable[str], lead: str = ""
    ) -> Iterator[Passage]:
        key = f"{item.key}/{kind}/{place}".rstrip("/")
        return _cut(key, kind, item.key, f"{item.name}{SEPARATOR}{facet}", texts, lead)

    about = (
        item.summary,
        _labelled("实施机关", item.authority),
        _labelled("办理对象", item.audience),
    )
    yield from _cut(item.key, Kind.ITEM, item.key, item.name, about)
    for number, requirement in enumerate(item.requirements, 1):
        condition = (requirement.text, _sources(requirement.basis))
        yield from told(Kind.REQUIREMENT, str(number), "受理条件", condition)
    questions = {question.key: question for question in item.scenario.questions}
    for material in item.materials:
        yield from told(
            Kind.MATERIAL,
            material.key,
            material.name,
            _about(material),
            _needed_when(material.applies_when, questions),
        )
    for number, step in enumerate(item.steps, 1):
        text = f"第{number}步，{step.name}：{step.text}"
        yield from told(Kind.STEP, str(number), f"办理流程：{step.name}", (text,))
    limits = (
        f"法定办结时限为{item.time_limit.statutory_working_days}个工作日",
        f"承诺办结时限为{item.time_limit.promised_working_days}个工作日",
    )
    yield from told(Kind.TIME, "", "办理时限", limits)
    yield from told(Kind.FEE, "", "收费标准", (item.fee,))
    yield from told(Kind.WINDOW, "", "办理地点", (item.window,))


def _of_term(term: Term) -> Iterator[Passage]:
    texts = (term.text, _labelled("又称", "、".join(term.aliases)), _labelled("出处", term.source))
    return _cut(f"glossary/{term.key}", Kind.TERM, "", term.name, texts)


def _about(material: Material) -> Iterator[str]:
    copies = [
        f"{word}{count}份"
        for word, count in (("原件", material.originals), ("复印件", material.copies))
        if count
    ]
    yield f"{material.name}：{'，'.join([_NEEDS[material.need], *copies])}"
    if material.can_be_promised:
        yield "可以告知承诺代替提交"
    yield material.filling_advice
    yield from material.receiving_points
    yield _labelled("格式", material.format)
    yield _labelled("来源", material.source)
    yield _sources(material.basis)


def _sources(basis: Sequence[Basis]) -> str:
    return _labelled(
        "依据",
        "、".join(
            b.citation if b.verified is Verified.TEXT else f"{b.citation}（条文待核对）"
            for b in basis
        ),
    )


def _labelled(label: str, text: str) -> str:
    return f"{label}：{text}" if text else ""


def _needed_when(condition: Condition, questions: Mapping[str, Question]) -> str:
    return "" if condition == ALWAYS else f"只在下列情形需要：{_in_words(condition, questions)}。"


def _in_words(condition: Condition, questions: Mapping[str, Question]) -> str:
    match condition:
        case Is(key, values):
            question = questions[key]
            labels = [f"“{o.label}”" for o in question.options if o.value in values]
            return f"{question.text.rstrip('？?')}选{'或'.join(labels)}"
        case Not(part):
            return f"不属于（{_in_words(part, questions)}）"
        case All((part,)) | Any((part,)):
            return _in_words(part, questions)
        case All(parts):
            return "，并且".join(_bracketed(part, questions) for part in parts)
        case Any(parts):
            return "，或者".join(_bracketed(part, questions) for part in parts)


def _bracketed(condition: Condition, questions: Mapping[str, Question]) -> str:
    words = _in_words(condition, questions)
    return f"（{words}）" if isinstance(condition, All | Any) else words


def _cut(
    key: str, kind: Kind, item_key: str, title: str, texts: Iterable[str], lead: str = ""
) -> Iterator[Passage]:
    """Whole sentences, packed. `lead` opens every passage: a condition must not be lost where
    a text is cut."""
    pieces = [_ended(piece) for text in texts for piece in sentences(text)]
    if len(lead) > LIMIT // 2:
        pieces, lead = [*sentences(lead), *pieces], ""
    packed = _pack(pieces, LIMIT - len(lead))
    for number, text in enumerate(packed, 1):
        part = key if number == 1 else f"{key}/{number}"
        yield Passage(part, kind, item_key, title, lead + text)


def _ended(piece: str) -> str:
    return piece if piece.rstrip("”’」』）)")[-1:] in tuple("。！？；!?;") else f"{piece}。"


def _pack(pieces: Iterable[str], room: int) -> list[str]:
    packed: list[str] = []
    for piece in pieces:
        for fitting in _fit(piece, room):
            if packed and len(packed[-1]) + len(fitting) <= room:
                packed[-1] += fitting
            else:
                packed.append(fitting)
    return packed


def _fit(piece: str, room: int) -> Iterator[str]:
    """The piece, cut behind its last comma that fits while it is longer than `room`."""
    while len(piece) > room:
        cut = max(piece.rfind(mark, 0, room) for mark in "，、：,") + 1 or room
        yield piece[:cut]
        piece = piece[cut:]
    yield piece
