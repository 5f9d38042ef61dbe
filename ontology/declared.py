"""Whether a graph keeps to the ontology: the names in it that the ontology does not declare."""

from __future__ import annotations

from ontology.records import Subgraph
from ontology.vocabulary import vocabulary


def undeclared(subgraph: Subgraph) -> list[str]:
    """The node labels, relationship types and property keys of a graph that `hoptac.ttl` lacks, sorted."""
    known = vocabulary()
    labels = {node.label for node in subgraph.nodes} - known.class_by_label.keys()
    types = {edge.type for edge in subgraph.edges} - known.property_by_relationship.keys()
    keys = {key for record in subgraph for key in record.properties} - known.property_by_key.keys()
    return sorted(
        [f"node label {name}" for name in labels]
        + [f"relationship type {name}" for name in types]
        + [f"property key {name}" for name in keys]
    )
