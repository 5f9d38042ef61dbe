from __future__ import annotations

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import InvalidRequest
from graph.questions.fields import field_named, in_field, narrower
from ontology.vocabulary import vocabulary
from tests.graph.questions.tasked import engine_of
from tests.graph.tasked import tasked


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_of(tmp_path_factory.mktemp("fields"), [tasked()])


@pytest.mark.parametrize("name", ["du-lich", "field:du-lich", "Du lịch", "DU LICH", "tourism"])
def test_a_field_by_its_names(name: str) -> None:
    assert field_named(name) == "du-lich"


def test_no_such_field() -> None:
    with pytest.raises(InvalidRequest, match=r"“sailing” is no field; the fields are .*du-lich"):
        field_named("sailing")


def test_a_field_takes_in_those_below_it() -> None:
    top = vocabulary().fields["du-lich"].parent
    assert top is not None
    assert narrower(top) > narrower("du-lich") >= {"du-lich"}


def test_an_activity_counts_by_its_own_fields_and_the_rest_by_its_document(engine: KgliteEngine) -> None:
    rows = engine.read("MATCH (x:Activity)-[:PLANNED_IN]->(d:Document) RETURN x.id AS activity, d.id AS document")
    activity, document = rows[0]["activity"], rows[0]["document"]
    tourism = in_field(engine, "du-lich", [activity, document])
    assert tourism.has(activity, document)
    health = in_field(engine, "y-te", [activity, document])
    assert not health.has(activity, document)
    assert not health.has(None, "doc:not-asked-about")
