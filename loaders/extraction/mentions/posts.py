"""Offices: "Chủ tịch và các Phó Chủ tịch UBND tỉnh", "PCT UBND tỉnh", "Giám đốc Sở Tài chính"."""

from __future__ import annotations

from loaders.extraction.agencies import at_level, organisation, post
from loaders.extraction.mentions.bodies import body_at
from loaders.extraction.mentions.heads import head_at
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.resolution import level_of
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, of_several
from loaders.extraction.mentions.tails import tail_at
from loaders.text.fold import without_marks

_TITLES: Phrases[tuple[str, str]] = Phrases({
    ("chu", "tich"): ("chủ tịch", "chu-tich"), ("ct",): ("ct", "chu-tich"),
    ("pho", "chu", "tich"): ("phó chủ tịch", "pct"), ("pct",): ("pct", "pct"),
    ("pho", "chu", "tich", "thuong", "truc"): ("phó chủ tịch thường trực", "pct"),
    ("bi", "thu"): ("bí thư", "bi-thu"), ("pho", "bi", "thu"): ("phó bí thư", "pho-bi-thu"),
    ("pho", "bi", "thu", "thuong", "truc"): ("phó bí thư thường trực", "pho-bi-thu"),
    ("giam", "doc"): ("giám đốc", "giam-doc"), ("pho", "giam", "doc"): ("phó giám đốc", "pho-giam-doc"),
    ("chanh",): ("chánh", "chanh"), ("pho", "chanh"): ("phó chánh", "pho-chanh"),
    ("hieu", "truong"): ("hiệu trưởng", "hieu-truong"),
    ("truong",): ("trưởng", "truong"), ("pho", "truong"): ("phó trưởng", "pho-truong"),
    ("cuc", "truong"): ("cục trưởng", "cuc-truong"), ("chi", "cuc", "truong"): ("chi cục trưởng", "chi-cuc-truong"),
    ("bo", "truong"): ("bộ trưởng", "bo-truong"), ("thu", "truong"): ("thứ trưởng", "thu-truong-bo"),
    ("chu", "nhiem"): ("chủ nhiệm", "chu-nhiem"), ("pho", "chu", "nhiem"): ("phó chủ nhiệm", "pho-chu-nhiem"),
    ("ttgcp",): ("ttgcp", "thu-tuong"), ("pttgcp",): ("pttgcp", "pho-thu-tuong"),
    ("chi", "huy", "truong"): ("chỉ huy trưởng", "chi-huy-truong"),
    ("thu", "tuong"): ("thủ tướng", "thu-tuong"), ("pho", "thu", "tuong"): ("phó thủ tướng", "pho-thu-tuong"),
    ("pho",): ("phó", "pho"), ("lanh", "dao"): ("lãnh đạo", "lanh-dao"), ("pho", "ct"): ("phó ct", "pct"),
    ("gd",): ("gđ", "giam-doc"), ("pgd",): ("pgđ", "pho-giam-doc"), ("pho", "gd"): ("phó gđ", "pho-giam-doc"),
    ("vien", "truong"): ("viện trưởng", "vien-truong"), ("chanh", "an"): ("chánh án", "chanh-an"),
    ("cvp",): ("cvp", "cvp"), ("pcvp",): ("pcvp", "pcvp"), ("pho", "cvp"): ("phó cvp", "pcvp"),
    ("ldvp",): ("lđvp", "ldvp"), ("chanh", "vp"): ("chánh vp", "cvp"),
})  # fmt: skip
_OF_THE_OFFICE = {"cvp": "chanh", "pcvp": "pho-chanh", "ldvp": ""}
"""Shorthand in which the office of the UBND is a part of the title; `ldvp` ("LĐVP") is the office itself."""
_UNMISTAKABLE = frozenset({"chu-tich", "pct", "giam-doc", "pho-giam-doc"})
"""Titles that no other words look like without their marks: a scanner's "Chu tịch" is one."""
_MOST = 8
STARTS = first_words(spelled for spelled, _ in _TITLES.values)
SCANNED = frozenset(map(without_marks, first_words(words for words, code in _TITLES.values if code in _UNMISTAKABLE)))
"""First words that need a capital but no marks."""
_UNIT_WORDS = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "phố"})
STANDING = "ttub"


