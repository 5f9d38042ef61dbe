from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import Agreement, Document, Lineage, PartialDate, Period
from graph.facts_json import loads
from graph.identity import identify
from tests.graph.examples import (
    AT,
    GIAP,
    TINH_UY_GIAP,
    UBND_AT,
    UBND_GIAP,
    document,
    memorandum,
    party_letter,
    plan,
    source,
)


def of(row: Document) -> str:
    """The id of a document that another one cites."""
    citing = plan("d0", number="99", date="2030-01-01", title="citing")
    return identify(source("x", [citing, row]).facts).documents[row.id]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (plan(role="referenced"), "doc:ubnd/tinh-giap/2023/12-kh-ubnd"),
        (plan(role="referenced", number="0012"), "doc:ubnd/tinh-giap/2023/12-kh-ubnd"),
        (plan(role="referenced", symbol="KH/UBND"), "doc:ubnd/tinh-giap/2023/12-kh-ubnd"),
        (plan(role="referenced", date="2023"), "doc:ubnd/tinh-giap/2023/12-kh-ubnd"),
        (plan(role="referenced", date=PartialDate()), "doc:ubnd/tinh-giap/undated/12-kh-ubnd"),
        (plan(role="referenced", issuer=()), "doc:unknown/2023/12-kh-ubnd"),
        (plan(role="referenced", issuer=("post:chu-tich-ubnd/tinh-giap",)), "doc:ubnd/tinh-giap/2023/12-kh-ubnd"),
        (party_letter(), "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu"),
        (party_letter(issuer=("org:btv-tinh-uy/tinh-giap",)), "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu"),
        (
            document("n", "referenced", system="normative", number="30", symbol="NĐ-CP", number_year="2020", issuer=()),
            "doc:30-2020-nd-cp",
        ),
        (
            document("n", "referenced", system="normative", number="15", symbol="QĐ-UBND", number_year="2021"),
            "doc:ubnd/tinh-giap/2021/15-qd-ubnd",
        ),
        (
            document("t", "referenced", title="Về việc hợp tác với tỉnh Ất", date="2022"),
            "doc:ubnd/tinh-giap/2022/kh-hop-tac-voi-tinh-at",
        ),
        (
            document("l", "referenced", system="normative", type="Luat", type_label="Luật", title="Luật Đường bộ"),
            "doc:normative/luat-duong-bo",
        ),
        (memorandum(), "doc:ghi-nho/tinh-at+tinh-giap/2023-2025"),
        (memorandum(issuer=(AT, GIAP)), "doc:ghi-nho/tinh-at+tinh-giap/2023-2025"),
        (
            memorandum(issuer=("org:btv-tinh-uy/tinh-giap", "org:ubnd/tinh-at")),
            "doc:ghi-nho/tinh-at+tinh-giap/2023-2025",
        ),
        (memorandum(period=None, date="2023-02-01"), "doc:ghi-nho/tinh-at+tinh-giap/2023-02-01"),
    ],
)
def test_keys(row: Document, expected: str) -> None:
    assert of(row) == expected


def test_held_and_cited_get_one_id() -> None:
    assert identify(source("x", [plan()]).facts).documents["d1"] == of(plan("d2", "referenced"))


def test_symbols_of_similar_types_differ() -> None:
    circular = {"type": "TT", "symbol": "TT-BTC"}
    petition = {"type": "TTr", "symbol": "TTr-BTC"}
    assert of(plan(role="referenced", **circular)) != of(plan(role="referenced", **petition))


def test_a_lost_number_leaves_issuer_type_and_title() -> None:
    lost = document("d1", title="Triển khai hợp tác với tỉnh Ất giai đoạn 2023-2025")
    ids = identify(source("x", [lost]).facts)
    assert ids.documents["d1"] == "doc:ubnd/tinh-giap/undated/kh-trien-khai-hop-tac-voi-tinh-at-giai-doan-2023-2025"
    assert ids.source == "src:ubnd/tinh-giap/undated/kh-trien-khai-hop-tac-voi-tinh-at-giai-doan-2023-2025"


def test_two_documents_that_say_nothing_of_themselves_stay_two() -> None:
    lost = document("d1", issuer=())
    first, second = (identify(source(name, [lost]).facts) for name in ("một", "hai"))
    assert first.source != second.source
    assert first == identify(source("một", [lost]).facts), "the same bytes are the same document"


def test_a_short_title_without_date_does_not_tell_two_reports_apart() -> None:
    report = document("d1", type="BC", type_label="Báo cáo", title="Báo cáo tổng kết")
    first, second = (identify(source(name, [report]).facts) for name in ("một", "hai"))
    assert first.source != second.source, "the second must not replace the first"


def test_same_number_without_issuer_stays_two() -> None:
    lost = plan(issuer=())
    first, second = (identify(source(name, [lost]).facts) for name in ("một", "hai"))
    assert first.documents["d1"] != second.documents["d1"]


