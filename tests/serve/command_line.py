"""Running `zhiban` as a person would: its exit code and what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from serve.cli import main

Run = Callable[..., tuple[int, str, str]]
"""Arguments → exit code, standard output, standard error."""


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program in this process, in lines wide enough for whole sentences."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["zhiban", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    monkeypatch.setenv("COLUMNS", "200")
    return run
