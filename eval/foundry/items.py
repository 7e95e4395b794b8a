"""Items → the applications the foundry can draw for them: a package under `worlds/` is all a new
item needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from eval.foundry import worlds
from eval.foundry.defect import ItemWorlds


@cache
def item_worlds() -> Mapping[str, ItemWorlds]:
    """Item key → its worlds, in order of package name."""
    names = sorted(found.name for found in iter_modules(worlds.__path__))
    made = [import_module(f"{worlds.__name__}.{name}").WORLDS for name in names]
    return MappingProxyType({each.item: each for each in made})
