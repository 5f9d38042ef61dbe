"""Type words and place names at a word, by the words alone: what they may mean, not yet what they mean here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.mentions.names import COMMUNES, UNIT_STARTS, UNITS, key_of, marked_key, siblings
from loaders.extraction.mentions.phrases import Phrases
from loaders.extraction.mentions.scene import Scene, remembered
from loaders.places.place import Place

_LONGEST = 7
_INITIALS = {"h": "huyen", "q": "quan"}
_UNITS = Phrases({words: (" ".join(words), *entry) for words, entry in UNITS.items()})
STARTS = UNIT_STARTS | {spelled.split()[0] for spelled, _ in UNITS.values()}
"""First words of type words, with their marks and without."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A type word over words up to `end`: its key in `UNITS` joined (`thanhpho`), and the types that it names."""

    end: int
    word: str
    kinds: frozenset[str]
    sure: bool


def merged(units: Sequence[Unit]) -> Unit:
    """Several type words as one, for the names behind them: `7 tỉnh, TP Hà Nội, Hải Phòng, Quảng Ninh`."""
    return Unit(units[-1].end, units[0].word, frozenset().union(*(unit.kinds for unit in units)), units[0].sure)


def unit_at(scene: Scene, i: int) -> Unit | None:
    """The type word at `i`; not `sure` where the text has marks and the word lacks its own."""
    return _unit_at(scene, i) if i < len(scene.tokens.lowers) and scene.tokens.words[i] in UNIT_STARTS else None


@remembered
def _unit_at(scene: Scene, i: int) -> Unit | None:
    tokens = scene.tokens
    if tokens.words[i] == "xa" and i and tokens.words[i - 1] == "tac":  # hợp tác xã
        return None
    if tokens.words[i] in _INITIALS:
        return _initial(scene, i)
    for end, (plain, spelled, kinds) in _UNITS.at(tokens, i):
        if not tokens.joined(i, end):
            continue
        if end < len(tokens.words) and tokens.words[end] == "uy" and not tokens.gap(end).strip():
            return None
        lower = tokens.lower(i, end)
        sure = lower == spelled or not tokens.accented or _half_marked(lower, spelled, plain)
        if sure or lower == plain:
            return Unit(end, plain.replace(" ", ""), kinds, sure)
    return None


def _half_marked(lower: str, spelled: str, plain: str) -> bool:
    """Whether one word of two lost its marks: "thi xã"."""
    words = tuple(zip(lower.split(), spelled.split(), plain.split(), strict=False))
    return any(word == marked for word, marked, _ in words) and all(word in known for word, *known in words)


def _initial(scene: Scene, i: int) -> Unit | None:
    """`H.` or `Q.` before a district's name: its type word in short ("Q. CHỦ TỊCH" is an acting chairman)."""
    tokens = scene.tokens
    if not tokens.capital(i) or not tokens.capital(i + 1) or tokens.gap(i + 1).strip() != ".":
        return None
    word = _INITIALS[tokens.words[i]]
    kinds = UNITS[(word,)][1]
    return Unit(i + 1, word, kinds, sure=True) if name_at(scene, i + 1, kinds) else None


def name_at(scene: Scene, i: int, kinds: frozenset[str] | None) -> tuple[int, list[Place]] | None:
    """The longest place name at `i` and what it may be; `kinds` are the types that a type word in front allows."""
    tokens, words = scene.tokens, scene.tokens.words
    if i >= len(words) or (tokens.accented and not tokens.capitals[i]):
        return None
    if kinds is None and not scene.names.may_begin(words[i], words[i + 1] if i + 1 < len(words) else ""):
        return None
    return _name_at(scene, i, kinds)


@remembered
def _name_at(scene: Scene, i: int, kinds: frozenset[str] | None) -> tuple[int, list[Place]] | None:
    tokens, key, best = scene.tokens, "", None
    communes = bool(kinds and kinds <= COMMUNES)
    if kinds is not None and "quan" in kinds and tokens.words[i].isdigit():
        return _numbered(scene, i)
    if not communes and tokens.words[i] not in scene.names.first_words:
        return None
    for end in range(i + 1, min(i + _LONGEST, len(tokens)) + 1):
        if end > i + 1 and (tokens.gap(end - 1).strip(" -.'’") or tokens.broken(end - 1)):
            break
        key += tokens.words[end - 1]
        if not communes and not scene.names.starts(key_of(key)):
            break
        if tokens.capital(end - 1) or not tokens.accented or (end > i + 1 and tokens.gap(end - 1) == "-"):
            places = _spelled(scene, i, end, kinds, communes)
            best = (end, places) if places else best
    return best


def _numbered(scene: Scene, i: int) -> tuple[int, list[Place]] | None:
    """`quận 1`: the number right behind its type word."""
    tokens = scene.tokens
    if not tokens.says(i - 1, "quận") or tokens.folded.text[tokens.ends[i - 1] : tokens.starts[i]] != " ":
        return None
    places = [place for _, place in scene.names.get(f"quan{int(tokens.words[i])}")]
    return (i + 1, places) if places else None


def _spelled(scene: Scene, i: int, end: int, kinds: frozenset[str] | None, communes: bool) -> list[Place]:
    """The places of a name whose types fit and whose marks agree with the text (or the text has none here)."""
    tokens = scene.tokens
    bare = key_of("".join(tokens.words[i:end]))
    entries = scene.names.communes(tokens.words[i], bare, tokens.text(i, end)) if communes else scene.names.get(bare)
    if not entries:
        return []
    written = marked_key(tokens.lower(i, end))
    bare_words = written == bare
    if communes and bare_words:
        entries = sorted(entries, key=lambda entry: entry[0] != written)
    exact = [place for marked, place in entries if marked == written or (bare_words and (kinds or not tokens.accented))]
    if kinds is None:
        return [place for place in exact if place.level in {"tinh", "huyen", "vung", "quoc-gia", "quoc-te"}]
    fitting = [place for place in exact if place.type in kinds or (place.level == "quoc-te" and place.type in kinds)]
    if "tinh" in kinds:  # "tỉnh Quảng Tây": the first level abroad, whatever it is called there
        fitting = fitting or [place for place in exact if place.level == "quoc-te" and place.id.count("/") == 1]
    return fitting or [place for place in exact if place.type in siblings(kinds) and place.level != "tinh"]
