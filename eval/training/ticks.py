"""Drawn pages → the net that finds boxes to tick: `python -m eval.training.ticks --help`.

Needs the extra `models` (torch, onnx). The same seed draws the same pages; weights agree between
machines as far as torch's kernels do.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from eval.dataset import Condition
from eval.training.tick_pages import STATES, Batch, TrainingPage, read_page, write_pages
from ocr.box_net import PRINT, STRIDE, paper_white

SIDE = 192
"""Pixels of a training crop."""

BATCH = 10
DILATIONS = (1, 2, 4, 1, 2)
WIDTH = 32
NET_SEED = 7
DRAWN = (
    Batch(73, 600, full=0.7),
    Batch(74, 600, full=0.25),
    Batch(75, 1200, full=0.6, conditions=(Condition.BAD,)),
)

STEPS, RATE = 12000, 5e-3
KEPT = 0.998
"""Share of the averaged weights that a step leaves as they were."""


def make_net() -> nn.Module:
    """1 × H × W of paper whiteness → per STRIDE × STRIDE cell the logit that a box has its
    middle there, three logits of what stands in it, the logarithms of its width and height in
    sizes of print."""
    body: list[nn.Module] = [
        *_conv(1, 16, stride=2),
        Residual(16, 1),
        *_conv(16, WIDTH, stride=2),
        *(Residual(WIDTH, dilation) for dilation in DILATIONS),
        nn.Conv2d(WIDTH, 3 + len(STATES), 1),
    ]
    net = nn.Sequential(*body)
    last = net[-1]
    assert isinstance(last, nn.Conv2d) and last.bias is not None
    with torch.no_grad():
        last.bias[0] = -4.0  # boxes are rare
    return net


class Residual(nn.Module):  # type: ignore[misc]  # torch has no types in the house's environment
    """What stands around, seen channel by channel, mixed and added."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(
                width, width, 3, padding=dilation, dilation=dilation, groups=width, bias=False
            ),
            nn.BatchNorm2d(width),
            nn.ReLU(),
            nn.Conv2d(width, width, 1, bias=False),
            nn.BatchNorm2d(width),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.layers(x))


def _conv(before: int, after: int, *, stride: int) -> list[nn.Module]:
    conv = nn.Conv2d(before, after, 3, stride=stride, padding=1, bias=False)
    return [conv, nn.BatchNorm2d(after), nn.ReLU()]


