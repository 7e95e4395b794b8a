"""zhiban capsule check FILE: a capsule → what it proves, and what it does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from serve.capsule.check import Checked

app = typer.Typer(help="封存件：一件一个文件，离线核验。", no_args_is_help=True)


@app.callback()
def _verbs() -> None:
    """封存件由 zhiban review --capsule 写出，含申请人的信息，请按办件材料保密。"""


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="封存件 case.capsule")],
    keys: Annotated[
        list[Path] | None,
        typer.Option("--key", help="签发单位的公钥 .pub；换过密钥的可重复", show_default=False),
    ] = None,
    papers: Annotated[
        Path | None,
        typer.Option(
            "--papers", help="另外取得的原件所在文件夹，逐个比对", exists=True, file_okay=False
        ),
    ] = None,
) -> None:
    """离线核验封存件：签名、每个成员的摘要、用其中的规则重新审查。不需要数据库、模型和网络。

    没有给出公钥、重新审查的结果不同、原件不符，退出码为 1；文件被改动或者不能采信，退出码为 3。
    """
    from rich.console import Console
    from rich.markup import escape

    from serve.capsule.check import check as decide_again
    from serve.capsule.check import open_capsule, originals_that_differ
    from serve.capsule.manifest import shown
    from serve.capsule.write import program
    from serve.security.signing import load_public_key

    known = [load_public_key(each) for each in keys or ()]
    checked = decide_again(open_capsule(_content(file), known))
    capsule, found = checked.capsule, checked.replay
    differing = originals_that_differ(capsule, _originals(papers, checked)) if papers else ()
    right = capsule.key_known and found.same and not differing

    screen = Console(soft_wrap=True, highlight=False)
    screen.print(f"[bold]{escape(str(file))}[/]")
    for name, value in _facts(checked):
        screen.print(f"{name}：{escape(shown(value))}")
    screen.print("\n[bold]已经证明[/]")
    proved = [
        f"文件完整：清单列出的 {len(capsule.members)} 个成员一个不少、一个不多，SM3 摘要都相符。",
        f"签名有效：签名以后没有改动过。密钥指纹 {capsule.key.fingerprint}。",
        "事项和审查要点就是作出决定时的那一版。",
    ]
    if capsule.key_known:
        proved.append("签名人：用的是您给出的公钥。")
    if found.same:
        proved.append("决定：只用文件里的读数、答复和规则重新审查，结果逐字节相同。")
    if papers and not differing:
        proved.append(f"原件：{len(capsule.manifest.uploads)} 个上传文件与文件夹里的相同。")
    for line in proved:
        screen.print(f"[green]✓[/] {escape(line)}")
    for line in _wrong(checked, program(), differing):
        screen.print(f"[red]✗[/] {escape(line)}")
    screen.print("\n[bold]没有证明[/]")
    for line in _unproved(checked, compared=papers is not None):
        screen.print(f"- {escape(line)}")
    if right:
        screen.print("\n[green]核验通过[/]")
        return
    only_key = found.same and not differing
    screen.print(f"\n[red]核验没有{'完成：还不知道是谁签的' if only_key else '通过'}[/]")
    raise typer.Exit(1)


def _facts(checked: Checked) -> list[tuple[str, str]]:
    from serve.names import name_of

    record, manifest, item = checked.record, checked.capsule.manifest, checked.decided.item
    return [
        ("事项", f"{item.name}（{item.key}，{item.version} 版）"),
        ("审查日期", record.today.isoformat()),
        ("决定", name_of(checked.decided.decision.conclusion)),
        ("决定记录", record.digest),
        ("写出它的程序", manifest.program),
    ]


def _wrong(checked: Checked, program: str, differing: tuple[str, ...]) -> list[str]:
    from serve.capsule.manifest import shown

    lines = []
    if not checked.capsule.key_known:
        lines.append(
            "签名人：不知道是谁。没有给出公钥，任何人都能用自己的密钥签出这样的文件；"
            "请用 --key 给出签发单位的公钥。"
        )
    if not checked.replay.same:
        first, *rest = checked.replay.differences
        lines.append(f"决定：重新审查的结果不同。第一处：{shown(first)}（另有 {len(rest)} 处）")
        if program != (written_by := checked.capsule.manifest.program):
            lines.append(
                f"这个程序是 {program}，写出封存件的是 {shown(written_by)}："
                "请先用同一版程序核验，再下结论。"
            )
    lines += [f"原件：{shown(name)} 与当时上传的不同，或者不在文件夹里。" for name in differing]
    return lines


def _unproved(checked: Checked, *, compared: bool) -> list[str]:
    from serve.capsule.manifest import REPORT, shown

    record = checked.record
    lines = [
        "材料读得对不对：重新审查用的是当时的读数，没有再读一遍材料。",
        "什么时候签的：签名里没有可信的时间。",
        f"用的是不是这些模型：记录写明 {len(record.models)} 个模型的摘要，模型本身不在文件里。",
        f"整个目录的摘要（{shown(record.catalogue[:12])}）：文件里只有这一个事项用到的部分。",
    ]
    if record.evidence:
        lines.append(f"数据源的 {len(record.evidence)} 项答复是否属实：没有再向数据源查询。")
    if any(not upload.member for upload in checked.capsule.manifest.uploads) and not compared:
        lines.append(
            "原件是不是这些：文件里只有上传文件的摘要；拿到原件以后，可以用 --papers 比对。"
        )
    if REPORT in checked.capsule.members:
        lines.append("标注页面画得对不对：report.html 没有改动过，但没有重新绘制。")
    return lines


def _content(file: Path) -> bytes:
    from serve.capsule.archive import MOST_BYTES
    from serve.errors import BadRequest

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadRequest(
            "file_unreadable", f"文件打不开：{error.strerror}。", "请检查路径和读取权限。"
        ) from error


def _originals(folder: Path, checked: Checked) -> dict[str, bytes]:
    """Files of the names that were uploaded, as far as they lie in the folder."""
    found = {}
    for upload in checked.capsule.manifest.uploads:
        path = folder / upload.name
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            found[upload.name] = path.read_bytes()
    return found
