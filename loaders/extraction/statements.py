"""Sentences that say two parties cooperate: "phối hợp giữa Sở Y tế hai tỉnh", "hỗ trợ của A đối với B".

Only cooperation across localities counts: a department that works with another of its own province is a role, not a
cooperation (guideline 12). Nothing is read out of "giữa" alone: a word of cooperation must stand in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.mentions.landmarks import border_area
from loaders.extraction.merging import party_of
from loaders.extraction.planned import is_proposed, is_to_come
from loaders.extraction.reading import Reading, level_of, localities_of, locality_of
from loaders.extraction.sides import own_sides
from loaders.text.patterns import in_any_case

# "Hợp tác xã" is a cooperative, "hợp tác xã hội" is not.
_WORD = re.compile(
    r"hợp tác(?! xã(?! hội))|phối hợp|liên kết|kết nghĩa|giáp ranh|giao lưu|trao đổi|chia sẻ|kết nối|hữu nghị"
    r"|liên tịch|hỗ trợ|giúp đỡ",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r",|xây dựng|ban hành|kế hoạch|chương trình|nội dung|báo cáo", re.IGNORECASE)
_MUTUAL = re.compile(r"kết nghĩa|giao lưu|hợp tác(?! xã(?! hội))|phối hợp|liên kết|trao đổi|chia sẻ", re.IGNORECASE)
_BETWEEN = re.compile(rf"{in_any_case('giữa ')}(?<!\w.{{5}})")
_VERBS = in_any_case(
    "phối hợp", r"hợp tác(?! xã(?! hội))", "liên kết", "kết nghĩa", "giao lưu", "giáp ranh", "trao đổi", "chia sẻ"
)
_WITH = re.compile(rf"(?P<verb>{_VERBS})(?i:(?: [^\s,.;:()]+){{0,5}}? (?:với|cùng với) )")
_TWIN_IS = re.compile(rf"(?P<verb>{in_any_case('kết nghĩa')})(?i: (?:là|gồm:?) )")
_OPPOSITE = re.compile(r" (?:với|cùng|cùng với) (?:các )?(?:tỉnh: )?", re.IGNORECASE)
_TOWARDS_OTHERS = re.compile(r"[^,.;:]{0,40}? (?:với|cùng) ")
_CELL = re.compile(rf"{in_any_case('cơ quan', 'đơn vị')}(?i:(?: \w+)? phối hợp ?: )")
_TOLD = re.compile(r"\s*(?:\w+ ){0,2}giao\b", re.IGNORECASE)
_TWO = re.compile(r"(?:^|\)|,)? và (?:(?:tỉnh|thành phố|huyện) )?$", re.IGNORECASE)
_TO_SIGN = re.compile(r",? (?:(?:để|và|nhằm|về việc|việc|sớm|thống nhất|tiến tới) )*ký\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r" (?:(?:giữa|của|với|thuộc|tại|ở) )?(?:(?:hai|các) )?", re.IGNORECASE)
_REACH = 170


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says: `parties` cooperate as `relation` says; where `directed` the first helps."""

    start: int
    end: int
    parties: tuple[str, ...]
    relation: str
    directed: bool = False
    confidence: float = 1.0


def find_statements(reading: Reading) -> Iterator[Statement]:
    """All statements of cooperation, in no particular order; one passage may give several pairs."""
    yield from _between(reading)
    yield from _with(reading)
    yield from _pairs_named_together(reading)
    yield from _cells(reading)
    yield from _subjects(reading)
    yield from _border_areas(reading)


def _between(reading: Reading) -> Iterator[Statement]:
    """`hợp tác … giữa A và B`."""
    text = reading.folded.flat
    for match in _BETWEEN.finditer(text):
        start, _ = reading.sentence(match.start())
        words = list(_WORD.finditer(text, max(start, match.start() - _REACH), match.start()))
        names, end = reading.names_from(match.end())
        if not words or not names or is_to_come(text, words[0].start()):
            continue
        relation = _symmetric(words, match.start())
        if relation == "kết nghĩa" and is_proposed(reading, words[-1].start()):
            continue
        for parties in _sides(reading, names):
            yield Statement(words[-1].start(), end, parties, relation)


