"""Classes of relation, compared instead of the words: two annotators word one relation differently."""

from __future__ import annotations

import re

from benchmarks.accuracy.rows import Row, plain

# Class, pattern in the row's property, pattern in its Vietnamese words (both without marks).
_LINEAGE = (
    ("implements", r"implement|concretise", r"thuc hien|cu the hoa|trien khai"),
    ("based on", r"based ?on|derived ?from", r"can cu|co so"),
    ("replaces", r"replace|repeal", r"thay the|bai bo|thay cho|hieu luc"),
    ("amends", r"amend", r"sua doi|bo sung|dieu chinh|gia han"),
    ("annex", r"annex|issued ?with", r"kem|phu luc"),
    ("proposed by", r"proposed", r"de nghi|de xuat"),
    ("about", r"about|mentions", r"dua tin"),
    ("cites", r"cites", r"vien dan|quy dinh tai"),
    ("reports on", r"reports ?on", None),
    ("continues", r"continues", None),
)
_COOPERATION = (("twinning", r"ket nghia"), ("border", r"giap ranh"), ("support", r"ho tro|giup do"))


def lineage_kinds(row: Row) -> frozenset[str]:
    """Classes of a relation between documents: those of its property, of its words where it has none."""
    name = plain(row.get("property"))
    by_property = {kind for kind, pattern, _ in _LINEAGE if re.search(pattern, name)}
    words = [row.get("relation") or "", *(row.get("relation_accept") or [])]
    return frozenset(by_property or {_of_words(plain(said)) for said in words if said})


def _of_words(words: str) -> str:
    return next((kind for kind, _, pattern in _LINEAGE if pattern and re.search(pattern, words)), "other")


def same_lineage_kind(found: Row, gold: Row) -> bool:
    """Whether two relations share a class; where the gold names none of ours, any will do."""
    wanted = lineage_kinds(gold)
    return bool(lineage_kinds(found) & wanted) or wanted <= {"other"}


def cooperation_kind(row: Row) -> str:
    """Twinning, border, support, or cooperation in general."""
    words = plain(row.get("relation") or "x")
    return next(
        (kind for kind, pattern in _COOPERATION if re.search(pattern, words)), "cooperation" if words else "other"
    )
