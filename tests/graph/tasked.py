"""Two plans of one province that give tasks: the second replaces the first."""

from __future__ import annotations

from graph.facts import (
    Activity,
    Deadline,
    Duty,
    Entity,
    Heading,
    Lineage,
    RoleAssignment,
    When,
)
from tests.graph.examples import GIAP, PLACES, UBND_GIAP, Example, plan, source, span

SO_Y_TE, SO_TAI_CHINH = "org:so-y-te/tinh-giap", "org:so-tai-chinh/tinh-giap"
TY, SUU = "loc:tinh-giap/huyen-ty", "loc:tinh-giap/huyen-suu"
UBND_TY, UBND_SUU = "org:ubnd/tinh-giap/huyen-ty", "org:ubnd/tinh-giap/huyen-suu"
SECTORS, TWO_DISTRICTS = "grp:so-ban-nganh/tinh-giap", "grp:ubnd-2-huyen/tinh-giap"
HEAD = "post:giam-doc-so-y-te/tinh-giap"
ENTITIES = (
    *PLACES,
    Entity(TY, "huyện Tý", "huyen", "huyen", parent=GIAP),
    Entity(SUU, "huyện Sửu", "huyen", "huyen", parent=GIAP),
    Entity(UBND_TY, "UBND huyện Tý", "ubnd", "huyen", "state", locality=TY),
    Entity(UBND_SUU, "Ủy ban nhân dân huyện Sửu", "ubnd", "huyen", "state", locality=SUU),
    Entity(SO_Y_TE, "Sở Y tế tỉnh Giáp", "so-y-te", "tinh", "state", locality=GIAP),
    Entity(SO_TAI_CHINH, "Sở Tài chính tỉnh Giáp", "so-tai-chinh", "tinh", "state", locality=GIAP),
    Entity(HEAD, "Giám đốc Sở Y tế", "post", parent=SO_Y_TE),
    Entity(SECTORS, "các sở, ban, ngành tỉnh Giáp", "group", locality=GIAP),
    Entity(TWO_DISTRICTS, "UBND hai huyện", "group", locality=GIAP, members=(UBND_TY,)),
)
TEXT = (
    "KẾ HOẠCH\n"
    "1. Giao Sở Y tế chủ trì, tham mưu UBND tỉnh.\n"
    "2. Các sở, ban, ngành phối hợp\nthực hiện.\n"
    "3. Du lịch: UBND các huyện tổ chức **hội chợ** trong tháng 4 năm 2024.\n"
    "4. Các sở, ban, ngành báo cáo UBND tỉnh qua Sở Tài chính trước ngày 25/11 hằng năm.\n"
    "5. Giám đốc Sở Y tế báo cáo khi có yêu cầu.\n"
    "6. Xây dựng báo cáo trước ngày 15/6/2023.\n"
)
YEARLY = Deadline(
    "trước ngày 25/11 hằng năm", "recurring", rule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", inclusive=False
)


def tasked() -> Example:
    """A plan of 2023–2025 with a row of every kind."""
    leads, together = span(TEXT, "Giao Sở Y tế chủ trì, tham mưu"), span(TEXT, "Các sở, ban, ngành phối hợp\nthực hiện")
    fair, often = span(TEXT, "hội chợ** trong tháng 4"), span(TEXT, "Các sở, ban, ngành báo cáo UBND tỉnh")
    return source(
        "tasked",
        [plan(period="2023-2025")],
        TEXT,
        entities=ENTITIES,
        fields=(
            Heading("f1", "Kinh tế", "I", None, ("kt-xh",), "d1", evidence=(fair,)),
            Heading("f2", "Du lịch", "1", "f1", ("du-lich",), "d1", evidence=(fair,)),
        ),
        activities=(
            Activity(
                "x1",
                "d1",
                "f2",
                ("du-lich",),
                "tổ chức hội chợ",
                fair,
                (TWO_DISTRICTS,),
                ("loc:tinh-at",),
                (TY,),
                When("2024-04", raw="tháng 4 năm 2024"),
            ),
        ),
        roles=(
            RoleAssignment("r1", "d1", (SO_Y_TE,), "chủ trì", "tham mưu UBND tỉnh", evidence=(leads,)),
            RoleAssignment("r2", "d1", (SO_Y_TE,), "tham mưu", "tham mưu UBND tỉnh", evidence=(leads,)),
            RoleAssignment("r3", "d1", (SECTORS,), "phối hợp", "phối hợp thực hiện", evidence=(together,)),
            RoleAssignment("r4", "d1", (SO_TAI_CHINH,), "chỉ đạo", "hội chợ", scope="x1", evidence=(fair,)),
            RoleAssignment("r5", "d1", (SECTORS,), "báo cáo", "báo cáo UBND tỉnh", confidence=0.7, evidence=(often,)),
        ),
        reporting=(
            Duty(
                "p1", "d1", (SECTORS,), (UBND_GIAP,), "báo cáo kết quả", "hằng năm", YEARLY, (SO_TAI_CHINH,),
                evidence=(often,),
            ),
            Duty(
                "p2", "d1", (HEAD,), (), "báo cáo", "khi có yêu cầu", Deadline("khi có yêu cầu", "on_request"),
                evidence=(span(TEXT, "Giám đốc Sở Y tế báo cáo"),),
            ),
            Duty(
                "p3", "d1", (UBND_TY,), (UBND_GIAP,), "xây dựng báo cáo", "một lần",
                Deadline("trước ngày 15/6/2023", "date", "2023-06-15", inclusive=False),
                evidence=(span(TEXT, "Xây dựng báo cáo"),),
            ),
        ),
    )  # fmt: skip


def replacing() -> Example:
    """A plan of 2 January 2025 that takes the place of the first."""
    return source(
        "replacing",
        [plan(number="1", year="2025", date="2025-01-02"), plan("d2", "referenced")],
        entities=ENTITIES,
        lineage=(Lineage("l1", "d1", "d2", "thay thế", "replaces"),),
    )
