"""Drawn lines → a recogniser that reads soft, dark and small print, trained on from PP-OCRv6
small.

    python -m eval.training.lines --out DIR [--steps 3000] [--texts DIR]

Runs in the environment of `make setup-models`. Writes `text-line.onnx`; figures go to stdout.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from eval.training.line_strips import draw_line
from eval.training.recogniser import Lesson, options_of, start_characters, start_model, train


def main(arguments: Sequence[str] | None = None) -> None:
    parser = options_of(__doc__, prog="python -m eval.training.lines", steps=3000)
    parser.add_argument("--texts", type=Path, help="folder of .md and .txt: running text")
    options = parser.parse_args(arguments)
    draw = partial(draw_line, texts=options.texts)
    lesson = Lesson(draw, frozen=0.42, edge=False, checks=256)
    train(start_model(), start_characters(), lesson, options, name="text-line")


if __name__ == "__main__":
    main()
