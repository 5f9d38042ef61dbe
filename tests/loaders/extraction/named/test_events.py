from __future__ import annotations

import pytest

from graph.facts import Event, EventDate
from loaders.extraction.named.events import find_events
from loaders.extraction.named.landmarks import find_places
from loaders.pipeline import read_text
from tests.growth import is_linear
from tests.loaders.extraction.examples import facts_of, plan

YEN_BAI, PHU_THO = "loc:tinh-yen-bai", "loc:tinh-phu-tho"
COOPERATION = "Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2023"


def events(body: str) -> tuple[Event, ...]:
    return plan(body, COOPERATION).events


def only(body: str) -> Event:
    (found,) = events(body)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "1. Hai tỉnh tổ chức các hội nghị, hội thảo về du lịch.",
        "1. Tham gia hội chợ, triển lãm do tỉnh bạn tổ chức.",
        "1. Tham dự lễ hội truyền thống của tỉnh Phú Thọ.",
        "1. Tổ chức nhiều hội nghị giữa hai tỉnh trong năm.",
        "1. Phối hợp tổ chức khảo sát tuyến du lịch lòng hồ trong năm 2023.",
        "1. Cử cán bộ thăm, học tập kinh nghiệm tại tỉnh Phú Thọ trong tháng 4 năm 2023.",
        "1. Kết quả hội nghị được báo cáo UBND tỉnh.",
        "1. Giao Ban Dân tộc tỉnh tổng hợp, báo cáo trong tháng 7 năm 2023.",
        "1. Sửa chữa Trung tâm Hội nghị tỉnh Yên Bái.",
        "1. Tuyên truyền các ngày lễ, kỷ niệm lớn của đất nước.",
        "1. Biên bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ được ký kết ngày 12/5/2022 có hiệu lực 5 năm.",
        "1. Hai tỉnh sẽ ký kết chương trình hợp tác về y tế trong quý II năm 2023.",
    ],
)
def test_activities_and_habits_are_no_events(words: str) -> None:
    assert events(words) == ()


def test_a_gathering_between_named_parties_is_one_event() -> None:
    event = only("1. Thực hiện kết luận hội nghị giữa Tỉnh ủy Yên Bái và Tỉnh ủy Phú Thọ về du lịch, dịch vụ.")
    assert (event.kind, event.participants) == (
        "hội nghị",
        ("org:tinh-uy/tinh-yen-bai", "org:tinh-uy/tinh-phu-tho"),
    )
    assert event.name == "hội nghị giữa Tỉnh ủy Yên Bái và Tỉnh ủy Phú Thọ về du lịch, dịch vụ"
    assert event.evidence[0].quote == event.name


@pytest.mark.parametrize(
    ("words", "name", "date"),
    [
        (
            "Tổ chức Hội nghị xúc tiến đầu tư tỉnh Yên Bái vào tháng 6/2023.",
            "Hội nghị xúc tiến đầu tư tỉnh Yên Bái",
            EventDate("2023-06", "month", raw="tháng 6/2023"),
        ),
        (
            "Tổ chức Lễ hội Quế lần thứ IV (từ ngày 28/9 đến ngày 02/10/2023).",
            "Lễ hội Quế lần thứ IV",
            EventDate("2023-09-28", "day", "2023-10-02", raw="từ ngày 28/9 đến ngày 02/10/2023"),
        ),
        (
            "Đăng cai giải bóng bàn các tỉnh Tây Bắc (trong năm 2023).",
            "giải bóng bàn các tỉnh Tây Bắc",
            EventDate("2023", "year", raw="trong năm 2023"),
        ),
        (
            "Dự Hội chợ Hùng Vương năm 2023.",
            "Hội chợ Hùng Vương năm 2023",
            EventDate("2023", "year", raw="năm 2023"),
        ),
        (
            "Tổ chức ngày hội Văn hóa Mường Lò trong quý III/2023.",
            "ngày hội Văn hóa Mường Lò",
            EventDate(raw="trong quý III/2023", not_before="2023-07", not_after="2023-09"),
        ),
        (
            "Họp tại Hội nghị đánh giá công tác phối hợp vào thời điểm thích hợp.",
            "Hội nghị đánh giá công tác phối hợp",
            EventDate(raw="vào thời điểm thích hợp"),
        ),
    ],
)
def test_a_name_ends_where_the_time_begins(words: str, name: str, date: EventDate) -> None:
    event = only(f"1. {words}")
    assert event.name == name
    assert (event.date.value, event.date.precision, event.date.end) == (date.value, date.precision, date.end)
    assert (event.date.not_before, event.date.not_after) == (date.not_before, date.not_after)


