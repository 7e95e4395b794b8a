"""Elements × what was handed in → the papers and values checks look at, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalog.types import Carrier, Element, FieldKind, Item, Material
from nlp.normalize import normalise, squeeze
from nlp.types import Document, Field
from ocr.types import Chances
from review.types import Application, Cause, Evidence, OperandTrace, Place, Reply

NOT_ASKED = Reply()


class Operand(NamedTuple):
    """One value a rule asked for. `value` None: there is none, `cause` says why, and so does
    `why` in words where there is more to say."""

    label: str
    path: str
    value: str | None
    raw: str
    confidence: float
    places: tuple[Place, ...]
    cause: Cause | None = None
    kind: FieldKind = FieldKind.TEXT
    why: str = ""
    chances: tuple[Chances, ...] = ()

    @property
    def known(self) -> Known:
        """Its value, which is there."""
        return Known(self.label, self.value or "", self.confidence, self.chances)

    def trace(self, name: str) -> OperandTrace:
        """This operand as the record keeps it, under the name the check gives it."""
        return OperandTrace(
            name, self.label, self.path, self.value, self.raw,
            self.confidence, self.places, self.cause,
        )  # fmt: skip


class Known(NamedTuple):
    """A value that is there: what a check compares. The engine has met every `Operand`
    without a value before, so that no check can turn a null into a verdict. Of a signature
    `chances` are what each of its characters may be; of print there are none."""

    label: str
    value: str
    confidence: float
    chances: tuple[Chances, ...] = ()


@dataclass(frozen=True)
class Paper:
    """Everything in a material's slot. Documents of other types than the material's are there
    too: telling them is `right_paper`'s work. `awaited`: a source was asked for the paper and
    didn't hand it over, which is not the applicant's doing."""

    material: Material
    documents: tuple[Document, ...]
    awaited: Reply | None = None

    @cached_property
    def own(self) -> tuple[Document, ...]:
        """The documents that are what the material asks for."""
        return tuple(d for d in self.documents if self._asked_for(d))

    @cached_property
    def strangers(self) -> tuple[Document, ...]:
        """The others."""
        return tuple(d for d in self.documents if not self._asked_for(d))

    def _asked_for(self, document: Document) -> bool:
        kind = document.type
        return kind is not None and any(t.code == kind.code for t in self.material.document_types)

    def of_type(self, code: str) -> tuple[Document, ...]:
        """The documents of this type; every own document for an empty code."""
        return tuple(d for d in self.own if d.type and d.type.code == code) if code else self.own

    @property
    def is_handed_over(self) -> bool:
        """Whether a paper of its own came from a source: there is no picture to look at."""
        return any(is_handed_over(document) for document in self.own)

    @cached_property
    def text(self) -> str:
        """Everything written on its own documents, squeezed."""
        return squeeze("".join(line.text for d in self.own for line in d.lines))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The uploads themselves, or the empty slot."""
        if not self.documents:
            return (Place("", None, slot=self.material.key),)
        return uploads(self.documents)

    @cached_property
    def found(self) -> str:
        """The names of what lies in it, joined by 、."""
        return "、".join(dict.fromkeys(d.type.name if d.type else "未识别" for d in self.documents))

    @cached_property
    def confidence(self) -> float:
        """Of the least surely recognised of them; 0 when it is empty."""
        return min((d.confidence for d in self.documents), default=0.0)

    def trace(self, name: str, element: Element, places: tuple[Place, ...]) -> OperandTrace:
        """This slot as the record keeps it, under the name the check gives it."""
        return OperandTrace(
            name, element.label, element.path, self.found or None, self.found,
            self.confidence, places,
            None if self.found else Cause.MATERIAL_MISSING,
        )  # fmt: skip

    def absence(self) -> Cause:
        """Why the slot holds no paper of its own (call it when `own` is empty or too few)."""
        if not self.documents:
            return (self.awaited and self.awaited.cause) or Cause.MATERIAL_MISSING
        strangers = self.strangers
        if any(d.type is None and d.problems for d in strangers):
            return Cause.ILLEGIBLE
        if any(d.type is None for d in strangers):
            return Cause.UNKNOWN_PAPER
        return Cause.WRONG_PAPER if strangers else Cause.MATERIAL_MISSING


def is_handed_over(document: Document) -> bool:
    """Whether it came from a source: named for it, and without a page."""
    return document.source.startswith("source.") and not document.pages


