"""The process in which a query from outside runs: it opens one published generation for reading and answers.

Started by `graph.engines.workers`, never imported by what writes. Around each query the kernel holds three limits:
data memory (`RLIMIT_DATA`, on top of what the open graph takes), no new file descriptors (so neither `LOAD CSV` nor
`SERVICE` could open anything if the check of the text ever missed one), and an alarm that ends the process even if
its parent is gone. Address space (`RLIMIT_AS`) is no measure here: the allocator reserves gigabytes that it never uses.

A request and its answer are one JSON object each: `{"open": path, "kind": …}`, or
`{"run": text, "parameters": …, "rows": n, "seconds": s, "memory": bytes}`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

GRACE = 2.0
"""Seconds after the parent's own clock at which the alarm ends the process."""
IDLE = 120.0
"""Seconds without a request after which the process ends by itself."""
MAX_BYTES = 32 * 1024 * 1024
"""Largest answer, as JSON."""

Answer = dict[str, Any]
Runner = Callable[[dict[str, Any]], Answer]


def main() -> None:
    """Answer requests on the connection whose file descriptor is the first argument, until it is closed."""
    connection = Connection(int(sys.argv[1]))
    run: Runner | None = None
    while connection.poll(IDLE):
        try:
            request = json.loads(connection.recv_bytes())
        except EOFError:
            return
        if "open" in request:
            run, answer = _opened(request)
            connection.send_bytes(json.dumps(answer).encode())
        else:
            assert run is not None, "open comes before run"
            connection.send_bytes(_answered(run, request))


def _opened(request: dict[str, Any]) -> tuple[Runner | None, Answer]:
    opener = _open_cypher if request["kind"] == "cypher" else _open_sparql
    try:
        return opener(request["open"]), {"ok": True}
    except Exception as error:
        return None, {"error": "unreadable", "message": str(error)}


def _answered(run: Runner, request: dict[str, Any]) -> bytes:
    try:
        with _confined(request["seconds"], request["memory"]):
            written = json.dumps(run(request)).encode()
        return written if len(written) <= MAX_BYTES else _error("large", f"the answer has {len(written):,} bytes")
    except MemoryError:
        os._exit(signal.SIGKILL)
    except Exception as error:
        return _error("invalid", str(error))
    except BaseException as error:  # a panic of the engine is not an `Exception`
        return _error("failed", f"the engine failed on this query: {error}")


def _error(kind: str, message: str) -> bytes:
    return json.dumps({"error": kind, "message": message.partition("\n")[0]}).encode()


@contextmanager
def _confined(seconds: float, memory: int) -> Iterator[None]:
    """The kernel's limits for the time of one query."""
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    old_data, old_files = resource.getrlimit(resource.RLIMIT_DATA), resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_DATA, (_data_size() + memory, old_data[1]))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, old_files[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, old_files)
        resource.setrlimit(resource.RLIMIT_DATA, old_data)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _data_size() -> int:
    """Bytes that `RLIMIT_DATA` counts now; 0 where the system does not tell (not Linux)."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), 0)


def _open_cypher(path: str) -> Runner:
    import kglite

    from graph.engines import cypher_values

    kglite.set_query_warning_policy("silent")
    graph = kglite.load(path, storage="memory") if path else kglite.KnowledgeGraph()
    graph.read_only(True)

    def run(request: dict[str, Any]) -> Answer:
        result: Any = graph.cypher(
            request["run"],
            params=request["parameters"],
            row_limit=request["rows"] + 1,
            timeout_ms=0,
            hide_structural_keys=True,
        )
        rows = [list(cypher_values.plain_row(row).values()) for row in result]
        return _table("table", list(result.columns), rows, request["rows"])

    return run


def _open_sparql(path: str) -> Runner:
    import pyoxigraph

    from graph.engines.sparql_values import cell

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else soft, hard))
    store = pyoxigraph.Store.read_only(path) if path else pyoxigraph.Store()

    def run(request: dict[str, Any]) -> Answer:
        given = request["parameters"]
        chosen: dict[str, Any] = {"use_default_graph_as_union": given.get("union", True) and "default" not in given}
        if "default" in given:
            chosen["default_graph"] = [pyoxigraph.NamedNode(iri) for iri in given["default"]]
            chosen["named_graphs"] = [pyoxigraph.NamedNode(iri) for iri in given["named"]]
        found = store.query(request["run"], prefixes=given["prefixes"], **chosen)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return _table("ask", ["boolean"], [[bool(found)]], 1)
        wanted = request["rows"] + 1
        if isinstance(found, pyoxigraph.QueryTriples):
            triples = [
                [cell(triple.subject), cell(triple.predicate), cell(triple.object)] for triple in islice(found, wanted)
            ]
            return _table("triples", ["subject", "predicate", "object"], triples, request["rows"])
        names = [variable.value for variable in found.variables]
        rows = [[cell(solution[name]) for name in names] for solution in islice(found, wanted)]
        return _table("table", names, rows, request["rows"])

    return run


def _table(form: str, columns: list[str], rows: list[list[Any]], limit: int) -> Answer:
    return {"form": form, "columns": columns, "rows": rows[:limit], "truncated": len(rows) > limit}


if __name__ == "__main__":
    main()
