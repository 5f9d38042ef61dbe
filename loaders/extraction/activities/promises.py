"""What an article reports that the parties promise each other, in prose.

Who promises opens the clause: the parties together ("hai bên thống nhất …"), one of them ("tỉnh A sẽ hỗ trợ …") or an
agency of theirs ("Sở X chủ trì, phối hợp với … tuần tra rừng"). Others' hopes are no commitments; what somebody asks
of the parties is one from where it says what comes first ("đề nghị các sở …, ưu tiên …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.anatomy.parts import Range
from loaders.extraction.activities.actions import opens_with_deed
from loaders.extraction.activities.clauses import cut
from loaders.extraction.activities.wording import commits, phrases
from loaders.extraction.reading import Reading, localities_of

_BY_THE_DOCUMENT = re.compile(
    r"theo (?:đó|(?:nội dung )?(?:các )?(?:chương trình|kế hoạch|biên bản|bản ghi nhớ|thỏa thuận|văn bản)\b"
    r"[^.,;]{0,80}), (?=[^.;]*\bsẽ\b)"
)
_LEAD = re.compile(
    r"(?:(?:trong đó|theo đó|cụ thể|đồng thời|bên cạnh đó|ngoài ra|tại (?:hội nghị|buổi lễ|lễ ký)(?: kết)?|cùng với đó"
    r"|thời gian tới|trước mắt|theo (?:chương trình|kế hoạch|biên bản|bản ghi nhớ|thỏa thuận)[^.,;]{0,80}), ?)*"
)
_AGREES = r"(?:đã )?(?:thống nhất|nhất trí|cam kết)(?: (?:rằng|việc|tiếp tục|cùng|sẽ))*"
_PROMISES = re.compile(
    rf" (?:{_AGREES} |(?:cũng )?sẽ |(?:cùng|tiếp tục|chủ trì|phối hợp|hợp tác|hỗ trợ|tăng cường|đẩy mạnh|ưu tiên"
    r"|tập trung|tạo điều kiện)\b)(?!ký\b)"
)
_ASKS = re.compile(r"\bđề nghị\b(?P<asked>[^.;]*?), (?=(?:ưu tiên|tập trung|trước hết)\b)")
_MOST_ASKED = 300


def find_promises(reading: Reading, index: int, body: Range, listed: Sequence[Range]) -> Iterator[Range]:
    """The passages of an article's body that promise something, in order; none that lists the fields of `listed`."""
    parties = frozenset(reading.contexts[index].parties)
    for clause in cut(reading.folded.text, body):
        if any(clause.start <= item.start < clause.end for item in listed):
            continue
        promise = _by_the_document(reading, clause) or _of_parties(reading, clause, parties)
        promise = promise or _asked(reading, clause, parties)
        if promise:
            yield promise


def _by_the_document(reading: Reading, clause: Range) -> Range | None:
    """`Theo Chương trình, hai tỉnh sẽ …`, whatever the field."""
    by = _BY_THE_DOCUMENT.match(reading.folded.lower, clause.start, clause.end)
    promise = Range(by.end(), clause.end) if by else None
    return promise if promise and commits(reading, promise) else None


def _of_parties(reading: Reading, clause: Range, parties: frozenset[str]) -> Range | None:
    """A clause that a party or its agency opens, with a verb of promising and a field."""
    lower = reading.folded.lower
    start = _LEAD.match(lower, clause.start, clause.end).end()  # type: ignore[union-attr]
    names, end = reading.names_from(start) if reading.mention_at(start, 0) else ((), start)
    named = reading.expand(entity for name in names for entity in name.entities)
    verb = _PROMISES.match(lower, end, clause.end) if _are_parties(named, parties) else None
    promise = Range(start, clause.end)
    if verb is None or not phrases(reading, Range(verb.end(), clause.end)):
        return None
    agreed = lower.startswith(("đã thống", "đã nhất", "đã cam"), verb.start() + 1)
    return promise if agreed or commits(reading, promise) else None


def _asked(reading: Reading, clause: Range, parties: frozenset[str]) -> Range | None:
    """`đề nghị các sở hai tỉnh …, ưu tiên …`: what comes first, asked of the parties' own."""
    lower = reading.folded.lower
    found = _ASKS.search(lower, clause.start, min(clause.end, clause.start + _MOST_ASKED))
    if found is None or not opens_with_deed(lower[found.end() : clause.end]):
        return None
    asked = reading.inside(found.start("asked"), found.end("asked"))
    named = reading.expand(entity for mention in asked for entity in mention.entities)
    first = Range(found.end(), clause.end)
    return first if _are_parties(named, parties) and phrases(reading, first) else None


def _are_parties(named: Sequence[str], parties: frozenset[str]) -> bool:
    """Whether some ids are of the parties or of bodies and places in them."""
    places = localities_of(named)
    return bool(places) and all(any(f"{place}/".startswith(f"{party}/") for party in parties) for place in places)
