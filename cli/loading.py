"""Documents in and out of the graph: `load`, `remove`, `rebuild`, and `extract`, which only prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from cli.console import AsJson, err, opened, out, print_json
from graph import facts_json
from graph.errors import UnreadableSource
from loaders.batch import Item, Loaded, Refused, load, read_or_refuse
from loaders.readers import find

Paths = Annotated[list[Path], typer.Argument(help="Files or folders (.txt, .md).", metavar="PATH…")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    app.command("load")(load_command)
    app.command("extract")(extract)
    app.command("remove")(remove)
    app.command("rebuild")(rebuild)


def load_command(
    context: typer.Context,
    paths: Paths,
    check: Annotated[
        bool, typer.Option("--check/--no-check", help="Note what breaks the ontology's rules: most of a second a file.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read documents into the graph. One that cannot be read is reported, and the rest goes on."""
    if not load_files(context, paths, check=check, as_json=as_json):
        raise typer.Exit(UnreadableSource.exit_code)


def load_files(context: typer.Context, paths: list[Path], *, check: bool = False, as_json: bool = False) -> bool:
    """Load and report; whether all files could be read."""
    with opened(context, write=True) as store, store.batch():
        items = list(_with_progress(load(store, paths, check=check), len(find(paths)), quiet=as_json))
    if as_json:
        print_json(items)
    else:
        _summarise(items)
    return not any(isinstance(item, Refused) for item in items)


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders to read.", metavar="FILE…")],
    out_dir: Annotated[
        Path | None, typer.Option("--out", help="Write one JSON file per source here instead.", metavar="DIR")
    ] = None,
    as_json: AsJson = True,  # noqa: ARG001 - extract always prints JSON; the option is there as everywhere
) -> None:
    """Print everything that files say as JSON, without storing it: one object, or a list for several files."""
    found, failed = [], False
    for file in find(paths):
        answer = read_or_refuse(file)
        if isinstance(answer, Refused):
            err.print(f"hoptac: {escape(f'{answer.path}: {answer.reason}')}", highlight=False, soft_wrap=True)
            failed = True
        else:
            found.append((answer[0].name, answer[1]))
    if out_dir is not None:
        out_dir.mkdir(parents=True, exist_ok=True)
        for name, facts in found:
            (out_dir / f"{Path(name).stem}.json").write_text(facts_json.dumps(facts, indent=1), encoding="utf-8")
    elif found:
        rows = [facts_json.to_dict(facts) for _, facts in found]
        print_json(rows[0] if len(paths) == 1 and paths[0].is_file() else rows)
    if failed:
        raise typer.Exit(UnreadableSource.exit_code)


def remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="A document's or source's id, or a number such as 98/KH-UBND.")],
    as_json: AsJson = False,
) -> None:
    """Take a document out, with everything that only it said."""
    with opened(context, write=True) as store:
        outcome = store.remove(document if document.startswith("src:") else store.resolve(document))
    if as_json:
        print_json(outcome)
    else:
        out.print(f"removed {escape(', '.join(outcome.documents))}", highlight=False)


def rebuild(context: typer.Context, as_json: AsJson = False) -> None:
    """Make both engines anew from the library."""
    with opened(context, write=True) as store:
        with out.status("rebuilding"):
            store.rebuild()
        info = store.info()
    if as_json:
        print_json(info)
    else:
        out.print(f"rebuilt {sum(info.nodes.values())} nodes and {sum(info.edges.values())} edges", highlight=False)


def _with_progress(items: Iterator[Item], total: int, *, quiet: bool) -> Iterator[Item]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as progress:
        task = progress.add_task("reading", total=total)
        for item in items:
            progress.update(task, advance=1, description=escape(Path(item.path).name))
            yield item


def _summarise(items: list[Item]) -> None:
    """What happened to each file that needs a word, then the counts."""
    for item in items:
        if isinstance(item, Refused):
            err.print(f"not read  {escape(item.path)}: {escape(item.reason)}", highlight=False, soft_wrap=True)
        else:
            for warning in item.outcome.warnings:
                err.print(f"note      {escape(item.path)}: {escape(warning)}", highlight=False, soft_wrap=True)
    counts = Counter(item.outcome.action if isinstance(item, Loaded) else "not read" for item in items)
    said = ", ".join(f"{number} {action}" for action, number in counts.items())
    out.print(f"{len(items)} files: {said}" if items else "no files to read there", highlight=False)
