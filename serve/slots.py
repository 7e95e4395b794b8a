"""A folder of lock files → the name of the slot this process holds while it lives.

The slot is the worker's executor id. A fixed id would let a restart steal live work; a random
one would leave a dead worker's work to nobody. The kernel frees the lock when its holder dies.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from serve.errors import SettingsError


@contextmanager
def held_slot(folder: Path, count: int, *, patience: float = 3.0) -> Iterator[str]:
    """The first free slot of `count`, held until the block ends. Tries for `patience` seconds,
    since a worker that looks after abandoned slots holds them for a moment. Raises
    SettingsError when as many workers are running already."""
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    while True:
        for name in slot_names(count):
            lock = _locked(folder, name)
            if lock is not None:
                with lock:
                    yield name
                return
        if time.monotonic() > deadline:
            raise SettingsError(
                "ZHIBAN_WORKER_SLOTS",
                str(count),
                f"{count} workers run already; raise it or stop one",
            )
        time.sleep(0.1)


@contextmanager
def abandoned_slots(folder: Path, count: int, *, mine: str) -> Iterator[tuple[str, ...]]:
    """The slots nobody holds, kept from being taken while the block looks after their work."""
    locks = {name: _locked(folder, name) for name in slot_names(count) if name != mine}
    try:
        yield tuple(name for name, lock in locks.items() if lock is not None)
    finally:
        for lock in locks.values():
            if lock is not None:
                lock.close()


def slot_names(count: int) -> tuple[str, ...]:
    return tuple(f"worker-{number}" for number in range(1, count + 1))


def _locked(folder: Path, name: str) -> IO[str] | None:
    lock = (folder / f"{name}.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock
