"""Lines × a document type's labels → where each label stands in which line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import Levenshtein

from catalog.types import DocumentType, FieldSpec
from nlp.layout import Level, joined, level_with, stands_under
from nlp.normalize import squeeze

_CLEAR = 1.0
_RUN_ON = 0.99
"""A label its value follows without colon or gap could be the start of other words."""
_MISREAD = 0.9
_WIDEST_GAP = 7.0
"""Line heights between the parts of one label."""

_OVERLAP = 0.6
"""Of a line's height: so far the boxes of two parts of a label may overlap."""

_LONG_ROW, _UNDER, _AHEAD = 10, 2.1, 3.0
"""A row of so many characters may run on into one character under it, so many line heights down,
and reaches so many further than that."""

_SAME_ROW = 0.6
"""Of the larger height: as far apart are lines of one row at most."""

_NUMBERED = re.compile(r"(?:\(?[一二三四五六七八九十]{1,3}[).、,]|\(?\d{1,2}[).、](?!\d))?")
"""What counts the lines of a form."""

_SIGNS = re.compile(r"(?:签字|签名|签章|盖章|公章|承诺|声明|意见)(?:$|[:(])")
"""Behind a party's label: its place to sign, or a part of the form that is its own."""

_BESIDE, _WORDS = 2.5, 4
"""A value stands within so many line heights of its label, and more than so many characters behind
the word it begins with are no value of their own: 解除原因　用人单位提出、双方协商一致."""

_SHORT_VALUE = 8
"""Between two labels that share a line without a colon (性别男民族汉) stand at most so many."""


@dataclass(frozen=True)
class Label:
    """A printed label found in a line: offsets into the line's squeezed text, where the label
    itself begins on the page, and how surely it was known, [0, 1]."""

    text: str
    line: Level
    start: int
    end: int
    left: float
    certainty: float

    @property
    def opens(self) -> bool:
        """Whether it opens its line, behind its number."""
        counted = _NUMBERED.match(self.line.text)
        return self.start in (0, counted.end() if counted else 0)

    @property
    def rest(self) -> str:
        """What stands behind it in its line."""
        return self.line.text[self.end :]

    @property
    def may_be_prose(self) -> bool:
        """Whether it is only nearly a label, and runs on without a colon."""
        return self.certainty == _MISREAD and self.rest[:1] not in ("", ":")

    def begins_value_of(self, other: Label) -> bool:
        """Whether it stands to the right of another label, as 建筑面积 does beside 面积: where
        both lead to the same field it belongs to the value."""
        return bool(
            not self.start
            and self.text != other.text
            and self.left > other.line.right[0]
            and level_with(self.line, other.line, _SAME_ROW)
        )

    def goes_on_right_behind(self, other: Label) -> bool:
        """Whether it is but the first word of what stands right behind another label, which has
        nothing else."""
        if self.certainty != _RUN_ON or self.start or len(self.rest) < _WORDS or other.rest:
            return False
        gap = self.left - float(other.line.right[0])
        return 0 < gap < _BESIDE * self.line.height and self.begins_value_of(other)


def forms_of(spec: FieldSpec) -> tuple[str, ...]:
    """Every printed form that leads to the field, squeezed, the usual one first."""
    return tuple(squeeze(form) for form in (spec.label, *spec.aliases, *spec.found_by))


def own_forms(spec: FieldSpec) -> frozenset[str]:
    """The forms that name the field itself, squeezed: not the words that only lead to it."""
    return frozenset(squeeze(form) for form in (spec.label, *spec.aliases))


def block_forms(spec: FieldSpec) -> tuple[str, ...]:
    """What leads to the field in its party's block, squeezed."""
    return tuple(squeeze(form) for form in spec.block.labels) if spec.block else ()


def labels_of(document_type: DocumentType) -> Mapping[str, tuple[FieldSpec, ...]]:
    """Every printed form of a label → the specs that go by it, longest form first; those of
    blocks, too."""
    forms: dict[str, list[FieldSpec]] = {}
    for spec in document_type.fields:
        for form in dict.fromkeys((*forms_of(spec), *block_forms(spec))):
            forms.setdefault(form, []).append(spec)
    return {form: tuple(forms[form]) for form in sorted(forms, key=len, reverse=True)}


def find_labels(
    lines: Sequence[Level],
    forms: Sequence[str],
    others: Sequence[str] = (),
    letters: Mapping[str, re.Pattern[str]] = MappingProxyType({}),
) -> tuple[Label, ...]:
    """Every label in the lines, in reading order. `forms` longest first; in `others`, words
    that are known besides, none of them stands (日期 in 出生日期), nor is a line of nothing else
    a label misread. One with a value of one letter, as `letters` says of its form, may end a
    line wherever it stands."""
    found: list[Label] = []
    for line in lines:
        own = _in_line(line, forms, others, letters)
        if not own or own[0].certainty == _MISREAD or _goes_on(line, own[0], forms):
            own = _spread(line, lines, forms) or _stacked(line, lines, forms) or own
        found.extend(own)
    clear = [one for one in found if one.certainty == _CLEAR]
    return tuple(
        one for one in found if not any(one.goes_on_right_behind(other) for other in clear)
    )


