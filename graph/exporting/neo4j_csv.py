"""A ZIP of CSV files for `neo4j-admin database import full`: one for each label and each relationship type.

`import.txt` in it holds the options that the files need (fields go over several lines; lists are divided by U+001F,
which no text of ours has).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

from graph.exporting.columns import is_many, keys_of, kind_of
from graph.library.whole import WholeGraph
from ontology.records import Edge, Node, Properties, Value

_DIVIDER: Final = "\x1f"
_OPTIONS: Final = (
    "--multiline-fields=true",
    "--array-delimiter=U+001F",
    "--id-type=string",
    "--ignore-empty-strings=true",
)


def write_neo4j_csv(graph: WholeGraph, out: IO[bytes]) -> None:
    """Write the files one after the other; `out` need not be seekable."""
    options = list(_OPTIONS)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for label in graph.labels():
            keys = keys_of(graph.nodes(label))
            options.append(f"--nodes={label}=nodes-{label}.csv")
            _write(archive, f"nodes-{label}.csv", ("id:ID",), keys, (_node(node, keys) for node in graph.nodes(label)))
        for kind in graph.types():
            keys = keys_of(graph.edges(kind))
            options.append(f"--relationships={kind}=edges-{kind}.csv")
            fixed = (":START_ID", ":END_ID", "key")
            _write(archive, f"edges-{kind}.csv", fixed, keys, (_edge(edge, keys) for edge in graph.edges(kind)))
        archive.writestr("import.txt", "\n".join(options) + "\n")


def _write(
    archive: zipfile.ZipFile, name: str, fixed: Sequence[str], keys: Sequence[str], rows: Iterable[list[str]]
) -> None:
    with archive.open(name, "w") as entry, io.TextIOWrapper(entry, encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow([*fixed, *(_header(key) for key in keys)])
        writer.writerows(rows)


def _header(key: str) -> str:
    return f"{key}:{kind_of(key)}{'[]' if is_many(key) else ''}"


def _node(node: Node, keys: Sequence[str]) -> list[str]:
    return [node.id, *_cells(node.properties, keys)]


def _edge(edge: Edge, keys: Sequence[str]) -> list[str]:
    return [edge.source, edge.target, edge.key, *_cells(edge.properties, keys)]


def _cells(properties: Properties, keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        yield _cell(properties[key]) if key in properties else ""


def _cell(value: Value) -> str:
    if isinstance(value, tuple):
        return _DIVIDER.join(item.replace(_DIVIDER, " ") for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
