"""Who governs which role word in one sentence.

A sentence is read from left to right. Agencies are its subject, what it coordinates with ("phối hợp với Y"), whom it
sends to ("gửi về Y để tổng hợp": Y consolidates), or whom it advises ("báo cáo Y xem xét, quyết định": Y decides). A
role word counts where a verb may stand: after the subject, after a mark or "và", "để", or next to another role word;
so "kết quả thực hiện" and "đã thực hiện" give no role. After "phối hợp với Y" the verb is the joint task's, no role,
unless the subject leads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.anatomy.parts import Range
from loaders.extraction.reading import Reading
from loaders.extraction.roles.agencies import Doers, is_generic, together
from loaders.extraction.roles.phrases import (
    ANNOUNCES,
    BASIS,
    BOSS,
    CONSOLIDATES,
    COUNTERPART,
    DECIDES,
    DIRECTED,
    DONE,
    EARLIER,
    EXECUTES,
    HELPS,
    INFORMED,
    JOINT,
    LEADS,
    LED,
    LONGEST,
    NO_NAMES,
    NOMINAL,
    OBJECT,
    OF_OTHERS,
    ON_BASIS,
    ON_REQUEST,
    OPENS,
    ORDERS,
    OVERSEEN,
    PARENTHESIS,
    PAST,
    PERFORMED,
    PERSONAL,
    PURPOSE,
    QUOTED,
    RECEIVER,
    SEPARATOR,
    SIGNED,
    VERBISH,
    WITH,
    WITH_UNKNOWN,
)
from loaders.extraction.roles.words import RoleWord, find_words, in_noun_chain, is_noun, is_report, only_adverbs


@dataclass(frozen=True, slots=True)
class Deed:
    """One role word and who bears it; `start` is where the passage that says so begins, `end` where its clause does."""

    role: str
    doers: Doers
    start: int
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Agencies and their part in the sentence (`subject`, `with`, `receiver`, `boss`, `other`) under a subject."""

    kind: str
    doers: Doers
    governor: Doers | None
    lead: str = ""
    """The words before them."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one sentence says: its deeds, the subject that it ends with, and whether it named the subject itself."""

    range: Range
    deeds: tuple[Deed, ...]
    subject: Doers | None
    named: bool
    lists: tuple[Part, ...]
    scope: int | None = None
    """Where the point begins whose task a line "Cơ quan chủ trì: …" is about."""


def scan(reading: Reading, sentence: Range, carried: Doers | None) -> Scanned:
    """Read one sentence; `carried` is the subject in force before it."""
    return _Scan(reading, sentence, carried).run()


