"""Upload bytes in → pages out, opened and rendered in a child process that may die instead of us.

What an upload holds is decoded by large libraries in C. A child process does it, with limits on
its time and memory that the kernel keeps; when it is ended, the upload is refused and the next
one gets a new child. It guards against what is broken or oversized. It is no wall against code
that takes the child over: the child runs as the same user.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore, Lock

import numpy as np

from model_cards import ModelUnavailable
from ocr.errors import BadUpload
from ocr.limits import check_bytes, too_complex, took_too_long
from ocr.sandbox_wire import (
    Message,
    line_in,
    notices_in,
    receive,
    receive_into,
    send,
    stamps_in,
)
from ocr.types import Image, Page, TextLine

SECONDS = 6.0
"""Wall time of one request at most: opening an upload, or rendering one of its pages."""

USUAL, BEYOND = 1.0, 7.0
"""Seconds that every request may take, and those that all requests of one upload together may
take beyond: one page may be slow, not each of fifty."""

MEMORY = 1_400 * 2**20
"""Bytes of address space of a child, its libraries' included."""

_PATIENCE = 2.0
_START = 60.0
_RETIRE = 500
_ROOT = Path(__file__).parents[1]
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TZ")


@dataclass(eq=False)
class _Upload:
    """What a child must be given before it can render, kept as long as its pages are, and how
    many seconds beyond the usual its requests took."""

    data: bytes
    beyond: float = 0.0


class _Child:
    """One process and the socket to it."""

    def __init__(self, seconds: float, memory: int) -> None:
        ours, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "ocr.sandbox_child",
                    str(its.fileno()),
                    str(seconds),
                    str(memory),
                ],
                pass_fds=(its.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=_environment(),
            )
        self._socket = ours
        self.holds: _Upload | None = None
        self.asked = 0
        ours.settimeout(_START)
        try:
            receive(ours)
        except (EOFError, OSError, ValueError) as error:
            self.end()
            raise ModelUnavailable(
                "the process that opens uploads did not start", "check memory and the installation"
            ) from error
        ours.settimeout(seconds + _PATIENCE)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, upload: _Upload, message: Message, data: bytes = b"") -> tuple[Message, Image]:
        """The answer and the pixels that came with it. Raises BadUpload; when the child died
        of the request, with what it died of."""
        began = time.monotonic()
        try:
            return self._answer(message | {"seconds": USUAL + BEYOND - upload.beyond}, data)
        finally:
            taken = time.monotonic() - began
            upload.beyond = min(BEYOND, upload.beyond + max(0.0, taken - USUAL))

    def _answer(self, message: Message, data: bytes) -> tuple[Message, Image]:
        self.asked += 1
        try:
            send(self._socket, message, data)
            answer, size = receive(self._socket)
            pixels = _space(answer, size)
            receive_into(self._socket, pixels.reshape(-1).data)
        except TimeoutError as error:
            self.end()
            raise took_too_long() from error
        except (EOFError, OSError, ValueError, KeyError, TypeError) as error:
            late = self._fate() == -signal.SIGALRM
            raise (took_too_long() if late else too_complex()) from error
        if "refused" in answer:
            raise BadUpload(*map(str, answer["refused"]))
        return answer, pixels

    def end(self) -> None:
        """Kills it; does nothing to one that has ended."""
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def _fate(self) -> int:
        """How it ended, after it hung up: its end may not have been noted yet."""
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return 0
        finally:
            self.end()


class Sandbox:
    """Keeps up to `children` processes warm, each started when first needed; as many threads
    may work at once, each with a child of its own."""

    def __init__(
        self, *, children: int = 2, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._free = BoundedSemaphore(children)
        self._lock = Lock()
        self._idle: list[_Child] = []
        self._all: set[_Child] = set()
        self._finalizer = weakref.finalize(self, _end_all, self._all)

    def open(self, data: bytes, *, source: str, decode: bool = True) -> tuple[Page, ...]:
        """As `load_pages`, whose pages ask a child for their pixels and their text. Raises
        BadUpload also with took_too_long and too_complex, and ModelUnavailable when no child
        can be started."""
        check_bytes(data)
        upload = _Upload(data)
        digest = sha256(data).hexdigest()
        with self._child(upload) as child:
            answer, _ = _opened(child, upload, decode=decode)
        return tuple(
            Page(
                index=int(each["index"]),
                width=int(each["width"]),
                height=int(each["height"]),
                source=source,
                dpi=float(each["dpi"]),
                image=partial(self._image, upload, int(each["index"])),
                text_layer=partial(self._text_layer, upload, int(each["index"])),
                notices=notices_in(each),
                stamps=stamps_in(each),
                digest=digest,
            )
            for each in answer["pages"]
        )

    @property
    def children(self) -> tuple[_Child, ...]:
        """The processes there are now."""
        with self._lock:
            return tuple(self._all)

    def close(self) -> None:
        """Ends every child; an upload opened later starts a new one."""
        with self._lock:
            self._idle.clear()
            _end_all(self._all)

    def _image(self, upload: _Upload, index: int) -> Image:
        _, pixels = self._ask(upload, {"do": "image", "index": index})
        return pixels

    def _text_layer(self, upload: _Upload, index: int) -> tuple[TextLine, ...]:
        answer, _ = self._ask(upload, {"do": "text", "index": index})
        return tuple(line_in(index, each) for each in answer["lines"])

    def _ask(self, upload: _Upload, message: Message) -> tuple[Message, Image]:
        with self._child(upload) as child:
            if child.holds is not upload:
                _opened(child, upload, decode=False)
            return child.ask(upload, message)

    @contextmanager
    def _child(self, upload: _Upload) -> Iterator[_Child]:
        """A child of one's own, the one that holds the upload where it is idle."""
        with self._free:
            child = self._take(upload)
            try:
                yield child
            finally:
                with self._lock:
                    if child.alive and child.asked < _RETIRE and child in self._all:
                        self._idle.append(child)
                    else:
                        self._all.discard(child)
                        child.end()

    def _take(self, upload: _Upload) -> _Child:
        with self._lock:
            self._idle.sort(key=lambda child: child.holds is upload)
            while self._idle:
                child = self._idle.pop()
                if child.alive:
                    return child
                self._all.discard(child)
                child.end()
        child = _Child(self._seconds, self._memory)
        with self._lock:
            self._all.add(child)
        return child


def _opened(child: _Child, upload: _Upload, *, decode: bool) -> tuple[Message, Image]:
    child.holds = None
    answer = child.ask(upload, {"do": "open", "decode": decode}, upload.data)
    child.holds = upload
    return answer


def _space(answer: Message, size: int) -> Image:
    """Room for the pixels announced. Raises ValueError when shape and size differ."""
    shape = tuple(int(side) for side in answer.get("shape", (0, 0, 3)))
    if len(shape) != 3 or min(shape) < 0 or shape[0] * shape[1] * shape[2] != size:
        raise ValueError(f"{size} bytes for {shape}")
    return np.empty(shape, dtype=np.uint8)


def _end_all(children: set[_Child]) -> None:
    while children:
        children.pop().end()


def _environment() -> dict[str, str]:
    """Without the house's settings, and with one thread and one heap: what a child frees goes
    back to the system, and what it may use counts."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
        "MALLOC_MMAP_THRESHOLD_": str(8 * 2**20),
    }
