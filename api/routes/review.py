"""Nodes that may be one, for programs: list, decide, undo, look back, exchange. Writing needs the key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

from api.dependencies import TheSettings, TheStore, require_key
from graph import reviewing
from graph.errors import InvalidRequest
from graph.library.reviews import Review
from graph.questions.doubles import Double
from graph.questions.doubles import doubles as ask_doubles
from graph.reviewing import Decided, Imported, Judged
from graph.store import Store

router = APIRouter(prefix="/api/review", tags=["review"])

_ID = "per:le-van-mot/tinh-giap"


class Decision(BaseModel):
    """What a reviewer says of two nodes."""

    decision: Literal["same", "different"]
    first: str = Field(description="An id or a name.", examples=[_ID])
    second: str = Field(description="The other.", examples=["per:le-van-mot/tinh-at"])
    reviewer: str = Field(min_length=1, max_length=200)
    note: str = Field("", max_length=1_500)


class Undoing(BaseModel):
    """Who takes a decision back, and why."""

    reviewer: str = Field(min_length=1, max_length=200)
    note: str = Field("", max_length=1_500)


class History(BaseModel):
    """All reviews by time, and the decisions that contradict each other, together."""

    reviews: tuple[Judged, ...]
    disputes: tuple[tuple[Review, ...], ...]


@router.get("")
def list_pairs(
    store: TheStore,
    about: Annotated[str | None, Query(description="Only pairs of this node: an id or a name.", examples=[_ID])] = None,
    kind: Annotated[str | None, Query(description="Only this class.", examples=["Person"])] = None,
    reason: Annotated[str | None, Query(description="Only pairs with this reason.", examples=["same-name"])] = None,
    least: Annotated[float, Query(ge=0, le=1, description="Only pairs of this score or more.")] = 0.0,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> tuple[Double, ...]:
    """Pairs that may be one and that nobody has decided on, the likest first, with reasons and passages."""
    centre = store.resolve(about) if about else None
    return ask_doubles(store.cypher, centre, label=kind, reason=reason, least=least)[:limit]


@router.post("", status_code=201, dependencies=[Depends(require_key)])
def decide(body: Decision, settings: TheSettings) -> Decided:
    """Say that two nodes are one (`same` merges them), or that they are not (`different` takes the link away)."""
    with Store.open(settings.data, write=True) as store:
        names = (body.first, body.second)
        return reviewing.decide(store, body.decision, names, body.reviewer, datetime.now(UTC), body.note)


@router.post("/{review}/undo", status_code=201, dependencies=[Depends(require_key)])
def undo(review: str, body: Undoing, settings: TheSettings) -> Decided:
    """Take a decision back: what it changed is as before."""
    with Store.open(settings.data, write=True) as store:
        return reviewing.undo(store, review, body.reviewer, datetime.now(UTC), body.note)


@router.get("/history")
def history(store: TheStore, about: str | None = None) -> History:
    """All decisions by time, with what became of them; with `about`, those on that node."""
    return History(reviews=reviewing.history(store, about), disputes=reviewing.disputes(store))


@router.get("/export", response_class=PlainTextResponse, responses={200: {"content": {"application/x-ndjson": {}}}})
def export(store: TheStore) -> PlainTextResponse:
    """All reviews as JSON lines, for another office to import."""
    return PlainTextResponse(reviewing.export(store), media_type="application/x-ndjson")


@router.post("/import", status_code=201, dependencies=[Depends(require_key)])
async def import_reviews(file: UploadFile, settings: TheSettings) -> Imported:
    """Take in the reviews of another office; disputes are reported and have no effect until they are settled."""
    data = await file.read(settings.upload_bytes + 1)
    name = file.filename or "reviews.jsonl"
    if len(data) > settings.upload_bytes:
        raise InvalidRequest(f"{name}: larger than {settings.upload_bytes:,} bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"{name}: not UTF-8 text; send a file that “export” wrote") from error
    return await run_in_threadpool(_take_in, settings, text, name)


def _take_in(settings: TheSettings, text: str, name: str) -> Imported:
    with Store.open(settings.data, write=True) as store:
        return reviewing.take_in(store, text, name)
