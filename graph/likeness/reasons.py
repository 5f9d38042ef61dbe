"""The reasons for likeness in words, from `ontology/likeness.ttl`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ontology.terms import entity_id
from ontology.turtle import FOLDER, read

_FILE = FOLDER / "likeness.ttl"


@cache
def reasons(lang: str = "vi") -> Mapping[str, str]:
    """Words for people by a reason's id, in `vi` or `en`."""
    concepts = (found for found in read((_FILE,)).values() if found.isa("ht:LikenessReason"))
    return {entity_id(one.iri).partition(":")[2]: one.literal("skos:prefLabel", lang) or "" for one in concepts}
