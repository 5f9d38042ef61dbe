"""SPARQL on a server, chosen by `HOPTAC_SPARQL_URL`: the same named graphs, by SPARQL 1.1 Update.

One dataset belongs to one data directory. A graph of ours in it, `STATE`, holds whose it is and the commit applied.
Each batch is one Update request together with its commit, which a server that follows the standard's advice (SPARQL 1.1
Update, 2.2) does in one transaction; on others a batch that was cut off leaves the old commit, and is applied again.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from graph.engines.base import Change
from graph.engines.sparql_address import SparqlAddress
from graph.engines.sparql_http import Call, exchange
from graph.engines.sparql_oxigraph import RdfView
from graph.errors import EngineUnavailable, InvalidRequest
from ontology.rdf import RdfMapping
from ontology.records import Subgraph

STATE = "https://w3id.org/hoptac/projection"
"""The one graph that is neither a source nor the ontology, and the one subject in it."""
_OWNER, _COMMIT, _ONTOLOGY = (f"<{STATE}#{name}>" for name in ("owner", "commit", "ontology"))
_STATE_QUERY = (
    "SELECT ?owner ?commit ?ontology { "
    f"GRAPH <{STATE}> {{ <{STATE}> {_OWNER} ?owner ; {_COMMIT} ?commit ; {_ONTOLOGY} ?ontology }} }}"
)
_ANYTHING = "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_SEEN = f"ASK {{ <{STATE}> {_COMMIT} ?commit }}"
_DROPPED_AT_ONCE = 1_000
# SPARQL may take `\u0022` in a text for a quote before it knows where strings begin (19.2), which N-Triples never does.
_BLANK = re.compile(rb"_:\w+")
_READ_OTHERWISE = re.compile(rb"\\[uU]")


@dataclass(frozen=True, slots=True)
class _State:
    """Whose graph a dataset holds, up to which commit, and the digest of the ontology in it."""

    owner: str
    commit: int = 0
    ontology: str = ""

    def update(self) -> str:
        values = f"{_OWNER} {Literal(self.owner)} ; {_COMMIT} {self.commit} ; {_ONTOLOGY} {Literal(self.ontology)}"
        return f"DROP SILENT GRAPH <{STATE}> ;\nINSERT DATA {{ GRAPH <{STATE}> {{ <{STATE}> {values} }} }}"


class SparqlServerEngine:
    """The RDF of every source on a SPARQL 1.1 server.

    Args:
        url: `http://user:password@host:3030/dataset`, as in `HOPTAC_SPARQL_URL`.
        owner: names the data directory to which the dataset belongs.
        view: how records become RDF; by default as the ontology says.
        read_only: never write.

    Raises:
        InvalidRequest: the address is none. Who is not there is noticed by what is asked first (`EngineUnavailable`).
    """

    def __init__(self, url: str, owner: str = "", view: RdfView | None = None, *, read_only: bool = False) -> None:
        self.address = SparqlAddress.parse(url)
        self._owner, self._view, self._read_only = owner, view or RdfMapping(), read_only
        self._digest: str | None = None

    def applied(self) -> int:
        """The commit that the dataset holds; 0 where it is empty, -1 where it holds another library's graph."""
        state = self._state()
        if state is None:
            return 0
        return state.commit if state.owner == self._owner else -1

    def apply(self, changes: Iterable[Change]) -> None:
        """Replace the graph of each source that changed and note the commit, in one request."""
        last = {change.source: change for change in changes}
        if not last:
            return
        digest, operations = self._prepare(), []
        for source, change in last.items():
            name, triples = self._view.graph_name(source).value, self._triples(change)
            if _READ_OTHERWISE.search(triples):
                self._put(name, triples)
            else:
                operations += [*_drop([name]), f"INSERT DATA {{ GRAPH <{name}> {{\n{triples.decode()}}} }}"]
        commit = max(change.commit for change in last.values())
        self._update(*operations, _State(self._owner, commit, digest).update())

    def clear(self) -> None:
        """Remove our graphs, in steps: commit 0 is noted first, so that what is half cleared is cleared again."""
        self._must_write()
        state = self._state()
        if state is None:
            self._refuse_foreign()
        names = self._sources()
        self._update(_State(self._owner, 0, state.ontology if state else "").update())
        for start in range(0, len(names), _DROPPED_AT_ONCE):
            self._update(*_drop(names[start : start + _DROPPED_AT_ONCE]))
        self._digest = None
        self._prepare()

    def close(self) -> None:
        """Nothing is held between requests."""

    def _prepare(self) -> str:
        """Once for each opening: see that the dataset is ours and fit, bring the ontology if it changed; its digest."""
        self._must_write()
        if self._digest is not None:
            return self._digest
        state = self._state()
        if state is None:
            self._refuse_foreign()
            state = _State(self._owner)
            self._update(state.update())
        elif state.owner != self._owner:
            raise InvalidRequest(f"{self.address}: the dataset belongs to another data directory; run “hoptac rebuild”")
        if not self._ask(_SEEN):
            reason = "its default graph is not the union of its named graphs; set that there (docs/settings.md)"
            raise EngineUnavailable(f"{self.address}: {reason}")
        self._digest = self._renew_ontology(state)
        return self._digest

    def _renew_ontology(self, state: _State) -> str:
        """Bring the ontology where another is noted, and note it. Blank nodes have other names in each reading."""
        graphs = self._ontology()
        lines = sorted(_BLANK.sub(b"_:", line) for triples in graphs.values() for line in triples.splitlines())
        digest = hashlib.sha256(b"\n".join(lines)).hexdigest()
        if digest != state.ontology:
            for name, triples in graphs.items():
                self._put(name, triples)
            self._update(replace(state, ontology=digest).update())
        return digest

    def _refuse_foreign(self) -> None:
        """A dataset that others filled is not ours to change."""
        if self._ask(_ANYTHING):
            raise self._foreign("triples that are not of Hợp Tác")

    def _sources(self) -> list[str]:
        """The graphs of sources. Raises `InvalidRequest` where there are graphs that are not ours."""
        base, ontology = self._view.graph_name("").value, {STATE, *self._ontology()}
        names = {row[0] for row in self._rows(_GRAPHS)} - ontology
        others = [name for name in names if not name.startswith(base)]
        if others:
            raise self._foreign(f"the graph {min(others)}")
        return sorted(names)

    def _foreign(self, what: str) -> InvalidRequest:
        return InvalidRequest(f"{self.address}: the dataset holds other data ({what}); give the graph one of its own")

    def _state(self) -> _State | None:
        for owner, commit, ontology in self._rows(_STATE_QUERY):
            return _State(owner, int(commit), ontology)
        return None

    def _triples(self, change: Change) -> bytes:
        quads = self._view.quads(change.contribution or Subgraph(), change.source)
        return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""

    def _ontology(self) -> dict[str, bytes]:
        """N-Triples of each graph of the ontology."""
        graphs: dict[str, list[Triple]] = defaultdict(list)
        for quad in self._view.ontology():
            if isinstance(quad.graph_name, NamedNode):
                graphs[quad.graph_name.value].append(quad.triple)
        return {name: serialize(triples, format=RdfFormat.N_TRIPLES) or b"" for name, triples in graphs.items()}

    def _put(self, name: str, triples: bytes) -> None:
        """Replace a graph by the Graph Store Protocol."""
        target = f"{self.address.data}?{urlencode({'graph': name})}"
        exchange(self.address, Call("PUT", target, triples, {"Content-Type": "application/n-triples"}))

    def _update(self, *operations: str) -> None:
        body = " ;\n".join(operations).encode()
        exchange(self.address, Call("POST", self.address.update, body, {"Content-Type": "application/sparql-update"}))

    def _ask(self, text: str) -> bool:
        found = parse_query_results(self._answer(text), QueryResultsFormat.JSON)
        return bool(found)

    def _rows(self, text: str) -> Iterator[tuple[str, ...]]:
        found = parse_query_results(self._answer(text), QueryResultsFormat.JSON)
        assert isinstance(found, QuerySolutions)
        return (tuple(term.value for term in solution) for solution in found)

    def _answer(self, text: str) -> bytes:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        return exchange(self.address, Call("POST", self.address.query, urlencode({"query": text}).encode(), headers))

    def _must_write(self) -> None:
        if self._read_only:
            raise InvalidRequest("this engine was opened for reading; open it without read_only to write")


def _drop(names: Iterable[str]) -> list[str]:
    return [f"DROP SILENT GRAPH <{name}>" for name in names]
