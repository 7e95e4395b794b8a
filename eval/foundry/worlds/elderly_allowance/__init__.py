"""Applications for elderly-allowance 高龄津贴申领, in order and with what can be wrong."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.defect import ItemWorlds
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.applicant import draw_world
from eval.foundry.worlds.elderly_allowance.defects import DEFECTS
from eval.foundry.worlds.elderly_allowance.situation import ITEM, draw_situation


def _draw(rng: np.random.Generator, today: date) -> World:
    return draw_world(rng, today, draw_situation(rng))


# Who is registered outside Changsha may not have it from Changsha.
UNHEARD = frozenset({("household", "outside")})

WORLDS = ItemWorlds(ITEM, _draw, DEFECTS, UNHEARD)
