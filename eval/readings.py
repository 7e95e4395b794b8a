"""What was read of a dataset's files → one packed file beside it, and back.

Reading costs seconds a page and what follows milliseconds, so readings are stored: gzip, one
JSON object a line, first who read (`code`, a digest of the reading code and its weights, and
`engine`), then a line a file. `stored_readings` says whether they may stand for reading anew.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from eval.digests import file_digest, reading_code_digest
from ocr.types import PageReading
from serve.reading_json import dump_reading, load_reading

READINGS = "readings.jsonl.gz"


@dataclass(frozen=True)
class Reader:
    """Who read: a digest of the code and weights, and the engine's own name."""

    code: str
    engine: str


@dataclass(frozen=True)
class FileReading:
    """One file's pages; none where it was refused, with the code it was `refused` for."""

    file: str
    sha256: str
    refused: str
    pages: tuple[PageReading, ...]


@dataclass(frozen=True)
class Readings:
    """All files of a dataset, by name, as one reader read them."""

    reader: Reader
    files: Mapping[str, FileReading]


@dataclass(frozen=True)
class Stored:
    """Readings found in store, or None when they can't stand for reading anew; `why` says so
    in words. `stale`: the reading code changed since, and the files aren't there to be read."""

    readings: Readings | None
    why: str
    stale: bool = False


def stored_readings(folder: Path, names: Sequence[str], path: Path) -> Stored:
    """The readings in `path` when they are of these very files by this very code, or when the
    files `names` aren't there at all, which is how a small set is kept in a repository."""
    here = {name for name in names if (folder / name).is_file()}
    if not path.is_file():
        return Stored(None, f"no readings in {path}: python -m eval read {folder} stores them")
    readings = load_readings(path)
    lacking = [name for name in names if name not in readings.files]
    if lacking:
        return Stored(None, f"{path} lacks {len(lacking)} of {len(names)} files: {lacking[0]} …")
    stale = readings.reader.code != reading_code_digest()
    if not here:
        return Stored(readings, f"readings of {path}, the files themselves aren't here", stale)
    if stale:
        return Stored(None, f"the reading code changed since {path} was stored")
    other = [name for name in sorted(here) if file_digest(folder / name) != _sha(readings, name)]
    if other or len(here) < len(names):
        changed = other[0] if other else "some are missing"
        return Stored(None, f"{path} was stored of other files: {changed}")
    return Stored(readings, f"readings of {path}")


def load_readings(path: Path) -> Readings:
    """Every reading in a stored file. Raises ValueError naming the line it can't understand."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return _parsed(lines, path)


def store(reader: Reader, done: Iterable[FileReading], path: Path) -> Iterator[FileReading]:
    """Passes readings on, each written down at once beside `path`; when all are there they are
    packed into `path`. The same readings give the same bytes."""
    known = already_read(path, reader)
    part = part_of(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = [_head(reader)]
    with part.open("w", encoding="utf-8") as lines:
        lines.writelines((*whole, *map(_line, known.values())))
        for reading in done:
            whole.append(_line(reading))
            if known.get(reading.file) != reading:
                lines.write(whole[-1])
            lines.flush()
            yield reading
    with path.open("wb") as raw, _packing(raw) as packed:
        packed.write("".join(whole).encode())
    part.unlink()


def already_read(path: Path, reader: Reader) -> Mapping[str, FileReading]:
    """What this very reader has stored in `path`, and what an interrupted run of it had read,
    by file; nothing of another's."""
    stored = [load_readings(path)] if path.is_file() else []
    part = part_of(path)
    if part.is_file():  # without the line it was stopped at
        whole = part.read_text(encoding="utf-8").rpartition("\n")[0]
        stored += [_parsed(whole.splitlines(), part)] if whole else []
    return {
        name: reading
        for readings in stored
        if readings.reader == reader
        for name, reading in readings.files.items()
    }


def part_of(path: Path) -> Path:
    """Where readings stand until all files are read."""
    return path.with_name(f"{path.name}.part")


def _packing(raw: IO[bytes]) -> closing[gzip.GzipFile]:
    return closing(gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0))


def _parsed(lines: Iterable[str], path: Path) -> Readings:
    reader, files = None, {}
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            if reader is None:
                reader = Reader(record["code"], record["engine"])
                continue
            pages = tuple(load_reading(json.dumps(page)) for page in record["pages"])
            read = FileReading(record["file"], record["sha256"], record["refused"], pages)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}:{number}: {error!r}") from error
        files[read.file] = read
    if reader is None:
        raise ValueError(f"{path}: empty; remove it and read again")
    return Readings(reader, files)


def _head(reader: Reader) -> str:
    return json.dumps({"code": reader.code, "engine": reader.engine}) + "\n"


def _line(reading: FileReading) -> str:
    head = {"file": reading.file, "sha256": reading.sha256, "refused": reading.refused}
    pages = ",".join(dump_reading(page).decode() for page in reading.pages)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "pages": [{pages}]}}\n'


def _sha(readings: Readings, name: str) -> str:
    return readings.files[name].sha256
