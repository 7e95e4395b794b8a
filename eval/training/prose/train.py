"""A seed and a number of steps → the prose tagger's weights as ONNX, and how well it tags.

Every page is made when it is needed and seen once. Needs the `models` extra; one thread.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from eval.training.prose.network import Tagger
from eval.training.prose.samples import Alphabet, Sample, alphabet, draw_sample
from nlp.tagging import WINDOW, spans_of

SHARES = {
    "birth-certificate": 0.4,
    "commitment": 1.0,
    "death-certificate": 0.4,
    "degree-certificate": 0.7,
    "graduation-certificate": 0.8,
    "health-certificate": 0.5,
    "labour-contract": 1.2,
    "labour-termination": 1.0,
    "lease-contract": 1.4,
    "no-criminal-record": 0.8,
    "power-of-attorney": 1.4,
}
_POOL = 16
"""Batches drawn at once and sorted by length, so that little is filling."""


@dataclass(frozen=True)
class Plan:
    """How the tagger is trained."""

    seed: int
    steps: int
    batch: int = 8
    width: int = 96
    layers: int = 3
    rate: float = 2e-3


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def train(plan: Plan, folder: Path) -> dict[str, float]:
    """Trains, writes `prose-tagger.onnx` and `prose-tagger.json` (figures) under `folder`."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    names = alphabet()
    network = Tagger(
        characters=len(names.characters),
        types=len(names.types),
        tags=2 * len(names.keys) + 1,
        width=plan.width,
        layers=plan.layers,
    )
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, plan.rate, total_steps=plan.steps + 1, pct_start=0.06
    )
    began, spent = time.perf_counter(), time.process_time()
    network.train()
    for step, batch in enumerate(_batches(plan, names)):
        loss = _loss(network, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 50 == 49:
            took = time.perf_counter() - began
            cpu = time.process_time() - spent
            print(
                f"{step + 1}/{plan.steps} loss {loss.item():.4f} {took:.0f} s cpu {cpu:.0f} s",
                flush=True,
            )
        if step % 500 == 499:
            folder.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), folder / "prose-tagger.pt")
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    figures = evaluate(network, names, seed=plan.seed + 1)
    export(network, names, folder / "prose-tagger.onnx")
    record = {"plan": asdict(plan), "figures": figures}
    (folder / "prose-tagger.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    return figures


def _batches(plan: Plan, names: Alphabet) -> Iterator[Batch]:
    rng = np.random.default_rng(plan.seed)
    vocabulary, shares = names.vocabulary, [SHARES[code] for code in names.types]
    done = 0
    while done < plan.steps:
        pool = [
            draw_sample(rng, shares=shares, names=names, vocabulary=vocabulary, validation=False)
            for _ in range(_POOL * plan.batch)
        ]
        pool.sort(key=lambda one: len(one.tags))
        groups = [pool[at : at + plan.batch] for at in range(0, len(pool), plan.batch)]
        for number in rng.permutation(len(groups))[: plan.steps - done]:
            yield _batch(groups[number], rng)
            done += 1


def _batch(samples: Sequence[Sample], rng: np.random.Generator) -> Batch:
    room = min(WINDOW - 1, max(len(one.tags) for one in samples))
    ids = np.zeros((len(samples), room), np.int64)
    places = np.zeros((len(samples), room, samples[0].tokens.places.shape[1]), np.int64)
    tags = np.full((len(samples), room), -100, np.int64)
    for row, one in enumerate(samples):
        start = int(rng.integers(0, max(1, len(one.tags) - room + 1)))
        end = min(len(one.tags), start + room)
        unknown = rng.random(end - start) < 0.01
        ids[row, : end - start] = np.where(unknown, 1, one.tokens.ids[start:end])
        places[row, : end - start] = one.tokens.places[start:end]
        tags[row, : end - start] = one.tags[start:end]
    kinds = np.array([one.kind for one in samples])
    return (
        torch.from_numpy(ids),
        torch.from_numpy(places),
        torch.from_numpy(kinds),
        torch.from_numpy(tags),
    )


def _loss(network: Tagger, batch: Batch) -> torch.Tensor:
    ids, places, kinds, tags = batch
    scores = network(ids, places, kinds)
    return torch.nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten())


def evaluate(network: Tagger, names: Alphabet, *, seed: int, count: int = 300) -> dict[str, float]:
    """F1 of whole spans on fresh pages: in the wordings trained on, and in those kept apart."""
    figures: dict[str, float] = {}
    vocabulary, shares = names.vocabulary, [SHARES[code] for code in names.types]
    for split in ("training", "validation"):
        rng = np.random.default_rng([seed, split == "validation"])
        right = found = there = 0
        for _ in range(count):
            one = draw_sample(
                rng,
                shares=shares,
                names=names,
                vocabulary=vocabulary,
                validation=split == "validation",
            )
            ids, places, kinds, tags = _batch([one], rng)
            with torch.no_grad():
                scores = network(ids, places, kinds)[0].softmax(-1).numpy()
            origins = one.tokens.origins[: len(scores)]
            truth = np.eye(scores.shape[1], dtype=np.float32)[tags[0].numpy()]
            expected = {(s.key, s.start, s.end) for s in spans_of(truth, origins, names.keys)}
            given = {(s.key, s.start, s.end) for s in spans_of(scores, origins, names.keys)}
            right += len(expected & given)
            found += len(given)
            there += len(expected)
        figures[f"{split}_wordings_span_f1"] = 2 * right / (found + there)
    return figures


def export(network: Tagger, names: Alphabet, path: Path) -> None:
    """Writes the network as ONNX with what its numbers stand for."""
    import onnx

    ids = torch.ones(2, 40, dtype=torch.long)
    places = torch.zeros(2, 40, 4, dtype=torch.long)
    torch.onnx.export(
        network,
        (ids, places, torch.zeros(2, dtype=torch.long)),
        str(path),
        input_names=["ids", "places", "kind"],
        output_names=["scores"],
        dynamic_axes={
            "ids": {0: "batch", 1: "tokens"},
            "places": {0: "batch", 1: "tokens"},
            "kind": {0: "batch"},
            "scores": {0: "batch", 1: "tokens"},
        },
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(path))
    for key, text in (
        ("characters", names.characters),
        ("types", " ".join(names.types)),
        ("keys", " ".join(names.keys)),
    ):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, text
    onnx.save(model, str(path))
