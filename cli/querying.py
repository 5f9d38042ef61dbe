"""Query languages: `cypher` and `sparql`, reading only, with limits that stop the work."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from cli.console import AsJson, err, opened, print_json, print_table
from graph.engines.limits import Limits, Table
from graph.errors import InvalidRequest

Text = Annotated[str, typer.Argument(help="The query; “-” reads it from standard input.", metavar="QUERY")]
Seconds = Annotated[float, typer.Option(min=0.1, help="Stop after this many seconds.")]
Rows = Annotated[int, typer.Option(min=1, help="Hand back this many rows at most.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    app.command()(cypher)
    app.command()(sparql)


def cypher(
    context: typer.Context,
    query: Text,
    param: Annotated[list[str] | None, typer.Option(help="A parameter, NAME=VALUE; VALUE may be JSON.")] = None,
    seconds: Seconds = 10.0,
    rows: Rows = 1_000,
    as_json: AsJson = False,
) -> None:
    """Run a reading Cypher statement (docs/queries.md)."""
    with opened(context) as store:
        table = store.run_cypher(_text(query), _parameters(param or []), Limits(seconds=seconds, rows=rows))
    _print(table, as_json=as_json)


def sparql(
    context: typer.Context, query: Text, seconds: Seconds = 10.0, rows: Rows = 1_000, as_json: AsJson = False
) -> None:
    """Run a SPARQL 1.1 query; the ontology's prefixes are known (docs/queries.md)."""
    with opened(context) as store:
        table = store.run_sparql(_text(query), Limits(seconds=seconds, rows=rows))
    _print(table, as_json=as_json)


def _text(query: str) -> str:
    return sys.stdin.read() if query == "-" else query


def _parameters(pairs: list[str]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise InvalidRequest(f"“{pair}” is not a parameter: write NAME=VALUE, for instance id=loc:tinh-lai-chau")
        try:
            parameters[name] = json.loads(value)
        except ValueError:
            parameters[name] = value
    return parameters


def _print(table: Table, *, as_json: bool) -> None:
    if as_json:
        print_json(table)
        return
    columns = table.columns or tuple(f"column {i + 1}" for i in range(len(table.rows[0]) if table.rows else 0))
    print_table(columns, ([_cell(cell) for cell in row] for row in table.rows))
    if table.truncated:
        err.print(f"only the first {len(table.rows)} rows are shown; --rows asks for more")


def _cell(value: Any) -> str | None:
    """A value as one reads it: a node by its name, an RDF term by its lexical form."""
    if isinstance(value, dict):
        if "value" in value:
            return str(value["value"])
        properties = value.get("properties", {})
        return str(properties.get("name") or value.get("id") or json.dumps(value, ensure_ascii=False))
    return None if value is None else str(value)
