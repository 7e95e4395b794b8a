"""d"""

from eval.foundry.defect import Defect

DEFECTS: tuple[Defect, ...] = ()
