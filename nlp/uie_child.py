"""A model folder in → a line of JSON out for each line of JSON in, until its input ends.

`PYTHON -m nlp.uie_child FOLDER THRESHOLD`, where PYTHON is that of PaddleNLP's environment: nothing
of ours is imported. It says {"ready": version} first, or {"failed": why}. A request is
{"labels": […], "texts": […]}, its answer {"spans": […]} with one list a text of
[label, start, end, probability], start and end counting the text's characters.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def main(folder: str, threshold: float) -> None:
    """Serves until standard input ends. What libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.addaudithook(_refuse_network)
    socket.has_ipv6 = False  # or urllib3 opens a socket when imported, to see whether it can
    house = Path(__file__).parents[1]  # whose rooms' names may be those of their modules too
    sys.path = [place for place in sys.path if Path(place) != house]
    try:
        version, task = _load(folder, threshold)
    except Exception as error:  # whatever it is, the parent must be able to say it
        _say(answers, {"failed": f"{type(error).__name__}: {error}"})
        return
    _say(answers, {"ready": version})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer: dict[str, Any] = {"spans": list(_spans(task, **request))}
        except Exception as error:  # its message could hold what stands on a paper
            answer = {"failed": type(error).__name__}
        _say(answers, answer)


def _load(folder: str, threshold: float) -> tuple[str, Any]:
    import paddlenlp

    task = paddlenlp.Taskflow(
        "information_extraction",
        task_path=folder,
        schema=["-"],
        position_prob=threshold,
        device_id=-1,
        num_threads=1,
    )
    return str(paddlenlp.__version__), task


def _spans(task: Any, labels: list[str], texts: list[str]) -> Iterator[list[list[Any]]]:
    """A span without a start lies in the question instead of the text, and is left out."""
    task.set_schema(labels)
    for found in task(texts):
        yield [
            [label, int(each["start"]), int(each["end"]), float(each["probability"])]
            for label, spans in found.items()
            for each in spans
            if "start" in each and each["start"] < each["end"]
        ]


def _refuse_network(event: str, _: Any) -> None:
    """PaddleNLP tells its makers of its use unless it can't; papers are in this process."""
    if event in _NETWORK:
        raise OSError("this process has no network")


def _say(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
