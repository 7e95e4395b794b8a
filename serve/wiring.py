"""Settings → the parts the doors work with: the only place that chooses a backend."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, count
from pathlib import Path

from catalog.types import Catalog, DocumentType, Source
from nlp.types import Classifier, Extractor
from ocr.reader import PageReader, TextEngine
from ocr.sandbox import Sandbox
from serve.lanes import ReaderLanes
from serve.memory import return_large_blocks
from serve.remembered import RememberingReader
from serve.settings import ExtractorName, OcrEngine, Settings
from serve.sources.types import Link


class Parts:
    """The chosen backends; each is loaded when first asked for, and then kept.

    `reader` may be used by `lanes` threads at once, each with an engine of one thread.
    """

    def __init__(self, settings: Settings) -> None:
        self.lanes = settings.threads
        self._settings = settings

    @property
    def engine(self) -> str:
        """Who reads, for the record. Raises ModelUnavailable."""
        return self._first_engine.name

    @cached_property
    def reader(self) -> PageReader:
        return ReaderLanes(self._reader, lanes=self.lanes)

    @cached_property
    def remembering_reader(self) -> PageReader:
        """`reader`, for a service: what was read a short while ago isn't read again."""
        return RememberingReader(self.reader)

    @cached_property
    def _first_engine(self) -> TextEngine:
        return _engine(self._settings)

    @cached_property
    def _engines(self) -> Iterator[TextEngine]:
        return chain([self._first_engine], (_engine(self._settings) for _ in count()))

    def _reader(self) -> PageReader:
        return page_reader(next(self._engines))

    @cached_property
    def sandbox(self) -> Sandbox:
        """Where uploads are opened: a process a lane, started when first needed."""
        return Sandbox(children=self.lanes)

    def extractor(self, types: tuple[DocumentType, ...]) -> Extractor:
        match self._settings.extractor:
            case ExtractorName.UIE:
                return self._uie
            case ExtractorName.LABELS:
                from nlp.combine import CombinedExtractor
                from nlp.confidence import load_weights
                from nlp.extract import LabelExtractor

                return CombinedExtractor(LabelExtractor(types), self._spans, load_weights())

    @cached_property
    def _spans(self) -> Extractor:
        from nlp.spans import SpanExtractor

        return SpanExtractor()

    @cached_property
    def _uie(self) -> Extractor:
        import model_cards
        from nlp.uie import WEIGHTS, UieExtractor

        card = model_cards.card_of(self._settings.uie_model / WEIGHTS)
        return UieExtractor(card, python=self._settings.uie_python)

    def links(self, sources: Mapping[str, Source]) -> Mapping[str, Link]:
        """Those of the sources that are connected. Raises SettingsError."""
        if self._settings.connections is None:
            return {}
        from serve.sources.connections import read_connections
        from serve.sources.http import HttpConnector

        found = read_connections(self._settings.connections, sources, os.environ)
        return {key: Link(HttpConnector(each), each.terms) for key, each in found.items()}

    def classifier(self, types: tuple[DocumentType, ...]) -> Classifier:
        from nlp.classify import CueClassifier

        return CueClassifier(types)


def page_reader(engine: TextEngine) -> PageReader:
    """The house's reader around an engine. Raises ModelUnavailable."""
    from catalog.load import load_document_types, read_folder
    from catalog.vocabulary import known_words, load_vocabulary
    from model_cards.sessions import Model
    from ocr.box_net import BoxNet
    from ocr.hand_net import HandNet
    from ocr.page_reader import EngineReader, Marks
    from ocr.seal_text import RingReader

    vocabulary, ring = load_vocabulary(), Model("seal-ring")
    rings = RingReader(ring, ring.held["character"].splitlines(), vocabulary.seals)
    marks = Marks(Model("seal-finder"), rings, BoxNet(), HandNet())
    printed = known_words(vocabulary, load_document_types(read_folder()).values())
    return EngineReader(engine, vocabulary, marks, printed)


def _engine(settings: Settings) -> TextEngine:
    return_large_blocks()
    with _no_socket_at_import():
        match settings.ocr_engine:
            case OcrEngine.PADDLE:
                from ocr.paddle import PaddleEngine

                root = settings.paddleocr_models
                return PaddleEngine(
                    detection=root / "detection",
                    recognition=root / "recognition",
                    orientation=root / "orientation",
                    threads=1,
                )
            case OcrEngine.RAPID:
                from ocr.rapid import RapidEngine

                return RapidEngine(threads=1)


@contextmanager
def _no_socket_at_import() -> Iterator[None]:
    """Both engines import requests for downloads they never make here, and urllib3 below it
    opens an IPv6 socket when imported, to see whether it can: a review opens none."""
    known, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = known


@dataclass(frozen=True)
class Seed:
    """The catalogue as authored: its files, and what they load to."""

    files: dict[str, str]
    catalog: Catalog


def load_seed(folder: Path | None = None) -> Seed:
    """The catalogue in `folder`, or the one that came with the program. Raises CatalogError."""
    from catalog.load import read_folder

    files = read_folder(folder) if folder else read_folder()
    return Seed(files, load_files(files))


def load_files(files: dict[str, str]) -> Catalog:
    """Authored files → the catalogue. Raises CatalogError."""
    return _loaded(tuple(files.items()), linted=True)


def load_published(files: dict[str, str]) -> Catalog:
    """Files that were authored well when they were published → the catalogue. Raises
    CatalogError when this program no longer understands them."""
    return _loaded(tuple(files.items()), linted=False)


@lru_cache(maxsize=2)
def _loaded(files: tuple[tuple[str, str], ...], *, linted: bool) -> Catalog:
    """The same files are the same catalogue, which nobody can change."""
    from catalog.load import load_catalog
    from review.checks import SPECS

    return load_catalog(dict(files), checks=SPECS, linted=linted)
