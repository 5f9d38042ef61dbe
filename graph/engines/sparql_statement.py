"""What a SPARQL text from outside may be: a query (SELECT, ASK, CONSTRUCT, DESCRIBE) without SERVICE.

Oxigraph's `query` cannot update, and `FROM` only chooses among stored graphs; but `SERVICE` makes it send HTTP
requests, and it cannot be told not to. So the text is cut into tokens and that word is refused wherever a keyword
can stand: also run together with others, because Oxigraph reads `SERVICESILENT` and `SERVICE:x{}` as keywords.
"""

from __future__ import annotations

import re

from graph.engines.tokens import Token, invalid, where
from graph.errors import Forbidden

MAX_LENGTH = 20_000
"""Longest query, in code points."""

_REFUSED = frozenset({"SERVICE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "INSERT", "DELETE"})
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_NAME = r"[^\W\d](?:[\w.\-·]|%[0-9A-Fa-f]{2})*"
_TOKEN = re.compile(
    rf"""
    (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
  | (?P<comment>\#[^\n\r]*)
  | (?P<parameter>[?$]\w+)
  | (?P<quoted>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|(?:{_NAME}|_)?:(?:[\w.\-·:]|%[0-9A-Fa-f]{{2}}|\\[-_~.!$&'()*+,;=/?\#@%])*)
  | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<symbol>[-+*/^=<>!&|.,;()\[\]{{}}~?])
    """,
    re.VERBOSE | re.DOTALL,
)


def query_only(text: str) -> None:
    """Nothing if the text may run.

    Raises:
        InvalidQuery: it is empty, too long, or has a quote that is not closed.
        Forbidden: it is an update, or asks another server.
    """
    if len(text) > MAX_LENGTH:
        raise invalid(text, MAX_LENGTH, f"longer than {MAX_LENGTH:,} characters")
    code = [token for token in tokens(_unescaped(text)) if token.kind != "comment"]
    if not code:
        raise invalid(text, 0, "there is no query")
    for token in code:
        if token.keyword in _REFUSED or "SERVICE" in _leading(token):
            raise Forbidden(f"{where(text, token.start)}: {token.text} is not allowed, queries only read what is here")


def chooses_graphs(text: str) -> bool:
    """Whether a checked query names its graphs itself (`FROM`), instead of the union of all."""
    return any(token.keyword == "FROM" for token in tokens(_unescaped(text)))


def _leading(token: Token) -> str:
    """The part of a token in which a keyword can hide: a bare word, or the prefix of a prefixed name."""
    if token.kind == "quoted" and not token.text.startswith(("@", "_:")):
        return token.text.partition(":")[0].upper()
    return token.keyword


def tokens(text: str) -> list[Token]:
    """All tokens, comments too. Raises `InvalidQuery` at the first character that begins none."""
    found: list[Token] = []
    offset = 0
    while offset < len(text):
        if text[offset].isspace():
            offset += 1
            continue
        match = _TOKEN.match(text, offset)
        if match is None:
            char = text[offset]
            reason = (
                "quote is not closed"
                if char in "'\""
                else f"character {char!r} (U+{ord(char):04X}) does not belong here"
            )
            raise invalid(text, offset, reason)
        found.append(Token(match.lastgroup, match[0], offset))  # type: ignore[arg-type]
        offset = match.end()
    return found


def _unescaped(text: str) -> str:
    r"""`\u0053ERVICE` is SERVICE (SPARQL 1.1, 19.2). Quotes stay escaped, so that a string ends where it ends."""

    def letter(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code < 0x110000 and chr(code).isalnum() else match[0]

    return _ESCAPE.sub(letter, text)
