"""Questions: `documents`, `show`, `search`, `partners`, `lineage`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.tree import Tree

from cli.console import AsJson, AsOf, day, opened, out, print_json, print_table
from graph.library.reading import DocumentDetail, EntityDetail, Link
from graph.questions.lineage import Hop, Lineage, LineageNode
from graph.questions.lineage import lineage as ask_lineage
from graph.questions.partners import Partner, Tie
from graph.questions.partners import partners as ask_partners
from graph.questions.records import Passage
from ontology.vocabulary import vocabulary

Name = Annotated[str, typer.Argument(help="An id, a name (with or without diacritics) or a number such as 1126-CV/TU.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    for command in (documents, show, search, partners, lineage):
        app.command()(command)


def documents(
    context: typer.Context,
    held: Annotated[bool | None, typer.Option("--held/--cited", help="Only those held, or only those cited.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only this type, by its abbreviation (KH, CV, …).")] = None,
    year: Annotated[str | None, typer.Option(help="Only this year.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the documents, those that are only cited too."""
    with opened(context) as store:
        rows = store.documents(held=held, kind=kind, year=year)
    if as_json:
        print_json(rows)
        return
    if not rows:
        out.print("no documents; “hoptac load FILE…” reads some")
        return
    cells = ((row.date, row.name, row.title, "" if row.held else "cited", row.id) for row in rows)
    print_table(("date", "document", "subject", "", "id"), cells)


