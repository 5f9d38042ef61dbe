"""Bodies that the vocabulary lacks and whose name holds a known one: never the known one itself.

"Đảng ủy Sở Y tế" is a body of its own in the sở, "Cục Kiểm tra văn bản (Bộ Tư pháp)" one of the ministry; "Hội đồng Dân
tộc của Quốc hội" is not the Quốc hội. They get an id from their folded name.
"""

from __future__ import annotations

import re

from loaders.extraction.agencies import agency_types, all_levels, organisation, unknown_kind
from loaders.extraction.mentions.bodies import body_at
from loaders.extraction.mentions.heads import Head, known_at
from loaders.extraction.mentions.phrases import Phrases
from loaders.extraction.mentions.scene import Found, Reading, Scene

_PREFIXES = Phrases({
    ("dang", "uy"): "đảng ủy", ("dang", "bo"): "đảng bộ", ("chi", "bo"): "chi bộ", ("cong", "doan"): "công đoàn",
    ("thanh", "tra"): "thanh tra", ("van", "phong"): "văn phòng", ("vp",): "vp", ("trang", "ttdt"): "trang ttđt",
    ("ban", "can", "su", "dang"): "ban cán sự đảng", ("dang", "doan"): "đảng đoàn",
    ("trang", "thong", "tin", "dien", "tu"): "trang thông tin điện tử",
})  # fmt: skip
"""What makes a body of its own out of the one behind it."""
_SHORT = {"vp": "van-phong", "trang-ttdt": "trang-thong-tin-dien-tu"}
_HEADS = Phrases({
    ("cuc",): "cục", ("vu",): "vụ", ("vien",): "viện", ("van", "phong"): "văn phòng", ("vp",): "vp", ("ban",): "ban",
    ("uy", "ban"): "ủy ban", ("hoi", "dong"): "hội đồng", ("tong", "cuc"): "tổng cục", ("hoc", "vien"): "học viện",
    ("dang", "uy"): "đảng ủy", ("trung", "tam"): "trung tâm", ("truong",): "trường",
    ("trung", "uong", "hoi"): "trung ương hội", ("tap", "chi"): "tạp chí", ("cac", "uy", "ban"): "các ủy ban",
    ("cac", "ban"): "các ban", ("co", "quan"): "cơ quan", ("cac", "co", "quan"): "các cơ quan",
})  # fmt: skip
_IN_SMALL_LETTERS = {"cục", "vụ", "viện"}
"""Heads behind which a name may begin with a small letter: "Cục kiểm tra văn bản"."""
_GENERAL = {"trung-uong", "nha-nuoc", "dang-csvn", "chinh-phu", "quoc-hoi"}
_MOST = 14
_VERBS = frozenset(
    re.findall(
        r"\w+",
        "phối chủ trình báo tham để theo thực đề gửi cùng với có là được đã sẽ tại về do bị giao yêu hướng tổng đôn "
        "chỉ xem ký tướng trưởng tịch luận cho hoặc nếu khi từ đến trong ngoài trên dưới hỗ cung căn nêu triển "
        "rà xây thống phê làm thông",
    )
)
STARTS = _PREFIXES.first_words() | _HEADS.first_words()


def unknown_at(scene: Scene, i: int) -> Reading | None:
    """A body outside the vocabulary at `i` whose name goes on with a known one's."""
    if not scene.tokens.capital(i):
        return None
    known = known_at(scene, i)
    if known is None:
        return _composed(scene, i, known) or _of_the_centre(scene, i)
    return _under_its_ministry(scene, i, known) or _composed(scene, i, known)


def _under_its_ministry(scene: Scene, i: int, known: Head) -> Reading | None:
    """`Cục Thuế - Bộ Tài chính`, `Cục Kiểm tra văn bản (Bộ Tư pháp)`: the ministry's, not a province's."""
    tokens, j = scene.tokens, known.end
    parent = known_at(scene, j) if tokens.capital(j) else None
    kind = agency_types().get(known.slugs[0])
    if parent is None or kind is None or not parent.slugs[0].startswith("bo-") or not _is_central(parent):
        return None
    gap = tokens.gap(j).strip()
    if gap not in {"-", "–", "("} and not (gap in {"", ","} and kind.parent == parent.slugs[0]):
        return None
    return Reading(parent.end, (Found(i, parent.end, "org", (organisation(known.slugs[0], None),), "explicit"),))


