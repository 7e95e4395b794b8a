"""Applications for hygiene-permit-new 公共场所卫生许可（新办）, in order and with what can be
wrong."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.defect import ItemWorlds
from eval.foundry.world import World
from eval.foundry.worlds.hygiene_permit_new.applicant import draw_world
from eval.foundry.worlds.hygiene_permit_new.defects import DEFECTS
from eval.foundry.worlds.hygiene_permit_new.situation import ITEM, draw_situation


def _draw(rng: np.random.Generator, today: date) -> World:
    return draw_world(rng, today, draw_situation(rng))


WORLDS = ItemWorlds(ITEM, _draw, DEFECTS)
