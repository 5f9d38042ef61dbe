"""Sentences that say one locality helps another: directed, unlike all other cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading
from loaders.extraction.statements import Statement, across
from loaders.text.patterns import in_any_case

_SUPPORT_OF = re.compile(rf"(?P<verb>{in_any_case('hỗ trợ', 'giúp đỡ')})(?i:[^.;:()]{{0,40}}? của )")
_TOWARDS = re.compile(r",? (?:đối với|cho|dành cho) ", re.IGNORECASE)
_SUPPORTS = re.compile(
    r",? (?:sẽ |đã |tiếp tục |cam kết )*(?P<verb>hỗ trợ|giúp đỡ|giúp|ủng hộ) (?:cho )?", re.IGNORECASE
)
_SUPPORT_OPENS = re.compile(
    r"(?:[.;:]\s+|\n[-+] ?)(?:Đã |Tiếp tục |Sẽ )?(?P<verb>[Hh]ỗ trợ|[Gg]iúp đỡ)(?= )(?: cho(?= ))?"
)

_TITLE_OPENS = re.compile(r"(?:Về )?(?:[Vv]iệc )?(?P<verb>[Hh]ỗ trợ|[Gg]iúp đỡ)(?= )(?: cho(?= ))?")


def find_support(reading: Reading) -> Iterator[Statement]:
    """`hỗ trợ của A đối với B`, `A hỗ trợ B`: directed, the first helps the second."""
    text = reading.folded.flat
    for match in _SUPPORT_OF.finditer(text):
        helper = reading.mention_at(match.end())
        towards = _TOWARDS.match(text, helper.end) if helper else None
        helped = reading.mention_at(towards.end()) if towards else None
        yield from _directed(match.start(), helper, helped)
    for match in (*_SUPPORT_OPENS.finditer(reading.folded.text), *_in_titles(reading)):
        place = reading.contexts[reading.document_at(match.start())].locality
        helped = reading.mention_at(match.end())
        if place and helped and all(entity.startswith("loc:") and across(place, entity) for entity in helped.entities):
            for entity in helped.entities:
                yield Statement(match.start("verb"), helped.end, (place, entity), "hỗ trợ", directed=True)
    for helper in reading.outer:
        verb = _SUPPORTS.match(text, helper.end)
        helped = reading.mention_at(verb.end()) if verb else None
        yield from _directed(helper.start, helper, helped)


def _in_titles(reading: Reading) -> Iterator[re.Match[str]]:
    """`KẾ HOẠCH / Hỗ trợ tỉnh B …`: the words open a title."""
    for part in reading.parts:
        opens = _TITLE_OPENS.match(reading.folded.text, part.subject.start, part.subject.end) if part.subject else None
        if opens:
            yield opens


def _directed(start: int, helper: ResolvedMention | None, helped: ResolvedMention | None) -> Iterator[Statement]:
    if (
        helper
        and helped
        and len(helper.entities) == len(helped.entities) == 1
        and across(helper.entities[0], helped.entities[0])
    ):
        yield Statement(start, helped.end, (helper.entities[0], helped.entities[0]), "hỗ trợ", directed=True)
