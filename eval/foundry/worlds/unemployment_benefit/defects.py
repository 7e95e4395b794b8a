"""What can be wrong with an application for unemployment-benefit, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import Defect

DEFECTS: tuple[Defect, ...] = ()
