"""What a Cypher statement from outside may be: one reading statement, told by its tokens and clauses.

The check is the first of two walls: KGLite runs the statement on a read-only graph in a worker that cannot open files.
Clauses that only read are allowed, by name; everything else is refused, so that what an engine learns tomorrow is
refused until somebody has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.engines.tokens import Token, invalid, where
from graph.errors import Forbidden

MAX_LENGTH = 20_000
"""Longest statement, in code points."""

CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""Words that may begin a statement or a subquery, or follow UNION."""

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
    }
)
"""Procedures that may be called: they tell the schema. Lower case, because some engines do not tell cases apart."""

_REFUSED = frozenset(
    re.findall(
        r"\w+",
        """
        CREATE MERGE SET REMOVE DELETE DETACH NODETACH INSERT FOREACH LOAD CSV DROP ALTER GRANT DENY REVOKE USE SHOW
        TERMINATE TRANSACTIONS FORMAT PROFILE FINISH NEXT PERIODIC IMPORT COPY ATTACH INSTALL ENABLE RENAME DRYRUN
        DEALLOCATE REALLOCATE START STOP RELOAD PRAGMA CHECKPOINT VALID_TIME
        """,
    )
)
_TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n\r]*|/\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<number>(?:0[xX][0-9A-Fa-f]+|0[oO][0-7]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?!\w))
  | (?P<word>[^\W\d](?:[\w\u00ad\u200b-\u200f\u2060-\u2064\ufeff])*)
  | (?P<symbol>[-+*/%^=<>!&|~.,:;()\[\]{}])
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def reading(statement: str) -> str:
    """The statement for the engine, comments blanked out so that positions stay, bare Vietnamese names quoted.

    Raises:
        InvalidQuery: it is empty, too long, has an unclosed string, comment or bracket, or more than one statement.
        Forbidden: it would write, load, change settings or call a procedure that is not about the schema.
    """
    if len(statement) > MAX_LENGTH:
        raise invalid(statement, MAX_LENGTH, f"longer than {MAX_LENGTH:,} characters; use parameters for data")
    everything = tokens(statement)
    code = [token for token in everything if token.kind != "comment"]
    code = _without_last_semicolon(code)
    if not code:
        raise invalid(statement, 0, "there is no statement")
    _check_brackets(statement, code)
    for index, token in enumerate(code):
        _check_word(statement, code, index, token)
    _check_beginnings(statement, code)
    return _blanked(statement, everything)


def tokens(statement: str) -> list[Token]:
    """All tokens, comments too. Raises `InvalidQuery` at the first character that begins none."""
    found: list[Token] = []
    offset = 0
    while offset < len(statement):
        if statement[offset].isspace():
            offset += 1
            continue
        match = _TOKEN.match(statement, offset)
        if match is None or (statement.startswith("/*", offset) and match.lastgroup != "comment"):
            raise invalid(statement, offset, _unreadable(statement, offset))
        found.append(Token(match.lastgroup, match[0], offset))  # type: ignore[arg-type]
        offset = match.end()
    return found


def _unreadable(statement: str, offset: int) -> str:
    char = statement[offset]
    if char.isdigit():
        return "a number runs into what follows; put a space between"
    if char in "'\"`" or statement.startswith("/*", offset):
        return f"{'comment' if char == '/' else 'quote'} is not closed"
    return f"character {char!r} (U+{ord(char):04X}) does not belong in a statement outside quotes"


def _without_last_semicolon(code: list[Token]) -> list[Token]:
    return code[:-1] if code and code[-1].text == ";" else code


def _check_brackets(statement: str, code: Sequence[Token]) -> None:
    open_ones: list[Token] = []
    for token in code:
        if token.kind != "symbol":
            continue
        if token.text in "([{":
            open_ones.append(token)
        elif token.text in _BRACKETS and (not open_ones or open_ones.pop().text != _BRACKETS[token.text]):
            raise invalid(statement, token.start, f"“{token.text}” closes nothing")
        elif token.text == ";":
            raise invalid(statement, token.start, "one statement at a time; what follows “;” is not run")
    if open_ones:
        raise invalid(statement, open_ones[-1].start, f"“{open_ones[-1].text}” is not closed")


def _check_word(statement: str, code: Sequence[Token], index: int, token: Token) -> None:
    if _is_property_name(code, index):
        return
    word = token.keyword
    if word in _REFUSED:
        raise Forbidden(
            f"{where(statement, token.start)}: {token.text} is not allowed, queries only read (a name: `{token.text}`)"
        )
    if word == "CALL":
        _check_call(statement, code, index)


def _is_property_name(code: Sequence[Token], index: int) -> bool:
    """`n.set`: a name directly behind a dot behind something that has properties. `1. SET` is not one."""
    if index < 2 or code[index - 1].text != ".":
        return False
    owner = code[index - 2]
    return owner.kind in ("word", "quoted", "parameter") or owner.text in (")", "]", "}")


def _check_call(statement: str, code: Sequence[Token], index: int) -> None:
    after = code[index + 1 :]
    if after and after[0].text in ("{", "("):
        return
    parts: list[str] = []
    for token in after:
        if token.kind not in ("word", "quoted") and token.text != ".":
            break
        if parts and parts[-1] != "." and token.text != ".":
            break
        parts.append(token.text.strip("`"))
    name = "".join(parts)
    if name.lower() not in PROCEDURES:
        raise Forbidden(
            f"{where(statement, code[index].start)}: procedure {name or '?'} is not allowed; "
            "db.labels, db.relationshipTypes, db.propertyKeys and db.schema… are"
        )


def _check_beginnings(statement: str, code: Sequence[Token]) -> None:
    """Statement, subqueries and the parts of a UNION begin with a clause that reads."""
    start = 1 if code[0].keyword == "EXPLAIN" else 0
    _check_clause(statement, code, start)
    for index, token in enumerate(code):
        if token.keyword == "UNION" and not _is_property_name(code, index):
            follows = code[index + 1 : index + 2]
            _check_clause(statement, code, index + (2 if follows and follows[0].keyword in ("ALL", "DISTINCT") else 1))
        elif token.text == "{" and _is_call_body(code, index):
            _check_clause(statement, code, index + 1)


def _is_call_body(code: Sequence[Token], index: int) -> bool:
    """`CALL {` or `CALL (x, y) {`; patterns in EXISTS { } and COUNT { } may begin with a parenthesis."""
    before = index - 1
    if before >= 0 and code[before].text == ")":
        while before > 0 and code[before].text != "(":
            before -= 1
        before -= 1
    return before >= 0 and code[before].keyword == "CALL"


def _check_clause(statement: str, code: Sequence[Token], index: int) -> None:
    if index >= len(code):
        raise invalid(statement, code[-1].start, "the statement ends where a clause should begin")
    token = code[index]
    if token.keyword not in CLAUSES:
        raise Forbidden(
            f"{where(statement, token.start)}: {token.text} cannot begin a query; {', '.join(sorted(CLAUSES))} can"
        )


def _blanked(statement: str, everything: Sequence[Token]) -> str:
    """Comments as spaces, and names with Vietnamese letters in backticks: KGLite knows neither of them bare."""
    pieces, offset = [], 0
    for token in everything:
        if token.kind == "comment" or (token.kind == "word" and not token.text.isascii()):
            blank = token.kind == "comment"
            pieces.append(statement[offset : token.start])
            pieces.append(re.sub(r"[^\n]", " ", token.text) if blank else f"`{token.text}`")
            offset = token.end
    return "".join(pieces) + statement[offset:]
