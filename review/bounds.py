"""How many were wrong of how many looked at → what the true share of wrong ones can be.

`upper_bound` is for a count that is looked at once (Clopper & Pearson 1934). `RunningBound` may
be looked at after every new result, as a running service does (a test martingale: Ville 1939,
Waudby-Smith & Ramdas 2024): with a share as large as the bound or larger, the chance that it
ever says "below" is at most 1 - confidence, however often it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, exp, inf, log, log1p

CONFIDENCE = 0.95
MOST_WRONG = 0.01
"""The share of cases with a fault that may pass without a person."""

_GUESSES = 10
_HALF = 0.5
"""Weight of the guess that nothing is ever wrong; the other guesses share the rest."""


def upper_bound(wrong: int, looked_at: int, confidence: float = CONFIDENCE) -> float:
    """The largest true share with which so few or fewer wrong ones come at least as often as
    1 - confidence, [0, 1]; 1 when nothing was looked at. Exact, for one look. Raises ValueError
    for counts that can't be."""
    _check(wrong, looked_at)
    if wrong == looked_at:
        return 1.0
    low, high = wrong / looked_at, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _so_few(wrong, looked_at, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def needed(most: float = MOST_WRONG, confidence: float = CONFIDENCE) -> int:
    """How many must be looked at without one that is wrong for `upper_bound` to be at most
    `most`: 299 for one in a hundred at 95 %."""
    return int(-(-log(1 - confidence) // log1p(-most)))


@dataclass(frozen=True)
class RunningBound:
    """What was found so far. `holds` may be asked after every result."""

    wrong: int = 0
    looked_at: int = 0

    def __post_init__(self) -> None:
        _check(self.wrong, self.looked_at)

    def after(self, was_wrong: bool) -> RunningBound:
        """With one more result."""
        return RunningBound(self.wrong + was_wrong, self.looked_at + 1)

    def holds(self, most: float = MOST_WRONG, confidence: float = CONFIDENCE) -> bool:
        """Whether it is shown that the true share is below `most`."""
        return self._against(most) >= -log(1 - confidence)

    def still_needed(self, most: float = MOST_WRONG, confidence: float = CONFIDENCE) -> int:
        """How many more must be looked at, none of them wrong, until it `holds`; 0 when it does."""
        low, high = -1, 0
        while not self._after_right(high).holds(most, confidence):
            low, high = high, 2 * high + 1
        while high - low > 1:
            middle = (low + high) // 2
            if self._after_right(middle).holds(most, confidence):
                high = middle
            else:
                low = middle
        return high

    def _after_right(self, more: int) -> RunningBound:
        return RunningBound(self.wrong, self.looked_at + more)

    def upper(self, confidence: float = CONFIDENCE) -> float:
        """The least share that is ruled out together with all above it, [0, 1]."""
        low, high = self.wrong / self.looked_at if self.looked_at else 0.0, 1.0
        if not self.looked_at or low == 1.0:
            return 1.0
        for _ in range(60):
            middle = (low + high) / 2
            if self.holds(middle, confidence):
                high = middle
            else:
                low = middle
        return high

    def _against(self, most: float) -> float:
        """Log of the evidence that the share is below `most`: the mean of likelihood ratios of
        guesses below it. For a true share of `most` or more each is, in the mean, at most 1."""
        guesses = [most * each / _GUESSES for each in range(_GUESSES)]
        weights = [_HALF] + [_HALF / (_GUESSES - 1)] * (_GUESSES - 1)
        right = self.looked_at - self.wrong
        logs = [
            log(weight)
            + (self.wrong * log(guess / most) if guess else (-inf if self.wrong else 0.0))
            + right * (log1p(-guess) - log1p(-most))
            for guess, weight in zip(guesses, weights, strict=True)
        ]
        best = max(logs)
        return best + log(sum(exp(each - best) for each in logs))


def _so_few(wrong: int, looked_at: int, share: float) -> float:
    return sum(
        comb(looked_at, k) * share**k * (1 - share) ** (looked_at - k) for k in range(wrong + 1)
    )


def _check(wrong: int, looked_at: int) -> None:
    if not 0 <= wrong <= looked_at:
        raise ValueError(f"{wrong} wrong of {looked_at}: count again")
