"""What was counted in each file of a dataset → results: figures by condition and by type, and
what is needed to compare two runs; written as JSON named by commit, and read back.

An outcome holds a file's name and counts, never a word that was read.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from catalog.types import Catalog
from eval.digests import ROOT
from eval.figures import figures
from eval.suites.counting import Counts, count
from eval.suites.papers import PaperSuite, ReadSample

ALL = "all"
Table = Mapping[str, Mapping[str, float | None]]
"""Group → figure or total → value, None where there was nothing to measure."""


@dataclass(frozen=True)
class Outcome:
    """What each suite counted in one file, by document type."""

    file: str
    condition: str
    suites: Mapping[str, Mapping[str, Counts]]


@dataclass(frozen=True)
class Commit:
    """The code that was measured; `dirty` when files differed from the commit."""

    id: str
    date: str
    dirty: bool

    @property
    def name(self) -> str:
        return f"{self.id[:12]}-dirty" if self.dirty else self.id[:12]


@dataclass(frozen=True)
class Results:
    """One run. `data` is the digest of truth and files, `recipe` how the dataset was made
    (its command with the seed), `stale` whether the reading code had changed since the stored
    readings were made."""

    dataset: str
    data: str
    recipe: Mapping[str, Any]
    commit: Commit
    command: str
    engine: str
    reading_code: str
    stale: bool
    outcomes: tuple[Outcome, ...]

    @property
    def held_out(self) -> bool:
        """Whether only figures of it may be looked at, never a single paper."""
        return bool(self.recipe.get("held_out"))

    @property
    def suites(self) -> tuple[str, ...]:
        return tuple(self.outcomes[0].suites) if self.outcomes else ()

    def by_condition(self, suite: str) -> Table:
        """Over all files, then over those of each condition in order of appearance."""
        groups: dict[str, list[Counts]] = {ALL: []}
        for one in self.outcomes:
            counts = list(one.suites[suite].values())
            groups[ALL] += counts
            groups.setdefault(one.condition, []).extend(counts)
        return {name: figures(suite, group) for name, group in groups.items()}

    def by_type(self, suite: str) -> Table:
        """Over each document type, in order of its code."""
        groups: dict[str, list[Counts]] = {}
        for one in self.outcomes:
            for kind, counts in one.suites[suite].items():
                groups.setdefault(kind, []).append(counts)
        return {name: figures(suite, groups[name]) for name in sorted(groups)}


def outcomes(
    read: Sequence[ReadSample], suites: Sequence[PaperSuite], catalog: Catalog
) -> Iterator[Outcome]:
    """What the suites count in each sample."""
    for one in read:
        counts = {str(suite): count(suite, one, catalog) for suite in suites}
        yield Outcome(one.sample.file, str(one.sample.condition), counts)


def summary(results: Results) -> dict[str, Any]:
    """Everything but the outcomes, for programs and people."""
    return {
        "dataset": results.dataset,
        "data": results.data,
        "recipe": dict(results.recipe),
        "files": len(results.outcomes),
        "commit": asdict(results.commit),
        "command": results.command,
        "engine": results.engine,
        "reading_code": results.reading_code,
        "stale": results.stale,
        "suites": {suite: results.by_condition(suite) for suite in results.suites},
        "by_type": {suite: results.by_type(suite) for suite in results.suites},
    }


def write_results(results: Results, folder: Path) -> Path:
    """Writes `<dataset>-<commit>.json`, one line a member and a line an outcome."""
    members = [f"{json.dumps(k)}: {_json(v)}" for k, v in summary(results).items()]
    rows = ",\n".join(_json(asdict(one)) for one in results.outcomes)
    path = folder / f"{results.dataset}-{results.commit.name}.json"
    folder.mkdir(parents=True, exist_ok=True)
    text = "{" + ",\n".join([*members, f'"outcomes": [\n{rows}\n]']) + "}\n"
    path.write_text(text, encoding="utf-8")
    return path


def read_results(path: Path) -> Results:
    """Results as written. Raises ValueError naming the file when it holds something else."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return Results(
            dataset=record["dataset"],
            data=record["data"],
            recipe=record["recipe"],
            commit=Commit(**record["commit"]),
            command=record["command"],
            engine=record["engine"],
            reading_code=record["reading_code"],
            stale=record["stale"],
            outcomes=tuple(Outcome(**one) for one in record["outcomes"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: not results of python -m eval run: {error!r}") from error


def this_commit(root: Path = ROOT) -> Commit:
    """The commit that is checked out; "unknown" where there is no repository."""
    git = _git(root)
    try:
        head, date = git("log", "-1", "--format=%H %cI").split()
        return Commit(head, date, bool(git("status", "--porcelain", "--untracked-files=no")))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return Commit("unknown", "", False)


def _git(root: Path) -> Callable[..., str]:
    def call(*arguments: str) -> str:
        ran = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    return call


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=dict)
