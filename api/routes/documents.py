"""Documents: list, read, add, remove. Writing needs the key."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, UploadFile
from fastapi.concurrency import run_in_threadpool

from api.dependencies import TheSettings, TheStore, require_key
from graph import facts_json
from graph.conforming import findings
from graph.errors import InvalidRequest
from graph.library.reading import DocumentDetail, DocumentRow
from graph.store import Outcome, Store
from loaders.pipeline import extract
from loaders.readers import read_bytes

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("")
def list_documents(
    store: TheStore,
    held: Annotated[bool | None, Query(description="Only those held, or only those cited.")] = None,
    type: Annotated[str | None, Query(description="Abbreviation of the type.", examples=["KH"])] = None,  # noqa: A002
    issuer: Annotated[str | None, Query(examples=["org:ubnd/tinh-lai-chau"])] = None,
    year: Annotated[str | None, Query(pattern=r"^\d{4}$")] = None,
) -> tuple[DocumentRow, ...]:
    """All documents by date, those that are only cited too."""
    return store.documents(held=held, kind=type, issuer=issuer, year=year)


@router.post("", status_code=201, dependencies=[Depends(require_key)])
async def add_document(
    file: UploadFile,
    settings: TheSettings,
    check: Annotated[
        bool, Query(description="Warn of what breaks the ontology's rules: takes half a second or more.")
    ] = False,
) -> Outcome:
    """Read one file and store what it says. The same bytes again change nothing."""
    data = await file.read(settings.upload_bytes + 1)
    if len(data) > settings.upload_bytes:
        raise InvalidRequest(f"{file.filename}: larger than {settings.upload_bytes:,} bytes")
    return await run_in_threadpool(_add, settings, file.filename or "upload.txt", data, check)


@router.post("/extract")
async def extract_facts(file: UploadFile, settings: TheSettings) -> dict[str, Any]:
    """Everything that one file says, without storing it: the same as `hoptac extract`."""
    data = await file.read(settings.upload_bytes + 1)
    source = read_bytes(file.filename or "upload.txt", data, max_bytes=settings.upload_bytes)
    return facts_json.to_dict(await run_in_threadpool(extract, source))


@router.get("/{name:path}")
def read_document(name: str, store: TheStore) -> DocumentDetail:
    """One document with its text, what was read from it, and all statements about it; `name` is an id or a number."""
    return store.document(store.resolve(name))


@router.delete("/{name:path}", dependencies=[Depends(require_key)])
def remove_document(name: str, settings: TheSettings) -> Outcome:
    """Take a document out, with everything that only it said."""
    with Store.open(settings.data, write=True) as store:
        return store.remove(store.resolve(name))


def _add(settings: TheSettings, name: str, data: bytes, check: bool) -> Outcome:
    source = read_bytes(name, data, max_bytes=settings.upload_bytes)
    facts = extract(source)
    with Store.open(settings.data, write=True) as store:
        outcome = store.add(source.name, source.text, source.sha256, facts)
    return replace(outcome, warnings=outcome.warnings + findings(facts)) if check else outcome
