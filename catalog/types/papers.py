"""Kinds of paper, and how their fields are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class FieldKind(StrEnum):
    """How a field's text is normalised; one normaliser each in `nlp.normalize`."""

    TEXT = "text"
    NAME = "name"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    DATE = "date"
    MOMENT = "moment"  # a day and, where it is known, the time of day: 2026-03-02T09:00:00
    PERIODS = "periods"  # from when until when, each with a / between: 2026-03-02/2026-03-09
    DATE_RANGE = "date_range"  # from and until: 2020-01-01至2030-01-01, or …至长期
    ID_NUMBER = "id_number"  # 公民身份号码, GB 11643
    CREDIT_CODE = "credit_code"  # 统一社会信用代码, GB 32100
    AMOUNT = "amount"
    PHONE = "phone"
    NUMBER = "number"
    AREA = "area"  # square metres as printed: 土地使用权面积 690.18m2/房屋建筑面积 99.76m2
    VIN = "vin"  # 车辆识别代号, GB 16735
    PLATE = "plate"  # 机动车号牌, GA 36
    GLOSSED = "glossed"  # Chinese with its English behind a stroke, which goes: 女/F is 女
    BLOOD_GROUP = "blood_group"  # A, B, AB or O, of the ABO system
    SCOPE = "scope"  # 经营范围, 经营项目: what is dealt in, one thing after another
    CODE = "code"  # certificate, licence and card numbers as printed, without spaces


class Placement(StrEnum):
    """Where a field's value stands, seen from its label."""

    RIGHT = "right"
    BELOW = "below"
    TITLE = "title"  # no label: the value is a prominent line of the page
    PROSE = "prose"  # inside running text; `pattern` finds it over the joined lines
    OPTIONS = "options"  # chosen by ticks among boxes beside its label, or among its `options`
    TAGGED = "tagged"  # inside running text; the learned tagger finds it
    FOOT = "foot"  # no label: who gives the paper out, or the day, under all labels (落款)


@dataclass(frozen=True)
class Block:
    """The rows of a table, or lines under a heading, that are about one party: `head` is the
    key of the field whose label heads them, `labels` are what is printed beside the value in
    them, which says the same in another party's block."""

    head: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class FieldSpec:
    """How one field of a paper is found (审查要素 on paper).

    `label` is the label as printed; `aliases` are other printed forms of it, and the field
    bears the one it was found under. `found_by` are printed words that lead to the value but
    are not its name (有效期限 leads to 有效期起始日期): the field then bears `label`. `pattern`,
    when given, is a regular expression over NFKC text whose group `value` (or whole match) is the
    value; with `Placement.PROSE` it alone finds the field. `multiline` values run on over
    following lines until the next label. `options` are the words that forms print beside the
    boxes of `Placement.OPTIONS`: with them the boxes are known without the label, too, and a
    word that was misread is put right.
    A range `made_of` two dates is their sequence where it was not read as one. `alone` is a
    regular expression over a page's squeezed lines (`^` and `$` are those of each line) whose
    group `value` is the field on papers whose print is prescribed: it is asked where none of
    the field's labels was read, and believed when it finds one value only. In the `block` of a
    party the field may stand beside a label that leads to it there alone. A `signature` is a
    name as its bearer wrote it.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    aliases: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    pattern: str = ""
    placements: tuple[Placement, ...] = (Placement.RIGHT,)
    required: bool = True
    multiline: bool = False
    options: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    alone: str = ""
    block: Block | None = None
    signature: bool = False


@dataclass(frozen=True)
class Cue:
    """A piece of text that speaks for a document type; `weight` < 0 speaks against it."""

    text: str
    weight: float


@dataclass(frozen=True)
class DocumentType:
    """A kind of paper (材料类型) and how to know and read it.

    `titles` are the words printed as a line of their own at its head: they speak more surely
    than the same words inside a sentence, and a page headed by one begins a new paper. A type
    that `continues` may run over several pages: an unrecognised page after one belongs to it.
    The `generic` type stands for any sheet of labels and values; its fields only say which
    labels are common and of which kind their values are.
    """

    code: str
    name: str
    cues: tuple[Cue, ...]
    fields: tuple[FieldSpec, ...]
    titles: tuple[str, ...] = ()
    bears_seal: bool = False
    continues: bool = False
    generic: bool = False

    @cached_property
    def field_keys(self) -> frozenset[str]:
        """The keys of its fields."""
        return frozenset(spec.key for spec in self.fields)

    def field(self, key: str) -> FieldSpec:
        """The spec with this key; KeyError when the type has none."""
        for spec in self.fields:
            if spec.key == key:
                return spec
        raise KeyError(f"{self.code} has no field {key}")
