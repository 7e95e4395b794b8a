"""The nouns an official publishes: items, materials, review points, scenarios, laws, forms.

All are frozen, hold tuples, and are built only by `catalog.load`, which has resolved every
reference. Chinese government terms are glossed once, at the type that carries them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class Dimension(StrEnum):
    """The four things an approver looks at (审查维度)."""

    COMPLETENESS = "completeness"  # 完备性
    CONSISTENCY = "consistency"  # 一致性
    FORMAT = "format"  # 规范性
    VALIDITY = "validity"  # 有效性


class Severity(StrEnum):
    """What a failed point means for the case (后果)."""

    REJECT = "reject"  # 不予受理: no correction by the applicant helps
    CORRECT = "correct"  # 补正: the applicant can put it right
    ADVISE = "advise"  # 提示: worth saying, decides nothing


class Need(StrEnum):
    """How much a material is needed (材料必要性)."""

    REQUIRED = "required"  # 必要
    OPTIONAL = "optional"  # 非必要
    DEFERRABLE = "deferrable"  # 容缺后补


class Mode(StrEnum):
    """What a decision may do by itself (应用模式)."""

    ADVISE = "advise"  # 智能预审: tells the applicant
    ASSIST = "assist"  # 辅助审批: tells the approver
    DECIDE = "decide"  # 全流程审批: may pass without a person


class Verified(StrEnum):
    """How an article was checked: found in a law text, or still from memory."""

    TEXT = "text"
    MEMORY = "memory"


class Answer(StrEnum):
    """Whether a condition holds; UNKNOWN while an answer it needs is missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Law:
    """A law, regulation or rule (法律法规). `effective_from` is the day of the version cited."""

    key: str
    title: str
    kind: str
    issued_by: str
    effective_from: date
    document_number: str = ""


@dataclass(frozen=True)
class Basis:
    """One article something rests on (设定依据); `article` as the law writes it: 第三十五条."""

    law: Law
    article: str
    verified: Verified
    note: str = ""

    @property
    def citation(self) -> str:
        """《食品安全法》第三十五条."""
        return f"《{self.law.title}》{self.article}"


# --- conditions ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Is:
    """Holds when the answer to `question` is, or contains, one of `values`."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Holds when every part holds; `All(())` always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """Holds when its part does not."""

    part: Condition


Condition = Is | All | Any | Not
ALWAYS: Condition = All(())

Answers = Mapping[str, Sequence[str]]
"""Question key → the option values chosen; a question not in it is unanswered."""


# --- places -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Division:
    """An administrative division (行政区划) by its code of GB/T 2260.

    `parent` is the code of the division it lies in, "" for a province. `aliases` are short and
    former names on papers. One whose name is `shared` with another province's is not known by
    its name alone.
    """

    code: str
    name: str
    parent: str
    aliases: tuple[str, ...] = ()
    shared: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What papers call it."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Divisions:
    """Divisions by code, and by each of their names; parents are there, too."""

    by_code: Mapping[str, Division] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Division, ...]] = field(default_factory=dict)

    def within(self, code: str, around: str) -> bool:
        """Whether a division is another, or lies in it."""
        while code and code != around:
            code = self.by_code[code].parent
        return code == around

    def full_name(self, code: str) -> str:
        """As people say it: a district or county with its city (长沙市岳麓区), others alone."""
        division = self.by_code[code]
        around = self.by_code.get(division.parent)
        if around is None or not around.parent or division.name.endswith("市"):
            return division.name
        return f"{around.name}{division.name}"


# --- papers -------------------------------------------------------------------------------


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


@dataclass(frozen=True)
class Material:
    """A paper the applicant hands in (申请材料).

    Several document types may serve one material (不动产权证书 or 房屋租赁合同); the first is
    the usual one. `receiving_points` are what the window looks at on receipt (受理要点 in
    words), `copies` counts paper copies, `filling_advice` is for the citizen, `sample` says what
    a good one looks like. `promised_in` is the material that holds the applicant's written
    promise instead of this one (告知承诺), "" where no promise will do. One that is deferrable or
    can be promised must follow within `follows_within` working days of acceptance; 0 where
    nothing follows.
    """

    key: str
    name: str
    document_types: tuple[DocumentType, ...]
    need: Need
    applies_when: Condition
    basis: tuple[Basis, ...]
    receiving_points: tuple[str, ...]
    format: str
    copies: int
    originals: int
    source: str
    filling_advice: str
    promised_in: str = ""
    max_pages: int = 50
    sample: str = ""
    follows_within: int = 0

    @property
    def can_be_promised(self) -> bool:
        """Whether a written promise may stand for it."""
        return bool(self.promised_in)


# --- scenario and form --------------------------------------------------------------------


@dataclass(frozen=True)
class Option:
    """One answer the citizen can pick."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One question about the citizen's situation (情形)."""

    key: str
    text: str
    options: tuple[Option, ...]
    asked_when: Condition = ALWAYS
    multiple: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Scenario:
    """An item's questions in the order they are asked (情形引导)."""

    questions: tuple[Question, ...]


