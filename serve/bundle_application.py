"""What somebody handed in for a bundle × the catalogue → an application it knows, or why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from catalog.distribution import slot_of
from catalog.types import Bundle, Catalog, Item, Need
from review.bundle import BundleApplication
from serve.application import check_answers, check_typed, published_item, refuse_unknown
from serve.errors import BadRequest


def published_bundle(catalog: Catalog, key: str) -> Bundle:
    """Raises BadRequest `unknown_bundle`."""
    if key not in catalog.bundles:
        raise BadRequest(
            "unknown_bundle",
            f"没有编码为“{key}”的一件事。",
            f"请使用已发布的编码：{'、'.join(sorted(catalog.bundles)) or '（无）'}。",
            status=422,
            context={"bundle": key},
        )
    return catalog.bundles[key]


def items_of(catalog: Catalog, bundle: Bundle, on: date | None = None) -> dict[str, Item]:
    """Its items by key: the newest, or those that were the law `on` a day. Raises BadRequest
    `item_not_in_force`."""
    return {key: published_item(catalog, key, on) for key in bundle.items}


def build_bundle_application(
    bundle: Bundle,
    items: Mapping[str, Item],
    *,
    form: Mapping[str, str],
    situation: Mapping[str, Sequence[str]],
    materials: Mapping[str, Sequence[str]],
    received_on: date | None,
    promised: Sequence[str] = (),
    deferred: Sequence[str] = (),
) -> BundleApplication:
    """Raises BadRequest when a key is not one of the bundle's."""
    check_typed(bundle.form, form)
    check_answers(bundle.scenario, situation)
    asked = [
        (slot_of(bundle, item.key, each.key), each)
        for item in items.values()
        for each in item.materials
    ]
    slots = list(dict.fromkeys(slot for slot, _ in asked))
    refuse_unknown("unknown_material", "申请材料", materials, slots)
    may_promise = [slot for slot, each in asked if each.can_be_promised]
    refuse_unknown("not_promisable", "可以承诺代替的材料", promised, may_promise)
    may_defer = [slot for slot, each in asked if each.need is Need.DEFERRABLE]
    refuse_unknown("not_deferrable", "可以容缺后补的材料", deferred, may_defer)
    return BundleApplication(
        bundle_key=bundle.key,
        form=dict(form),
        situation={key: tuple(chosen) for key, chosen in situation.items()},
        materials={key: tuple(sources) for key, sources in materials.items()},
        received_on=received_on,
        promised=tuple(promised),
        deferred=tuple(deferred),
    )
