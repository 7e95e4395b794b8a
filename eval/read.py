"""A dataset's files → their readings, by worker processes with one engine of one thread each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from eval.digests import file_digest, reading_code_digest
from eval.readings import FileReading, Reader
from ocr.errors import BadUpload
from ocr.pages import load_pages
from serve.settings import Settings
from serve.wiring import Parts

NOTHING: Mapping[str, FileReading] = {}


def this_reader() -> Reader:
    """Who reads now. Raises ModelUnavailable."""
    return Reader(reading_code_digest(), _parts().engine)


def read_files(
    folder: Path,
    names: Sequence[str],
    *,
    processes: int,
    known: Mapping[str, FileReading] = NOTHING,
) -> Iterator[FileReading]:
    """Every file in the order of `names`, read now unless it is `known` and unchanged."""
    kept = {
        name: known[name]
        for name in names
        if name in known and known[name].sha256 == file_digest(folder / name)
    }
    left = [name for name in names if name not in kept]
    if not left:
        yield from (kept[name] for name in names)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        reading = pool.map(partial(read_file, folder), left)
        for name in names:
            yield kept[name] if name in kept else next(reading)


def read_file(folder: Path, name: str) -> FileReading:
    """One file, read as the doors read it; a refused one reads as nothing."""
    path = folder / name
    digest = file_digest(path)
    reader = _parts().reader
    try:
        pages = load_pages(path.read_bytes(), source=name)
        return FileReading(name, digest, "", tuple(reader.read(page) for page in pages))
    except BadUpload as refusal:
        return FileReading(name, digest, refusal.code, ())


@cache
def _parts() -> Parts:
    """What a process keeps between files."""
    return Parts(Settings(threads=1))