def test_what_recurs_has_a_rule_and_its_parties() -> None:
    event = only("1. Duy trì giao ban định kỳ 6 tháng một lần giữa Sở Y tế hai tỉnh.")
    assert (event.date.rule, event.date.recurrence) == ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần")
    assert event.name == "giao ban giữa Sở Y tế hai tỉnh"
    (group,) = event.participants
    assert group.startswith("grp:so-y-te")
    assert events("1. Sở Y tế tổ chức giao ban hằng quý.") == ()


def test_a_signing_is_an_event_where_somebody_did_it_on_a_day() -> None:
    text = (
        "Ngày 12/5/2022, tại thành phố Việt Trì, lãnh đạo hai tỉnh Yên Bái và Phú Thọ đã ký kết Chương trình hợp tác."
    )
    event = only(f"{text}\n\n1. Hợp tác du lịch.")
    assert (event.kind, event.date.value, event.place) == ("ký kết", "2022-05-12", "loc:tinh-phu-tho/tp-viet-tri")
    assert event.participants == ("grp:lanh-dao-hai-tinh/phu-tho-yen-bai",)
    assert event.evidence[0].quote == text[:-1]


def test_a_visit_and_a_survey_were_made_on_a_day() -> None:
    visit = only("1. Ngày 14/3/2022, Đoàn công tác của UBND tỉnh Phú Thọ đã đến thăm, làm việc với UBND tỉnh Yên Bái.")
    assert (visit.kind, visit.date.value, visit.participants) == (
        "chuyến thăm",
        "2022-03-14",
        ("org:ubnd/tinh-phu-tho",),
    )
    survey = only("1. Mở tuyến thành phố Yên Bái - thành phố Việt Trì (hai bên đã khảo sát trong năm 2021).")
    assert (survey.kind, survey.date.value) == ("khảo sát", "2021")
    assert survey.name == "khảo sát tuyến thành phố Yên Bái - thành phố Việt Trì"
    assert survey.place == "place:tuyen-yen-bai-viet-tri"


def test_an_anniversary_and_the_fair_that_marks_it_are_two_events() -> None:
    fair, anniversary = events(
        "1. Mời doanh nghiệp dự “Hội chợ thương mại vùng Tây Bắc” nhân kỷ niệm 120 năm thành lập tỉnh Yên Bái."
    )
    assert (fair.kind, fair.name) == ("hội chợ", "Hội chợ thương mại vùng Tây Bắc")
    assert (anniversary.kind, anniversary.place) == ("kỷ niệm", YEN_BAI)


def test_a_congress_ends_with_its_number_and_term() -> None:
    (event,) = events(
        "1. Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Yên Bái lần thứ XIX, nhiệm kỳ 2020 - 2025."
    )
    assert event.name == "Đại hội đại biểu Đảng bộ tỉnh Yên Bái lần thứ XIX, nhiệm kỳ 2020 - 2025"
    assert events("1. Chào mừng đại hội Đảng bộ các cấp.") == ()


def test_one_event_named_twice_is_one_row() -> None:
    event = only(
        "1. Tổ chức Hội nghị xúc tiến du lịch Tây Bắc vào ngày 10/5/2023 tại thành phố Yên Bái.\n"
        "2. Đài Phát thanh đưa tin về Hội nghị xúc tiến du lịch Tây Bắc."
    )
    assert len(event.evidence) == 2
    assert (event.date.value, event.place) == ("2023-05-10", "loc:tinh-yen-bai/tp-yen-bai")


def test_a_reported_meeting_was_not_after_its_report() -> None:
    event = only(
        "Thực hiện Thông báo số 15/TB-UBND ngày 20/01/2022 của UBND tỉnh Yên Bái về kết luận hội nghị giữa Sở Y tế "
        "tỉnh Yên Bái và Sở Y tế tỉnh Phú Thọ.\n\n1. Hợp tác y tế."
    )
    assert (event.date.value, event.date.not_after) == (None, "2022-01-20")


