"""A folder of papers with their truth → results of the suites, from stored readings when they
may stand for reading anew."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.types import Catalog
from eval.dataset import INDEX, read_dataset, read_recipe
from eval.digests import dataset_digest
from eval.progress import shown
from eval.readings import READINGS, Readings, stored_readings
from eval.results import Results, outcomes, this_commit
from eval.suites.papers import PaperSuite, ReadSample, understand_samples

STALE = (
    "STALE: the code that reads pages changed since these readings were stored, so these figures "
    "are not those of this code. Store them anew: make eval-store"
)


@dataclass(frozen=True)
class Measured:
    """The results, and the samples with what was read of them, in the same order."""

    results: Results
    read: tuple[ReadSample, ...]
    catalog: Catalog


def measure(
    folder: Path,
    suites: Sequence[PaperSuite],
    *,
    readings: Path | None = None,
    processes: int,
    say: Callable[[str], None],
) -> Measured:
    """Runs the suites. `readings` is another place of the stored readings than beside the
    data; `say` takes what whoever waits should know. Raises FileNotFoundError without an
    index, and when neither readings nor files are there."""
    from serve.wiring import load_seed

    samples = read_dataset(folder)
    files = [sample.file for sample in samples]
    known, stale = readings_of(
        folder, files, readings=readings or folder / READINGS, processes=processes, say=say
    )
    catalog = load_seed().catalog
    pages = (known.files[sample.file] for sample in samples)
    papers = understand_samples(samples, pages, catalog)
    read = tuple(shown(papers, total=len(samples), verb="understanding"))
    digests = {name: reading.sha256 for name, reading in known.files.items()}
    results = Results(
        dataset=folder.resolve().name,
        data=dataset_digest(folder / INDEX, {s.file: digests[s.file] for s in samples}),
        recipe=read_recipe(folder),
        commit=this_commit(),
        command=command_line(sys.argv),
        engine=known.reader.engine,
        reading_code=known.reader.code,
        stale=stale,
        outcomes=tuple(outcomes(read, suites, catalog)),
    )
    return Measured(results, read, catalog)


def command_line(arguments: Sequence[str]) -> str:
    """How the program was called, without where it and the data stand on this machine."""
    names = [Path(word).name if word.startswith("/") else word for word in arguments[1:]]
    return shlex.join(["python", "-m", "eval", *names])


def readings_of(
    folder: Path,
    files: Sequence[str],
    *,
    readings: Path,
    processes: int,
    say: Callable[[str], None],
) -> tuple[Readings, bool]:
    """What was read of these files, from store where that may stand for reading anew, and
    whether it is stale. Raises FileNotFoundError when neither readings nor files are there."""
    stored = stored_readings(folder, files, readings)
    say(stored.why if stored.readings else f"{stored.why}; reading every file now")
    if stored.stale:
        say(STALE)
    return stored.readings or _read_now(folder, files, processes), stored.stale


def _read_now(folder: Path, files: Sequence[str], processes: int) -> Readings:
    from eval.read import read_files, this_reader

    reader = this_reader()
    reading = shown(
        read_files(folder, files, processes=processes), total=len(files), verb="reading"
    )
    return Readings(reader, {each.file: each for each in reading})
