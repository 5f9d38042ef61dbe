"""Whole documents in the genre's layouts: every part where it stands."""

from __future__ import annotations

import itertools
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.anatomy import dissect, raw_range
from loaders.text.fold import fold
from tests.growth import is_linear
from tests.loaders.anatomy import layouts
from tests.loaders.anatomy.layouts import Reading


def test_plan() -> None:
    reading = Reading(layouts.PLAN)
    plan = reading.only
    assert (plan.kind, plan.issuers) == ("issued", ("ỦY BAN NHÂN DÂN TỈNH SƠN THỦY",))
    assert plan.number is not None
    assert (plan.number.number, plan.number.symbol, plan.number.system) == ("41", "KH-UBND", "state")
    assert reading.folded.span(plan.number.range.start, plan.number.range.end).quote == "Số: **41**/KH-UBND"
    assert plan.date is not None
    assert (reading.words(plan.place), plan.date.value) == ("Sơn Thủy", "2023-05-03")
    assert plan.type is not None
    assert (plan.type.code, reading.words(plan.type.range)) == ("KH", "KẾ HOẠCH")
    assert reading.words(plan.subject) == "Hợp tác với tỉnh Hạ Long giai đoạn 2023 - 2025"
    assert reading.all(plan.mandates) == ["Thực hiện Biên bản ghi nhớ hợp tác ngày 10/3/2023 giữa hai tỉnh"]
    body = reading.words(plan.body) or ""
    assert body.startswith("Ủy ban nhân dân tỉnh ban hành Kế hoạch")
    assert body.endswith("đôn đốc, tổng hợp./.")
    assert [(i.number, reading.words(i.heading)) for i in plan.outline] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"), ("1", "Mục đích"), ("-", "Tăng cường trao đổi kinh nghiệm"),
        ("2", "Yêu cầu"), ("II", "TỔ CHỨC THỰC HIỆN"),
    ]  # fmt: skip
    assert reading.signers() == [("TM. + KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lò Văn Sáng")]
    assert reading.recipients() == [
        "TT. Tỉnh ủy (b/c)", "UBND tỉnh Hạ Long", "Các sở, ban, ngành tỉnh", "Lưu: VT, TH3",
    ]  # fmt: skip
    assert [(r.note, r.is_filing) for r in plan.recipients] == [
        ("(b/c)", False),
        (None, False),
        (None, False),
        (None, True),
    ]
    assert plan.notes == ()


def test_letter() -> None:
    reading = Reading(layouts.LETTER)
    letter = reading.only
    assert letter.issuers == ("UBND TỈNH SƠN THỦY", "SỞ NỘI VỤ")
    assert letter.number is not None
    assert (letter.number.number, letter.number.symbol, letter.number.system) == (None, "SNV-TCBC", "state")
    assert letter.date is not None
    assert (letter.date.value, letter.date.precision) == ("2023-06", "month")
    assert letter.type is not None
    assert (letter.type.code, letter.type.range) == ("CV", None)
    assert reading.words(letter.subject) == "V/v rà soát nội dung hợp tác với Sở Nội vụ tỉnh Hạ Long"
    assert reading.all(letter.addressees) == ["Phòng Nội vụ các huyện, thành phố", "Các đơn vị thuộc Sở"]
    assert reading.all(letter.mandates) == ["Theo chỉ đạo của UBND tỉnh tại Công văn số 512/UBND-NC ngày 01/6/2023"]
    assert reading.recipients() == ["Như trên", "Giám đốc, các Phó Giám đốc Sở", "Lưu VT, TCBC"]
    assert [(r.repeats_addressees, r.is_filing) for r in letter.recipients] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert reading.signers() == [(None, None, "GIÁM ĐỐC", "Trần Thị Mây")]
    assert letter.notes == (
        "number left blank (draft, or written in by hand)", "date left blank (draft, or written in by hand)",
    )  # fmt: skip