def test_file_name_does_not_matter() -> None:
    assert identify(source("a", [plan()], "text").facts) == identify(source("b", [plan()], "text").facts)


def test_row_order_does_not_matter() -> None:
    rows = [plan(), memorandum(), party_letter("d3"), plan("d4", "referenced", number="8")]
    assert identify(source("x", rows, "t").facts).documents == identify(source("x", rows[::-1], "t").facts).documents


def test_an_annex_goes_with_its_document() -> None:
    annex = document("d2", "annex_missing", type="PL", type_label="Phụ lục", title="Phụ lục phân công")
    ids = identify(source("x", [plan(), annex], lineage=(Lineage("l", "d1", "d2", "kèm theo", "hasAnnex"),)).facts)
    assert ids.documents["d2"] == "doc:ubnd/tinh-giap/2023/12-kh-ubnd/annex/pl-phan-cong"


def test_what_is_named_too_vaguely_belongs_to_the_document_that_names_it() -> None:
    vague = document("d2", "referenced", type="QC", type_label="Quy chế", issuer=(), title="quy chế phối hợp")
    assert of(vague).startswith("doc:ubnd/tinh-giap/2030/99-kh-ubnd/cited/")


def test_an_agreement_and_its_document_share_the_key() -> None:
    agreement = Agreement(
        "a1", "bản ghi nhớ", (GIAP, AT), period=Period("2023", "2025"), document="d2", recorded_in="d2"
    )
    ids = identify(source("x", [plan(), memorandum()], agreements=(agreement,)).facts)
    assert ids.agreements["a1"] == "agr:ghi-nho/tinh-at+tinh-giap/2023-2025"
    assert ids.documents["d2"] == "doc:ghi-nho/tinh-at+tinh-giap/2023-2025"


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        ("Biên bản ghi nhớ hợp tác", (AT, GIAP)),
        ("bản ghi nhớ", (UBND_GIAP, UBND_AT)),
        ("Ghi nhớ hợp tác phát triển", (TINH_UY_GIAP, AT)),
    ],
)
def test_an_agreement_is_one_under_its_several_names(kind: str, parties: tuple[str, ...]) -> None:
    named = Agreement("a9", kind, parties, period=Period("2023", "2025"))
    other = identify(source("another", [plan(number="77")], agreements=(named,)).facts)
    assert other.agreements == {"a9": "agr:ghi-nho/tinh-at+tinh-giap/2023-2025"}


def test_a_twinning_made_under_a_memorandum_is_another_agreement() -> None:
    districts = ("loc:tinh-at/huyen-mot", "loc:tinh-giap/huyen-hai")
    rows = (
        Agreement("a1", "bản ghi nhớ", (GIAP, AT), document="d2", recorded_in="d2"),
        Agreement("a2", "hợp tác, kết nghĩa", districts, period=Period("2024", None), document="d2"),
    )
    ids = identify(source("x", [plan(), memorandum(period=None, date="2023-02-01")], agreements=rows).facts)
    assert ids.agreements == {
        "a1": "agr:ghi-nho/tinh-at+tinh-giap/2023-02-01",
        "a2": "agr:ket-nghia/tinh-at.huyen-mot+tinh-giap.huyen-hai/2024-open",
    }


def test_a_very_long_title_keeps_its_end() -> None:
    title = "hợp tác " * 60
    first, second = (of(document("t", "referenced", title=f"{title} năm {year}")) for year in (2014, 2015))
    assert first != second
    assert len(first) < 220


def test_ids_are_paths(shared: Path) -> None:
    for path in sorted((shared / "gold").glob("0*.json")):
        ids = identify(loads(path.read_bytes()))
        for identifier in [ids.source, *ids.documents.values(), *ids.agreements.values()]:
            assert set(identifier.partition(":")[2]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/.+~"), identifier


def test_gold(shared: Path) -> None:
    """One memorandum, one law, one programme in two files each; the plan that lost its header keeps an id."""
    by_file = {path.name[:3]: identify(loads(path.read_bytes())) for path in (shared / "gold").glob("0*.json")}
    assert by_file["000"].documents["d1"] == "doc:ubnd/tinh-lai-chau/2020/2923-kh-ubnd"
    assert by_file["000"].documents["d2"] == "doc:tinh-uy/tinh-lai-chau/2019-11-08/1126-cv-tu"
    assert by_file["004"].documents["d2"] == "doc:ubnd/tinh-lai-chau/2023/2711-kh-ubnd"
    assert by_file["004"].agreements["a1"] == "agr:ghi-nho/tinh-lai-chau+tinh-lao-cai/2023-2025"
    assert by_file["004"].documents["d4"] == by_file["002"].documents["d4"]
    assert by_file["004"].documents["d6"] == by_file["003"].documents["d6"]
