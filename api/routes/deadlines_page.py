"""The page of what is due between two days, and the same as a calendar that programs subscribe to.

Both days stand in the address. Without them one is sent to the current year, the only thing that the clock decides.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.asking import Asked, field_choices
from api.calendar_feed import MEDIA_TYPE, calendar_feed
from api.chrome import TheLang, id_url, page
from api.dependencies import TheStore
from api.text import words
from graph.questions.deadlines import LONGEST_YEARS, Deadlines, DueTask, Undated
from graph.questions.deadlines import deadlines as ask_deadlines
from graph.questions.fields import field_named
from graph.questions.records import Passage
from visualizations.model import Lang

router = APIRouter(tags=["pages"], default_response_class=Response)

_KINDS: Final = ("recurring", "relative", "conditional", "on_request", "date", "unspecified")

Day = Annotated[str, Query(max_length=20)]
Agency = Annotated[str, Query(max_length=300, description="Only what this agency or place has to do.")]
InField = Annotated[str, Query(max_length=100, description="Only tasks in this field.")]


@router.get("/deadlines", include_in_schema=False)
def deadlines_page(
    request: Request,
    store: TheStore,
    start: Annotated[Day, Query(alias="from")] = "",
    end: Annotated[Day, Query(alias="to")] = "",
    agency: Agency = "",
    field: InField = "",
    lang: TheLang = "vi",
) -> Response:
    """What is due, month by month; the address holds everything that was asked."""
    if not (start and end):
        return RedirectResponse(_whole_year(request, start, end))
    asked = Asked(lang)
    of = asked.id("agency", agency, store.resolve)
    about = asked.choice("field", field, field_named)
    period = asked.period(asked.day("from", start), asked.day("to", end), LONGEST_YEARS)
    found = None if asked.complaints or period is None else ask_deadlines(store.cypher, *period, of, field=about)
    given = {"from": start, "to": end, "agency": agency, "field": field}
    return page(
        request,
        "deadlines.html.j2",
        words(lang)["deadlines"],
        lang,
        asked.status,
        styles=("tasks.css",),
        given=given,
        complaints=asked.complaints,
        fields=field_choices(lang),
        chosen_field=about,
        unit={"id": of, "name": store.name_of(of)} if of else None,
        period=period,
        found=found,
        months=_months(found.due, lang) if found else (),
        undated=_by_kind(found.undated) if found else (),
        agencies=_holders(found) if found else (),
        years=_neighbours(period, given, lang) if period else (),
        feed=_feed_urls(request, given, lang),
    )


@router.get("/deadlines.ics", responses={200: {"content": {"text/calendar": {}}}})
def deadlines_calendar(
    request: Request,
    store: TheStore,
    start: Annotated[date | None, Query(alias="from", description="The first day; else this year's.")] = None,
    end: Annotated[date | None, Query(alias="to", description="The last day; else that of next year.")] = None,
    agency: Agency = "",
    field: InField = "",
    lang: TheLang = "vi",
) -> Response:
    """What is due as an iCalendar file (RFC 5545) of all-day events, each with its passage."""
    of = store.resolve(agency) if agency.strip() else None
    today = date.today()  # a subscription without days follows the server's year
    first, last = start or date(today.year, 1, 1), end or date(min((start or today).year + 1, 9999), 12, 31)
    found = ask_deadlines(store.cypher, first, last, of, field=field or None)
    say = words(lang)
    name = say["calendar_name"].format(name=store.name_of(of)) if of else say["calendar_all"]
    body = calendar_feed(found.due, name=name, changed=store.changed_at(), url_of=_passage_url(request), lang=lang)
    headers = {"Content-Disposition": 'attachment; filename="deadlines.ics"'}
    return Response(body, media_type=f"{MEDIA_TYPE}; charset=utf-8", headers=headers)


def _whole_year(request: Request, start: str, end: str) -> str:
    """The same address with both days: a year's first and last, of the year that was given, else of today's."""
    year = (start or end)[:4] or str(date.today().year)
    changed = request.url.include_query_params(**{"from": start or f"{year}-01-01", "to": end or f"{year}-12-31"})
    return f"{changed.path}?{changed.query}"


def _months(due: Iterable[DueTask], lang: Lang) -> list[tuple[str, list[DueTask]]]:
    """What is due by month, each month under its name."""
    found = []
    for (year, month), items in groupby(due, key=lambda item: (item.day.year, item.day.month)):
        title = words(lang)["month"].format(month=month, year=year, name=month_name[month])
        found.append((title, list(items)))
    return found


def _by_kind(undated: Sequence[Undated]) -> list[tuple[str, list[Undated]]]:
    """Reports without a day by why they have none."""
    kinds = {kind: [item for item in undated if item.task.deadline.kind == kind] for kind in _KINDS}
    return [(kind, items) for kind, items in kinds.items() if items]


def _holders(found: Deadlines) -> tuple[str, ...]:
    """The names of those who have something to do here, to be offered in the form."""
    tasks = [item.task for item in found.due] + [item.task for item in found.undated]
    return tuple(sorted({holder.name for task in tasks for holder in task.holders}))


def _neighbours(period: tuple[date, date], given: dict[str, str], lang: Lang) -> tuple[tuple[str, str], ...]:
    """The years before and after, with the same filters."""
    around = (("year_before", period[0].year - 1), ("year_after", period[1].year + 1))
    days = [(key, {"from": f"{year:04}-01-01", "to": f"{year:04}-12-31"}) for key, year in around if 1 <= year <= 9999]
    return tuple((key, "/deadlines?" + _query(given | pair, lang)) for key, pair in days)


def _feed_urls(request: Request, given: dict[str, str], lang: Lang) -> dict[str, str]:
    """The file of what is shown, and the whole address to subscribe to."""
    lasting = {key: value for key, value in given.items() if key in ("agency", "field")}
    subscribe = f"{str(request.base_url).rstrip('/')}/deadlines.ics?{_query(lasting, lang)}".rstrip("?")
    return {"file": "/deadlines.ics?" + _query(given, lang), "subscribe": subscribe}


def _query(given: dict[str, Any], lang: Lang) -> str:
    kept = given | ({"lang": "en"} if lang == "en" else {})
    return urlencode({key: value for key, value in kept.items() if value})


def _passage_url(request: Request) -> Callable[[Passage], str]:
    base = str(request.base_url).rstrip("/")
    return lambda one: f"{base}{id_url(one.document, start=one.start, end=one.end)}#passage"
