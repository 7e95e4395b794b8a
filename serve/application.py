"""What somebody handed in × the catalogue → an application the item knows, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from catalog.types import Catalog, Item, Need
from review.types import Application
from serve.errors import BadRequest


def published_item(catalog: Catalog, key: str, on: date | None = None) -> Item:
    """The newest version, or the one that was the law `on` a day. Raises BadRequest:
    unknown_item, item_not_in_force."""
    if key not in catalog.items:
        raise BadRequest(
            "unknown_item",
            f"没有编码为“{key}”的事项。",
            f"请使用已发布的事项编码：{'、'.join(sorted(catalog.items))}。",
            status=422,
            context={"item": key},
        )
    if on is None:
        return catalog.item(key)
    item = catalog.in_force(key, on)
    if item is None:
        spans = [f"{v.effective_from} 至 {v.effective_to or '今'}" for v in catalog.versions[key]]
        raise BadRequest(
            "item_not_in_force",
            f"事项“{key}”在 {on} 没有施行的版本。",
            f"各版本施行的日期：{'；'.join(spans)}。",
            status=422,
            context={"item": key},
        )
    return item


def build_application(
    item: Item,
    *,
    form: Mapping[str, str],
    situation: Mapping[str, Sequence[str]],
    materials: Mapping[str, Sequence[str]],
    received_on: date | None,
    promised: Sequence[str] = (),
    deferred: Sequence[str] = (),
    consents: Sequence[str] = (),
) -> Application:
    """Raises BadRequest when a key is not one of the item's: a misspelt answer must not
    silently leave points undecided."""
    _known("unknown_form_field", "表单字段", form, [box.key for box in item.form.fields])
    questions = {question.key: question for question in item.scenario.questions}
    _known("unknown_question", "情形问题", situation, questions)
    for key, chosen in situation.items():
        options = [option.value for option in questions[key].options]
        _known("unknown_option", f"情形“{key}”的选项", chosen, options)
        if len(chosen) > 1 and not questions[key].multiple:
            raise BadRequest("too_many_options", f"情形“{key}”只能选一项。", "请只保留一个选项。")
    for key in materials:
        known_material(item, key)
    may_promise = [each.key for each in item.materials if each.can_be_promised]
    _known("not_promisable", "可以承诺代替的材料", promised, may_promise)
    may_defer = [each.key for each in item.materials if each.need is Need.DEFERRABLE]
    _known("not_deferrable", "可以容缺后补的材料", deferred, may_defer)
    _known("not_supplied", "可以由数据源代交的材料", consents, item.supplied)
    return Application(
        item_key=item.key,
        form=dict(form),
        situation={key: tuple(chosen) for key, chosen in situation.items()},
        materials={key: tuple(sources) for key, sources in materials.items()},
        received_on=received_on,
        promised=tuple(promised),
        deferred=tuple(deferred),
        consents=tuple(consents),
    )


def known_material(item: Item, key: str) -> None:
    """Raises BadRequest `unknown_material`."""
    _known("unknown_material", "申请材料", [key], [each.key for each in item.materials])


def _known(code: str, noun: str, given: Iterable[str], known: Iterable[str]) -> None:
    allowed = list(known)
    for key in given:
        if key not in allowed:
            raise BadRequest(
                code, f"{noun}“{key}”不存在。", f"可用的有：{'、'.join(allowed) or '（无）'}。"
            )
