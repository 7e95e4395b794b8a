"""Applications for unemployment-benefit 失业保险金申领, in order and with what can be wrong."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.defect import ItemWorlds
from eval.foundry.world import World
from eval.foundry.worlds.unemployment_benefit.applicant import draw_world
from eval.foundry.worlds.unemployment_benefit.defects import DEFECTS
from eval.foundry.worlds.unemployment_benefit.situation import ITEM, UNHEARD, draw_situation


def _draw(rng: np.random.Generator, today: date) -> World:
    return draw_world(rng, today, draw_situation(rng))


WORLDS = ItemWorlds(ITEM, _draw, DEFECTS, UNHEARD)