def _symmetric(words: list[re.Match[str]], position: int) -> str:
    """The relation of "giữa": giáp ranh and kết nghĩa where they stand next to it, else the nearest other word."""
    nearest = words[-1].group().lower()
    if nearest in ("giáp ranh", "kết nghĩa") and position - words[-1].end() <= 12:
        return nearest
    others = [
        word.group().lower()
        for word in words
        if word.group().lower() in ("hợp tác", "phối hợp", "liên kết", "giao lưu")
    ]
    return others[-1] if others else "hợp tác"


def _sides(reading: Reading, names: tuple[ResolvedMention, ...]) -> Iterator[tuple[str, ...]]:
    """The pairs of a "giữa": two names, one with each of others ("A với B và C"), one name of a pair ("hai tỉnh"), or
    one group that spans localities."""
    if len(names) > 2 and _OPPOSITE.fullmatch(reading.folded.flat, names[0].end, names[1].start):
        for opposite in names[1:]:
            yield from _sides(reading, (names[0], opposite))
        return
    ids = tuple(dict.fromkeys(entity for name in names for entity in name.entities))
    if len(ids) == 1:
        members = reading.members.get(ids[0], ())
        if len(members) == 2:
            yield members
        elif not members and spans_localities(ids[0]):
            yield ids
        return
    for one, other in combinations(ids, 2) if len(ids) < 4 else ():
        for pair in _expanded(reading, one, other):
            if across(*pair):
                yield pair


def _expanded(reading: Reading, one: str, other: str) -> Iterator[tuple[str, str]]:
    """A locality with a group of localities: its pairs with each of them; otherwise the two as they are."""
    for locality, group in ((one, other), (other, one)):
        members = reading.members.get(group, ())
        if locality.startswith("loc:") and members and all(member.startswith("loc:") for member in members):
            yield from ((locality, member) for member in members if member != locality)
            return
    yield one, other


def spans_localities(entity: str) -> bool:
    """Whether a group's id says that it belongs to several localities (`grp:…/lai-chau-lao-cai`, `grp:…/a+b`)."""
    place = entity.partition("/")[2]
    return (
        entity.startswith("grp:")
        and bool(place)
        and not place.startswith(("tinh-", "tp-", "vung-"))
        and ("+" in place or "hai-" in entity)
    )


def across(one: str, other: str) -> bool:
    """Whether two parties belong to different localities, neither within the other; central bodies to none."""
    groups = [entity.partition("/")[2] for entity in (one, other) if entity.startswith("grp:")]
    if len(groups) == 2 and sorted(map(bool, groups)) == [False, True]:
        return True  # "các sở của tỉnh A" and "các tỉnh vùng B"; ministries with all provinces are no two localities
    first, second = locality_of(one), locality_of(other)
    if first is None or second is None or first == second:
        return False
    return not (first.startswith(f"{second}/") or second.startswith(f"{first}/"))


def _with(reading: Reading) -> Iterator[Statement]:
    """`Sở A … phối hợp với Sở B tỉnh bạn`, `đơn vị kết nghĩa là thị xã B`, `hợp tác hữu nghị với tỉnh …`."""
    text = reading.folded.flat
    for pattern in (_WITH, _TWIN_IS):
        for match in pattern.finditer(text):
            names, _ = reading.names_from(match.end())
            relation = match["verb"].lower()
            if not names or is_to_come(text, match.start()) or _only_talks(text, relation, names[-1].end):
                continue
            for side, name, other in _combined(_subjects_of(reading, match.start(), names), names):
                of_places = relation in ("kết nghĩa", "giáp ranh") or other.startswith("loc:")
                own = party_of(side) if of_places else side
                if across(own, other) or (own.startswith("grp:") and is_foreign(other)):
                    yield Statement(match.start(), name.end, (own, other), relation)


