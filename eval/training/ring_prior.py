"""A trained reader of rings × texts → the reader, to which rare characters are less likely.

    python -m eval.training.ring_prior --model seal-ring.onnx --texts DIR --out seal-ring.onnx

The reader learns its letters from strips on which every character is as frequent as another, so
that it knows rare ones; on seals 样 stands more often than 柞. Nothing of the texts under DIR is
kept but how much less likely each character becomes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from eval.training.graph import in_full, in_half

RAREST, COMMON = 1e-5, 2e-4
"""Shares of a text below which characters are taken to be equally rare, and above which equally
common: no reading should turn on how often 的 is written."""

TRUST = 0.3
"""How much of the frequencies is believed: names are not laws."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.training.ring_prior", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True, help="folder of texts")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    shares = shares_of(_texts(options.texts))
    model = in_full(onnx.load(str(options.model)))
    held = {prop.key: prop.value for prop in model.metadata_props}
    nats = nats_of(held["character"].splitlines(), shares)
    shift_last_layer(model, np.concatenate([np.zeros(1, np.float32), nats]))
    onnx.save(in_half(model), str(options.out))
    print(f"{(nats < 0).sum()} of {len(nats)} characters made rarer, by {-nats.min():.2f} at most")


def shares_of(texts: Iterable[str]) -> Mapping[str, float]:
    """The share of each Chinese character among those of all texts."""
    counts = Counter(char for text in texts for char in text if _is_han(char))
    return {char: count / counts.total() for char, count in counts.items()}


def nats_of(characters: Sequence[str], shares: Mapping[str, float]) -> np.ndarray:
    """By how much the logarithm of each character's chance changes: 0 for common ones and for
    what isn't Chinese."""
    seen = np.array([shares.get(char, 0.0) if _is_han(char) else 1.0 for char in characters])
    return np.asarray(TRUST * np.log(seen.clip(RAREST, COMMON) / COMMON), dtype=np.float32)


def shift_last_layer(model: onnx.ModelProto, nats: np.ndarray) -> None:
    """Adds to what the last layer adds to each class. ValueError when none has as many."""
    for held in model.graph.initializer:
        if list(held.dims) == [len(nats)]:
            shifted = numpy_helper.to_array(held) + nats
            held.CopyFrom(numpy_helper.from_array(shifted.astype(np.float32), held.name))
            return
    raise ValueError(f"no layer of {len(nats)} classes")


def _texts(folder: Path) -> Iterator[str]:
    """What can be read as text; a picture can't."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            yield path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


if __name__ == "__main__":
    main()
