"""The recipes of the `.toml` files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question in both languages of people and both of queries. Both queries give the same columns and rows."""

    name: str
    topic: str
    vi: str
    en: str
    cypher: str
    sparql: str


@cache
def recipes() -> tuple[Recipe, ...]:
    """All recipes, topic by topic, in the order of the files."""
    found = []
    for path in sorted(_FOLDER.glob("*.toml")):
        topic = path.stem.partition("-")[2]
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["recipe"]:
            texts = {key: value.strip() for key, value in entry.items()}
            found.append(Recipe(topic=topic, **texts))
    return tuple(found)
