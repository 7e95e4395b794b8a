"""zhiban simulate: plays the one-network system against a running service, and the sources that
are asked for a running service."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="模拟对接系统。", no_args_is_help=True)


@app.callback()
def _verbs() -> None:
    """模拟对接系统：一网通办、数据源。"""


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


_SOURCES = "数据源的编码，可以写多次；all 表示全部"


@app.command("sources")
def sources(
    persons: Annotated[
        Path,
        typer.Argument(help="虚构人员文件（YAML），或者样例办件的 records.json", exists=True),
    ],
    port: Annotated[int, typer.Option("--port", help="端口，只在本机监听")] = 8470,
    slow: Annotated[float, typer.Option("--slow", help="每次答复之前等多少秒")] = 0,
    down: Annotated[list[str] | None, typer.Option(help=f"不答复就挂断：{_SOURCES}")] = None,
    broken: Annotated[list[str] | None, typer.Option(help=f"出故障（500）：{_SOURCES}")] = None,
    refusing: Annotated[list[str] | None, typer.Option(help=f"不受理（403）：{_SOURCES}")] = None,
    nonsense: Annotated[list[str] | None, typer.Option(help=f"答非所问：{_SOURCES}")] = None,
    lying: Annotated[list[str] | None, typer.Option(help=f"答的是另一个人：{_SOURCES}")] = None,
) -> None:
    """模拟全部数据源，按虚构人员文件答复，按 Ctrl-C 结束。
    接入配置的样例见 docs/connections.example.yaml。"""
    import threading

    from rich.console import Console

    from catalog.node import known
    from serve.errors import BadRequest
    from serve.sources.persons import read_persons
    from serve.sources.simulator import EVERY, Behaviour, simulated
    from serve.wiring import load_seed

    known_sources = [*load_seed().catalog.sources, EVERY]

    def named(given: list[str] | None) -> frozenset[str]:
        for source in given or ():
            if source not in known_sources:
                raise BadRequest(
                    "unknown_source", f"没有数据源“{source}”。", known(known_sources, source)
                )
        return frozenset(given or ())

    behaviour = Behaviour(
        {EVERY: slow}, named(down), named(broken), named(refusing), named(nonsense), named(lying)
    )
    everybody = read_persons(persons)
    screen = Console()
    with simulated(everybody, behaviour, port=port) as address:
        whom = f"{len(everybody.known)} 个虚构对象" if everybody.known else "不论问谁都一样答"
        screen.print(
            f"模拟数据源 {len(known_sources) - 1} 个，{whom}：{address}/<数据源>", markup=False
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            screen.print(f"共答复 {behaviour.asked} 次", markup=False)
