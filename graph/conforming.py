"""Whether what one source says keeps the ontology's rules, told in sentences, before or after it is stored."""

from __future__ import annotations

from graph.build import build
from graph.facts import DocumentFacts
from graph.identity import identify
from ontology.rdf import to_quads


def findings(facts: DocumentFacts, lang: str = "en") -> tuple[str, ...]:
    """What the SHACL shapes forbid in the graph of these facts, one sentence each: half a second and more."""
    from ontology.conformance import violations  # pyshacl takes a second to load, which only a check needs

    source = identify(facts).source
    found = violations(to_quads(build(facts, source), source), lang)
    return tuple(
        f"{' '.join(filter(None, (each.entity, each.property, each.value)))}: {each.message}" for each in found
    )
