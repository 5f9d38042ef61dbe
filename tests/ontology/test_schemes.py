"""The closed lists are complete, without cycles, and agree with the facts that they were compiled from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ontology.turtle import FILES, read
from ontology.vocabulary import vocabulary

# NĐ 30/2020/NĐ-CP, Phụ lục III; công văn and thư công have no abbreviation.
OFFICIAL = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
ROLES = [
    "ban hành",
    "chỉ đạo",
    "chủ trì",
    "phối hợp",
    "thường trực",
    "đầu mối",
    "tham mưu",
    "tổng hợp",
    "đôn đốc",
    "theo dõi",
    "báo cáo",
    "thực hiện",
    "xây dựng kế hoạch",
    "phân công",
    "quyết định",
    "xem xét, quyết định",
    "đề xuất",
    "điều chỉnh, bổ sung",
]


def _facts(shared: Path, name: str) -> Any:
    return json.loads((shared / "facts" / name).read_text(encoding="utf-8"))


def test_concepts_have_labels_in_both_languages_and_a_scheme() -> None:
    concepts = [d for d in read(FILES).values() if d.isa("skos:Concept")]
    assert len(concepts) > 300
    for concept in concepts:
        assert concept.literal("skos:prefLabel", "vi"), concept.iri
        assert concept.literal("skos:prefLabel", "en"), concept.iri
        assert len(concept.iris("skos:inScheme")) == 1, concept.iri


def test_fields_are_a_tree_of_three_levels() -> None:
    fields = vocabulary().fields
    assert len(fields) == 69
    for field in fields.values():
        above = fields[field.parent].depth if field.parent else 0
        assert field.depth == above + 1 <= 3
        assert field.triggers


def test_fields_are_those_of_the_taxonomy(shared: Path) -> None:
    wanted = {row["id"]: row for row in _facts(shared, "taxonomy.json")["concepts"]}
    fields = vocabulary().fields
    assert fields.keys() == wanted.keys()
    for name, row in wanted.items():
        field = fields[name]
        assert (field.parent, field.name, field.name_en, field.depth, field.legal_field) == (
            row["parent"],
            row["vi"],
            row["en"],
            row["level"],
            row["tvpl"],
        )
        assert set(field.triggers) >= set(row["triggers"])
        assert (field.scope_note is None) == (row["scope"] is None)


def test_the_29_official_types_are_there() -> None:
    types = [kind for kind in vocabulary().document_types.values() if kind.official]
    assert len(types) == 29
    assert sorted(kind.abbreviation for kind in types if kind.abbreviation) == sorted(OFFICIAL.split())
    assert {kind.name for kind in types if not kind.abbreviation} == {"công văn", "thư công"}


def test_unofficial_agreements_are_agreements() -> None:
    types = vocabulary().document_types
    names = {word for kind in types.values() if "agreement" in kind.systems for word in kind.introduced_by}
    assert {
        "biên bản ghi nhớ",
        "biên bản thỏa thuận",
        "thỏa thuận hợp tác",
        "chương trình phối hợp",
        "kết nghĩa",
    } <= names
    assert not types["BBGN"].official


def test_types_in_the_gold_are_known(shared: Path) -> None:
    known = {(kind.code, system) for kind in vocabulary().document_types.values() for system in kind.systems}
    for path in sorted((shared / "gold").glob("0*.json")):
        for row in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            assert (row["type"], row["system"]) in known


def test_roles_are_the_closed_list() -> None:
    roles = vocabulary().roles
    assert [role.name for role in roles.values() if role.scored] == ROLES
    assert {role.name for role in roles.values() if not role.scored} == {"giám sát", "kiểm tra", "hướng dẫn"}


def test_agency_types_form_trees_and_successors_exist() -> None:
    types = vocabulary().agency_types
    for kind in types.values():
        seen = {kind.slug}
        parent = kind.parent
        while parent:
            assert parent not in seen, kind.slug
            seen.add(parent)
            parent = types[parent].parent
        for step in kind.successors:
            assert step.resulting in types
            assert kind.valid_to is not None
            assert types[step.resulting].valid_at(step.date)


def test_successor_triples_agree_with_the_successions() -> None:
    types = {d.literal("ht:slug"): d for d in read(FILES).values() if d.isa("ht:AgencyType")}
    for slug, kind in vocabulary().agency_types.items():
        direct = {iri.rpartition(":")[2] for iri in types[slug].iris("ht:successorType")}
        assert direct == {step.resulting for step in kind.successors}


@pytest.mark.parametrize(
    ("slug", "date", "there"),
    [
        ("so-khdt", "2025-02-28", True),
        ("so-khdt", "2025-03-01", False),
        ("so-nnmt", "2025-02-28", False),
        ("so-nnmt", "2025-03-01", True),
        ("btg-tinh-uy", "2025-02-10", True),
        ("btgdv-tinh-uy", "2025-02-11", True),
        ("btg-tinh-uy", "2025-03-01", False),
        ("phong-tckh", "2025-06-30", True),
        ("phong-tckh", "2025-07-01", False),
    ],
)
def test_validity(slug: str, date: str, there: bool) -> None:
    assert vocabulary().agency_types[slug].valid_at(date) is there


def test_all_institutions_are_there_with_their_successors(shared: Path) -> None:
    types = vocabulary().agency_types.values()
    for row in _facts(shared, "institutions.json")["agencies"]:
        found = [kind for kind in types if row["id"] in kind.institutions]
        assert found, row["id"]
        if row["level"] != "any":
            assert any(row["level"] in kind.levels for kind in found)
        assert set(row["symbol_abbr"]) <= {symbol for kind in found for symbol in kind.symbols}, row["id"]
        if row["successors"]:
            assert len(found[0].successors) == len(row["successors"])


def test_agencies_in_the_gold_have_a_type(shared: Path) -> None:
    registry = json.loads((shared / "gold" / "registry.json").read_text(encoding="utf-8"))
    ids = [row["id"] for row in registry["entities"] if row["id"].startswith("org:") and "/" in row["id"]]
    assert len(ids) > 50
    slugs = {identifier.removeprefix("org:").partition("/")[0] for identifier in ids}
    assert slugs - vocabulary().agency_types.keys() == set()