def crop_of(
    page: TrainingPage, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A crop of SIDE × SIDE about a box, or anywhere, scaled so that print is about PRINT
    pixels high, and its boxes, N × 5, in the crop's pixels."""
    scale = PRINT / page.print_size * math.exp(float(rng.uniform(-0.4, 0.4)))
    if len(page.boxes) and rng.random() < 0.75:
        left, top, right, bottom, _ = page.boxes[int(rng.integers(len(page.boxes)))]
        middle = np.array([left + right, top + bottom]) / 2
        middle = middle + rng.uniform(-0.4, 0.4, 2) * SIDE / scale
    else:
        middle = _printed_place(page, rng)
    angle = float(rng.normal(0, 0.03))
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    matrix = np.array([[cos, -sin, 0.0], [sin, cos, 0.0]])
    matrix[:, 2] = SIDE / 2 - matrix[:, :2] @ middle
    reach = int(0.75 * SIDE / scale) + 8
    x0, y0 = (max(0, int(v) - reach) for v in middle)
    part = page.level[y0 : int(middle[1]) + reach, x0 : int(middle[0]) + reach]
    if not part.size:
        part = page.level[:8, :8]
    if scale < 0.7:  # by area first, as the reader does
        small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        part = np.asarray(small, dtype=np.uint8)
        by = np.diag([1 / scale, 1 / scale])
    else:
        by = np.eye(2)
    cut = np.concatenate(
        [matrix[:, :2] @ by, (matrix[:, :2] @ np.array([x0, y0]) + matrix[:, 2])[:, None]], axis=1
    )
    crop = cv2.warpAffine(
        part, cut, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    boxes = page.boxes.copy()
    for i, (left, top, right, bottom, _) in enumerate(page.boxes):
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        placed = corners @ matrix[:, :2].T + matrix[:, 2]
        boxes[i, :4] = [*placed.min(axis=0), *placed.max(axis=0)]
    return paper_white(_spoilt(np.asarray(crop, np.uint8), rng)), boxes


def _printed_place(page: TrainingPage, rng: np.random.Generator) -> NDArray[np.float64]:
    """The place with the most edges around it of a few by chance: the desk teaches little."""
    height, width = page.level.shape
    reach = int(3 * page.print_size) + 1

    def edges(place: NDArray[np.float64]) -> float:
        x, y = (max(0, int(v) - reach) for v in place)
        part = page.level[y : y + 2 * reach, x : x + 2 * reach].astype(np.float32)
        return float(np.abs(np.diff(part, axis=1)).mean()) if part.shape[1] > 1 else 0.0

    places = [rng.uniform(0, 1, 2) * np.array([width, height]) for _ in range(3)]
    return max(places, key=edges)


def _spoilt(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Paler or darker, softer or grainier than it was taken."""
    level = crop.astype(np.float32)
    if rng.random() < 0.3:
        soft = cv2.GaussianBlur(level, (0, 0), float(rng.uniform(0.4, 1.2)))
        level = np.asarray(soft, dtype=np.float32)
    if rng.random() < 0.3:
        level += rng.normal(0, float(rng.uniform(1, 7)), level.shape).astype(np.float32)
    if rng.random() < 0.5:
        paper = float(np.percentile(level, 90))
        level = paper + (level - paper) * float(rng.uniform(0.45, 1.15))
    return np.asarray(np.clip(level, 0, 255), dtype=np.uint8)


def targets_of(boxes: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Heat, N × N: 1 at the middle of a box and less around it; and N × N × 4 of what counts
    near a middle: weight, state, logarithms of width and height in sizes of print."""
    cells = SIDE // STRIDE
    heat = np.zeros((cells, cells), np.float32)
    near = np.zeros((cells, cells, 4), np.float32)
    y, x = np.mgrid[:cells, :cells]
    for left, top, right, bottom, state in boxes:
        cx, cy = (left + right) / 2 / STRIDE - 0.5, (top + bottom) / 2 / STRIDE - 0.5
        if not (-1 < cx < cells and -1 < cy < cells):
            continue
        reach = max(0.7, 0.16 * (bottom - top) / STRIDE)
        bump = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * reach**2)).astype(np.float32)
        heat = np.maximum(heat, bump)
        own = bump > 0.45
        near[own, 0] = bump[own]
        near[own, 1] = state
        near[own, 2] = math.log(max(right - left, 1.0) / PRINT)
        near[own, 3] = math.log(max(bottom - top, 1.0) / PRINT)
        peak = int(np.clip(round(cy), 0, cells - 1)), int(np.clip(round(cx), 0, cells - 1))
        heat[peak] = 1.0
    return heat, near


def loss_of(out: Tensor, heat: Tensor, near: Tensor) -> Tensor:
    """Focal loss for the middles, and at them cross entropy for states and distance for
    sizes."""
    chance = torch.sigmoid(out[:, 0]).clamp(1e-4, 1 - 1e-4)
    found = heat.eq(1).float()
    missed = -((1 - chance) ** 2) * torch.log(chance) * found
    invented = -((1 - heat) ** 4) * chance**2 * torch.log(1 - chance) * (1 - found)
    boxes = found.sum().clamp(min=1.0)
    weight = near[..., 0]
    whole = weight.sum().clamp(min=1.0)
    states = nn.functional.cross_entropy(
        out[:, 1 : 1 + len(STATES)], near[..., 1].long(), reduction="none"
    )
    sizes = (out[:, -2:] - near[..., 2:].permute(0, 3, 1, 2)).abs().sum(dim=1)
    marks = (weight * (states + 0.3 * sizes)).sum() / whole
    return (missed + invented).sum() / boxes + marks


def train(pages: Sequence[TrainingPage], *, steps: int, rate: float) -> nn.Module:
    """A net trained on the pages, at `rate` at most, its weights averaged over the last steps.
    Prints its loss as it goes."""
    torch.manual_seed(NET_SEED)
    rng = np.random.default_rng(NET_SEED)
    net = make_net().to(memory_format=torch.channels_last)
    net.train()
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT), use_buffers=True
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-4)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=rate, total_steps=steps, pct_start=0.15
    )
    mean = 0.0
    for step in range(steps):
        picked = [crop_of(pages[int(rng.integers(len(pages)))], rng) for _ in range(BATCH)]
        truths = [targets_of(boxes) for _, boxes in picked]
        crops = torch.from_numpy(np.stack([crop for crop, _ in picked])[:, None])
        out = net(crops.to(memory_format=torch.channels_last))
        heat = torch.from_numpy(np.stack([one for one, _ in truths]))
        near = torch.from_numpy(np.stack([one for _, one in truths]))
        loss = loss_of(out, heat, near)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        pace.step()
        average.update_parameters(net)
        mean = 0.98 * mean + 0.02 * float(loss.detach()) if step else float(loss.detach())
        if step % 100 == 0:
            print(f"step {step}/{steps}: loss {mean:.4f}", flush=True)
    return average.module


def export(net: nn.Module, path: Path) -> None:
    """The net as ONNX, normalisation folded into its convolutions, any height and width."""
    net.eval()
    torch.onnx.export(
        net,
        (torch.zeros(1, 1, SIDE, SIDE),),
        str(path),
        input_names=["page"],
        output_names=["cells"],
        dynamic_axes={"page": {2: "height", 3: "width"}, "cells": {2: "height", 3: "width"}},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Draws what isn't drawn yet, trains, exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="folder of drawn pages")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("model_cards/tick-boxes.onnx"))
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    cv2.setNumThreads(1)
    pages = [
        read_page(path)
        for batch in DRAWN
        for path in write_pages(chosen.pages, batch, processes=chosen.threads)
    ]
    net = train(pages, steps=STEPS, rate=RATE)
    export(net, chosen.out)


if __name__ == "__main__":
    main()
