"""Agencies: a name from the vocabulary (or a sở, phòng, trung tâm by its own words) and the place it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.agencies import at_level, levels, organisation, unknown_kind
from loaders.extraction.mentions.localities import name_at, unit_at
from loaders.extraction.mentions.scene import Found, Reading, Scene, group
from loaders.extraction.mentions.tails import Tail, tail_at

_UNLISTED = {
    ("so",): "sở", ("phong",): "phòng", ("chi", "cuc"): "chi cục", ("trung", "tam"): "trung tâm", ("cuc",): "cục",
    ("ban", "quan", "ly"): "ban quản lý", ("ban", "chi", "dao"): "ban chỉ đạo", ("hoi",): "hội", ("quy",): "quỹ",
    ("ban",): "ban", ("lien", "minh"): "liên minh", ("truong", "chinh", "tri"): "trường chính trị",
    ("truong", "dai", "hoc"): "trường đại học", ("truong", "cao", "dang"): "trường cao đẳng", ("dai",): "đài",
    ("benh", "vien"): "bệnh viện", ("uy", "ban"): "ủy ban", ("bo",): "bộ",
}  # fmt: skip
_WITHOUT_PLACE = {"sở", "phòng", "trường đại học", "trường cao đẳng", "bộ"}
_SHORT = {"truong-dai-hoc-": "truong-dh-", "truong-cao-dang-": "truong-cd-"}
_COUNCILS = {"ubnd", "hdnd", "tt-hdnd", "ubmttq", "doan-dbqh", "tinh-uy", "thanh-uy", "huyen-uy", "thi-uy", "quan-uy", "dang-uy",
             "tt-tinh-uy", "tt-thanh-uy", "tt-huyen-uy", "btv-tinh-uy", "btv-thanh-uy", "btv-huyen-uy", "vp-tinh-uy"}  # fmt: skip
_PARTY_CODES = {"tu": "TU", "hu": "HU", "thu": "ThU", "qu": "QU", "du": "ĐU"}
_CODE_BODIES = {"TU": ("tinh-uy", "thanh-uy"), "HU": ("huyen-uy",), "ThU": ("thi-uy",), "QU": ("quan-uy",), "ĐU": ("dang-uy",)}
_SHARED = {"tt": "thường trực", "vp": "văn phòng"}


@dataclass(frozen=True, slots=True)
class Head:
    """An agency's name without its place over words up to `end`: the types that it may mean."""

    end: int
    slugs: tuple[str, ...]
    listed: bool = True


def head_at(scene: Scene, i: int) -> Head | None:
    """The longest name of the vocabulary at `i`, else a name of its own ("Sở Ngoại vụ", "Trung tâm …")."""
    return _known(scene, i) or _code(scene, i) or _unlisted(scene, i)


def _known(scene: Scene, i: int) -> Head | None:
    tokens, table = scene.tokens, scene.agencies
    if tokens.words[i] not in table.first_words:
        return None
    key, best, end = "", None, i
    while end < len(tokens) and end - i < 16:
        if end > i and tokens.gap(end).strip(" -–&,./("):
            break
        if tokens.words[end] != "va" or end == i:
            key += tokens.words[end]
            if not table.starts(key):
                break
            name = table.get(key)
            if name and _written_as_name(scene, i, end + 1, name.exact):
                best = Head(end + 1, name.slugs)
        end += 1
    return best


def _written_as_name(scene: Scene, i: int, end: int, exact: str | None) -> bool:
    """Whether the words are a name here: abbreviations exactly so, others with a capital and their own marks."""
    tokens = scene.tokens
    text = tokens.text(i, end)
    if exact is not None:
        letters = "".join(c for c in text if c.isalnum())
        return letters == exact or letters.replace("Ư", "U") == exact
    if not any(c.isupper() for c in text):
        return False
    first = tokens.lower(i, i + 1)
    return not (tokens.words[i] in {"so", "ban", "doan", "bao", "bo", "hoi"} and tokens.accented) or first in {
        "sở", "ban", "đoàn", "báo", "bộ", "hội", "bảo"
    }  # fmt: skip


def _code(scene: Scene, i: int) -> Head | None:
    """`TU`, `HU` beside a word that shows a Party body: "Văn phòng TU", "TT.TU", "TU, HĐND"."""
    tokens = scene.tokens
    code = _PARTY_CODES.get(tokens.words[i])
    if code is None or tokens.text(i, i + 1) != code or (i and tokens.gap(i) in {"-", "/"}):
        return None
    beside = i + 1 < len(tokens) and tokens.words[i + 1] in {"hdnd", "ubnd"}
    return Head(i + 1, _CODE_BODIES[code]) if beside else None


def _unlisted(scene: Scene, i: int) -> Head | None:
    """A body that the vocabulary lacks, by its own words: `Trung tâm Khuyến nông`, type `trung-tam-khuyen-nong`."""
    tokens = scene.tokens
    for size in (3, 2, 1):
        words = tokens.words[i : i + size]
        if words in _UNLISTED and tokens.capital(i) and tokens.lower(i, i + size) == _UNLISTED[words]:
            end = _own_words(scene, i + size)
            if end == i + size or tokens.text(i, end).isupper():
                return None
            kind = unknown_kind(tokens.text(i, end))
            for long, short in _SHORT.items():
                kind = kind.replace(long, short)
            return Head(end, (kind,), listed=_UNLISTED[words] in _WITHOUT_PLACE)
    return None


