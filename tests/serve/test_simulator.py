"""The simulated one-network system runs the whole exchange, and says when it does not hold."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from serve.house import House
from tests.serve.conftest import TOKENS, ended
from tests.serve.test_cli import Run, case_dir, zhiban

__all__ = ["zhiban"]


def test_the_whole_exchange_holds(zhiban: Run, hall: httpx.Client, tmp_path: Path) -> None:
    case = case_dir(tmp_path / "case")
    arguments = ("--url", hall.base_url, "--token", TOKENS["hall"])
    code, said, _ = zhiban("simulate", "one-network", case, *arguments)
    assert code == 0, said
    for word in ("重发同一请求", "被拒绝", "签名正确", "取得结果：补正", "全部符合约定"):
        assert word in said


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--token", "wrong"), "401"), (("--url", "http://127.0.0.1:9"), "refused")],
)
def test_an_exchange_that_does_not_hold_is_told(
    zhiban: Run, hall: httpx.Client, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    case = case_dir(tmp_path / "case")
    code, said, _ = zhiban("simulate", "one-network", case, "--url", hall.base_url, *arguments)
    assert code == 1
    assert word in said


def test_a_review_that_never_ends_is_told(
    zhiban: Run,
    hall: httpx.Client,
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house.parts.reader, "seconds", 2.0)
    case = case_dir(tmp_path / "case")
    arguments = ("--url", hall.base_url, "--token", TOKENS["hall"], "--patience", "0.5")
    code, said, _ = zhiban("simulate", "one-network", case, *arguments)
    assert code == 1
    assert "没有审查完" in said
    ended(hall, said.split("新建办件 ")[1].split()[0])
