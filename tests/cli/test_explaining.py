"""`hoptac explain`: what it prints, what it leaves out when asked to, what it refuses."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from rich.cells import cell_len
from rich.console import Console

from cli import explaining
from cli.main import run
from graph.facts_json import to_dict
from loaders.pipeline import extract
from loaders.readers import read
from tests.conftest import ROOT, SAMPLES

PLAN = SAMPLES / "03-ke-hoach-ubnd-tinh-bac-kan-2021.md"
Explain: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str]) -> Explain:
    def command(*arguments: object) -> tuple[int, str, str]:
        code = run(["explain", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def asked(explain: Explain) -> Callable[..., dict[str, Any]]:
    def command(*arguments: object) -> dict[str, Any]:
        code, out, err = explain(*arguments, "--json")
        assert code == 0, err
        answer: dict[str, Any] = json.loads(out)
        return answer

    return command


def test_each_layer_with_rules_that_can_be_opened(explain: Explain) -> None:
    code, out, _ = explain(PLAN)
    assert code == 0
    for head in ("documents (", "lineage (", "roles (", "mentions (", "ambiguous ("):
        assert head in out
    places = {word for word in out.split() if word.startswith("loaders/") and ".py:" in word}
    assert len(places) > 10
    for place in places:
        path, _, line = place.rstrip(",").partition(":")
        assert int(line) <= len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_no_graph_is_opened(explain: Explain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert explain(PLAN)[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_json_has_what_the_page_has(asked: Callable[..., dict[str, Any]]) -> None:
    answer = asked(PLAN)
    facts = to_dict(extract(read(PLAN)))
    assert len(answer["rows"]) == sum(len(facts[layer]) for layer in facts["layers"])
    role = next(row for row in answer["rows"] if row["layer"] == "roles")
    assert role["rule"]["made"]["place"]["path"].startswith("loaders/")
    assert role["at"][0].count(":") == 1
    assert {"doubts", "refused"} <= answer.keys()


def test_only_some_layers(asked: Callable[..., dict[str, Any]], explain: Explain) -> None:
    rows = asked(PLAN, "--layer", "roles", "--layer", "signers")["rows"]
    assert {row["layer"] for row in rows} == {"roles", "signers"}
    assert "mentions (" not in explain(PLAN, "--layer", "roles")[1]


def test_only_what_touches_some_words_written_without_diacritics(asked: Callable[..., dict[str, Any]]) -> None:
    text = read(PLAN).text
    start = text.index("dong riềng")
    rows = asked(PLAN, "--find", "dong rieng")["rows"]
    assert rows
    assert all(any(s["start"] < start + 10 and start < s["end"] for s in row["spans"]) for row in rows)


def test_only_what_touches_a_place(asked: Callable[..., dict[str, Any]], explain: Explain) -> None:
    text = read(PLAN).text
    line = text[: text.index("dong riềng")].count("\n") + 1
    whole, column = asked(PLAN, "--at", line)["rows"], asked(PLAN, "--at", f"{line}:1")["rows"]
    assert {row["key"] for row in column} < {row["key"] for row in whole}
    _, out, _ = explain(PLAN, "--at", line)
    assert out.startswith(f"{line} │ ")


def test_where_nothing_was_read_it_says_so(explain: Explain) -> None:
    code, out, _ = explain(PLAN, "--find", "doc lap - tu do - hanh phuc")
    assert code == 0
    assert "Độc lập" in out
    assert "nothing was read here" in out


def test_only_what_is_less_sure(asked: Callable[..., dict[str, Any]]) -> None:
    rows = asked(PLAN, "--below", "0.95")["rows"]
    assert rows
    assert all(row["confidence"] < 0.95 for row in rows)


def test_beside_a_gold(asked: Callable[..., dict[str, Any]], explain: Explain, tmp_path: Path) -> None:
    gold = to_dict(extract(read(PLAN)))
    gone = gold["recipients"].pop()
    gold["signers"].append(gold["signers"][0] | {"person": "per:le-van-luyen", "title": "CHỦ TỊCH"})
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    answer = asked(PLAN, "--gold", file)
    extra = [row for row in answer["rows"] if row["judged"]["verdict"] == "extra"]
    assert [row["spans"][0]["start"] for row in extra] == [gone["evidence"]["start"]]
    assert len(answer["missed"]["signers"]) == 1
    _, out, _ = explain(PLAN, "--gold", file)
    assert "against the gold" in out
    assert sum(line.startswith(("recipients ", "signers ")) and "“" in line for line in out.splitlines()) == 2
    assert "per:le-van-luyen" in out


def test_a_page_of_its_own(explain: Explain, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert explain(PLAN, "--html", file, "--lang", "en")[0] == 0
    page = file.read_text(encoding="utf-8")
    assert 'lang="en"' in page
    assert "http-equiv" in page
    assert "<style>" in page
    assert 'src="' not in page


def test_a_hostile_text_does_not_reach_the_terminal(explain: Explain, tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(
        "UBND tỉnh Bắc Kạn [red]giao\x1b[31m\x07 Sở Y tế\u202e chủ trì\n" + "Mưa to. " * 40, encoding="utf-8"
    )
    code, out, _ = explain(file)
    assert code == 0
    assert "[red]giao" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--layer", "colours"], 2, "no layer is called “colours”"),
        (["--at", "nine"], 2, "line:column"),
        (["--at", "9999"], 2, "there is no line 9999"),
        (["--at", "1:9999"], 2, "there is no column 9999"),
        (["--find", "chim cánh cụt"], 4, "does not stand in"),
        (["--find", "  "], 4, "does not stand in"),
        (["--gold", "none.json"], 3, "none.json"),
        (["--html", "no/such/folder/page.html"], 2, "cannot be written"),
    ],
)
def test_refusals(explain: Explain, arguments: list[str], code: int, message: str) -> None:
    found, out, err = explain(PLAN, *arguments)
    assert found == code
    assert message in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_a_file_that_cannot_be_read(explain: Explain, tmp_path: Path) -> None:
    assert explain(tmp_path / "none.txt")[0] == 3


def test_on_a_terminal_rules_are_links_and_spans_have_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system="256", width=90, legacy_windows=False)
    monkeypatch.setattr(explaining, "out", console)
    assert run(["explain", str(PLAN), "--layer", "signers"]) == 0
    shown = screen.getvalue()
    links = re.findall(r"\x1b\]8;id=\d+;(file://[^\x1b]+)\x1b", shown)
    assert links
    path, _, line = links[0].removeprefix("file://").partition("#")
    assert Path(path).is_file()
    assert int(line) > 0
    assert "\x1b[1;36m" in shown  # signers
    plain = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", shown)
    assert max(cell_len(each) for each in plain.splitlines()) <= 90


def test_it_does_not_wait_for_what_other_commands_import() -> None:
    code = (
        "import sys; from cli.main import run; "
        f"assert run(['explain', {str(PLAN)!r}, '--layer', 'signers']) == 0; "
        "sys.stderr.write(' '.join({'networkx', 'fastapi', 'cli.asking', 'visualizations'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_there_after_the_common_options_too(tmp_path: Path) -> None:
    assert run(["--data", str(tmp_path), "explain", str(PLAN), "--layer", "signers"]) == 0
