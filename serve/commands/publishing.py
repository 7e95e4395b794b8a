"""zhiban catalog draft … rollback: an edited catalogue on its way into service, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from serve.people import Actor
    from serve.store.publishing import Version
    from serve.store.store import Store

By = Annotated[
    str,
    typer.Option(
        "--by", help="由谁负责：单位里的工号或账号。运行本命令的人担保就是此人；会记入操作记录"
    ),
]
Which = Annotated[str, typer.Argument(help="草稿摘要的前几位，或者版本号")]


@contextmanager
def house() -> Iterator[Store]:
    """The store this machine's settings name."""
    from serve.house import opened_store
    from serve.settings import read_settings

    with opened_store(read_settings()) as store:
        yield store


def person(by: str) -> Actor:
    from serve.people import actor_of

    return actor_of(by)


def draft(
    folder: Annotated[Path, typer.Argument(help="目录所在文件夹")],
    by: By,
    on_top: Annotated[
        bool, typer.Option("--on-top", help="文件夹里只有改动的文件，其余沿用正在使用的版本")
    ] = False,
    note: Annotated[str, typer.Option(help="一句话说明改了什么")] = "",
) -> None:
    """起草：把文件夹的内容存为草稿，存下以后不能再改。默认是整个目录，--on-top 只放改动的文件。"""
    from serve import publishing
    from serve.clock import now

    with house() as store:
        actor = person(by)
        kept = publishing.draft(store, folder, on_top=on_top, note=note, by=actor, now=now())
        _print_changes(store, kept.base, kept.digest)
        _say(kept, f"zhiban catalog submit {kept.digest[:12]} --laws 法律文本文件夹 --by …")


