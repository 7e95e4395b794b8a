"""Files → digests that say whether two measurements were made of the same, by the same."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import model_cards

ROOT = Path(__file__).parent.parent


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, hex."""
    return sha256(path.read_bytes()).hexdigest()


def reading_code_digest(root: Path = ROOT) -> str:
    """Of everything a page's reading follows from: the sources of `ocr`, the words they look
    for (those that papers print among them), and the weights that they or the wiring name.
    Whoever extends the reading elsewhere adds it here."""
    sources = sorted((root / "ocr").rglob("*.py"))
    catalog = root / "catalog"
    kept = ("vocabulary.*", "divisions.py", "data/document_types/*.yaml")
    words = [path for pattern in kept for path in sorted(catalog.glob(pattern))]
    parts = [f"{path.relative_to(root)} {file_digest(path)}" for path in (*sources, *words)]
    wired = (*sources, root / "serve" / "wiring.py")  # seals' weights are named there
    text = "".join(path.read_text(encoding="utf-8") for path in wired)
    cards = (model_cards.load(name) for name in model_cards.names() if f'"{name}"' in text)
    parts += [f"{card.name} {card.revision} {card.sha256}" for card in cards]
    return _of(parts)


def dataset_digest(index: Path, files: Mapping[str, str]) -> str:
    """Of a dataset's truth and of its files, given as name → SHA-256."""
    return _of([file_digest(index), *(f"{name} {files[name]}" for name in sorted(files))])


def _of(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
