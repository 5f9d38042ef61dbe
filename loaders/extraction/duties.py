"""Duties to report: who to whom, through whom, for whom in the end, how often, by when.

"Các sở gửi báo cáo về Sở A trước ngày 10/12 hằng năm để tổng hợp, báo cáo UBND tỉnh" is a duty of the sở to Sở A with
UBND tỉnh in the end, and one of Sở A to UBND tỉnh unless another sentence states that one with its own time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.facts import Deadline, Duty
from loaders.extraction.mentions.scene import group
from loaders.extraction.reading import Reading
from loaders.extraction.reported import matter_of
from loaders.extraction.roles import Statements
from loaders.extraction.roles.agencies import Doers, as_agency, together
from loaders.extraction.roles.scan import Part, Scanned
from loaders.grammar.deadlines import find_deadlines, read_deadline

_SENT = re.compile(r"ket qua|bao cao|tinh hinh|danh gia|so lieu|vuong mac|phan anh")
_DRAFTS = re.compile(
    r"(?:xay dung|lap|hoan thien|chuan bi)(?: du thao)? bao cao"
    r"(?! (?:kinh te|nghien cuu|danh gia tac dong|tai chinh))"
)
_REPORTS_NEXT = re.compile(r"\s?(?:tong hop,? )?bao cao\b")
_ADVISES = re.compile(r"tham muu(?: cho| giup| voi)? $")
_ALSO_SENT = re.compile(r"dong(?: thoi)?,? gui(?: ve| cho| den| toi)? $")
_THROUGH = re.compile(r"(?:^|[\s(,])(?:thong )?qua(?: cac)? $")
_ASKED_BY = re.compile(r"theo (?:yeu cau|chi dao|de nghi) cua(?: cac)? $")
_FREQUENCY = {
    "FREQ=DAILY": "hằng ngày", "FREQ=WEEKLY": "hằng tuần", "FREQ=MONTHLY": "hằng tháng", "FREQ=YEARLY": "hằng năm",
    "FREQ=MONTHLY;INTERVAL=3": "hằng quý", "FREQ=MONTHLY;INTERVAL=6": "6 tháng",
    "FREQ=YEARLY*4": "hằng quý", "FREQ=YEARLY*2": "6 tháng",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """A duty before its row: who, to whom, and the range of the passage that says so."""

    reporter: tuple[str, ...]
    recipient: tuple[str, ...]
    start: int
    end: int
    via: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    passed_on: bool = False
    draft: bool = False
    confidence: float = 1.0
    at: int | None = None
    """Where the verb stands; None where the passage begins with it."""


def find_duties(reading: Reading, statements: Sequence[Statements]) -> tuple[Duty, ...]:
    """All rows of a source, in order of the text; ids `p1`, `p2`, …"""
    rows: list[Duty] = []
    for said in statements:
        found = [duty for sentence in said.sentences for duty in _apart(list(_of_sentence(reading, sentence)))]
        for duty in _without_repeats(found):
            rows += _rows(reading, duty, said.document, rows[-1].content if rows else "")
    return tuple(replace(row, id=f"p{number}") for number, row in enumerate(rows, start=1))


def _without_repeats(found: Sequence[_Found]) -> Iterator[_Found]:
    """A duty to pass on falls away where the text states it by itself."""
    stated = {(duty.reporter, duty.recipient) for duty in found if not duty.passed_on}
    seen: set[tuple[tuple[str, ...], tuple[str, ...], int]] = set()
    for duty in found:
        key = (duty.reporter, duty.recipient, duty.start)
        if key not in seen and not (duty.passed_on and key[:2] in stated):
            seen.add(key)
            yield duty


def _of_sentence(reading: Reading, sentence: Scanned) -> Iterator[_Found]:
    """Reports in the order of the sentence; each reaches to the next report or the next semicolon."""
    starts = sorted({deed.at for deed in sentence.deeds if deed.role == "báo cáo"})
    receivers = {part.doers.start: part for part in sentence.lists if part.kind == "receiver"}
    passes_on = {start for start, part in receivers.items() if part.governor is not None}
    handled: set[int] = set()
    for deed in sentence.deeds:
        if deed.role == "báo cáo" and deed.doers.start not in passes_on:
            later = [at for at in starts if at > deed.at]
            end = _clause_end(reading, sentence, deed.at)
            yield from _reported(reading, sentence, deed.doers, deed.at, end, later)
            handled |= {start for start in receivers if deed.at <= start < end}
    yield from _sent(reading, sentence, handled)
    yield from _advised(reading, sentence)
    yield from _drafted(reading, sentence)


def _apart(found: Sequence[_Found]) -> Iterator[_Found]:
    """Without drafts of a report that a duty to send it covers, and without duties to oneself."""
    sent = [duty for duty in found if not duty.draft]
    for duty in found:
        covered = duty.draft and any(other.start < duty.end and duty.start < other.end for other in sent)
        if not covered and duty.reporter and duty.reporter != duty.recipient:
            yield duty


def _clause_end(reading: Reading, sentence: Scanned, at: int) -> int:
    stop = reading.folded.plain.find(";", at, sentence.range.end)
    return stop if stop >= 0 else sentence.range.end


def _clause_start(reading: Reading, sentence: Scanned, at: int) -> int:
    return max(sentence.range.start, reading.folded.plain.rfind(";", sentence.range.start, at) + 1)


def _reported(
    reading: Reading, sentence: Scanned, reporter: Doers, at: int, end: int, later: Sequence[int]
) -> Iterator[_Found]:
    """ "X báo cáo Y", "X báo cáo … gửi về Y (qua V) để tổng hợp, báo cáo Z", "X báo cáo Y, đồng gửi V"."""
    parts = [part for part in sentence.lists if at <= part.doers.start < end]
    receiver = next((p for p in parts if p.kind == "receiver"), None)
    own = receiver.doers.start if receiver else min([x for x in later if x < end], default=end)
    boss = next((p for p in parts if p.kind == "boss" and p.doers.start < own), None)
    start = _clause_start(reading, sentence, at)
    via = _via(reading, at, end)
    if boss:
        recipient, cc = boss.doers, receiver if receiver and _also(reading, receiver) else None
        stop = receiver.doers.end if cc and receiver else min(end, own)
        found = _duty(reporter, recipient.entities, start, stop, via=via, cc=cc.doers.entities if cc else ())
        yield replace(found, at=at)
        if receiver and cc:
            yield from _passed_on(sentence, receiver, end)
        return
    if receiver is None:
        asked = _asked(reading, at, end)
        yield replace(_duty(reporter, asked, start, end if not later else min(end, own), via=via), at=at)
        return
    passed = list(_passed_on(sentence, receiver, end))
    final = passed[0].recipient if passed else ()
    yield replace(_duty(reporter, receiver.doers.entities, start, end, via=via, final=final), at=at)
    yield from passed


def _passed_on(sentence: Scanned, receiver: Part, end: int) -> Iterator[_Found]:
    """What the receiver reports on: "để tổng hợp, báo cáo Z", "để tổng hợp, trình Z"."""
    own = [deed for deed in sentence.deeds if deed.doers.start == receiver.doers.start]
    for role in ("báo cáo", "tổng hợp"):
        deed = next((d for d in own if d.role == role), None)
        boss = next((p for p in sentence.lists if deed and _is_boss(p, role) and deed.at < p.doers.start < end), None)
        if deed and boss:
            duty = _duty(receiver.doers, boss.doers.entities, receiver.doers.end, boss.doers.end)
            yield replace(duty, passed_on=True)
            return


def _is_boss(part: Part, role: str) -> bool:
    """Whether something is reported, or, where the word is missing, submitted to these agencies."""
    return part.kind == "boss" and (role == "báo cáo" or part.lead.endswith("trinh "))


def _sent(reading: Reading, sentence: Scanned, handled: set[int]) -> Iterator[_Found]:
    """ "đánh giá kết quả … gửi về Y tổng hợp, báo cáo Z" without the word "báo cáo" before it."""
    for part in sentence.lists:
        if part.kind != "receiver" or part.doers.start in handled or part.governor is None:
            continue
        start = _clause_start(reading, sentence, part.doers.start)
        end = _clause_end(reading, sentence, part.doers.start)
        passed = list(_passed_on(sentence, part, end))
        if _SENT.search(reading.folded.plain, start, part.doers.start):
            final = passed[0].recipient if passed else ()
            via = _via(reading, start, end)
            yield _duty(part.governor, part.doers.entities, start, end, via=via, final=final)
        yield from passed


def _advised(reading: Reading, sentence: Scanned) -> Iterator[_Found]:
    """ "X tham mưu UBND huyện báo cáo Y": the committee reports, X prepares it."""
    plain = reading.folded.plain
    for index, part in enumerate(sentence.lists):
        left = plain[max(0, part.doers.start - 20) : part.doers.start]
        found = _REPORTS_NEXT.match(plain, part.doers.end)
        if part.kind == "boss" and part.governor and found and _ADVISES.search(left):
            end = _clause_end(reading, sentence, found.end())
            boss = next((p for p in sentence.lists[index + 1 :] if p.kind == "boss" and p.doers.start < end), None)
            recipient = boss.doers.entities if boss else ()
            duty = _duty(part.doers, recipient, part.governor.start, end, via=_agents(part.governor))
            yield replace(duty, at=part.doers.end)


def _drafted(reading: Reading, sentence: Scanned) -> Iterator[_Found]:
    """ "X phối hợp với Y xây dựng báo cáo": both draft it, unless X leads."""
    subject = sentence.subject
    found = _DRAFTS.search(reading.folded.plain, sentence.range.start, sentence.range.end) if subject else None
    if subject is None or found is None:
        return
    start, end = _clause_start(reading, sentence, found.start()), _clause_end(reading, sentence, found.start())
    joint = [p.doers for p in sentence.lists if p.kind == "with" and start <= p.doers.start < found.start()]
    boss = next((p for p in sentence.lists if p.kind == "boss" and found.end() <= p.doers.start < end), None)
    names = (*_agents(subject), *(entity for doers in joint for entity in _agents(doers)))
    yield _Found(tuple(dict.fromkeys(names)), boss.doers.entities if boss else (), found.start(), end, draft=True)


def _duty(
    reporter: Doers,
    recipient: tuple[str, ...],
    start: int,
    end: int,
    via: tuple[str, ...] = (),
    final: tuple[str, ...] = (),
    cc: tuple[str, ...] = (),
) -> _Found:
    return _Found(_agents(reporter), recipient, start, end, via, final, cc, confidence=reporter.confidence)


def _agents(doers: Doers) -> tuple[str, ...]:
    """Agencies for heads; "hai bên", "hai tỉnh" as the group of the places that they stand for."""
    named = tuple(dict.fromkeys(as_agency(entity) for entity in doers.entities))
    places = tuple(entity for name in doers.names if name.kind == "loc" for entity in name.entities)
    return named or ((group("hai-tinh", places),) if len(places) == 2 else places)


def _also(reading: Reading, part: Part) -> bool:
    return _ALSO_SENT.search(reading.folded.plain[max(0, part.doers.start - 30) : part.doers.start]) is not None


def _via(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    return _after(reading, _THROUGH, start, end)


def _asked(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """ "theo yêu cầu của UBND tỉnh": who asks is told."""
    return _after(reading, _ASKED_BY, start, end)


def _after(reading: Reading, lead: re.Pattern[str], start: int, end: int) -> tuple[str, ...]:
    for doers in together(reading, start, end):
        if lead.search(reading.folded.plain[max(start, doers.start - 30) : doers.start]):
            return tuple(as_agency(entity) for entity in doers.entities)
    return ()


def _rows(reading: Reading, duty: _Found, document: str, sent: str) -> Iterator[Duty]:
    """One row per time: "trước ngày 15/6 và trước ngày 20/11 hằng năm" gives two.

    What is passed on is what was sent (`sent`), consolidated.
    """
    words = reading.folded.flat[duty.start : duty.end]
    deadlines = [match.deadline for match in find_deadlines(words)] or [read_deadline(words)]
    for deadline in [Deadline()] if duty.passed_on else _once_each(deadlines):
        yield Duty(
            id="",
            document=document,
            reporter=duty.reporter,
            recipient=duty.recipient,
            content=_content(reading, duty, sent),
            frequency=_frequency(deadline),
            deadline=deadline,
            via=duty.via,
            final_recipient=duty.final,
            cc=duty.cc,
            confidence=duty.confidence,
            evidence=(reading.span(duty.start, duty.end),),
        )


def _content(reading: Reading, duty: _Found, sent: str) -> str:
    """What is reported, else the words from the verb on."""
    if duty.passed_on and sent:
        return f"tổng hợp {sent.removeprefix('tổng hợp ')}"
    told = {as_agency(e) for e in (*duty.reporter, *duty.recipient, *duty.via, *duty.final, *duty.cc)}
    at = duty.start if duty.at is None else max(duty.start, duty.at)
    whole = " ".join(reading.folded.flat[at : duty.end].split()).strip(" ,;.:-")
    return matter_of(reading, duty.start, at, duty.end, told) or whole


def _once_each(deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Days that recur are duties of their own; of other kinds the first is the duty's."""
    recurring = [deadline for deadline in deadlines if deadline.rule]
    return recurring or list(deadlines[:1])


def _frequency(deadline: Deadline) -> str:
    if deadline.rule:
        stem = ";".join(part for part in deadline.rule.split(";") if not part.startswith("BY"))
        months = next((part.count(",") + 1 for part in deadline.rule.split(";") if part.startswith("BYMONTH=")), 1)
        return _FREQUENCY.get(f"{stem}*{months}" if months in (2, 4) else stem, deadline.raw or "")
    kinds = {"date": "một lần", "conditional": "khi phát sinh", "on_request": deadline.raw or ""}
    return kinds.get(deadline.kind, "")
