from __future__ import annotations

import json

import pytest

from visualizations.safe import clean_line, clean_text, json_for_script, safe_url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil",
        "https://",
        "http://[::1",
        "documents/1",
        "\u202e/x",
        "",
        None,
    ],
)
def test_links_that_lead_astray_are_dropped(url: str | None) -> None:
    assert safe_url(url) is None


def test_links_that_are_kept() -> None:
    assert safe_url("https://chinhphu.vn/a?b=c#d") == "https://chinhphu.vn/a?b=c#d"
    assert safe_url("/id/doc:1", "http://127.0.0.1:8000/") == "http://127.0.0.1:8000/id/doc:1"
    assert safe_url("/id/doc:1") == "/id/doc:1"
    assert safe_url("/id/doc:1", None) is None
    assert safe_url("#e1", None) == "#e1"


def test_json_in_a_script_element_cannot_leave_it() -> None:
    hostile = {"</script><!--": "<script>&amp;\u2028 Tân Uyên"}
    written = json_for_script(hostile)
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == hostile
    assert "Tân Uyên" in written


def test_characters_that_turn_or_hide_text_are_removed() -> None:
    assert clean_text("số \u202e07/KH\u202c-UBND\u200f\x00") == "số 07/KH-UBND"
    assert clean_text("dòng một\n\tdòng hai") == "dòng một\n\tdòng hai"
    assert clean_line("  Kế hoạch\n số  1 ") == "Kế hoạch số 1"
    vietnamese = "Ủy ban nhân dân huyện Tân Uyên, tỉnh Lai Châu: ữ ẫ ặ ỵ đ Đ ơ ư"
    assert clean_text(vietnamese) == vietnamese
