"""A UIE folder and a Python that has PaddleNLP → a process that answers, one request at a time."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from model_cards import ModelUnavailable

Message = dict[str, Any]
"""What JSON makes of one line to or from `nlp.uie_child`."""

_THRESHOLD = 0.5
"""The least probability at which the model names a start or an end: UIE's own default."""

_LONGEST_ANSWER = 16 * 2**20
_ROOT = Path(__file__).parents[1]
_KEPT = ("PATH", "LD_LIBRARY_PATH", "TZ")


class UieProcess:
    """One process, its copy of the model folder, and the line to it."""

    def __init__(self, folder: Path, python: Path, seconds: float) -> None:
        # PaddleNLP rewrites the weights in the folder it loads and keeps a converted copy there
        self._work = TemporaryDirectory(prefix="zhiban-uie-")
        copy = Path(self._work.name) / "model"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("static", ".cache_info"))
        self._line, its = socket.socketpair()
        self._heard = b""
        try:
            with its:
                self._process = subprocess.Popen(
                    [
                        str(python.absolute()),
                        "-P",
                        "-m",
                        "nlp.uie_child",
                        str(copy),
                        str(_THRESHOLD),
                    ],
                    stdin=its.fileno(),
                    stdout=its.fileno(),
                    stderr=subprocess.DEVNULL,
                    cwd=self._work.name,
                    env=_environment(self._work.name),
                )
        except OSError as error:
            self._line.close()
            self._work.cleanup()
            raise ModelUnavailable(
                f"{python} can't be run: {error.strerror}",
                "run make setup-paddlenlp and name its Python",
            ) from error
        try:
            hello = self._answer(monotonic() + seconds)
        except (EOFError, TimeoutError, ValueError) as error:
            self.end()
            raise ModelUnavailable(
                f"UIE's process did not start within {seconds:g} s, or ended",
                f"try it by hand: {python} -m nlp.uie_child {folder} {_THRESHOLD}",
            ) from error
        if "ready" not in hello:
            self.end()
            raise ModelUnavailable(
                f"UIE can't load {folder}: {hello.get('failed', 'no reason given')}",
                "compare the folder with what PaddleNLP's Taskflow wants for task_path",
            )

    @property
    def pid(self) -> int:
        return int(self._process.pid)

    def ask(self, request: Message, seconds: float) -> Message:
        """Raises EOFError when the process has died, TimeoutError when it is late, ValueError
        for what is no answer."""
        until = monotonic() + seconds
        self._line.settimeout(seconds)
        try:
            self._line.sendall(json.dumps(request).encode() + b"\n")
        except (BrokenPipeError, ConnectionError) as error:
            raise EOFError from error
        return self._answer(until)

    def end(self) -> None:
        self._line.close()
        self._process.kill()
        self._process.wait()
        self._work.cleanup()

    def _answer(self, until: float) -> Message:
        while b"\n" not in self._heard:
            self._line.settimeout(max(until - monotonic(), 0.001))
            try:
                more = self._line.recv(2**16)
            except ConnectionError as error:
                raise EOFError from error
            if not more:
                raise EOFError
            self._heard += more
            if len(self._heard) > _LONGEST_ANSWER:
                raise ValueError("the answer is too long")
        line, _, self._heard = self._heard.partition(b"\n")
        answer = json.loads(line)
        if not isinstance(answer, dict):
            raise ValueError("the answer is no object")
        return answer


def _environment(home: str) -> dict[str, str]:
    """Without the house's settings, and with a home that goes when the process does."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "HOME": home,
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
    }
