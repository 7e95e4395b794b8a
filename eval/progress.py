"""Things being made one by one → the same things, behind a progress bar on stderr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

Thing = TypeVar("Thing")


def shown(things: Iterable[Thing], *, total: int, verb: str) -> Iterator[Thing]:
    """Passes things on as they come; `verb` says what happens to them."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield from progress.track(things, total=total, description=verb)
