"""A model's name → its card → the verified path of its weights."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import yaml

_HERE = Path(__file__).parent
_REQUIRED = ("revision", "package", "file", "sha256", "licence", "task", "input", "output")


class ModelUnavailable(Exception):
    """A model can't be used; whoever runs the service must act (HTTP 503).

    `code` is stable, `message` says what is missing or wrong, `remedy` what to do.
    """

    code = "model_unavailable"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class ModelCard:
    """What is known of one weight file. `package` is the installed Python package that
    carries `file` (a path inside it), or "" for a file beside the card or at its own path."""

    name: str
    revision: str
    package: str
    file: str
    sha256: str
    licence: str
    task: str
    input: str
    output: str


def names() -> tuple[str, ...]:
    """Every model that has a card, sorted."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.md")))


def load(name: str) -> ModelCard:
    """The card of this name. Raises ModelUnavailable when there is none or it is incomplete."""
    path = _HERE / f"{name}.md"
    if not path.is_file():
        raise ModelUnavailable(
            f"model '{name}' has no card",
            f"write model_cards/{name}.md; known: {', '.join(names())}",
        )
    _, front, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.safe_load(front)
    missing = [key for key in _REQUIRED if key not in data]
    if missing:
        raise ModelUnavailable(
            f"{path.name} lacks {', '.join(missing)}", "complete its front matter"
        )
    return ModelCard(name=name, **{key: str(data[key]) for key in _REQUIRED})


@cache
def verify(card: ModelCard) -> Path:
    """The weight file, its SHA-256 compared with the card's. Raises ModelUnavailable."""
    path = _locate(card)
    if not path.is_file():
        raise ModelUnavailable(
            f"weights of '{card.name}' are not there", f"install {card.package or card.file}"
        )
    found = _digest(path)
    if found != card.sha256:
        raise ModelUnavailable(
            f"weights of '{card.name}': SHA-256 {found[:12]}…, card says {card.sha256[:12]}…",
            f"install revision {card.revision}, or evaluate the new weights and update the card",
        )
    return path


def card_of(path: Path) -> ModelCard:
    """The card of the weights at this path, which it names as their place: for weights that
    whoever runs the service put there. Raises ModelUnavailable when no card knows them."""
    if not path.is_file():
        raise ModelUnavailable(f"weights {path} are not there", "name the folder that holds them")
    found = _digest(path)
    for card in map(load, names()):
        if card.sha256 == found:
            return replace(card, package="", file=str(path.absolute()))
    raise ModelUnavailable(
        f"no card knows the weights {path} (SHA-256 {found[:12]}…)",
        "evaluate them and write model_cards/NAME.md",
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _locate(card: ModelCard) -> Path:
    if not card.package:
        return _HERE / card.file
    spec = find_spec(card.package)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(f"package '{card.package}' is not installed", "run make setup")
    return Path(spec.origin).parent / card.file
