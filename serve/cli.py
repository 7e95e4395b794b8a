"""The command line: registers the verbs, turns the three errors into words and exit codes."""

from __future__ import annotations

import sys

import typer

from serve.commands import (
    capsule,
    catalog,
    duties,
    guide,
    keys,
    notice,
    read,
    recheck,
    replay,
    review,
    serve,
    simulate,
    supervise,
)

app = typer.Typer(
    name="zhiban",
    help="智办：读材料、按审查要点核对、在材料上指出问题。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("review")(review.review)
app.command("notice")(notice.notice)
app.command("duties")(duties.duties)
app.command("replay")(replay.replay)
app.command("serve")(serve.serve)
app.command("guide")(guide.guide)
app.command("supervise")(supervise.supervise)
app.add_typer(catalog.app, name="catalog")
app.add_typer(capsule.app, name="capsule")
app.add_typer(recheck.app, name="recheck")
app.add_typer(keys.app, name="keys")
app.add_typer(simulate.app, name="simulate")


def main() -> None:
    """Exit codes: 0 done; 1 something is not right (a red example, a failed exchange);
    2 the command was written wrongly; 3 an input was refused; 4 the operator must act."""
    from catalog.errors import CatalogError
    from model_cards.cards import ModelUnavailable
    from serve.errors import BadRequest, SettingsError

    try:
        app()
    except BadRequest as error:
        _say(error.code, error.message, error.remedy)
        sys.exit(3)
    except CatalogError as error:
        _say(error.code, f"{error.where}: {error.found}", error.remedy)
        sys.exit(1)
    except (ModelUnavailable, SettingsError) as error:
        _say(error.code, str(error), error.remedy)
        sys.exit(4)


def _say(code: str, message: str, remedy: str) -> None:
    print(f"{code}: {message}\n→ {remedy}", file=sys.stderr)


if __name__ == "__main__":
    main()