def _match(scene: Scene, i: int, table: Phrases[str]) -> tuple[int, str] | None:
    """The longest entry of a table at `i`, with its marks where the text has marks."""
    tokens = scene.tokens
    for end, spelled in table.at(tokens, i):
        if tokens.lower(i, end) == spelled or not tokens.accented:
            return end, spelled
    return None


def _composed(scene: Scene, i: int, known: Head | None) -> Reading | None:
    """`Đảng ủy Sở Y tế`, `Thanh tra Sở Tài chính`, `Trang TTĐT của Công an tỉnh`: kind and place of the body behind."""
    tokens, prefix = scene.tokens, _match(scene, i, _PREFIXES)
    if prefix is None or (known and known.end > prefix[0]):
        return None
    j = prefix[0]
    j += j < len(tokens) and tokens.says(j, "của") and prefix[1].startswith("trang")
    if j >= len(tokens) or tokens.gap(j).strip() or not tokens.capital(j):
        return None
    body = body_at(scene, j)
    if body is None or len(body.found[0].entities) != 1 or not body.found[0].entities[0].startswith("org:"):
        return None
    inner, _, place = body.found[0].entities[0].removeprefix("org:").partition("/")
    if inner in _GENERAL:
        return None
    own = unknown_kind(prefix[1])
    kind = f"{_SHORT.get(own, own)}-{inner}"
    entity = organisation(kind, f"loc:{place}" if place else None)
    return Reading(body.end, (Found(i, body.end, "org", (entity,), body.found[0].how), *body.found[1:]))


def _of_the_centre(scene: Scene, i: int) -> Reading | None:
    """`Cục Kiểm tra văn bản (Bộ Tư pháp)`, `Ban Tôn giáo Chính phủ`, `Vụ Pháp chế - Bộ Tài chính`."""
    tokens, head = scene.tokens, _match(scene, i, _HEADS)
    if head is None or head[0] >= len(tokens):
        return None
    begin = head[0]
    if not tokens.capital(begin) and head[1] not in _IN_SMALL_LETTERS and not tokens.says(begin, "của"):
        return None
    for j in range(begin, min(begin + _MOST, len(tokens))):
        gap = tokens.gap(j).strip()
        parent = known_at(scene, j) if j > begin and tokens.capital(j) and gap in {"", ",", "(", "-", "–"} else None
        if parent and _is_central(parent) and not _goes_on(scene, parent):
            return _named(scene, i, j, parent)
        verb = tokens.lowers[j] in _VERBS or (tokens.words[j] == "ban" and tokens.lower(j, j + 2) == "ban hành")
        if gap.strip("-–&,") or verb or (gap == "," and j == begin):
            return None
    return None


def _is_central(head: Head) -> bool:
    return all_levels(head.slugs) == {"trung-uong"}


def _goes_on(scene: Scene, parent: Head) -> bool:
    """Whether the parent's last word belongs to another: "Đảng bộ", "Đảng ủy" are not the Party."""
    tokens = scene.tokens
    return parent.slugs[0] == "dang-csvn" and tokens.spelled(parent.end) in {"bộ", "ủy", "viên"}


def _named(scene: Scene, i: int, j: int, parent: Head) -> Reading | None:
    """The body whose name stands before its parent at word `j`."""
    tokens = scene.tokens
    if parent.slugs[0] in _GENERAL and tokens.gap(j).strip():
        return None
    own = unknown_kind(f"{tokens.text(i, j)} {parent.slugs[0]}").removeprefix("cac-")
    return Reading(parent.end, (Found(i, parent.end, "org", (organisation(own, None),), "explicit"),))
