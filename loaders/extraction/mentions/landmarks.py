"""Geographic places by their kind and name: mountains, hydropower plants, border gates, motorways, border areas."""

from __future__ import annotations

from loaders.extraction.mentions.coreference import pair_of
from loaders.extraction.mentions.localities import Unit
from loaders.extraction.mentions.scene import Found, Reading, Scene, bare
from loaders.places.keys import slug

# words of the kind: its spelling, the kind in the id (None where the name alone is the id), whether the kind's words
# belong to the mention
_KINDS: dict[tuple[str, ...], tuple[str, str | None]] = {
    ("dinh", "nui"): ("đỉnh núi", None), ("dinh",): ("đỉnh", None), ("day", "nui"): ("dãy núi", None),
    ("nui",): ("núi", None),
    ("quan", "the"): ("quần thể", None), ("thuy", "dien"): ("thủy điện", "thuy-dien"),
    ("cua", "khau"): ("cửa khẩu", "cua-khau"), ("cua", "khau", "quoc", "te"): ("cửa khẩu quốc tế", "cua-khau"),
    ("cao", "toc"): ("cao tốc", "cao-toc"), ("song",): ("sông", "song"), ("deo",): ("đèo", "deo"),
    ("vuon", "quoc", "gia"): ("vườn quốc gia", "vuon-quoc-gia"), ("tuyen",): ("tuyến", "tuyen"),
    ("quoc", "lo"): ("quốc lộ", "quoc-lo"),
}  # fmt: skip
_BORDER = {("khu", "vuc", "giap", "ranh"): "khu vực giáp ranh", ("vung", "giap", "ranh"): "vùng giáp ranh",
           ("dia", "ban", "giap", "ranh"): "địa bàn giáp ranh"}  # fmt: skip
BORDER = "place:giap-ranh"
"""Stands for the border area until the whole document is read."""
STARTS = frozenset(words[0] for words in (*_KINDS, *_BORDER))
_REGIONAL = {"tay", "dong", "bac", "nam", "trung"}


def landmark_at(scene: Scene, i: int) -> Reading | None:
    """A landmark with its own name at `i`, or the border area of the document's parties."""
    return _border(scene, i) or _named(scene, i)


def _border(scene: Scene, i: int) -> Reading | None:
    for words, spelled in _BORDER.items():
        end = i + len(words)
        if scene.tokens.follows(i, words) and (scene.tokens.lower(i, end) == spelled or not scene.tokens.accented):
            return Reading(end, (Found(i, end, "loc", (BORDER,), "context", 0.9),))
    return None


def border_of(scene: Scene) -> tuple[str, ...]:
    """The id of the border area that a document means, when all its places are known; nothing where it has no pair."""
    unit = Unit(0, "huyen", frozenset({"huyen"}), True)
    pair = pair_of(scene, unit) if scene.level == "huyen" else scene.parties
    return (f"place:giap-ranh-{'-'.join(bare(place) for place in pair)}",) if len(pair) == 2 else ()


def _named(scene: Scene, i: int) -> Reading | None:
    tokens = scene.tokens
    for size in tokens.sizes(i, 4):
        entry = _KINDS.get(tokens.words[i : i + size])
        if entry is None or (tokens.lower(i, i + size) != entry[0] and tokens.accented):
            continue
        end = _name(scene, i + size, route=entry[1] == "cao-toc")
        if (
            end == i + size
            or tokens.text(i, end).isupper()
            or (entry[1] == "cao-toc" and end < i + size + 3)
            or (entry[1] == "tuyen" and not set(tokens.words[i + size : end]) <= _REGIONAL)
        ):
            return None
        name = slug(tokens.text(i + size, end))
        identifier = f"place:{entry[1]}-{name}" if entry[1] else f"place:{name}"
        start = i if entry[0] not in {"quần thể", "cao tốc"} else i + size
        return Reading(end, (Found(start, end, "loc", (identifier,), "explicit"),))
    return None


def _name(scene: Scene, i: int, route: bool) -> int:
    """The end of the capitalised words at `i`; a route goes on over dashes."""
    tokens, end = scene.tokens, i
    while end < len(tokens) and end - i < 7 and tokens.capital(end):
        gap = tokens.gap(end).strip()
        if gap and not (route and gap == "-" and end > i):
            break
        end += 1
    return end
