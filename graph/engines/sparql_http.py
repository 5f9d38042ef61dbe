"""HTTP to a SPARQL server, by the standard library: one clock over a whole exchange, sizes bounded, failures named.

Redirects and proxies are not followed: a password goes to the server that the setting names and nowhere else.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.engines.sparql_address import SparqlAddress
from graph.errors import EngineUnavailable

_PAUSES = (0.2, 1.0)
"""Seconds before an exchange is tried again, where the server was busy or the connection broke."""
_BUSY = frozenset({429, 502, 503, 504})
_CONNECT_SECONDS = 10.0
_EXCHANGE_SECONDS = 600.0
_MESSAGE_BYTES = 4_000


class TooSlow(Exception):
    """The clock of an exchange ran out."""


class TooLarge(Exception):
    """The answer is larger than allowed."""


class Broken(Exception):
    """There was no connection, or it ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `target` is the path with its parameters."""

    method: str
    target: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Reply:
    """An answer while it is read: a file of bytes that raises `TooSlow`, `TooLarge` or `Broken`."""

    def __init__(self, connection: http.client.HTTPConnection, deadline: float, max_bytes: int) -> None:
        self._socket, self._deadline, self._left = connection.sock, deadline, max_bytes
        with _named():
            self._tick()
            self._response = connection.getresponse()
        self.status = self._response.status
        self.media_type = self._response.headers.get_content_type()

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all that is left without it; none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(65_536), b""))
        with _named():
            self._tick()
            data = self._response.read1(size)
        if not data and self._response.length:
            raise Broken("the answer ended too early")
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge
        return data

    def message(self) -> str:
        """What the server says about an error, as one line without HTML."""
        read = b""
        while len(read) < _MESSAGE_BYTES and (more := self.read(_MESSAGE_BYTES)):
            read += more
        text = read.decode("utf-8", "replace")
        if "<html" in text[:200].lower():
            text = re.sub(r"<head.*?</head>|</?[a-z][^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
        return " ".join(text.split())

    def close(self) -> None:
        """End the exchange, also in the middle of the answer."""
        self._response.close()

    def _tick(self) -> None:
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            raise TooSlow
        self._socket.settimeout(remaining)


@contextmanager
def calling(address: SparqlAddress, call: Call, seconds: float, max_bytes: int) -> Iterator[Reply]:
    """Send a request and read its answer; leaving ends the exchange, whether all was read or not.

    Raises:
        TooSlow: `seconds` are over, counted from here to the last byte.
        Broken: nobody is there, or the connection ended.
    """
    deadline = time.monotonic() + seconds
    kind = http.client.HTTPSConnection if address.secure else http.client.HTTPConnection
    connection = kind(address.host, address.port, timeout=min(seconds, _CONNECT_SECONDS))
    headers = call.headers | ({"Authorization": address.authorization} if address.authorization else {})
    try:
        with _named():
            connection.connect()
            connection.sock.settimeout(seconds)
            connection.request(call.method, call.target, call.body, headers)
        reply = Reply(connection, deadline, max_bytes)
        try:
            yield reply
        finally:
            reply.close()
    finally:
        connection.close()


def exchange(address: SparqlAddress, call: Call, max_bytes: int = 1 << 30) -> bytes:
    """The whole answer to a request of our own that may be sent twice; tried again where that may help.

    Raises:
        EngineUnavailable: the server does not answer, or refuses; no message shows the password.
    """
    for pause in (*_PAUSES, None):
        try:
            with calling(address, call, _EXCHANGE_SECONDS, max_bytes) as reply:
                if reply.status not in _BUSY or pause is None:
                    return _accepted(address, reply)
        except (Broken, TooSlow) as error:
            if pause is None or isinstance(error, TooSlow):
                raise silent(address) from error
        time.sleep(pause)
    raise AssertionError("the last try returns or raises")


def silent(address: SparqlAddress) -> EngineUnavailable:
    """The error for a server that is not there."""
    reason = "no SPARQL server answers; start it, or unset HOPTAC_SPARQL_URL for the embedded engine"
    return EngineUnavailable(f"{address}: {reason}")


def refused(address: SparqlAddress, reply: Reply) -> EngineUnavailable:
    """The error for an answer that is none, with what to do."""
    if reply.status in (401, 403):
        return EngineUnavailable(f"{address}: the server refuses the user or password in HOPTAC_SPARQL_URL")
    if reply.status in (404, 405):
        reason = "there is no such dataset, or its services have other names (docs/settings.md)"
        return EngineUnavailable(f"{address}: {reason}")
    return EngineUnavailable(f"{address}: the server answers {reply.status}: {reply.message()[:300]}")


def _accepted(address: SparqlAddress, reply: Reply) -> bytes:
    if not 200 <= reply.status < 300:
        raise refused(address, reply)
    return reply.read()


@contextmanager
def _named() -> Iterator[None]:
    """Turn what sockets and `http.client` raise into `TooSlow` and `Broken`."""
    try:
        yield
    except TimeoutError as error:
        raise TooSlow from error
    except (OSError, http.client.HTTPException) as error:
        raise Broken(str(error) or type(error).__name__) from error
