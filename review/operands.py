"""Element × what was handed in → the operand a check looks at, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.types import Carrier, Element, FieldKind, Item, Material
from nlp.normalize import normalise, squeeze
from nlp.types import Document
from review.types import Application, Cause, Evidence, OperandTrace, Place, Reply

NOT_ASKED = Reply()


@dataclass(frozen=True)
class Operand:
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

    def trace(self, name: str) -> OperandTrace:
        """This operand as the record keeps it, under the name the check gives it."""
        return OperandTrace(
            name, self.label, self.path, self.value, self.raw,
            self.confidence, self.places, self.cause,
        )  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A value that is there: what a check compares. The engine has met every `Operand`
    without a value before, so that no check can turn a null into a verdict."""

    label: str
    value: str
    confidence: float


@dataclass(frozen=True)
class Paper:
    """Everything in a material's slot. Documents of other types than the material's are there
    too: telling them is `right_paper`'s work. `awaited`: a source was asked for the paper and
    didn't hand it over, which is not the applicant's doing."""

    material: Material
    documents: tuple[Document, ...]
    awaited: Reply | None = None

    @property
    def own(self) -> tuple[Document, ...]:
        """The documents that are what the material asks for."""
        codes = {t.code for t in self.material.document_types}
        return tuple(d for d in self.documents if d.type is not None and d.type.code in codes)

    def of_type(self, code: str) -> tuple[Document, ...]:
        """The documents of this type; every own document for an empty code."""
        return tuple(d for d in self.own if not code or (d.type and d.type.code == code))

    @property
    def is_handed_over(self) -> bool:
        """Whether a paper of its own came from a source: there is no picture to look at."""
        return any(is_handed_over(document) for document in self.own)

    @property
    def places(self) -> tuple[Place, ...]:
        """The uploads themselves, or the empty slot."""
        if not self.documents:
            return (Place("", None, slot=self.material.key),)
        return uploads(self.documents)

    def absence(self) -> Cause:
        """Why the slot holds no paper of its own (call it when `own` is empty or too few)."""
        if not self.documents:
            return (self.awaited and self.awaited.cause) or Cause.MATERIAL_MISSING
        strangers = [d for d in self.documents if d not in self.own]
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


def paper(
    item: Item,
    documents: Mapping[str, tuple[Document, ...]],
    evidence: Evidence,
    element: Element,
) -> Paper:
    """The slot an element names."""
    key = element.holder
    return Paper(item.material(key), documents.get(key, ()), evidence.replies.get(key))


def operand(
    item: Item,
    application: Application,
    documents: Mapping[str, tuple[Document, ...]],
    evidence: Evidence,
    element: Element,
) -> Operand:
    """The value an element names, wherever it is carried."""
    match element.carrier:
        case Carrier.FORM:
            found = _from_form(application, element)
        case Carrier.SOURCE:
            found = _from_source(evidence, element)
        case Carrier.FIELD:
            found = _from_paper(paper(item, documents, evidence, element), element)
        case Carrier.MATERIAL:
            raise ValueError(f"{element.path} is a whole paper, not a value")
    return replace(found, kind=element.kind)


def _from_form(application: Application, element: Element) -> Operand:
    raw = application.form.get(element.key, "")
    value = _typed(element.kind, raw) or None
    cause = None if value else Cause.FORM_EMPTY
    return Operand(element.label, element.path, value, raw, 1.0, (), cause)


_EXACT = (FieldKind.ID_NUMBER, FieldKind.CREDIT_CODE, FieldKind.PHONE, FieldKind.NAME)


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
    return Operand(
        element.label, element.path, value, value or "",
        reply.confidence, reply.places, cause, why=reply.why,
    )  # fmt: skip


def _from_paper(slot: Paper, element: Element) -> Operand:
    bearers = [d for d in slot.own if d.type and any(s.key == element.key for s in d.type.fields)]
    fields = [(d, f) for d in bearers if (f := d.field(element.key)) is not None]
    if fields:
        document, field = max(fields, key=lambda pair: pair[1].confidence)
        if len({f.value for _, f in fields}) > 1:
            shown = " / ".join(dict.fromkeys(f.value for _, f in fields))
            places = tuple(Place(d.source, region) for d, f in fields for region in f.regions)
            return Operand(element.label, element.path, None, shown, 0.0, places, Cause.CONFLICTING)
        places = tuple(Place(document.source, region) for region in field.regions)
        return Operand(
            element.label, element.path, field.value, field.raw, field.confidence,
            places or (Place(document.source, None),),
        )  # fmt: skip
    if bearers:
        illegible = any(d.problems for d in bearers)
        cause = Cause.ILLEGIBLE if illegible else Cause.NOT_READ
        places = tuple(Place(d.source, None) for d in bearers)
        return Operand(element.label, element.path, None, "", 0.0, places, cause)
    why = slot.awaited.why if slot.awaited else ""
    return Operand(element.label, element.path, None, "", 0.0, slot.places, slot.absence(), why=why)