def show(context: typer.Context, name: Name, as_json: AsJson = False) -> None:
    """Show one document, place, agency, person or agreement with everything stated about it."""
    with opened(context) as store:
        identifier = store.resolve(name)
        found = store.document(identifier) if identifier.startswith("doc:") else store.entity(identifier)
    if as_json:
        print_json(found)
    else:
        _print_entity(found)


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Words, with or without diacritics.")],
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find names and passages that have all the words."""
    with opened(context) as store:
        hits = store.search(text, limit)
    if as_json:
        print_json(hits)
    else:
        print_table(("", "name", "passage", "id"), ((hit.label, hit.name, hit.quote, hit.id) for hit in hits))


def partners(
    context: typer.Context,
    name: Name,
    as_of: AsOf = None,
    own: Annotated[bool, typer.Option("--own", help="Also what its agencies and lower units do.")] = False,
    as_json: AsJson = False,
) -> None:
    """Who cooperates with a unit: in what way, since when, under which agreement, said by which document."""
    with opened(context) as store:
        found = ask_partners(store.cypher, store.resolve(name), day(as_of), include_own=own)
    if as_json:
        print_json(found)
    elif not found:
        out.print("no partners are known")
    for partner in () if as_json else found:
        _print_partner(partner)


def lineage(
    context: typer.Context,
    name: Name,
    as_of: AsOf = None,
    depth: Annotated[int, typer.Option(min=1, help="Hops in each direction.")] = 8,
    citations: Annotated[bool, typer.Option("--citations", help="Also what it only cites.")] = False,
    as_json: AsJson = False,
) -> None:
    """Follow a directive up to its source and down to those who carry it out, each hop with its passage."""
    with opened(context) as store:
        way = ask_lineage(store.cypher, store.resolve_document(name), day(as_of), depth, citations=citations)
    if as_json:
        print_json(way)
    else:
        _print_lineage(way)


def _print_entity(found: DocumentDetail | EntityDetail) -> None:
    node = found.node
    out.print(f"{escape(str(node.properties.get('name', node.id)))}  [dim]{node.label}  {escape(node.id)}[/dim]")
    hidden = {"name", "quote"}
    print_table(("", ""), ((key, value) for key, value in sorted(node.properties.items()) if key not in hidden))
    print_table(("", "", "passage"), map(_link_row, found.links))


def _link_row(link: Link) -> tuple[str, str, str]:
    arrow = "→" if link.outgoing else "←"
    other = link.other.properties.get("name", link.other.id)
    return f"{arrow} {link.edge.type}", str(other), _one_line(str(link.edge.properties.get("quote", "")))


def _print_partner(partner: Partner) -> None:
    support = f"{partner.support} document{'s' if partner.support != 1 else ''}"
    tree = Tree(f"[bold]{escape(partner.name)}[/bold]  [dim]{escape(partner.id)}, {support}[/dim]")
    for tie in partner.ties:
        branch = tree.add(escape(_tie(tie)))
        for basis in tie.agreements:
            branch.add(f"under {escape(basis.name)}")
        for passage in tie.passages:
            branch.add(_passage(passage))
    out.print(tree)


def _tie(tie: Tie) -> str:
    period = f"{tie.start or '…'} – {tie.end or '…'}" if tie.start or tie.end else ""
    words = (", ".join(tie.relations), "/".join(tie.levels), period, ", ".join(tie.fields))
    return f"{tie.kind}: " + "; ".join(word for word in words if word)


def _passage(passage: Passage) -> str:
    if not passage.quote:
        return f"[dim]{escape(passage.document)} {escape(passage.method)}[/dim]"
    return f"“{escape(_one_line(passage.quote))}” [dim]{escape(passage.document)}[/dim]"


def _print_lineage(way: Lineage) -> None:
    """The centre, with the way up as one tree and the way down as another."""
    nodes = {node.id: node for node in way.nodes}
    centre = nodes[way.centre]
    for title, side in (("goes back to", "up"), ("is carried out by", "down"), ("beside it", "beside")):
        hops = [hop for hop in way.hops if hop.side == side and _leads_on(hop, way)]
        tree = Tree(f"{_node(centre)}\n[dim]{title}[/dim]")
        _grow(tree, centre, hops, nodes, {centre.id})
        if tree.children:
            out.print(tree)
    if len(way.nodes) == 1:
        out.print(f"{_node(centre)}\n[dim]no other document is known to lead to it or from it[/dim]")
    if way.truncated:
        out.print("[dim]cut here; a greater --depth shows more[/dim]")


def _leads_on(hop: Hop, way: Lineage) -> bool:
    """An agreement and the document that records it are one stop, unless the agreement itself was asked about."""
    return hop.property != "recordedIn" or way.centre == hop.source


def _grow(tree: Tree, near: LineageNode, hops: list[Hop], nodes: dict[str, LineageNode], grown: set[str]) -> None:
    """Hang what lies farther from the centre below `near`; a document reached by several ways grows once."""
    for hop, far in _farther(near, hops, nodes):
        again = far.id in grown
        branch = tree.add(_hop(hop, far, again=again))
        if not again:
            grown.add(far.id)
            for passage in hop.passages[:1]:
                branch.add(_passage(passage))
            _grow(branch, far, hops, nodes, grown)


def _farther(near: LineageNode, hops: list[Hop], nodes: dict[str, LineageNode]) -> list[tuple[Hop, LineageNode]]:
    """The hops that lead on from `near`, the nearest end first; what lies beside the centre is at step 0."""
    ends = [(hop, nodes.get({hop.source: hop.target, hop.target: hop.source}.get(near.id, ""))) for hop in hops]
    onward = [
        (hop, far)
        for hop, far in ends
        if far is not None and (abs(far.step) > abs(near.step) or (hop.side == "beside" and near.step == 0))
    ]
    return sorted(onward, key=lambda pair: abs(pair[1].step))


def _hop(hop: Hop, far: LineageNode, *, again: bool) -> str:
    words = vocabulary().label(hop.property, "vi")
    return f"{_node(far)}\n[dim]{words}{' (see above)' if again else ''}[/dim]{_warning(hop)}"


def _node(node: LineageNode) -> str:
    by = ", ".join(body.name for body in node.issuers)
    words = " · ".join(word for word in (by, node.date) if word)
    cited = "  [yellow](only cited)[/yellow]" if node.label == "Document" and not node.held else ""
    return f"[bold]{escape(node.name)}[/bold]  {escape(words)}{cited}"


def _warning(hop: Hop) -> str:
    return "  [red]the dates are in the wrong order: one of the two was misread[/red]" if hop.disordered else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
