"""Whether small queries over HTTP feel an endless one: p95 idle, p95 beside it, and the ratio (goal: at most 3).

    python -m benchmarks.queries

`hoptac serve` with the samples on loopback; for /cypher and for /sparql a hundred small queries, one after the other,
first alone, then while another client keeps one endless query of the same language running.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SMALL = 100
GOAL = 3.0
_SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Language:
    """An endpoint with a query that is answered at once and one that never is."""

    path: str
    small: str
    endless: str

    def request(self, address: str, text: str) -> Request:
        """The query as this endpoint takes it."""
        if self.path == "/sparql":
            return Request(f"{address}{self.path}", urlencode({"query": text}).encode())
        body = json.dumps({"statement": text}).encode()
        return Request(f"{address}{self.path}", body, {"Content-Type": "application/json"})


LANGUAGES = (
    Language(
        "/cypher",
        "MATCH (a:Province)-[:COOPERATES_WITH]-(b:Province) RETURN a.name, b.name",
        "MATCH (a), (b), (c), (d) WHERE a.id < b.id AND b.id < c.id AND c.id < d.id RETURN count(*)",
    ),
    Language(
        "/sparql",
        "SELECT ?a ?b { ?a a ht:Province ; ht:cooperatesWith ?b }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . FILTER(STR(?a) < STR(?c) && STR(?c) < STR(?e)) }",
    ),
)


def main() -> None:
    """Print a line for each language."""
    with served() as address:
        for language in LANGUAGES:
            idle, beside = measure(address, language)
            print(f"{language.path:8} p95 of {SMALL} small queries: {told(idle, beside)}")


def told(idle: float, beside: float) -> str:
    """Both times, their ratio and whether it is within the goal."""
    verdict = "within" if beside <= GOAL * idle else "BEYOND"
    times = f"{idle * 1e3:.1f} ms idle, {beside * 1e3:.1f} ms beside an endless one"
    return f"{times}, {beside / idle:.1f} times ({verdict} {GOAL:g})"


def measure(address: str, language: Language) -> tuple[float, float]:
    """p95 of the small queries in seconds: idle, and beside the endless one."""
    small = language.request(address, language.small)
    _times(small, 10)  # workers and caches are warm
    idle = p95(_times(small, SMALL))
    with endless(language.request(address, language.endless)):
        return idle, p95(_times(small, SMALL))


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def _times(request: Request, count: int) -> list[float]:
    times = []
    for _ in range(count):
        begin = time.perf_counter()
        with urlopen(request, timeout=60) as answer:
            answer.read()
        times.append(time.perf_counter() - begin)
    return times


@contextmanager
def endless(request: Request) -> Iterator[None]:
    """Keep the query running: the server stops it at its limit, and it is asked again."""
    done, begun = threading.Event(), threading.Event()
    answers: list[int] = []

    def ask() -> None:
        while not done.is_set():
            begun.set()
            try:
                with urlopen(request, timeout=60) as answer:
                    answers.append(answer.status)
            except HTTPError as error:
                answers.append(error.code)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    begun.wait()
    time.sleep(0.5)
    yield
    done.set()
    thread.join()
    if set(answers) != {503}:
        raise SystemExit(f"the endless query was answered {answers}: it is none")


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the samples, that stops a query after five seconds."""
    with tempfile.TemporaryDirectory() as data:
        program = (sys.executable, "-c", "import sys; from cli.main import main; sys.exit(main())", "--data", data)
        environment = os.environ | {"HOPTAC_QUERY_SECONDS": "5", "PYTHONUNBUFFERED": "1"}
        command = [*program, "serve", "--port", "0", "--load", str(_SAMPLES)]
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        try:
            yield _address(server)
        finally:
            server.terminate()
            server.wait(20)


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if told := re.search(r"http://127\.0\.0\.1:\d+", line):
            return told[0]
    raise SystemExit("the server ended before it listened")


if __name__ == "__main__":
    main()
