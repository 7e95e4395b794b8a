"""Places to sign, cut out → how probably a hand has signed there, by a small net of the house."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model_cards.sessions import Model


class HandNet:
    """The house's own HandJudge. Keep one instance a worker."""

    def __init__(self) -> None:
        """Raises ModelUnavailable when the weights are missing or not those of their card."""
        self._net = Model("signature-hand")

    def hands(self, places: NDArray[np.float32]) -> tuple[float, ...]:
        """Calibrated on drawn places."""
        return tuple(float(p) for p in self._net(places)) if len(places) else ()
