"""Numbers with their units in running text, whatever marks and words they are written with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.quantities import Quantity, find_quantities, quantity_of, read_number, read_unit
from tests.growth import is_linear
from tests.loaders.grammar.test_numerals import in_words


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


def told(found: Quantity) -> tuple[float, str | None]:
    """The value, exact below 2^53, and the unit: the code of a currency, else the name."""
    return float(found.value), (found.unit.currency or found.unit.name) if found.unit else None


def ends(found: Quantity) -> tuple[float, float | None]:
    return float(found.value), None if found.maximum is None else float(found.maximum)


def thousands(value: int, mark: str = ".") -> str:
    return f"{value:,}".replace(",", mark)


@given(st.integers(100, 10**14), st.sampled_from(["đồng", "VNĐ", "VND"]))
def test_dong_in_full(value: int, unit: str) -> None:
    found = only(f"Kinh phí {thousands(value)} {unit}.")
    assert told(found) == (value, "VND")


@given(st.integers(1, 999_999), st.integers(1, 99), st.sampled_from([("triệu", 6), ("tỷ", 9), ("nghìn tỷ", 12)]))
def test_decimals_with_a_scale(whole: int, cents: int, scale: tuple[str, int]) -> None:
    word, zeros = scale
    found = only(f"tổng mức đầu tư {thousands(whole)},{cents:02d} {word} đồng")
    assert found.value == Decimal(f"{whole}.{cents:02d}") * 10**zeros


@given(st.integers(1000, 10**9 - 1).map(lambda value: value * 1000))
def test_sums_in_words_behind_the_digits_are_one(value: int) -> None:
    found = only(f"{thousands(value)} đồng (Bằng chữ: {in_words(value).capitalize()} đồng)")
    assert found.value == found.words == value


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from([" - ", "-", " đến "]))
def test_ranges_share_scale_and_unit(low: int, more: int, to: str) -> None:
    found = only(f"từ {low}{to}{low + more} tỷ đồng")
    assert ends(found) == (low * 10**9, (low + more) * 10**9)


@given(st.integers(0, 10**7), st.sampled_from(["ha", "tấn", "người", "lượt khách", "%", "km"]))
def test_counts_and_measures(value: int, unit: str) -> None:
    found = only(f"đạt {thousands(value)} {unit}")
    assert told(found) == (value, unit)


@given(st.text(alphabet="0123456789.,-%/ đồngtỷ riệu()", max_size=60))
def test_any_text_is_read_in_order_and_within_bounds(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.number < found.unit_end <= found.end <= len(text)
        assert found.start <= found.number
        end = found.end


@pytest.mark.parametrize(
    ("text", "value", "maximum", "currency"),
    [
        ("2.5 tỷ đồng", 2_500_000_000, None, "VND"),
        ("339,477 triệu đồng", 339_477_000, None, "VND"),
        ("1,250,000 VNĐ", 1_250_000, None, "VND"),
        ("500,000 đồng", 500_000, None, "VND"),
        ("3 tr.đ", 3_000_000, None, "VND"),
        ("40trđ", 40_000_000, None, "VND"),
        ("2 tỷ 500 triệu đồng", 2_500_000_000, None, "VND"),
        ("2 tỷ rưỡi đồng", 2_500_000_000, None, "VND"),
        ("12 nghìn tỷ đồng", 12_000_000_000_000, None, "VND"),
        ("từ 20 triệu đồng đến 1 tỷ đồng", 20_000_000, 1_000_000_000, "VND"),
        ("hai tỷ năm trăm triệu đồng", 2_500_000_000, None, "VND"),
        ("USD 2,5 triệu", 2_500_000, None, "USD"),
        ("2 triệu USD", 2_000_000, None, "USD"),
        ("$750", 750, None, "USD"),
        ("1.219,11 triệu USD", 1_219_110_000, None, "USD"),
        ("30 triệu nhân dân tệ", 30_000_000, None, "CNY"),
    ],
)
def test_money(text: str, value: int, maximum: int | None, currency: str) -> None:
    found = only(text)
    assert (ends(found), told(found)[1]) == ((value, maximum), currency)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("khoảng 12 tỷ đồng", "about"),
        ("dự kiến 12 tỷ đồng", "about"),
        ("tối thiểu 12 tỷ đồng", "at least"),
        ("ít nhất 12 mô hình", "at least"),
        ("12 tỷ đồng trở lên", "at least"),
        ("không quá 12 tỷ đồng", "at most"),
        ("tối đa 12 tỷ đồng", "at most"),
        ("trên 12 tỷ đồng", "more than"),
        ("hơn 12.000 người", "more than"),
        ("dưới 3%", "less than"),
        ("đạt 12 tỷ đồng", "exact"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("25.000 đồng/người/ngày", "người/ngày"),
        ("400.000 đồng / tháng / người theo", "tháng/người"),
        ("01 tỷ đồng/01 đơn vị tài sản (trừ", "đơn vị tài sản"),
        ("500.000 lượt khách mỗi năm", "năm"),
        ("5 ha", None),
    ],
)
def test_what_it_is_counted_by(text: str, per: str | None) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    "text",
    [
        "khoản 3 Điều 1 và điểm 2 mục 5",
        "Quyết định số 12/QĐ-UBND",
        "ngày 15/3/2024 xã họp",
        "năm 2025 xã tổ chức",
        "8 đồng chí phát biểu, 5 đồng bào",
        "lãnh đạo 7 tỉnh",
        "2. Người đứng đầu",
        "Dự án 1, Dự án 2 Chương trình",
        "chọn 02 trường hợp",
        "quận 5 phường",
        "tỷ lệ 5 tỷ lệ",
        "QL4D ha",
        "điểm c, đ khoản 3 đ)",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_a_scale_alone_has_no_unit() -> None:
    found = only("hỗ trợ 300 triệu cho xã")
    assert told(found) == (300_000_000, None)
    assert found.end == len("hỗ trợ 300 triệu")


def test_marks_by_form() -> None:
    assert read_number("1.250.000") == 1_250_000
    assert read_number("12.400") == 12_400
    assert read_number("12,400") == Decimal("12.4")
    assert read_number("12,400", whole=True) == 12_400
    assert read_number("0.250") == Decimal("0.25")
    assert read_number("1,219.11") == Decimal("1219.11")


def test_units_named_apart() -> None:
    found = quantity_of("1.250", "triệu đồng")
    assert found
    assert told(found) == (1_250_000_000, "VND")
    fee = quantity_of("20.000", "đồng/lượt/khách")
    assert fee
    assert (told(fee), fee.per) == ((20_000, "VND"), "lượt/khách")
    assert read_unit("Mô hình")
    assert read_unit("%")
    assert not read_unit("nội dung khác")


def test_time_grows_with_length_only() -> None:
    text = "Đạt 12,5 tỷ đồng, tăng 10% so với năm 2020; hai tỷ đồng cho 500 hộ; "
    assert is_linear(lambda size: list(find_quantities(text * size)), 40)
