"""Nodes that may be one: `review list`, `confirm`, `reject`, `undo`, `history`, `export`, `import`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.markup import escape
from rich.tree import Tree

from cli.console import AsJson, err, opened, out, print_json, print_table
from graph import reviewing
from graph.errors import InvalidRequest
from graph.library.reviews import Review
from graph.questions.doubles import Double, Side
from graph.questions.doubles import doubles as ask_doubles
from graph.reviewing import Decided, Judged

app = typer.Typer(help="Nodes that may be one: list them with reasons, confirm, reject, undo.", no_args_is_help=True)

By = Annotated[str, typer.Option("--by", envvar="HOPTAC_REVIEWER", metavar="NAME", help="Who decides.")]
Note = Annotated[str, typer.Option("--note", help="Why, for others.")]
First = Annotated[str, typer.Argument(help="One of the two: an id or a name.")]
Second = Annotated[str, typer.Argument(help="The other.")]
Lang = Annotated[Literal["vi", "en"], typer.Option(help="Language of the reasons.")]


def register(program: typer.Typer) -> None:
    """Add this module's commands to the program."""
    program.add_typer(app, name="review")


@app.command("list")
def list_pairs(
    context: typer.Context,
    about: Annotated[str | None, typer.Argument(help="Only those of this node: an id or a name.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="LABEL", help="Only this class: Person, Agreement, …")] = None,
    reason: Annotated[str | None, typer.Option(help="Only pairs that have this reason: same-name, …")] = None,
    least: Annotated[float, typer.Option(min=0, max=1, help="Only pairs of this score or more.")] = 0.0,
    limit: Annotated[int, typer.Option(min=1, help="Pairs at most.")] = 50,
    lang: Lang = "vi",
    as_json: AsJson = False,
) -> None:
    """Pairs that may be one and that nobody has decided on, the likest first, with reasons and passages."""
    with opened(context) as store:
        about = store.resolve(about) if about else None
        found = ask_doubles(store.cypher, about, label=kind, reason=reason, least=least)
    if as_json:
        print_json(found[:limit])
        return
    if not found:
        out.print("no two nodes are in doubt")
    for pair in found[:limit]:
        out.print(_tree(pair, lang))
    if len(found) > limit:
        out.print(f"… and {len(found) - limit} more; --limit shows more, --kind, --reason and --least choose")


@app.command()
def confirm(
    context: typer.Context, first: First, second: Second, by: By = "", note: Note = "", as_json: AsJson = False
) -> None:
    """Say that two nodes are one: they are merged everywhere, and the evidence of both is kept."""
    _decide(context, "same", (first, second), by, note, as_json=as_json)


@app.command()
def reject(
    context: typer.Context, first: First, second: Second, by: By = "", note: Note = "", as_json: AsJson = False
) -> None:
    """Say that two nodes are not one: the link between them goes."""
    _decide(context, "different", (first, second), by, note, as_json=as_json)


@app.command()
def undo(
    context: typer.Context,
    review: Annotated[str, typer.Argument(help="The id of the review to take back; “history” lists them.")],
    by: By = "",
    note: Note = "",
    as_json: AsJson = False,
) -> None:
    """Take a decision back: what it changed is as before."""
    with opened(context, write=True) as store:
        decided = reviewing.undo(store, review, by, datetime.now(UTC), note)
    _report(decided, as_json=as_json)


@app.command()
def history(
    context: typer.Context,
    about: Annotated[str | None, typer.Argument(help="Only those on this node: an id or a name.")] = None,
    as_json: AsJson = False,
) -> None:
    """All decisions by time, with what became of them."""
    with opened(context) as store:
        found = reviewing.history(store, about)
        disputes = reviewing.disputes(store)
    if as_json:
        print_json({"reviews": found, "disputes": disputes})
        return
    columns = ("review", "when", "by", "decision", "first", "second", "state", "note")
    print_table(columns, [_row(judged) for judged in found])
    _warn(disputes)


@app.command("export")
def export_reviews(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Where to; the terminal without it.", metavar="FILE")] = None,
    as_json: AsJson = True,  # noqa: ARG001 - reviews are JSON lines; the option is there as everywhere
) -> None:
    """Write all reviews as JSON lines, for another office to import."""
    with opened(context) as store:
        text = reviewing.export(store)
    if file is None:
        out.file.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidRequest(f"{file}: cannot be written ({error.strerror}); name another file") from error


@app.command("import")
def import_reviews(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON lines that “review export” wrote.", metavar="FILE")],
    as_json: AsJson = False,
) -> None:
    """Take in the reviews of another office; contradictions are reported and have no effect."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{file}: cannot be read as UTF-8 text ({error}); name an exported file") from error
    with opened(context, write=True) as store:
        taken = reviewing.take_in(store, text, str(file))
    if as_json:
        print_json(taken)
        return
    dormant = sum(judged.state == "dormant" for judged in taken.added)
    out.print(f"{len(taken.added)} new, {taken.known} known already, {dormant} wait for documents that are not here")
    _warn(taken.disputes)


def _decide(
    context: typer.Context,
    decision: Literal["same", "different"],
    names: tuple[str, str],
    by: str,
    note: str,
    *,
    as_json: bool,
) -> None:
    with opened(context, write=True) as store:
        decided = reviewing.decide(store, decision, names, by, datetime.now(UTC), note)
    _report(decided, as_json=as_json)


def _report(decided: Decided, *, as_json: bool) -> None:
    if as_json:
        print_json(decided)
        return
    judged = decided.judged
    said = f"now one: {judged.merged_into}" if judged.merged_into else "two nodes"
    out.print(f"review {judged.review.id}: {judged.state}; {escape(said)}", highlight=False, soft_wrap=True)
    for other in decided.contrary:
        words = f"{other.reviewer} decided the contrary on {other.time[:10]} (review {other.id})"
        err.print(f"disputed: {escape(words)}", highlight=False, soft_wrap=True)


def _tree(pair: Double, lang: str) -> Tree:
    tree = Tree(f"[bold]{pair.score:.2f}[/bold] {escape(pair.first.label)}")
    for side in (pair.first, pair.second):
        _grow(tree, side)
    tree.add(escape("; ".join(why.vi if lang == "vi" else why.en for why in pair.reasons)))
    return tree


def _grow(tree: Tree, side: Side) -> None:
    branch = tree.add(f"{escape(side.name)}  [dim]{escape(side.id)}[/dim]")
    if side.quote:
        branch.add(f"“{escape(' '.join(side.quote.split()))}” [dim]{escape(side.document)}[/dim]")


def _row(judged: Judged) -> tuple[object, ...]:
    said = judged.review
    decision = f"undo {said.undoes}" if said.decision == "undo" else said.decision
    return said.id, said.time[:16], said.reviewer, decision, said.first, said.second, judged.state, said.note


def _warn(disputes: tuple[tuple[Review, ...], ...]) -> None:
    for group in disputes:
        words = "; ".join(f"{one.reviewer}: {one.first} {one.decision} {one.second} ({one.id})" for one in group)
        err.print(f"disputed, without effect until some are undone: {escape(words)}", highlight=False, soft_wrap=True)