def post_at(scene: Scene, i: int) -> Reading | None:
    """Titles at `i` and the agency that they belong to; the places inside stay mentions."""
    if scene.tokens.words[i] == STANDING:
        return _standing(scene, i)
    titles = _titles(scene, i)
    if titles is None:
        return None
    end, codes = titles
    if any(code in _OF_THE_OFFICE for code in codes):
        return _of_the_office(scene, i, end, codes)
    if codes == ("lanh-dao",):
        return _leaders(scene, i, end)
    if len(codes) > 1 and codes[:2] == ("bo-truong", "chu-nhiem"):
        codes = codes[1:]
    if codes[0] in {"thu-tuong", "pho-thu-tuong"}:
        return _of_the_government(scene, i, end, codes)
    head = head_at(scene, end) if end < len(scene.tokens) and not scene.tokens.gap(end).strip() else None
    if head is None:
        return None
    tail = tail_at(scene, head.end)
    if tail and tail.members and len(tail.places) > 1:
        named = tuple(post(code, head.slugs[0], place) for code in codes for place in tail.places)
        return Reading(tail.end, (Found(i, tail.end, "org", named, tail.how), *tail.nested))
    if tail and (tail.collective is not None or len(tail.places) > 1):
        kind = f"{codes[0]}-{head.slugs[0]}" + (f"-{tail.collective}" if tail.collective else of_several(tail.places))
        return Reading(tail.end, (Found(i, tail.end, "org", (group(kind, tail.places),), "collective"), *tail.nested))
    body = body_at(scene, end)
    if body is None or not body.found[0].entities[0].startswith("org:"):
        return None
    place = "loc:" + body.found[0].entities[0].partition("/")[2] if "/" in body.found[0].entities[0] else None
    kind = at_level(head.slugs, level_of(scene, place) if place else "trung-uong")
    entities = tuple(post(code, kind, place) for code in codes)
    how = "abbrev+context" if tail is None or tail.how == "context" else "explicit"
    return Reading(body.end, (Found(i, body.end, "org", entities, how), *body.found[1:]))


def _of_the_government(scene: Scene, i: int, end: int, codes: tuple[str, ...]) -> Reading | None:
    """`Thủ tướng Chính phủ`, `Thủ tướng`: an office of its own name."""
    if not scene.tokens.capital(i):
        return None
    end += 2 if scene.tokens.follows(end, ("chinh", "phu")) else 0
    return Reading(end, (Found(i, end, "org", tuple(f"post:{code}" for code in codes), "explicit"),))


def _standing(scene: Scene, i: int) -> Reading | None:
    """`TTUB: CT, các PCT`: the chairman and deputies of the document's own UBND."""
    tokens = scene.tokens
    titles = _titles(scene, i + 1) if i + 1 < len(tokens) and tokens.gap(i + 1).strip() == ":" else None
    if titles is None or scene.locality is None or set(titles[1]) - {"chu-tich", "pct"}:
        return None
    entities = tuple(post(code, "ubnd", scene.locality) for code in titles[1])
    return Reading(titles[0], (Found(i, titles[0], "org", entities, "abbrev+context"),))


def _of_the_office(scene: Scene, i: int, end: int, codes: tuple[str, ...]) -> Reading | None:
    """`CVP, các PCVP UBND tỉnh`, `LĐVP`: posts in the UBND's office; behind "VPUB:" the office is named already."""
    tokens = scene.tokens
    head = head_at(scene, end) if end < len(tokens) and not tokens.gap(end).strip() else None
    body = body_at(scene, end) if head and head.slugs[0] == "ubnd" else None
    if body is None and (_named_before(scene, i) or set(codes) - set(_OF_THE_OFFICE) or not tokens.capital(i)):
        return None
    place = f"loc:{body.found[0].entities[0].partition('/')[2]}" if body else scene.locality
    if place is None or (body and not body.found[0].entities[0].startswith("org:ubnd/")):
        return None
    office = "vp-ubnd" if level_of(scene, place) == "tinh" else "vp-hdnd-ubnd"
    entities = tuple(_office_post(code, office, place) for code in codes)
    stop = body.end if body else end
    nested = body.found[1:] if body else ()
    return Reading(stop, (Found(i, stop, "org", entities, "abbrev+context"), *nested))


