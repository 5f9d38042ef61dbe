"""Pictures: `view network` and `view lineage`, each saved as one self-contained HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.markup import escape

from cli.asking import Name
from cli.console import AsJson, AsOf, day, opened, out, print_json
from graph.questions.lineage import lineage as ask_lineage
from graph.questions.network import network as ask_network
from visualizations.from_graph import lineage_view, names_in, network_view
from visualizations.lineage import lineage_columns
from visualizations.model import Page
from visualizations.network import cooperation_network
from visualizations.render import page_html

Out = Annotated[Path, typer.Option("--out", "-o", help="The file to write.", metavar="FILE.html")]
Lang = Annotated[Literal["vi", "en"], typer.Option(help="Language of the page.")]

views = typer.Typer(help="Draw a view as one HTML file that needs no network.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    app.add_typer(views, name="view")


@views.command()
def network(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The unit in the middle; without it, the whole network.")] = None,
    depth: Annotated[int, typer.Option(min=1, help="Steps from the middle.")] = 1,
    as_of: AsOf = None,
    lang: Lang = "vi",
    file: Out = Path("network.html"),
    as_json: AsJson = False,
) -> None:
    """Who cooperates with whom."""
    with opened(context) as store:
        centre = store.resolve(name) if name else None
        graph = ask_network(store.cypher, centre, depth, day(as_of))
        view = network_view(graph, lang=lang, focus=centre, text_of=store.source_text, name_of=names_in(store))
    _save(cooperation_network(view, lang=lang), file, as_json=as_json)


@views.command()
def lineage(
    context: typer.Context,
    name: Name,
    depth: Annotated[int, typer.Option(min=1, help="Hops in each direction.")] = 8,
    as_of: AsOf = None,
    lang: Lang = "vi",
    file: Out = Path("lineage.html"),
    as_json: AsJson = False,
) -> None:
    """Where a directive comes from and where it went, in columns by issuing level."""
    with opened(context) as store:
        way = ask_lineage(store.cypher, store.resolve_document(name), day(as_of), depth)
        view = lineage_view(way, lang=lang, text_of=store.source_text, name_of=names_in(store))
    _save(lineage_columns(view, lang=lang), file, as_json=as_json)


def _save(page: Page, file: Path, *, as_json: bool) -> None:
    file.write_text(page_html(page, assets="inline", base_url=None), encoding="utf-8")
    if as_json:
        print_json({"file": str(file), "bytes": file.stat().st_size})
    else:
        out.print(f"wrote {escape(str(file))}", highlight=False)
