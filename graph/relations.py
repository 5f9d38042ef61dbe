"""Which relationship the words of a reading become: one table for lineage, one rule list for cooperation."""

from __future__ import annotations

import re
from typing import Final

from graph.slug import words

# The left side is the local name of what a reading or an annotator wrote: ours (`implements`) or an external term.
_LINEAGE: Final = {
    "implements": "IMPLEMENTS",
    "ensures_implementation_of": "IMPLEMENTS",
    "concretises": "IMPLEMENTS",
    "basedOn": "BASED_ON",
    "based_on": "BASED_ON",
    "wasDerivedFrom": "PROPOSED_BY",
    "proposedBy": "PROPOSED_BY",
    "cites": "CITES",
    "replaces": "REPLACES",
    "repeals": "REPEALS",
    "amends": "AMENDS",
    "issuedWith": "ISSUED_WITH",
    "hasAnnex": "ISSUED_WITH",
    "has_annex": "ISSUED_WITH",
    "is_annex_of": "ISSUED_WITH",
    "reportsOn": "REPORTS_ON",
    "continues": "CONTINUES",
    "records": "RECORDS",
    "mandates": "MANDATES",
    "about": "ABOUT",
    "mentions": "MENTIONS",
    "relation": "RELATED_TO",
    "relatedTo": "RELATED_TO",
}
_STRONGEST: Final = tuple(dict.fromkeys(_LINEAGE.values()))
_NAME = re.compile(r"[A-Za-z_]+(?=[\s)+/,;]|$)")
_COOPERATION: Final = (("ket nghia", "TWINNED_WITH"), ("giap ranh", "BORDERS"))


def lineage_type(property_name: str) -> str:
    """The relationship type of a lineage row; the strongest where several are named, `RELATED_TO` where none is known.

    >>> lineage_type("implements"), lineage_type("eli:based_on + vnkg:implements")
    ('IMPLEMENTS', 'IMPLEMENTS')
    """
    named = {_LINEAGE[name] for name in _NAME.findall(property_name) if name in _LINEAGE}
    return min(named, key=_STRONGEST.index, default="RELATED_TO")


def leads_to_annex(property_name: str) -> bool:
    """Whether a lineage row goes from a document to its annex, against the relationship `ISSUED_WITH`."""
    return "has_annex" in property_name or "hasAnnex" in property_name


def cooperation_type(relation: str, directed: bool) -> str:
    """The relationship type of a cooperation row: `SUPPORTS` is directed, the others are symmetric.

    >>> cooperation_type("kết nghĩa", False), cooperation_type("hợp tác du lịch", False)
    ('TWINNED_WITH', 'COOPERATES_WITH')
    """
    if directed:
        return "SUPPORTS"
    plain = words(relation)
    return next((kind for phrase, kind in _COOPERATION if phrase in plain), "COOPERATES_WITH")
