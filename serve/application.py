"""What somebody handed in × the catalogue → an application the item knows, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from catalog.types import Catalog, Form, Item, Need, Scenario
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
    check_typed(item.form, form)
    check_answers(item.scenario, situation)
    for key in materials:
        known_material(item, key)
    may_promise = [each.key for each in item.materials if each.can_be_promised]
    refuse_unknown("not_promisable", "可以承诺代替的材料", promised, may_promise)
    may_defer = [each.key for each in item.materials if each.need is Need.DEFERRABLE]
    refuse_unknown("not_deferrable", "可以容缺后补的材料", deferred, may_defer)
    refuse_unknown("not_supplied", "可以由数据源代交的材料", consents, item.supplied)
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


def check_typed(form: Form, typed: Iterable[str]) -> None:
    """Raises BadRequest `unknown_form_field`."""
    refuse_unknown("unknown_form_field", "表单字段", typed, [box.key for box in form.fields])


def check_answers(scenario: Scenario, situation: Mapping[str, Sequence[str]]) -> None:
    """Raises BadRequest: unknown_question, unknown_option, too_many_options."""
    questions = {question.key: question for question in scenario.questions}
    refuse_unknown("unknown_question", "情形问题", situation, questions)
    for key, chosen in situation.items():
        options = [option.value for option in questions[key].options]
        refuse_unknown("unknown_option", f"情形“{key}”的选项", chosen, options)
        if len(chosen) > 1 and not questions[key].multiple:
            raise BadRequest("too_many_options", f"情形“{key}”只能选一项。", "请只保留一个选项。")


def known_material(item: Item, key: str) -> None:
    """Raises BadRequest `unknown_material`."""
    refuse_unknown("unknown_material", "申请材料", [key], [each.key for each in item.materials])


def refuse_unknown(code: str, noun: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raises BadRequest with this code at the first that is not known."""
    allowed = list(known)
    for key in given:
        if key not in allowed:
            raise BadRequest(
                code, f"{noun}“{key}”不存在。", f"可用的有：{'、'.join(allowed) or '（无）'}。"
            )
