"""Operands → an outcome: the named checks officials author rules with, all pure.

A check's positional parameters are its operands (`Known`: a value that is there; `Paper`: a
slot; `Operand`: a value that may be missing), its keyword-only parameters are what a rule may
set in YAML; `at` carries the day and the situation. The registry at the end derives the
catalogue's `CheckSpec`s from these signatures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from inspect import Parameter, signature
from typing import Any, cast, get_origin, get_type_hints

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from catalog.types import Answers, CheckRegistry, CheckSpec, OperandKind
from nlp.normalize import FOREVER, birth_date, credit_code_is_valid, id_number_is_valid, squeeze
from nlp.types import Document
from review import likeness
from review.likeness import Likeness
from review.operands import Known, Operand, Paper
from review.types import Cause, Place, Verdict

FAIR = 0.5
"""Below this confidence a seal may be a stain."""
LIKELY = 0.9
"""Below this confidence a value may be another than was read: one in ten is."""

SURE = 0.95
"""Above this confidence a difference of one character is the paper's, below it may be ours."""


_DENIED = re.compile(r"不含|不包括|不得|禁止|除|[□☐]$")
"""Before a word in its clause: what the paper says is not."""


@dataclass(frozen=True)
class At:
    """The day of the review and the situation the applicant chose."""

    today: date
    situation: Answers


@dataclass(frozen=True)
class Outcome:
    """What a check found. `places`, when given, are better evidence than the operands' own."""

    verdict: Verdict
    message: str
    cause: Cause | None = None
    places: tuple[Place, ...] = ()


def _passed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.PASS, message, None, places)


def _failed(message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.FAIL, message, None, places)


def _unsure(cause: Cause, message: str, places: tuple[Place, ...] = ()) -> Outcome:
    return Outcome(Verdict.UNSURE, message, cause, places)


# --- papers ---------------------------------------------------------------------------------


def present(paper: Paper, *, document_type: str = "") -> Outcome:
    """Something stands in the slot; with `document_type`, a paper of that type does."""
    name = _type_name(paper, document_type) or paper.material.name
    if not paper.documents:
        return _failed(f"未提交{name}。", paper.places)
    if not document_type or paper.of_type(document_type):
        return _passed(f"已提交{name}。", _uploads(paper.of_type(document_type)))
    cause = paper.absence()
    if cause in (Cause.UNKNOWN_PAPER, Cause.ILLEGIBLE):
        return _unsure(cause, f"已提交的图片中有未能识别的材料，不能确定是否包含{name}。")
    return _failed(f"已提交的材料中没有{name}。", paper.places)


def right_paper(paper: Paper) -> Outcome:
    """Every document in the slot is of one of the material's types."""
    if not paper.documents:
        return _unsure(Cause.MATERIAL_MISSING, f"未提交{paper.material.name}，无从核对。")
    strangers = [d for d in paper.documents if d not in paper.own]
    wrong = [d for d in strangers if d.type is not None]
    if wrong:
        found = "、".join(dict.fromkeys(d.type.name for d in wrong if d.type))
        return _failed(f"此处应为{paper.material.name}，上传的是{found}。", _uploads(wrong))
    if strangers:
        return _unsure(
            Cause.ILLEGIBLE if any(d.problems for d in strangers) else Cause.UNKNOWN_PAPER,
            f"未能认出上传的材料是否为{paper.material.name}。",
            _uploads(strangers),
        )
    return _passed(f"材料类型与{paper.material.name}相符。", _uploads(paper.own))


def legible(paper: Paper) -> Outcome:
    """No page has a quality problem. A poor picture is never FAIL: it asks for a better one."""
    if not paper.documents:
        return _unsure(Cause.MATERIAL_MISSING, f"未提交{paper.material.name}。")
    poor = [d for d in paper.documents if d.problems]
    if poor:
        advice = "；".join(dict.fromkeys(p.advice for d in poor for p in d.problems))
        places = tuple(Place(d.source, p.region) for d in poor for p in d.problems)
        return _unsure(Cause.ILLEGIBLE, f"图片质量不足以可靠识读：{advice}", places)
    return _passed("图片清晰，可以识读。")


