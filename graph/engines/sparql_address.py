"""Where a SPARQL 1.1 server is: `HOPTAC_SPARQL_URL`, taken apart."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from graph.errors import InvalidRequest

_PORTS = {"http": 80, "https": 443}
_SERVICES = {"query": "query", "update": "update", "data": "data"}
"""What we ask of a server, and the names that Fuseki gives its services by default."""


@dataclass(frozen=True, slots=True)
class SparqlAddress:
    """A dataset's address without credentials, and what they are; printing it never shows the password.

    `query`, `update` and `data` are the paths of the three services: SPARQL Query, SPARQL Update, Graph Store Protocol.
    """

    secure: bool
    host: str
    port: int
    path: str
    query: str
    update: str
    data: str
    authorization: str | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, url: str) -> SparqlAddress:
        """Read `http://user:password@host:3030/dataset`; `?update=statements` and the like rename a service.

        Raises:
            InvalidRequest: it is no such address; the message leaves out what may be a password.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
            named = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)) if parts.query else {}
        except ValueError:
            parts, port, named = urlsplit(""), None, {}
        if parts.scheme not in _PORTS or not parts.hostname or parts.fragment or not named.keys() <= _SERVICES.keys():
            raise InvalidRequest("HOPTAC_SPARQL_URL: write http://USER:PASSWORD@HOST:3030/DATASET, or https://…")
        path = parts.path.rstrip("/")
        services = {name: f"{path}/{given}".rstrip("/") or "/" for name, given in (_SERVICES | named).items()}
        port = port or _PORTS[parts.scheme]
        secure = parts.scheme == "https"
        return cls(secure, parts.hostname, port, path, **services, authorization=_basic(parts))

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}{self.path}"


def _basic(parts: SplitResult) -> str | None:
    """The header of RFC 7617, in UTF-8."""
    if not parts.username:
        return None
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")