class _Scan:
    """The state of reading one sentence."""

    def __init__(self, reading: Reading, sentence: Range, carried: Doers | None) -> None:
        self.sentence = sentence
        self.line = _blank(reading.folded.plain, sentence)
        self.lists = [d for d in together(reading, sentence.start, sentence.end) if self._text(d.start, d.end).strip()]
        opened = OPENS.match(self.line)
        self.first = sentence.start + (opened.end() if opened else 0)
        inherits = carried is not None and not NOMINAL.match(self.line, self.first - sentence.start)
        self.main = self.subject = carried if inherits else None
        self.named = False
        self.anchor: int | None = self.first
        self.basis = self.led = self.joint = self.closed = False
        self.last: RoleWord | None = None
        self.silent = -1
        self.issued = 0
        self.agent = False
        self.purpose = self.cooperates = self.done = False
        self.earlier = EARLIER.match(self.line, self.first - sentence.start) is not None
        self.passage = sentence.start
        self.deeds: list[Deed] = []
        self.parts: list[Part] = []

    def run(self) -> Scanned:
        """Events in order: agencies, role words, marks."""
        if not self.lists and self.subject is None:
            return Scanned(self.sentence, (), None, False, ())
        self._join_executors()
        covered = [(d.start, d.end) for d in self.lists]
        words = [word for word in self._words() if not any(a <= word.start < b for a, b in covered)]
        marks = [
            (found.start() + self.sentence.start, found.end() + self.sentence.start, found[0])
            for found in SEPARATOR.finditer(self.line)
        ]
        taken = {i for a, b in (*covered, *((w.start, w.end) for w in words)) for i in range(a, b)}
        events: list[tuple[int, int, object]] = [(d.start, d.end, d) for d in self.lists]
        events += [(w.start, w.end, w) for w in words]
        events += [(a, b, mark) for a, b, mark in marks if a not in taken]
        for start, end, event in sorted(events, key=lambda e: e[0]):
            if isinstance(event, Doers):
                self._agencies(event)
            elif isinstance(event, RoleWord):
                self._word(event)
            else:
                self._mark(str(event), start, end)
        return Scanned(self.sentence, tuple(self.deeds), self.main, self.named, tuple(self.parts))

    def _join_executors(self) -> None:
        """ "A; B; một đơn vị lạ; C chịu trách nhiệm thi hành": all who are named are the subject, in one list."""
        said = EXECUTES.search(self.line)
        first = self.lists[0] if self.lists else None
        if said is None or first is None or not only_adverbs(self._text(self.first, first.start)):
            return
        stop = self.sentence.start + said.start()
        before = [doers for doers in self.lists if doers.start < stop]
        named = [(d.start, d.end) for d in before]
        words = [w for w in self._words() if w.start < stop and not any(a <= w.start < b for a, b in named)]
        verbs = [w for w in words if w.role not in OF_OTHERS or self._follows_a_name(w, before)]
        if before and not verbs and before[-1].end <= stop:
            joined = Doers(tuple(n for d in before for n in d.names), before[0].start, stop)
            self.lists = [joined, *self.lists[len(before) :]]

    def _follows_a_name(self, word: RoleWord, lists: list[Doers]) -> bool:
        """Whether the word is what somebody does, and no part of a title ("Trưởng Đoàn kiểm tra")."""
        return any(d.end <= word.start and only_adverbs(self._text(d.end, word.start)) for d in lists)

    def _words(self) -> list[RoleWord]:
        offset = self.sentence.start
        return [RoleWord(w.role, w.start + offset, w.end + offset) for w in find_words(self.line, 0, len(self.line))]

    def _text(self, start: int, end: int) -> str:
        return self.line[start - self.sentence.start : end - self.sentence.start]

    def _mark(self, mark: str, start: int, end: int) -> None:
        if mark == ";":
            self.subject, self.joint, self.led, self.passage = self.main, False, False, end
            self.cooperates, self.done, self.issued = False, False, 0
        if mark in {",", ":", ";"}:
            self.joint = self.joint and self.basis
            self.closed = self.closed and mark == "," and not self._text(self.silent, start).strip()
        self.purpose = mark == "de"
        if self.closed or (self.issued and mark != ";" and self._text(self.issued, start).strip()):
            return
        if not PURPOSE.search(self._text(self.passage, start)) or mark == ";":
            self.anchor = end

    def _agencies(self, doers: Doers) -> None:
        left, right = self._text(self.sentence.start, doers.start)[-120:], self._text(doers.end, self.sentence.end)
        left = left.replace("\n", " ")
        part = self._part(doers, left, right)
        if part == "other" and (last := self._after_basis(doers, right)):
            self.parts.append(Part(part, doers, self.subject))
            doers, part = last, "subject"
        self.parts.append(Part(part, doers, self.subject, left[-20:]))
        if part == "other" and LED.search(left):
            self._led_to(doers, right)
        elif part == "with":
            self._counterpart(doers)
        elif part == "receiver":
            self._receive(doers, right)
        elif part == "boss":
            self._decide(doers, right, HELPS.search(left) is not None)
        elif part == "informed":
            self.subject, self.passage = doers, doers.start
        elif part == "subject":
            self._govern(doers, left, right)

    def _part(self, doers: Doers, left: str, right: str) -> str:
        at_start = doers.start <= self.first or only_adverbs(self._text(self.first, doers.start))
        if at_start:
            return "subject"
        if left.endswith(" de ") and INFORMED.match(right):
            return "informed"
        for part, pattern in (("with", WITH), ("receiver", RECEIVER), ("boss", BOSS)):
            if pattern.search(left):
                return part
        unknown = WITH_UNKNOWN.search(left)
        if unknown and not NO_NAMES.search(unknown["names"]):
            return "with"
        directed = DIRECTED.search(left)
        acts = VERBISH.match(right) or self._verb_follows(right) or ORDERS.match(right) or SIGNED.match(right)
        if directed:
            ordered = self._heads(doers, directed) or self._ordered(doers, directed)
            return "subject" if ordered or (acts and not self._purpose(doers.start)) else "other"
        if left.rstrip().endswith((",", ";", ":", "-")):
            return "subject" if acts else "other"
        if left.endswith(" do "):
            return "subject" if acts else "other"
        free = self.subject is None and not OBJECT.search(left) and not self._purpose(doers.start)
        return "subject" if acts and free else "other"

    def _after_basis(self, doers: Doers, right: str) -> Doers | None:
        """ "Căn cứ hướng dẫn của Bộ A, Sở B xây dựng …": the last name begins the main clause."""
        opening = ON_BASIS.match(self._text(self.first, doers.start))
        acts = VERBISH.match(right) or self._verb_follows(right)
        if len(doers.names) < 2 or self.named or not opening or not acts:
            return None
        return Doers(doers.names[-1:], doers.names[-1].start, doers.end)

    def _ordered(self, doers: Doers, directed: re.Match[str]) -> bool:
        """Whether the subject orders these agencies: "UBND tỉnh yêu cầu các sở …"."""
        if self.subject is None or not self.named:
            return False
        return only_adverbs(self._text(self.subject.end, doers.start - len(directed[0])))

    def _heads(self, doers: Doers, directed: re.Match[str]) -> bool:
        """Whether the sentence or a clause of it begins with the order: "Giao Sở Y tế …", "…; giao Sở Y tế …"."""
        left = self._text(self.first, doers.start - len(directed[0]))
        return only_adverbs(left) or left.rstrip().endswith(";")

    def _verb_follows(self, right: str) -> bool:
        word = next(find_words(right, 0, min(len(right), 120)), None)
        return word is not None and only_adverbs(right[: word.start])

    def _govern(self, doers: Doers, left: str, right: str) -> None:
        directed, orders = DIRECTED.search(left), self.subject
        if directed and orders and self._ordered(doers, directed):
            self._add("chỉ đạo", orders, doers.start - len(directed[0]), orders.start, doers.end)
        self.agent = left.endswith(" do ")
        if self.agent:
            self.subject = doers
        else:
            self.main = self.subject = doers
            self.named = True
        if ANNOUNCES.match(right):
            self._add("chỉ đạo", doers, doers.end, doers.start, self.sentence.end)
        self.passage = doers.start
        self.anchor, self.joint, self.led, self.done, self.issued = doers.end, False, False, False, 0
        self.basis = BASIS.match(right) is not None

    def _led_to(self, doers: Doers, right: str) -> None:
        """ "X chỉ đạo Y ban hành kế hoạch": Y issues it; what follows is X's again."""
        word = next(find_words(right, 0, min(len(right), 120)), None)
        directs = bool(self.deeds) and self.deeds[-1].role == "chỉ đạo" and 0 <= doers.start - self.deeds[-1].at < 14
        heads = self.named and self._text(self.passage, doers.start).endswith("lanh dao ")
        if word and (directs or heads) and only_adverbs(right[: word.start]) and not self._vague_all(doers):
            at = doers.end + word.start
            self._add(word.role, doers, at, doers.start, doers.end + word.end)

    def _counterpart(self, doers: Doers) -> None:
        definite = tuple(n for n in doers.names if n.kind == "org" and not self._vague(n.start, n.end, n.entities))
        if definite and self.subject and self.cooperates:
            other = Doers(definite, definite[0].start, definite[-1].end)
            self._add("phối hợp", other, doers.start, max(self.passage, doers.start - 14), doers.end)
        self.anchor, self.joint = doers.end, not self.led

    def _vague_all(self, doers: Doers) -> bool:
        return all(self._vague(name.start, name.end, name.entities) for name in doers.names)

    def _vague(self, start: int, end: int, entities: tuple[str, ...]) -> bool:
        concerned = "lien quan" in self._text(start, end) or self._text(end, end + 14).startswith(
            (" lien quan", " co lien quan")
        )
        return all(map(is_generic, entities)) or (concerned and all(e.startswith("grp:") for e in entities))

    def _receive(self, doers: Doers, right: str) -> None:
        work = CONSOLIDATES.search(right[:160])
        if work and only_adverbs(right[: work.start()]):
            self.subject, self.passage, self.joint = doers, doers.start, False
            self.anchor = doers.end
        else:
            self.anchor = None

    def _decide(self, doers: Doers, right: str, helped: bool) -> None:
        found = DECIDES.match(right)
        if helped and not found:
            self.anchor = doers.end
            return
        self.anchor, self.closed, self.silent = None, True, doers.end
        if found:
            role = "xem xét, quyết định" if found["decide"] else "quyết định" if found["alone"] else "chỉ đạo"
            self._add(role, doers, doers.end + found.start(), doers.start, doers.end + found.end())

    def _word(self, word: RoleWord) -> None:
        before, self.last = self.last, word
        left = self._text(self.sentence.start, word.start)[-24:]
        self.done = self.done or self.earlier or DONE.search(left) is not None
        if self.done or PAST.search(left) or (word.role == "báo cáo" and self._performs(word, left)):
            self.anchor = None
            return
        if self.closed and only_adverbs(self._text(self.silent, word.start)):
            self.silent = word.end
            return
        overseer = before if before and before.role in OF_OTHERS and word.role == "thực hiện" else None
        gap = self._text(overseer.end, word.start) if overseer else None
        if gap is not None and (len(gap) < 2 or OVERSEEN.fullmatch(gap)):
            self.anchor = None
            return
        headed = self.anchor is not None and only_adverbs(self._text(self.anchor, word.start))
        headed = headed or self._signs(word)
        headed = headed and not in_noun_chain(self.line, word.start - self.sentence.start)
        based = self.basis and not is_noun(self.line, word.start - self.sentence.start)
        reports = word.role == "báo cáo" and not self.closed and self._reports(word)
        if not (headed or based or reports) or self.subject is None or self._purpose(word.start):
            self.anchor = None if not headed else word.end
            return
        self.basis = False
        if self.agent and word.role in PERSONAL:
            return
        if word.role == "thực hiện" and self.purpose:
            return
        if word.role == "quyết định" and not only_adverbs(self._text(self.subject.end, word.start)):
            return
        if self.joint and word.role not in JOINT and headed:
            self.anchor, self.closed, self.silent = None, True, word.end
            return
        if not self._led_with(before, word):
            self._add(word.role, self.subject, word.start, self.passage, word.end)
        self.anchor = word.end
        if word.role == "ban hành":
            self.anchor, self.issued = None, word.end
        self.cooperates = self.cooperates or word.role == "phối hợp"
        self.led = self.led or word.role in LEADS
        self.joint = word.role == "phối hợp" and not self.led

    def _performs(self, word: RoleWord, left: str) -> bool:
        """Whether the document reports by these very words: "kính báo cáo …", "báo cáo UBND tỉnh như sau:"."""
        return left.endswith("kinh ") or PERFORMED.search(self._text(word.end, self.sentence.end)) is not None

    def _led_with(self, before: RoleWord | None, word: RoleWord) -> bool:
        """ "X chủ trì, phối hợp với Y": X leads, Y coordinates (guideline 2)."""
        if before is None or (before.role, word.role) != ("chủ trì", "phối hợp") or not self.led:
            return False
        joined = self._text(before.end, word.start).strip() in {"", ",", "va"}
        return joined and COUNTERPART.match(self._text(word.end, self.sentence.end)) is not None

    def _signs(self, word: RoleWord) -> bool:
        """ "Chủ tịch UBND thành phố Trần Văn A đã ký ban hành": a name may stand between."""
        gap = self._text(self.subject.end, word.start) if self.subject and self.subject.start >= self.first else ""
        said = self._text(word.start, word.end).startswith(("da ky", "ky"))
        return said and 0 < len(gap) < 50 and not SEPARATOR.search(gap)

    def _purpose(self, position: int) -> bool:
        return PURPOSE.search(self._text(self.passage, position)) is not None

    def _reports(self, word: RoleWord) -> bool:
        """Whether "báo cáo" in the middle of a clause is the verb: an agency or "theo quy định" follows."""
        if is_report(self.line, word.start - self.sentence.start):
            return False
        follows = any(0 < doers.start - word.end < 20 for doers in self.lists)
        return follows or ON_REQUEST.match(self._text(word.end, self.sentence.end)) is not None

    def _add(self, role: str, doers: Doers, at: int, start: int, end: int) -> None:
        stop = self.line.find(";", end - self.sentence.start)
        limit = self.sentence.end if stop < 0 else self.sentence.start + stop
        self.deeds.append(Deed(role, doers, start, at, max(end, min(limit, end + LONGEST))))


def _blank(plain: str, sentence: Range) -> str:
    """The sentence with what stands in brackets or quotes blanked out."""
    line = sentence.of(plain)
    for mark, pattern in (("(", PARENTHESIS), ('"', QUOTED)):
        line = line if mark not in line else pattern.sub(lambda found: " " * len(found[0]), line)
    return line
