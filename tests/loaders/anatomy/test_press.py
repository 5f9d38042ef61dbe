"""Articles told from issued documents."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import Reading

STORY = "lãnh đạo hai tỉnh đã ký kết chương trình hợp tác du lịch giai đoạn 2023 - 2025 tại thành phố An Bình."


@pytest.mark.parametrize(
    "text",
    [
        f"Hai tỉnh bắt tay làm du lịch\n\nBáo An Bình - Sáng 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\nanbinh.vn - Chiều 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\n(TTXVN) - Ngày 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\nSáng 12/5, {STORY}\n\nÔng An cho biết việc này rất cần.\n\nMinh Anh\n",
        f"Hai tỉnh bắt tay làm du lịch\nLan Anh\n\nMới đây, {STORY}\nẢnh: Lan Anh\n",
        f"Kế hoạch số 5/KH-UBND về du lịch\nLan Anh\n\nAn Bình Online - UBND tỉnh vừa ban hành Kế hoạch, {STORY}\n",
    ],
)
def test_articles(text: str) -> None:
    reading = Reading(text)
    assert reading.only.kind == "press"
    assert reading.words(reading.only.subject) == text.split("\n")[0]
    assert reading.only.number is None


@pytest.mark.parametrize(
    "text",
    [
        "BÁO CÁO\nKết quả hợp tác năm 2020\n\nVừa qua, hai tỉnh đã ký kết. Ảnh: phụ lục. Ông An nhấn mạnh.\n",
        "Quyết định về hợp tác\nCăn cứ Luật X;\nSáng 12/5, lãnh đạo đã ký. Nguồn: báo cáo.\nĐiều 1. Giao Sở X.\n",
        "Hai tỉnh hợp tác về du lịch và nông nghiệp.\n",
        "- Sở Nội vụ chủ trì;\n- Sở Y tế phối hợp.\n",
    ],
)
def test_other_texts(text: str) -> None:
    assert Reading(text).only.kind != "press"


HEADLINE = "Hai tỉnh bắt tay làm du lịch"
STAMPED = f"Sáng 12/5, {STORY}"


@pytest.mark.parametrize(
    ("text", "date", "byline", "paper"),
    [
        (f"12/05/2023 07:30\n{HEADLINE}\n\n(Báo An Bình) - {STAMPED}", "2023-05-12", None, "(Báo An Bình)"),
        (f"Thứ Sáu, ngày 12/05/2023 - 08:00\n{HEADLINE}\n\nAn Bình Online - {STAMPED}\n\nThu Lan - Lê Đỗ",
         "2023-05-12", "Thu Lan - Lê Đỗ", "An Bình Online"),
        (f"{HEADLINE}\nCập nhật: 10:25, 12/05/2023\n\n{STAMPED}\n\nTin, ảnh: Minh Anh", "2023-05-12",
         "Minh Anh", None),
        (f"{HEADLINE}\nCập nhật: 10:25, 12/05/2023\n\n{STAMPED}\n\nNguồn: anbinh.vn", "2023-05-12", None, None),
        (f"{HEADLINE}\nCập nhật: 10:25, 12/05/2023\n\n{STAMPED}\n\nH.M", "2023-05-12", "H.M", None),
        (f"{HEADLINE}\n08:15 | 12/05/2023\nHai bên cùng có lợi.\n\nAn Bình (TTXVN) {STAMPED}", "2023-05-12", None,
         "(TTXVN)"),
        (f"Trang chủ > Tin tức > Du lịch\n{HEADLINE}\nĐăng ngày 12 tháng 5 năm 2023\n{STAMPED}\nÔng An cho biết thêm.",
         "2023-05-12", None, None),
        (f"DU LỊCH\nThứ 6, 12/5/2023, 8:15 [GMT+7]\n{HEADLINE}\n(AB) {STAMPED[0:1]}{STAMPED[1:]}\n\nP.V", "2023-05-12",
         "P.V", "(AB)"),
        (f"{HEADLINE}\nMinh Anh - 12/05/2023 09:00\n\n{STAMPED}", "2023-05-12", "Minh Anh", None),
        (f"{HEADLINE}\nMinh Anh\n15:42 | 12/05/2023 Chia sẻ Facebook\n\n{STAMPED}", "2023-05-12", "Minh Anh", None),
        (f"{HEADLINE}\nMinh Anh\nThứ Sáu, 12/05/2023 - 15:42 (GMT+7) In bài viết\n\n{STAMPED}", "2023-05-12",
         "Minh Anh", None),
        (f"{HEADLINE}\n\nBáo An Bình điện tử - {STAMPED}", None, None, "Báo An Bình điện tử"),
    ],
)  # fmt: skip
def test_day_byline_and_paper(text: str, date: str | None, byline: str | None, paper: str | None) -> None:
    reading = Reading(text)
    article = reading.only
    assert (article.kind, reading.words(article.subject), article.notes) == ("press", HEADLINE, ())
    assert (article.date.value if article.date else None) == date
    assert (reading.words(article.byline), reading.words(article.paper)) == (byline, paper)


def test_a_headline_with_a_dash_is_no_lead() -> None:
    headline = "An Bình - Yên Sơn: Hai tỉnh bắt tay nhau làm du lịch cộng đồng"
    reading = Reading(f"{headline}\n08:15 | 12/05/2023\n\n(AB online) - {STAMPED}\n")
    assert (reading.words(reading.only.subject), reading.words(reading.only.paper)) == (headline, "(AB online)")


def test_an_article_that_begins_with_its_lead_has_no_headline() -> None:
    reading = Reading(f"An Bình, 12/5/2023 (TTXVN) - {STAMPED}\n")
    assert (reading.only.kind, reading.only.subject) == ("press", None)
    assert reading.only.date is not None
    assert reading.only.date.value == "2023-05-12"
    assert "chương trình hợp tác" in (reading.words(reading.only.body) or "")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\nNgày 12/5/2023, hai tỉnh họp.\n",
        "12/05/2023\nKẾ HOẠCH\nHợp tác năm 2023\n\nCăn cứ Luật X;\n1. Ông An cho biết.\n",
        "Số: 5/KH-UBND\n12/05/2023 07:30\nKẾ HOẠCH\nHợp tác du lịch\n\nLãnh đạo hai tỉnh đã ký kết.\n",
    ],
)
def test_a_date_alone_makes_no_article(text: str) -> None:
    assert Reading(text).only.kind != "press"


@pytest.mark.parametrize(
    ("masthead", "lead"),
    [
        ("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH AN BÌNH", "AB - "),
        ("TRANG THÔNG TIN ĐIỆN TỬ\nSỞ CÔNG THƯƠNG TỈNH AN BÌNH", ""),
        ("BÁO AN BÌNH ĐIỆN TỬ", ""),
        ("BÁO ĐIỆN TỬ AN BÌNH", "(ABO) - "),
    ],
)
def test_a_masthead_is_the_paper_and_no_headline(masthead: str, lead: str) -> None:
    reading = Reading(f"{masthead}\nTrang chủ > Tin tức\n{HEADLINE}\n08:15 | 12/05/2023\n\n{lead}{STAMPED}\n")
    assert (reading.only.kind, reading.words(reading.only.subject)) == ("press", HEADLINE)
    assert reading.words(reading.only.paper) == masthead.replace("\n", " ")


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH AN BÌNH RA MẮT GIAO DIỆN MỚI", "Người dân tra cứu nhanh hơn.\n"),
        ("TRANG THÔNG TIN ĐIỆN TỬ CỦA HAI TỈNH", ""),
        ("BÁO ĐỘNG NẠN PHÁ RỪNG GIÁP RANH", "Hai tỉnh cùng vào cuộc.\n"),
    ],
)
def test_a_headline_in_capitals_is_no_masthead(headline: str, below: str) -> None:
    reading = Reading(f"{headline}\n{below}08:15 | 12/05/2023\n\nAn Bình Online - {STAMPED} {STORY * 2}\n")
    assert (reading.only.kind, reading.words(reading.only.subject)) == ("press", headline)
    assert reading.words(reading.only.paper) == "An Bình Online"


def test_a_masthead_makes_no_article_of_an_issued_document() -> None:
    text = (
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH AN BÌNH\nKẾ HOẠCH\nHợp tác du lịch\n\nCăn cứ Luật X;\nVừa qua, ông An cho biết.\n"
    )
    assert Reading(text).only.kind != "press"