@dataclass(frozen=True)
class FormField:
    """One box of the application form; `prefill` names the paper fields that may fill it."""

    key: str
    label: str
    kind: FieldKind
    required: bool = True
    hint: str = ""
    prefill: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """What the applicant types once (申报表单, 一表)."""

    key: str
    title: str
    fields: tuple[FormField, ...]


# --- review points: 事项 → 受理要点 → 审查要点 → 审查规则 → 审查要素 --------------------------


class Carrier(StrEnum):
    """What carries an element (要素载体)."""

    MATERIAL = "material"  # a paper as a whole: its presence, pages, seals, legibility
    FIELD = "field"  # a field read from a paper
    FORM = "form"  # a box of the form
    SOURCE = "source"  # a data source that was asked
    RECORD = "record"  # what the office keeps of a case: when it was accepted, when finished


@dataclass(frozen=True)
class Element:
    """One fact a rule looks at (审查要素), e.g. the name on the licence.

    `holder` is a material key, "form", "record" or a source key; `key` is a field key, empty when
    the paper as a whole is meant. `label` is what a reviewer reads: 营业执照·名称. `kind` says how
    its value is written.
    """

    carrier: Carrier
    holder: str
    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT

    @cached_property
    def path(self) -> str:
        """As authored in YAML: `business-licence.name`, `form.address`, `lease`."""
        return f"{self.holder}.{self.key}" if self.key else self.holder