def _only_talks(text: str, relation: str, end: int) -> bool:
    """`trao đổi với UBND tỉnh B ký Chương trình …`: they talk of signing, which is no exchange between them."""
    return relation == "trao đổi" and _TO_SIGN.match(text, end) is not None


def is_foreign(entity: str) -> bool:
    """Whether an id is of another country (`loc:la/…`, `loc:cn`)."""
    place = locality_of(entity)
    return (
        place is not None and len(place.removeprefix("loc:").partition("/")[0]) == 2 and not place.startswith("loc:vn")
    )


def _combined(sides: tuple[str, ...], names: tuple[ResolvedMention, ...]) -> Iterator[tuple[str, ResolvedMention, str]]:
    """Every subject with every name that follows the verb."""
    for side in sides:
        for name in names:
            yield from ((side, name, other) for other in name.entities)


def _subjects_of(reading: Reading, position: int, names: tuple[ResolvedMention, ...]) -> tuple[str, ...]:
    """The subject and those listed before it: "Huyện ủy A, Huyện ủy B chủ động phối hợp với …"."""
    side = _subject(reading, position, names)
    peer = _peer(reading, position, names) if reading.folded.lower.startswith("kết nghĩa", position) else None
    if peer:
        return (peer,)
    listed = [side] if side else []
    before = [m for m in reading.between(_paragraph(reading, position), position) if m.kind == "org"]
    for earlier, later in zip(before[-2::-1], before[:0:-1], strict=False):
        joined = reading.folded.flat[earlier.end : later.start] in (", ", " và ")
        if not joined or listed[-1:] != list(later.entities) or len(earlier.entities) != 1:
            break
        listed.append(earlier.entities[0])
    return tuple(listed)


def _subject(reading: Reading, position: int, names: tuple[ResolvedMention, ...]) -> str | None:
    """Who cooperates: with a foreign partner the document's whole side, else the agency named last, else the issuer."""
    context = reading.contexts[reading.document_at(position)]
    if (own := _just_before(reading, position)) is not None:
        return own
    foreign = any(is_foreign(entity) for name in names for entity in name.entities)
    start = reading.sentence(position)[0] if foreign else _paragraph(reading, position)
    text = reading.folded.flat
    for mention in reversed(reading.between(start, position)):
        if mention.kind == "org" and not (text.endswith("được ", 0, mention.start) and _TOLD.match(text, mention.end)):
            return mention.entities[0] if len(mention.entities) == 1 else None
    return _whole_side(reading, position) if foreign else context.locality


def _peer(reading: Reading, position: int, names: tuple[ResolvedMention, ...]) -> str | None:
    """Who is twinned: the place named last before, in the sentence, that is of the partner's level."""
    levels = {level_of(party_of(entity)) for name in names for entity in name.entities}
    for mention in reversed(reading.between(reading.sentence(position)[0], position)):
        place = party_of(mention.entities[0])
        if len(mention.entities) == 1 and place.startswith("loc:") and {level_of(place)} == levels:
            return place
    return None


def _just_before(reading: Reading, position: int) -> str | None:
    """The place that stands right before the verb: "Phường A kết nghĩa với …", "tỉnh B tiếp tục hợp tác với …"."""
    last = reading.between(max(0, position - 80), position)[-1:]
    if not last or last[0].kind != "loc" or len(last[0].entities) != 1 or not last[0].entities[0].startswith("loc:"):
        return None
    before = reading.between(max(0, last[0].start - 60), last[0].start)[-1:]
    if before and before[0].kind == "org" and reading.folded.flat[before[0].end : last[0].start] in (", ", " và "):
        return None
    adverbs = re.fullmatch(
        r"(?: (?:đã|sẽ|tiếp tục|chủ động|tăng cường|đẩy mạnh))* ?", reading.folded.flat[last[0].end : position]
    )
    return last[0].entities[0] if adverbs else None


