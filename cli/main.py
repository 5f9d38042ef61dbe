"""The command `hoptac`: options common to all commands, and errors as one line and an exit code.

Exit codes: 0 done; 1 something unforeseen; 2 wrong use; 3 a file could not be read (the others were); 4 not found;
5 ambiguous name; 6 not allowed; 7 a limit was reached; 8 another process is writing; 9 unusable data directory;
130 interrupted. `graph/errors.py` holds them, `docs/errors.md` explains them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cli import asking, duties, exporting, loading, querying, serving, viewing
from cli.console import Settings, err
from graph.errors import HoptacError

app = typer.Typer(
    name="hoptac",
    help="Who cooperates with whom among Vietnam's local governments, read out of their own documents.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for group in (loading, asking, duties, querying, exporting, viewing, serving):
    group.register(app)


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        Path, typer.Option(envvar="HOPTAC_DATA", help="Directory that holds the graph.", metavar="DIR")
    ] = Path(".hoptac"),
) -> None:
    """Keep what was given before the command."""
    context.obj = Settings(data=data)


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit code comes back, errors have been printed as one line."""
    try:
        app(args=arguments, prog_name="hoptac")
    except HoptacError as error:
        err.print(f"hoptac: {escape(str(error))}", highlight=False, soft_wrap=True)
        return error.exit_code
    except SystemExit as end:  # how typer ends, also for wrong use (2) and interruption (130)
        return end.code if isinstance(end.code, int) else 0
    return 0
