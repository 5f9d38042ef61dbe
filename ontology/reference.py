"""The reference pages of the documentation, written from the Turtle: `python -m ontology.reference [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from ontology.entries import Concept, Entry, Kind, Scheme, compact, entries, schemes

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"

_MADE = "<!-- Written by `python -m ontology.reference` from ontology/*.ttl: change those files, not this one. -->\n"
_PAGES: Mapping[str, tuple[str, tuple[Kind, ...], str]] = {
    "classes": ("Classes", ("class",), "What exists. The label is the node's in Cypher, the IRI the class's in RDF."),
    "relationships": (
        "Relationships",
        ("relationship",),
        "What is stated between two of them, with the words that state it.",
    ),
    "properties": (
        "Properties",
        ("property", "annotation"),
        "What nodes and relationships carry, then what only the ontology itself does.",
    ),
}
_ABOVE = {"rdfs:subClassOf": "kind of", "rdfs:subPropertyOf": "kind of", "skos:closeMatch": "close to"}


def pages() -> dict[str, str]:
    """Each page's file name and text."""
    made = {f"{name}.md": _terms(*_PAGES[name]) for name in _PAGES}
    made |= {_file(scheme): _list(scheme) for scheme in schemes()}
    return {"README.md": _index()} | made


def write(folder: Path = FOLDER) -> None:
    """Write all pages into the folder, and take out pages of what is no more."""
    folder.mkdir(parents=True, exist_ok=True)
    found = pages()
    for stale in {path.name for path in folder.glob("*.md")} - found.keys():
        (folder / stale).unlink()
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")


def _file(scheme: Scheme) -> str:
    return scheme.name.replace("_", "-") + ".md"


def _index() -> str:
    lines = [f"- [{title}]({name}.md): {lead}" for name, (title, _, lead) in _PAGES.items()]
    lines += [f"- [{one.labels['en']}]({_file(one)}) ({one.labels['vi']}), {len(one.concepts)}" for one in schemes()]
    head = (
        "# Reference of the ontology\n\nAll terms of `https://w3id.org/hoptac/ontology#`, with their names in "
        "Vietnamese and English. A server shows the same at `/ontology`.\n\n"
    )
    return _MADE + head + "\n".join(lines) + "\n"


def _terms(title: str, kinds: Sequence[Kind], lead: str) -> str:
    found = [entry for kind in kinds for entry in entries(kind)]
    return _MADE + f"# {title}\n\n{lead}\n" + "".join("\n" + "\n".join(_section(entry)) + "\n" for entry in found)


def _section(entry: Entry) -> Iterator[str]:
    yield f"## {entry.name}"
    yield f"\n**{entry.labels['vi']}** · **{entry.labels['en']}**" + (f" · `{entry.written}`" if entry.written else "")
    if entry.comments:
        yield f"\n{entry.comments['vi']} *{entry.comments['en']}*"
    yield f"\n- <{entry.iri}>"
    for predicate, iri in entry.aligned:
        yield f"- {_ABOVE.get(predicate, 'see also')} [{compact(iri)}]({iri})"
    yield from (f"- kind of [{name}](#{name.lower()})" for name in entry.parents)
    if entry.domain:
        yield f"- from {', '.join(entry.domain)}"
    if entry.range:
        yield f"- to {', '.join(entry.range)}" if entry.kind == "relationship" else f"- holds {', '.join(entry.range)}"
    yield from (f"- {trait}" for trait in entry.traits)
    if entry.words:
        yield f"- stated by “{'”, “'.join(entry.words)}”"
    if entry.cypher:
        yield f"\n```cypher\n{entry.cypher}\n```\n\n```sparql\n{entry.sparql}\n```"


def _list(scheme: Scheme) -> str:
    notes = "".join(f"{text} " for text in (scheme.notes.get("vi"), scheme.notes.get("en")) if text).strip()
    head = f"# {scheme.labels['en']}\n\n**{scheme.labels['vi']}**. {notes}\n\n- <{scheme.iri}>\n\n"
    columns = [name for name, shown in _COLUMNS.items() if any(shown(one) for one in scheme.concepts)]
    rows = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    rows += ["| " + " | ".join(_cell(_COLUMNS[name](one)) for name in columns) + " |" for one in scheme.concepts]
    return _MADE + head + "\n".join(rows) + "\n"


def _time(concept: Concept) -> str:
    return " – ".join(concept.time) if concept.time else ""


_COLUMNS: Mapping[str, Callable[[Concept], str]] = {
    "id": lambda one: f"`{one.id}`",
    "code": lambda one: one.notation or "",
    "vi": lambda one: one.labels["vi"],
    "en": lambda one: one.labels["en"],
    "also written": lambda one: ", ".join(one.words),
    "under": lambda one: f"`{one.broader}`" if one.broader else "",
    "from – to": _time,
    "note": lambda one: one.notes.get("en") or one.notes.get("vi") or "",
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
