"""Laws, codes, ordinances and the constitution, named by title: "Luật Thi đua, Khen thưởng", "Bộ luật dân sự".

A title has commas, "và" and "của" in it, so where it ends is not to be seen from its words alone: the titles on record
(`data/laws.txt`, decision 17) are matched first, longest wins, without regard to capitals and commas. A title that is
not there ends at the first word that no title goes on with. A law that amends is named by what it amends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from loaders.grammar.types import TypeMatch, find_types

_TITLES = Path(__file__).resolve().parent / "data" / "laws.txt"
_KINDS = frozenset({"Luat", "PLenh", "HP"})
_Trie: TypeAlias = dict[str, "_Trie"]
_END = ""  # the key of a trie's node at which a title may end
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r'[ \n]?[,;/&-]?[ \n]?(?:và[ \n])?[("]?', re.IGNORECASE)
_OPENING = re.compile(r'[ \n]"?[ \n]?(?:(?:về|các)[ \n])?', re.IGNORECASE)
_VIETNAM = re.compile(r"(?: (?:của )?nước(?: Cộng hòa xã hội chủ nghĩa)?)? Việt Nam(?![^\W_])", re.IGNORECASE)
_AMENDS = re.compile(r" (?:sửa đổi|bổ sung)(?![^\W_])", re.IGNORECASE)
_AMENDED = re.compile(
    r",? (?:(?:và )?bổ sung|sửa đổi)?,? ?(?:(?:một số|các) )?(?:điều|điểm|khoản|nội dung)?(?: \d+[a-zđ]?,?)*"
    r"(?: và (?:điều|khoản) \d+[a-zđ]?)?(?: của| tại| trong)? ?(?=(?:bộ )?luật|pháp lệnh|hiến pháp)",
    re.IGNORECASE,
)
_AMENDED_MANY = re.compile(r"[^;.:\n]{5,200}?(?= ngày| số \d|[;.:,(]|$)", re.IGNORECASE)
_JOINT = re.compile(r"(?:,| và) (?:bộ luật|luật|pháp lệnh)(?= )", re.IGNORECASE)
_DATED = re.compile(r",? (?:ngày|năm|số) ?\d")
# "Luật thuế GTGT": a title cut down to letters.
_SHORT_NAME = re.compile(r" [^\W\d_]+ [A-ZĐ]{2,8}(?![^\W_])")
_NO_TITLE_STARTS = re.compile(
    r"(?:này|quy định|có|được|là|và|hoặc|về việc|phải|đã|do|của|trên|nói|nêu|hiện|định|chuyên|liên|cho|khi|thì)\b",
    re.IGNORECASE,
)
# A title that the record does not hold: to the first mark or word that begins something else.
_UNKNOWN_END = re.compile(
    r"[;:.()\"/]|(?<!phòng),| (?:ngày|năm|số|được|đã|của|về việc|trong|theo|để|tại|quy định|có|hiện hành|này|đến|khi"
    r"|cho|đối với|là|nhằm|trên|thì|bao gồm|như|nếu|căn cứ|do|phải|không|sẽ|hoặc|với|từ|mà|bị|vào|thay thế|ban hành"
    r"|sửa đổi(?=, bổ sung)|hướng dẫn|áp dụng|liên quan"
    r"|và (?:các|luật|bộ luật|nghị|thông|pháp|văn bản|những|hướng dẫn|điều|khoản|điểm|quy định|theo|căn cứ|được|có))"
    r"(?![^\W_])|$",
    re.IGNORECASE,
)
_LONGEST = 220
_MOST_AMENDED = 20


@dataclass(frozen=True, slots=True)
class LawMatch:
    """A law's name at `text[start:end]`, without date and number; `known` where its title is on record.

    `code` and `label` are those of its type; `subject` is where the subject of an amending law begins ("sửa đổi, bổ
    sung …"), None for another.
    """

    start: int
    end: int
    code: str
    label: str
    known: bool
    subject: int | None = None


def find_laws(text: str, types: Iterable[TypeMatch] | None = None) -> Iterator[LawMatch]:
    """All laws named by title in a folded text, in order; the law that another amends is found too.

    `types` are the type words of the text where they have been found already.
    """
    for match in find_types(text) if types is None else types:
        if match.code in _KINDS and (found := _law(text, match)):
            yield found


def _law(text: str, match: TypeMatch) -> LawMatch | None:
    if text[max(0, match.start - 5) : match.start].lower() == "pháp ":
        return None  # the law in general: "pháp luật Đất đai"
    capital = text[match.start].isupper()
    if match.code == "HP":
        return _constitution(text, match) if capital else None
    if _AMENDS.match(text, match.end):
        return _amending(text, match) if capital else None
    if end := _known_end(text, match.end):
        return _match(match, end, known=True) if capital or text[match.end + 1 : match.end + 2].isupper() else None
    end = match.end + _unknown_length(text[match.end : match.end + _LONGEST])
    named = text[match.end + 1 : match.end + 2].isupper() or _SHORT_NAME.match(text, match.end)
    return _match(match, end) if capital and named and end - match.end >= 4 else None


def _match(match: TypeMatch, end: int, known: bool = False, subject: int | None = None) -> LawMatch:
    return LawMatch(match.start, end, match.code, match.label, known, subject)


def _constitution(text: str, match: TypeMatch) -> LawMatch:
    state = _VIETNAM.match(text, match.end)
    return _match(match, state.end() if state else match.end, known=True)


def _amending(text: str, match: TypeMatch) -> LawMatch | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế`: as far as the law that it amends."""
    words = _AMENDS.match(text, match.end)
    end = words.end() if words else match.end
    if amended := _AMENDED.match(text, end):
        inner = next(find_types(text[amended.end() : amended.end() + 12]), None)
        if inner and inner.code in _KINDS:
            law_end = _listed_end(text, _title_end(text, amended.end() + inner.end))
            return _match(match, law_end, known=True, subject=match.end + 1)
    many = _AMENDED_MANY.match(text, end)
    end += len(many[0].rstrip(" ,\n")) if many else 0
    return _match(match, end, subject=match.end + 1) if many else None


def _listed_end(text: str, end: int) -> int:
    """The end of "Luật A và Luật B" where date or number follow the list, and so belong to what amends both."""
    last = end
    for _ in range(_MOST_AMENDED):
        if _DATED.match(text, last) or not (joint := _JOINT.match(text, last)):
            break
        last = _title_end(text, joint.end())
    return last if _DATED.match(text, last) else end


def _title_end(text: str, position: int) -> int:
    """Where the title after a type word ends."""
    end = _known_end(text, position)
    return end or position + _unknown_length(text[position : position + _LONGEST])


def _known_end(text: str, position: int) -> int | None:
    """End of the longest title on record that starts after `position`; "và" in it may be a comma."""
    opening = _OPENING.match(text, position)
    if opening is None:
        return None
    node, end, at = _trie(), None, opening.end()
    while (word := _WORD.match(text, at)) and (found := node.get(word[0].lower())) is not None:
        node, end = found, word.end() if _END in found else end
        gap = _GAP.match(text, word.end())
        at = gap.end() if gap else word.end()
    state = _VIETNAM.match(text, end) if end else None
    return state.end() if state else end


@cache
def _trie() -> _Trie:
    """The titles as words within words."""
    root: _Trie = {}
    for line in _TITLES.read_text(encoding="utf-8").splitlines():
        node = root
        for word in () if line.startswith("#") else _WORD.findall(line.lower().removeprefix("các ")):
            node = node.setdefault(word, {}) if word != "và" else node
        node[_END] = {}
    root.pop(_END, None)
    return root


def _unknown_length(words: str) -> int:
    if _NO_TITLE_STARTS.match(words, 1):
        return 0
    stop = _UNKNOWN_END.search(words, 1)
    return len(words[: stop.start() if stop else len(words)].rstrip(" ,\n"))
