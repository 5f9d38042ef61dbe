"""The floors of the house: imports point down, and two rooms on one floor do not know each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_IMPORT = {
    "ontology": set[str](),
    "graph": {"ontology"},
    "loaders": {"graph", "ontology"},
    "visualizations": {"graph", "ontology"},
    "api": {"graph", "ontology", "loaders", "visualizations"},
    "cli": {"graph", "ontology", "loaders", "visualizations"},
}
ROOMS = set(MAY_IMPORT) | {"tests", "benchmarks", "samples"}


def imported(source: str) -> Iterator[str]:
    """Top-level names that a module imports, wherever in it, also by `importlib.import_module("…")`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (str(name.value).partition(".")[0] for name in node.args[:1] if isinstance(name, ast.Constant))


def violations(room: str, source: str) -> set[str]:
    return {name for name in imported(source) if name in ROOMS and name != room} - MAY_IMPORT[room]


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_only_point_down(room: str) -> None:
    wrong = {str(path.relative_to(ROOT)): bad for path in modules(room) if (bad := violations(room, path.read_text()))}
    assert wrong == {}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_every_floor_says_who_may_live_there(room: str) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text())) or ""
    assert "Floor" in docstring
    assert len(docstring) > 150


@pytest.mark.parametrize(
    ("room", "source", "bad"),
    [
        ("graph", "from loaders.pipeline import extract", {"loaders"}),
        ("loaders", "def f():\n    import visualizations.network", {"visualizations"}),
        ("cli", "import importlib\nimportlib.import_module('api.app')", {"api"}),
        ("api", "from graph.store import Store\nfrom api.app import x", set()),
    ],
)
def test_the_check_itself_can_fail(room: str, source: str, bad: set[str]) -> None:
    assert violations(room, source) == bad
