"""YAML of document types and forms → DocumentType, Form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalog.node import Node, refuse_repeats
from catalog.types import Block, Cue, DocumentType, FieldKind, FieldSpec, Form, FormField, Placement

PAPERS_OWN = frozenset({"seal", "text", "signed", "unsigned", "ticked", "unticked"})
"""Field keys a paper can't have: in examples `lease.seal` and its like are the paper's own."""


def read_document_type(node: Node) -> DocumentType:
    record = node.record(
        ("code", "name", "cues", "fields"), ("titles", "bears_seal", "continues", "generic")
    )
    generic = record.truth("generic", False)
    fields = tuple(_field(child) for child in record["fields"].items())
    refuse_repeats(record["fields"].items(), [f.key for f in fields], "field")
    _refuse_strange_ends(record["fields"].items(), fields)
    _refuse_strange_heads(record["fields"].items(), fields)
    cues = tuple(_cue(child) for child in record["cues"].items())
    refuse_repeats(record["cues"].items(), [c.text for c in cues], "cue")
    titles = record.texts("titles")
    if not (titles or generic or any(cue.weight > 0 for cue in cues)):
        record["cues"].fail("nothing speaks for this type", "write a title, or a cue above 0")
    return DocumentType(
        code=record["code"].key(),
        name=record["name"].text(),
        cues=cues,
        fields=fields,
        titles=titles,
        bears_seal=record.truth("bears_seal", False),
        continues=record.truth("continues", False),
        generic=generic,
    )


def _refuse_strange_ends(nodes: Sequence[Node], fields: Sequence[FieldSpec]) -> None:
    dates = {spec.key for spec in fields if spec.kind is FieldKind.DATE}
    for node, spec in zip(nodes, fields, strict=True):
        if spec.made_of and not (len(spec.made_of) == 2 and set(spec.made_of) <= dates):
            node.fail(
                f"{spec.key} is made of {', '.join(spec.made_of)}",
                "name the two date fields of this type that the range runs between",
            )


def _refuse_strange_heads(nodes: Sequence[Node], fields: Sequence[FieldSpec]) -> None:
    keys = {spec.key for spec in fields}
    for node, spec in zip(nodes, fields, strict=True):
        if spec.block and spec.block.head not in keys:
            node.fail(
                f"{spec.key} stands in the block of {spec.block.head}, which is no field",
                "name the field of this type whose label heads the block",
            )


def _cue(node: Node) -> Cue:
    record = node.record(("text", "weight"))
    weight = record["weight"].number()
    if weight == 0:
        record["weight"].fail("a weight of 0 says nothing", "write a number above or below 0")
    return Cue(record["text"].text(), weight)


def _field(node: Node) -> FieldSpec:
    record = node.record(
        ("key", "label", "kind"),
        (
            "aliases",
            "found_by",
            "pattern",
            "placements",
            "required",
            "multiline",
            "options",
            "made_of",
            "alone",
            "block",
            "signature",
        ),
    )
    key = record["key"].key()
    if key in PAPERS_OWN:
        record["key"].fail(f"'{key}' names the paper's own in examples", "choose another key")
    pattern = record["pattern"].pattern() if "pattern" in record else ""
    placements = tuple(child.word(Placement) for child in record.list("placements"))
    bare = {Placement.PROSE, Placement.TITLE} & set(placements)
    if bare and "value" not in re.compile(pattern).groupindex:
        record["placements"].fail(
            f"'{min(bare)}' without a pattern that says what the value is",
            "write a pattern with a group (?P<value>…)",
        )
    alone = record["alone"].pattern() if "alone" in record else ""
    if alone and "value" not in re.compile(alone).groupindex:
        record["alone"].fail("no group says what the value is", "write a group (?P<value>…)")
    if "options" in record and Placement.OPTIONS not in placements:
        record["options"].fail(
            "options of a field that is not chosen by ticks",
            f"add '{Placement.OPTIONS}' to its placements",
        )
    return FieldSpec(
        key=key,
        label=record["label"].text(),
        kind=record["kind"].word(FieldKind),
        aliases=record.texts("aliases"),
        found_by=record.texts("found_by"),
        pattern=pattern,
        placements=placements or (Placement.RIGHT,),
        required=record.truth("required", True),
        multiline=record.truth("multiline", False),
        options=record.texts("options"),
        made_of=record.texts("made_of"),
        alone=alone,
        block=_block(record["block"]) if "block" in record else None,
        signature=record.truth("signature", False),
    )


def _block(node: Node) -> Block:
    record = node.record(("head", "labels"))
    return Block(record["head"].key(), record.texts("labels"))


def read_form(node: Node) -> Form:
    record = node.record(("key", "title", "fields"))
    fields = tuple(read_form_field(child) for child in record["fields"].items())
    refuse_repeats(record["fields"].items(), [f.key for f in fields], "field")
    return Form(record["key"].key(), record["title"].text(), fields)


def read_form_field(node: Node, more: Sequence[str] = ()) -> FormField:
    """One box. `more` are keys it must have beside its own."""
    record = node.record(("key", "label", "kind", *more), ("required", "hint", "prefill"))
    return FormField(
        key=record["key"].key(),
        label=record["label"].text(),
        kind=record["kind"].word(FieldKind),
        required=record.truth("required", True),
        hint=record.text("hint"),
        prefill=record.texts("prefill"),
    )
