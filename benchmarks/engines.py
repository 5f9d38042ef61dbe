"""How fast a graph gets into the Cypher engines: the embedded one and a Neo4j server on this machine, in one run.

    python -m benchmarks.engines

A synthetic graph of the domain's shape: documents that cite each other, bodies and places, 10,000 nodes and 50,000
edges with passages, applied in ten batches as a load would do it. Then lookups by id through the same questions' text.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from graph.engines.base import Change, CypherEngine
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_neo4j import Neo4jEngine
from ontology.records import Edge, Node, Subgraph, Value
from tests.neo4j_server import missing, running

DOCUMENTS, BODIES, PLACES = 8_500, 1_200, 300
EDGES, BATCHES, LOOKUPS, ROUNDS = 50_000, 10, 300, 3
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
    with running(options=("-XX:+UseParallelGC",)) as url:
        engine = Neo4jEngine(url, "benchmark")
        rounds = []
        for _ in range(ROUNDS):
            engine.clear()
            rounds.append(measure(engine, changes))
        engine.close()
    report("Neo4j, just started", rounds[0])
    warm = max(rate for rate, _ in rounds), min(lookup for _, lookup in rounds)
    report(f"Neo4j, best of {ROUNDS}", warm)
    print(
        f"KGLite loads {embedded[0] / warm[0]:.1f} times as fast and looks up {warm[1] / embedded[1]:.0f} times as fast"
    )


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
    print(f"{name:20} {measured[0]:10,.0f} nodes and edges/s   {measured[1] * 1e3:7.2f} ms a lookup")


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
