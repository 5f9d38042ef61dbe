"""The page of deadlines and the calendar, as a server gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests import hostile
from tests.tasked_store import fill

UNIT = "org:so-y-te/tinh-giap"
YEARS = {"from": "2023-01-01", "to": "2024-12-31"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("tasked") / "graph")


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data))) as client:
        yield client


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).split())


def test_without_days_one_is_sent_to_this_year_and_keeps_the_rest(client: TestClient) -> None:
    response = client.get("/deadlines", params={"agency": UNIT, "lang": "en"}, follow_redirects=False)
    assert response.status_code == 307
    given = parse_qs(urlsplit(response.headers["location"]).query)
    year = date.today().year
    assert given == {"agency": [UNIT], "lang": ["en"], "from": [f"{year}-01-01"], "to": [f"{year}-12-31"]}
    half = client.get("/deadlines", params={"from": "2024-05-01", "to": ""}, follow_redirects=False)
    assert parse_qs(urlsplit(half.headers["location"]).query) == {"from": ["2024-05-01"], "to": ["2024-12-31"]}


def test_by_month_who_to_whom_how_and_the_passage(client: TestClient) -> None:
    page = client.get("/deadlines", params=YEARS).text
    said = words(page)
    assert re.findall(r"<h2>(Tháng [\d/]+)", page) == ["Tháng 6/2023", "Tháng 11/2023", "Tháng 4/2024", "Tháng 11/2024"]
    assert "24/11/2023 báo cáo kết quả các sở, ban, ngành tỉnh Giáp báo cáo → " in said
    assert "qua Sở Tài chính tỉnh Giáp" in said
    assert "“trước” không kể chính ngày đó nên hạn cuối là 24/11/2023." in said
    assert re.search(r'class="quote" href="/id/doc:[^"?]+\?start=\d+&amp;end=\d+#passage"', page)


def test_recurring_months_and_undated_are_told_apart(client: TestClient) -> None:
    page = client.get("/deadlines", params=YEARS).text
    assert page.count('class="tag recurring"') == 2
    assert page.count('class="tag within"') == 1  # "in April": its last day is taken
    assert page.count('class="tag"') == 1
    undated = words("<main" + page.partition('id="undated"')[2])
    assert "Khi có yêu cầu 1" in undated
    assert "đã được thay bằng Kế hoạch 1/KH-UBND" in undated


def test_english(client: TestClient) -> None:
    page = client.get("/deadlines", params=YEARS | {"lang": "en"}).text
    assert "<h2>November 2023" in page
    assert "excludes that day, so the last day is 2023-11-24." in page
    assert '<h3 lang="vi">' in page
    assert "Thời hạn" not in words(page)


def test_of_an_agency_in_a_field(client: TestClient) -> None:
    page = client.get("/deadlines", params=YEARS | {"agency": "so y te tinh giap"}).text
    assert "vì thuộc nhóm" in page
    assert "/deadlines.ics?agency=so+y+te+tinh+giap" in page
    assert words(client.get("/deadlines", params=YEARS | {"field": "kt-xh"}).text).count("tổ chức hội chợ") == 0


def test_the_form_holds_what_the_address_says(client: TestClient) -> None:
    page = client.get("/deadlines", params=YEARS | {"agency": UNIT, "field": "Du lịch"}).text
    assert f'name="agency" value="{UNIT}"' in page
    assert '<option value="du-lich" selected>' in page
    assert 'name="from" value="2023-01-01"' in page


def test_an_empty_time_says_what_to_do(client: TestClient) -> None:
    page = client.get("/deadlines", params={"from": "2050-01-01", "to": "2050-12-31"}).text
    assert "Không biết việc nào đến hạn" in page
    assert "/deadlines?from=2049-01-01&amp;to=2049-12-31" in page


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"from": "soon"}, 400, "“soon” không phải là một ngày"),
        ({"from": "2025-01-01"}, 400, "Đổi chỗ hai ngày"),
        ({"from": "1990-01-01"}, 400, "nhiều nhất 20 năm"),
        ({"agency": "Atlantis"}, 404, "Không tìm thấy “Atlantis”"),
        ({"field": "sailing"}, 400, "“sailing” không có trong danh sách"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(
    client: TestClient, given: dict[str, str], status: int, said: str
) -> None:
    response = client.get("/deadlines", params=YEARS | given)
    assert response.status_code == status
    assert said in response.text
    assert '<form class="ask"' in response.text


def test_the_calendar_reads_back(client: TestClient) -> None:
    response = client.get("/deadlines.ics", params=YEARS | {"agency": UNIT})
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    events: list[Any] = [one for one in calendar.subcomponents if one.name == "VEVENT"]
    assert [one["DTSTART"].dt for one in events] == [date(2023, 11, 24), date(2024, 11, 24)]
    assert str(events[0]["SUMMARY"]) == "báo cáo kết quả"
    assert "các sở, ban, ngành tỉnh Giáp (báo cáo) → " in str(events[0]["DESCRIPTION"])
    assert str(events[0]["URL"]).startswith("http://testserver/id/doc:")
    assert str(calendar["X-WR-CALNAME"]) == "Thời hạn: Sở Y tế tỉnh Giáp"


def test_its_lines_are_as_rfc_5545_wants_them(client: TestClient) -> None:
    body = client.get("/deadlines.ics", params=YEARS).content
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert body.count(b"\n") == body.count(b"\r\n")
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # folding cuts no character in two
    assert re.search(rb"DESCRIPTION:.*\\,", body)


def test_it_is_the_same_to_the_byte_and_its_uids_are_its_own(client: TestClient, data: Path) -> None:
    first = client.get("/deadlines.ics", params=YEARS).content
    with TestClient(create_app(Settings(data=data))) as again:
        assert again.get("/deadlines.ics", params=YEARS).content == first
    uids = re.findall(rb"UID:(\S+)", first.replace(b"\r\n ", b""))
    assert len(set(uids)) == len(uids) == 4
    assert all(re.fullmatch(rb"(duty|act):.+/\d{4}-\d\d-\d\d@hoptac", uid) for uid in uids)


def test_a_calendar_of_nobody_is_refused(client: TestClient) -> None:
    assert client.get("/deadlines.ics", params={"agency": "Atlantis"}).status_code == 404
    assert client.get("/deadlines.ics", params={"from": "9999-01-01"}).status_code == 200


def test_a_hostile_document_is_inert(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=hostile.fill(tmp_path)))) as client:
        page = client.get("/deadlines", params={**YEARS, "agency": '"><script>alert(5)</script>'}).text
        listed = client.get("/deadlines", params=YEARS).text
    for html in (page, listed):
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert "&lt;script&gt;alert(4)" in listed
