"""`export`: the whole graph as one file for another program."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

from cli.console import Settings, err
from graph.errors import InvalidRequest
from graph.exporting.formats import FORMATS, Format, format_named
from graph.library.whole import whole_graph


def register(app: typer.Typer) -> None:
    """Add this module's command to the program."""
    app.command()(export)


def export(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=f"One of {', '.join(FORMATS)}.", metavar="FORMAT")],
    file: Annotated[
        Path, typer.Option("--out", "-o", help="The file to write; “-” is standard output.", metavar="FILE")
    ] = Path("-"),
) -> None:
    """Write the whole graph as RDF, GraphML, GEXF or CSV for neo4j-admin (docs/exports.md)."""
    settings: Settings = context.obj
    chosen = format_named(name)
    if file != Path("-"):
        err.print(f"{_saved(settings.data, chosen, file):,} bytes in {file}", highlight=False)
        return
    if sys.stdout.isatty() and not chosen.is_text:
        raise InvalidRequest(f"{name} is no text: name a file with --out, for instance graph{chosen.suffix}")
    with whole_graph(settings.data) as graph:
        chosen.write(graph, sys.stdout.buffer)


def _saved(data: Path, chosen: Format, file: Path) -> int:
    """Write beside the file and move there at the end: no half export under its name. The size in bytes."""
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as out:
            try:
                with whole_graph(data) as graph:
                    chosen.write(graph, out.file)
                size = out.tell()
                out.close()
                os.replace(out.name, file)
            except BaseException:
                Path(out.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise InvalidRequest(f"{file}: cannot be written ({error.strerror}); name another file with --out") from error
    return size