def submit(
    draft: Which,
    by: By,
    laws: Annotated[Path, typer.Option("--laws", help="法律文本文件夹（*.md），逐条核对设定依据")],
) -> None:
    """检查草稿并留下结果：全部示例、变异测试、设定依据。不合格时退出码为 1。"""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from serve import publishing
    from serve.clock import now

    screen = Console(soft_wrap=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with house() as store, Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task("检查")
        version, report = publishing.submit(
            store,
            draft,
            laws,
            by=person(by),
            now=now,
            told=lambda name: progress.update(task, description=f"检查 {name}"),
        )
    for fault in report.faults:
        screen.print(f"[red]✗[/] {escape(fault)}")
    for warning in report.warnings:
        screen.print(f"[yellow]![/] {escape(warning)}")
    screen.print(
        f"示例 {report.examples} 个；变异发现最低 {min(report.killed.values(), default=1):.1%}；"
        f"依据已核对原文 {report.text} 条，待核对 {report.memory} 条"
    )
    if not report.ok:
        screen.print(f"没有通过：{len(report.faults)} 处。请修改文件后重新起草。")
        raise typer.Exit(1)
    _say(version, f"请另一个人运行 zhiban catalog approve {version.digest[:12]} --by …")


def approve(draft: Which, by: By) -> None:
    """审批：由起草人、提交检查的人以外的人批准这份草稿。"""
    from serve import publishing
    from serve.clock import now

    with house() as store:
        version = publishing.approve(store, draft, by=person(by), now=now())
        _print_changes(store, version.base, version.digest)
    _say(version, f"zhiban catalog publish {version.digest[:12]} --by …")


def publish(
    draft: Which,
    by: By,
    labels: Annotated[
        Path | None, typer.Option("--labels", help="YAML：对每个翻转的说明", exists=True)
    ] = None,
    cases: Annotated[
        Path | None, typer.Option("--cases", help="另外回测这个文件夹里的 record.json")
    ] = None,
) -> None:
    """发布：先用办过的件回测，有未说明的翻转就拒绝；发布后新办件立即按新版本审查，在办的件按原版本办完。

    发布人不能是起草人。--labels 的写法见 zhiban catalog backtest --help。
    """
    from rich.console import Console
    from rich.markup import escape

    from serve import publishing
    from serve.backtest import read_labels
    from serve.clock import day_of, now
    from serve.commands.flips import print_backtest

    screen = Console(soft_wrap=True)
    said = read_labels(labels) if labels else {}
    with house() as store:
        actor = person(by)
        with screen.status("回测"):
            trial = publishing.try_on_cases(store, draft, cases, by=actor, today=day_of(now()))
        print_backtest(screen, trial.found, said)
        for name in trial.ahead:
            screen.print(f"[yellow]![/] {escape(name)}还没有施行，回测不反映它。")
        version = publishing.publish(store, trial, said, by=actor, now=now())
    screen.print(f"已发布第 {version.number} 版（{version.digest[:12]}），新办件立即使用。")


def rollback(
    version: Which,
    by: By,
    reason: Annotated[str, typer.Option(help="为什么退回；不要写当事人的姓名和号码")] = "",
    confirm: Annotated[bool, typer.Option("--confirm", help="确认另一个人的退回申请")] = False,
    emergency: Annotated[
        bool, typer.Option("--emergency", help="一个人立即退回；操作记录里会醒目标出")
    ] = False,
) -> None:
    """退回到发布过的版本：一人申请（--reason），另一人确认（--confirm）；紧急时一人立即退回（--emergency）。"""
    from serve import publishing
    from serve.clock import now

    if confirm and (emergency or reason):
        raise typer.BadParameter("--confirm 只确认别人的申请，不与 --reason、--emergency 同用")
    with house() as store:
        actor = person(by)
        if confirm:
            kept = publishing.confirm_rollback(store, version, by=actor, now=now())
        elif emergency:
            kept = publishing.roll_back_alone(store, version, reason=reason, by=actor, now=now())
        else:
            wish = publishing.ask_rollback(store, version, reason=reason, by=actor, now=now())
            print(
                f"已申请退回到 {wish.digest[:12]}，还没有生效。\n"
                f"下一步：请另一个人运行 zhiban catalog rollback {version} --confirm --by …"
            )
            return
    flag = "（单人紧急退回，请另一位负责人尽快复核）" if emergency else ""
    print(f"已退回到第 {kept.number} 版（{kept.digest[:12]}），新办件立即使用。{flag}")


def export(
    version: Which,
    folder: Annotated[Path, typer.Argument(help="写到这个文件夹，须为空或不存在")],
) -> None:
    """取出一个版本的全部文件，用来修改后再起草。"""
    from serve.errors import BadRequest
    from serve.store.catalogue import files_of
    from serve.store.publishing import history_of

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadRequest(
            "folder_not_empty", f"{folder} 已有内容。", "请换一个空文件夹，以免盖住别的文件。"
        )
    with house() as store:
        files = files_of(store, history_of(store).find(version).digest)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"已写出 {len(files)} 个文件到 {folder}")


def diff(
    old: Annotated[str, typer.Argument(help="版本号、草稿摘要或文件夹")],
    new: Annotated[str, typer.Argument(help="版本号、草稿摘要或文件夹")],
) -> None:
    """两个版本的差别：要点的增加、去掉和修改，后果、规则、依据、怎么办。"""
    from serve.catalogue_diff import changes
    from serve.commands.history import print_changes
    from serve.publishing import catalogue_of
    from serve.store.publishing import history_of
    from serve.wiring import load_seed

    with house() as store:
        found = [
            load_seed(Path(said)).catalog
            if Path(said).is_dir()
            else catalogue_of(store, history_of(store).find(said).digest)
            for said in (old, new)
        ]
    print_changes(changes(*found))


def _print_changes(store: Store, old: str, new: str) -> None:
    from serve.catalogue_diff import changes
    from serve.commands.history import print_changes
    from serve.publishing import catalogue_of

    print_changes(changes(catalogue_of(store, old), catalogue_of(store, new)))


def _say(version: Version, following: str) -> None:
    from serve.names import name_of

    print(f"{version.digest[:12]}：{name_of(version.stage)}\n下一步：{following}")
