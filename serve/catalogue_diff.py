"""Two catalogues → what changed between them, in the words of the trade.

A point is the same point when its id is; its rules are told by what they look at. What the
authors keep for themselves (examples, comments, order) changes no verdict and is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.types import (
    AllRules,
    AnyRule,
    Catalog,
    Item,
    Material,
    NotRule,
    ReviewPoint,
    Rule,
    RuleNode,
)
from serve.catalogue_check import every_version
from serve.names import name_of

_ELSEWHERE = "所引用的套件、材料类型或法律有改动，本事项的要点和材料不变"


@dataclass(frozen=True)
class Change:
    """One thing that changed: in which item ("" for what items share), what, and how."""

    item: str
    what: str
    how: tuple[str, ...]


def changes(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Everything that changed, item by item in the order of the new catalogue."""
    before, after = dict(every_version(old)), dict(every_version(new))
    found: list[Change] = []
    for name in dict.fromkeys([*after, *before]):
        if name not in before:
            points = len(after[name].review_points)
            found.append(Change(name, f"新增事项 {after[name].name}", (f"{points} 个审查要点",)))
        elif name not in after:
            found.append(Change(name, f"去掉事项 {before[name].name}", ()))
        elif before[name].digest != after[name].digest:
            found += _item(name, before[name], after[name])
    return (*found, *_shared(old, new))


def _item(name: str, old: Item, new: Item) -> Iterator[Change]:
    told = (
        *_said("应用模式", name_of(old.mode), name_of(new.mode)),
        *_said("版本", old.version, new.version),
        *_said("施行日期", _days(old), _days(new)),
        *_said("最低识读把握", old.min_confidence, new.min_confidence),
        *_said("设定依据", _cited(old), _cited(new)),
        *_said("管辖区划", _around(old), _around(new)),
        *_touched("受理条件", old.requirements, new.requirements),
        *_touched("情形问题", old.scenario, new.scenario),
        *_touched("申报表单", old.form, new.form),
        *_touched("向数据源核验谁", old.subjects, new.subjects),
        *_touched("由数据源代交的材料", old.supplied, new.supplied),
        *_touched("补正怎样告知", old.telling, new.telling),
        *_touched("办理时限", old.time_limit, new.time_limit),
        *_said("收费", old.fee, new.fee),
        *_said("办理窗口", old.window, new.window),
        *_touched("办理流程", old.steps, new.steps),
        *_touched(
            "事项说明",
            (old.name, old.authority, old.audience, old.summary, old.notes),
            (new.name, new.authority, new.audience, new.summary, new.notes),
        ),
        *_touched("整件示例", old.examples, new.examples),
    )
    inside = [
        *_pairs(name, "材料", _by_key(old.materials), _by_key(new.materials), _material),
        *_pairs(name, "要点", _by_id(old), _by_id(new), _point),
    ]
    if told or not inside:
        yield Change(
            name,
            f"事项 {new.name}",
            told or (_ELSEWHERE,),
        )
    yield from inside


def _pairs(
    name: str, noun: str, old: Mapping[str, Any], new: Mapping[str, Any], compare: Any
) -> Iterator[Change]:
    for key in dict.fromkeys([*new, *old]):
        if key not in old:
            yield Change(name, f"新增{noun} {_title(new[key])}（{key}）", _whole(new[key]))
        elif key not in new:
            yield Change(name, f"去掉{noun} {_title(old[key])}（{key}）", _whole(old[key]))
        elif old[key] != new[key]:
            yield Change(
                name, f"修改{noun} {_title(new[key])}（{key}）", compare(old[key], new[key])
            )


def _point(old: ReviewPoint, new: ReviewPoint) -> tuple[str, ...]:
    rules_before, rules_after = (tuple(map(told_rule, each.rules)) for each in (old, new))
    return (
        *_said("名称", old.title, new.title),
        *_said("后果", name_of(old.severity), name_of(new.severity)),
        *_said("维度", name_of(old.dimension), name_of(new.dimension)),
        *(f"去掉规则：{rule}" for rule in rules_before if rule not in rules_after),
        *(f"新增规则：{rule}" for rule in rules_after if rule not in rules_before),
        *_touched(
            "规则的施行日期或组合",
            None if rules_before != rules_after else old.rules,
            None if rules_before != rules_after else new.rules,
        ),
        *_touched("适用情形", old.applies_when, new.applies_when),
        *_said("依据", _cited(old), _cited(new)),
        *_said("怎么办", old.remedy, new.remedy),
        *_said("施行日期", _days(old), _days(new)),
        *_said("要点版本", old.version, new.version),
        *_touched("示例", old.examples, new.examples),
        *_touched("声明等价的变异", old.equivalents, new.equivalents),
    )


