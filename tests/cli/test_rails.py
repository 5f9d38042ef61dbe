"""Rails under a text: where they begin and end, nested and overlapping ones, long lines, wide letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cli.rails import Lines, draw, printable
from graph.explained import ReadRow
from graph.facts import Span

TEXT = "Giao Sở Y tế phối hợp với UBND huyện Ba Bể."


def row(key: str, layer: str, start: int, end: int, text: str = TEXT) -> ReadRow:
    return ReadRow(key, layer, (Span(start, end, text[start:end]),), (), 1.0, "", None)


def drawn(text: str, rows: list[ReadRow], width: int = 120) -> list[str]:
    lines = Lines(text)
    return [line.plain.rstrip() for line in draw(lines, range(1, len(lines.starts) + 1), rows, width)]


def test_a_rail_runs_from_its_first_to_its_last_letter() -> None:
    start, end = TEXT.index("Sở"), TEXT.index(" phối")
    assert drawn(TEXT, [row("me1", "mentions", start, end)]) == [f"1 │ {TEXT}", f"  │ {' ' * start}╰─me1─╯"]


def test_nested_spans_have_rails_of_their_own_the_inner_one_first() -> None:
    inner, outer = row("me1", "mentions", 5, 12), row("r1", "roles", 0, 42)
    _, first, second = drawn(TEXT, [outer, inner])
    assert "me1" in first
    assert "r1" in second
    assert second.index("╰") == 4


def test_rows_of_one_layer_and_passage_share_a_rail() -> None:
    _, rail = drawn(TEXT, [row("r1", "roles", 0, 42), row("r2", "roles", 0, 42)])
    assert "r1 r2" in rail


def test_a_span_over_two_lines_is_open_between_them() -> None:
    text = "UBND tỉnh\nBắc Kạn giao"
    _, first, _, second = drawn(text, [row("me1", "mentions", 0, 17, text)])
    assert first == "  │ ╰──me1───"
    assert second == "  │ ──me1─╯"


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines("ab\n\ncd")
    assert [lines.place(at) for at in (0, 1, 3, 4, 5)] == ["1:1", "1:2", "2:1", "3:1", "3:2"]
    assert [lines.range(n) for n in (1, 2, 3)] == [(0, 2), (3, 3), (4, 6)]


@given(
    st.text(alphabet="aầ日\u0301 \n\t\x1b<", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=12),
    st.integers(30, 90),
)
def test_whatever_the_text_no_line_is_wider_than_asked_and_no_letter_is_lost(
    text: str, places: list[tuple[int, int]], width: int
) -> None:
    spans = [(start, min(len(text), start + size)) for start, size in places if start < len(text)]
    rows = [row(f"m{n}", "mentions", start, end, text) for n, (start, end) in enumerate(spans)]
    lines = Lines(text)
    found = list(draw(lines, range(1, len(lines.starts) + 1), rows, width))
    words = [line.plain for line in found if not set(line.plain) & set("╰╯─╵")]
    assert all(cell_len(line) <= width for line in words)
    shown = "".join(line.partition("│ ")[2] for line in words)
    assert shown == printable(text).replace("\n", "")
