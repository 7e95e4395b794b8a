"""What is given once to a bundle (一件事) → what each of its items is given; used by both wings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from catalog.applies import applies
from catalog.types import Answer, Answers, Bundle, Item, Material, Need, SharedPaper

_T = TypeVar("_T")


def answers_for(bundle: Bundle, item: Item, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The item's answers that follow from the bundle's; a question that none answers is not in
    it. Several hold together where a question takes several."""
    found: dict[str, tuple[str, ...]] = {}
    settles = bundle.settles[item.key]
    for question in item.scenario.questions:
        meant = {
            value
            for each in settles.get(question.key, ())
            if applies(each.when, answers) is Answer.YES
            for value in each.answer
        }
        if meant:
            found[question.key] = tuple(o.value for o in question.options if o.value in meant)
    return found


def form_for(bundle: Bundle, item: Item, form: Mapping[str, str]) -> dict[str, str]:
    """The item's boxes that the bundle's form fills."""
    known = {field.key for field in item.form.fields}
    return {
        key: form[box]
        for key, box in bundle.fills[item.key].items()
        if box in form and key in known
    }


def slot_of(bundle: Bundle, item_key: str, material_key: str) -> str:
    """Under which key the bundle asks for an item's material: that of the shared paper, else
    the item's key and its own."""
    for paper in bundle.shared:
        if paper.papers.get(item_key) == material_key:
            return paper.key
    return f"{item_key}.{material_key}"


_STRONGEST = (Need.REQUIRED, Need.DEFERRABLE, Need.OPTIONAL)


def joined(materials: Sequence[Material], shared: SharedPaper | None = None) -> Material:
    """One paper that serves all of these, as the strictest of them asks for it, and in the
    words of the bundle where it has some."""
    first = materials[0]
    need = min((each.need for each in materials), key=_STRONGEST.index)
    promised = all(each.can_be_promised for each in materials)
    later = promised or need is Need.DEFERRABLE
    within = [each.follows_within for each in materials if each.follows_within]
    return replace(
        first,
        name=shared.name if shared else first.name,
        filling_advice=(shared.filling_advice if shared else "") or first.filling_advice,
        need=need,
        basis=_each_once(basis for each in materials for basis in each.basis),
        receiving_points=_each_once(said for each in materials for said in each.receiving_points),
        copies=max(each.copies for each in materials),
        originals=max(each.originals for each in materials),
        promised_in=first.promised_in if promised else "",
        max_pages=min(each.max_pages for each in materials),
        sample=next((each.sample for each in materials if each.sample), ""),
        follows_within=min(within) if later and within else 0,
    )


def _each_once(things: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(things))
