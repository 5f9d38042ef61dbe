"""`check`: whether the graph keeps the rules of its ontology (SHACL)."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from cli.console import AsJson, Settings, err, opened, print_json, print_table
from graph.errors import Nonconforming, NotFound
from graph.library.whole import whole_graph
from ontology.rdf import to_quads
from ontology.records import Subgraph

_COLUMNS = ("source", "entity", "property", "value", "message")
Lang = Annotated[Literal["vi", "en"], typer.Option(help="Language of the findings.")]


def register(app: typer.Typer) -> None:
    """Add this module's command to the program."""
    app.command()(check)


def check(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="Only the source of this document; without it, all.", metavar="DOCUMENT")
    ] = None,
    lang: Lang = "vi",
    as_json: AsJson = False,
) -> None:
    """Check what each source says against the ontology's shapes; exit code 11 where something is wrong."""
    settings: Settings = context.obj
    wanted = _source(context, name) if name else None
    rows: list[tuple[str, ...]] = []
    checked = 0
    with whole_graph(settings.data) as graph:
        for source, said in graph.contributions():
            if wanted in (None, source):
                checked += 1
                rows += _findings(source, said, lang)
    if as_json:
        print_json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    elif rows:
        print_table(_COLUMNS, rows)
    if rows:
        raise Nonconforming(f"{len(rows)} findings in {checked} sources; load those files again, or report the entity")
    if not as_json:
        err.print(f"{checked} sources keep the ontology's rules", highlight=False)


def _source(context: typer.Context, name: str) -> str:
    with opened(context) as store:
        holdings = store.document(store.resolve_document(name)).holdings
    if not holdings:
        raise NotFound(f"“{name}” is only cited: there is no text of it to check")
    return holdings[0].source


def _findings(source: str, said: Subgraph, lang: str) -> list[tuple[str, ...]]:
    from ontology.conformance import violations  # pyshacl takes a moment to load, which only this command needs

    found = violations(to_quads(said, source), lang)
    return [(source, each.entity, each.property, each.value, each.message) for each in found]