def test_rows_name_their_document_and_lie_in_the_text() -> None:
    facts = plan("1. Tổ chức Lễ hội Quế lần thứ IV tại huyện Văn Yên.", COOPERATION)
    (event,) = facts.events
    assert event.document == facts.documents[0].id
    assert event.place in {entity.id for entity in facts.entities}


def test_a_text_without_documents_gives_no_events() -> None:
    assert facts_of("").events == ()


def test_time_is_linear() -> None:
    point = "1. Tổ chức Lễ hội Quế lần thứ IV tại tỉnh Phú Thọ, hội nghị giữa các bên tại tại tại.\n"

    def read(size: int) -> None:
        reading = read_text(point * size)
        find_events(reading, (), find_places(reading))

    assert is_linear(read, 20, factor=4)


def test_a_signing_today_is_an_event_wherever_today_stands_in_the_opening() -> None:
    (event,) = facts_of(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nTHỎA THUẬN HỢP TÁC\n"
        "Giữa tỉnh Yên Bái và tỉnh Phú Thọ\n\nVới mong muốn cùng phát triển, hôm nay, ngày 12/5/2022, tại thành phố "
        "Yên Bái, UBND tỉnh Yên Bái và UBND tỉnh Phú Thọ thống nhất ký Thỏa thuận hợp tác như sau:\n\n"
        "Điều 1. Hai tỉnh hợp tác về du lịch.\n"
    ).events
    assert (event.kind, event.date.value, event.place) == ("ký kết", "2022-05-12", "loc:tinh-yen-bai/tp-yen-bai")
    assert event.participants == ("org:ubnd/tinh-yen-bai", "org:ubnd/tinh-phu-tho")


def test_a_festival_in_a_lunar_month_has_its_words_and_no_date() -> None:
    event = only("1. Hội xuân hai tỉnh tổ chức luân phiên vào tháng Giêng.")
    assert (event.kind, event.date.value, event.date.raw) == ("lễ hội", None, "vào tháng Giêng")
    assert event.participants == (YEN_BAI, PHU_THO)


def test_an_agreement_tells_its_own_signing() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nYên Bái, ngày 12 tháng 5 năm 2022\n\n"
        "BIÊN BẢN GHI NHỚ\nVề hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ\n\nSau khi bàn bạc, hai bên thống nhất ký kết "
        "{} với các nội dung sau:\n\n1. Hai tỉnh hợp tác về du lịch.\n"
    )
    (event,) = facts_of(text.format("Biên bản ghi nhớ")).events
    assert (event.kind, event.date.value, event.participants) == ("ký kết", "2022-05-12", (YEN_BAI, PHU_THO))
    assert facts_of(text.format("Quy chế phối hợp")).events == ()
    assert facts_of(text.replace("thống nhất ký", "dự kiến ký").format("Biên bản ghi nhớ")).events == ()


def test_what_the_parties_hold_in_turn_is_one_event() -> None:
    event = only("1. Luân phiên mỗi năm một lần tổ chức hội nghị đánh giá kết quả hợp tác.")
    assert (event.name, event.date.rule) == ("hội nghị đánh giá kết quả hợp tác", "FREQ=YEARLY")


def test_the_host_is_among_those_who_take_part() -> None:
    event = only("1. Ngày 05/3/2022, Sở Y tế phối hợp với Sở Y tế tỉnh Phú Thọ tổ chức Hội nghị y tế cơ sở.")
    assert event.participants == ("org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho")
    alone = only("1. Ngày 05/3/2022, thay mặt Sở Nội vụ, Sở Y tế tổ chức Hội nghị y tế cơ sở.")
    assert alone.participants == ("org:so-y-te/tinh-yen-bai",)


@pytest.mark.parametrize(
    ("beside", "value"),
    [
        (" (12/3/1972 - 12/3/2022)", "2022-03-12"),
        (" (12/3/1972)", "2022-03-12"),
        (" (29/02/1972)", "2022"),
        (" (12/3/1972 - 12/3/2025)", None),
        (" trong năm 2022", "2022"),
        ("", None),
    ],
)
def test_an_anniversary_has_the_day_that_a_date_beside_it_says(beside: str, value: str | None) -> None:
    event = only(f"1. Chuẩn bị kỷ niệm 50 năm Ngày mở bến đò Âu Lâu{beside}.")
    assert (event.kind, event.date.value) == ("kỷ niệm", value)