def page_count(paper: Paper, *, min: int = 1, max: int = 50) -> Outcome:
    """The slot holds between `min` and `max` pages."""
    if not paper.own:
        return _unsure(paper.absence(), f"{paper.material.name}的页数无从核对。")
    pages = sum(len(d.pages) for d in paper.own)
    if min <= pages <= max:
        return _passed(f"共{pages}页。")
    return _failed(f"共{pages}页，应为{min}至{max}页。")


def sealed(paper: Paper, *, document_type: str = "", words: Sequence[str] = ()) -> Outcome:
    """A seal stands on every paper in the slot; with `words`, its ring names one of them, such
    as the kind of authority that issues the paper."""
    papers = paper.of_type(document_type)
    if not papers:
        return _unsure(paper.absence(), f"{paper.material.name}上的印章无从核对。")
    seals = [(d.source, s) for d in papers for s in d.seals or ()]
    places = tuple(Place(source, s.region) for source, s in seals)
    if not all(d.seals for d in papers):
        return _some_unsealed(places) if seals else _seal_absent(paper, papers)
    if all(s.confidence < FAIR for _, s in seals):
        return _unsure(Cause.LOW_CONFIDENCE, "疑似有印章，把握不足。", places)
    rings = "、".join(s.text for _, s in seals if s.text)
    if words and not any(word in rings or _nearly_in(word, rings) for word in words):
        read = f"印文读作“{rings}”" if rings else "印文未能辨认"
        return _unsure(Cause.NOT_READ, f"有印章，{read}，不能确定是否为应有的印章。", places)
    return _passed("已加盖印章。", places)


