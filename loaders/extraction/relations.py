"""The words before a document's name that say how another document stands to it, and the property they mean.

The table is guideline 9 of the annotation and `facts/alignment.md`: căn cứ → basedOn; thực hiện, triển khai, cụ thể
hóa → implements; báo cáo … về → reportsOn; thay thế, bãi bỏ, hết hiệu lực → replaces; sửa đổi, bổ sung, gia hạn →
amends; kèm theo → issuedWith; theo đề nghị → proposedBy; otherwise the document only cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """Words of the text, the ontology's property, and how sure."""

    words: str
    property: str
    confidence: float = 1.0


STRENGTH = (
    "replaces", "amends", "reportsOn", "implements", "basedOn", "proposedBy", "continues", "records", "issuedWith",
    "mandates", "about", "cites",
)  # fmt: skip
"""Properties from the strongest to the weakest: of several relations of one pair the first is kept."""

# Property, and words that must stand in the clause before the name, at most `reach` characters away from it.
_BEFORE: tuple[tuple[str, str, int], ...] = (
    ("replaces", r"thay thế|bãi bỏ|hủy bỏ|thay cho", 80),
    ("amends", r"(?:sửa đổi|bổ sung|gia hạn|điều chỉnh)(?=[^()\"]*$)", 70),
    (
        "implements",
        r"(?:tiếp tục )?(?:triển khai )?(?:tổ chức )?thực hiện|(?:tiếp tục )?triển khai|cụ thể hóa|thi hành|quán triệt"
        r"|đã ký kết tại",
        150,
    ),
    (
        "issuedWith",
        r"(?:ban hành )?kèm theo (?:quyết định|nghị quyết|thông tư) này|(?:về )?(?:việc )?ban hành(?: kèm theo)?",
        45,
    ),
    ("proposedBy", r"(?:theo|xét|trên cơ sở) (?:đề nghị|đề xuất|kiến nghị)|xét", 200),
    ("basedOn", r"căn cứ|trên cơ sở", 600),
    ("continues", r"kế thừa|tiếp nối|tiếp theo", 60),
    ("cites", r"quy định (?:tại|của)|theo quy định|viện dẫn|vi phạm", 80),
    ("cites", r"theo", 40),
)
_COMPILED = tuple(
    (prop, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), reach) for prop, words, reach in _BEFORE
)
_REPLACED_LIST = re.compile(
    r"(?P<words>hết hiệu lực|bãi bỏ|thay thế)[^.;:]{0,140}: (?:(?:[a-zđ]\)|\d+\.|-) )?"
    r"(?=(?:quyết|nghị|chỉ|kế|thông|công|văn|quy))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"Điều \d+\.|\n")
_LONGEST_LIST = 2000
_REPLACED_AFTER = re.compile(r"[^.;]{0,160}?(?:hết hiệu lực|bị bãi bỏ|được thay thế)", re.IGNORECASE)


def relation_before(text: str, clause: int, position: int) -> Relation | None:
    """The relation said in `text[clause:position]`, just before a name: the nearest words that have one."""
    best: tuple[int, Relation] | None = None
    for prop, pattern, reach in _COMPILED:
        for match in pattern.finditer(text, max(clause, position - reach), position):
            if (
                best is None
                or match.end() > best[0]
                or (match.end() == best[0] and len(match.group()) > len(best[1].words))
            ):
                best = (match.end(), Relation(match.group().lower(), prop))
    return best[1] if best else None


def replaced_list(text: str, start: int, position: int) -> Relation | None:
    """`Các quyết định sau hết hiệu lực: a) Quyết định số …; b) Quyết định số …`: the words stand before the list."""
    found = _REPLACED_LIST.finditer(text, max(start, position - _LONGEST_LIST), position + 10)
    openings = [match for match in found if match.end() <= position]
    if not openings or _ARTICLE.search(text, openings[-1].end(), position):
        return None
    return Relation(openings[-1]["words"].lower(), "replaces")


def replaced_after(text: str, position: int) -> Relation | None:
    """`Quyết định số … hết hiệu lực kể từ ngày …`: the words stand after the name."""
    return Relation("hết hiệu lực", "replaces") if _REPLACED_AFTER.match(text, position) else None


def stronger(one: Relation, other: Relation) -> Relation:
    """The stronger of two relations of one pair; of equals the surer."""
    return min(one, other, key=lambda r: (STRENGTH.index(r.property), -r.confidence))
