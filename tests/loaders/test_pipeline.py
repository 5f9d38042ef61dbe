"""The pipeline on texts of our own, and its accuracy on the real documents where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy.gold import FLOORS, MACRO, SETS, measure
from benchmarks.accuracy.scoring import macro
from graph.errors import UnreadableSource
from graph.facts import Span
from graph.facts_json import dumps, loads
from loaders.pipeline import extract, read_file
from loaders.source import Source
from tests.loaders.extraction.examples import TWINNING, facts_of, plan


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, float]:
    table = measure(next(gold for gold in SETS if gold.answers == shared / "gold"))
    return {**{name: tally.f1 for name, tally in table.items()}, MACRO: macro(table)}


@pytest.mark.parametrize("layer", FLOORS)
def test_each_layer_reaches_its_floor(scores: dict[str, float], layer: str) -> None:
    assert scores[layer] >= FLOORS[layer]


def test_a_file_is_read_with_its_source(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TWINNING, encoding="utf-8")
    source, facts = read_file(path)
    assert (facts.seed.file, facts.seed.sha256, facts.seed.chars) == ("plan.txt", source.sha256, len(source.text))
    assert facts.segments[0].end == len(TWINNING)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    with pytest.raises(UnreadableSource, match=r"empty\.txt"):
        read_file(path)


def test_reading_twice_gives_the_same_and_goes_through_json() -> None:
    facts = extract(Source("a.txt", TWINNING, "0" * 64))
    assert facts == extract(Source("a.txt", TWINNING, "0" * 64))
    assert loads(dumps(facts)) == facts


def test_every_passage_is_where_it_says() -> None:
    facts = facts_of(TWINNING)
    spans: list[Span] = [span for row in facts.documents for span in row.evidence]
    spans += [span for row in facts.lineage for span in row.evidence]
    spans += [span for row in facts.agreements for span in row.evidence]
    spans += [span for row in facts.cooperations for span in row.evidence]
    assert spans
    assert all(TWINNING[span.start : span.end] == span.quote for span in spans)


def test_every_id_of_a_row_is_defined() -> None:
    facts = facts_of(TWINNING)
    defined = {entity.id for entity in facts.entities}
    used = {party for row in facts.cooperations for party in row.pair} | {row.person for row in facts.signers}
    assert used <= defined


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Xin chào.", "Nguyễn Văn A", "Số:", "12/KH-UBND", "giữa và với", "Kính gửi:"]
)
def test_a_text_outside_the_genre_invents_nothing(text: str) -> None:
    facts = extract(Source("a.txt", text, "0" * 64))
    assert [*facts.agreements, *facts.cooperations, *facts.addressees, *facts.signers] == []


def test_a_plain_plan_gives_header_signer_and_recipients_only() -> None:
    facts = plan("1. Các sở, ngành thực hiện theo chức năng, nhiệm vụ.")
    assert [row.role for row in facts.documents] == ["self"]
    assert (len(facts.signers), len(facts.recipients)) == (1, 2)
    assert [*facts.lineage, *facts.agreements, *facts.cooperations, *facts.warnings] == []


def test_a_lost_header_is_told_with_what_was_inferred() -> None:
    text = (
        "Yên Bái, ngày 20 tháng 12 năm 2022\n\nKẾ HOẠCH\nPhát triển du lịch\n\nUBND tỉnh ban hành Kế hoạch như sau:\n"
    )
    (lost, *_) = facts_of(text).warnings
    assert lost.startswith("header: issuing body lost; taken to be org:ubnd/tinh-yen-bai (")


def test_what_two_sides_sign_lacks_no_header() -> None:
    assert not facts_of(TWINNING).warnings


def test_a_press_article_is_no_warning() -> None:
    article = (
        "Vùng cam được giá\n\nMinh Anh\n09/09/2022 07:30\n\nBaophutho - Sáng 08/9/2022, nông dân vui vì cam được giá.\n"
    )
    assert not facts_of(article).warnings


def test_a_text_outside_the_genre_has_no_header_to_lose() -> None:
    assert facts_of("Danh sách món ăn\n\n1. Phở bò\n2. Bún chả\n").warnings == (
        "no administrative document: neither issuing body nor number nor signature",
    )
