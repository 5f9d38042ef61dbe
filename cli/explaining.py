"""`explain`: how one file is read, row by row, with the line of code behind each. No graph is opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.style import Style
from rich.table import Table
from rich.text import Text

import loaders
from cli.console import AsJson, out, print_json
from cli.rails import STYLES, Lines, draw, printable
from graph.errors import InvalidRequest, NotFound
from graph.explained import Explanation, Place, ReadRow, Refused, Rule
from graph.facts_json import LAYERS
from loaders.explain import explain, within
from loaders.explain_gold import compare, read_gold
from loaders.readers import read
from loaders.text.fold import fold, fold_name

_ROOT = Path(loaders.__file__).resolve().parent.parent
_WORDS = 160
_LOOKED_AT = 40
_INDENT = 7
_NARROWEST = 40
_VERDICTS = {"found": "green", "wrong": "bold red", "extra": "red", "missed": "bold magenta", "free": "dim"}


def register(app: typer.Typer) -> None:
    """Add this module's command to the program."""
    app.command("explain")(explain_command)


def explain_command(
    file: Annotated[Path, typer.Argument(help="The file to read.", metavar="FILE")],
    layers: Annotated[
        list[str] | None, typer.Option("--layer", help="Only this layer; may be given again.", metavar="NAME")
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="Only what touches this line or place, counted from 1.", metavar="LINE[:COL]")
    ] = None,
    find: Annotated[
        str | None, typer.Option(help="Only what touches these words; diacritics may be left out.", metavar="WORDS")
    ] = None,
    below: Annotated[float | None, typer.Option(help="Only rows less certain than this.", min=0, max=1)] = None,
    gold: Annotated[
        Path | None, typer.Option(help="Say which rows agree with this gold file.", metavar="FILE.json")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one self-contained page instead.", metavar="OUT.html")
    ] = None,
    lang: Annotated[Literal["vi", "en"], typer.Option(help="Language of the page.")] = "vi",
    as_json: AsJson = False,
) -> None:
    """Show how a file is read: each span, what it became, by which line of code, how sure; and what was unclear."""
    source = read(file)
    explained = explain(source)
    if gold is not None:
        explained = compare(explained, read_gold(gold))
    lines = Lines(explained.text)
    ranges = _ranges(lines, at, find, file)
    shown = _chosen(explained, layers, ranges, below)
    if html is not None:
        _save(shown, source.name, html, lang)
    if as_json:
        print_json(_as_json(shown, lines, source.name))
    elif html is None:
        _print(shown, lines, ranges)


def _chosen(
    explained: Explanation, layers: list[str] | None, ranges: Sequence[tuple[int, int]], below: float | None
) -> Explanation:
    """The part of an explanation that was asked for."""
    for layer in layers or ():
        if layer not in LAYERS:
            raise InvalidRequest(f"no layer is called “{layer}”: use one of {', '.join(LAYERS)}")
    if ranges:
        explained = within(explained, ranges)
    wanted = set(layers or LAYERS)
    rows = tuple(row for row in explained.rows if row.layer in wanted and (below is None or row.confidence < below))
    keys = {row.key for row in rows}
    everything = layers is None and below is None
    doubts = tuple(one for one in explained.doubts if everything or keys.intersection(one.rows))
    missed = explained.missed
    if missed is not None:
        missed = {layer: lost for layer, lost in missed.items() if layer in wanted}
    return replace(explained, rows=rows, doubts=doubts, missed=missed)


def _ranges(lines: Lines, at: str | None, find: str | None, file: Path) -> list[tuple[int, int]]:
    """The passages asked for; none where the whole text is. Raises `InvalidRequest`, `NotFound`."""
    ranges = [_at(lines, at)] if at else []
    if find:
        folded, words = fold(lines.text), fold_name(find)
        plain = fold(words).plain
        hits = [found.span() for found in re.finditer(re.escape(plain), folded.plain)] if plain.strip() else []
        if not hits:
            raise NotFound(f"“{find}” does not stand in {file}")
        ranges += [(folded.starts[start], folded.ends[end - 1]) for start, end in hits]
    return ranges


