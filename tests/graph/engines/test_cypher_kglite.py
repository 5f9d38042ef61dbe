from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import InvalidRequest, LibraryCorrupt
from ontology.records import Edge, Node
from tests.graph.engines.examples import EDGES, NODES, added, link, removed


@pytest.fixture
def engine(tmp_path: Path) -> KgliteEngine:
    engine = KgliteEngine(tmp_path)
    engine.apply([added(1, "s1")])
    return engine


def counts(engine: KgliteEngine) -> tuple[int, int]:
    nodes = engine.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
    return nodes, engine.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]


def everything(engine: KgliteEngine) -> tuple[list[str], list[str]]:
    nodes = engine.read("MATCH (n) RETURN n AS node ORDER BY n.id")
    edges = engine.read("MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY r.key")
    return [repr(row) for row in nodes], [repr(row["r"]) for row in edges]


def test_an_empty_directory_is_an_empty_graph_at_commit_0(tmp_path: Path) -> None:
    engine = KgliteEngine(tmp_path / "none")
    assert engine.applied() == 0
    assert counts(engine) == (0, 0)
    assert not (tmp_path / "none").exists()


@pytest.mark.usefixtures("engine")
def test_parallel_edges_survive_saving_and_loading(tmp_path: Path) -> None:
    again = KgliteEngine(tmp_path)
    assert again.applied() == 1
    rows = again.read(
        "MATCH (:Document {id: 'doc:2923'})-[r:IMPLEMENTS]->(d) RETURN r.key AS key, d.id AS id ORDER BY key"
    )
    assert rows == [{"key": "k1", "id": "doc:2711"}, {"key": "k2", "id": "doc:2711"}]


def test_values_come_back_as_written(engine: KgliteEngine) -> None:
    rows = engine.read(
        "MATCH (n:Province {id: $id})-[r:COOPERATES_WITH]->(m) RETURN n, r, m.title AS title",
        {"id": "loc:tinh-lai-chau"},
    )
    assert rows[0]["n"] == {
        "id": "loc:tinh-lai-chau",
        "label": "Province",
        "properties": {"name": "tỉnh Lai Châu", "aliases": ["Lai Châu"]},
    }
    assert rows[0]["r"]["properties"] == {"quote": "hợp tác “toàn diện”"}
    assert rows[0]["title"] is None


def test_a_path_names_its_nodes(engine: KgliteEngine) -> None:
    path = engine.read("MATCH p = (:Document)-[r:IMPLEMENTS {key: 'k1'}]->() RETURN p")[0]["p"]
    assert [node["id"] for node in path["nodes"]] == ["doc:2923", "doc:2711"]
    assert path["relationships"][0]["source"] == "doc:2923"
    assert path["relationships"][0]["target"] == "doc:2711"


def test_applying_twice_is_applying_once(engine: KgliteEngine) -> None:
    before = everything(engine)
    engine.apply([added(1, "s1")])
    assert everything(engine) == before
    assert engine.applied() == 1


def test_a_batch_equals_its_changes_one_by_one(tmp_path: Path) -> None:
    changes = [
        added(1, "s1"),
        added(2, "s2", (Node("doc:1", "Document"), NODES[2]), (link("doc:1", "doc:2923", "BASED_ON", "k4"),)),
        removed(3, "s1", ["doc:2711"], ["k1", "k2"]),
        added(4, "s3", (NODES[3],), ()),
    ]
    batch, single = KgliteEngine(tmp_path / "batch"), KgliteEngine(tmp_path / "single")
    batch.apply(changes)
    for change in changes:
        single.apply([change])
    assert everything(batch) == everything(single)
    assert batch.applied() == single.applied() == 4
    assert counts(batch) == (5, 2)


def test_a_replaced_edge_forgets_its_old_properties_and_ends(engine: KgliteEngine) -> None:
    engine.apply([added(2, "s1", NODES, (Edge("doc:2711", "doc:2923", "IMPLEMENTS", "k1", {"note": "x"}),))])
    row = engine.read("MATCH (a)-[r {key: 'k1'}]->(b) RETURN a.id AS a, r")[0]
    assert (row["a"], row["r"]["key"], row["r"]["properties"]) == ("doc:2711", "k1", {"note": "x"})


def test_a_replaced_node_forgets_its_old_properties(engine: KgliteEngine) -> None:
    engine.apply([added(2, "s1", (Node("doc:2923", "Document", {"held": False}),), ())])
    row = engine.read("MATCH (n:Document {id: 'doc:2923'}) RETURN n, n.title AS title")[0]
    assert row == {"n": {"id": "doc:2923", "label": "Document", "properties": {"held": False}}, "title": None}


def test_a_node_may_change_its_label_and_keeps_its_edges(engine: KgliteEngine) -> None:
    engine.apply([added(2, "s2", (Node("doc:2711", "Agreement", {"number": "2711"}),), ())])
    assert counts(engine) == (4, 3)
    rows = engine.read("MATCH (a)-[r:IMPLEMENTS]->(b:Agreement) RETURN r.key AS key, r.confidence AS c ORDER BY key")
    assert rows == [{"key": "k1", "c": 0.9}, {"key": "k2", "c": 1.0}]


def test_removing_everything_leaves_nothing(engine: KgliteEngine, tmp_path: Path) -> None:
    engine.apply([removed(2, "s1", [node.id for node in NODES], [edge.key for edge in EDGES])])
    assert counts(engine) == (0, 0)
    assert KgliteEngine(tmp_path).applied() == 2


def test_clear_goes_back_to_commit_0(engine: KgliteEngine, tmp_path: Path) -> None:
    engine.clear()
    assert KgliteEngine(tmp_path).applied() == 0
    assert counts(KgliteEngine(tmp_path)) == (0, 0)


def test_an_error_half_way_leaves_the_last_snapshot_in_use(engine: KgliteEngine) -> None:
    before = everything(engine)
    with pytest.raises(InvalidRequest, match="k9"):
        engine.apply(
            [added(2, "s2", (Node("doc:new", "Document"),), (link("doc:new", "doc:nowhere", "BASED_ON", "k9"),))]
        )
    assert everything(engine) == before
    assert engine.applied() == 1


def test_a_reader_follows_the_writer_and_cannot_write(engine: KgliteEngine, tmp_path: Path) -> None:
    reader = KgliteEngine(tmp_path, read_only=True)
    engine.apply([added(2, "s2", (Node("doc:1", "Document"),), ())])
    assert counts(reader) == (5, 3)
    assert reader.applied() == 2
    with pytest.raises(InvalidRequest, match="reading"):
        reader.apply([added(3, "s3")])
    with pytest.raises(InvalidRequest, match="reading"):
        reader.clear()
    assert counts(reader) == (5, 3)


@pytest.mark.usefixtures("engine")
def test_a_damaged_snapshot_says_what_to_do(tmp_path: Path) -> None:
    snapshot = max(tmp_path.iterdir())
    snapshot.write_bytes(b"not a graph")
    with pytest.raises(LibraryCorrupt, match="rebuild"):
        KgliteEngine(tmp_path)
