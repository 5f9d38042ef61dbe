"""SPARQL from outside on a server: its clock and ours, our limits of rows and size, its errors in our words.

The answer is read while it comes, so what is past a limit is never fetched: the connection is given up.
"""

from __future__ import annotations

import math
import re
import time
from itertools import islice, pairwise
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from graph.engines.limits import MIB, Dataset, Limits, Table
from graph.engines.sparql_http import Broken, Call, Reply, TooLarge, TooSlow, calling, refused, silent
from graph.engines.sparql_server import SparqlServerEngine
from graph.engines.sparql_statement import tokens
from graph.engines.sparql_values import cell
from graph.engines.worker import MAX_BYTES
from graph.errors import EngineUnavailable, Forbidden, HoptacError, InvalidQuery, InvalidRequest, LimitExceeded
from ontology.terms import PREFIXES

GRACE = 1.0
"""Seconds after the server's own clock at which we stop waiting for it."""
_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/sparql-results+json, application/n-triples;q=0.9",
}
_NOTHING = "urn:hoptac:no-graph"
_PLACE = re.compile(r"(?:\bat )?\bline (\d+),? col(?:umn)?:? (\d+)[:.]?", re.IGNORECASE)
_TIMED_OUT = re.compile("time[d-]? ?out", re.IGNORECASE)
_Answer: TypeAlias = tuple[Literal["table", "ask", "triples"], tuple[str, ...], list[tuple[Any, ...]]]


def run(engine: SparqlServerEngine, text: str, limits: Limits, dataset: Dataset | None = None) -> Table:
    """Run a checked query; errors as in `graph.engines.query.run_sparql`, and `EngineUnavailable`."""
    start = time.perf_counter()
    prologue = _prologue(text)
    form = [("query", prologue + text), ("timeout", str(math.ceil(limits.seconds))), *_graphs(dataset)]
    call = Call("POST", engine.address.query, urlencode(form).encode(), _HEADERS)
    try:
        with calling(engine.address, call, limits.seconds + GRACE, MAX_BYTES) as reply:
            if reply.status != 200:
                raise _meaning(engine, reply, limits, prologue, text)
            form_of, columns, rows = _read(reply, limits.rows + 1)
    except TooSlow:
        raise _too_long(limits) from None
    except TooLarge:
        raise LimitExceeded(f"the answer has more than {MAX_BYTES // MIB} MiB; return fewer columns or rows") from None
    except (Broken, SyntaxError) as error:
        # A server that stops in the middle of an answer can say it in no other way.
        raise _too_long(limits) if _is_over(start, limits) else silent(engine.address) from error
    elapsed = time.perf_counter() - start
    return Table(columns, tuple(rows[: limits.rows]), len(rows) > limits.rows, elapsed, form_of)


def _prologue(text: str) -> str:
    """One line that declares what the query uses of our prefixes and does not declare; empty where there is nothing."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    declared = {name.text for keyword, name in pairwise(words) if keyword.keyword == "PREFIX"}
    used = dict.fromkeys(word.text.partition(":")[0] for word in words if word.kind == "quoted" and ":" in word.text)
    wanted = [name for name in used if name in PREFIXES and f"{name}:" not in declared]
    return " ".join(f"PREFIX {name}: <{PREFIXES[name]}>" for name in wanted) + "\n" if wanted else ""


def _graphs(dataset: Dataset | None) -> list[tuple[str, str]]:
    """The protocol's parameters. Raises `InvalidRequest` for a name that is no IRI."""
    if dataset is None:
        return []
    given = [("default-graph-uri", iri) for iri in dataset.default]
    given += [("named-graph-uri", iri) for iri in dataset.named]
    for _, iri in given:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise InvalidRequest(f"{iri}: {error}") from error
    return given or [("default-graph-uri", _NOTHING)]


def _read(reply: Reply, wanted: int) -> _Answer:
    """The form, the columns, and at most so many rows."""
    if reply.media_type == "application/n-triples":
        statements = islice(parse(reply, format=RdfFormat.N_TRIPLES), wanted)  # type: ignore[arg-type]
        triples = [(cell(one.subject), cell(one.predicate), cell(one.object)) for one in statements]
        return "triples", ("subject", "predicate", "object"), triples
    found = parse_query_results(reply, QueryResultsFormat.JSON)  # type: ignore[arg-type]
    if isinstance(found, QueryBoolean):
        return "ask", ("boolean",), [(bool(found),)]
    names = tuple(variable.value for variable in found.variables)
    rows = [tuple(cell(solution[name]) for name in names) for solution in islice(found, wanted)]
    return "table", names, rows


def _meaning(engine: SparqlServerEngine, reply: Reply, limits: Limits, prologue: str, text: str) -> HoptacError:
    """Our error for the server's."""
    if reply.status not in (400, 408, 422, 500, 503, 504):
        return refused(engine.address, reply)
    said = reply.message()
    if reply.status in (408, 503, 504) and _TIMED_OUT.search(said):
        return _too_long(limits)
    if reply.status == 422 and "SERVICE" in said:
        return Forbidden("SERVICE is not allowed, queries only read what is here")
    if reply.status in (400, 422):
        return InvalidQuery(_line(said.replace(" ".join((prologue + text).split()), ""), prologue.count("\n")))
    return EngineUnavailable(f"{engine.address}: the server answers {reply.status}: {said[:300]}")


def _line(said: str, shift: int) -> str:
    """The server's message beginning with the position, counted in the text that we were given."""
    said = re.sub(r"^(Parse error|Error 400|Error): *", "", said)
    place = _PLACE.search(said)
    rest = _PLACE.sub("", said).strip()
    line = f"line {max(int(place[1]) - shift, 1)}, column {place[2]}: {rest}" if place else rest
    return line if len(line) <= 300 else line[:300] + "…"


def _is_over(start: float, limits: Limits) -> bool:
    return time.perf_counter() - start >= limits.seconds


def _too_long(limits: Limits) -> LimitExceeded:
    return LimitExceeded(f"stopped after {limits.seconds:g} s; narrow the query or add a LIMIT")
