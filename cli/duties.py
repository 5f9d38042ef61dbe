"""Questions about tasks: `responsibilities`, `deadlines`."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Annotated

import typer
from rich.markup import escape
from rich.tree import Tree

from cli.console import AsJson, AsOf, day, opened, out, print_json
from graph.errors import InvalidRequest
from graph.facts import Deadline
from graph.questions.capacity import Capacity
from graph.questions.deadlines import Deadlines, DueTask, Holder, Task, Undated
from graph.questions.deadlines import deadlines as ask_deadlines
from graph.questions.records import Passage
from graph.questions.responsibilities import Responsibility
from graph.questions.responsibilities import responsibilities as ask_responsibilities
from graph.questions.tasks import Body, Paper, Recipients

_HOW = {
    "itself": "",
    "post": "by a post in it",
    "place": "as its place",
    "member": "as a member",
    "open-group": "as one of its kind",
}


def register(app: typer.Typer) -> None:
    """Add this module's commands to the program."""
    for command in (responsibilities, deadlines):
        app.command()(command)


def responsibilities(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="An agency, group or place: an id or a name, also without diacritics.")],
    as_of: AsOf = None,
    role: Annotated[
        str | None, typer.Option(help="Only this role: chủ trì, phối hợp, … or lead, coordinate, …")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What an agency leads, coordinates, advises on and reports, in which document, by when."""
    with opened(context) as store:
        found = ask_responsibilities(store.cypher, store.resolve(name), day(as_of), role=role)
    if as_json:
        print_json(found)
        return
    if not found:
        out.print("no responsibilities are known")
    for title, group in groupby(found, key=lambda one: one.role):
        rows = list(group)
        tree = Tree(f"[bold]{escape(title)}[/bold]  [dim]{escape(rows[0].role_en)}, {len(rows)}[/dim]")
        for one in rows:
            _grow(tree, one)
        out.print(tree)


def deadlines(
    context: typer.Context,
    start: Annotated[str, typer.Argument(metavar="FROM", help="The first day, YYYY-MM-DD.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="The last day, included.")],
    of: Annotated[str | None, typer.Option("--of", metavar="NAME", help="Only what this agency has to do.")] = None,
    as_json: AsJson = False,
) -> None:
    """What is due between two days, of whom, from which passage, and how each day was found."""
    first, last = _given(start), _given(end)
    with opened(context) as store:
        found = ask_deadlines(store.cypher, first, last, store.resolve(of) if of else None)
    if as_json:
        print_json(found)
    else:
        _print_deadlines(found)


def _given(text: str) -> date:
    """An ISO day that must be given."""
    found = day(text)
    if found is None:
        raise InvalidRequest("give the first and the last day as YYYY-MM-DD, for instance 2024-01-01 2024-12-31")
    return found


def _grow(tree: Tree, one: Responsibility) -> None:
    branch = tree.add(escape(one.task))
    for line in (_scope(one), _when(one.deadline, one.frequency), _recipients(one.recipients), _through(one.holder)):
        if line:
            branch.add(escape(line))
    branch.add(_document(one.document))
    for passage in one.passages[:1]:
        branch.add(_passage(passage))


def _scope(one: Responsibility) -> str:
    return f"in: {one.activity.name}" if one.activity else ""


def _when(deadline: Deadline, frequency: str = "") -> str:
    words = " ".join((deadline.raw or deadline.value or deadline.rule or frequency).split())
    return f"by when: {words}" if words else ""


def _recipients(to: Recipients) -> str:
    ways = (("to", to.to), ("through", to.via), ("in the end to", to.finally_to), ("copied to", to.copied_to))
    return "; ".join(f"{way} {_names(bodies)}" for way, bodies in ways if bodies)


def _names(bodies: tuple[Body, ...]) -> str:
    return ", ".join(body.name for body in bodies)


def _through(capacity: Capacity | None) -> str:
    how = _HOW[capacity.how] if capacity else ""
    return f"{how}: {capacity.name}" if capacity and how else ""


def _document(paper: Paper) -> str:
    period = f"{paper.period_start} – {paper.period_end}" if paper.period_end else ""
    words = " · ".join(word for word in (paper.date, period) if word)
    replaced = f"  [yellow](replaced by {escape(_names(paper.superseded_by))})[/yellow]" if paper.superseded_by else ""
    return f"{escape(paper.name)}  [dim]{escape(words)}[/dim]{replaced}"


def _passage(passage: Passage) -> str:
    return f"“{escape(' '.join(passage.quote.split()))}” [dim]{escape(passage.document)}[/dim]"


def _print_deadlines(found: Deadlines) -> None:
    if not found.due:
        out.print(f"nothing is known to be due from {found.start} to {found.end}")
    for when, items in groupby(found.due, key=lambda item: item.day):
        tree = Tree(f"[bold]{when}[/bold]")
        for item in items:
            _grow_task(tree, item, item.task)
        out.print(tree)
    if found.undated:
        tree = Tree("[bold]on no day that can be told[/bold]")
        for undated in found.undated:
            _grow_task(tree, undated, undated.task)
        out.print(tree)


def _grow_task(tree: Tree, item: DueTask | Undated, task: Task) -> None:
    branch = tree.add(escape(task.task))
    branch.add(escape("; ".join(map(_holder, task.holders)) or "by nobody named"))
    if to := _recipients(task.recipients):
        branch.add(escape(to))
    branch.add(escape(item.explanation.vi if isinstance(item, DueTask) else item.reason.vi))
    endless = task.deadline.rule and not task.document.period_end
    branch.add(_document(task.document) + ("  [yellow](no end is known)[/yellow]" if endless else ""))
    for passage in task.passages[:1]:
        branch.add(_passage(passage))


def _holder(holder: Holder) -> str:
    role = f" ({holder.role})" if holder.role else ""
    how = _HOW[holder.through.how] if holder.through else ""
    return f"{holder.name}{role}" + (f", {how}" if how else "")