def _material(old: Material, new: Material) -> tuple[str, ...]:
    kinds = ("、".join(kind.name for kind in each.document_types) for each in (old, new))
    return (
        *_said("名称", old.name, new.name),
        *_said("必要性", name_of(old.need), name_of(new.need)),
        *_said("可用材料", *kinds),
        *_touched("适用情形", old.applies_when, new.applies_when),
        *_said("依据", _cited(old), _cited(new)),
        *(("其他要求有改动",) if _rest(old) != _rest(new) else ()),
    )


def _rest(material: Material) -> tuple[object, ...]:
    """What a reader of the list need not see word for word."""
    told = {"name", "need", "document_types", "applies_when", "basis"}
    return tuple(value for key, value in vars(material).items() if key not in told)


def _whole(each: ReviewPoint | Material) -> tuple[str, ...]:
    if isinstance(each, Material):
        return (f"必要性：{name_of(each.need)}",)
    return (
        f"后果：{name_of(each.severity)}",
        *(f"规则：{told_rule(rule)}" for rule in each.rules),
        f"依据：{_cited(each)}",
        f"怎么办：{each.remedy}",
    )


def told_rule(node: RuleNode) -> str:
    """A rule as one line: the check, what it looks at, and with what."""
    match node:
        case NotRule(part):
            return f"不是（{told_rule(part)}）"
        case AllRules(parts):
            return "同时满足（" + "；".join(map(told_rule, parts)) + "）"
        case AnyRule(parts):
            return "满足之一（" + "；".join(map(told_rule, parts)) + "）"
        case Rule():
            seen = "、".join(element.label for element in node.elements.values())
            params = "，".join(f"{key} {_plain(value)}" for key, value in node.params.items())
            days = f"，{_days(node)}" if node.effective_from or node.effective_to else ""
            return f"{node.check}：{seen}{'，' if params else ''}{params}{days}"


def _shared(old: Catalog, new: Catalog) -> Iterator[Change]:
    for noun, before, after in (
        ("材料类型", old.document_types, new.document_types),
        ("法律法规", old.laws, new.laws),
        ("数据源", old.sources, new.sources),
        ("行政区划", old.divisions.by_code, new.divisions.by_code),
        (
            "效能监察规则",
            {r.key: r for r in old.supervision.rules},
            {r.key: r for r in new.supervision.rules},
        ),
        ("词条", {t.key: t for t in old.terms}, {t.key: t for t in new.terms}),
        ("一件事", old.bundles, new.bundles),
    ):
        how = (
            *(f"新增 {_title(after[key])}" for key in after if key not in before),
            *(f"去掉 {_title(before[key])}" for key in before if key not in after),
            *(
                f"修改 {_title(after[key])}"
                for key in after
                if key in before and before[key] != after[key]
            ),
        )
        if how:
            yield Change("", f"共用的{noun}", how)


def _said(what: str, old: object, new: object) -> tuple[str, ...]:
    return () if old == new else (f"{what}：{old or '无'} → {new or '无'}",)


def _touched(what: str, old: object, new: object) -> tuple[str, ...]:
    return () if old == new else (f"{what}有改动",)


def _cited(each: Item | Material | ReviewPoint) -> str:
    marks = {"text": "", "memory": "（待核对）"}
    return "、".join(f"{basis.citation}{marks[basis.verified]}" for basis in each.basis)


def _around(item: Item) -> str:
    return "、".join(map(item.divisions.full_name, item.jurisdiction))


def _days(each: Item | ReviewPoint | Rule) -> str:
    since, until = each.effective_from, each.effective_to
    return f"{since or '不限'} 至 {until or '不限'}"


def _by_key(materials: Sequence[Material]) -> Mapping[str, Material]:
    return {material.key: material for material in materials}


def _by_id(item: Item) -> Mapping[str, ReviewPoint]:
    return {point.id: point for point in item.review_points}


def _title(each: Any) -> str:
    return str(getattr(each, "title", "") or each.name)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_plain, value))
    if isinstance(value, Mapping):
        return "；".join(f"{key} {_plain(each)}" for key, each in value.items())
    return str(value)
