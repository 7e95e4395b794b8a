"""What can be wrong with an application for hpf-rent, and which point names it."""

from __future__ import annotations

from eval.foundry.defect import Defect, absent, illegible, misplaced

DEFECTS: tuple[Defect, ...] = ()
