"""The named checks officials author rules with, all pure: operands → an outcome.

A check's positional parameters are its operands (`Known`: a value that is there; `Paper`: a
slot; `Operand`: a value that may be missing; a mapping of them: as many as the rule names), its
keyword-only parameters are what a rule may set in YAML; `at` carries the day and the situation.
"""

from review.checks.outcome import At, Outcome
from review.checks.registry import CHECKS, SPECS, Check

__all__ = ["CHECKS", "SPECS", "At", "Check", "Outcome"]
