"""The registry of checks → docs/checks.md, what an author of review points can use."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import getdoc
from pathlib import Path

from catalog.types import Dimension
from review.checks import Check
from review.explain import DIMENSION

FILE = Path("docs") / "checks.md"

_HEAD = """# Checks

What a rule of a review point, or of supervision, can use. Written by `python -m eval tables` from
`review/checks`; a change made here by hand is lost.

A rule names a check and gives it its operands and params:
`{check: not_expired, date: licence.valid_until, days: 30}`. Rules are joined by `all: […]`,
`any: […]` and `not: …`; a check may stand under `effective_from` and `effective_to`. An operand
that is *a paper* is a material's key, one that is *a value* a field of a paper, a box of the form
or what a source answers; in `supervision.yaml` it is an entry of a case record. A param in brackets
may be left out. A point's dimension must be one that its checks serve.
"""


def checks_page(checks: Mapping[str, Check]) -> str:
    """The page, one section a check, by name."""
    return "\n".join([_HEAD, *(_section(checks[name]) for name in sorted(checks))])


def _section(check: Check) -> str:
    spec = check.spec
    operands = [f"`{name}` ({_kind(kind.value)})" for name, kind in spec.operands.items()]
    operands += [f"`{spec.named}` (values by name)"] if spec.named else []
    params = [
        f"[`{name}`: {kind.__name__}]" if name in spec.optional else f"`{name}`: {kind.__name__}"
        for name, kind in spec.params.items()
    ]
    served = [DIMENSION[each] for each in Dimension if each in spec.dimensions]
    words = " ".join((getdoc(check.run) or "").split())
    return "\n".join([
        f"## {spec.name}",
        "",
        words,
        "",
        f"- operands: {', '.join(operands)}",
        f"- params: {', '.join(params) or '–'}",
        f"- dimensions: {'、'.join(served)}",
        "",
    ])  # fmt: skip


def _kind(kind: str) -> str:
    return {"paper": "a paper", "value": "a value"}[kind]
