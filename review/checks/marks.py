"""The seals, signatures and ticks of a material's papers → an outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from nlp.normalize import squeeze
from nlp.options import surety
from nlp.types import Document
from ocr.types import Seal, Tick, TickState
from review.checks.outcome import MAY_BE, Outcome, failed, passed, unsure
from review.checks.wording import bare, nearly_in
from review.odds import odds
from review.operands import Known, Paper, uploads
from review.types import Cause, Place

FAIR = 0.5
"""Below this confidence a seal may be a stain."""

CLEAR = 0.8
"""Above this confidence a ring was read well enough to tell it from others."""

MOST_DOUBTED, FOR_EACH = 2, 5
"""So many letters of a ring at most may be others than read, one in so many of the name's."""

LETTERS = 5000
"""That may stand on a ring."""

SHORTEST = 4
"""Characters of a ring's name, below which it may be part of any other."""


def sealed(paper: Paper, *, document_type: str = "", words: Sequence[str] = ()) -> Outcome:
    """A seal stands on every paper in the slot; with `words`, its ring names one of them, such
    as the kind of authority that issues the paper."""
    papers = paper.of_type(document_type)
    if not papers:
        return unsure(paper.absence(), f"{paper.material.name}上的印章无从核对。")
    seals = [(d.source, s) for d in papers for s in d.seals or ()]
    places = tuple(Place(source, s.region) for source, s in seals)
    if not all(d.seals for d in papers):
        return _some_unsealed(places) if seals else _seal_absent(paper, papers)
    if all(s.confidence < FAIR for _, s in seals):
        return unsure(Cause.LOW_CONFIDENCE, "疑似有印章，把握不足。", places)
    rings = "、".join(s.text for _, s in seals if s.text)
    if words and not any(word in rings or nearly_in(word, rings) for word in words):
        read = f"印文读作“{rings}”" if rings else "印文未能辨认"
        return unsure(Cause.NOT_READ, f"有印章，{read}，不能确定是否为应有的印章。", places)
    return passed("已加盖印章。", places)