def uploads(documents: Sequence[Document]) -> tuple[Place, ...]:
    """The uploads that papers came from, each as a whole."""
    return tuple(Place(source, None) for source in dict.fromkeys(d.source for d in documents))


class CaseFile:
    """The papers and values of one case (案卷), each looked up when it is first asked for: many
    points ask for the same. An element's path says which it is."""

    def __init__(
        self,
        item: Item,
        application: Application,
        documents: Mapping[str, tuple[Document, ...]],
        evidence: Evidence,
    ) -> None:
        self._application = application
        self._evidence = evidence
        self._papers = {
            m.key: Paper(m, documents.get(m.key, ()), evidence.replies.get(m.key))
            for m in item.materials
        }
        self._operands: dict[str, Operand] = {}

    def paper(self, element: Element) -> Paper:
        """The slot an element names. KeyError when the item has no such material."""
        return self._papers[element.holder]

    def operand(self, element: Element) -> Operand:
        """The value an element names, wherever it is carried."""
        found = self._operands.get(element.path)
        if found is None:
            found = self._operands[element.path] = self._looked_up(element)
        return found

    def _looked_up(self, element: Element) -> Operand:
        match element.carrier:
            case Carrier.FORM:
                return _from_form(self._application, element)
            case Carrier.SOURCE:
                return _from_source(self._evidence, element)
            case Carrier.FIELD:
                return _from_paper(self.paper(element), element)
            case Carrier.MATERIAL:
                raise ValueError(f"{element.path} is a whole paper, not a value")
            case Carrier.RECORD:
                raise ValueError(f"{element.path} is of a case record, not of an application")


def _operand(
    element: Element,
    value: str | None,
    raw: str,
    confidence: float,
    places: tuple[Place, ...],
    cause: Cause | None = None,
    why: str = "",
) -> Operand:
    return Operand(
        element.label, element.path, value, raw, confidence, places, cause, element.kind, why
    )


def _from_form(application: Application, element: Element) -> Operand:
    raw = application.form.get(element.key, "")
    value = _typed(element.kind, raw) or None
    return _operand(element, value, raw, 1.0, (), None if value else Cause.FORM_EMPTY)


_EXACT = {FieldKind.ID_NUMBER, FieldKind.CREDIT_CODE, FieldKind.PHONE, FieldKind.NAME}


def _typed(kind: FieldKind, raw: str) -> str:
    """What was typed, normalised. A number or name with other words around it is kept as
    typed, so that it fails instead of being searched for its better part."""
    normal = normalise(kind, raw)
    if not normal or (kind in _EXACT and squeeze(raw).upper() != normal.upper()):
        return raw.strip()
    return normal


def _from_source(evidence: Evidence, element: Element) -> Operand:
    """An answer is no surer than what the source was told."""
    value = evidence.values.get(element.path)
    reply = evidence.replies.get(element.path, NOT_ASKED)
    cause = None if value is not None else reply.cause or Cause.SOURCE_UNAVAILABLE
    return _operand(element, value, value or "", reply.confidence, reply.places, cause, reply.why)


def _from_paper(slot: Paper, element: Element) -> Operand:
    bearers = [d for d in slot.own if d.type and element.key in d.type.field_keys]
    told = [(d, f) for d in bearers if (f := d.field(element.key)) is not None]
    if told:
        surest = told[0] if len(told) == 1 else max(told, key=lambda pair: pair[1].confidence)
        if len({field.value for _, field in told}) > 1:
            shown = " / ".join(dict.fromkeys(field.value for _, field in told))
            places = tuple(Place(d.source, region) for d, f in told for region in f.regions)
            return _operand(element, None, shown, 0.0, places, Cause.CONFLICTING)
        return _read_in(*surest, element)
    if bearers:
        illegible = any(d.problems for d in bearers)
        cause = Cause.ILLEGIBLE if illegible else Cause.NOT_READ
        places = tuple(Place(d.source, None) for d in bearers)
        return _operand(element, None, "", 0.0, places, cause)
    why = slot.awaited.why if slot.awaited else ""
    return _operand(element, None, "", 0.0, slot.places, slot.absence(), why)


def _read_in(document: Document, field: Field, element: Element) -> Operand:
    places = tuple([Place(document.source, region) for region in field.regions])
    return Operand(
        element.label, element.path, field.value, field.raw, field.confidence,
        places or (Place(document.source, None),), None, element.kind, "", field.chances,
    )  # fmt: skip