def test_decision_from_a_table_layout() -> None:
    reading = Reading(layouts.DECISION)
    decision = reading.only
    assert decision.issuers == ("ỦY BAN NHÂN DÂN HUYỆN AN BÌNH",)
    assert decision.number is not None
    assert (decision.number.number, decision.number.symbol) == ("88", "QĐ-UBND")
    assert decision.date is not None
    assert (reading.words(decision.place), decision.date.value) == ("An Bình", "2019-09-18")
    subject = "VỀ VIỆC THÀNH LẬP BAN CHỈ ĐẠO HỢP TÁC GIỮA HUYỆN AN BÌNH VÀ HUYỆN PHÚ LỘC"
    assert reading.words(decision.subject) == subject
    assert reading.words(decision.authority) == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN BÌNH"
    assert [len(base.split(";")) for base in reading.all(decision.bases) if base] == [1, 2, 1]
    assert [i.number for i in decision.outline] == ["Điều 1", "Điều 2"]
    assert reading.words(decision.outline[0].heading) == "Thành lập Ban Chỉ đạo"
    assert reading.recipients() == ["Như Điều 2", "Ban Thi đua - Khen thưởng huyện (để b/c)", "Lưu: VT"]
    assert reading.signers() == [("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "NGUYỄN VĂN BẢO")]
    assert (reading.words(decision.tail) or "").endswith("[1] Chú thích.")


def test_scan_with_both_columns_on_one_line() -> None:
    reading = Reading(layouts.SCAN)
    directive = reading.only
    assert directive.issuers == ("ỦY BAN NHÂN DÂN TỈNH SƠN THỦY",)
    assert reading.all(directive.issuer_lines) == ["ỦY BAN NHÂN DÂN", "TỈNH SƠN THỦY"]
    assert directive.number is not None
    assert (directive.number.number, directive.number.symbol) == (None, "CT-UBND")
    assert directive.date is not None
    assert (reading.words(directive.place), directive.date.value) == ("Sơn Thủy", "2018-03")
    assert directive.type is not None
    assert directive.type.code == "CT"
    assert reading.words(directive.subject) == "Vềviệc tăng cường phối hợp với tỉnh Hạ Long"
    assert reading.recipients() == ["Thường trực Tỉnh ủy", "VPUB: CVP, PCVP, các phòng nghiên cứu", "Lưu: VT, NC"]
    assert reading.signers() == [("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Seo Páo")]


def test_party_document() -> None:
    reading = Reading(layouts.PARTY)
    plan = reading.only
    assert plan.issuers == ("TỈNH ỦY SƠN THỦY",)
    assert plan.number is not None
    assert (plan.number.number, plan.number.symbol, plan.number.system) == ("214", "KH/TU", "party")
    assert reading.words(plan.subject) == "hợp tác với Tỉnh ủy Hạ Long giai đoạn 2021 - 2025"
    assert [base and base[:20] for base in reading.all(plan.bases)] == ["Căn cứ Điều lệ Đảng", "Căn cứ Nghị quyết số"]
    assert reading.recipients() == [
        "Văn phòng Trung ương Đảng (b/c)",
        "Các huyện ủy, thành ủy",
        "Lưu Văn phòng Tỉnh ủy",
    ]
    assert reading.signers() == [("TM.", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Giàng A Chứ")]


def test_memorandum_signed_side_by_side() -> None:
    reading = Reading(layouts.MEMORANDUM)
    assert reading.only.kind == "agreement"
    assert reading.words(reading.only.subject) == "giữa Sở Công Thương tỉnh Sơn Thủy và Sở Công Thương tỉnh Hạ Long"
    assert reading.signers() == [
        ("ĐẠI DIỆN", "TỈNH SƠN THỦY", "GIÁM ĐỐC", "Hoàng Văn Nam"),
        ("ĐẠI DIỆN", "TỈNH HẠ LONG", "PHÓ GIÁM ĐỐC", "Phạm Thị Thu Hà"),
    ]


def test_press_article() -> None:
    reading = Reading(layouts.ARTICLE)
    article = reading.only
    assert article.kind == "press"
    assert article.number is None
    assert (reading.words(article.byline), reading.words(article.paper)) == ("Minh Anh", "(BST)")
    assert reading.words(article.subject) == "Hai tỉnh Sơn Thủy và Hạ Long tăng cường kết nối du lịch"


def test_lost_header_is_said() -> None:
    reading = Reading(layouts.LOST_HEADER)
    plan = reading.only
    assert plan.type is not None
    assert plan.type.code == "KH"
    subject = "Triển khai thực hiện thỏa thuận hợp tác giữa hai tỉnh Sơn Thủy và Hạ Long năm 2023"
    assert reading.words(plan.subject) == subject
    assert reading.all(plan.mandates) == [
        "Thực hiện Kế hoạch số 41/KH-UBND ngày 3/5/2023 của UBND tỉnh Sơn Thủy về việc hợp tác"
    ]
    assert reading.recipients() == ["TT. Huyện ủy; (B/c)", "Lưu VT"]
    assert plan.notes == (
        "header: issuing body lost", "header: number lost", "header: place and date lost",
    )  # fmt: skip


TEXTS = [layouts.PLAN, layouts.LETTER, layouts.DECISION, layouts.SCAN, layouts.PARTY, layouts.MEMORANDUM,
         layouts.ARTICLE, layouts.LOST_HEADER]  # fmt: skip


def test_several_documents_tile_their_file() -> None:
    text = layouts.LETTER + layouts.PLAN + layouts.DECISION
    reading = Reading(text)
    ranges = [raw_range(reading.folded, d.range) for d in reading.documents]
    second, third = len(layouts.LETTER), text.index("**ỦY BAN NHÂN DÂN\n**")
    assert ranges == [(0, second), (second, third), (third, len(text))]
    assert [d.number and d.number.symbol for d in reading.documents] == ["SNV-TCBC", "KH-UBND", "QĐ-UBND"]
    assert [len(d.signatures) for d in reading.documents] == [1, 1, 1]


def test_a_form_in_an_annex_opens_no_document() -> None:
    annex = "\nPHỤ LỤC\n(Kèm theo Kế hoạch số 41/KH-UBND)\nMẫu 01\n"
    form = f"{annex}{layouts.MOTTO}......., ngày ... tháng ... năm ......\nĐƠN ĐỀ NGHỊ\n"
    reading = Reading(layouts.PLAN + form)
    assert (reading.words(reading.only.tail) or "").endswith("ĐƠN ĐỀ NGHỊ")


@pytest.mark.parametrize("text", TEXTS)
def test_line_ends_and_composition_change_nothing(text: str) -> None:
    def words(version: str) -> list[object]:
        reading = Reading(version)
        return [
            [d.kind, d.issuers, d.notes, reading.words(d.subject), reading.words(d.body), reading.all(d.bases),
             reading.recipients(d), reading.signers(d), [i.number for i in d.outline]]
            for d in reading.documents
        ]  # fmt: skip

    assert words(text.replace("\n", "\r\n")) == words(unicodedata.normalize("NFD", text)) == words(text)


@pytest.mark.parametrize("text", ["", " \n\t", "|", "-----\n|||", "x", "\n\n12\n\n"])
def test_next_to_nothing(text: str) -> None:
    assert len(dissect(fold(text))) == 1


def pieces() -> st.SearchStrategy[str]:
    lines = sorted({line for text in TEXTS for line in text.split("\n")})
    return st.lists(st.sampled_from(lines) | st.text(max_size=12), max_size=40).map("\n".join)


def mutated() -> st.SearchStrategy[str]:
    """A document with a stretch cut out and something put there."""
    return st.builds(
        lambda text, a, b, new: text[: min(a, b) % len(text)] + new + text[max(a, b) % len(text) :],
        st.sampled_from(TEXTS), st.integers(0, 3000), st.integers(0, 3000), st.text(max_size=8),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces() | mutated() | st.text(max_size=200))
def test_any_text_is_tiled_and_every_part_lies_inside(text: str) -> None:
    folded = fold(text)
    documents = dissect(folded)
    assert documents[0].range.start == 0
    assert documents[-1].range.end == len(folded.text)
    for before, after in itertools.pairwise(documents):
        assert before.range.end == after.range.start
        assert raw_range(folded, before.range)[1] == raw_range(folded, after.range)[0]
    for document in documents:
        inside = [*document.issuer_lines, *document.addressees, *document.bases, *document.mandates]
        inside += [s.person for s in document.signatures] + [r.range for r in document.recipients]
        inside += [part for part in (document.place, document.subject, document.authority, document.byline) if part]
        for part in inside:
            assert document.range.start <= part.start < part.end <= document.range.end
            assert folded.span(part.start, part.end).quote
        for item in document.outline:
            assert (
                document.range.start <= item.range.start <= item.heading.start <= item.heading.end <= document.range.end
            )


@pytest.mark.parametrize(
    "unit", ["TM. ỦY BAN\n", "CHỦ TỊCH\n", "A\n", "Nơi nhận:\n- a;\n", "| ", "Căn cứ a;\n", "1. a\n1.1. b\n", "Số: "]
)
def test_repetition_costs_linear_work(unit: str) -> None:
    assert is_linear(lambda times: dissect(fold(unit * times)), 200)


def test_gold_parts(shared: Path) -> None:
    """Segments, numbers, dates, addressees, recipients and signers of the annotated files, to the character."""
    for path in sorted((shared / "gold").glob("00*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        folded = fold((shared / "seeds" / f"{path.stem}.txt").read_bytes().decode("utf-8"))
        documents = dissect(folded)
        assert [raw_range(folded, d.range) for d in documents] == [(s["start"], s["end"]) for s in gold["segments"]]
        rows = {d["id"]: d for d in gold["documents"]}
        for document, segment in zip(documents, gold["segments"], strict=True):
            _compare(folded, document, rows[segment["document"]], gold)


def _compare(folded, document, row, gold) -> None:  # type: ignore[no-untyped-def]
    number, date = document.number, document.date
    assert (number and number.number, number and number.symbol) == (row["number"], row["symbol"])
    assert (date and date.value, date and date.precision) == (row["date"]["value"], row["date"]["precision"])
    assert document.type.code == row["type"]
    for layer in ("addressees", "recipients"):
        wanted = [(r["evidence"]["start"], r["evidence"]["end"]) for r in gold[layer] if r["document"] == row["id"]]
        ranges = document.addressees if layer == "addressees" else [r.range for r in document.recipients]
        assert [(s.start, s.end) for s in (folded.span(r.start, r.end) for r in ranges)] == wanted
    signers = [s for s in gold["signers"] if s["document"] == row["id"]]
    assert [s.authority for s in document.signatures] == [s["authority"] for s in signers]
    for signature, signer in zip(document.signatures, signers, strict=True):
        assert signer["evidence"][-1]["quote"].endswith(signature.person.of(folded.flat))


def test_corpus_headers(shared: Path) -> None:
    """Over the unannotated documents: no crash, and the share of headers read stays where it is."""
    files = sorted((shared / "corpus" / "documents").glob("*.txt"))
    read = [dissect(fold(path.read_bytes().decode("utf-8"))) for path in files]
    assert all(d.kind == "issued" for documents in read for d in documents)
    annexes = [annex for documents in read for annex in documents[1:]]
    assert len(annexes) >= 10
    assert all(annex.issued_with and annex.subject and annex.number is None for annex in annexes)
    titled = [d[0] for d, path in zip(read, files, strict=True) if not path.name.startswith("ws_")]
    assert all(d.issuers and d.number and d.date and d.type and d.subject for d in titled)
    assert sum(bool(d.signatures) for d in titled) >= len(titled) - 9
    assert sum(bool(d.recipients) for d in titled) >= len(titled) - 2
