"""The command `hoptac`: options common to all commands, and errors as one line and an exit code.

Exit codes: 0 done; 1 something unforeseen; 2 wrong use; 3 a file could not be read (the others were); 4 not found;
5 ambiguous name; 6 not allowed; 7 a limit was reached; 8 another process is writing; 9 unusable data directory;
10 a query server does not answer; 11 the graph breaks its rules; 130 interrupted. `graph/errors.py` holds them,
`docs/errors.md` explains them.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from cli.console import Settings, err
from graph.errors import HoptacError


def options(
    context: typer.Context,
    data: Annotated[
        Path, typer.Option(envvar="HOPTAC_DATA", help="Directory that holds the graph.", metavar="DIR")
    ] = Path(".hoptac"),
) -> None:
    """Keep what was given before the command."""
    context.obj = Settings(data=data)


@cache
def program(*, alone: bool = False) -> typer.Typer:
    """The command line; `alone` has `explain` only, which need not wait for what the others import."""
    app = typer.Typer(
        name="hoptac",
        help="Who cooperates with whom among Vietnam's local governments, read out of their own documents.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(options)
    for group in _explaining() if alone else _all():
        group.register(app)
    return app


def _explaining() -> tuple[Any, ...]:
    from cli import explaining

    return (explaining,)


def _all() -> tuple[Any, ...]:
    from cli import asking, checking, duties, explaining, exporting, loading, querying, review, serving, viewing

    return (loading, explaining, asking, duties, querying, exporting, checking, review, viewing, serving)


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit code comes back, errors have been printed as one line."""
    try:
        program(alone=arguments[:1] == ["explain"])(args=arguments, prog_name="hoptac")
    except HoptacError as error:
        err.print(f"hoptac: {escape(str(error))}", highlight=False, soft_wrap=True)
        return error.exit_code
    except SystemExit as end:  # how typer ends, also for wrong use (2) and interruption (130)
        return end.code if isinstance(end.code, int) else 0
    return 0
