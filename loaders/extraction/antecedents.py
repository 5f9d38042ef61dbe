"""Which agreement "triển khai Chương trình nêu trên" means: the only one of that class that was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.documents import Known
from loaders.extraction.naming import Naming

_BACK = re.compile(
    r"[\s,]*(?:(?:về việc|về|v/v|để|nhằm) )*"
    r"(?P<verb>triển khai thực hiện|tổ chức thực hiện|triển khai|thực hiện|cụ thể hóa) (?:các )?(?:nội dung )?"
    r"(?P<name>(?:chương trình|thỏa thuận|biên bản|bản ghi nhớ|quy chế|kế hoạch)"
    r"(?: (?:hợp tác|phối hợp|liên kết|ghi nhớ|kết nghĩa))*)(?P<above> (?:đã ký kết|đã ký|nói trên|nêu trên|trên|này))?"
    r"(?=[;.,)\n]| (?:của|cho|trong|tại|với|đến)\b|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The row id of the agreement, the verb that relates to it, and the end of the words for it."""

    document: str
    verb: str
    end: int


def carried_out(text: str, naming: Naming, owners: Sequence[tuple[Naming, Known]]) -> Meant | None:
    """What a numbered document is said to carry out without naming it in full; None where that is not exactly one.

    The words must be definite: a capital ("triển khai Chương trình") or "nêu trên", "này", "đã ký".
    """
    said = _BACK.match(text, naming.title_start or naming.end) if naming.number else None
    if said is None or not (said["above"] or said["name"][0].isupper()):
        return None
    if any(said.start("name") == other.start for other, _ in owners):
        return None
    before = [(other, item) for other, item in owners if other.start < naming.start and item.row.role == "referenced"]
    meant = {item.row.id for other, item in before if _is_called(other, item, said["name"].lower())}
    return Meant(meant.pop(), said["verb"].lower(), said.end()) if len(meant) == 1 else None


def _is_called(naming: Naming, item: Known, name: str) -> bool:
    shared = item.row.system == "agreement" and bool(naming.parties)
    return shared and name in (naming.title or naming.label).lower()
