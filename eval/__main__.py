"""Command line → sample papers drawn, suites run, runs compared: `python -m eval --help`."""

from __future__ import annotations

import sys

import typer

from eval.commands import calibrate, compare, foundry, gate, run, tables

app = typer.Typer(
    help="Makes sample papers and measures the house on them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(foundry.app, name="foundry")
app.command("read")(run.read_dataset_files)
app.command("run")(run.run_suites)
app.command("calibrate")(calibrate.calibrate_items)
app.command("compare")(compare.compare_results)
app.command("gate")(gate.try_all_gates)
app.command("keep")(gate.keep_set)
app.command("tables")(tables.rewrite_tables)


def main() -> None:
    """Exit codes: 0 done, 1 not good enough, 3 nothing to measure, 4 no Chinese font."""
    from eval.foundry.fonts import FontsMissing

    try:
        app()
    except FontsMissing as error:
        typer.echo(str(error), err=True)
        sys.exit(4)


if __name__ == "__main__":
    main()
