"""Reviewed bundles and their guides → the shapes that leave by the doors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalog.types import Bundle, Item
from guide_bot.types import BundleGuide
from review.bundle import BundleReview
from serve.api import bundle_schemas as shapes
from serve.api import present, present_catalogue
from serve.api.catalogue_schemas import ChosenShape, StepShape
from serve.api.schemas import Named
from serve.holds import held_here


def review(made: BundleReview) -> shapes.BundleReviewShape:
    items = {each.item.key: each.item for each in made.reviews}
    return shapes.BundleReviewShape(
        bundle=_named(made.bundle),
        today=made.today,
        conclusion=present.named(made.conclusion),
        mode=present.named(made.mode),
        notice=made.notice,
        duties=tuple(
            shapes.BundleDutyShape(
                **present.duty(duty).model_dump(), items=_all_named(concerned, items)
            )
            for duty, concerned in made.duties
        ),
        findings=tuple(
            shapes.CommonFindingShape(
                **present.finding(each.finding._replace(basis=each.basis)).model_dump(),
                items=_all_named(each.items, items),
            )
            for each in made.findings
        ),
        items=tuple(present.review(each, held_here(each.item, each)) for each in made.reviews),
    )


def guide(personal: BundleGuide, items: Mapping[str, Item]) -> shapes.BundleGuideShape:
    bundle = personal.bundle
    return shapes.BundleGuideShape(
        items=_all_named(bundle.items, items),
        chosen=tuple(ChosenShape(question=q, answer=a) for q, a in personal.chosen),
        materials=tuple(
            shapes.BundleMaterialShape(
                **present_catalogue.material(replace(each.material, key=each.key)).model_dump(),
                items=_all_named(each.items, items),
            )
            for each in personal.materials
        ),
        steps=tuple(StepShape(name=step.name, text=step.text) for step in bundle.steps),
        window=bundle.window,
        statutory_working_days=bundle.time_limit.statutory_working_days,
        promised_working_days=bundle.time_limit.promised_working_days,
        fee=bundle.fee,
        basis=present.articles(bundle.basis),
    )


def _named(each: Item | Bundle) -> Named:
    return Named(code=each.key, name=each.name)


def _all_named(keys: Iterable[str], items: Mapping[str, Item]) -> tuple[Named, ...]:
    return tuple(_named(items[key]) for key in keys)
