from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import InvalidRequest, NotFound
from graph.questions.responsibilities import Responsibility, responsibilities, role_named
from tests.graph.examples import UBND_GIAP
from tests.graph.questions.tasked import engine_of, engine_of_gold
from tests.graph.tasked import (
    HEAD,
    SECTORS,
    SO_TAI_CHINH,
    SO_Y_TE,
    TEXT,
    TWO_DISTRICTS,
    UBND_SUU,
    UBND_TY,
    replacing,
    tasked,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_of(tmp_path_factory.mktemp("responsibilities"), [tasked()])


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> KgliteEngine:
    return engine_of_gold(tmp_path_factory.mktemp("gold"), shared)


def summary(found: tuple[Responsibility, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.role, one.holder.how, one.holder.id) for one in found]


def test_own_roles_those_of_the_head_and_those_of_its_group(engine: KgliteEngine) -> None:
    assert summary(responsibilities(engine, SO_Y_TE)) == [
        ("role", "chủ trì", "itself", SO_Y_TE),
        ("role", "phối hợp", "open-group", SECTORS),
        ("role", "tham mưu", "itself", SO_Y_TE),
        ("report", "báo cáo", "open-group", SECTORS),
        ("report", "báo cáo", "post", HEAD),
    ]


def test_a_row_has_the_passage_and_the_english_role(engine: KgliteEngine) -> None:
    leads = responsibilities(engine, SO_Y_TE)[0]
    assert (leads.role_en, leads.task, leads.document.name) == ("lead", "tham mưu UBND tỉnh", "Kế hoạch 12/KH-UBND")
    (passage,) = leads.passages
    assert TEXT[passage.start : passage.end] == passage.quote == "Giao Sở Y tế chủ trì, tham mưu"
    assert (leads.document.period_start, leads.document.period_end) == ("2023", "2025")


def test_a_report_has_its_deadline_and_way_and_is_no_surer_than_the_membership(engine: KgliteEngine) -> None:
    report = responsibilities(engine, SO_Y_TE, role="báo cáo")[0]
    assert report.deadline.raw == "trước ngày 25/11 hằng năm"
    assert report.deadline.inclusive is False
    assert [body.id for body in report.recipients.to] == [UBND_GIAP]
    assert [body.id for body in report.recipients.via] == [SO_TAI_CHINH]
    assert report.confidence == 0.8


def test_a_role_in_an_activity_takes_its_time(engine: KgliteEngine) -> None:
    directs = responsibilities(engine, SO_TAI_CHINH)[0]
    assert directs.role == "chỉ đạo"
    assert directs.activity is not None
    assert (directs.activity.kind, directs.activity.heading) == ("tổ chức hội chợ", "Kinh tế › Du lịch")
    assert (directs.deadline.kind, directs.deadline.value) == ("date", "2024-04")


def test_only_named_members_belong_to_a_group_that_names_them(engine: KgliteEngine) -> None:
    assert [one.task for one in responsibilities(engine, UBND_TY)] == ["xây dựng báo cáo"]
    assert responsibilities(engine, UBND_SUU) == ()


@pytest.mark.parametrize("role", ["chủ trì", "chu-tri", "lead", "Cơ quan chủ trì"])
def test_one_role_by_any_of_its_names(engine: KgliteEngine, role: str) -> None:
    assert {one.role for one in responsibilities(engine, SO_Y_TE, role=role)} == {"chủ trì"}
    assert role_named(role) == "chủ trì"


def test_wrong_names(engine: KgliteEngine) -> None:
    with pytest.raises(InvalidRequest, match=r"“boss” is no role; the roles are .*chủ trì"):
        responsibilities(engine, SO_Y_TE, role="boss")
    with pytest.raises(NotFound):
        responsibilities(engine, "org:so-x/tinh-giap")


@pytest.mark.parametrize(("day", "count"), [("2023-05-03", 0), ("2023-05-04", 5), ("2025-12-31", 5), ("2026-01-01", 0)])
def test_as_of_is_from_the_date_to_the_end_of_the_period(engine: KgliteEngine, day: str, count: int) -> None:
    assert len(responsibilities(engine, SO_Y_TE, date.fromisoformat(day))) == count


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_replaced_says_so_and_ends(tmp_path: Path, turned: bool) -> None:
    examples = [tasked(), replacing()]
    engine = engine_of(tmp_path, reversed(examples) if turned else examples)
    found = responsibilities(engine, SO_Y_TE)
    assert len(found) == 5
    assert {body.name for one in found for body in one.document.superseded_by} == {"Kế hoạch 1/KH-UBND"}
    assert len(responsibilities(engine, SO_Y_TE, date(2025, 1, 1))) == 5
    assert responsibilities(engine, SO_Y_TE, date(2025, 1, 2)) == ()


def test_gold_the_standing_agency_of_lai_chau(gold: KgliteEngine) -> None:
    found = responsibilities(gold, "org:so-khdt/tinh-lai-chau", date(2021, 6, 1))
    own = {one.role for one in found if one.holder.how == "itself"}
    assert own == {"thường trực", "đôn đốc", "chủ trì", "tham mưu", "tổng hợp", "báo cáo"}
    (report,) = (one for one in found if one.kind == "report" and one.holder.how == "itself")
    assert [body.id for body in report.recipients.to] == ["org:ubnd/tinh-lai-chau"]
    assert all(one.passages and one.passages[0].quote for one in found)


def test_gold_districts_named_in_a_group_must_report(gold: KgliteEngine) -> None:
    reports = responsibilities(gold, "org:ubnd/tinh-lai-chau/huyen-tan-uyen", role="report")
    named = {(one.holder.how, one.deadline.value) for one in reports if one.deadline.value}
    assert named == {("member", "2014-12-31")}
    assert TWO_DISTRICTS not in {one.holder.id for one in reports}


def test_gold_scoped_roles(gold: KgliteEngine) -> None:
    found = responsibilities(gold, "org:vp-hdnd-ubnd/tinh-quang-ngai/huyen-ba-to", role="tham mưu")
    assert [(one.activity.kind, one.deadline.value) for one in found if one.activity] == [
        ("tham quan, học tập kinh nghiệm", "2024-04"),
        ("phối hợp, chia sẻ thông tin, kinh nghiệm", None),
    ]


def test_gold_nobody_reports_to_itself(gold: KgliteEngine) -> None:
    """Sở Kế hoạch và Đầu tư is a sở, and what the sở report it receives."""
    unit = "org:so-khdt/tinh-lai-chau"
    assert all(unit not in {body.id for body in one.recipients.to} for one in responsibilities(gold, unit))
    assert any(
        unit in {body.id for body in one.recipients.to} for one in responsibilities(gold, "org:so-y-te/tinh-lai-chau")
    )
