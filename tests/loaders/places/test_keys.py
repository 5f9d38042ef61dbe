"""One key for all spellings of a name."""

from __future__ import annotations

import pytest

from loaders.places.keys import marked_key, plain_key, readings, slug, slug_key, variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sa Pa", "Sapa"),
        ("Thái Hòa", "Thái Hoà"),
        ("Quy Nhơn", "Qui Nhơn"),
        ("Mỹ Hào", "Mĩ Hào"),
        ("Đắk Lắk", "Đăk Lắk"),
        ("Đak Đoa", "Đắk Đoa"),
        ("Ea H'leo", "Ea Hleo"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
        ("Đà Nẵng", "Ðà Nẵng"),
    ],
)
def test_official_spellings_have_one_key(one: str, other: str) -> None:
    assert marked_key(one) == marked_key(other)


@pytest.mark.parametrize(("one", "other"), [("Sa Pa", "Sa Pả"), ("Hà Giang", "Hà Giàng"), ("Ba Tơ", "Ba Tô")])
def test_other_names_have_other_keys_but_one_plain_key(one: str, other: str) -> None:
    assert marked_key(one) != marked_key(other)
    assert plain_key(one) == plain_key(other)


@pytest.mark.parametrize("name", ["Bà Rịa - Vũng Tàu", "Ia H'Drai", "Đắk Mil", "Quy Nhơn", "1", "Phường Đúc", "Đắc Sở"])
def test_a_slug_has_the_plain_key_of_its_name(name: str) -> None:
    assert slug_key(slug(name)) == plain_key(name)


def test_slugs_are_lower_case_letters_digits_and_hyphens() -> None:
    assert slug("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
    assert slug("M'Đrắk") == "m-drak"


@pytest.mark.parametrize(
    ("written", "kind", "bare"),
    [
        ("TP Hà Nội", "tp", "hà nội"),
        ("T.P Lai Châu", "tp", "lai châu"),
        ("TP. Hồ Chí Minh", "tp", "hồ chí minh"),
        ("TP.HCM", "tp", "hcm"),
        ("thị xã Sapa", "tx", "sapa"),
        ("tinh lao cai", "tinh", "lao cai"),
        ("Thị trấn Tân Uyên", "tt", "tân uyên"),
        ("Quận 1", "quan", "1"),
        ("Q.1", "quan", "1"),
        ("Đặc khu Lý Sơn", "dac-khu", "lý sơn"),
    ],
)
def test_a_type_word_is_taken_off(written: str, kind: str, bare: str) -> None:
    assert list(readings(written)) == [(None, written.lower()), (kind, bare)]


@pytest.mark.parametrize("name", ["Quan Sơn", "Hà Nội", "Tỉnhxyz", "Xaysomboun", "Pleiku", "Phường"])
def test_a_name_that_only_looks_like_a_type_word_stays(name: str) -> None:
    assert [kind for kind, _ in readings(name)] == [None]


def test_variants_are_folded_and_without_the_name_itself() -> None:
    assert variants("Đắk Mil") == ("Đak Mil", "Đăk Mil", "Đắc Mil")
    assert variants("Mỹ Hào") == ("Mĩ Hào",)
    assert "Qui Nhơn" in variants("Quy Nhơn")
    assert variants("Bà Rịa - Vũng Tàu") == ("Bà Rịa Vũng Tàu", "Bà Rịa-Vũng Tàu")
    assert variants("Ea H'leo") == ("Ea Hleo",)
    assert variants("Thủy Nguyên") == ()
    assert variants("Hà Nội") == ()
