"""The SHACL shapes: those of `shapes.ttl` and, for each relationship, one for the classes of its two ends."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.turtle import SHAPES
from ontology.vocabulary import PropertyTerm, vocabulary


def shapes() -> str:
    """All shapes as Turtle, for a SHACL engine that is given `hoptac.ttl` as ontology (for the superclasses)."""
    return SHAPES.read_text(encoding="utf-8") + "\n".join(_end_shapes())


def _end_shapes() -> Iterator[str]:
    for term in vocabulary().property_by_relationship.values():
        for end, classes in (("Subjects", term.domain), ("Objects", term.range)):
            if classes:
                yield _end_shape(term, end, classes)


def _end_shape(term: PropertyTerm, end: str, classes: tuple[str, ...]) -> str:
    choices = " ".join(f"[ sh:class ht:{name} ]" for name in classes)
    return (
        f"ht:{term.name}{end}Shape a sh:NodeShape ;\n"
        f"    sh:targetSubjectsOf ht:{term.name} ;\n"
        f"    sh:or ( {choices} ) ;\n"
        f'    sh:message "one end of {term.relationship_type} must be {" or ".join(classes)}"@en .\n'
    ).replace("targetSubjectsOf", f"target{end}Of")
