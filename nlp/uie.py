"""Lines × document type → fields, by PaddleNLP's UIE in a child process of its own environment."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import model_cards
from catalog.types import DocumentType, FieldSpec
from model_cards import ModelCard, ModelUnavailable
from nlp.layout import Level, level
from nlp.normalize import normalise
from nlp.types import Field
from nlp.uie_process import Message, UieProcess
from ocr.types import PageReading

WEIGHTS = "model_state.pdparams"
"""The file of a UIE folder that its card knows; the rest says how to use it."""

_BESIDE = ("config.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json")
"""What PaddleNLP would download if the folder lacked it."""


@dataclass(frozen=True)
class _Span:
    """Characters of one page's text that answer a label."""

    page: int
    label: str
    start: int
    end: int
    probability: float


class UieExtractor:
    """Asks the model for every label of a document type. One child, started when first needed
    and anew when it has ended; threads take turns."""

    def __init__(
        self, card: ModelCard, *, python: Path, start_seconds: float = 120.0, seconds: float = 60.0
    ) -> None:
        """`card` is that of WEIGHTS in a folder as Taskflow takes for `task_path`; `python` the
        interpreter of PaddleNLP's environment. Seconds are wall time to load, and to answer.
        Raises ModelUnavailable when a file is missing or the weights are not the card's."""
        self.card = card
        self._folder = model_cards.verify(card).parent
        missing = [name for name in _BESIDE if not (self._folder / name).is_file()]
        if missing:
            raise ModelUnavailable(
                f"UIE folder {self._folder} lacks {', '.join(missing)}",
                "copy the whole folder that PaddleNLP saved with the weights",
            )
        self._python = python
        self._start_seconds = start_seconds
        self._seconds = seconds
        self._engine = f"uie ({card.name}@{card.sha256[:8]})"
        self._turn = Lock()
        self._child: list[UieProcess] = []
        weakref.finalize(self, _end, self._child)

    def extract(
        self, readings: Sequence[PageReading], document_type: DocumentType
    ) -> tuple[Field, ...]:
        """Fields of the type's specs that could be read, in the order of the specs. A label that
        two of them share is not asked for: the model could not tell them apart. Raises
        ModelUnavailable."""
        pages = [lines for reading in readings if (lines := level(reading))]
        texts = ["\n".join(line.text for line in lines) for lines in pages]
        shared = Counter(spec.label for spec in document_type.fields)
        asked = [spec for spec in document_type.fields if shared[spec.label] == 1]
        if not texts or not asked:
            return ()
        spans = self._ask([spec.label for spec in asked], texts)
        fields = (self._field(spec, spans, pages) for spec in asked)
        return tuple(field for field in fields if field is not None)

    def close(self) -> None:
        """Ends the child; a later question starts a new one."""
        with self._turn:
            _end(self._child)

    def _field(
        self, spec: FieldSpec, spans: Sequence[_Span], pages: Sequence[tuple[Level, ...]]
    ) -> Field | None:
        """The most probable answer that holds a value of the spec's kind."""
        own = [span for span in spans if span.label == spec.label]
        for span in sorted(own, key=lambda one: (-one.probability, one.page, one.start)):
            pieces = _pieces(pages[span.page], span.start, span.end)
            raw = "".join(line.raw(start, end) for line, start, end in pieces)
            value = normalise(spec.kind, raw) if raw else ""
            if value:
                return Field(
                    key=spec.key,
                    label=spec.label,
                    value=value,
                    raw=raw,
                    confidence=span.probability * min(p[0].line.confidence for p in pieces),
                    regions=tuple(line.region(start, end) for line, start, end in pieces),
                    engine=self._engine,
                )
        return None

    def _ask(self, labels: Sequence[str], texts: Sequence[str]) -> tuple[_Span, ...]:
        """The model's spans. A child that has died is replaced once; one that is late is ended
        and not asked again, so that a caller waits for `seconds` and not for twice as long."""
        request = {"labels": list(labels), "texts": list(texts)}
        with self._turn:
            for _ in range(2):
                try:
                    return _spans_in(self._running().ask(request, self._seconds), texts)
                except EOFError:
                    _end(self._child)
                except TimeoutError as error:
                    _end(self._child)
                    raise ModelUnavailable(
                        f"UIE did not answer within {self._seconds:g} s",
                        "give the worker more CPU, or use a smaller model",
                    ) from error
                except (ValueError, KeyError, TypeError) as error:
                    _end(self._child)
                    raise ModelUnavailable(
                        f"UIE failed on a page ({error})", "look at the model folder's files"
                    ) from error
        raise ModelUnavailable("UIE's process died twice on a page", "check its memory")

    def _running(self) -> UieProcess:
        if not self._child:
            self._child.append(UieProcess(self._folder, self._python, self._start_seconds))
        return self._child[0]


def _end(child: list[UieProcess]) -> None:
    while child:
        child.pop().end()


def _spans_in(answer: Message, texts: Sequence[str]) -> tuple[_Span, ...]:
    """Raises ValueError, KeyError or TypeError when it is no answer about these texts."""
    if "failed" in answer:
        raise ValueError(answer["failed"])
    spans = tuple(
        _Span(page, str(label), int(start), int(end), float(probability))
        for page, found in enumerate(answer["spans"])
        for label, start, end, probability in found
    )
    if len(answer["spans"]) != len(texts):
        raise ValueError("not one list a text")
    for span in spans:
        inside = 0 <= span.start < span.end <= len(texts[span.page])
        if not inside or not 0 <= span.probability <= 1:
            raise ValueError("a span outside its text")
    return spans


def _pieces(lines: Sequence[Level], start: int, end: int) -> list[tuple[Level, int, int]]:
    """The parts of the lines between two offsets of their text joined by line breaks."""
    pieces, at = [], 0
    for line in lines:
        first, last = max(start - at, 0), min(end - at, len(line.text))
        if first < last:
            pieces.append((line, first, last))
        at += len(line.text) + 1
    return pieces
