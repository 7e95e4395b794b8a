"""Drawn pages → the network that sees seals.

    python -m eval foundry papers --seed 9001 -n 372 --out DIR
    python -m eval.training.seal_finder --pages DIR --out DIR [--steps 1500]

Runs in the environment of `make setup-models`. Writes `seal-finder.onnx`.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as f
from numpy.typing import NDArray
from torch import nn

from eval.training.ring_strips import find_faces
from eval.training.seal_pages import SealPage, draw_example, read_pages
from ocr.seal_net import SIDE

BATCH = 12
_AHEAD = 6
_RAISED = 16
"""Channels on the way up."""

_CHECK = 10
"""Every tenth page is kept for looking how well it goes."""

Arrays = tuple[NDArray[np.float32], NDArray[np.float32]]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m eval.training.seal_finder", description=__doc__
    )
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    net = SealNet()
    print(sum(weight.numel() for weight in net.parameters()), "weights", flush=True)
    train(net, options)
    export(net, options.out)


class SealNet(nn.Module):  # type: ignore[misc]
    """Five halvings and back up to half size, skips added."""

    def __init__(self, widths: Sequence[int] = (12, 20, 28, 40, 56)) -> None:
        super().__init__()
        self.stem = _block(3, widths[0], 2)
        self.down = nn.ModuleList(
            nn.Sequential(_block(less, more, 2), _block(more, more, 1))
            for less, more in pairwise(widths)
        )
        self.skip = nn.ModuleList(nn.Conv2d(width, _RAISED, 1) for width in widths)
        self.up = nn.ModuleList(_block(_RAISED, _RAISED, 1) for _ in widths[1:])
        self.head = nn.Conv2d(_RAISED, 3, 1)

    def forward(self, x: Any) -> Any:
        """Logits at half size."""
        seen = [self.stem(x)]
        for stage in self.down:
            seen.append(stage(seen[-1]))
        out = self.skip[-1](seen[-1])
        for number in range(len(seen) - 2, -1, -1):
            out = f.interpolate(out, scale_factor=2.0, mode="bilinear", align_corners=False)
            out = self.up[number](out + self.skip[number](seen[number]))
        return self.head(out)


def _block(less: int, more: int, stride: int) -> Any:
    return nn.Sequential(
        nn.Conv2d(less, more, 3, stride, 1, bias=False), nn.BatchNorm2d(more), nn.ReLU()
    )


def train(net: Any, options: argparse.Namespace) -> None:
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.steps, pct_start=0.1
    )
    start, losses = time.monotonic(), list[float]()
    with ProcessPoolExecutor(
        options.processes, initializer=_open, initargs=(options.pages,)
    ) as pool:
        check = [pool.submit(_batch, options.seed + 1, i, True) for i in range(8)]
        for step, (images, masks) in enumerate(_batches(pool, options), 1):
            loss = _loss(net(torch.from_numpy(images)), torch.from_numpy(masks))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
            if step % 100 == 0:
                took = time.monotonic() - start
                print(step, f"loss {np.mean(losses[-100:]):.4f} {took:.0f} s", flush=True)
            if step % 500 == 0 or step == options.steps:
                print(step, _overlap(net, [c.result() for c in check]), flush=True)
                export(net, options.out)


def _loss(logits: Any, masks: Any) -> Any:
    """Cross entropy, and overlap over the batch, so that few pixels count as well."""
    seen = torch.sigmoid(logits)
    both = (seen * masks).sum(dim=(0, 2, 3))
    dice = 1 - (2 * both + 1) / (seen.sum(dim=(0, 2, 3)) + masks.sum(dim=(0, 2, 3)) + 1)
    return f.binary_cross_entropy_with_logits(logits, masks) + 0.5 * dice.mean()


def _overlap(net: Any, batches: Sequence[Arrays]) -> str:
    """Intersection over union of each mask over pages no step has seen."""
    net.eval()
    both, either = np.zeros(3), np.zeros(3)
    with torch.no_grad():
        for images, masks in batches:
            seen = net(torch.from_numpy(images)).numpy() > 0
            both += (seen & (masks > 0.5)).sum(axis=(0, 2, 3))
            either += (seen | (masks > 0.5)).sum(axis=(0, 2, 3))
    net.train()
    return "overlap " + " ".join(f"{v:.3f}" for v in both / np.maximum(either, 1))


def export(net: Any, out: Path) -> None:
    """Writes the network with its sigmoid."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
    whole = nn.Sequential(net, nn.Sigmoid())
    torch.onnx.export(
        whole,
        (torch.zeros(1, 3, SIDE, SIDE),),
        str(out / "seal-finder.onnx"),
        input_names=["image"],
        output_names=["masks"],
        dynamo=False,
    )
    net.train()


_PAGES: list[SealPage] = []


def _open(folder: Path) -> None:
    _PAGES[:] = read_pages(folder)


def _batch(seed: int, number: int, check: bool) -> Arrays:
    rng = np.random.default_rng([seed, number])
    pages = [page for i, page in enumerate(_PAGES) if (i % _CHECK == 0) == check]
    faces = find_faces()
    drawn = [draw_example(pages, faces, rng) for _ in range(BATCH)]
    images = np.stack([image for image, _ in drawn]).astype(np.float32).transpose(0, 3, 1, 2)
    return np.ascontiguousarray(images / 255.0), np.stack([masks for _, masks in drawn])


def _batches(pool: ProcessPoolExecutor, options: argparse.Namespace) -> Iterator[Arrays]:
    ahead = deque(pool.submit(_batch, options.seed, number, False) for number in range(_AHEAD))
    for number in range(_AHEAD, _AHEAD + options.steps):
        ahead.append(pool.submit(_batch, options.seed, number, False))
        yield ahead.popleft().result()


if __name__ == "__main__":
    main()
