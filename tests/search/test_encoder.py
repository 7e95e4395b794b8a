"""The encoder contract, shown to be one that can be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.types import Encoder
from search.words import grams
from tests.contracts.encoder_contract import EncoderContract


class HashEncoder:
    """N-grams counted into 256 boxes by their hash; a text without any falls into the first."""

    dimension = 256

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for gram in grams(text):
                row[hashlib.sha256(gram.encode()).digest()[0]] += 1
            if not row.any():
                row[0] = 1
            row /= np.linalg.norm(row)
        return vectors


class TestHashEncoder(EncoderContract):
    def build(self) -> Encoder:
        return HashEncoder()
