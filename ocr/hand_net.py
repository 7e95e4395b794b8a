"""Places to sign, cut out → how probably a hand has signed there, by a small net of the house."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

import model_cards
from model_cards import ModelUnavailable

_CARD = "signature-hand"


class HandNet:
    """The house's own HandJudge. Loads one session of one thread; keep one instance a worker."""

    def __init__(self) -> None:
        """Raises ModelUnavailable when the weights are missing or not those of their card."""
        path = model_cards.verify(model_cards.load(_CARD))
        # onnxruntime's Linux wheel reports its use over the network unless told not to
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelUnavailable(
                f"the runtime of models is missing: {error}", "run make setup"
            ) from error

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def hands(self, places: NDArray[np.float32]) -> tuple[float, ...]:
        """Calibrated on drawn places."""
        if not len(places):
            return ()
        (hand,) = self._session.run(None, {"layers": places})
        return tuple(float(p) for p in hand)
