"""The whole graph as a file: `/api/export/{format}`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from api.dependencies import TheSettings
from graph.exporting.formats import FORMATS, format_named
from graph.library.whole import whole_graph

router = APIRouter(prefix="/api/export", tags=["exports"])
_PIECE = 1 << 16


@router.get("")
def formats() -> list[dict[str, str]]:
    """The formats on offer."""
    return [{"name": each.name, "mediaType": each.media_type, "suffix": each.suffix} for each in FORMATS.values()]


@router.get("/{name}", response_class=StreamingResponse)
def export(name: str, settings: TheSettings) -> StreamingResponse:
    """All nodes and edges, or what each source says, in one format; written to disk first, so that it is whole."""
    chosen = format_named(name)
    with ExitStack() as stack:
        file = stack.enter_context(TemporaryFile())
        with whole_graph(settings.data) as graph:
            chosen.write(graph, file)
        stack.pop_all()  # whole: from here on the answer closes it
    headers = {
        "Content-Disposition": f'attachment; filename="hoptac{chosen.suffix}"',
        "Content-Length": str(file.tell()),
    }
    return StreamingResponse(_pieces(file), media_type=chosen.media_type, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
