"""Words that name a document type, in headings and in running text.

The words and their codes are those of the ontology's document types (`ontology/document_types.ttl`); compounds that its
types do not list are added here with the code of their base. Of two types that start at one place the longer wins:
"chương trình mục tiêu quốc gia" is no "chương trình".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loaders.text.patterns import words
from ontology.vocabulary import vocabulary

_COMPOUNDS = {
    "Thông báo kết luận": "TB", "Kế hoạch hành động": "KH", "Kế hoạch liên tịch": "KH", "Tờ trình liên sở": "TTr",
    "Biên bản cam kết": "BB", "Thỏa thuận phối hợp": "BTT", "Thỏa thuận kết nghĩa": "BTT", "Thông cáo chung": "TC",
    "Tuyên bố chung": "TC", "Điều lệ": "ĐL", "Giấy phép": "GP", "Đơn đề nghị": "ĐĐN", "Văn bản": "VB",
    # A text that says "thỏa thuận" for a "biên bản thỏa thuận" means the paper, not a type of its own.
    "Thỏa thuận": "BTT", "Thỏa thuận hợp tác": "BTT",
}  # fmt: skip
# Types of the ontology whose words name a document only beside a title or number: a file, a copy, a plan of land.
_TOO_GENERAL = frozenset({"BAO", "CL", "DX", "DeTai", "HoSo", "QH", "SY", "SL", "TNg", "TrS", "VBHN"})
# Words that are an activity or a subject, or that run from the type's name into the title ("Kế hoạch hợp tác giữa …").
_NO_NAMES = frozenset(
    {"kết nghĩa", "ghi nhớ hợp tác", "tiêu chuẩn", "quy chuẩn", "tcvn", "qcvn", "ctmtqg", "chương trình quốc gia",
     "chương trình phát triển", "chương trình giáo dục phổ thông", "danh mục kèm theo", "biểu kèm theo",
     "kế hoạch hợp tác", "kết luận hội nghị", "biên bản hội nghị", "biên bản cuộc họp", "chương trình ký kết"}
)  # fmt: skip


def _labels() -> Mapping[str, str]:
    """Label in its usual spelling to code; of two types with one word the first in the ontology has it."""
    labels: dict[str, str] = {}
    for kind in vocabulary().document_types.values():
        for name in kind.introduced_by:
            if kind.code not in _TOO_GENERAL and name.lower() not in _NO_NAMES:
                labels.setdefault(name[:1].upper() + name[1:], kind.code)
    return MappingProxyType(labels | _COMPOUNDS)


LABELS = _labels()
"""Label in its usual spelling ("Biên bản ghi nhớ") to the type's code (`BBGN`)."""

AGREEMENTS = frozenset({"BGN", "BBGN", "BTT", "TTHT", "NDHT", "KN"})
"""Codes whose documents two sides sign; `BB`, `CTr` and the like are agreements when their label says so."""

_BY_KEY = {label.lower(): (code, label) for label, code in LABELS.items()}
_WORDS = re.compile(words(key.replace(" ", "[ \\n]") for key in sorted(_BY_KEY, key=len, reverse=True)))
_SHORTEST = {
    code: min((label for label, own in LABELS.items() if own == code), key=len) for code in set(LABELS.values())
}
_AGREED = re.compile(r"thỏa thuận|ghi nhớ|hợp tác|phối hợp|kết nghĩa|cam kết")


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A type's words at `text[start:end]`; `label` in its usual spelling ("Biên bản ghi nhớ")."""

    start: int
    end: int
    code: str
    label: str


def find_types(text: str) -> Iterator[TypeMatch]:
    """All type words in a folded text, upper or lower case, longest match, in order."""
    for match in _WORDS.finditer(lower_case(text)):
        code, label = _BY_KEY[match[0].replace("\n", " ")]
        yield TypeMatch(match.start(), match.end(), code, label)


def type_at(text: str, position: int = 0) -> TypeMatch | None:
    """The longest type word that starts at `position`."""
    match = _WORDS.match(lower_case(text), position)
    if match is None:
        return None
    code, label = _BY_KEY[match[0].replace("\n", " ")]
    return TypeMatch(match.start(), match.end(), code, label)


def label_of(code: str) -> str | None:
    """The plain label of a code: the shortest that has it."""
    return _SHORTEST.get(code)


def ends_with(codes: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a text in lower case that ends with the plain label of one of some types."""
    shortest = {code: len(_SHORTEST[code]) for code in sorted(codes)}
    keys = [key for key, (code, _) in _BY_KEY.items() if len(key) == shortest.get(code)]
    return re.compile(words(key.replace(" ", "[ \\n]") for key in keys) + r"\Z")


def is_agreement(code: str, label: str) -> bool:
    """Whether a document of this type is something that two sides sign."""
    return code in AGREEMENTS or (
        code in {"BB", "CTr", "QC", "QCPH", "KH"} and _AGREED.search(label.lower()) is not None
    )


def lower_case(text: str) -> str:
    """`text` in lower case, letters kept that would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
