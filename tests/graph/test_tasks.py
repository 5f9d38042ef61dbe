from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import build
from graph.facts import RoleAssignment
from graph.facts_json import loads
from graph.identity import identify
from graph.library.library import Library
from ontology.declared import undeclared
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Subgraph
from tests.graph.examples import GIAP, UBND_GIAP, plan, source, span
from tests.graph.tasked import (
    ENTITIES,
    HEAD,
    SECTORS,
    SO_TAI_CHINH,
    SO_Y_TE,
    TEXT,
    TWO_DISTRICTS,
    TY,
    tasked,
)

PLAN, PATH = "doc:ubnd/tinh-giap/2023/12-kh-ubnd", "ubnd/tinh-giap/2023/12-kh-ubnd"


@pytest.fixture(scope="module")
def graph() -> Subgraph:
    facts = tasked().facts
    return build(facts, identify(facts).source)


def ends(graph: Subgraph, kind: str) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges if edge.type == kind}


def at(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


LEADS = at("Giao Sở Y tế chủ trì, tham mưu")
FAIR = f"act:{PATH}/{at('hội chợ** trong tháng 4')}"
DUTY = f"duty:{PATH}/{at('Các sở, ban, ngành báo cáo UBND tỉnh')}"


def test_ids_are_the_passage_and_the_role(graph: Subgraph) -> None:
    assert ends(graph, "ASSIGNED_TO") >= {
        (f"asg:{PATH}/{LEADS}/chu-tri", SO_Y_TE),
        (f"asg:{PATH}/{LEADS}/tham-muu", SO_Y_TE),
        (DUTY, SECTORS),
    }


def test_an_assignment_leads_to_document_role_and_activity(graph: Subgraph) -> None:
    name = f"asg:{PATH}/{LEADS}/chu-tri"
    scoped = f"asg:{PATH}/{at('hội chợ** trong tháng 4')}/chi-dao"
    assert (PLAN, name) in ends(graph, "ASSIGNS")
    assert {source for source, target in ends(graph, "ASSIGNS") if target == scoped} == {PLAN, FAIR}
    assert (name, "role:chu-tri") in ends(graph, "HAD_ROLE")
    assert graph.node("role:chu-tri").properties == {"name": "chủ trì", "nameEn": "lead"}
    (edge,) = (edge for edge in graph.edges if edge.source == name and edge.type == "ASSIGNED_TO")
    assert (edge.properties["relation"], edge.properties["sourceDocument"]) == ("chủ trì", PLAN)
    assert TEXT[int(str(edge.properties["start"])) : int(str(edge.properties["end"]))] == edge.properties["quote"]


def test_an_activity_has_field_time_place_and_heading(graph: Subgraph) -> None:
    said = graph.node(FAIR).properties
    assert (said["kind"], said["date"], said["dateRaw"]) == ("tổ chức hội chợ", "2024-04", "tháng 4 năm 2024")
    assert said["heading"] == "Kinh tế › Du lịch"
    assert said["name"] == "hội chợ trong tháng 4"
    assert ends(graph, "PLANNED_IN") == {(FAIR, PLAN)}
    assert ends(graph, "PERFORMED_BY") == {(FAIR, TWO_DISTRICTS)}
    assert ends(graph, "WITH_PARTNER") == {(FAIR, "loc:tinh-at")}
    assert (FAIR, TY) in ends(graph, "LOCATED_IN")
    assert (FAIR, "field:du-lich") in ends(graph, "COVERS")


def test_a_duty_says_by_when_to_whom_and_through_whom(graph: Subgraph) -> None:
    assert graph.node(DUTY).properties == {
        "name": "báo cáo kết quả",
        "task": "báo cáo kết quả",
        "frequency": "hằng năm",
        "recurrence": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25",
        "inclusive": False,
        "deadlineKind": "recurring",
        "deadlineRaw": "trước ngày 25/11 hằng năm",
        "confidence": 1.0,
    }
    assert (DUTY, UBND_GIAP) in ends(graph, "REPORTS_TO")
    assert ends(graph, "REPORTS_VIA") == {(DUTY, SO_TAI_CHINH)}
    assert {target for _, target in ends(graph, "ASSIGNED_TO")} >= {HEAD}


def test_rows_of_one_passage_and_role_stay_apart() -> None:
    passage = (span(TEXT, "Giao Sở Y tế"),)
    rows = tuple(
        RoleAssignment(f"r{n}", "d1", (who,), "chủ trì", "việc", evidence=passage)
        for n, who in enumerate((SO_Y_TE, SO_TAI_CHINH))
    )
    facts = source("x", [plan()], TEXT, entities=ENTITIES, roles=rows).facts
    found = ends(build(facts, identify(facts).source), "ASSIGNED_TO")
    assert {target for _, target in found} == {SO_Y_TE, SO_TAI_CHINH}
    assert len({name for name, _ in found}) == 2


def test_a_role_outside_the_list_is_kept_in_its_words() -> None:
    row = RoleAssignment("r1", "d1", (SO_Y_TE,), "chúc mừng", "việc", evidence=(span(TEXT, "Giao Sở Y tế"),))
    facts = source("x", [plan()], TEXT, entities=ENTITIES, roles=(row,)).facts
    graph = build(facts, identify(facts).source)
    assert not ends(graph, "HAD_ROLE")
    assert [edge.properties["relation"] for edge in graph.edges if edge.type == "ASSIGNED_TO"] == ["chúc mừng"]


def test_headings_in_a_circle_end() -> None:
    facts = tasked().facts
    circle = (replace(facts.fields[0], parent="f2"), facts.fields[1])
    turned = replace(facts, fields=circle)
    assert build(turned, identify(turned).source).node(FAIR).properties["heading"] == "Kinh tế › Du lịch"


def test_everything_is_declared_and_rdf_loses_nothing(graph: Subgraph) -> None:
    assert undeclared(graph) == []
    assert from_quads(to_quads(graph, f"src:{PATH}"), f"src:{PATH}") == normal(graph)


def test_tasks_of_the_gold_are_all_there(shared: Path) -> None:
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        labels = [node.label for node in build(facts, identify(facts).source).nodes]
        counts = tuple(map(labels.count, ("Activity", "RoleAssignment", "Duty")))
        assert counts == (len(facts.activities), len(facts.roles), len(facts.reporting))


def test_a_task_is_no_name_of_a_place(tmp_path: Path) -> None:
    """ "du lịch" is a field, and "tỉnh Giáp" a province, whatever tasks are called."""
    example = tasked()
    (row,) = example.facts.activities
    facts = replace(example.facts, activities=(replace(row, evidence=replace(row.evidence, quote="tỉnh Giáp")),))
    library = Library(tmp_path, write=True)
    library.add(example.name, example.text, example.sha256, facts)
    rows = library.database.rows("SELECT DISTINCT id FROM names WHERE plain = 'tinh giap'")
    assert [row[0] for row in rows] == [GIAP]
    library.close()
