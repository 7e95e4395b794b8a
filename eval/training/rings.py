"""Drawn seals → a recogniser of ring words, trained on from PP-OCRv6 small.

    python -m eval.training.rings --out DIR [--steps 900]

Runs in the environment of `make setup-models`. Writes `seal-ring.onnx` (weights in half
precision, its characters inside) every few steps; figures go to stdout.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as f
from numpy.typing import NDArray
from onnx import numpy_helper

import model_cards
from eval.training.graph import Graph, in_full, in_half
from eval.training.ring_pages import draw_page
from eval.training.ring_strips import Strip, draw_strip, find_faces

START = "pp-ocrv6-small-rec"
BATCH = 16
_CHUNK = 4 * BATCH
_AHEAD = 4
_HOPELESS = 7.0
"""Loss a letter (nats) above which a strip is taken for illegible."""

_PAGES = 0.5
"""Share of the strips that come from pages, which are held aslant as well."""

_KEPT = 0.998
"""Share of the averaged weights that a step leaves as they were."""

_FROZEN = 0.12
"""The first share of the operators sees strokes, which are the same on seals: not trained."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.training.rings", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--rate", type=float, default=3e-4, help="highest step size")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--resume", type=Path, help="seal-ring.onnx to go on from")
    parser.add_argument("--processes", type=int, default=1, help="that draw")
    parser.add_argument("--threads", type=int, default=1, help="that train")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    characters = kept_characters()
    if options.resume:
        model = in_full(onnx.load(str(options.resume)))
    else:
        start = onnx.load(str(model_cards.verify(model_cards.load(START))))
        model = pruned(start, characters)
    options.out.mkdir(parents=True, exist_ok=True)
    train(Graph(model), characters, options)


def train(graph: Graph, characters: Sequence[str], options: argparse.Namespace) -> None:
    """Trains and saves; prints loss and exact readings of strips no step has seen."""
    _freeze(graph)
    weights = [weight for weight in graph.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.steps, pct_start=0.06
    )
    index = {char: number + 1 for number, char in enumerate(characters)}
    logits = graph.model.graph.node[-1].input[0]
    check = [strip for seed in range(2) for strip in _drawn(options.seed + 1, seed)]
    print("before", exact(graph, check, characters), flush=True)
    average = torch.optim.swa_utils.AveragedModel(
        graph, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_KEPT)
    )
    start, losses = time.monotonic(), list[float]()
    batches = _batches(options)
    for step in range(1, options.steps + 1):
        batch = next(batches)
        scores = f.log_softmax(graph(torch.from_numpy(stacked(batch)), until=logits), dim=-1)
        words = [[index[char] for char in strip.words if char in index] for strip in batch]
        loss = f.ctc_loss(
            scores.permute(1, 0, 2),
            torch.tensor([char for word in words for char in word]),
            torch.full((len(batch),), scores.shape[1]),
            torch.tensor([len(word) for word in words]),
            zero_infinity=True,
            reduction="none",
        )
        # what no one could read would else drown what can be learnt from the others
        letter = loss / torch.tensor([float(max(1, len(word))) for word in words])
        loss = torch.where(letter > _HOPELESS, 0.1 * letter, letter).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        average.update_parameters(graph)
        losses.append(float(loss.detach()))
        if step % 50 == 0:
            took = time.monotonic() - start
            print(step, f"loss {np.mean(losses[-50:]):.3f} {took:.0f} s", flush=True)
        if step % 150 == 0 or step == options.steps:
            print(step, exact(average.module, check, characters), flush=True)
            onnx.save(in_half(deepcopy(average.module.trained())), options.out / "seal-ring.onnx")


def exact(graph: Graph, strips: Sequence[Strip], characters: Sequence[str]) -> str:
    """The share of strips read without a slip, and of their characters."""
    right = slips = letters = 0
    with torch.no_grad():
        for strip in strips:
            best = graph(torch.from_numpy(stacked([strip])))[0].argmax(dim=-1).numpy()
            read = "".join(characters[c - 1] for c in _folded(best))
            right += read == strip.words
            slips += _slips(read, strip.words)
            letters += len(strip.words)
    return f"exact {right / len(strips):.3f} of {len(strips)}, characters {1 - slips / letters:.3f}"


def _slips(read: str, words: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(read, words)


def _folded(best: NDArray[np.int64]) -> Iterator[int]:
    for number, label in enumerate(best):
        if label and (number == 0 or label != best[number - 1]):
            yield int(label)


def stacked(strips: Sequence[Strip]) -> NDArray[np.float32]:
    """N × 3 × 48 × W, BGR in [-1, 1]; narrower strips go on in their last column."""
    width = max(strip.image.shape[1] for strip in strips)
    rows = [
        np.pad(strip.image, ((0, 0), (0, width - strip.image.shape[1]), (0, 0)), mode="edge")
        for strip in strips
    ]
    level = np.stack(rows)[..., ::-1].astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(level.transpose(0, 3, 1, 2))


def kept_characters() -> tuple[str, ...]:
    """Those of the start's characters that stand on seals: GB 2312's, digits, capitals,
    brackets."""
    return tuple(c for c in start_characters() if c in "()·-" or _is_plain(c))


def start_characters() -> list[str]:
    """The characters of the model training starts from, in the order of its classes from 1."""
    model = onnx.load(str(model_cards.verify(model_cards.load(START))))
    held = {prop.key: prop.value for prop in model.metadata_props}
    return str(held["character"]).splitlines()


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


def _freeze(graph: Graph) -> None:
    nodes = graph.model.graph.node
    early = {name for node in nodes[: int(len(nodes) * _FROZEN)] for name in node.input}
    for name in early & set(graph.names):
        graph.weights[graph.names[name]].requires_grad = False


def _batches(options: argparse.Namespace) -> Iterator[list[Strip]]:
    """Batches of about equally wide strips, drawn ahead by other processes."""
    chunks = -(-options.steps * BATCH // _CHUNK)
    with ProcessPoolExecutor(options.processes) as pool:
        ahead = deque(pool.submit(_drawn, options.seed, 1000 + number) for number in range(_AHEAD))
        for number in range(_AHEAD, _AHEAD + chunks):
            ahead.append(pool.submit(_drawn, options.seed, 1000 + number))
            chunk = ahead.popleft().result()
            strips = sorted(chunk, key=lambda strip: strip.image.shape[1])
            groups = [strips[i : i + BATCH] for i in range(0, len(strips), BATCH)]
            order = np.random.default_rng(len(strips)).permutation(len(groups))
            yield from (groups[int(i)] for i in order)


def _drawn(seed: int, number: int) -> list[Strip]:
    rng, faces = np.random.default_rng([seed, number]), find_faces()
    strips: list[Strip] = []
    while len(strips) < _PAGES * _CHUNK:
        strips.extend(draw_page(rng, faces))
    del strips[round(_PAGES * _CHUNK) :]
    return strips + [draw_strip(rng, faces) for _ in range(_CHUNK - len(strips))]


if __name__ == "__main__":
    main()
