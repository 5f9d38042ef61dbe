"""Where a Neo4j database is: `HOPTAC_CYPHER_URL`, taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from graph.errors import InvalidRequest

_SCHEMES = frozenset(f"{name}{safe}" for name in ("bolt", "neo4j") for safe in ("", "+s", "+ssc"))


@dataclass(frozen=True, slots=True)
class Address:
    """A server's address without credentials, and what they are; printing it never shows the password."""

    server: str
    database: str | None = None
    auth: tuple[str, str] | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, url: str) -> Address:
        """Read `neo4j://user:password@host:7687/database`; all but scheme and host may be left out.

        Raises:
            InvalidRequest: it is no such address; the message leaves out what may be a password.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in _SCHEMES or not parts.hostname or parts.query or parts.fragment:
            raise InvalidRequest("HOPTAC_CYPHER_URL: write neo4j://USER:PASSWORD@HOST:7687/DATABASE, or bolt://…")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return cls(f"{parts.scheme}://{host}:{port or 7687}", unquote(parts.path.strip("/")) or None, auth)

    def __str__(self) -> str:
        return f"{self.server}/{self.database}" if self.database else self.server
