"""How references are compared with an annotated set, on sentences of our own in its form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.vnlegaltext import FILE, FLOOR, evaluate, name, read, records, restore
from graph.errors import InvalidRequest


def annotated(words: str, *references: tuple[str, str]) -> dict[str, Any]:
    """A record in the set's form; the references in order of the words."""
    values, at = [], 0
    for text, label in references:
        at = words.index(text, at)
        values.append({"value": {"start": at, "end": at + len(text), "text": text, "labels": [label]}})
        at += len(text)
    return {"data": {"value": words}, "annotations": [{"result": values}]}


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "set.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def test_words_become_a_sentence_again() -> None:
    words = 'Theo <L rel="none"> Luật Cư_trú </L> , các Điều ( 5 , 6 ) .'
    text, places = restore(words)
    assert text == "Theo Luật Cư trú, các Điều (5, 6)."
    assert len(places) == len(words) + 1
    start, end = words.index("Luật"), words.index("Cư_trú") + len("Cư_trú")
    assert text[places[start] : places[end]] == "Luật Cư trú"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("Nghị định số 7/2010/NĐ-CP ngày 3 tháng 5 năm 2010", "Nghị định số 7/2010/NĐ-CP"),
        ("Nghị định số 7/2010/NĐ-CP của Chính phủ ngày 3/5/2010", "Nghị định số 7/2010/NĐ-CP"),
        ("Thông tư số 7/2010/TT-BCA (A3)", "Thông tư số 7/2010/TT-BCA"),
        ("Luật Cư trú ngày 3 tháng 5 năm 2010", "Luật Cư trú"),
        ("Luật Cư trú số 68/2020/QH14 ngày 13/11/2020", "Luật Cư trú"),
        ("Luật số 68/2020/QH14", "Luật số 68/2020/QH14"),
        ("Bộ luật Dân sự 2015", "Bộ luật Dân sự"),
        ("Luật sửa đổi một số điều của Luật Cư trú năm 2013", "Luật sửa đổi một số điều của Luật Cư trú"),
        ("Luật Giáo dục", "Luật Giáo dục"),
    ],
)  # fmt: skip
def test_the_name_of_a_reference(span: str, expected: str) -> None:
    text = f"Theo {span} thì"
    start, end = name(text, (5, 5 + len(span)))
    assert text[start:end] == expected


def test_what_is_read_in_a_sentence() -> None:
    text = (
        "theo Điều 4 Luật Thi đua, khen thưởng, Bộ luật dân sự và Nghị định số 7/2010/NĐ-CP ngày 3/5/2010 của Chính phủ"
    )
    found = {text[start:end]: label for (start, end), label in read(text).items()}
    assert found == {
        "Luật Thi đua, khen thưởng": "L", "Bộ luật dân sự": "BL", "Nghị định số 7/2010/NĐ-CP ngày 3/5/2010": "NĐ",
    }  # fmt: skip


def test_three_ways_of_counting(tmp_path: Path) -> None:
    decree = "Nghị_định số 7/2010/NĐ-CP"
    path = written(
        tmp_path,
        annotated(f"Căn_cứ {decree} ngày 3/5/2010 ( gọi_là {decree} ) .", (decree, "NĐ")),
        annotated(
            f"Thông_tư Hướng_dẫn {decree} Căn_cứ Luật Cư_trú ngày 29/11/2006 .", ("Luật Cư_trú ngày 29/11/2006", "L")
        ),
        annotated("Theo Luật Cư_trú và quy_ước .", ("Luật Cư_trú và quy_ước", "L")),
    )
    result = evaluate(path)
    assert result.records == 3
    # One wrong cut; the repeated name and the one in the own title are not asked for.
    assert (result.named.right, result.named.wrong, result.named.missed) == (2, 1, 1)
    assert (result.place.right, result.place.wrong, result.place.missed) == (2, 3, 1)
    # The date behind the decree was not annotated, that behind the law was.
    assert (result.exact.right, result.exact.wrong, result.exact.missed) == (1, 4, 2)


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "a"}\n', encoding="utf-8")
    with pytest.raises(InvalidRequest, match=r"other\.jsonl, line 1"):
        list(records(path))


@pytest.mark.slow
def test_the_floor_is_reached(shared: Path) -> None:  # noqa: ARG001
    if not FILE.is_file():
        pytest.skip("VNLegalText is not here")
    result = evaluate()
    assert result.records > 4000
    assert result.named.f1 >= FLOOR
    assert result.place.f1 >= 0.95
    assert result.exact.f1 >= 0.91