def _at(lines: Lines, place: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,9})(?::(\d{1,9}))?", place)
    if found is None:
        raise InvalidRequest(f"“{place}” is no place: write a line, or line:column, for instance 12 or 12:5")
    line, column = int(found[1]), int(found[2] or 0)
    if not 1 <= line <= len(lines.starts):
        raise InvalidRequest(f"there is no line {line}: the text has {len(lines.starts)}")
    start, end = lines.range(line)
    if column > end - start:
        raise InvalidRequest(f"there is no column {column} on line {line}: it has {end - start}")
    return (start + column - 1, start + column) if column else (start, max(end, start + 1))


def _as_json(shown: Explanation, lines: Lines, name: str) -> dict[str, Any]:
    def located(row: ReadRow) -> dict[str, Any]:
        return asdict(row) | {"at": [lines.place(span.start) for span in row.spans]}

    answer: dict[str, Any] = {
        "file": name,
        "rows": [located(row) for row in shown.rows],
        "doubts": [asdict(doubt) for doubt in shown.doubts],
        "refused": [asdict(one) | {"at": lines.place(one.span.start)} for one in shown.refused],
    }
    if shown.missed is not None:
        answer["missed"] = {layer: [located(row) for row in lost] for layer, lost in shown.missed.items()}
    return answer


def _save(shown: Explanation, name: str, file: Path, lang: Literal["vi", "en"]) -> None:
    from visualizations.explained import explanation_page
    from visualizations.render import page_html

    page = explanation_page(shown, title=name, lang=lang)
    try:
        file.write_text(page_html(page, assets="inline", base_url=None), encoding="utf-8")
    except OSError as error:
        raise InvalidRequest(
            f"{file}: cannot be written ({error.strerror}); name a file in a folder that exists"
        ) from None
    out.print(f"wrote {printable(str(file))}", highlight=False, markup=False)


def _print(shown: Explanation, lines: Lines, ranges: Sequence[tuple[int, int]]) -> None:
    rows = [*shown.rows, *(row for lost in (shown.missed or {}).values() for row in lost)]
    for line in draw(lines, _numbers(lines, ranges), rows, out.width):
        out.print(line, soft_wrap=True, highlight=False)
    out.print()
    if not shown.rows:
        out.print("nothing was read here" if ranges else "no rows", highlight=False)
    for layer in LAYERS:
        _print_layer(shown, layer, lines)
    if shown.missed is not None:
        _print_tally(shown)
        _print_errors(shown, lines)
    _print_doubts(shown)
    if ranges:
        _print_refused(shown.refused, lines)


def _numbers(lines: Lines, ranges: Sequence[tuple[int, int]]) -> Iterable[int]:
    if not ranges:
        return range(1, len(lines.starts) + 1)
    return sorted({n for start, end in ranges for n in range(lines.of(start), lines.of(max(start, end - 1)) + 1)})


def _print_layer(shown: Explanation, layer: str, lines: Lines) -> None:
    """The rows of a layer, for each: where and how sure; the words; what they became; by which lines of code."""
    rows = [row for row in shown.rows if row.layer == layer]
    lost = (shown.missed or {}).get(layer, ())
    if not rows and not lost:
        return
    style = STYLES.get(layer, "")
    out.print(Text(f"{layer} ({len(rows)})", style))
    for row in (*rows, *lost):
        for number, line in enumerate(_told(row, lines)):
            _indented(line, Text(f" {row.key}", style) if number == 0 else Text(""))
    out.print()


def _indented(line: Text, head: Text) -> None:
    """A line behind its head, folded by the terminal's width; a pipe gets it whole."""
    for folded in line.wrap(out, max(_NARROWEST, out.width - _INDENT)) if out.is_terminal else (line,):
        head.pad_right(max(1, _INDENT - head.cell_len))
        out.print(head + folded, soft_wrap=True, highlight=False)
        head = Text("")