def sealed_by(paper: Paper, name: Known) -> Outcome:
    """A seal whose ring names this organisation stands on the paper."""
    papers = paper.own
    if not papers:
        return _unsure(paper.absence(), f"{paper.material.name}上的印章无从核对。")
    seals = [(d.source, s) for d in papers for s in d.seals or ()]
    if not seals:
        return _seal_absent(paper, papers)
    places = tuple(Place(source, s.region) for source, s in seals)
    if not all(d.seals for d in papers):
        return _some_unsealed(places)
    read = [s for _, s in seals if s.text]
    if not read:
        return _unsure(Cause.NOT_READ, "有印章，但印文未能辨认。", places)
    wanted = _bare(name.value)
    for seal in read:
        if _bare(seal.text) == wanted and seal.confidence >= FAIR:
            return _passed(f"印文为“{seal.text}”，与{name.label}一致。", places)
    best = max(read, key=lambda s: fuzz.ratio(_bare(s.text), wanted))
    distance = Levenshtein.distance(_bare(best.text), wanted)
    shown = f"印文读作“{best.text}”，{name.label}为“{name.value}”"
    if distance <= max(2, len(wanted) // 4) or best.confidence < 0.8 or len(read) < len(seals):
        return _unsure(Cause.NEARLY_EQUAL, f"{shown}，不能确定是否一致。", places)
    return _failed(f"{shown}，不一致。", places)


def mentions(paper: Paper, *, words: Sequence[str]) -> Outcome:
    """The paper's text holds every entry; an entry is alternatives joined by "|"."""
    papers = paper.own
    if not papers:
        return _unsure(paper.absence(), f"{paper.material.name}的内容无从核对。")
    text = squeeze("".join(line.text for d in papers for line in d.lines))
    absent: list[str] = []
    near: list[str] = []
    for entry in words:
        alternatives = [squeeze(word) for word in entry.split("|")]
        if any(word in text for word in alternatives):
            continue
        (near if any(_nearly_in(word, text) for word in alternatives) else absent).append(
            alternatives[0]
        )
    if absent and any(d.problems for d in papers):
        return _unsure(Cause.ILLEGIBLE, f"图片不清晰，未读到：{'、'.join(absent + near)}。")
    if absent:
        return _failed(f"没有写到：{'、'.join(absent)}。", paper.places)
    if near:
        return _unsure(Cause.NEARLY_EQUAL, f"疑似写到但识读不够确定：{'、'.join(near)}。")
    return _passed("应有的内容都已写明。", _uploads(papers))


# --- one value ------------------------------------------------------------------------------


def filled(value: Operand) -> Outcome:
    """The value is there. An empty form box FAILS; an unread field on a paper is UNSURE."""
    if value.value is not None:
        return _passed(f"{value.label}：{value.value}。")
    if value.cause is Cause.FORM_EMPTY:
        return _failed(f"{value.label}未填写。")
    return _unsure(value.cause or Cause.NOT_READ, f"未能读到{value.label}。")


def matches(value: Known, *, pattern: str) -> Outcome:
    """The whole value fits the pattern."""
    if re.fullmatch(pattern, value.value):
        return _passed(f"{value.label}“{value.value}”格式正确。")
    return _doubted(value, f"{value.label}“{value.value}”格式不正确。")


def id_number_valid(value: Known) -> Outcome:
    """GB 11643: length, birth date and check digit."""
    if id_number_is_valid(value.value):
        return _passed(f"{value.label}校验位正确。")
    return _doubted(value, f"{value.label}“{value.value}”不符合公民身份号码的编码规则。")


def credit_code_valid(value: Known) -> Outcome:
    """GB 32100: length, alphabet and check character."""
    if credit_code_is_valid(value.value):
        return _passed(f"{value.label}校验位正确。")
    return _doubted(value, f"{value.label}“{value.value}”不符合统一社会信用代码的编码规则。")


def not_expired(date: Known, at: At, *, days: int = 0, forever: bool = False) -> Outcome:
    """Still valid today, and `days` days from today. 长期 passes where `forever` says that such
    papers may have no end, elsewhere it is doubted."""
    if date.value == FOREVER and not forever:
        return _unsure(Cause.NOT_READ, f"{date.label}读作“长期”，这种材料应有届满日期。")
    if date.value == FOREVER:
        return _passed(f"{date.label}为长期。")
    until = _day(date.value)
    if until is None:
        return _unsure(Cause.NOT_READ, f"{date.label}“{date.value}”不是可以比较的日期。")
    if until < at.today:
        return _doubted(date, f"{date.label}为{until}，已经过期（审查日{at.today}）。")
    if until < at.today + timedelta(days=days):
        return _doubted(date, f"{date.label}为{until}，距审查日{at.today}不足{days}天。")
    return _passed(f"{date.label}为{until}，审查日{at.today}仍在有效期内。")


def not_future(date: Known, at: At) -> Outcome:
    """The date is today or before."""
    day = _day(date.value)
    if day is None:
        return _unsure(Cause.NOT_READ, f"{date.label}“{date.value}”不是可以比较的日期。")
    if day > at.today:
        return _doubted(date, f"{date.label}为{day}，晚于审查日{at.today}。")
    return _passed(f"{date.label}为{day}，不晚于审查日。")


def issued_within(date: Known, at: At, *, days: int) -> Outcome:
    """The date lies no more than `days` days before today, and not after it."""
    day = _day(date.value)
    if day is None:
        return _unsure(Cause.NOT_READ, f"{date.label}“{date.value}”不是可以比较的日期。")
    if at.today - timedelta(days=days) <= day <= at.today:
        return _passed(f"{date.label}为{day}，在{days}天以内。")
    return _doubted(date, f"{date.label}为{day}，不在审查日{at.today}前{days}天以内。")


def in_list(value: Known, *, values: Sequence[str]) -> Outcome:
    """The value is one of these."""
    if value.value in values:
        return _passed(f"{value.label}为“{value.value}”。")
    return _doubted(value, f"{value.label}“{value.value}”不在允许的范围：{'、'.join(values)}。")


def contains_any(value: Known, *, words: Sequence[str]) -> Outcome:
    """The value holds at least one of these words."""
    text = squeeze(value.value)
    found = [word for word in words if _affirmed(squeeze(word), text)]
    if found:
        return _passed(f"{value.label}含有“{found[0]}”。")
    return _doubted(value, f"{value.label}中没有：{'、'.join(words)}。")


def inside(address: Known, *, areas: Sequence[str]) -> Outcome:
    """The address names one of these areas."""
    text = squeeze(address.value)
    if any(squeeze(area) in text for area in areas):
        return _passed(f"{address.label}在管辖范围内。")
    return _unsure(
        Cause.NOT_READ,
        f"{address.label}“{address.value}”没有写明所在区县，不能确定是否在管辖范围内。",
    )


def age_between(id_number: Known, at: At, *, min: int, max: int) -> Outcome:
    """The holder is at least `min` and at most `max` years old today."""
    if not id_number_is_valid(id_number.value):
        return _unsure(Cause.NOT_READ, f"{id_number.label}读得不完整，不能推算年龄。")
    born = birth_date(id_number.value)
    had_birthday = (at.today.month, at.today.day) >= (born.month, born.day)
    age = at.today.year - born.year - (0 if had_birthday else 1)
    if min <= age <= max:
        return _passed(f"{age}周岁。")
    return _doubted(id_number, f"{age}周岁，应为{min}至{max}周岁。")


def agrees_with_situation(
    value: Known, at: At, *, question: str, words: Mapping[str, Sequence[str]]
) -> Outcome:
    """For every option chosen, the value holds one of that option's words."""
    chosen = at.situation.get(question, ())
    if not chosen:
        return _unsure(Cause.SITUATION_UNKNOWN, "没有选择对应的办理情形。")
    text = squeeze(value.value)
    said = [
        option
        for option, forms in words.items()
        if any(_affirmed(squeeze(form), text) for form in forms)
    ]
    lacking = [option for option in chosen if option not in said]
    beyond = [words[option][0] for option in said if option not in chosen]
    if not lacking and beyond:
        more = "、".join(beyond)
        return _unsure(Cause.CONFLICTING, f"{value.label}还写有“{more}”，所选情形中没有。")
    if not lacking:
        return _passed(f"{value.label}与所选情形一致。")
    wanted = "、".join(words[option][0] for option in lacking)
    return _doubted(value, f"{value.label}为“{value.value}”，所选情形为“{wanted}”，不一致。")


# --- two values -----------------------------------------------------------------------------


def equal(left: Known, right: Known) -> Outcome:
    """Both sides are the same, character by character."""
    return _compared(left, right, likeness.codes(left.value, right.value))


def same_name(left: Known, right: Known) -> Outcome:
    """Both sides name the same person or organisation, writing variants aside."""
    return _compared(left, right, likeness.names(left.value, right.value))


def same_address(left: Known, right: Known) -> Outcome:
    """Both sides name the same place, left-out province, city or district aside."""
    alike = likeness.addresses(left.value, right.value)
    if alike is Likeness.NEAR:
        sides = f"{left.label}“{left.value}”，{right.label}“{right.value}”"
        return _unsure(Cause.NEARLY_EQUAL, f"{sides}，写法不同，可能是同一地址。")
    return _compared(left, right, alike)


def date_order(earlier: Known, later: Known) -> Outcome:
    """`earlier` is not after `later`; 长期 is after everything."""
    if later.value == FOREVER:
        return _passed(f"{later.label}为长期。")
    first, second = _day(earlier.value), _day(later.value)
    if first is None or second is None:
        return _unsure(Cause.NOT_READ, "有一个日期不能比较。")
    if first <= second:
        return _passed(f"{earlier.label}{first}不晚于{later.label}{second}。")
    return _doubted(
        min(earlier, later, key=lambda v: v.confidence),
        f"{earlier.label}{first}晚于{later.label}{second}。",
    )


def born_on_matches(id_number: Known, born_on: Known) -> Outcome:
    """The birth date inside the ID number is the one printed beside it."""
    if not id_number_is_valid(id_number.value):
        return _unsure(Cause.NOT_READ, f"{id_number.label}读得不完整，不能与出生日期比对。")
    inside_number = birth_date(id_number.value).isoformat()
    if inside_number == born_on.value:
        return _passed("号码中的出生日期与证面一致。")
    return _doubted(
        born_on, f"号码中的出生日期为{inside_number}，{born_on.label}为{born_on.value}。"
    )


# --- shared ---------------------------------------------------------------------------------


def _compared(left: Known, right: Known, alike: Likeness) -> Outcome:
    sides = f"{left.label}“{left.value}”，{right.label}“{right.value}”"
    if alike is Likeness.SAME:
        return _passed(f"{left.label}与{right.label}一致：{right.value}。")
    sure = min(left.confidence, right.confidence)
    if alike is Likeness.NEAR and sure < SURE:
        return _unsure(Cause.NEARLY_EQUAL, f"{sides}，相差很小，可能是识读误差。")
    if sure < LIKELY:
        return _unsure(Cause.LOW_CONFIDENCE, f"{sides}，识读把握不足，请人工核对。")
    return _failed(f"{sides}，不一致。")


def _doubted(value: Known, message: str) -> Outcome:
    """FAIL on a value that was read surely; UNSURE on one that a misreading may explain."""
    if value.confidence < SURE:
        return _unsure(Cause.LOW_CONFIDENCE, f"{message}识读把握不足，请人工核对。")
    return _failed(message)


def _seal_absent(paper: Paper, papers: Sequence[Document]) -> Outcome:
    places = _uploads(papers)
    if any(d.seals is None for d in papers):
        return _unsure(Cause.NOT_ASSESSED, "未做印章检测。", places)
    if any(d.problems for d in papers):
        return _unsure(Cause.ILLEGIBLE, "图片不清晰，不能确定是否盖章。", places)
    return _failed(f"{paper.material.name}上没有检测到印章。", places)


def _some_unsealed(places: tuple[Place, ...]) -> Outcome:
    return _unsure(Cause.CONFLICTING, "几份材料中有的有印章，有的没有。", places)


def _affirmed(word: str, text: str) -> bool:
    """The word stands in a clause that does not deny it before, and not beside an empty box."""
    return any(
        not _DENIED.search(clause[: found.start()])
        for clause in re.split(r"[,;:。.()]", text)
        for found in re.finditer(re.escape(word), clause)
    )


def _uploads(documents: Sequence[Document]) -> tuple[Place, ...]:
    return tuple(Place(source, None) for source in dict.fromkeys(d.source for d in documents))


def _type_name(paper: Paper, code: str) -> str:
    return next((t.name for t in paper.material.document_types if t.code == code), "")


def _bare(name: str) -> str:
    return re.sub(r"[()（）·.\s★☆*]", "", squeeze(name))


def _nearly_in(word: str, text: str) -> bool:
    """One misread character in a word of four or more."""
    return len(word) >= 4 and fuzz.partial_ratio(word, text) >= 100 * (1 - 1 / len(word)) - 0.1


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


# --- the registry ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    """A named check and what its signature says: which operands may be missing, and whether
    it asks for the day and the situation."""

    run: Callable[..., Outcome]
    spec: CheckSpec
    may_miss: frozenset[str]
    wants_at: bool


def _named(function: Callable[..., Outcome]) -> Check:
    hints = get_type_hints(function)
    kinds = {Known: OperandKind.VALUE, Operand: OperandKind.VALUE, Paper: OperandKind.PAPER}
    parameters = signature(function).parameters.values()
    set_in_yaml = [p for p in parameters if p.kind is Parameter.KEYWORD_ONLY]
    spec = CheckSpec(
        name=function.__name__,
        operands={p.name: kinds[hints[p.name]] for p in parameters if hints[p.name] in kinds},
        params={p.name: _yaml_type(hints[p.name]) for p in set_in_yaml},
        optional=frozenset(p.name for p in set_in_yaml if p.default is not Parameter.empty),
    )
    may_miss = frozenset(name for name, hint in hints.items() if hint is Operand)
    return Check(function, spec, may_miss, At in hints.values())


def _yaml_type(hint: Any) -> type:
    origin = get_origin(hint)
    if origin is None:
        return cast(type, hint)
    return dict if issubclass(origin, Mapping) else list


CHECKS: Mapping[str, Check] = {
    function.__name__: _named(function)
    for function in (
        present, right_paper, legible, page_count, sealed, sealed_by, mentions,
        filled, matches, id_number_valid, credit_code_valid,
        not_expired, not_future, issued_within, date_order,
        equal, same_name, same_address, born_on_matches,
        in_list, contains_any, inside, age_between, agrees_with_situation,
    )
}  # fmt: skip

SPECS: CheckRegistry = {name: check.spec for name, check in CHECKS.items()}
