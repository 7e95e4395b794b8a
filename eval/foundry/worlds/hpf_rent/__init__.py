"""Applications for hpf-rent 租房提取住房公积金, in order and with what can be wrong."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.defect import ItemWorlds
from eval.foundry.world import World
from eval.foundry.worlds.hpf_rent.applicant import draw_world
from eval.foundry.worlds.hpf_rent.defects import DEFECTS
from eval.foundry.worlds.hpf_rent.situation import ITEM, draw_situation


def _draw(rng: np.random.Generator, today: date) -> World:
    return draw_world(rng, today, draw_situation(rng))


WORLDS = ItemWorlds(ITEM, _draw, DEFECTS)
