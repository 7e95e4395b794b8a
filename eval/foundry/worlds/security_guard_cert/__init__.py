"""Applications for security-guard-cert 保安员证核发, in order and with what can be wrong."""

from __future__ import annotations

from eval.foundry.defect import ItemWorlds
from eval.foundry.worlds.security_guard_cert.applicant import ITEM, UNHEARD, draw_world
from eval.foundry.worlds.security_guard_cert.defects import DEFECTS

WORLDS = ItemWorlds(ITEM, draw_world, DEFECTS, UNHEARD)