def _named_before(scene: Scene, i: int) -> bool:
    """Whether a colon opened the list of shorthand that word `i` stands in: "VPUB: CVP, PCVP"."""
    tokens = scene.tokens
    while i and tokens.words[i - 1] in {*_OF_THE_OFFICE, "cac", "va"} and tokens.gap(i).strip() in {"", ",", ";"}:
        i -= 1
    return tokens.gap(i).strip() == ":"


def _office_post(code: str, office: str, place: str) -> str:
    if code in {"chanh", "pho-chanh"}:
        return post(code, office, place)
    if code not in _OF_THE_OFFICE:
        return post(code, "ubnd", place)
    return post(_OF_THE_OFFICE[code], office, place) if _OF_THE_OFFICE[code] else organisation(office, place)


def _leaders(scene: Scene, i: int, end: int) -> Reading | None:
    """`Lãnh đạo Văn phòng`, `lãnh đạo UBND tỉnh`: the agency itself."""
    if end >= len(scene.tokens) or scene.tokens.gap(end).strip() or _leads(scene, i):
        return None
    body = body_at(scene, end) or _office(scene, end)
    if body is None:
        return None
    first = body.found[0]
    return Reading(body.end, (Found(i, body.end, "org", first.entities, first.how), *body.found[1:]))


def _leads(scene: Scene, i: int) -> bool:
    """Whether "lãnh đạo" is what a body before it does: "Các huyện ủy lãnh đạo UBND huyện"."""
    tokens = scene.tokens
    committee = i > 0 and tokens.spelled(i - 1) in {"ủy", "đảng", "vụ", *_UNIT_WORDS}
    return committee and not tokens.capital(i) and not tokens.gap(i).strip(" ")


def _office(scene: Scene, i: int) -> Reading | None:
    """`Văn phòng` alone is the office of the document's own UBND."""
    tokens = scene.tokens
    if not (tokens.follows(i, ("van", "phong")) or tokens.follows(i, ("vp",))):
        return None
    end = i + (2 if tokens.words[i] == "van" else 1)
    place = scene.province if scene.level == "tinh" else scene.locality
    if place is None or (
        end < len(tokens)
        and not tokens.gap(end).strip()
        and tokens.capital(end)
        and "\n" not in tokens.folded.text[tokens.ends[end - 1] : tokens.starts[end]]
    ):
        return None
    kind = "vp-ubnd" if scene.level == "tinh" else "vp-hdnd-ubnd"
    return Reading(end, (Found(i, end, "org", (f"org:{kind}/{place.partition(':')[2]}",), "context", 0.9),))


def _titles(scene: Scene, i: int) -> tuple[int, tuple[str, ...]] | None:
    """Coordinated titles at `i`: where they end and their codes."""
    tokens, end = scene.tokens, i
    codes: list[str] = []
    while end < len(tokens) and len(codes) < _MOST:
        start = end
        while start < len(tokens) and tokens.words[start] in {"va", "cac"} and not tokens.gap(start).strip(" ,;"):
            start += 1
        if codes and start == end and tokens.gap(start).strip() not in {",", ";"}:
            break
        match = _title(scene, start)
        if match is None:
            break
        codes.append(match[1])
        end = match[0]
    return (end, tuple(dict.fromkeys(codes))) if codes else None


def _title(scene: Scene, i: int) -> tuple[int, str] | None:
    tokens = scene.tokens
    for end, (spelled, code) in _TITLES.at(tokens, i):
        if end == i + 2 and code == "cvp" and tokens.capital(end) and not tokens.gap(end).strip():
            continue  # "Chánh VP UBND": the office has its own name
        scanned = code in _UNMISTAKABLE and end > i + 1 and tokens.capital(i)
        if tokens.lower(i, end) == spelled or scanned or not tokens.accented:
            return end, code
    return None
