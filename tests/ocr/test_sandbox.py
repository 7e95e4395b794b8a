"""Uploads opened in a child process: the same pages, and whatever happens to the child."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from ocr import sandbox
from ocr.errors import BadUpload
from ocr.pages import load_pages
from ocr.sandbox import Sandbox
from tests.ocr.ofd import content, ofd, seal, text_object
from tests.ocr.test_ofd import STAMP, ring
from tests.ocr.uploads import ACCEPTED, endless_pdf, launch_pdf, saved

ROOT = Path(__file__).parents[2]


@pytest.fixture
def box() -> Iterator[Sandbox]:
    box = Sandbox(seconds=30)
    yield box
    box.close()


def children(parent: int) -> list[int]:
    """Processes that this one started and that live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(parent) and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def openers(parent: int | None = None) -> list[int]:
    """Child processes of ours that open uploads."""
    return [
        child
        for child in children(parent or os.getpid())
        if b"ocr.sandbox_child" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def ended(pid: int) -> bool:
    """Whether a process has come to its end, its parent not having asked yet."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].startswith("Z")


def soon(holds: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def sealed() -> bytes:
    return ofd([content(text_object("样本市", 20, 20))], seals=[(STAMP, seal("样本", ring()))])


@pytest.mark.parametrize("name", [*ACCEPTED, "sealed OFD"])
def test_pages_are_those_that_would_be_opened_here(box: Sandbox, name: str) -> None:
    data = ACCEPTED[name]() if name in ACCEPTED else sealed()
    here, there = load_pages(data, source="a"), box.open(data, source="a")
    assert len(here) == len(there)
    for one, other in zip(here, there, strict=True):
        assert (one.image() == other.image()).all()
        assert one.text_layer() == other.text_layer()
        assert (one.notices, one.stamps) == (other.notices, other.stamps)
        assert (one.index, one.width, one.height) == (other.index, other.width, other.height)
        assert (one.source, one.dpi) == (other.source, other.dpi)
        assert other.image().flags.writeable


def test_one_child_serves_one_upload_after_the_other(box: Sandbox) -> None:
    before = openers()
    first = box.open(ACCEPTED["PDF, written"](), source="a")[0]
    second = box.open(ACCEPTED["PNG"](), source="b")[0]
    for _ in range(3):  # pages of several uploads in turn
        assert first.image().shape[:2] == (first.height, first.width)
        assert second.image().shape[:2] == (second.height, second.width)
    assert len(set(openers()) - set(before)) == 1


def test_a_child_that_is_killed_refuses_its_upload_and_is_replaced() -> None:
    box = Sandbox(children=1, seconds=30)
    page = box.open(endless_pdf(), source="a")[0]
    (child,) = openers_of(box)
    threading.Timer(0.5, os.kill, (child, signal.SIGKILL)).start()
    with pytest.raises(BadUpload) as refused:
        page.image()
    assert refused.value.code == "too_complex"
    assert box.open(ACCEPTED["PNG"](), source="b")[0].image().any()
    assert openers_of(box) != [child]
    box.close()


def test_one_page_of_an_upload_may_be_slow_and_not_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "USUAL", 0.3)
    monkeypatch.setattr(sandbox, "BEYOND", 4.0)
    box = Sandbox(children=1, seconds=30)
    slow, quick = (box.open(data(), source="a")[0] for data in (endless_pdf, ACCEPTED["PNG"]))
    taken = []
    for _ in range(3):
        began = time.monotonic()
        with pytest.raises(BadUpload) as refused:
            slow.image()
        taken.append(time.monotonic() - began)
        assert refused.value.code == "took_too_long"
        assert quick.image().any()  # another upload has its own seconds
    box.close()
    assert taken[0] > 3.5 > max(taken[1:])


def openers_of(box: Sandbox) -> list[int]:
    return [child.pid for child in box.children]


def test_an_idle_child_that_died_is_replaced_without_a_word(box: Sandbox) -> None:
    page = box.open(ACCEPTED["PNG"](), source="a")[0]
    (child,) = openers_of(box)
    os.kill(child, signal.SIGKILL)
    assert soon(lambda: ended(child))
    assert page.image().any()


def test_a_child_may_not_use_more_memory_than_it_is_given() -> None:
    box = Sandbox(children=1, seconds=30, memory=500 * 2**20)
    large = np.zeros((9_000, 11_000), np.uint8)
    with pytest.raises(BadUpload) as refused:
        box.open(saved(Pillow.fromarray(large).convert("RGB"), "PNG"), source="a")
    assert refused.value.code == "too_complex"
    assert box.open(ACCEPTED["PNG"](), source="b")[0].image().any()
    box.close()


def test_two_threads_do_not_wait_for_each_other() -> None:
    box = Sandbox(children=2, seconds=3)
    quick: list[float] = []
    box.open(ACCEPTED["PNG"](), source="a")

    def endless() -> None:
        with pytest.raises(BadUpload):
            box.open(endless_pdf(), source="a")[0].image()

    slow = threading.Thread(target=endless)
    slow.start()
    assert soon(lambda: len(box.children) == 1)
    for _ in range(3):
        began = time.monotonic()
        box.open(ACCEPTED["PNG"](), source="b")[0].image()
        quick.append(time.monotonic() - began)
    busy = slow.is_alive()
    slow.join()
    assert busy or min(quick) < 1
    assert len(box.children) <= 2
    box.close()


def test_closing_leaves_no_process_and_pages_can_still_be_asked() -> None:
    box = Sandbox(seconds=30)
    page = box.open(ACCEPTED["PNG"](), source="a")[0]
    (child,) = openers_of(box)
    box.close()
    assert child not in openers()
    assert page.image().any()
    box.close()


def test_a_forgotten_sandbox_takes_its_child_along() -> None:
    box = Sandbox(seconds=30)
    box.open(ACCEPTED["PNG"](), source="a")
    (child,) = openers_of(box)
    del box
    assert soon(lambda: child not in openers())


@pytest.mark.parametrize("end", ["pass", "os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_the_child_ends_with_its_parent_however_that_ends(end: str) -> None:
    code = (
        "import os; from ocr.sandbox import Sandbox; from tests.ocr.uploads import ACCEPTED\n"
        "box = Sandbox(); box.open(ACCEPTED['PNG'](), source='a')\n"
        f"print(box.children[0].pid, flush=True); {end}"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    child = int(ran.stdout)
    assert soon(lambda: not is_opener(child))


def is_opener(process: int) -> bool:
    try:
        return b"ocr.sandbox_child" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def test_the_child_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch, box: Sandbox) -> None:
    monkeypatch.setenv("ZHIBAN_MASTER_KEY_FILE", "/nowhere")
    box.open(ACCEPTED["PNG"](), source="a")
    (child,) = openers_of(box)
    assert b"ZHIBAN" not in Path(f"/proc/{child}/environ").read_bytes()


def test_a_launch_action_starts_nothing(box: Sandbox, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    program.chmod(0o755)
    page = box.open(launch_pdf(str(program)), source="a")[0]
    page.image()
    (child,) = openers_of(box)
    assert children(child) == []
    assert not (tmp_path / "ran").exists()
