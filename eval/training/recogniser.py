"""A drawer of strips → a recogniser trained on from PP-OCRv6 small by CTC."""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as f
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

import model_cards
from eval.training.graph import Graph, in_full, in_half
from eval.training.strips import Strip

START = "pp-ocrv6-small-rec"
BATCH = 16
_CHUNK = 4 * BATCH
_AHEAD = 4
_HOPELESS = 7.0
"""Loss a letter (nats) above which a strip is taken for illegible."""


Draw = Callable[[np.random.Generator], Strip]
"""Of a module's own name, so that other processes can call it."""


@dataclass(frozen=True)
class Lesson:
    """What is trained on: a drawer; the share of the operators, from the first, that stay as
    they are, for they see strokes; whether a narrower strip goes on in its last column in a
    batch, or in zeros; and how many strips it is tried on that no step sees."""

    draw: Draw
    frozen: float = 0.12
    edge: bool = True
    checks: int = 128


def options_of(description: str | None, *, prog: str, steps: int) -> argparse.ArgumentParser:
    """The arguments that every recogniser's script takes."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--rate", type=float, default=3e-4, help="highest step size")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--resume", type=Path, help="an .onnx file of this script to go on from")
    parser.add_argument("--processes", type=int, default=1, help="that draw")
    parser.add_argument("--threads", type=int, default=1, help="that train")
    return parser


def train(
    model: Any,
    characters: Sequence[str],
    lesson: Lesson,
    options: argparse.Namespace,
    *,
    name: str,
) -> None:
    """Trains on from `model`, or from what is to be resumed, and writes `name`.onnx (weights in
    half precision, the characters inside) every few steps; prints loss and exact readings of
    strips no step has seen."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    graph = Graph(in_full(onnx.load(str(options.resume))) if options.resume else model)
    options.out.mkdir(parents=True, exist_ok=True)
    _steps(graph, characters, lesson, options, options.out / f"{name}.onnx")


def _steps(
    graph: Graph, characters: Sequence[str], lesson: Lesson, options: argparse.Namespace, out: Path
) -> None:
    _freeze(graph, lesson.frozen)
    weights = [weight for weight in graph.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.steps, pct_start=0.06
    )
    index = {char: number + 1 for number, char in enumerate(characters)}
    logits = graph.model.graph.node[-1].input[0]
    chunks = -(-lesson.checks // _CHUNK)
    check = [one for i in range(chunks) for one in _drawn(lesson.draw, options.seed + 1, i)]
    print("before", exact(graph, check, characters), flush=True)
    start, losses = time.monotonic(), list[float]()
    batches = _batches(lesson, options)
    for step in range(1, options.steps + 1):
        batch = next(batches)
        pixels = torch.from_numpy(stacked(batch, edge=lesson.edge))
        scores = f.log_softmax(graph(pixels, until=logits), dim=-1)
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
        letter = loss / torch.tensor([max(1.0, float(len(word))) for word in words])
        loss = torch.where(letter > _HOPELESS, 0.1 * letter, letter).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % 50 == 0:
            took = time.monotonic() - start
            print(step, f"loss {np.mean(losses[-50:]):.3f} {took:.0f} s", flush=True)
        if step % 200 == 0 or step == options.steps:
            print(step, exact(graph, check, characters), flush=True)
            onnx.save(in_half(deepcopy(graph.trained())), out)


def exact(graph: Graph, strips: Sequence[Strip], characters: Sequence[str]) -> str:
    """The share of strips read without a slip but for spaces, and of their characters."""
    right = slips = letters = 0
    with torch.no_grad():
        for strip in strips:
            best = graph(torch.from_numpy(stacked([strip])))[0].argmax(dim=-1).numpy()
            read = "".join(characters[c - 1] for c in _folded(best)).replace(" ", "")
            words = strip.words.replace(" ", "")
            right += read == words
            slips += Levenshtein.distance(read, words)
            letters += len(words)
    return f"exact {right / len(strips):.3f} of {len(strips)}, characters {1 - slips / letters:.3f}"


def _folded(best: NDArray[np.int64]) -> Iterator[int]:
    for number, label in enumerate(best):
        if label and (number == 0 or label != best[number - 1]):
            yield int(label)


def stacked(strips: Sequence[Strip], *, edge: bool = True) -> NDArray[np.float32]:
    """N × 3 × 48 × W, BGR in [-1, 1]; narrower strips go on in their last column, or in the
    zeros that the engine puts there."""
    width = max(strip.image.shape[1] for strip in strips)
    rows = []
    for strip in strips:
        level = strip.image[..., ::-1].astype(np.float32) / 127.5 - 1
        right = ((0, 0), (0, width - level.shape[1]), (0, 0))
        rows.append(np.pad(level, right, mode="edge") if edge else np.pad(level, right))
    return np.ascontiguousarray(np.stack(rows).transpose(0, 3, 1, 2))


def start_model() -> Any:
    """The ONNX model that training starts from."""
    return onnx.load(str(model_cards.verify(model_cards.load(START))))


def start_characters() -> list[str]:
    """Its characters in the order of its classes from 1; the space is not among those it lists."""
    held = {prop.key: prop.value for prop in start_model().metadata_props}
    return [*str(held["character"]).splitlines(), " "]


def _freeze(graph: Graph, share: float) -> None:
    nodes = graph.model.graph.node
    early = {name for node in nodes[: int(len(nodes) * share)] for name in node.input}
    for name in early & set(graph.names):
        graph.weights[graph.names[name]].requires_grad = False


def _batches(lesson: Lesson, options: argparse.Namespace) -> Iterator[list[Strip]]:
    """Batches of about equally wide strips, drawn ahead by other processes."""
    chunks = -(-options.steps * BATCH // _CHUNK)
    with ProcessPoolExecutor(options.processes) as pool:
        numbers = iter(range(1000, 1000 + chunks))
        ahead = deque[Any]()
        while numbers_left := next(numbers, 0):
            ahead.append(pool.submit(_drawn, lesson.draw, options.seed, numbers_left))
            if len(ahead) > _AHEAD:
                yield from _grouped(ahead.popleft().result())
        while ahead:
            yield from _grouped(ahead.popleft().result())


def _grouped(chunk: Sequence[Strip]) -> Iterator[list[Strip]]:
    strips = sorted(chunk, key=lambda strip: strip.image.shape[1])
    groups = [strips[i : i + BATCH] for i in range(0, len(strips), BATCH)]
    order = np.random.default_rng(strips[0].image.shape[1]).permutation(len(groups))
    yield from (groups[int(i)] for i in order)


def _drawn(draw: Draw, seed: int, number: int) -> list[Strip]:
    rng = np.random.default_rng([seed, number])
    return [draw(rng) for _ in range(_CHUNK)]
