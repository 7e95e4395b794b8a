"""A worker for tests of kills: `python -m tests.serve.slow_worker DATA_DIR MARKS SECONDS` reads
slowly and leaves a mark when it begins a page."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path

from ocr.types import Page, PageReading
from serve.commands.serve import Role, run
from tests.serve.conftest import settings_in
from tests.serve.fakes import PixelParts, PixelReader


class MarkingReader(PixelReader):
    def __init__(self, marks: Path, seconds: float) -> None:
        super().__init__(seconds)
        self._marks = marks

    def read(self, page: Page) -> PageReading:
        (self._marks / uuid.uuid4().hex).touch()
        return super().read(page)


if __name__ == "__main__":
    folder, marks, seconds = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    parts = PixelParts()
    parts.reader = MarkingReader(marks, seconds)
    run(Role.WORKER, settings_in(folder), parts)
