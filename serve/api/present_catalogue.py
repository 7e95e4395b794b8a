"""Published items and personal guides → the shapes that leave by the doors."""

from __future__ import annotations

from catalog.types import Item, Material, Question
from guide_bot.types import Guide
from serve.api import catalogue_schemas as shapes
from serve.api.present import articles, named
from serve.api.schemas import Named


def item_summary(item: Item) -> shapes.ItemSummary:
    return shapes.ItemSummary(
        key=item.key,
        name=item.name,
        authority=item.authority,
        version=item.version,
        digest=item.digest,
    )


def item(published: Item) -> shapes.ItemShape:
    """An item as a program needs it to build a case: questions, form, materials, points."""
    return shapes.ItemShape(
        **item_summary(published).model_dump(),
        summary=published.summary,
        audience=published.audience,
        mode=named(published.mode),
        questions=tuple(question(each) for each in published.scenario.questions),
        form=tuple(
            shapes.FormFieldShape(
                key=box.key,
                label=box.label,
                kind=str(box.kind),
                required=box.required,
                hint=box.hint,
            )
            for box in published.form.fields
        ),
        materials=tuple(material(each) for each in published.materials),
        review_points=tuple(
            Named(code=point.id, name=point.title) for point in published.review_points
        ),
        statutory_working_days=published.time_limit.statutory_working_days,
        promised_working_days=published.time_limit.promised_working_days,
        fee=published.fee,
        window=published.window,
    )


def question(asked: Question) -> shapes.QuestionShape:
    return shapes.QuestionShape(
        key=asked.key,
        text=asked.text,
        multiple=asked.multiple,
        hint=asked.hint,
        options=tuple(
            shapes.OptionShape(value=option.value, label=option.label, hint=option.hint)
            for option in asked.options
        ),
    )


def guide(personal: Guide) -> shapes.GuideShape:
    return shapes.GuideShape(
        chosen=tuple(shapes.ChosenShape(question=q, answer=a) for q, a in personal.chosen),
        materials=tuple(material(each) for each in personal.materials),
        steps=tuple(shapes.StepShape(name=step.name, text=step.text) for step in personal.steps),
        places=personal.places,
        window=personal.window,
        statutory_working_days=personal.time_limit.statutory_working_days,
        promised_working_days=personal.time_limit.promised_working_days,
        fee=personal.fee,
        basis=articles(personal.basis),
    )


def material(each: Material) -> shapes.MaterialShape:
    return shapes.MaterialShape(
        key=each.key,
        name=each.name,
        need=named(each.need),
        document_types=tuple(Named(code=kind.code, name=kind.name) for kind in each.document_types),
        format=each.format,
        copies=each.copies,
        originals=each.originals,
        max_pages=each.max_pages,
        filling_advice=each.filling_advice,
        receiving_points=each.receiving_points,
        basis=articles(each.basis),
    )