def _own_words(scene: Scene, i: int) -> int:
    """The end of the words that make an unlisted body's name: from a capital on, to a place, a comma or a verb."""
    tokens, end = scene.tokens, i
    if not tokens.capital(i) or i >= len(tokens) or tokens.gap(i).strip():
        return i
    while end < len(tokens) and end - i < 9 and not tokens.gap(end).strip(" -&" if end > i else " "):
        joins = tokens.lower(end, end + 1) in {"và"} and tokens.capital(end + 1)
        if unit_at(scene, end) or (end > i and (named := name_at(scene, end, None)) and any(p.level == "tinh" for p in named[1])):
            break
        if not joins and not tokens.capital(end):
            break
        end += 1
    return end


def body_at(scene: Scene, i: int) -> Reading | None:
    """An agency, or several before one place ("TT.TU, HĐND, UBND tỉnh"), as one mention with its places inside."""
    head = head_at(scene, i)
    if head is None:
        return None
    heads = _coordinated(scene, i, head)
    end = heads[-1].end
    tail = tail_at(scene, end)
    if tail is None and len(heads) > 1:
        heads, end = heads[:1], head.end
    if tail is None and (not head.listed or _too_general(scene, i, head)):
        return None
    entities, how = resolve(scene, heads, tail)
    if not entities:
        return None
    end = tail.end if tail else end
    if tail is None and scene.tokens.text(i, end) != scene.tokens.text(i, end).upper():
        how = how
    return Reading(end, (Found(i, end, "org", entities, how), *(tail.nested if tail else ())))


def _too_general(scene: Scene, i: int, head: Head) -> bool:
    """State and Party in general are mentions only where capitals and neighbours show them to be meant."""
    tokens = scene.tokens
    kind = head.slugs[0]
    before = tokens.lower(i - 1, i) if i else ""
    if kind == "dang-csvn":
        return before not in {"của", "do"} and head.end == i + 1
    if kind == "nha-nuoc":
        text = tokens.text(i, head.end)
        return text[:1] != "N" or before == "lý" or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    if kind == "trung-uong":
        return not tokens.capital(i) or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    return not levels(kind) and not kind.startswith(("truong-dh", "truong-cd", "bo-"))


def _coordinated(scene: Scene, i: int, first: Head) -> list[Head]:
    """Councils and committees named one after another before a common place."""
    tokens, heads = scene.tokens, [first]
    if not _council(first):
        return heads
    shared = next((code for code in _SHARED if first.slugs[0].startswith(f"{code}-")), None)
    while (end := heads[-1].end) < len(tokens):
        gap = tokens.gap(end).strip()
        start = end + 1 if tokens.words[end] == "va" and not gap else end
        if gap not in {",", "&", "-"} and start == end:
            break
        following = head_at(scene, start)
        if following is None or not _council(following) or (heads[1:] and tail_at(scene, end)):
            break
        if tail_at(scene, end) is not None or _has_own_office(following):
            break
        heads.append(Head(following.end, tuple(_with_office(shared, slug) for slug in following.slugs)))
    return heads


def _council(head: Head) -> bool:
    return head.slugs[0] in _COUNCILS or head.slugs[0].startswith(("vp-", "doan-dbqh"))


def _has_own_office(head: Head) -> bool:
    return head.slugs[0].startswith(("tt-", "vp-", "btv-"))


def _with_office(office: str | None, slug: str) -> str:
    """ "TT.TU, HĐND" are two standing committees; an UBND has none, so it stays the UBND."""
    composed = f"{office}-{slug}"
    return composed if office and levels(composed) else slug


def resolve(scene: Scene, heads: list[Head], tail: Tail | None) -> tuple[tuple[str, ...], str]:
    """The agencies' ids and how they were known; none where the place cannot be told."""
    if tail and tail.collective is not None:
        return tuple(_collective(head, tail) for head in heads), tail.how
    if tail and len(tail.places) > 1:
        if tail.members:
            return tuple(organisation(at_level(h.slugs, "tinh"), p) for h in heads for p in tail.places), tail.how
        return tuple(group(f"{at_level(h.slugs, 'tinh')}-hai-tinh", tail.places) for h in heads), "collective"
    if tail:
        return tuple(_in(scene, head, tail.places[0]) for head in heads), tail.how
    found = tuple(entity for head in heads if (entity := _by_context(scene, head)))
    return found, "context (issuer)" if any("/" in e for e in found) else "explicit"


def _collective(head: Head, tail: Tail) -> str:
    kind = f"{head.slugs[0]}-{tail.collective}"
    return group(kind, tail.places)


def _in(scene: Scene, head: Head, place: str) -> str:
    level = level_of(scene, place)
    kind = at_level(head.slugs, level)
    if place.startswith("loc:tp-") and "/" not in place and kind == "tinh-uy":
        kind = "thanh-uy"
    return organisation(kind, place)


def level_of(scene: Scene, place: str) -> str:
    """The level of a place: `tinh` without a parent, else as the gazetteer says."""
    if "/" not in place:
        return "tinh"
    if place == scene.locality and scene.level:
        return scene.level
    last = place.rpartition("/")[2]
    return "xa" if last.startswith(("xa-", "phuong-", "tt-", "dac-khu-")) or place.count("/") > 1 else "huyen"


def _by_context(scene: Scene, head: Head) -> str | None:
    """An agency without a place behind it is the one of the document's own unit or of the province above it."""
    kinds = {level for slug in head.slugs for level in levels(slug)}
    if kinds == {"trung-uong"} or head.slugs[0].startswith(("bo-", "truong-dh", "truong-cd")) and not kinds - {"trung-uong"}:
        return organisation(head.slugs[0], None)
    if scene.joint:
        return group(f"{at_level(head.slugs, 'tinh')}-hai-tinh", scene.parties)
    if scene.locality and scene.level in kinds and not (kinds >= {"trung-uong"} and not scene.level):
        return _in(scene, head, scene.locality)
    if scene.province and "tinh" in kinds:
        return _in(scene, head, scene.province)
    return None