@dataclass(frozen=True)
class Rule:
    """One check applied to elements (审查规则). `elements` maps operand names to elements. It is
    asked on the days from `effective_from` to `effective_to`, both included; None: no bound."""

    check: str
    elements: Mapping[str, Element]
    params: Mapping[str, object]
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it is asked on that day."""
        return (self.effective_from or day) <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class AllRules:
    """Passes when every part passes."""

    parts: tuple[RuleNode, ...]


@dataclass(frozen=True)
class AnyRule:
    """Passes when at least one part passes."""

    parts: tuple[RuleNode, ...]


@dataclass(frozen=True)
class NotRule:
    """Passes when its part fails on fair evidence, and fails when it passes on sure one."""

    part: RuleNode


RuleNode = Rule | AllRules | AnyRule | NotRule


def leaves(nodes: Iterable[RuleNode]) -> Iterator[Rule]:
    """The checks in a tree of rules, in authored order."""
    for node in nodes:
        match node:
            case Rule():
                yield node
            case NotRule(part):
                yield from leaves((part,))
            case AllRules(parts) | AnyRule(parts):
                yield from leaves(parts)


def materials_read(checks: Iterable[Rule]) -> tuple[str, ...]:
    """The keys of the materials whose papers or fields these checks read, in their order."""
    papers = (Carrier.FIELD, Carrier.MATERIAL)
    elements = (element for rule in checks for element in rule.elements.values())
    return tuple(dict.fromkeys(e.holder for e in elements if e.carrier in papers))


@dataclass(frozen=True)
class Example:
    """A worked example beside a point: these values, that day, this verdict.

    `given` maps element paths to values; None means the material is there but the value
    can't be read; a path not named is absent. `expect` is a `review.types.Verdict` value.
    `dimension` is said by one example of a point whose checks leave it open. One `over_base`
    says only what differs from the item's worked application in which nothing is wrong.
    """

    title: str
    given: Mapping[str, str | None]
    today: date
    expect: str
    dimension: Dimension | None = None
    over_base: bool = False


@dataclass(frozen=True)
class ReviewPoint:
    """One matter to be checked (审查要点). Every rule must pass for the point to pass.

    `equivalents` maps mutants of the point that no example can tell from it to the reason.
    """

    id: str
    version: int
    title: str
    dimension: Dimension
    severity: Severity
    applies_when: Condition
    rules: tuple[RuleNode, ...]
    basis: tuple[Basis, ...]
    remedy: str
    examples: tuple[Example, ...]
    effective_from: date
    effective_to: date | None = None
    equivalents: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def checks(self) -> tuple[Rule, ...]:
        """The checks its rules are made of, in authored order."""
        return tuple(leaves(self.rules))

    @cached_property
    def materials_read(self) -> tuple[str, ...]:
        """The keys of the materials that its checks read, in authored order."""
        return materials_read(self.checks)

    def in_force(self, day: date) -> bool:
        """Whether it is asked on that day."""
        return self.effective_from <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class AcceptancePoint:
    """What the window accepts by (受理要点): a heading over the review points that prove it."""

    id: str
    title: str
    points: tuple[ReviewPoint, ...]


@dataclass(frozen=True)
class CaseExample:
    """A whole application and its outcome: changes to the item's base case, and every
    point that then does not pass, with its verdict."""

    title: str
    changes: Mapping[str, str | None]
    situation: Mapping[str, tuple[str, ...]]
    expect: Mapping[str, str]
    decision: str


@dataclass(frozen=True)
class CaseExamples:
    """The worked applications of an item: `base` passes everywhere."""

    base: Mapping[str, str | None]
    situation: Mapping[str, tuple[str, ...]]
    today: date
    cases: tuple[CaseExample, ...]


# --- supervision of offices -----------------------------------------------------------------


class Gravity(StrEnum):
    """What it means for the office when a supervision rule does not hold (问题性质)."""

    BREACH = "breach"  # 违规: against a law, or against what the office promised in public
    SUSPECT = "suspect"  # 疑点: hard to believe, somebody must look into it
    RECORD = "record"  # 记录矛盾: the record can't be right as it stands


@dataclass(frozen=True)
class RecordField:
    """One entry of a case record (办件记录). `names` are the columns it may stand under, the
    label first. `options` maps the values of a closed set to the words that say them; `units`
    may follow a number."""

    key: str
    names: tuple[str, ...]
    kind: FieldKind
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.names[0]

    @property
    def element(self) -> Element:
        """As rules name it."""
        return Element(Carrier.RECORD, "record", self.key, self.label, self.kind)


@dataclass(frozen=True)
class SupervisionRule:
    """One matter offices are held to, over their case records (效能监察规则). Every rule must
    pass for it to pass. It is asked of cases accepted on the days from `effective_from` to
    `effective_to`. `equivalents` as in a `ReviewPoint`.
    """

    key: str
    version: int
    title: str
    severity: Gravity
    applies_when: Condition
    rules: tuple[RuleNode, ...]
    basis: tuple[Basis, ...]
    remedy: str
    examples: tuple[Example, ...]
    effective_from: date
    effective_to: date | None = None
    equivalents: Mapping[str, str] = field(default_factory=dict)

    def in_force(self, day: date) -> bool:
        """Whether it is asked of a case accepted on that day."""
        return self.effective_from <= day <= (self.effective_to or day)


@dataclass(frozen=True)
class Supervision:
    """How case records are written, and what offices are held to."""

    fields: tuple[RecordField, ...] = ()
    rules: tuple[SupervisionRule, ...] = ()

    def field(self, key: str) -> RecordField:
        """The field with this key; KeyError when records have none."""
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(f"case records have no field {key}")


# --- items --------------------------------------------------------------------------------


@dataclass(frozen=True)
class TimeLimit:
    """Working days by statute and as promised (法定时限, 承诺时限)."""

    statutory_working_days: int
    promised_working_days: int


@dataclass(frozen=True)
class Telling:
    """What the law says of telling all that must be corrected at once (一次性告知): within how
    many working days of receipt, None where it names no number, and what holds when nothing was
    told by then, "" where it says nothing."""

    basis: tuple[Basis, ...]
    within: int | None = None
    silence: str = ""


@dataclass(frozen=True)
class Requirement:
    """A condition for being accepted (受理条件), in words and with its basis."""

    text: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Step:
    """One step of the procedure (办理流程)."""

    name: str
    text: str


Told = Element | Question
"""Where something that a source is told stands: on a paper, in the form, or among the answers."""


@dataclass(frozen=True)
class Subject:
    """Whom a source is asked about (核验对象): each of its needs and where that stands; likewise
    what it is told only where the case has it."""

    needs: Mapping[str, Told]
    may_need: Mapping[str, Told] = field(default_factory=dict)


@dataclass(frozen=True)
class Supply:
    """How a material that was not handed in is asked for (免证办): of which source, which of its
    papers, and about whom."""

    source: str
    document_type: DocumentType
    subject: Subject


@dataclass(frozen=True)
class Item:
    """One service item (政务服务事项): the first of the five levels.

    `catalog_code` and `task_code` are the national codes (基本编码, 实施编码), empty where the
    city has not supplied them. `notes` tell officials what to watch, such as later law. `telling`
    is None where no law says how corrections are told. `digest` is SHA-256 over the published
    YAML the item was built from; the same digest means the same law of the house for a case.
    `jurisdiction` are codes of the `divisions` it is handled in; its checks find addresses in
    them. `subjects` maps the path of every fact that a rule reads to whom its source is asked
    about; `supplied` the materials that a source may hand over to how it is asked for them.
    """

    key: str
    name: str
    catalog_code: str
    task_code: str
    authority: str
    audience: str
    summary: str
    mode: Mode
    version: str
    effective_from: date
    effective_to: date | None
    requirements: tuple[Requirement, ...]
    scenario: Scenario
    form: Form
    materials: tuple[Material, ...]
    acceptance_points: tuple[AcceptancePoint, ...]
    time_limit: TimeLimit
    fee: str
    steps: tuple[Step, ...]
    window: str
    basis: tuple[Basis, ...]
    min_confidence: float
    examples: CaseExamples
    digest: str
    notes: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    divisions: Divisions = field(default_factory=Divisions)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    supplied: Mapping[str, Supply] = field(default_factory=dict)
    telling: Telling | None = None

    def in_force(self, day: date) -> bool:
        """Whether this version is the law of that day."""
        return self.effective_from <= day <= (self.effective_to or day)

    @cached_property
    def review_points(self) -> tuple[ReviewPoint, ...]:
        """Every review point, in authored order."""
        return tuple(p for group in self.acceptance_points for p in group.points)

    def material(self, key: str) -> Material:
        """The material with this key; KeyError when the item has none."""
        for material in self.materials:
            if material.key == key:
                return material
        raise KeyError(f"{self.key} has no material {key}")


class FactKind(StrEnum):
    """What a source answers."""

    CLAIM = "claim"  # whether something is so: confirmed or denied
    VALUE = "value"  # a value it holds


@dataclass(frozen=True)
class Fact:
    """One thing a source can be asked; `needs` are what it must be told about the subject,
    `may_need` what it is told as well where the case has it (the spouse, of those who are
    married). A value is one of `answers`, or `written` in the form of that kind: anything else
    that comes back is no answer."""

    key: str
    label: str
    kind: FactKind
    needs: tuple[str, ...]
    may_need: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    written: FieldKind | None = None


@dataclass(frozen=True)
class Licence:
    """A paper that a source can hand over (电子证照): what it must be told, and the fields that it
    fills."""

    document_type: str
    needs: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A system that can be asked (数据源). `supplies` maps document types to the papers that it
    can hand over instead of the applicant (免证办)."""

    key: str
    name: str
    owner: str
    facts: Mapping[str, Fact]
    supplies: Mapping[str, Licence]