def _whole_side(reading: Reading, position: int) -> str | None:
    """The locality that a document speaks for; the two sides of an agreement as one group."""
    index = reading.document_at(position)
    if reading.parts[index].kind != "agreement":
        return reading.contexts[index].locality
    places = localities_of(own_sides(reading, index))
    bare = sorted(re.sub(r"^(?:loc:)?(?:tinh|tp|huyen|tx|quan)-", "", place.rpartition("/")[2]) for place in places)
    return f"grp:hai-tinh/{'-'.join(bare)}" if len(bare) > 1 else None


def _paragraph(reading: Reading, position: int) -> int:
    part = reading.parts[reading.document_at(position)]
    starts = [item.range.start for item in part.outline if item.range.start <= position < item.range.end]
    return max([*starts, part.range.start, position - 600])


def _pairs_named_together(reading: Reading) -> Iterator[Statement]:
    """`các đoàn vận động viên của hai huyện thi đấu giao lưu`: two places under one name, and a word of cooperation."""
    text = reading.folded.flat
    for mention in reading.outer:
        pair = reading.expand(mention.entities)
        if len(pair) != 2 or not across(*pair) or reading.folded.lower.endswith("giữa ", 0, mention.start):
            continue
        _, end = reading.sentence(mention.start)
        reach = 60 if all(party.startswith("loc:") for party in pair) else 30
        word = _MUTUAL.search(text, mention.end, min(end, mention.end + reach))
        if word and not _OTHERWISE.search(text, mention.end, word.start()) and not _to_be_twinned(text, word):
            yield Statement(mention.start, word.end(), pair, word.group().lower(), confidence=0.85)


def _subjects(reading: Reading) -> Iterator[Statement]:
    """`Sở A tỉnh X và Sở A tỉnh Y phối hợp kiểm tra`: two names before the verb."""
    text = reading.folded.flat
    for mention in reading.outer:
        names, end = reading.names_from(mention.start)
        joined = _TWO.search(text, names[0].end, names[1].start) if len(names) == 2 else None
        if joined is None or reading.folded.lower.endswith(("giữa ", "với "), 0, mention.start):
            continue
        word = _MUTUAL.search(text, end, end + 30)
        ids = tuple(entity for name in names for entity in name.entities)
        clear = (
            word and not re.search(r"[,.;:]", text[end : word.start()]) and not _TOWARDS_OTHERS.match(text, word.end())
        )
        if word and clear and len(ids) == 2 and across(*ids) and not _to_be_twinned(text, word):
            relation = word.group().lower()
            sides = tuple(party_of(entity) for entity in ids) if relation == "kết nghĩa" else ids
            yield Statement(mention.start, word.end(), sides, relation)


def _to_be_twinned(text: str, word: re.Match[str]) -> bool:
    """`hai huyện sẽ kết nghĩa`, `dự kiến kết nghĩa`: nobody is twinned yet."""
    return word.group().lower() == "kết nghĩa" and is_to_come(text, word.start())


def _cells(reading: Reading) -> Iterator[Statement]:
    """`Cơ quan phối hợp: Các cơ quan, đơn vị của huyện A và thị xã B`: one group that spans both."""
    for match in _CELL.finditer(reading.folded.flat):
        mention = reading.mention_at(match.end())
        if mention and len(mention.entities) == 1 and spans_localities(mention.entities[0]):
            yield Statement(mention.start, mention.end, mention.entities, "phối hợp")


def _border_areas(reading: Reading) -> Iterator[Statement]:
    """`khu vực giáp ranh đèo B`: an area on the border of the document's two parties, named without others."""
    text = reading.folded.flat
    for mention in reading.mentions:
        parties = reading.contexts[mention.document].parties
        if mention.entities != border_area(parties) or len(parties) != 2 or not across(*parties):
            continue
        behind = _OF_OTHERS.match(text, mention.end)
        units = reading.names_from(behind.end())[0] if behind else ()
        if not any(entity.startswith("loc:") for unit in units for entity in unit.entities):
            yield Statement(mention.start, mention.end, parties, "giáp ranh", confidence=mention.confidence)
