"""How fast a graph gets into the Cypher engines: the embedded one and a Neo4j server on this machine, in one run.

    python -m benchmarks.engines

A synthetic graph of the domain's shape: documents that cite each other, bodies and places, 10,000 nodes and 50,000
edges with passages, applied in ten batches as a load would do it. Then lookups by id through the same questions' text.
A server is also filled at once, as by `hoptac rebuild`. Beside the wall clock stand the processors' seconds, ours and
the server's, which say more on a machine that is busy with other things.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.engines.base import Change, CypherEngine
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_neo4j import Neo4jEngine
from ontology.records import Edge, Node, Subgraph, Value
from tests.neo4j_server import missing, running

DOCUMENTS, BODIES, PLACES = 8_500, 1_200, 300
EDGES, BATCHES, LOOKUPS, ROUNDS = 50_000, 10, 300, 4
_LOOKUP = (
    "UNWIND $ids AS id MATCH (a {id: id})-[r:IMPLEMENTS|BASED_ON]->(b) RETURN a.id AS source, r AS edge, b AS node"
)


def main() -> None:
    """Print rates, times and their ratios."""
    changes = synthetic()
    with tempfile.TemporaryDirectory() as directory:
        embedded = measure(KgliteEngine(Path(directory)), changes)
    report("KGLite, embedded", embedded)
    reason = missing()
    if reason is not None:
        print(f"Neo4j: {reason}")
        return
    before = java_processes()
    with running(options=("-XX:+UseParallelGC",)) as url:
        (server,) = java_processes() - before
        engine = Neo4jEngine(url, "benchmark")
        rates = []
        for number in range(1, ROUNDS + 1):
            filling = fill(engine, changes, server)
            print(f"Neo4j, filled, {number}   {filling}", flush=True)
            rates.append(filling.rate)
        engine.clear()
        batches = measure(engine, changes)
        engine.close()
    report("Neo4j, by batches", batches)
    ratios = embedded[0] / max(rates), batches[1] / embedded[1]
    print(f"KGLite loads {ratios[0]:.1f} times as fast and looks up {ratios[1]:.0f} times as fast")


@dataclass(frozen=True, slots=True)
class Filling:
    """Nodes and edges written, and the seconds that it took: on the wall, of our processor and of the server's."""

    records: int
    wall: float
    ours: float
    server: float

    @property
    def rate(self) -> float:
        return self.records / self.wall

    def __str__(self) -> str:
        seconds = f"{self.wall:.1f} s, of processor {self.ours:.1f} s ours, {self.server:.1f} s the server's"
        return f"{self.rate:10,.0f} nodes and edges/s   {seconds}; load {os.getloadavg()[0]:.1f}"


def fill(engine: Neo4jEngine, changes: Sequence[Change], server: int) -> Filling:
    """Empty the server and write everything, once."""
    engine.clear()
    wall, ours, theirs = time.perf_counter(), time.process_time(), processor_seconds(server)
    engine.fill(changes, len(changes))
    records = sum(len(change.nodes) + len(change.edges) for change in changes)
    took = time.perf_counter() - wall, time.process_time() - ours, processor_seconds(server) - theirs
    return Filling(records, *took)


def java_processes() -> set[int]:
    """Java processes that we started, by id."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text(encoding="utf-8").partition("(")[2].rpartition(") ")
        except OSError:
            continue
        if name == "java" and int(rest.split()[1]) == os.getpid():
            found.add(int(path.parent.name))
    return found


def processor_seconds(process: int) -> float:
    """What a process has used so far, by the kernel's count."""
    values = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def synthetic(seed: int = 4) -> list[Change]:
    """The graph, cut into changes that each end in a whole state."""
    chance = random.Random(seed)
    names = {"Document": DOCUMENTS, "Agency": BODIES, "Province": PLACES}
    nodes = [_node(label, number) for label, count in names.items() for number in range(count)]
    edges = [_edge(chance, number) for number in range(EDGES)]
    step = EDGES // BATCHES
    parts = [Subgraph(tuple(nodes) if n == 0 else (), tuple(edges[n * step : (n + 1) * step])) for n in range(BATCHES)]
    return [Change(n, f"src:{n}", part, part.nodes, (), part.edges, ()) for n, part in enumerate(parts, 1)]


def measure(engine: CypherEngine, changes: Sequence[Change]) -> tuple[float, float]:
    """Nodes and edges a second, and the median time of a lookup in seconds."""
    start = time.perf_counter()
    for change in changes:
        engine.apply([change])
    rate = sum(len(change.nodes) + len(change.edges) for change in changes) / (time.perf_counter() - start)
    chance, times = random.Random(1), []
    for _ in range(LOOKUPS):
        begin = time.perf_counter()
        engine.read(_LOOKUP, {"ids": [f"document:{chance.randrange(DOCUMENTS)}"]})
        times.append(time.perf_counter() - begin)
    return rate, statistics.median(times)


def report(name: str, measured: tuple[float, float]) -> None:
    """One line."""
    print(f"{name:20} {measured[0]:10,.0f} nodes and edges/s   {measured[1] * 1e3:7.2f} ms a lookup", flush=True)


def _node(label: str, number: int) -> Node:
    name = f"{label.lower()}:{number}"
    return Node(name, label, {"name": f"Kế hoạch số {number}", "date": f"20{number % 25:02}-05-04", "held": True})


def _edge(chance: random.Random, number: int) -> Edge:
    document = chance.randrange(DOCUMENTS)
    kind = chance.choice(("IMPLEMENTS", "BASED_ON", "CITES", "ISSUED_BY", "ADDRESSED_TO", "SENT_TO"))
    upper = kind in ("IMPLEMENTS", "BASED_ON", "CITES")
    target = f"document:{chance.randrange(document + 1)}" if upper else f"agency:{chance.randrange(BODIES)}"
    source, start = f"document:{document}", chance.randrange(20_000)
    passage: dict[str, Value] = {
        "sourceDocument": source,
        "start": start,
        "end": start + 40,
        "confidence": 0.9,
        "method": "pattern",
    }
    key = f"src:{document}|{kind}|{source}|{target}|{number}"
    return Edge(source, target, kind, key, {**passage, "quote": "Thực hiện Kế hoạch số 12/KH-UBND ngày 04/5/2023"})


if __name__ == "__main__":
    main()
