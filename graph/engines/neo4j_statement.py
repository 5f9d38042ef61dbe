"""A reading statement as Neo4j runs it: the same text, with the label that all our nodes share where it helps.

KGLite finds `(n {id: $id})` by its id index, Neo4j has indexes only under a label. So every node has the label `Entity`
there, on which `id` is unique, and this module writes it into the patterns that have no label of their own. The same
label keeps the node that remembers the applied commit out of `MATCH (n)`, and `labels(n)` is told to leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.engines.cypher_statement import tokens
from graph.engines.tokens import Token

SHARED_LABEL = "Entity"
"""What every node of the graph is on a server, besides its own label."""

_CLAUSES = frozenset(
    {"MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "CALL", "ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", "YIELD"}
    | {"EXISTS", "COUNT", "COLLECT", "USING"}
)
_BEFORE_PATTERN = frozenset(",=({")


def for_neo4j(statement: str) -> str:
    """The statement with `:Entity` in unlabelled node patterns that stand alone or name properties.

    >>> for_neo4j("MATCH (n {id: $id})-->(m) RETURN labels(n)")
    "MATCH (n:Entity {id: $id})-->(m) RETURN [_label IN labels(n) WHERE _label <> 'Entity']"
    """
    code = [token for token in tokens(statement) if token.kind != "comment"]
    insertions = sorted([*_patterns(code), *_label_calls(code)])
    pieces, offset = [], 0
    for place, text in insertions:
        pieces += [statement[offset:place], text]
        offset = place
    return "".join(pieces) + statement[offset:]


def _patterns(code: Sequence[Token]) -> Iterator[tuple[int, str]]:
    clause = ""
    for index, token in enumerate(code):
        if token.keyword in _CLAUSES and (index == 0 or code[index - 1].text not in (".", ":", "$")):
            clause = token.keyword
        if token.text == "(" and clause == "MATCH" and _may_begin_pattern(code, index):
            place = index + 1 if _is_name(code, index + 1) else index
            following = code[place + 1] if place + 1 < len(code) else token
            alone = following.text == ")" and not _attached(code, index, place + 1)
            if alone or following.text == "{" or following.keyword == "WHERE":
                glued = following.text != ")" and following.start == code[place].end
                yield code[place].end, f":{SHARED_LABEL}{' ' if glued else ''}"
            if following.keyword == "WHERE":
                clause = "MATCH"


def _may_begin_pattern(code: Sequence[Token], index: int) -> bool:
    before = code[index - 1]
    return before.keyword == "MATCH" or before.text in _BEFORE_PATTERN or _attached(code, index, index)


def _attached(code: Sequence[Token], start: int, end: int) -> bool:
    """Whether the parentheses from `start` to `end` are an end of a relationship."""
    behind = code[end + 1].text if end + 1 < len(code) else ""
    before = code[start - 1].text
    return before == "-" or (before == ">" and code[start - 2].text == "-") or (end > start and behind in ("-", "<"))


def _is_name(code: Sequence[Token], index: int) -> bool:
    return index < len(code) and code[index].kind in ("word", "quoted") and code[index].keyword != "WHERE"


def _label_calls(code: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for index, token in enumerate(code[:-1]):
        if token.keyword == "LABELS" and code[index + 1].text == "(" and (index == 0 or code[index - 1].text != "."):
            yield token.start, "[_label IN "
            yield _closing(code, index + 1).end, f" WHERE _label <> '{SHARED_LABEL}']"


def _closing(code: Sequence[Token], index: int) -> Token:
    depth = 0
    for token in code[index:]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            return token
    return code[-1]
