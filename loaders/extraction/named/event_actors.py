"""Who takes part in an event: the parties in its name, or who is named before it as holding or doing it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.extraction.named.scan import sentence_start
from loaders.extraction.reading import Reading, localities_of

HOLDS = re.compile(
    r"(?:[\s,]|sẽ|đã|chủ trì|phối hợp|tiếp tục|quyết định|việc|luân phiên|có trách nhiệm|tham mưu|dự kiến|thống nhất"
    r"|được giao|tổ chức|đăng cai|thành công|long trọng|duy trì|định kỳ)*"
)
"""What stands between somebody who holds an event and the event."""
MEETS = re.compile(r"[\s,]*(?:khóa [IVXLC\d]+[\s,]*)?(?:thông qua[\s,]*)?(?:tại[\s,]*)?", re.IGNORECASE)
"""What stands between a body and its session."""
_JOINED = re.compile(
    r"[\s,]*(?:(?:(?:đã|sẽ|được giao|chủ trì|tiếp tục)[\s,]*)*(?:phối hợp|hợp tác|liên kết)(?: chặt chẽ)? )?"
    r"(?:và|với|cùng)(?: các)?\s"
)
"""What joins who holds an event to those it is held with: "A phối hợp với B tổ chức …"."""
_REACH = 200
_GIUA = " giữa "


def subject(reading: Reading, start: int, leads: re.Pattern[str]) -> tuple[str, ...]:
    """Who is named right before an event as the one that holds it."""
    first = sentence_start(reading, start, _REACH)
    acting = [one for one in reading.between(first, start) if _acts(one.entities)]
    if not acting or not leads.fullmatch(reading.folded.lower, acting[-1].end, start):
        return ()
    holding = acting[-1:]
    for one in reversed(acting[:-1]):
        if not _JOINED.fullmatch(reading.folded.lower, one.end, holding[0].start):
            break
        holding.insert(0, one)
    return ids(one.entities for one in holding)


def parties(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The names behind "giữa" in an event's name, which goes on at `start`; none where it is only one."""
    at = reading.folded.flat.find(_GIUA, start - 1, end)
    if at < 0:
        return ()
    names, _ = reading.names_from(at + len(_GIUA))
    found = ids(name.entities for name in names)
    return found if len(reading.expand(found)) > 1 or len(localities_of(found)) > 1 else ()


def actors(reading: Reading, start: int, since: int | None) -> tuple[str, ...]:
    """The agencies or groups named before a deed in its sentence, behind its day, which ends at `since`."""
    first = max(sentence_start(reading, start), since or 0)
    lower = reading.folded.lower
    named = reading.between(first, start)
    acting = [one for one in named if _acts(one.entities) and not lower.endswith(("tại ", "ở "), 0, one.start)]
    return ids(one.entities for one in acting)


def _acts(entities: tuple[str, ...]) -> bool:
    """Whether ids name somebody who acts: an agency, a group, an office; several places at once."""
    return entities[0].startswith(("org:", "grp:", "post:")) or len(entities) > 1


def ids(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The ids of several names, none twice."""
    return tuple(dict.fromkeys(entity for entities in names for entity in entities))
