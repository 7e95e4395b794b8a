"""zhiban guide ITEM: an item or a bundle and answers → the next question, or the personal guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from serve.api.bundle_schemas import BundleGuideStep, BundleMaterialShape
from serve.api.catalogue_schemas import GuideStep

if TYPE_CHECKING:
    from catalog.types import Bundle, Catalog, Item


def guide(
    item: Annotated[str, typer.Argument(help="事项或一件事的编码", show_default=False)],
    answers: Annotated[
        list[str] | None,
        typer.Option("--answer", help="问题=选项；多选题可重复", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出一行 JSON")] = False,
) -> None:
    """情形引导：逐题作答，得到专属办事指南。"""
    from serve.application import published_item
    from serve.wiring import load_seed

    catalog, parsed = load_seed().catalog, _parsed(answers or [])
    step: GuideStep | BundleGuideStep
    if item in catalog.bundles:
        step = next_of_bundle(catalog, catalog.bundles[item], parsed)
    else:
        step = next_step(published_item(catalog, item), parsed)
    if as_json:
        print(step.model_dump_json())
    else:
        _print(step)


def next_step(item: Item, answers: dict[str, tuple[str, ...]]) -> GuideStep:
    """Raises BadRequest for a question or option the item does not have."""
    from catalog.types import Question
    from guide_bot.scenario import advance
    from serve.api import present_catalogue
    from serve.api.schemas import Named
    from serve.application import build_application

    build_application(item, form={}, situation=answers, materials={}, received_on=None)
    step = advance(item, answers)
    return GuideStep(
        item=Named(code=item.key, name=item.name),
        question=present_catalogue.question(step) if isinstance(step, Question) else None,
        guide=None if isinstance(step, Question) else present_catalogue.guide(step),
    )


def next_of_bundle(
    catalog: Catalog, bundle: Bundle, answers: dict[str, tuple[str, ...]]
) -> BundleGuideStep:
    """Raises BadRequest as `next_step` does."""
    from catalog.types import Question
    from guide_bot.bundle import advance_bundle
    from serve.api import present_bundle, present_catalogue
    from serve.api.schemas import Named
    from serve.application import check_answers
    from serve.bundle_application import items_of

    check_answers(bundle.scenario, answers)
    items = items_of(catalog, bundle)
    step = advance_bundle(bundle, items, answers)
    return BundleGuideStep(
        bundle=Named(code=bundle.key, name=bundle.name),
        question=present_catalogue.question(step) if isinstance(step, Question) else None,
        guide=None if isinstance(step, Question) else present_bundle.guide(step, items),
    )


def _parsed(answers: list[str]) -> dict[str, tuple[str, ...]]:
    from serve.errors import BadRequest

    parsed: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        question, equals, option = answer.partition("=")
        if not equals:
            raise BadRequest(
                "answer_malformed",
                f"“{answer}”不是一个回答。",
                "请写成 问题=选项，例如 entity=company。",
            )
        parsed[question] = (*parsed.get(question, ()), option)
    return parsed


def _print(step: GuideStep | BundleGuideStep) -> None:
    from rich.console import Console
    from rich.markup import escape

    screen = Console()
    if step.question is not None:
        screen.print(f"[bold]{escape(step.question.text)}[/]  {escape(step.question.hint)}")
        for option in step.question.options:
            answer = escape(f"--answer {step.question.key}={option.value}")
            screen.print(f"  {answer}  {escape(option.label)}  {escape(option.hint)}")
        if step.question.multiple:
            screen.print("  （可多选）")
    if step.guide is not None:
        name = step.item.name if isinstance(step, GuideStep) else step.bundle.name
        screen.print(f"[bold]{escape(name)} 专属办事指南[/]")
        if isinstance(step, BundleGuideStep):
            screen.print(f"  一次办好：{escape('、'.join(i.name for i in step.guide.items))}")
        for chosen in step.guide.chosen:
            screen.print(f"  {escape(chosen.question)}：{escape(chosen.answer)}")
        for number, material in enumerate(step.guide.materials, start=1):
            screen.print(f"{number}. {escape(material.name)}（{material.need.name}）")
            screen.print(f"   {escape(material.format)}  {escape(material.filling_advice)}")
            if isinstance(material, BundleMaterialShape) and len(material.items) > 1:
                needed = "、".join(each.name for each in material.items)
                screen.print(f"   只交一次，这些事项都用它：{escape(needed)}")
        if isinstance(step, GuideStep) and step.guide and step.guide.places:
            screen.print(f"办理地域：{escape('、'.join(step.guide.places))}")
        screen.print(f"办理地点：{escape(step.guide.window)}")
        screen.print(
            f"办理时限：法定 {step.guide.statutory_working_days} 个工作日，"
            f"承诺 {step.guide.promised_working_days} 个工作日"
        )
        screen.print(f"收费：{escape(step.guide.fee)}")
