"""zhiban keys make: a key pair that signs capsules → two files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="签名密钥。", no_args_is_help=True)


@app.callback()
def _verbs() -> None:
    """签名密钥：封存件用它签名。"""


@app.command("make")
def make(
    path: Annotated[
        Path | None,
        typer.Argument(help="私钥写到这里；默认 ZHIBAN_SIGNING_KEY_FILE", show_default=False),
    ] = None,
) -> None:
    """生成一对 Ed25519 密钥：私钥只有本人能读，公钥写在旁边的 .pub 文件。已有的文件不会被覆盖。"""
    from rich.console import Console
    from rich.markup import escape

    from serve.security.signing import make_key
    from serve.settings import read_settings

    private = path or read_settings().signing_key
    public, key = make_key(private)
    screen = Console(soft_wrap=True)
    screen.print(f"私钥：{escape(str(private))}（不要交给任何人，不要放进备份以外的地方）")
    screen.print(f"公钥：{escape(str(public))}（交给核验封存件的人）")
    screen.print(f"指纹：{key.fingerprint}")
    screen.print("请另用一种办法（例如电话）把指纹告诉核验的人，让他确认公钥没有被换过。")
