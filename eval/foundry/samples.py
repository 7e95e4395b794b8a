"""Eight chosen situations → the sample applications that come with the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from eval.foundry.captures import photo, scan, spoilt
from eval.foundry.cases import Plan, write_case
from eval.foundry.degrade import Capture
from eval.foundry.develop import Container, Filing
from eval.foundry.faultless import Slot
from eval.foundry.worlds.food_business import WORLDS
from eval.foundry.worlds.food_business.applicant import draw_world
from eval.foundry.worlds.food_business.situation import Situation

SEED = 20261123


@dataclass(frozen=True)
class Sample:
    """One sample: who applies when, what is wrong, and which papers are taken how. Slots in
    `large` are 12-megapixel photographs, those in `scanned` PDFs, those in `flat` PNGs."""

    name: str
    today: date
    situation: Situation
    defects: tuple[str, ...] = ()
    large: tuple[Slot, ...] = ()
    scanned: tuple[Slot, ...] = ()
    flat: tuple[Slot, ...] = ()


SAMPLE_CASES: tuple[Sample, ...] = (
    Sample(
        "01-company-in-order",
        date(2026, 11, 16),
        Situation("company", "catering", ("hot_food", "cold_food"), "rented", "agent"),
        large=(("licence", 0),),
        scanned=(("lease", 0), ("authorisation", 0)),
    ),
    Sample(
        "02-individual-in-order",
        date(2026, 11, 17),
        Situation("individual", "sales", ("prepackaged", "bulk"), "owned", "self"),
        scanned=(("application", 0), ("layout", 0)),
        flat=(("ownership", 0),),
    ),
    Sample(
        "03-licence-expired",
        date(2026, 11, 18),
        Situation("company", "catering", ("hot_food",), "rented", "self"),
        defects=("licence_expired",),
        scanned=(("safety-rules", 0),),
    ),
    Sample(
        "04-lessee-differs-from-licence",
        date(2026, 11, 19),
        Situation("company", "sales", ("prepackaged", "bulk"), "rented", "self"),
        defects=("lessee_differs",),
        scanned=(("lease", 0),),
    ),
    Sample(
        "05-commitment-without-seal",
        date(2026, 11, 20),
        Situation("company", "canteen", ("hot_food",), "owned", "agent"),
        defects=("commitment_unsealed",),
        scanned=(("ownership", 0),),
    ),
    Sample(
        "06-id-card-illegible",
        date(2026, 11, 23),
        Situation("individual", "catering", ("hot_food", "drinks"), "rented", "self"),
        defects=("legal-id-illegible",),
        large=(("legal-id", 0),),
        scanned=(("application", 0),),
    ),
    Sample(
        "07-health-certificate-missing",
        date(2026, 11, 24),
        Situation("individual", "catering", ("hot_food", "pastry"), "rented", "agent"),
        defects=("health-certificate-missing",),
        scanned=(("lease", 0),),
    ),
    Sample(
        "08-wrong-paper-for-layout",
        date(2026, 11, 25),
        Situation("company", "catering", ("hot_food", "cold_food"), "owned", "self"),
        defects=("layout-is-safety-rules",),
        scanned=(("safety-rules", 0),),
    ),
)


def write_samples(out: Path) -> Iterator[Path]:
    """Writes each sample's folder under `out`, yielding it when it is done."""
    for number, sample in enumerate(SAMPLE_CASES, start=1):
        folder = out / sample.name
        seed = [SEED, number]
        write_case(folder, plan_sample(sample, seed), seed, _captures(sample, seed))
        yield folder


def plan_sample(sample: Sample, seed: list[int]) -> Plan:
    """The world of a sample, its defects in it."""
    world = draw_world(np.random.default_rng(seed), sample.today, sample.situation)
    defects = tuple(WORLDS.defect(name) for name in sample.defects)
    for position, defect in enumerate(defects):
        world = defect.change(world, np.random.default_rng([*seed, position]))
    return Plan(world, defects)


def _captures(sample: Sample, seed: list[int]) -> Mapping[Slot, tuple[Capture, Filing]]:
    world = plan_sample(sample, seed).world
    captures: dict[Slot, tuple[Capture, Filing]] = {}
    rng = np.random.default_rng([*seed, len(world.papers)])
    for material, papers in world.papers.items():
        for position, paper in enumerate(papers):
            slot = (material, position)
            large = slot in sample.large
            long_side = 4032 if large else int(rng.integers(1600, 2200))
            if slot in world.spoiled:
                taken = spoilt(paper, rng, long_side)
            elif slot in sample.scanned:
                taken = scan(paper, rng, long_side, Container.PDF)
            elif slot in sample.flat:
                taken = scan(paper, rng, long_side, Container.PNG)
            else:
                taken = photo(paper, rng, long_side)
            capture, filing = taken
            captures[slot] = (capture, replace(filing, quality=78))
    return captures
