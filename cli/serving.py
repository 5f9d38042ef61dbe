"""`serve`, the explorer and the API on this machine, and `info`, what is in the graph."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.markup import escape

from cli.console import AsJson, Settings, opened, out, print_json, print_table
from cli.loading import load_files
from graph.errors import InvalidRequest
from graph.store import Store


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    app.command()(serve)
    app.command()(info)


def serve(
    context: typer.Context,
    load: Annotated[list[Path] | None, typer.Option(help="Load these files or folders first.", metavar="PATH")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
) -> None:
    """Serve the explorer and the API until interrupted."""
    settings: Settings = context.obj
    listener = _listen(host, port)
    if load:
        load_files(context, load)
    else:
        Store.open(settings.data, write=True).close()  # an empty graph is served too, and says how to fill it
    os.environ["HOPTAC_DATA"] = str(settings.data)
    out.print(f"the explorer is at http://{host}:{listener.getsockname()[1]}/  (Ctrl+C stops it)", highlight=False)
    # By name: the API is this floor's neighbour, and neighbours do not import each other.
    config = uvicorn.Config("api.app:create_app", factory=True, log_level="warning")
    uvicorn.Server(config).run(sockets=[listener])


def info(context: typer.Context, as_json: AsJson = False) -> None:
    """What is in the graph, how far the engines are, and where it all lies."""
    with opened(context) as store:
        found = store.info()
    if as_json:
        print_json(found)
        return
    out.print(f"{escape(str(found.directory))}: {found.sources} sources, {found.held_documents} documents held")
    print_table(("nodes", ""), found.nodes.items())
    print_table(("edges", ""), found.edges.items())
    engines = ((name, f"commit {commit} of {found.commit}") for name, commit in found.engines.items())
    print_table(("", ""), [*engines, *found.versions.items(), ("size", f"{found.bytes / 1e6:.1f} MB")])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, before anything is loaded: a port that is taken is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # from now on a browser waits for the server instead of being refused
    except OSError as error:
        listener.close()
        raise InvalidRequest(f"cannot listen on {host}:{port} ({error.strerror}); --port takes another") from None
    return listener
