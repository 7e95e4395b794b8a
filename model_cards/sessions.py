"""A model's card → the model running on one CPU thread, an array in, an array out."""

from __future__ import annotations

import os
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from model_cards.cards import ModelUnavailable, load, verify

Array = NDArray[np.float32]


class Model:
    """A verified ONNX file with one output."""

    def __init__(self, name: str, *, threads: int = 1) -> None:
        """Raises ModelUnavailable when the weights are missing or not those of the card."""
        card = load(name)
        path = verify(card)
        # onnxruntime's Linux wheel reports its use over the network unless told not to
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelUnavailable(f"onnxruntime is missing: {error}", "run make setup") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        # a thread that waits by spinning costs as much as one that works
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._inputs = tuple(each.name for each in self._session.get_inputs())
        self.held: Mapping[str, str] = self._session.get_modelmeta().custom_metadata_map
        """What the file says beside its weights, such as the characters it knows."""
        self.digest = f"{card.name}@{card.sha256[:8]}"
        """For the record of who read."""

    def __call__(self, *values: NDArray[np.generic]) -> Array:
        """An array for each input, in the file's order."""
        feed = {name: np.ascontiguousarray(v) for name, v in zip(self._inputs, values, strict=True)}
        (made,) = self._session.run(None, feed)
        return np.asarray(made, dtype=np.float32)