def sealed_by(paper: Paper, name: Known, *, in_part: bool = False) -> Outcome:
    """A seal whose ring names this organisation stands on the paper; with `in_part` a ring that
    says more (医院体检专用章) or less (派出所, without its bureau) names it, too. A letter that was
    not read surely agrees with one that it may be."""
    papers = paper.own
    if not papers:
        return unsure(paper.absence(), f"{paper.material.name}上的印章无从核对。")
    seals = [(d.source, s) for d in papers for s in d.seals or ()]
    if not seals:
        return _seal_absent(paper, papers)
    places = tuple(Place(source, s.region) for source, s in seals)
    if not all(d.seals for d in papers):
        return _some_unsealed(places)
    read = [s for _, s in seals if s.text]
    if not read:
        return unsure(Cause.NOT_READ, "有印章，但印文未能辨认。", places)
    wanted = bare(name.value)
    if in_part and all(len(_owner(s.text)) < SHORTEST for s in read):
        rings = "、".join(s.text for s in read)
        return unsure(Cause.NOT_READ, f"印文读作“{rings}”，看不出是哪个单位的。", places)
    for seal in read:
        ring = _read_towards(seal, wanted)
        same = ring == wanted and seal.confidence >= FAIR
        if same or (in_part and seal.confidence >= CLEAR and _names_in_part(ring, wanted)):
            said = f"印文为“{seal.text}”"
            if ring != bare(seal.text):
                said = f"印文读作“{seal.text}”，也可以读作“{ring}”"
            return passed(f"{said}，与{name.label}一致。", places)
    best = max(read, key=lambda s: fuzz.ratio(bare(s.text), wanted))
    distance = Levenshtein.distance(bare(best.text), wanted)
    shown = f"印文读作“{best.text}”，{name.label}为“{name.value}”"
    near = distance <= max(2, len(wanted) // 4) or (in_part and _owner(best.text) in wanted)
    if near or best.confidence < CLEAR or len(read) < len(seals):
        return unsure(Cause.NEARLY_EQUAL, f"{shown}，不能确定是否一致。", places)
    return failed(f"{shown}，不一致。", places)


def _read_towards(seal: Seal, name: str) -> str:
    """The letters of a ring as they stand there, or, where the name stands among them but for
    one or two that may be the name's as well, with these."""
    read = [
        (letter, told)
        for char, told in zip(seal.text, seal.chances or [()] * len(seal.text), strict=True)
        for letter in bare(char)
    ]
    text, chances = "".join(letter for letter, _ in read), [told for _, told in read]
    most = min(MOST_DOUBTED, len(name) // FOR_EACH)
    for start in range(len(text) - len(name) + 1):
        end = start + len(name)
        other = sum(one != two for one, two in zip(text[start:end], name, strict=True))
        if not 0 < other <= most:
            continue
        if odds(name, text[start:end], chances[start:end], letters=LETTERS) >= -MAY_BE:
            return text[:start] + name + text[end:]
    return text


def _names_in_part(ring: str, name: str) -> bool:
    """Whether the ring holds the whole name, or an institution's that stands in it."""
    owner = _owner(ring)
    part = len(owner) >= SHORTEST and owner in name and _INSTITUTION.search(owner)
    return name in bare(ring) or bool(part)


def _owner(ring: str) -> str:
    """Of a ring's words those that say whose seal it is: not what it is for."""
    return _USE.sub("", bare(ring))


_INSTITUTION = re.compile(r"(?:医院|卫生院|保健院|门诊部|中心|局|所|学校)$")
_USE = re.compile(r"[体检业务财合同证明户籍口查询疾病诊断医疗]*(?:专用章|公章|印章)$")


def signed(paper: Paper, *, document_type: str = "", roles: Sequence[str] = ()) -> Outcome:
    """Every place for a signature on the slot's papers bears one; with `roles`, every place
    whose words name one of them."""
    papers = paper.of_type(document_type)
    if not papers:
        return unsure(paper.absence(), f"{paper.material.name}上的签名无从核对。")
    if any(d.signatures is None for d in papers):
        return unsure(Cause.NOT_ASSESSED, "未做签名检测。", uploads(papers))
    asked = [
        (d.source, s)
        for d in papers
        for s in d.signatures or ()
        if not roles or any(_signs_as(role, s.label) for role in roles)
    ]
    if {source for source, _ in asked} < {d.source for d in papers}:
        return unsure(Cause.NOT_READ, "没有找到应当签名的地方。", uploads(papers))
    places = tuple(Place(source, s.region) for source, s in asked)
    bare_places = [(source, s) for source, s in asked if not s.present and s.sure]
    if bare_places and any(d.problems for d in papers):
        return unsure(Cause.ILLEGIBLE, "图片不清晰，不能确定是否签名。", places)
    if bare_places:
        named = "、".join(dict.fromkeys(s.label for _, s in bare_places))
        return failed(f"“{named}”处没有签名。", tuple(Place(o, s.region) for o, s in bare_places))
    if not all(s.sure for _, s in asked):
        return unsure(Cause.LOW_CONFIDENCE, "不能确定是否已经签名。", places)
    return passed("已经签名。", places)


def _signs_as(role: str, label: str) -> bool:
    """Whether the words beside a place ask this role to sign, not its counterpart: 被委托人."""
    return re.search(f"(?<![被受]){re.escape(role)}", label) is not None


def one_ticked(paper: Paper, *, options: Sequence[str]) -> Outcome:
    """Of the boxes beside these words exactly one is ticked."""
    boxes = _boxes(paper, options)
    if not boxes:
        return _no_boxes(paper, options)
    if len({squeeze(t.label) for _, t in boxes}) < len(options):  # another may be ticked, too
        seen = tuple(Place(source, t.region) for source, t in boxes)
        return unsure(Cause.NOT_READ, "有的勾选框没有找到，请人工核对。", seen)
    ticked = [(source, t) for source, t in boxes if t.checked]
    places = tuple(Place(source, t.region) for source, t in ticked or boxes)
    names = "、".join(dict.fromkeys(t.label for _, t in ticked))
    if any(t.state is TickState.CROSSED for _, t in ticked):
        return unsure(Cause.CONFLICTING, f"“{names}”处打的是叉，不能确定是否选中。", places)
    several = len(options) > 1  # all of them were found by their words
    if any((surety(t) if several and ticked else t.confidence) < FAIR for _, t in boxes):
        return unsure(Cause.LOW_CONFIDENCE, "勾选不清楚，请人工核对。", places)
    if len({squeeze(t.label) for _, t in ticked}) == 1:
        return passed(f"勾选了“{names}”。", places)
    return failed(f"应当只选一项，勾选了“{names}”。" if ticked else "没有勾选。", places)


def ticked(paper: Paper, *, option: str) -> Outcome:
    """The box beside these words is ticked."""
    boxes = _boxes(paper, (option,))
    if not boxes:
        return _no_boxes(paper, (option,))
    places = tuple(Place(source, t.region) for source, t in boxes)
    if all(t.state is TickState.TICKED and t.confidence >= FAIR for _, t in boxes):
        return passed(f"勾选了“{option}”。", places)
    if any(t.checked or t.confidence < FAIR for _, t in boxes):
        return unsure(Cause.CONFLICTING, f"“{option}”处的勾选不清楚。", places)
    return failed(f"“{option}”没有勾选。", places)


def _boxes(paper: Paper, options: Sequence[str]) -> list[tuple[str, Tick]]:
    """The boxes beside these words, each with its upload."""
    wanted = {squeeze(option) for option in options}
    ticks = [(d.source, tick) for d in paper.own for tick in d.ticks or ()]
    return [(source, tick) for source, tick in ticks if squeeze(tick.label) in wanted]


def _no_boxes(paper: Paper, options: Sequence[str]) -> Outcome:
    if not paper.own:
        return unsure(paper.absence(), f"{paper.material.name}上的勾选无从核对。")
    if any(d.ticks is None for d in paper.own):
        return unsure(Cause.NOT_ASSESSED, "未做勾选检测。", uploads(paper.own))
    return unsure(Cause.NOT_READ, f"没有找到勾选框：{'、'.join(options)}。", uploads(paper.own))


def _seal_absent(paper: Paper, papers: Sequence[Document]) -> Outcome:
    places = uploads(papers)
    if any(d.seals is None for d in papers):
        return unsure(Cause.NOT_ASSESSED, "未做印章检测。", places)
    if any(d.problems for d in papers):
        return unsure(Cause.ILLEGIBLE, "图片不清晰，不能确定是否盖章。", places)
    return failed(f"{paper.material.name}上没有检测到印章。", places)


def _some_unsealed(places: tuple[Place, ...]) -> Outcome:
    return unsure(Cause.CONFLICTING, "几份材料中有的有印章，有的没有。", places)
