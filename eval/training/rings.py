"""Drawn seals → a recogniser of ring words, trained on from PP-OCRv6 small.

    python -m eval.training.rings --out DIR [--steps 900]

Runs in the environment of `make setup-models`. Writes `seal-ring.onnx`; figures go to stdout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper

from eval.training.recogniser import Lesson, options_of, start_characters, start_model, train
from eval.training.ring_strips import draw_strip


def main(arguments: Sequence[str] | None = None) -> None:
    parser = options_of(__doc__, prog="python -m eval.training.rings", steps=900)
    options = parser.parse_args(arguments)
    characters = kept_characters()
    model = pruned(start_model(), characters)
    train(model, characters, Lesson(draw_strip), options, name="seal-ring")


def kept_characters() -> tuple[str, ...]:
    """Those of the start's characters that stand on seals: GB 2312's, digits, capitals,
    brackets."""
    return tuple(c for c in start_characters() if c in "()·-" or _is_plain(c))


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char.isdigit() or char.isupper()
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and code[0] >= 0xB0


def pruned(model: Any, characters: Sequence[str]) -> Any:
    """The model with the classes of these characters alone, behind the blank."""
    place = {char: number + 1 for number, char in enumerate(start_characters())}
    keep = [0, *(place[char] for char in characters)]
    classes = model.graph.output[0].type.tensor_type.shape.dim[2].dim_value
    for held in model.graph.initializer:
        if held.dims and held.dims[-1] == classes:
            array = numpy_helper.to_array(held)[..., keep]
            held.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), held.name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(keep)
    onnx.helper.set_model_props(model, {"character": "\n".join(characters)})
    del model.graph.value_info[:]  # shapes in between, of the classes there were
    return model


if __name__ == "__main__":
    main()
