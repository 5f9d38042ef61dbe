"""Bodies that a header names below the body that they belong to: `UBND TỈNH X` / `BAN CHỈ ĐẠO 138`.

The lowest line issues (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.2); a line that the vocabulary lacks is a body of its own
and never the body above it.
"""

from __future__ import annotations

import re

from loaders.anatomy.words import ISSUER_HEAD
from loaders.extraction.agencies import agency_types, organisation, unknown_kind
from loaders.text.fold import without_marks

_NAME = re.compile(r"[^\W_][\w ,&/.–-]*")
_OFFICE = re.compile(r"văn phòng|thanh tra|đảng ủy|chi bộ|công đoàn", re.IGNORECASE)
"""Names that say nothing without the body above: there is one in each."""
_OFFICES = {"org:bch-tw": "org:vp-tw-dang", "org:chinh-phu": "org:vp-chinh-phu"}
_SHORT = {"van-phong": "vp"}
_WHOLE_COUNTRY = re.compile(r"\b(?:nha nuoc|quoc gia|trung uong)\b")


def body_below(words: str, parent: str) -> str | None:
    """The id of the body that a header line names below `parent`; None where the line names none.

    `BAN CHỈ ĐẠO 138` below `org:ubnd/tinh-x` is `org:ban-chi-dao-138/tinh-x`, `VĂN PHÒNG` there `org:vp-ubnd/tinh-x`.
    """
    if not ISSUER_HEAD.match(words) or not _NAME.fullmatch(words):
        return None
    kind, _, place = parent.partition(":")[2].partition("/")
    locality = f"loc:{place}" if place else None
    if not _OFFICE.fullmatch(words):
        return organisation(unknown_kind(words), locality) if " " in words else None
    if parent in _OFFICES and words.lower().startswith("văn"):
        return _OFFICES[parent]
    own = unknown_kind(words)
    short = f"{_SHORT.get(own, own)}-{kind}"
    return organisation(short if short in agency_types() else f"{own}-{kind}", locality)


def body_of_the_country(words: str) -> str | None:
    """The id of a body that stands alone in a header and says that it is the state's (`BAN CHỈ ĐẠO QUỐC GIA …`)."""
    told = ISSUER_HEAD.match(words) and _NAME.fullmatch(words) and _WHOLE_COUNTRY.search(without_marks(words).lower())
    return organisation(unknown_kind(words), None) if told else None
