"""Items × drawn applications → how often a fault passes, and how sure a pass must be.

Every application is drawn once in order and then once for each of many faults. What a fault
leaves alone is neither drawn nor read a second time, so that hundreds of faults an item cost
little more than as many pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from catalog.types import Catalog, Item
from eval.digests import reading_code_digest
from eval.foundry.cases import FIRST_DAY, application_of, drawn
from eval.foundry.defect import Defect
from eval.foundry.faultless import Slot, document_of, review_faultlessly
from eval.foundry.items import item_worlds
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.known_cases import KnownCase
from eval.suites.coverage import Step, Tried, chosen, curve
from eval.suites.review import reviewed, worker
from nlp.types import Document
from ocr.pages import load_pages
from ocr.types import PageReading
from review.calibration import Threshold, surety
from review.types import Conclusion

FAULTS_A_WORLD = 30
"""Faults tried on one application: fewer cost more pages, more are less unlike one another."""


@dataclass(frozen=True)
class Trial:
    """One application of `item` under the rules of `digest`, as reviewed from its pictures:
    `defects` is the fault it has, none where it is in order; `found` the conclusion."""

    item: str
    digest: str
    world: int
    defects: tuple[str, ...]
    found: str
    surety: float


@dataclass(frozen=True)
class _Seen:
    """A paper as drawn and read: its pages, and what a faultless reader sees."""

    paper: Paper
    spoilt: bool
    name: str
    pages: tuple[PageReading, ...]
    document: Document


def worlds_needed(faults: int) -> int:
    """How many applications of an item are drawn for so many faults."""
    return -(-faults // FAULTS_A_WORLD)


def trials(
    items: Sequence[str], seed: int, faults: int, *, processes: int, store: Path
) -> Iterator[tuple[Trial, ...]]:
    """The trials of each application, item by item; each is put into `store` at once, and what
    already stands there of the same code, rules and seed is not made again."""
    head = json.dumps({"code": reading_code_digest(), "seed": seed})
    known = _stored(store, head, worker()[1])
    jobs = [(key, world) for key in items for world in range(worlds_needed(faults))]
    left = [job for job in jobs if job not in known]
    store.parent.mkdir(parents=True, exist_ok=True)
    store.write_text("\n".join([head, *map(_line, known.values()), ""]), encoding="utf-8")
    with (
        ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool,
        store.open("a", encoding="utf-8") as lines,
    ):
        made = pool.map(partial(_tried, seed, -(-faults // worlds_needed(faults))), left)
        for job in jobs:
            if job in known:
                yield known[job]
                continue
            found = next(made)
            lines.write(_line(found) + "\n")
            lines.flush()
            yield found


def threshold(tried: Sequence[Trial]) -> Threshold:
    """What an item's trials allow: the surety that lets most applications in order pass while
    few enough faults do; where none is safe, the one that lets the fewest faults pass."""
    passed = Conclusion.PASS.value
    steps = curve([Tried(bool(t.defects), t.found == passed, t.surety) for t in tried])
    best = chosen(steps) or min(steps, key=lambda s: (s.wrong, -s.covered), default=_none(tried))
    return Threshold(
        item=tried[0].item,
        digest=tried[0].digest,
        surety=best.threshold,
        faulty=best.faulty,
        wrong=best.wrong,
        clean=best.clean,
        covered=best.covered,
    )


def _none(tried: Sequence[Trial]) -> Step:
    """Nothing passed."""
    faulty = sum(bool(each.defects) for each in tried)
    return Step(1.0, 0, len(tried) - faulty, 0, faulty, 1.0)


def let_through(tried: Sequence[Trial]) -> tuple[Trial, ...]:
    """Those with a fault that passed."""
    return tuple(each for each in tried if each.defects and each.found == Conclusion.PASS)


def _tried(seed: int, faults: int, job: tuple[str, int]) -> tuple[Trial, ...]:
    """One application in order, and with so many faults, or as many as fit it."""
    key, number = job
    _, catalog = worker()
    item, worlds = catalog.item(key), item_worlds()[key]
    place = (*map(ord, key), number)
    rng = np.random.default_rng([seed, *place])
    world = worlds.draw(rng, FIRST_DAY + timedelta(days=number % 60))
    drawing = (seed, *place)
    base = _see(world, drawing, {}, catalog)
    found = [_trial(item, number, (), world, base)]
    fitting = [defect for defect in worlds.defects if defect.fits(world)]
    for index in rng.permutation(len(fitting)):
        if len(found) > faults:
            break
        defect = fitting[int(index)]
        spoilt = _spoilt(defect, world, drawing)
        seen = _see(spoilt, drawing, base, catalog)
        if not _passes_faultlessly(spoilt, seen, catalog):
            found.append(_trial(item, number, (defect.name,), spoilt, seen))
    return tuple(found)


def _spoilt(defect: Defect, world: World, drawing: Sequence[int]) -> World:
    return defect.change(world, np.random.default_rng([*drawing, *map(ord, defect.name)]))


def _see(
    world: World, drawing: Sequence[int], known: Mapping[Slot, _Seen], catalog: Catalog
) -> dict[Slot, _Seen]:
    """Every paper of the world; one that is the same as in `known` is not drawn again."""
    return {
        (material, position): _one(world, (material, position), drawing, known, catalog)
        for material, papers in world.papers.items()
        for position in range(len(papers))
    }


def _one(
    world: World,
    slot: Slot,
    drawing: Sequence[int],
    known: Mapping[Slot, _Seen],
    catalog: Catalog,
) -> _Seen:
    paper, spoilt = world.paper(*slot), slot in world.spoiled
    before = known.get(slot)
    if before is not None and before.paper is paper and before.spoilt == spoilt:
        return before
    made = drawn(world, slot, drawing)
    name = f"{slot[0]}-{slot[1] + 1}.{made.ending}"
    reader = worker()[0].reader
    pages = tuple(reader.read(page) for page in load_pages(made.data, source=name))
    return _Seen(paper, spoilt, name, pages, document_of(paper, made.sheets, catalog))


def _passes_faultlessly(world: World, seen: Mapping[Slot, _Seen], catalog: Catalog) -> bool:
    """Whether the fault is none to a reader that makes no mistake: advice decides nothing."""
    review = review_faultlessly(world, catalog, lambda slot, _: seen[slot].document)
    return review.decision.conclusion is Conclusion.PASS


def _trial(
    item: Item, number: int, defects: tuple[str, ...], world: World, seen: Mapping[Slot, _Seen]
) -> Trial:
    materials = {
        material: [seen[material, position].name for position in range(len(papers))]
        for material, papers in world.papers.items()
    }
    case = KnownCase("", application_of(world, materials), world.records, {})
    review = reviewed(case, {each.name: each.pages for each in seen.values()})
    found = review.decision.conclusion.value
    return Trial(item.key, item.digest, number, defects, found, surety(review))


def _line(found: Sequence[Trial]) -> str:
    return json.dumps([asdict(each) for each in found], ensure_ascii=False)


def _stored(store: Path, head: str, catalog: Catalog) -> dict[tuple[str, int], tuple[Trial, ...]]:
    """What stands in the store of items as they are now, when it begins with that head."""
    if not store.is_file():
        return {}
    first, *lines = store.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
    if first != head:
        return {}
    groups = (tuple(_trial_of(each) for each in json.loads(line)) for line in lines)
    return {
        (one.item, one.world): group
        for group in groups
        if (one := group[0]).digest == catalog.item(one.item).digest
    }


def _trial_of(shape: Mapping[str, object]) -> Trial:
    return Trial(**{**shape, "defects": tuple(shape["defects"])})  # type: ignore[arg-type]
