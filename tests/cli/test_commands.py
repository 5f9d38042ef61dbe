"""Every command as a person would type it, its JSON as a program would read it, and every exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cli.main import run
from graph.errors import HoptacError
from tests.conftest import ROOT, SAMPLES

Hoptac: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hoptac(capsys: pytest.CaptureFixture[str]) -> Hoptac:
    """Run a command: exit code, standard output, standard error."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def ask(hoptac: Hoptac, loaded_samples: Path) -> Callable[..., Any]:
    """Run a command with --json on the samples; the parsed answer."""

    def command(*arguments: object) -> Any:
        code, out, err = hoptac("--data", loaded_samples, *arguments, "--json")
        assert code == 0, err
        return json.loads(out)

    return command


def test_load_reports_what_it_did_and_a_second_time_changes_nothing(hoptac: Hoptac, tmp_path: Path) -> None:
    first = hoptac("--data", tmp_path / "graph", "load", SAMPLES)
    again = hoptac("--data", tmp_path / "graph", "load", SAMPLES)
    assert (first[0], again[0]) == (0, 0)
    assert "12 files: 12 added" in first[1]
    assert "12 files: 12 unchanged" in again[1]


def test_a_bad_file_is_named_and_the_rest_goes_on(hoptac: Hoptac, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    (folder / "c.txt").write_bytes((SAMPLES / "11-bao-cao-huyen-ba-be-2023.txt").read_bytes())
    code, out, err = hoptac("--data", tmp_path / "graph", "load", folder)
    assert code == 3
    assert "3 files: 2 not read, 1 added" in out
    lines = err.splitlines()
    assert any("a.txt" in line and "empty" in line for line in lines)
    assert any("b.txt" in line and "binary" in line for line in lines)


def test_load_as_json_has_an_item_for_every_file(hoptac: Hoptac, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    sample = SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt"
    code, out, _ = hoptac("--data", tmp_path / "graph", "load", sample, tmp_path / "empty.txt", "--json")
    items = json.loads(out)
    assert code == 3
    assert items[0]["outcome"]["action"] == "added"
    assert items[1]["path"].endswith("empty.txt")
    assert "empty" in items[1]["reason"]


def test_documents_tells_held_from_cited(ask: Callable[..., Any]) -> None:
    held, cited = ask("documents", "--held"), ask("documents", "--cited")
    assert len(held) == 12
    assert {row["held"] for row in held} == {True}
    assert {row["held"] for row in cited} == {False}
    assert any(row["number"] == "202" for row in cited)  # Nghị quyết 202/2025/QH15, which no sample holds


def test_show_takes_a_number_and_gives_text_and_statements(ask: Callable[..., Any]) -> None:
    found = ask("show", "315-CV/TU")
    assert found["row"]["issuers"] == ["org:tinh-uy/tinh-bac-kan"]
    assert "Ban Thường vụ Tỉnh ủy" in found["text"]
    assert {"IMPLEMENTS", "SIGNED_BY"} <= {link["edge"]["type"] for link in found["links"]}


def test_search_needs_no_diacritics(ask: Callable[..., Any]) -> None:
    assert ask("search", "nguyen binh")[0]["id"] == "loc:tinh-cao-bang/huyen-nguyen-binh"


def test_partners_of_a_district_with_kind_and_passage(ask: Callable[..., Any]) -> None:
    (partner,) = [one for one in ask("partners", "huyen ba be") if one["label"] == "District"]
    assert partner["id"] == "loc:tinh-cao-bang/huyen-nguyen-binh"
    twinned = [tie for tie in partner["ties"] if tie["kind"] == "twinnedWith"]
    assert twinned
    assert any("kết nghĩa" in passage["quote"].lower() for passage in twinned[0]["passages"])


def test_lineage_goes_up_to_the_memorandum_and_down_to_the_district(ask: Callable[..., Any]) -> None:
    way = ask("lineage", "412/KH-UBND")
    above = {node["id"] for node in way["nodes"] if node["step"] > 0}
    below = {node["id"] for node in way["nodes"] if node["step"] < 0}
    assert "doc:tinh-uy/tinh-bac-kan/2021-06-28/315-cv-tu" in above
    assert any(name.startswith("doc:ghi-nho/") for name in above)
    assert "doc:ubnd/tinh-bac-kan/huyen-ba-be/2021/156-kh-ubnd" in below
    assert all(hop["passages"][0]["quote"] for hop in way["hops"])


def test_lineage_as_of_a_day_leaves_out_what_came_later(ask: Callable[..., Any]) -> None:
    later = {node["id"] for node in ask("lineage", "412/KH-UBND")["nodes"]}
    then = {node["id"] for node in ask("lineage", "412/KH-UBND", "--as-of", "2021-12-31")["nodes"]}
    assert "doc:ubnd/tinh-bac-kan/huyen-ba-be/2022/98-kh-ubnd" in later - then
    assert "doc:ubnd/tinh-bac-kan/huyen-ba-be/2021/156-kh-ubnd" in then


def test_cypher_and_sparql_give_the_same_pairs(ask: Callable[..., Any]) -> None:
    cypher = ask("cypher", "MATCH (a)-[:IMPLEMENTS]->(b) RETURN DISTINCT a.id AS a, b.id AS b")
    sparql = ask("sparql", "SELECT DISTINCT ?a ?b WHERE { ?a ht:implements ?b }")
    pairs = {tuple(cell["value"].partition("/id/")[2] for cell in row) for row in sparql["rows"]}
    assert {tuple(row) for row in cypher["rows"]} == pairs
    assert pairs


def test_cypher_takes_parameters_and_standard_input(
    hoptac: Hoptac, loaded_samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("MATCH (n) WHERE n.id = $id RETURN n.name"))
    code, out, _ = hoptac("--data", loaded_samples, "cypher", "-", "--param", "id=loc:tinh-bac-kan", "--json")
    assert code == 0
    assert json.loads(out)["rows"] == [["tỉnh Bắc Kạn"]]


@pytest.mark.parametrize(("view", "words"), [("network", "Bắc Kạn"), ("lineage", "315-CV/TU")])
def test_a_view_is_one_file_that_needs_nothing(
    hoptac: Hoptac, loaded_samples: Path, tmp_path: Path, view: str, words: str
) -> None:
    file = tmp_path / "view.html"
    name = ["412/KH-UBND"] if view == "lineage" else []
    code, out, err = hoptac("--data", loaded_samples, "view", view, *name, "--out", file)
    assert code == 0, err
    html = file.read_text(encoding="utf-8")
    assert str(file) in out
    assert words in html
    assert "src=" not in html.replace("img-src", "").replace("script-src", "").split("<body", 1)[1][:2000]


def test_remove_and_rebuild(hoptac: Hoptac, tmp_path: Path) -> None:
    data = tmp_path / "graph"
    hoptac("--data", data, "load", SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt")
    assert hoptac("--data", data, "remove", "156/KH-UBND")[0] == 0
    assert json.loads(hoptac("--data", data, "documents", "--json")[1]) == []
    code, out, _ = hoptac("--data", data, "rebuild")
    assert code == 0
    assert "0 nodes" in out


def test_extract_prints_the_annotators_form_and_stores_nothing(hoptac: Hoptac, tmp_path: Path) -> None:
    data = tmp_path / "graph"
    code, out, _ = hoptac("--data", data, "extract", SAMPLES / "02-cong-van-tinh-uy-bac-kan-2021.txt")
    facts = json.loads(out)
    assert code == 0
    assert facts["schema"] == "vnkg-gold/1"
    assert facts["documents"][0]["symbol"] == "CV/TU"
    assert not data.exists()


def test_info_counts(ask: Callable[..., Any]) -> None:
    info = ask("info")
    assert info["sources"] == 12
    assert set(info["engines"].values()) == {info["commit"]}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["partners", "Atlantis"], 4, "Atlantis"),
        (["lineage", "412/KH-UBND", "--as-of", "yesterday"], 2, "YYYY-MM-DD"),
        (["lineage", "huyện Ba Bể"], 5, "98-kh-ubnd"),
        (["lineage", "huyện Na Rì"], 4, "no document"),
        (["cypher", "MATCH (n) DETACH DELETE n"], 6, "DETACH"),
        (["cypher", "MATCH (n RETURN n"], 2, ""),
        (["sparql", "SELECT WHERE"], 2, ""),
        (["cypher", "RETURN 1", "--param", "broken"], 2, "NAME=VALUE"),
        (["nonsense"], 2, ""),
    ],
)
def test_wrong_use_is_one_line_and_a_code(
    hoptac: Hoptac, loaded_samples: Path, arguments: list[str], code: int, words: str
) -> None:
    got, out, err = hoptac("--data", loaded_samples, *arguments)
    assert got == code
    assert words in err
    assert "Traceback" not in out + err


def test_reading_an_empty_place_says_how_to_fill_it(hoptac: Hoptac, tmp_path: Path) -> None:
    code, _, err = hoptac("--data", tmp_path / "nothing", "documents")
    assert code == 4
    assert "hoptac load" in err


def test_exit_codes_are_distinct_and_documented() -> None:
    def leaves(kind: type[HoptacError]) -> list[type[HoptacError]]:
        return [kind, *(leaf for child in kind.__subclasses__() for leaf in leaves(child))]

    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for kind in leaves(HoptacError):
        if kind.__module__ == "graph.errors":
            assert f"| {kind.__name__} | {kind.exit_code} | {kind.status} |" in page


def test_the_installed_command_runs() -> None:
    done = subprocess.run([Path(sys.executable).parent / "hoptac", "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    commands = "load documents show extract partners lineage cypher sparql view remove rebuild serve info"
    assert set(commands.split()) <= set(done.stdout.split())
