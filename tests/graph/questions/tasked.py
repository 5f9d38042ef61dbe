"""An engine that holds what sources say, filled as the library fills it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph import facts_json
from graph.engines.cypher_kglite import KgliteEngine
from graph.library.library import Library
from tests.graph.examples import Example


def engine_of(directory: Path, examples: Iterable[Example]) -> KgliteEngine:
    """A Cypher engine after loading the examples."""
    library = Library(directory, write=True)
    for example in examples:
        library.add(example.name, example.text, example.sha256, example.facts)
    engine = KgliteEngine(directory / "cypher")
    engine.apply(library.snapshot())
    library.close()
    return engine


def engine_of_gold(directory: Path, shared: Path) -> KgliteEngine:
    """A Cypher engine after loading the five annotated documents."""
    examples = []
    for path in sorted((shared / "gold").glob("00*.json")):
        facts = facts_json.loads(path.read_bytes())
        text = (shared / "seeds" / facts.seed.file).read_bytes().decode("utf-8")
        examples.append(Example(facts.seed.file, text, facts))
    return engine_of(directory, examples)
