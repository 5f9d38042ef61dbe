"""The words before a document's name that say how another document stands to it, and the property they mean.

The table is guideline 9 of the annotation and `facts/alignment.md`: căn cứ → basedOn; thực hiện, triển khai, cụ thể
hóa → implements; báo cáo … về → reportsOn; thay thế, bãi bỏ, hết hiệu lực → replaces; sửa đổi, bổ sung, gia hạn →
amends; kèm theo → hasAnnex (issuedWith from the annex); theo đề nghị → proposedBy; otherwise the document only cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.text.patterns import in_any_case


@dataclass(frozen=True, slots=True)
class Relation:
    """Words of the text, the ontology's property, and how sure."""

    words: str
    property: str
    confidence: float = 1.0


STRENGTH = (
    "replaces", "amends", "issuedWith", "reportsOn", "implements", "basedOn", "proposedBy", "continues", "records",
    "hasAnnex", "mandates", "about", "cites",
)  # fmt: skip
"""Properties from the strongest to the weakest: of several relations of one pair the first is kept."""

_CHANGES = "sửa đổi|bổ sung|gia hạn|điều chỉnh|kéo dài"
# Property, and words that must stand in the clause before the name, at most `reach` characters away from it.
_BEFORE: tuple[tuple[str, str, int], ...] = (
    ("replaces", r"thay thế|bãi bỏ|hủy bỏ|thay cho", 80),
    (
        "amends",
        rf"(?:(?:{_CHANGES})(?:,? (?:và )?(?:{_CHANGES}))*)"
        r"(?: (?:thêm )?(?:việc|thời gian|thời hạn|tiến độ|lộ trình|nội dung|nhiệm vụ|kinh phí)"
        r"(?: (?:tổ chức )?(?:thực hiện|triển khai))+)?(?=[^()\"]*$)",
        70,
    ),
    (
        "implements",
        r"(?:tiếp tục )?(?:triển khai )?(?:tổ chức )?thực hiện|(?:tiếp tục )?triển khai|cụ thể hóa|thi hành|quán triệt"
        r"|đã ký kết tại",
        150,
    ),
    (
        "hasAnnex",
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
ISSUED_WITH = re.compile(r",? \(?(?:đã )?(?:được )?ban hành kèm theo ", re.IGNORECASE)
"""Between the name of a plan and that of the decision that issued it."""
_CHANGED_ANNEX = re.compile(
    rf"(?<!\w)(?P<words>(?:{_CHANGES})(?:,? (?:và )?(?:{_CHANGES}))*|thay thế|bãi bỏ|hủy bỏ) [^;:()]{{0,250}}kèm theo$",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    rf",? \(?(?:đã )?(?:được|bị) (?P<words>(?:{_CHANGES})(?:,? (?:và )?(?:{_CHANGES}))*|thay thế|bãi bỏ)"
    r"[^.;:()\d]{0,40}? ?(?:bởi|tại|theo|bằng)(?: (?:khoản|điểm|điều)[^.;:()]{0,25})? $",
    re.IGNORECASE,
)
_REPLACED_LIST = re.compile(
    rf"(?P<words>{in_any_case('hết hiệu lực', 'bãi bỏ', 'thay thế')})"
    r"(?i:[^.;:]{0,140}: (?:(?:[a-zđ]\)|\d+\.|-) )?(?=(?:quyết|nghị|chỉ|kế|thông|công|văn|quy)))"
)
_ARTICLE = re.compile(r"Điều \d+\.|\n")
_ITEM = re.compile(r"(?:[.;]|\s)\s*(?:\d{1,3}\.|[a-zđ]\)|[-+*])\s*$", re.IGNORECASE)
_LONGEST_SENTENCE, _LONGEST_LIST = 2000, 60_000
_REPLACED_AFTER = re.compile(
    r"[^.;]{0,160}?(?:hết hiệu lực|(?:bị|đều|được) (?:bãi bỏ|hủy bỏ)|được thay thế)"
    r"(?! (?:bởi|bằng|tại|theo) [^.;]{0,40}?số \d)",
    re.IGNORECASE,
)
_AMENDED_AFTER = re.compile(
    r"[^.;]{0,100}?(?:tiếp tục )?được (?P<words>gia hạn|kéo dài|sửa đổi, bổ sung|sửa đổi|điều chỉnh)[^.;\d]{0,30}?"
    r" (?:đến|thêm|như sau)\b",
    re.IGNORECASE,
)


def relation_before(text: str, clause: int, position: int) -> Relation | None:
    """The relation said in `text[clause:position]`, just before a name: the nearest words that have one.

    Who amends or repeals what was issued with a decision ("sửa đổi Quy định … ban hành kèm theo Quyết định số …")
    amends or repeals that decision.
    """
    best: tuple[int, Relation] | None = None
    for prop, pattern, reach in _COMPILED:
        for match in pattern.finditer(text, max(clause, position - reach), position):
            if (
                best is None
                or match.end() > best[0]
                or (match.end() == best[0] and len(match.group()) > len(best[1].words))
            ):
                best = (match.end(), Relation(match.group().lower(), prop))
    if best and best[1].words.endswith("kèm theo") and (changed := _CHANGED_ANNEX.search(text, clause, best[0])):
        words = changed["words"].lower()
        return Relation(words, "amends" if re.match(_CHANGES, words) else "replaces")
    return best[1] if best else None


def replaced_list(text: str, start: int, position: int) -> Relation | None:
    """`Các quyết định sau hết hiệu lực: a) Quyết định số …; b) Quyết định số …`: the words stand before the list."""
    reach = _LONGEST_LIST if _ITEM.search(text, max(start, position - 10), position) else _LONGEST_SENTENCE
    found = _REPLACED_LIST.finditer(text, max(start, position - reach), position + 10)
    openings = [match for match in found if match.end() <= position]
    if not openings or _ARTICLE.search(text, openings[-1].end(), position):
        return None
    return Relation(openings[-1]["words"].lower(), "replaces")


def changed_after(text: str, position: int) -> Relation | None:
    """`Quyết định số … hết hiệu lực`, `… được kéo dài đến năm …`: the words stand after the name.

    What another document changed ("được thay thế bởi Quyết định số …") is no relation of this one.
    """
    if _REPLACED_AFTER.match(text, position):
        return Relation("hết hiệu lực", "replaces")
    amended = _AMENDED_AFTER.match(text, position)
    return Relation(amended["words"].lower(), "amends") if amended else None


def changed_by(text: str, position: int) -> tuple[int, Relation] | None:
    """`…, được sửa đổi, bổ sung tại Nghị định số …`: the document at `position` changed the one that ends here."""
    said = _CHANGED_BY.search(text, max(0, position - 120), position)
    if said is None:
        return None
    words = said["words"].lower()
    return said.start(), Relation(words, "amends" if re.match(_CHANGES, words) else "replaces")


def stronger(one: Relation, other: Relation) -> Relation:
    """The stronger of two relations of one pair; of equals the surer."""
    return min(one, other, key=lambda r: (STRENGTH.index(r.property), -r.confidence))
