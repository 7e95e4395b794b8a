"""Text of an expression (CEL) × kinds of its values → a program; program × values → a truth.

The only file that knows which library evaluates them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from cel_expr_python import cel

from catalog.types import FieldKind

TODAY = "today"
"""The name under which an expression finds the day of the review."""

_NUMBERS = frozenset({FieldKind.AMOUNT, FieldKind.NUMBER})
_TIMES = frozenset({FieldKind.DATE, FieldKind.MOMENT})


class Truth(Enum):
    """What an expression came to; UNKNOWN when that hangs on a value it does not have."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Program:
    """An expression that compiled and gives a truth."""

    run: Callable[[Mapping[str, Any]], Any]


def compiled(expression: str, kinds: Mapping[str, FieldKind]) -> Program:
    """Amounts and numbers are doubles, dates and moments timestamps, all else strings. Raises
    ValueError with what is wrong: syntax, an unknown name, sides of different types, no truth."""
    return _compiled(expression, tuple(sorted(kinds.items())))


@lru_cache(maxsize=4096)
def _compiled(expression: str, kinds: tuple[tuple[str, FieldKind], ...]) -> Program:
    variables = {name: _type_of(kind) for name, kind in kinds}
    environment = cel.NewEnv(variables={**variables, TODAY: cel.Type.TIMESTAMP})
    try:
        program = environment.compile(expression)
    except RuntimeError as error:
        raise ValueError(_first_line(str(error))) from error
    if program.return_type() != cel.Type.BOOL:
        raise ValueError(f"it gives a {program.return_type().name()}, not a truth")
    return Program(lambda values: program.eval(data=values))


def evaluate(
    program: Program, values: Mapping[str, str], kinds: Mapping[str, FieldKind], today: date
) -> Truth:
    """The truth of a program over values in normal form. A value that is not of its kind is
    left out, as one that is missing."""
    given: dict[str, Any] = {TODAY: datetime(today.year, today.month, today.day, tzinfo=UTC)}
    for name, text in values.items():
        try:
            given[name] = _typed(kinds[name], text)
        except ValueError:
            continue
    found = program.run(given)
    if found.type() != cel.Type.BOOL:
        return Truth.UNKNOWN
    return Truth.TRUE if found.plain_value() else Truth.FALSE


def _type_of(kind: FieldKind) -> cel.Type:
    if kind in _NUMBERS:
        return cel.Type.DOUBLE
    return cel.Type.TIMESTAMP if kind in _TIMES else cel.Type.STRING


def _typed(kind: FieldKind, text: str) -> object:
    if kind in _NUMBERS:
        return float(text)
    if kind is FieldKind.DATE:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    if kind is FieldKind.MOMENT:  # one that isn't told to the second can't be compared
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    return text


def _first_line(message: str) -> str:
    """The library's complaint without its status words and drawing."""
    line = message.split("\n")[0]
    return re.sub(r"^INVALID_ARGUMENT: ERROR: <input>:\d+:(\d+): ", r"at character \1: ", line)
