"""Shorthand of lists of recipients: offices, standing bodies, and agencies whose kind stands once."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, meaning, names

MAI_CHAU = "tinh-hoa-binh/huyen-mai-chau"


@pytest.mark.parametrize(
    ("line", "words", "entities"),
    [
        ("- VPUB: CVP, PCVP, KTTH;", "VPUB", ("org:vp-ubnd/tinh-son-la",)),
        ("- LĐVP UBND tỉnh;", "LĐVP UBND tỉnh", ("org:vp-ubnd/tinh-son-la",)),
        ("- LĐVP, các phòng;", "LĐVP", ("org:vp-ubnd/tinh-son-la",)),
        (
            "- CVP, các PCVP UBND tỉnh;", "CVP, các PCVP UBND tỉnh",
            ("post:chanh-vp-ubnd/tinh-son-la", "post:pho-chanh-vp-ubnd/tinh-son-la"),
        ),
        (
            "- Chánh, các PCVP UBND tỉnh;", "Chánh, các PCVP UBND tỉnh",
            ("post:chanh-vp-ubnd/tinh-son-la", "post:pho-chanh-vp-ubnd/tinh-son-la"),
        ),
        (
            "- TTUB: CT, các PCT;", "TTUB: CT, các PCT",
            ("post:chu-tich-ubnd/tinh-son-la", "post:pct-ubnd/tinh-son-la"),
        ),
        (
            "- Chủ tịch, các Phó CT UBND tỉnh;", "Chủ tịch, các Phó CT UBND tỉnh",
            ("post:chu-tich-ubnd/tinh-son-la", "post:pct-ubnd/tinh-son-la"),
        ),
        ("- TVTU, HĐND tỉnh;", "TVTU", ("org:btv-tinh-uy/tinh-son-la",)),
        ("- TTTU, TTHĐND tỉnh;", "TTHĐND tỉnh", ("org:tt-hdnd/tinh-son-la",)),
        ("- Ban TV Tỉnh ủy;", "Ban TV Tỉnh ủy", ("org:btv-tinh-uy/tinh-son-la",)),
        ("- BCH Quân sự tỉnh;", "BCH Quân sự tỉnh", ("org:bo-chqs/tinh-son-la",)),
        ("- Trung tâm Công báo tỉnh;", "Trung tâm Công báo tỉnh", ("org:trung-tam-tin-hoc-cong-bao/tinh-son-la",)),
        ("- Công báo tỉnh;", "Công báo tỉnh", ("org:trung-tam-tin-hoc-cong-bao/tinh-son-la",)),
        ("- Các huyện, thị, thành ủy;", "Các huyện, thị, thành ủy", ("grp:huyen-thi-thanh-uy/tinh-son-la",)),
        ("- Các phòng chuyên môn;", "Các phòng chuyên môn", ("grp:phong-chuyen-mon/tinh-son-la",)),
        (
            "- UBMTTQVN tỉnh và các tổ chức CT-XH tỉnh;", "các tổ chức CT-XH tỉnh",
            ("grp:to-chuc-chinh-tri-xa-hoi/tinh-son-la",),
        ),
        ("- UBND H. Mai Sơn;", "UBND H. Mai Sơn", ("org:ubnd/tinh-son-la/huyen-mai-son",)),
    ],
)  # fmt: skip
def test_a_line_of_recipients(line: str, words: str, entities: tuple[str, ...]) -> None:
    assert meaning(words, line) == entities


def test_the_same_shorthand_in_a_district() -> None:
    assert meaning("VPUB", "- VPUB: CVP;", DISTRICT) == (f"org:vp-hdnd-ubnd/{MAI_CHAU}",)
    assert meaning("BCH Quân sự huyện", "- BCH Quân sự huyện;", DISTRICT) == (f"org:ban-chqs/{MAI_CHAU}",)


def test_what_only_looks_like_shorthand() -> None:
    assert names("Quyết định được đăng Công báo tỉnh.") == []
    assert names("Các bộ phận, các bộ tiêu chí và các bộ môn phối hợp.") == []
    assert names("Ông Nguyễn H. Mai và bà Lê Q. Sơn dự họp.") == []
    assert meaning("PCVP", "- VPUB: CVP, PCVP;") is None
    acting = dict(names("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\nLò Văn Mến\n"))
    assert acting["ỦY BAN NHÂN DÂN"] == ("org:ubnd/tinh-son-la",)


def test_one_mention_per_name_behind_a_colon() -> None:
    body = "Các sở, ngành: KHĐT, CT, XQ, NN&PTNT và Công an tỉnh báo cáo."
    assert names(body) == [
        ("KHĐT", ("org:so-khdt/tinh-son-la",)),
        ("CT", ("org:so-cong-thuong/tinh-son-la",)),
        ("NN&PTNT", ("org:so-nnptnt/tinh-son-la",)),
        ("Công an tỉnh", ("org:cong-an-tinh/tinh-son-la",)),
    ]
    assert [entities for _, entities in names("- Các VP: TU, Đoàn ĐBQH và HĐND tỉnh, UBND tỉnh;")] == [
        ("org:vp-tinh-uy/tinh-son-la",),
        ("org:vp-doan-dbqh-hdnd/tinh-son-la",),
        ("org:vp-ubnd/tinh-son-la",),
    ]
    assert [words for words, _ in names("- Sở: VH,TT&DL, YT;")] == ["VH,TT&DL", "YT"]


def test_a_colon_without_names_leaves_the_group() -> None:
    assert meaning("Các sở, ban, ngành", "Các sở, ban, ngành: chủ động rà soát.") == ("grp:so-ban-nganh/tinh-son-la",)
    assert names("Sở Tài chính: Bố trí kinh phí.") == [("Sở Tài chính", ("org:so-tai-chinh/tinh-son-la",))]


def test_committees_of_listed_places() -> None:
    found = dict(names("Các huyện ủy Mai Sơn, Yên Châu tổ chức học tập."))
    assert found["Các huyện ủy Mai Sơn, Yên Châu"] == (
        "org:huyen-uy/tinh-son-la/huyen-mai-son", "org:huyen-uy/tinh-son-la/huyen-yen-chau",
    )  # fmt: skip
    assert names("Đồng chí Tỉnh ủy viên dự họp.") == []
