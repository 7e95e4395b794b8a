"""An expression over named values → an outcome; what is missing is left out of it."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.types import Element
from review.checks.outcome import SURE, At, Outcome, failed, likely, passed, unsure
from review.expressions import Truth, compiled, evaluate
from review.operands import Operand
from review.types import Cause


def holds(values: Mapping[str, Operand], at: At, *, expression: str, says: str) -> Outcome:
    """The expression, in CEL over `values` and `today`, is true. `says` tells people what it
    asks. A value that is missing matters only where the outcome depends on it."""
    kinds = {name: value.kind for name, value in values.items()}
    there = {name: value.value for name, value in values.items() if value.value is not None}
    told = "；".join(f"{v.label}为“{v.value}”" for v in values.values() if v.value is not None)
    match evaluate(compiled(expression, kinds), there, kinds, at.today):
        case Truth.TRUE:
            return passed(f"{says}：{told}。")
        case Truth.FALSE if all(v.confidence >= SURE for v in values.values() if v.value):
            return failed(f"应当{says}：{told}。")
        case Truth.FALSE:
            return likely(f"应当{says}：{told}。")
    missing = [value for value in values.values() if value.value is None]
    if missing:
        names = "、".join(value.label for value in missing)
        whys = "".join(dict.fromkeys(value.why for value in missing))
        message = f"应当{says}，未能读到：{names}。{whys}"
        return unsure(missing[0].cause or Cause.NOT_READ, message)
    return unsure(Cause.NOT_READ, f"应当{says}，读到的内容不能比较：{told}。")


def vet(elements: Mapping[str, Element], params: Mapping[str, object]) -> str:
    """What is wrong with the expression, "" for nothing."""
    try:
        compiled(str(params["expression"]), {n: e.kind for n, e in elements.items()})
    except ValueError as error:
        return str(error)
    return ""
