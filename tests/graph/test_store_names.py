"""What people type, and what they search for."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import Ambiguous, NotFound
from graph.store import Store
from tests.graph.examples import GIAP, connected, plan, source
from tests.graph.filling import filled

PLAN = "doc:ubnd/tinh-giap/2023/12-kh-ubnd"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("library") / "data", connected())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (PLAN, PLAN),
        ("ubnd/tinh-giap/2023/12-kh-ubnd", PLAN),
        ("21/KH-UBND", "doc:ubnd/tinh-giap/2023/21-kh-ubnd"),
        ("số 021/KH-UBND", "doc:ubnd/tinh-giap/2023/21-kh-ubnd"),
        ("Kế hoạch 21/KH-UBND", "doc:ubnd/tinh-giap/2023/21-kh-ubnd"),
        ("ke hoach phoi hop", "doc:ubnd/tinh-giap/2023/21-kh-ubnd"),
        ("77-CV/TU", "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu"),
        ("77-cv/tu", "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu"),
        ("12/KH-UBND 2022", "doc:ubnd/tinh-giap/2022/12-kh-ubnd"),
        ("12/KH-UBND Giáp, 2023", PLAN),
        ("tỉnh Giáp", GIAP),
        ("TỈNH GIÁP", GIAP),
        ("Giáp", GIAP),
        ("tinh giap", GIAP),
        ("giap", GIAP),
        ("UBND tỉnh Giáp", "org:ubnd/tinh-giap"),
        ("Lê Văn Một", "per:le-van-mot/tinh-giap"),
    ],
)
def test_what_a_person_types(library: Path, typed: str, expected: str) -> None:
    with Store.open(library) as store:
        assert store.resolve(typed) == expected


def test_names_that_are_not_clear(library: Path) -> None:
    with Store.open(library) as store:
        with pytest.raises(Ambiguous) as caught:
            store.resolve("12/KH-UBND")
        assert caught.value.candidates[0] == PLAN, "the held one first"
        for typed in ("999/KH-UBND", "tỉnh Không", "", "  "):
            with pytest.raises(NotFound):
                store.resolve(typed)


def test_diacritics_decide_where_they_are_typed(tmp_path: Path) -> None:
    rows = [
        plan(),
        plan("d2", "referenced", number="2", title="Kế hoạch Hoà"),
        plan("d3", "referenced", number="3", title="Kế hoạch Hoa"),
    ]
    with Store.open(filled(tmp_path / "data", [source("x", rows)])) as store:
        assert store.resolve("kế hoạch hoà").endswith("/2-kh-ubnd")
        assert store.resolve("kế hoạch hoa").endswith("/3-kh-ubnd")
        with pytest.raises(Ambiguous):
            store.resolve("ke hoach hoa.")


def test_search(library: Path) -> None:
    with Store.open(library) as store:
        assert store.search("bien ban ghi nho")[0].label in ("Document", "Agreement")
        assert store.search("tỉnh giáp", kinds=["Province"])[0].id == GIAP
        assert {hit.label for hit in store.search("giáp", kinds=["Agency"])} == {"Agency"}
        found = [hit for hit in store.search("hop tac giua tinh giap", kinds=["Document"]) if hit.found_in == "text"]
        assert found
        for hit in found:
            assert store.source_text(hit.source)[hit.start :].startswith("hợp tác giữa tỉnh Giáp")
            assert "hợp tác giữa tỉnh Giáp" in hit.quote
        assert len(store.search("tinh", limit=3)) == 3
        for text in ("", '"', "AND OR", 'x" OR "y', "*", "không có từ này"):
            assert store.search(text) == ()
