"""zhiban simulate one-network CASE_DIR: plays the one-network system against a running service."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="模拟对接系统。", no_args_is_help=True)


@app.callback()
def _verbs() -> None:
    """模拟对接系统：一网通办。"""


@app.command("one-network")
def one_network(
    folder: Annotated[Path, typer.Argument(help="申请目录", exists=True, file_okay=False)],
    url: Annotated[str, typer.Option("--url", help="服务地址")] = "http://127.0.0.1:8080",
    token: Annotated[str, typer.Option("--token", envvar="ONE_NETWORK_TOKEN", help="令牌")] = "",
    patience: Annotated[float, typer.Option(help="最多等多少秒")] = 300,
) -> None:
    """新建、重试、放入材料、提交、看进度、收回调、取结果；全部符合约定时退出码为 0。"""
    import httpx
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from serve.simulator import ExchangeFailed, listener, run_exchange

    screen = Console()
    digest = hashlib.sha256(token.encode()).hexdigest()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    columns = (TextColumn("审查"), BarColumn(), MofNCompleteColumn(), TextColumn("页"))
    try:
        with (
            listener(digest) as (callback_url, notices),
            httpx.Client(base_url=url, headers=headers, timeout=60, trust_env=False) as client,
            Progress(*columns, console=screen, transient=True) as bar,
        ):
            task = bar.add_task("")
            run_exchange(
                client,
                folder,
                callback_url=callback_url,
                notices=notices,
                patience=patience,
                say=lambda text: bar.console.print(text, markup=False),
                progress=lambda done, total: bar.update(task, completed=done, total=total or None),
            )
    except (ExchangeFailed, httpx.TransportError) as error:
        screen.print(f"✗ {error}", markup=False)
        raise typer.Exit(1) from error
    screen.print("✓ 全部符合约定")
