"""Agencies in a list whose kind stands once: "các Sở: Tài chính, Nội vụ", "Các sở, ngành: KHĐT, CT", "Các VP: TU"."""

from __future__ import annotations

from loaders.extraction.mentions.bodies import body_at
from loaders.extraction.mentions.heads import known_at
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.resolution import resolve
from loaders.extraction.mentions.scene import Found, Reading, Scene
from loaders.extraction.mentions.tails import tail_at

_KINDS = Phrases({
    ("so",): ("sở", "so"), ("phong",): ("phòng", "phong"), ("bo",): ("bộ", "bo"), ("vp",): ("vp", "vanphong"),
    ("van", "phong"): ("văn phòng", "vanphong"),
})  # fmt: skip
"""Words of a kind: its spelling and the key that stands before each name in thought."""
_WITH = {"ban", "nganh", "doan", "the", "don", "vi", "va", "co", "quan"}
"""Words of the other nouns before the colon: "Các sở, ban, ngành: …"."""
_MOST_SKIPPED = 3
STARTS = frozenset({"các", "giám", "thủ"}) | first_words(spelled for spelled, _ in _KINDS.values)


def departments_at(scene: Scene, i: int) -> Reading | None:
    """`Giám đốc các Sở: Tài chính, Nội vụ, Kế hoạch và Đầu tư`: one mention per name. Without "các" a colon must open
    the list; an item that no vocabulary has is passed over.
    """
    opened = _opening(scene, i)
    if opened is None:
        return None
    j, prefix = opened
    tokens, found, end = scene.tokens, list[Found](), i
    while j < len(tokens):
        item = _item(scene, j, prefix)
        if item is not None:
            found += item.found
            end = j = item.end
        else:
            passed = _skipped(scene, j) if found else j
            if passed == j:
                break
            j = passed
        if j >= len(tokens) or (tokens.gap(j).strip() not in {",", ";"} and not _and(scene, j)):
            break
        if tokens.gap(j).strip() == ";" and known_at(scene, j, prefix) is None:
            break
        j += _and(scene, j)
    return Reading(end, tuple(found)) if found else None


def _opening(scene: Scene, i: int) -> tuple[int, str] | None:
    """Where the list begins and the key of its kind."""
    tokens, j = scene.tokens, i
    j += 2 if tokens.words[j] in {"giam", "thu"} and tokens.lower(j, j + 2) in {"giám đốc", "thủ trưởng"} else 0
    plural = tokens.says(j, "các")
    j += plural
    for end, (spelled, prefix) in _KINDS.at(tokens, j):
        if not tokens.joined(j, end) or (tokens.accented and tokens.lower(j, end) != spelled) or end >= len(tokens):
            continue
        begin = end
        while begin < len(tokens) and tokens.words[begin] in _WITH and tokens.gap(begin).strip() in {"", ","}:
            begin += 1
        colon = begin < len(tokens) and ":" in tokens.gap(begin)
        if colon or (plural and begin == end and not tokens.gap(end).strip()):
            return (begin, prefix) if tokens.capital(begin) else None
    return None


def _item(scene: Scene, i: int, prefix: str) -> Reading | None:
    """One name of the list with its place, if it brings one; a body of another kind is read as such."""
    tokens = scene.tokens
    if not tokens.capital(i):
        return None
    head = known_at(scene, i, prefix)
    if head is None:
        return body_at(scene, i)
    tail = tail_at(scene, head.end)
    tail = tail if tail and tail.collective is None and len(tail.places) == 1 else None
    entities, _ = resolve(scene, [head], tail)
    end = tail.end if tail else head.end
    return Reading(end, (Found(i, end, "org", entities, "list"), *(tail.nested if tail else ()))) if entities else None


def _skipped(scene: Scene, i: int) -> int:
    """Where a short code that is not known ends; `i` itself where the words are no code."""
    tokens, j = scene.tokens, i
    while j < len(tokens) and j - i < _MOST_SKIPPED and tokens.text(j, j + 1).isupper():
        j += 1
        if j < len(tokens) and tokens.gap(j).strip() in {",", ";"}:
            return j
        if j < len(tokens) and tokens.gap(j).strip() not in {"&", "-", ""}:
            break
    return i


def _and(scene: Scene, i: int) -> bool:
    """Whether word `i` is "và" between two items."""
    tokens = scene.tokens
    return tokens.words[i] == "va" and not tokens.gap(i).strip() and tokens.capital(i + 1)