@dataclass(frozen=True)
class Settlement:
    """While `when` holds of a bundle's answers, an item's question has these answers, too."""

    when: Condition
    answer: tuple[str, ...]


@dataclass(frozen=True)
class SharedPaper:
    """Materials of several items that are the same paper: asked for once, under a key and a
    name of its own. `papers` maps each item that asks for it to its material. `filling_advice`
    is for all of them; "": the first item's holds."""

    key: str
    name: str
    papers: Mapping[str, str]
    filling_advice: str = ""


@dataclass(frozen=True)
class Bundle:
    """Several items done at once (一件事), in the order in which they are done.

    Its scenario is asked once: `settles` maps an item's question to what its answers mean for
    it. Its form is filled in once: `fills` maps each item's boxes to those of the form that
    fill them. What is not `shared` is asked for by the item alone.
    """

    key: str
    name: str
    lead: str
    audience: str
    summary: str
    items: tuple[str, ...]
    scenario: Scenario
    settles: Mapping[str, Mapping[str, tuple[Settlement, ...]]]
    form: Form
    fills: Mapping[str, Mapping[str, str]]
    shared: tuple[SharedPaper, ...]
    time_limit: TimeLimit
    fee: str
    window: str
    steps: tuple[Step, ...]
    basis: tuple[Basis, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A glossary entry (词条): one plain sentence, and where it comes from."""

    key: str
    name: str
    aliases: tuple[str, ...]
    text: str
    source: str


@dataclass(frozen=True)
class Catalog:
    """Everything published: items, document types, laws, bundles, terms, sources, divisions,
    supervision.

    `items` are the newest version of each; `versions` all of them, from the oldest.
    """

    items: Mapping[str, Item]
    document_types: Mapping[str, DocumentType]
    laws: Mapping[str, Law]
    bundles: Mapping[str, Bundle]
    terms: tuple[Term, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    divisions: Divisions = field(default_factory=Divisions)
    versions: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    supervision: Supervision = Supervision()

    def item(self, key: str) -> Item:
        """The newest version of the item; KeyError when it is not published."""
        return self.items[key]

    def in_force(self, key: str, day: date) -> Item | None:
        """The version of the item that is the law of that day; None when there is none.
        KeyError when it is not published."""
        found = (item for item in self.versions[key] if item.in_force(day))
        return next(found, None)


class OperandKind(StrEnum):
    """What a check wants to be handed for an operand."""

    VALUE = "value"  # one value: a field, a form box, a source's answer
    PAPER = "paper"  # everything in a material's slot


@dataclass(frozen=True)
class CheckSpec:
    """What the loader must know of a check, so that it need not import `review`.

    `operands` are in the order a reviewer reads them, each with the kind it wants; all must be
    named by a rule. `params` maps every parameter to the type its YAML value must have;
    `optional` names those that may be left out. `dimensions` are those a point may have that
    rests on this check. A check that takes `named` values is handed as many as its rule names
    under that key. `vet` says what is wrong with a rule's elements and params, "" for nothing.
    """

    name: str
    operands: Mapping[str, OperandKind]
    params: Mapping[str, type]
    optional: frozenset[str] = frozenset()
    dimensions: frozenset[Dimension] = frozenset(Dimension)
    named: str = ""
    vet: Vet | None = None


Vet = Callable[[Mapping[str, Element], Mapping[str, object]], str]
CheckRegistry = Mapping[str, CheckSpec]
