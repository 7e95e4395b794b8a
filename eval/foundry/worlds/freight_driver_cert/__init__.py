"""Applications for freight-driver-cert 经营性道路货物运输驾驶员从业资格证申领, in order and with
what can be wrong."""

from __future__ import annotations

from eval.foundry.defect import ItemWorlds
from eval.foundry.worlds.freight_driver_cert.applicant import ITEM, draw_world
from eval.foundry.worlds.freight_driver_cert.defects import DEFECTS

WORLDS = ItemWorlds(ITEM, draw_world, DEFECTS)
