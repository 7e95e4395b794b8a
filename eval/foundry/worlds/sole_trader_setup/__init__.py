"""Applications for sole-trader-setup 个体工商户设立登记, in order and with what can be wrong."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.defect import ItemWorlds
from eval.foundry.world import World
from eval.foundry.worlds.sole_trader_setup.applicant import draw_world
from eval.foundry.worlds.sole_trader_setup.defects import DEFECTS
from eval.foundry.worlds.sole_trader_setup.situation import ITEM, draw_situation


def _draw(rng: np.random.Generator, today: date) -> World:
    return draw_world(rng, today, draw_situation(rng))


WORLDS = ItemWorlds(ITEM, _draw, DEFECTS)
