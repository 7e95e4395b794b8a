"""A seed → folders, each one application with its papers and the exact truth beside it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from eval.dataset import write_recipe
from eval.foundry.captures import everyday, spoilt
from eval.foundry.defect import Defect, pick_defects
from eval.foundry.degrade import Capture
from eval.foundry.develop import Developed, Filing, develop
from eval.foundry.expected import expected, published
from eval.foundry.faultless import Slot, document_of, review_faultlessly
from eval.foundry.fonts import find_fonts
from eval.foundry.items import item_worlds
from eval.foundry.style import draw_style
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.known_cases import RECORDS, TRUTH
from nlp.types import Document

FIRST_DAY = date(2026, 11, 2)
_CLEAN = 4
"""Of so many cases of an item, one is in order."""

_ONE = 0.6
"""The share of the others that have one defect; the rest have two."""


@dataclass(frozen=True)
class Plan:
    """One case before it is drawn: its world with the defects already in it."""

    world: World
    defects: tuple[Defect, ...]


def plan_case(seed: int, index: int) -> Plan:
    """The case with that number. Nothing is drawn yet."""
    rng = np.random.default_rng([seed, index])
    today = FIRST_DAY + timedelta(days=int(rng.integers(0, 60)))
    worlds = tuple(item_worlds().values())
    made = worlds[(seed + index) % len(worlds)]
    turn = index // len(worlds)
    world = made.draw(rng, today)
    chance = rng.random()
    count = 0 if (turn + index) % _CLEAN == 0 else 1 if chance < _ONE else 2
    defects = pick_defects(world, made.defects, rng, count)
    for number, defect in enumerate(defects):
        world = defect.change(world, np.random.default_rng([seed, index, number]))
    return Plan(world, defects)


def write_case(
    folder: Path,
    plan: Plan,
    seed: Sequence[int],
    captures: Mapping[Slot, tuple[Capture, Filing]] | None = None,
) -> None:
    """Draws every paper and writes the files, `application.json`, `truth.json` and, where
    systems answer, `records.json`. What a paper looks like depends on the seed and its slot alone;
    `captures` overrules chance."""
    folder.mkdir(parents=True, exist_ok=True)
    world = plan.world
    materials: dict[str, list[str]] = {}
    documents: dict[str, dict[str, object]] = {}
    catalog = published()
    seen: dict[Slot, Document] = {}
    for material, papers in world.papers.items():
        for position, paper in enumerate(papers):
            slot = (material, position)
            made = drawn(world, slot, seed, captures)
            number = f"-{position + 1}" if len(papers) > 1 else ""
            name = f"{material}{number}.{made.ending}"
            (folder / name).write_bytes(made.data)
            materials.setdefault(material, []).append(name)
            documents[name] = {
                "legible": slot not in world.spoiled,
                "by_hand": any(sheet.by_hand for sheet in made.sheets),
                **made.truth,
            }
            seen[slot] = document_of(paper, made.sheets, catalog)
    _write(folder / "application.json", application_of(world, materials))
    if world.records:
        _write(folder / RECORDS, dict(world.records))
    faultless = review_faultlessly(world, catalog, lambda slot, _: seen[slot])
    found = expected(catalog.item(world.item), world, plan.defects, faultless)
    _write(folder / TRUTH, {**found, "documents": documents})


def drawn(
    world: World,
    slot: Slot,
    seed: Sequence[int],
    captures: Mapping[Slot, tuple[Capture, Filing]] | None = None,
) -> Developed:
    """The paper in a slot as a file. `captures` overrules chance."""
    paper = world.paper(*slot)
    rng = slot_chance(seed, slot)
    style = draw_style(find_fonts(), rng)
    capture, filing = (captures or {}).get(slot) or _capture(world, slot, paper, rng)
    return develop(paper, style, capture, filing, world.today)


def application_of(world: World, materials: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """What application.json says; `materials` maps each material to the names of its files."""
    application: dict[str, object] = {
        "item": world.item,
        "received_on": world.today.isoformat(),
        "form": dict(world.form),
        "situation": {key: list(values) for key, values in world.situation.items()},
        "materials": {key: list(names) for key, names in materials.items()},
    }
    for later, keys in (("promised", world.promised), ("deferred", world.deferred)):
        if keys:
            application[later] = list(keys)
    return application


def slot_chance(seed: Sequence[int], slot: Slot) -> np.random.Generator:
    """The chance by which the paper in a slot is set, drawn and photographed."""
    return np.random.default_rng([*seed, zlib.crc32(f"{slot[0]}/{slot[1]}".encode())])


def write_cases(out: Path, seed: int, count: int, *, processes: int = 2) -> Iterator[Path]:
    """Writes `case-0001` … under `out`, yielding each folder when it is done, in order."""
    find_fonts()  # fail here, in words, rather than in every worker
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_quiet) as pool:
        yield from pool.map(partial(_write_one, out, seed), range(1, count + 1))
    command = f"python -m eval foundry cases --seed {seed} -n {count}"
    write_recipe(out, command=command, seed=seed, files=count)


def _write_one(out: Path, seed: int, index: int) -> Path:
    folder = out / f"case-{index:04d}"
    write_case(folder, plan_case(seed, index), [seed, index])
    return folder


def _capture(
    world: World, slot: Slot, paper: Paper, rng: np.random.Generator
) -> tuple[Capture, Filing]:
    if slot in world.spoiled:
        return spoilt(paper, rng, int(rng.integers(1400, 1800)))
    return everyday(paper, rng)


def _quiet() -> None:
    cv2.setNumThreads(1)


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
