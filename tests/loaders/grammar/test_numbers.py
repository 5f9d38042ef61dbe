"""Document numbers in all the forms and with all the damage that documents show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.numbers import NumberMatch, find_numbers
from loaders.text.fold import fold
from tests.growth import is_linear


def numbers(text: str) -> list[NumberMatch]:
    return list(find_numbers(fold(text).text))


@pytest.mark.parametrize(
    ("text", "number", "year", "symbol", "code", "system"),
    [
        ("Số: 41/KH-UBND", "41", None, "KH-UBND", "KH", "state"),
        ("Số: **41**/KH-UBND", "41", None, "KH-UBND", "KH", "state"),
        ("Số: **503** /UBND-TH", "503", None, "UBND-TH", "CV", "letter"),
        ("Số 214-KH/TU", "214", None, "KH/TU", "KH", "party"),
        ("Số: 0124/KH-UBND", "0124", None, "KH-UBND", "KH", "state"),
        ("Kế hoạch số 41/KH-UBND ngày 1/2/2023", "41", None, "KH-UBND", "KH", "state"),
        ("Nghị định số 30/2020/NĐ-CP", "30", "2020", "NĐ-CP", "NĐ", "normative"),
        ("Luật số 64/2025/QH15", "64", "2025", "QH15", None, "normative"),
        ("theo 64/2025/QH15 thì", "64", "2025", "QH15", None, "normative"),
        ("31/2024/ QH15", "31", "2024", "QH15", None, "normative"),
        ("quyết định số 952/2006/qđ-ubnd", "952", "2006", "QĐ-UBND", "QĐ", "normative"),
        ("Nghị quyết 15-NQ/TW của", "15", None, "NQ/TW", "NQ", "party"),
        ("công văn số 260-KL / TU", "260", None, "KL/TU", "KL", "party"),
        ("Công văn số 1011/CV-TU", "1011", None, "CV-TU", "CV", "party"),
        ("Hướng dẫn số 05/HD-MTTW-BTT", "05", None, "HD-MTTW-BTT", "HD", "front"),
        ("Số: 01/QCPH/UBND-UBMTTQ", "01", None, "QCPH/UBND-UBMTTQ", "QC", "joint"),
        ("Số: 07/QCPH-MTTQ-UBND", "07", None, "QCPH-MTTQ-UBND", "QC", "joint"),
        ("Số: 02/CTHT/UBND-UBND", "02", None, "CTHT/UBND-UBND", "CTr", "joint"),
        ("Số: 03/BC-MTTQ-BTT", "03", None, "BC-MTTQ-BTT", "BC", "front"),
        ("Công văn số 9086/BNV-CTTN&BĐG ngày", "9086", None, "BNV-CTTN&BĐG", "CV", "letter"),
        ("Nghị quyết số 71/NQ -CP", "71", None, "NQ-CP", "NQ", "state"),
        ("Kế hoạch số 34/KH-\nUBND", "34", None, "KH-UBND", "KH", "state"),
        ("Quyết định số 1961/QĐUBND", "1961", None, "QĐ-UBND", "QĐ", "state"),
        ("Số: 12/QĐÐ-ƯBND", "12", None, "QĐ-UBND", "QĐ", "state"),
        ("QÐ số 7/QÐ-UBND", "7", None, "QĐ-UBND", "QĐ", "state"),
        ("Chỉ thị số 12/CT-UB", "12", None, "CT-UB", "CT", "state"),
        ("Tờ trình số357/TTr-CP", "357", None, "TTr-CP", "TTr", "state"),
        ("Quyết định số 02a/QĐ-UBND", "02a", None, "QĐ-UBND", "QĐ", "state"),
        ("Quyết định 1691 của UBND tỉnh", "1691", None, None, None, "state"),
        ("Nghị quyết số 13 ngày 1/2/2023", "13", None, None, None, "state"),
        ("Nghị định 88/CP ngày", "88", None, "CP", "CV", "letter"),
        ("Luật Dược số 34/2005-QH11", "34", "2005", "QH11", None, "normative"),
        ("Thông tư số …/2016/TT-BCT", None, "2016", "TT-BCT", "TT", "normative"),
        ("Nghị định số/2016/NĐ-CP", None, "2016", "NĐ-CP", "NĐ", "normative"),
        ("Thông tư số 43 TC/QLCS ngày 31/7/1996", "43", None, "TC/QLCS", None, "joint"),
        ("Quyết định 1141 TC/QĐ/CĐKT", "1141", None, "TC/QĐ/CĐKT", None, "joint"),
        ("Số 12 KH/TU", "12", None, "KH/TU", "KH", "party"),
        ("theo Điều 8 Nghị định 54 để xử phạt", "54", None, None, None, "state"),
        ("Số: /KH-UBND", None, None, "KH-UBND", "KH", "state"),
        ("Số:            /KH-UBND", None, None, "KH-UBND", "KH", "state"),
        ("Số: ......./KH-UBND", None, None, "KH-UBND", "KH", "state"),
        ("Số      -KH/TU", None, None, "KH/TU", "KH", "party"),
        ("Số:04+ /CT-UBND", None, None, "CT-UBND", "CT", "state"),
        ("Số: Ó #ˆ /CT-UBND", None, None, "CT-UBND", "CT", "state"),
        ("Tờ trình số     /TTr-SNV ngày     tháng 3", None, None, "TTr-SNV", "TTr", "state"),
    ],
)
def test_forms(
    text: str, number: str | None, year: str | None, symbol: str | None, code: str | None, system: str
) -> None:
    (found,) = numbers(text)
    assert (found.number, found.year, found.symbol, found.type, found.system) == (number, year, symbol, code, system)


@pytest.mark.parametrize(
    "text",
    [
        "trực 24/24 giờ, 7/7 ngày",
        "tỷ lệ 1/2, 3/4 số hộ",
        "ngày 12/5/2023, năm 2020-2025",
        "Kế hoạch 5 năm 2011-2015",
        "Kế hoạch 05 năm 2021 - 2025",
        "đạt 120 tấn/ha, 15 triệu đồng/người",
        "tăng 12% so với năm 2019; số 3 là",
        "các số liệu 100/200",
        "02 bản/TP",
        "theo mẫu số 09/KK-TNCN và Biểu số 01B/BC-UBND",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert numbers(text) == []


def test_several_numbers_under_one_word_and_date() -> None:
    text = "các Công văn số 12/UBND-TH, 13/UBND-KT và 14/SNV-VP ngày 18.9.2020"
    assert [n.key for n in numbers(text)] == ["12/UBND-TH", "13/UBND-KT", "14/SNV-VP"]


def test_numbers_that_share_one_symbol() -> None:
    text = "các Quyết định số 12, 13 và 14/QĐ-UBND ngày 1/2/2020"
    found = numbers(text)
    assert [n.key for n in found] == ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"]
    assert [text[n.start : n.end] for n in found] == ["12", "13", "14/QĐ-UBND"]


def test_a_list_by_dashes_below_is_not_part_of_the_symbol() -> None:
    text = "Kế hoạch số 12/KH-UBND - UBND tỉnh\n- UBND huyện; Công văn số 3/UBND-TH\n- Lưu: VT"
    assert [n.symbol for n in numbers(text)] == ["KH-UBND", "UBND-TH"]


def test_range_starts_at_the_figure_and_lead_at_the_word() -> None:
    text = "theo Kế hoạch số 41/KH-UBND."
    (found,) = numbers(text)
    assert text[found.start : found.end] == "41/KH-UBND"
    assert text[found.lead : found.end] == "số 41/KH-UBND"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Số: 041/KH-UBND", "41/KH-UBND"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("15-NQ/TW", "15-NQ/TW"),
        ("số 1011/CV-TU", "1011/CV-TU"),
        ("Số: /KH-UBND", "?/KH-UBND"),
        ("Quyết định 1691.", "1691"),
    ],
)
def test_key(text: str, key: str) -> None:
    assert numbers(text)[0].key == key


PIECES = st.sampled_from(
    [
        "Số: ",
        "số",
        "12",
        "/",
        "-",
        " ",
        "\n",
        "KH",
        "UBND",
        "TU",
        "QĐ",
        "2020",
        "NĐ-CP",
        "Quyết định ",
        ".",
        "…",
        "a",
        "1",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_ordered_matches_inside_it(text: str) -> None:
    position = 0
    for found in find_numbers(text):
        assert position <= found.lead <= found.start < found.end <= len(text)
        assert found.number is None or re.fullmatch(r"\d{1,6}[a-zA-Z]?", found.number)
        assert found.symbol is None or not re.search(r"\s", found.symbol)
        position = found.end


@pytest.mark.parametrize("unit", ["Số: ", "12/KH-", "1", "-A", "số 1/A ", "Quyết định 1"])
def test_repetition_costs_linear_work(unit: str) -> None:
    assert is_linear(lambda times: list(find_numbers(unit * times)), 200)


def test_numbers_of_a_public_annotated_set_are_found(shared: Path) -> None:
    """Share of the annotated references with a number whose number is found within them (VNLegalText, validation)."""
    import json

    found = wanted = 0
    path = shared / "corpus" / "vnlegaltext" / "vnlegaltext_val.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["data"]["value"].replace("_", " ")
        starts = [number.start for number in find_numbers(text)]
        for annotation in row["annotations"][0]["result"]:
            start, end = annotation["value"]["start"], annotation["value"]["end"]
            if re.search(r"\d\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]", text[start:end]):
                wanted += 1
                found += any(start <= at < end for at in starts)
    assert wanted > 3000
    assert found / wanted > 0.99


def test_gold_numbers_are_found_where_they_stand(shared: Path) -> None:
    import json

    missed = []
    for path in sorted((shared / "gold").glob("00*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = (shared / "seeds" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        found = {(n.number or "", n.year, n.symbol) for n in find_numbers(fold(raw).text)}
        for document in gold["documents"]:
            wanted = (document.get("number") or "", document.get("number_year"), document.get("symbol"))
            if document.get("symbol") and wanted not in found:
                missed.append((path.stem, wanted))
    assert missed == []
