"""The application factory: `uvicorn --factory api.app:create_app`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from api import headers, problems
from api.routes import (
    deadlines_page,
    documents,
    duties,
    entities,
    evidence,
    explaining,
    exports,
    health,
    ontology,
    pages,
    queries,
    query_api,
    query_page,
    questions,
    responsibilities_page,
    review,
    review_page,
    sparql,
    static,
    views,
)
from api.settings import Settings
from graph.store import Store

DESCRIPTION = """\
Who cooperates with whom among Vietnam's local governments, and where a directive came from and went, each statement
with the passage it rests on. Ids read like `loc:tinh-lai-chau`, `org:ubnd/tinh-lai-chau`, `doc:…`; where a name is
asked for, what a person would type does too: `1126-CV/TU`, `lai chau`. Errors are RFC 9457 problem details.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for one data directory; without `settings`, those of the environment.

    The graph is opened for reading when the application starts (made, if there is none) and follows what other
    processes write to it.
    """
    chosen = settings or Settings.from_environment()
    app = FastAPI(
        title="Hợp Tác",
        version=version("hoptac"),
        summary="A knowledge graph of cooperation between Vietnam's local governments",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=_lifespan,
        docs_url=None,  # its page loads scripts from elsewhere; /openapi.json is the same without
        redoc_url=None,
    )
    app.state.settings = chosen
    problems.install(app)
    headers.install(app)
    for module in (
        health,
        documents,
        entities,
        questions,
        duties,
        review,
        explaining,
        queries,
        query_api,
        sparql,
        exports,
        ontology,
        evidence,
        views,
        review_page,
        responsibilities_page,
        deadlines_page,
        query_page,
        pages,
        static,
    ):
        app.include_router(module.router, responses=problems.RESPONSES)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    if not settings.data.exists():
        Store.open(settings.data, write=True).close()
    with Store.open(settings.data) as store:
        app.state.store = store
        yield
