"""The facts of any paper → its template: a module under `papers/` is all a new paper needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from eval.foundry import papers
from eval.foundry.sheet import Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template


@cache
def templates() -> tuple[Template[Any], ...]:
    """Every template, `TEMPLATES` of each module under `papers/`, in order of module name."""
    return tuple(_all())


def _all() -> Iterator[Template[Any]]:
    for module in sorted(found.name for found in iter_modules(papers.__path__)):
        yield from import_module(f"{papers.__name__}.{module}").TEMPLATES


def template_of(paper: Paper) -> Template[Any]:
    """The template for these facts; StopIteration when none makes them."""
    return next(each for each in templates() if each.facts is type(paper))


def draw(paper: Paper, style: Style, scale: float) -> tuple[Sheet, ...]:
    """The paper's sheets at `scale` pixels a millimetre, in page order."""
    return template_of(paper).draw(paper, style, scale)


def type_code(paper: Paper) -> str:
    """The catalogue's code of the paper's document type."""
    return template_of(paper).code
