"""A socket's number and limits in → uploads opened and rendered on request, until its end.

`python -m ocr.sandbox_child SOCKET SECONDS BYTES`. The kernel ends this process when one request
takes too long or it asks for more memory than it may; no handler of ours is needed for either,
so that no library can be too busy to listen.
"""

from __future__ import annotations

import resource
import signal
import socket
import sys

import numpy as np

from ocr.errors import BadUpload
from ocr.limits import too_complex
from ocr.pages import load_pages
from ocr.sandbox_wire import (
    Message,
    line_message,
    page_message,
    receive,
    receive_into,
    send,
)
from ocr.types import Page


def _limit(memory: int) -> None:
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),  # a core dump would put papers on the disk
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _serve(sock: socket.socket, seconds: float) -> None:
    """One request after the other; the upload last opened is kept for its pages."""
    pages: tuple[Page, ...] = ()
    send(sock, {"ready": True})
    while True:
        try:
            message, size = receive(sock)
        except EOFError:
            return
        data = bytearray(size)
        receive_into(sock, memoryview(data))
        signal.setitimer(signal.ITIMER_REAL, min(seconds, float(message["seconds"])))
        content = memoryview(b"")
        try:
            if message["do"] == "open":
                pages = ()
                decode = bool(message["decode"])
                pages = load_pages(bytes(data), source="", decode=decode)
                answer: Message = {"pages": [page_message(page) for page in pages]}
            elif message["do"] == "image":
                image = np.ascontiguousarray(pages[message["index"]].image())
                answer, content = {"shape": image.shape}, image.data
            else:
                lines = pages[message["index"]].text_layer()
                answer = {"lines": [line_message(line) for line in lines]}
        except BadUpload as error:
            answer = _refusal(error)
        except (MemoryError, RecursionError):
            answer = _refusal(too_complex())
        signal.setitimer(signal.ITIMER_REAL, 0)
        del data
        send(sock, answer, content)
        content = memoryview(b"")


def _refusal(error: BadUpload) -> Message:
    return {"refused": [error.code, error.message, error.remedy]}


if __name__ == "__main__":
    number, seconds, memory = sys.argv[1:]
    _limit(int(memory))
    _serve(socket.socket(fileno=int(number)), float(seconds))
