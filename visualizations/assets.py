"""The scripts and styles of the pages, found where they are installed.

Ours are files of this package. vis-network (9.1.2, © Almende B.V. and visjs contributors, Apache-2.0 or MIT) is not
copied here: its minified script comes inside the installed pyvis package. Nothing is ever loaded from a CDN.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.errors import NotFound

VIS_NETWORK = "vis-network.min.js"
_VIS_NETWORK_IN_PYVIS = ("lib", "vis-9.1.2", "vis-network.min.js")

STYLES = ("base.css", "view.css")
VIEW_SCRIPTS = (
    VIS_NETWORK,
    "page.js",
    "labels.js",
    "boxes.js",
    "panel.js",
    "filters.js",
    "years.js",
    "table.js",
    "stage.js",
    "start.js",
)
"""In the order in which a page runs them; each is a plain script that adds to `globalThis.hoptac`."""

EXPLAIN = ("explain.css", "explain.js")
"""Of the page that explains a reading."""

PAGES = ("tasks.css", "query.css", "query.js")
"""Of single pages of the server: responsibilities and deadlines, queries."""

_MEDIA_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served: `version` is a short hash for its address, `integrity` the CSP and SRI hash."""

    name: str
    media_type: str
    content: bytes
    version: str
    integrity: str

    @property
    def text(self) -> str:
        """The content as text; all assets are UTF-8."""
        return self.content.decode("utf-8")


def asset_names() -> tuple[str, ...]:
    """Everything that `asset` can give: what a server has to offer under its static path."""
    return (*STYLES, *VIEW_SCRIPTS, *EXPLAIN, *PAGES)


@cache
def asset(name: str) -> Asset:
    """The asset of that name. Raises `NotFound` for any other name; paths are never built from what was asked."""
    if name not in asset_names():
        raise NotFound(f"no asset is called {name!r}")
    # HTML reads CR LF as LF, and the hash of a script in a page is that of what was read.
    content = _place(name).read_bytes().replace(b"\r\n", b"\n")
    digest = hashlib.sha256(content).digest()
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    return Asset(name, media_type, content, digest.hex()[:12], f"sha256-{b64encode(digest).decode()}")


def _place(name: str) -> Traversable:
    if name == VIS_NETWORK:
        place = files("pyvis").joinpath(*_VIS_NETWORK_IN_PYVIS)
        if not place.is_file():
            raise NotFound(f"the installed pyvis has no {'/'.join(_VIS_NETWORK_IN_PYVIS)}: install pyvis 0.3.2")
        return place
    return files("visualizations").joinpath("static", name)
