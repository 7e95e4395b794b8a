"""Functions → the named checks, with the `CheckSpec`s that their signatures stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any, cast, get_args, get_origin, get_type_hints

from catalog.types import CheckRegistry, CheckSpec, Dimension, OperandKind
from review.checks import expression
from review.checks.dates import (
    date_order,
    days_apart,
    held_since,
    issued_within,
    not_expired,
    not_future,
)
from review.checks.expression import holds
from review.checks.marks import one_ticked, sealed, sealed_by, signed, ticked
from review.checks.outcome import At, Outcome
from review.checks.pairs import (
    born_on_matches,
    equal,
    listed,
    same_address,
    same_amount,
    same_name,
    sex_matches,
)
from review.checks.papers import (
    at_least,
    enough_for,
    legible,
    mentions,
    named_in,
    page_count,
    present,
    right_paper,
)
from review.checks.sources import clear_record, confirmed
from review.checks.times import (
    begun_today,
    done_in_time,
    lasts,
    longer_than,
    not_before,
    same_day,
    still_in_time,
    within_working_days,
)
from review.checks.values import (
    age_between,
    agrees_with_situation,
    amount_between,
    card_number_valid,
    contains_any,
    credit_code_valid,
    declares,
    filled,
    id_number_valid,
    in_list,
    inside,
    left_empty,
    matches,
)
from review.operands import Known, Operand, Paper

_OF: Mapping[Dimension, tuple[Callable[..., Outcome], ...]] = {
    Dimension.COMPLETENESS: (
        present, at_least, enough_for, mentions, filled, left_empty, holds,
    ),
    Dimension.CONSISTENCY: (
        equal, same_name, same_address, same_amount, listed, named_in, born_on_matches,
        sex_matches, agrees_with_situation, contains_any, holds,
    ),
    Dimension.FORMAT: (
        right_paper, legible, page_count, mentions, sealed, sealed_by, signed, one_ticked, ticked,
        filled, matches, id_number_valid, credit_code_valid, card_number_valid, contains_any,
        not_future, holds,
    ),
    Dimension.VALIDITY: (
        not_expired, not_future, issued_within, held_since, date_order, days_apart, age_between,
        amount_between, in_list, declares, contains_any, inside, confirmed, clear_record,
        longer_than, not_before, same_day, begun_today, lasts, within_working_days, done_in_time,
        still_in_time, holds,
    ),
}  # fmt: skip
"""What an approver who looks at a dimension asks."""

_VOUCHES = {equal, same_name, same_address, same_amount, born_on_matches, sex_matches}
"""Checks of two values that hardly ever agree when one of them was misread."""

_VET = {holds: expression.vet}


@dataclass(frozen=True)
class Check:
    """A named check and what its signature says: which operands may be missing, whether it
    takes named values together, and whether it asks for the day and the situation. One that
    `reads_signatures` knows what to make of one that is hard to read; of one that `vouches`,
    sides that say the same speak for each other."""

    run: Callable[..., Outcome]
    spec: CheckSpec
    may_miss: frozenset[str]
    wants_at: bool
    reads_signatures: bool
    vouches: bool


def _named(function: Callable[..., Outcome]) -> Check:
    hints = get_type_hints(function)
    kinds = {Known: OperandKind.VALUE, Operand: OperandKind.VALUE, Paper: OperandKind.PAPER}
    parameters = signature(function).parameters.values()
    set_in_yaml = [p for p in parameters if p.kind is Parameter.KEYWORD_ONLY]
    together = [p.name for p in parameters if get_args(hints[p.name])[1:] == (Operand,)]
    spec = CheckSpec(
        name=function.__name__,
        operands={p.name: kinds[hints[p.name]] for p in parameters if hints[p.name] in kinds},
        params={p.name: _yaml_type(hints[p.name]) for p in set_in_yaml},
        optional=frozenset(p.name for p in set_in_yaml if p.default is not Parameter.empty),
        dimensions=frozenset(each for each, checks in _OF.items() if function in checks),
        named="".join(together),
        vet=_VET.get(function),
    )
    may_miss = frozenset(name for name, hint in hints.items() if hint is Operand)
    return Check(
        run=function,
        spec=spec,
        may_miss=may_miss,
        wants_at=At in hints.values(),
        reads_signatures=function is same_name,
        vouches=function in _VOUCHES,
    )


def _yaml_type(hint: Any) -> type:
    origin = get_origin(hint)
    if origin is None:
        return cast(type, hint)
    return dict if issubclass(origin, Mapping) else list


CHECKS: Mapping[str, Check] = {
    function.__name__: _named(function)
    for function in dict.fromkeys(each for checks in _OF.values() for each in checks)
}

SPECS: CheckRegistry = {name: check.spec for name, check in CHECKS.items()}
