"""The cookbook as a page of the documentation: `python -m graph.cookbook.page > docs/cookbook.md`."""

from __future__ import annotations

import sys
from itertools import groupby

from graph.cookbook.recipes import Recipe, recipes

_HEAD = """\
# Cookbook

Questions that people ask of the graph, each in Cypher and in SPARQL. A test runs all of them on every engine and
compares the rows. They are the files `graph/cookbook/*.toml`; `GET /api/cookbook` gives them to programs, and
`python -m graph.cookbook.page` writes this page. [Asking in Cypher and SPARQL](queries.md) describes both languages
and their limits. A name is given where a thing has one; some things have several in the course of time (Sa Pa was a
huyện and is a thị xã), and then SPARQL, which keeps the sources apart, finds them all: count ids rather than names.
"""


def page() -> str:
    """The page in Markdown."""
    parts = [_HEAD]
    for topic, found in groupby(recipes(), key=lambda recipe: recipe.topic):
        parts.append(f"\n## {topic.capitalize()}\n")
        parts += [_section(recipe) for recipe in found]
    return "".join(parts)


def _section(recipe: Recipe) -> str:
    return f"\n### {recipe.en}\n\n*{recipe.vi}*\n\n```cypher\n{recipe.cypher}\n```\n\n```sparql\n{recipe.sparql}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
