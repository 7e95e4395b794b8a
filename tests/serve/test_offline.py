"""The review needs no network and leaves nothing behind in the home folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASE = ROOT / "eval/datasets/food-business-new/cases"


@pytest.mark.model
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_review_opens_no_internet_socket_and_leaves_home_empty(tmp_path: Path) -> None:
    home, trace = tmp_path / "home", tmp_path / "calls"
    home.mkdir()
    case = min(path for path in CASE.iterdir() if path.is_dir())
    command = [
        "strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(trace),
        sys.executable, "-m", "serve.cli", "review", str(case), "--out", str(tmp_path / "out"),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "out" / "report.html").is_file()
    assert "AF_INET" not in trace.read_text("utf-8")
    assert list(home.iterdir()) == []