def _goes_on(line: Level, label: Label, forms: Sequence[str]) -> bool:
    """Whether the whole line is the beginning of a longer label: 法定代表人（负责 of …人）."""
    longer = len(line.text) > len(label.text)
    return longer and any(form.startswith(line.text) and form != line.text for form in forms)


def _in_line(
    line: Level,
    forms: Sequence[str],
    others: Sequence[str],
    letters: Mapping[str, re.Pattern[str]],
) -> list[Label]:
    text, found = line.text, list[Label]()
    first = at = _NUMBERED.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        form = next((f for f in forms if text.startswith(f, at)), None)
        other = next((f for f in others if text.startswith(f, at)), "")
        if len(other) > len(form or ""):
            at += len(other)
        elif form is not None and (
            _stands_as_label(text, at, at + len(form), first, found)
            or _before_a_letter(text, at + len(form), letters.get(form))
        ):
            end = at + len(form)
            clear = end == len(text) or text[end] == ":"
            found.append(Label(form, line, at, end, line.x(at), _CLEAR if clear else _RUN_ON))
            at = end
        else:
            at += 1
    if found and found[0].start == first:
        return found
    misread = None if text in others else _misread_at_start(line, forms)
    return [misread, *found] if misread is not None else found


def _before_a_letter(text: str, end: int, value: re.Pattern[str] | None) -> bool:
    """Whether one letter follows that is a value of the label, and ends the line."""
    return value is not None and len(text) == end + 1 and bool(value.fullmatch(text[end]))


def _stands_as_label(text: str, start: int, end: int, first: int, before: Sequence[Label]) -> bool:
    """A label opens its line, at `first`, or is followed by a colon, or follows another label's
    short value; behind a number it has its colon or nothing more in its line. The same words in
    the middle of a sentence are no label, nor are they where they say who signs."""
    if _SIGNS.match(text, end):
        return False
    if text[end : end + 1] == ":" or (start == first and (not first or end == len(text))):
        return True
    return bool(before) and before[0].start == first and start - before[-1].end <= _SHORT_VALUE


def _misread_at_start(line: Level, forms: Sequence[str]) -> Label | None:
    """One wrong, lost or added character in a label of four or more."""
    for form in forms:
        if len(form) < 4:
            return None
        if line.text.startswith(form, 1):
            continue  # another label: 原联系地址
        for length in (len(form), len(form) - 1, len(form) + 1):
            if len(line.text) >= length and Levenshtein.distance(line.text[:length], form) == 1:
                return Label(form, line, 0, length, float(line.left[0]), _MISREAD)
    return None


def _spread(line: Level, lines: Sequence[Level], forms: Sequence[str]) -> list[Label]:
    """A label printed so wide (名　　称, 许可项　　目) that its parts became lines of their own,
    or a two-character one of which one half was not found at all."""
    written, last = line.text, line
    for other in _to_the_right(line, lines):
        if other.left[0] - last.right[0] > _WIDEST_GAP * line.height:
            break
        for form in forms:
            rest = form[len(written) :]
            if form.startswith(written) and rest and other.text.startswith(rest):
                return [Label(form, other, 0, len(rest), float(line.left[0]), _CLEAR)]
        written, last = written + other.text, other
        if not any(form.startswith(written) for form in forms):
            break
    halves = [form for form in forms if len(form) == 2 and line.text in form]
    if len(line.text) != 1 or len(halves) != 1 or _ends_value(line, lines):
        return []
    return [Label(halves[0], line, 0, 1, float(line.left[0]), _MISREAD)]


def _ends_value(line: Level, lines: Sequence[Level]) -> bool:
    """Whether a lone character is the last of a text that fills the row above it, as the 号 of an
    address is: it has nothing to its right."""
    x = float(line.left[0])
    filled = any(
        len(other.text) >= _LONG_ROW
        and 0.4 * line.height < -other.offset_from(line) < _UNDER * line.height
        and other.left[0] - 0.5 * line.height < x < other.right[0] - _AHEAD * line.height
        for other in lines
    )
    return filled and not _to_the_right(line, lines)


def _to_the_right(line: Level, lines: Sequence[Level]) -> list[Level]:
    level = [
        other
        for other in lines
        if other.left[0] > line.right[0] - _OVERLAP * line.height
        and other.text
        and abs(other.offset_from(line)) < 0.6 * line.height
    ]
    return sorted(level, key=lambda other: float(other.left[0]))


def _stacked(line: Level, lines: Sequence[Level], forms: Sequence[str]) -> list[Label]:
    """A label broken over the lines of a narrow cell (统一社会 / 信用代码)."""
    if len(line.text) < 2:
        return []
    for form in forms:
        whole = _put_together(line, line, lines, form)
        if whole is not None:
            return [Label(form, whole, 0, len(form), float(np.min(whole.left[0])), _CLEAR)]
    return []


def _put_together(whole: Level, last: Level, lines: Sequence[Level], form: str) -> Level | None:
    """`whole` with the lines under its last one that complete the form, or None."""
    rest = form[len(whole.text) :]
    if not rest or not form.startswith(whole.text):
        return None
    for other in lines:
        if other.text and stands_under(other, last):
            if other.text.rstrip(":") in (rest, rest.rstrip(")")):
                return joined(whole, other)
            if rest.startswith(other.text):
                more = _put_together(joined(whole, other), other, lines, form)
                if more is not None:
                    return more
    return None
