"""Drawn places to sign → the model that tells handwriting there, with its figures.

Two steps, since only the second needs torch (`pip install -e .[models]` and `onnx`):

    python -m eval.training.signatures draw --seed 61 --out out/signing-61.npz
    python -m eval.training.signatures draw --seed 62 --out out/signing-62.npz
    python -m eval.training.signatures train out/signing-61.npz out/signing-62.npz
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray

from ocr.signatures import HEIGHT, WIDTH

WEIGHTS = Path("model_cards/signature-hand.onnx")
SEED = 61
COUNT = 2600
_BENT, _HANDED = 0.6, 0.3
"""Shares of names by hand that are bent, and of typed ones made names by hand."""

_HELD_BACK = 0.15
"""Share of the examples kept for the figures and for the temperature."""

Array = NDArray[np.float32]
app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def draw(
    out: Annotated[Path, typer.Option(help="File of examples to write.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same examples.")] = SEED,
    count: Annotated[int, typer.Option("-n", min=1)] = COUNT,
) -> None:
    """Draws places to sign, photographs them and cuts them out."""
    import cv2

    from eval.training.signing_examples import draw_examples

    cv2.setNumThreads(1)
    examples = list(draw_examples(seed, count))
    layers = np.stack([example.layers for example in examples]).astype(np.float16)
    np.savez_compressed(
        out,
        layers=layers,
        signed=np.array([example.signed for example in examples]),
        entry=np.array([str(example.entry) for example in examples]),
    )
    typer.echo(f"{out}: {len(examples)} places")


@app.command()
def train(
    examples: Annotated[list[Path], typer.Argument(help="What `draw` wrote.")],
    out: Annotated[Path, typer.Option(help="The weight file.")] = WEIGHTS,
    epochs: Annotated[int, typer.Option(min=1)] = 16,
) -> None:
    """Trains on one thread with a fixed seed, prints figures on what was held back."""
    import torch

    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    parts = [np.load(file) for file in examples]
    layers, signed, entry = (
        np.concatenate([part[name] for part in parts]) for name in ("layers", "signed", "entry")
    )
    layers, signed = layers.astype(np.float32), signed.astype(np.float32)
    apart = round(len(layers) * (1 - _HELD_BACK))
    net = _net()
    typer.echo(f"{sum(p.numel() for p in net.parameters())} weights, {apart} examples")
    _fit(net, layers[:apart], signed[:apart], entry[:apart], epochs)
    logits = _logits(net, layers[apart:])
    heat = _temperature(logits, signed[apart:])
    _report(logits / heat, signed[apart:], entry[apart:])
    _export(net, heat, out)
    typer.echo(f"{out}: {out.stat().st_size} bytes, temperature {heat:.2f}")


def _net() -> Any:
    """3 × 72 × 192 → one logit: strokes, pieces of strokes, what there is of them."""
    from torch import nn

    class Net(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.body = nn.Sequential(
                nn.Conv2d(3, 16, 5, stride=2, padding=2), nn.BatchNorm2d(16), nn.ReLU(),
                nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
                nn.Conv2d(32, 48, 3, padding=1), nn.BatchNorm2d(48), nn.ReLU(),
                nn.Conv2d(48, 64, 3, stride=2, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
                nn.Conv2d(64, 64, 3, stride=2, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
                nn.Conv2d(64, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(),
            )  # fmt: skip
            self.drop = nn.Dropout(0.2)
            self.head = nn.Linear(128, 1)

        def forward(self, layers: Any) -> Any:
            seen = self.body(layers)
            both = [seen.mean(dim=(2, 3)), seen.amax(dim=(2, 3))]
            import torch

            return self.head(self.drop(torch.cat(both, dim=1))).squeeze(1)

    return Net()


def _fit(net: Any, layers: Array, signed: Array, entry: NDArray[np.str_], epochs: int) -> None:
    import torch

    rng = np.random.default_rng(SEED)
    steps = epochs * (len(layers) // 64)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps)
    loss_of = torch.nn.BCEWithLogitsLoss()
    net.train()
    for epoch in range(epochs):
        losses = []
        for batch in _batches(len(layers), rng):
            varied, by_hand = _by_hands(layers[batch], signed[batch], entry[batch], rng)
            seen = torch.from_numpy(_varied(varied, rng))
            target = torch.from_numpy(by_hand) * 0.98 + 0.01
            loss = loss_of(net(seen), target)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        typer.echo(f"epoch {epoch + 1}: {np.mean(losses):.4f}")
    net.eval()


def _batches(count: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = rng.permutation(count)
    for start in range(0, count // 64 * 64, 64):
        yield order[start : start + 64]


def _by_hands(
    layers: Array, signed: Array, entry: NDArray[np.str_], rng: np.random.Generator
) -> tuple[Array, Array]:
    """The same names in more hands than there are faces: written ones bent a little, and some
    of the typed ones bent so much that a hand might have written them."""
    layers, signed = layers.copy(), signed.copy()
    for number, kind in enumerate(entry):
        if kind == "name" and rng.random() < _BENT:
            layers[number] = _bent(layers[number], float(rng.uniform(0.75, 2.1)), rng)
        elif kind == "typed" and rng.random() < _HANDED:
            layers[number] = _bent(layers[number], float(rng.uniform(2.7, 4.8)), rng)
            layers[number, 1] = layers[number, 0] * np.float32(rng.choice((0.0, 0.5)))
            signed[number] = 1.0
    return layers, signed


def _bent(layers: Array, pixels: float, rng: np.random.Generator) -> Array:
    """Ink moved by about so many pixels, each stroke its own way, drawn thinner or broader."""
    import cv2

    height, width = layers.shape[1:]
    coarse = rng.normal(0, pixels, (2, 5, 11)).astype(np.float32)
    down, along = (
        cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in coarse
    )
    y, x = np.mgrid[:height, :width].astype(np.float32)
    slant = np.float32(rng.normal(0, 0.04 * pixels)) * (y - height / 2)
    rise = np.float32(rng.normal(0, 0.01 * pixels)) * (x - width / 2)
    out = layers.copy()
    for number in (0, 1):
        seen = cv2.remap(layers[number], x + along + slant, y + down + rise, cv2.INTER_LINEAR)
        if number == 0 and rng.random() < 0.5:
            kernel = np.ones((2, 2), np.uint8)
            seen = (cv2.dilate if rng.random() < 0.6 else cv2.erode)(seen, kernel)
        out[number] = seen * layers[2]
    return out


def _varied(layers: Array, rng: np.random.Generator) -> Array:
    """Paler or darker, moved a little, with grain, in grey now and then, and crossed by what is
    no hand: arcs of black seals, borders."""
    layers = layers.copy()
    count = len(layers)
    for one in layers:
        if rng.random() < 0.1:
            one[0] = np.maximum(one[0], _crossing(rng) * one[2])
    layers[:, 0] *= rng.uniform(0.7, 1.25, (count, 1, 1)).astype(np.float32)
    layers[:, 1] *= (rng.random((count, 1, 1)) < 0.65).astype(np.float32)
    for one in layers[: count // 6]:
        grain = rng.standard_normal(one[0].shape, dtype=np.float32)
        one[0] += np.abs(grain) * one[2] * np.float32(rng.uniform(0.02, 0.3))
    for one, down, along in zip(layers, *rng.integers(-5, 6, (2, count)), strict=True):
        moved = np.roll(one, (int(down), 2 * int(along)), axis=(1, 2))
        if down > 0:
            moved[:, :down] = 0
        elif down < 0:
            moved[:, down:] = 0
        if along > 0:
            moved[:, :, : 2 * along] = 0
        elif along < 0:
            moved[:, :, 2 * along :] = 0
        one[:] = moved
    return layers


def _crossing(rng: np.random.Generator) -> Array:
    """A straight line or an arc, thin or broad, as dark as print; drawn small and enlarged."""
    import cv2

    drawn = np.zeros((48, 128), dtype=np.uint8)
    thick = int(rng.integers(2, 7))
    x, y = (int(v) for v in rng.integers((-40, -60), (170, 110)))
    if rng.random() < 0.5:
        wide, high = (int(v) for v in rng.integers(40, 110, 2))
        cv2.ellipse(drawn, (x, y), (wide, high), 0, 0, 360, 255, thick, cv2.LINE_AA)
    else:
        lean = int(rng.normal(0, 4))
        level = int(rng.choice([rng.integers(0, 9), rng.integers(38, 48)]))
        ends = ((0, level), (127, level + lean)) if rng.random() < 0.7 else ((x, 0), (x + lean, 47))
        cv2.line(drawn, *ends, 255, thick, cv2.LINE_AA)
    whole = cv2.resize(drawn, (WIDTH, HEIGHT))
    return np.asarray(whole, dtype=np.float32) * np.float32(rng.uniform(0.7, 1.2) / 255)


def _logits(net: Any, layers: Array) -> Array:
    import torch

    with torch.no_grad():
        parts = [net(torch.from_numpy(layers[i : i + 256])) for i in range(0, len(layers), 256)]
    return np.asarray(torch.cat(parts).numpy(), dtype=np.float32)


def _temperature(logits: Array, signed: Array) -> float:
    """What logits are divided by so that their probabilities fit best."""

    def loss(heat: float) -> float:
        z = np.clip(logits / heat, -30, 30)
        return float(np.mean(np.logaddexp(0, z) - signed * z))

    return float(min(np.geomspace(0.4, 4, 60), key=loss))


def _report(logits: Array, signed: Array, entry: NDArray[np.str_]) -> None:
    hand = 1 / (1 + np.exp(-logits))
    for name in sorted(set(entry)):
        here = entry == name
        said = (hand[here] >= 0.5).mean()
        sure = np.maximum(hand[here], 1 - hand[here]) >= 0.6
        wrong = (hand[here] >= 0.5) != (signed[here] > 0.5)
        typer.echo(
            f"{name:8} {here.sum():5} places, signed said of {said:.3f}, wrong {wrong.mean():.3f},"
            f" surely wrong {(wrong & sure).mean():.3f}"
        )


def _export(net: Any, heat: float, out: Path) -> None:
    """N × 3 × 72 × 192 → N probabilities."""
    import torch

    class Probable(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.net = net

        def forward(self, layers: Any) -> Any:
            return torch.sigmoid(self.net(layers) / heat)

    torch.onnx.export(
        Probable().eval(),
        (torch.zeros(2, 3, HEIGHT, WIDTH),),
        str(out),
        input_names=["layers"],
        output_names=["hand"],
        dynamic_axes={"layers": {0: "n"}, "hand": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    app()