def _told(row: ReadRow, lines: Lines) -> Iterator[Text]:
    where = ", ".join(f"{lines.place(span.start)} ({span.start}:{span.end})" for span in row.spans)
    how = f" · {row.method}" if row.method else ""
    sure = Text(f"{row.confidence:.2f}", "bold" if row.confidence < 1 else "")
    yield Text.assemble((f"{where} · ", "dim"), sure, (printable(how), "dim"), _gold(row))
    yield _short(f"“{row.words}”")
    yield Text(" · ").join(_became(row))
    if row.rule is not None:
        yield _rule(row.rule)


def _table(title: str, heads: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="not italic bold", header_style="bold", box=None)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _plain(words: str, style: str = "") -> Text:
    return Text(printable(words), style)


def _short(words: str) -> Text:
    return _plain(words if len(words) <= _WORDS else f"{words[:_WORDS]}…")


def _became(row: ReadRow) -> Iterator[Text]:
    """Each value after its field, ids followed by what they are called."""
    for one in row.says:
        said = ", ".join(f"{word} ({_short(name)})" if name else word for word, name in one.parts)
        yield Text.assemble((f"{one.field} ", "dim"), _plain(said))


def _rule(rule: Rule) -> Text:
    """Where the row was read, who called that, and what was made of it then; paths are links where the terminal can."""
    said = _place(rule.made.place)
    for caller in rule.made.callers[:2]:
        said.append(f" ‹ {caller.name}:{caller.line}", "dim")
    for step in rule.then[-2:]:
        said.append(" → ", "dim").append(_place(step.place))
    return said


def _place(place: Place) -> Text:
    link = Style(link=f"{(_ROOT / place.path).as_uri()}#{place.line}")
    return Text.assemble((str(place), link), f" {place.name}")


def _gold(row: ReadRow) -> Text:
    if row.judged is None:
        return Text("")
    said = Text.assemble(" · ", (row.judged.verdict, _VERDICTS[row.judged.verdict]))
    for field, mine, theirs in row.judged.differences:
        said.append(_plain(f"; {field} {mine}, gold {theirs}", "red"))
    return said


def _print_tally(shown: Explanation) -> None:
    """How many rows of each layer agree with the gold."""
    table = _table("against the gold", ("layer", "found", "wrong", "extra", "missed", "not counted"))
    missed = shown.missed or {}
    for layer in missed:
        verdicts = Counter(row.judged.verdict for row in shown.rows if row.layer == layer and row.judged)
        counts = (verdicts["found"], verdicts["wrong"], verdicts["extra"], len(missed[layer]), verdicts["free"])
        if any(counts):
            table.add_row(layer, *map(str, counts))
    out.print(table)
    out.print()


def _print_errors(shown: Explanation, lines: Lines) -> None:
    """Each row that disagrees with the gold, on its own: what to look at next."""
    for row in shown.errors:
        place = lines.place(row.spans[0].start) if row.spans else "-"
        line = Text.assemble(f"{row.layer} {row.key} {place}", _gold(row), " ", _short(f"“{row.words}”"))
        out.print(line, soft_wrap=True, highlight=False)
    if shown.errors:
        out.print()


def _print_doubts(shown: Explanation) -> None:
    if not shown.doubts:
        return
    table = _table(f"ambiguous ({len(shown.doubts)})", ("about", "rows", "words", "decided, and why", "sure"))
    for doubt in shown.doubts:
        sure = "" if doubt.confidence is None else f"{doubt.confidence:.2f}"
        keys = " ".join(doubt.rows[:8]) + (" …" if len(doubt.rows) > 8 else "")
        table.add_row(_plain(doubt.topic), keys, _short(doubt.words), _plain(doubt.reason), sure)
    out.print(table)
    out.print()


def _print_refused(refused: Sequence[Refused], lines: Lines) -> None:
    """What rules looked at here without a row of its own: refused, or one with another row."""
    if not refused:
        return
    table = _table("looked at here, no row of its own", ("what", "at", "words", "rule"))
    for one in refused[:_LOOKED_AT]:
        table.add_row(
            one.record, lines.place(one.span.start), _short(" ".join(one.span.quote.split())), _rule(one.rule)
        )
    out.print(table)
