"""Regions of several provinces and countries in full: "Vùng KTTĐ Bắc Bộ", "nước Cộng hòa Dân chủ Nhân dân Lào"."""

from __future__ import annotations

from loaders.extraction.mentions.names import hold_on, key_of
from loaders.extraction.mentions.scene import Found, Reading, Scene

STARTS = frozenset({"vung", "khu", "nuoc", "tieu", "dong", "trung", "duyen", "mien", "nam", "bac"})
_LONGEST = 14
_SIDES = frozenset({"nam", "bac", "dong", "tay"})
"""Before a region's name they make another one: "Nam Trung Bộ"."""


def region_at(scene: Scene, i: int) -> Reading | None:
    """A region's or country's official name, whose words are not all capitalised; a gloss in brackets is passed over:
    "vùng kinh tế trọng điểm (KTTĐ) Bắc Bộ".
    """
    tokens, best = scene.tokens, None
    if i and tokens.words[i - 1] in _SIDES and tokens.capital(i - 1) and tokens.gap(i) == " ":
        return None
    words: list[str] = []
    skip = tokens.words[i] == "nuoc"
    for j in range(i + skip, min(i + _LONGEST, len(tokens))):
        gap = tokens.gap(j)
        if j > i and gap.strip(" -()"):
            break
        if "(" in gap and j > i:
            continue
        words.append(tokens.words[j])
        if not _may_go_on(scene, words):
            break
        if tokens.capital(j) or not tokens.accented:
            best = _place(scene, words, i, j + 1) or best
    if best is None or (skip and best[0] < i + 3):
        return None
    end, identifier = best
    scene.note((identifier,), typed=False)
    return Reading(end, (Found(i, end, "loc", (identifier,), "explicit"),))


def _may_go_on(scene: Scene, words: list[str]) -> bool:
    """Whether a name begins with the words, or with those behind "vùng"."""
    if words == ["vung"]:
        return True
    key = "".join(words)
    return scene.names.starts(key_of(key)) or (words[0] == "vung" and scene.names.starts(key_of(key[4:])))


def _place(scene: Scene, words: list[str], i: int, end: int) -> tuple[int, str] | None:
    entries = scene.names.get(key_of("".join(words)))
    if not entries and words[0] == "vung":
        entries = scene.names.get(key_of("".join(words[1:]))) if len(words) > 1 else []
    places = hold_on(
        (p for _, p in entries if p.level in {"vung", "quoc-te", "quoc-gia"} and p.id != "loc:vn"), scene.on
    )
    return (end, places[0].id) if len(places) == 1 and _capital_inside(scene, i, end) else None


def _capital_inside(scene: Scene, i: int, end: int) -> bool:
    return any(c.isupper() for c in scene.tokens.text(i, end)[1:])
