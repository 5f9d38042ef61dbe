"""The words that say what a number is of: "Tỷ lệ hộ nghèo giảm còn 3%" is about "Tỷ lệ hộ nghèo"."""

from __future__ import annotations

import re

from loaders.extraction.quantities.hits import Hit
from loaders.extraction.reading import Reading

_LEAST, _LONGEST = 40, 160
_AIMS = (
    r"phấn đấu|mục tiêu(?: cụ thể| tổng quát| chung)?(?: \d+)?|chỉ tiêu(?: \d+)?|dự kiến|sẽ|đã|cơ bản|tiếp tục|nhằm"
    r"|để|bảo đảm"
    r"|đảm bảo|yêu cầu|đặt mục tiêu|trong đó|đồng thời|và|với|nhất là|đặc biệt|riêng|còn|ngoài ra|tổng cộng|có|là"
    r"|cụ thể|trừ"
)
_TIMES = (
    r"(?:tính )?(?:từ|đến|trong|vào)?(?: ?hết| ?cuối| ?đầu)*"
    r"(?: ?\d{1,2}(?= năm))?(?: ?năm| ?giai đoạn| ?thời kỳ)? ?\(?(?<!\d)(?:19"
    r"|20)\d\d(?!\d)"
    r"(?: ?(?:-|đến) ?(?:năm )?(?:19|20)\d\d)?\)?(?: trở đi)?"
    r"|(?:đến|trong|vào) (?:cuối )?(?:thời kỳ|giai đoạn|năm|quý|kỳ)(?: này)?"
    r"|(?:bình quân|trung bình)?(?: ?mỗi| ?hằng| ?hàng) (?:năm|tháng|quý)|bình quân|(?:trong "
    r"|lũy kế )?\d{1,2} tháng(?: đầu năm)?"
    r"|(?:trong )?tháng \d{1,2}|\d{1,2} năm|đến nay|hiện nay|tính đến(?: nay)?"
)
_OPENING = re.compile(rf"^[\s\"',:•-]*(?:{_AIMS}|{_TIMES})(?!\w)[\s,:]*", re.IGNORECASE)
_LINK = (
    r"đạt(?: được)?(?: (?:tỷ lệ|mức))?|là|chiếm(?: tỷ lệ)?|bằng|ở mức|còn(?: lại)?|lên|xuống|tương đương|có"
    r"|ước(?: tính)?|dự kiến"
    r"|khoảng|trên|dưới|hơn|gần|từ|đến|tới|với|mức|phấn đấu|tối thiểu|tối đa|ít nhất|không quá|tổng cộng|trung bình"
    r"|tỷ lệ|đã|sẽ|:"
)
_LINKS = re.compile(rf"(?:^|[\s,:])(?:{_LINK}|{_TIMES})[\s,:]*$", re.IGNORECASE)
_QUALIFIERS = re.compile(
    rf"(?:^|[\s,:])(?:khoảng|trên|dưới|hơn|gần|từ|tối thiểu|tối đa|ít nhất|không quá|phấn đấu|ước|dự kiến|:"
    rf"|{_TIMES})[\s,]*$",
    re.IGNORECASE,
)
_CHANGE = r"(?:tăng|giảm|vượt|gấp|cao hơn|thấp hơn|nhanh hơn|tăng trưởng|tăng thêm)"
_GOES_ON = re.compile(rf"(?:{_CHANGE}(?: {_CHANGE}| \w+){{0,3}})?", re.IGNORECASE)
_CHANGED = re.compile(rf" {_CHANGE}(?: (?:gần|hơn|thêm|trên|khoảng|{_CHANGE}))*$", re.IGNORECASE)
_COMPARED = re.compile(r" ?(?:so với|so cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu|GDP|GRDP|về |tổng |cùng kỳ)")
_SOON = re.compile(
    r"[,;:.()\"|]|(?:^| )(?:trong(?! đó)|vào|năm|giai đoạn|để|nhằm|theo|và(?= \d)|trở lên|trở xuống|tại|từ|đến|do|bởi"
    r"|nếu|khi|thì|mỗi"
    r"|hằng|hàng|phục vụ|thông qua|bằng|đã|sẽ|đồng thời|trước|sau)(?!\w)"
)
_LATE = re.compile(
    r"[;.|\"]|(?:^| )(?:(?:vào|đến|trước|trong|từ)(?: (?:hết|cuối))? năm(?= \d)|giai đoạn(?= \d)|trong đó|phấn đấu"
    r"|và(?= (?:trên )?\d)"
    r"|để|nhằm|theo quy định)(?!\w)"
)
_THAN = re.compile(r" ?(?:so với|so cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu)[^,;.()|]*")
_THAN_IN = re.compile(r" ?(?:so với|năm|mức)[^,;.()|]*")
_ENDS_OPEN = re.compile(r"[\s,]*(?<!\w)(?:và|trên|có|là|hoặc|của|cho|tại|với|đến|từ|còn)?[\s,]*$")
_BARE_VERB = re.compile(
    r"(?:thanh toán|hỗ trợ|chi|mức(?: chi| hỗ trợ| thưởng)?|bố trí|sử dụng|cấp|trả|đóng góp|nộp|(?:tổng )?(?:kinh phí"
    r"|số tiền|vốn)"
    r"|tổng(?: số| cộng)?|dự kiến|số tiền|trị giá|giá trị|dành|huy động|ủng hộ|tặng|trao|từ (?:nguồn |ngân sách "
    r"|vốn ).*)?",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"[\s,]*(?:mỗi|hằng|hàng) (?P<per>năm|quý|tháng|tuần|huyện|xã|bên|tỉnh|đơn vị)[\s,:]*$", re.IGNORECASE
)


def name_of(reading: Reading, hit: Hit) -> str:
    """What is counted or measured, in the clause's words; empty where it says nothing.

    A clause that only says how the number before went on ("tăng 5% so với năm 2020") is completed with its subject.
    """
    left, link = subject_of(reading, hit)
    right = object_of(reading, hit, ahead=not left or left.endswith(":"))
    if hit.cell and not left and not right:
        return hit.cell.row or hit.cell.header
    if _is_another_clause(reading, hit) and right and not _COMPARED.match(right):
        left, right = "", object_of(reading, hit, ahead=True)
    if hit.quantity.unit and hit.quantity.unit.kind == "count" and not (_is_times(hit) or per_before(reading, hit)):
        right = f"{_unit_words(reading, hit)} {right}".strip()
    if _GOES_ON.fullmatch(left) and (not right or _COMPARED.match(right)) and hit.earlier:
        left = f"{_topic(reading, hit.earlier)} {left}".strip()
    left, right = shortened(left), right if len(right) <= _LONGEST else right[:_LONGEST].rpartition(" ")[0]
    words = f"{left} {link} {right}" if left and right else f"{left} {right}"
    return " ".join(words.split()).strip(" ,.:-\"'(")


def shortened(words: str) -> str:
    """The last clauses of words that are too long for a name, from a comma on where one leaves enough."""
    if len(words) <= _LONGEST:
        return words
    commas = [m.end() for m in re.finditer(", ", words) if _LEAST <= len(words) - m.end() <= _LONGEST]
    return words[commas[0] :] if commas else words[-_LONGEST:].partition(" ")[2]


def _is_times(hit: Hit) -> bool:
    return hit.quantity.unit is not None and hit.quantity.unit.name == "lần"


def _is_another_clause(reading: Reading, hit: Hit) -> bool:
    """Whether a comma parts a share from the words before it: "… khá bài bản, 100% trung tâm đã …"."""
    share = hit.quantity.unit is not None and hit.quantity.unit.kind == "share"
    return share and reading.folded.flat[hit.left.start : hit.left.end].rstrip().endswith(",")


def per_before(reading: Reading, hit: Hit) -> str | None:
    """What a number is counted by where that stands before it: "mỗi năm 02 lớp"."""
    found = _PER_BEFORE.search(reading.folded.flat[hit.left.start : hit.left.end])
    return found["per"].lower() if found else None


def subject_of(reading: Reading, hit: Hit) -> tuple[str, str]:
    """The words before the number without what only opens the clause, and the verb that links them with it."""
    flat = reading.folded.flat
    content, link = _subject(flat[hit.left.start : hit.left.end])
    if not content and flat[hit.left.start - 1 : hit.left.start] == "(":
        content = "" if hit.before else _subject(flat[hit.sentence.start : hit.left.start - 1])[0]
    return content, link


def _subject(words: str) -> tuple[str, str]:
    """The subject in the words before a number; its label where the words behind the colon name none."""
    label, colon, content = words.rpartition(":")
    content, link = _linked(_opened(content))
    if colon and _BARE_VERB.fullmatch(content):
        above = _linked(_opened(label.rpartition(": ")[2]))[0]
        verb = content if above and not content.lower().startswith("từ ") else ""
        content = f"{above}: {verb}".strip() if above else content
    return content, link


def _linked(content: str) -> tuple[str, str]:
    """The words without the verb and the measure at their end, and that verb."""
    bare = content
    while (found := _QUALIFIERS.search(bare)) is not None:
        bare = bare[: found.start()].rstrip(" ,")
    subject = bare
    while (found := _LINKS.search(subject)) is not None:
        subject = subject[: found.start()].rstrip(" ,")
    return subject.strip(" ,"), bare[len(subject) :].strip(" ,:")


def object_of(reading: Reading, hit: Hit, ahead: bool = False) -> str:
    """The words behind the unit that belong to it: "trẻ em được tiêm chủng", "so với năm 2020".

    `ahead` where nothing before the number says what is counted: the whole clause does ("80% số xã, phường có …").
    """
    flat = reading.folded.flat
    words = flat[hit.right.start : hit.right.end]
    compared = (_THAN_IN if _is_times(hit) else _THAN).match(words)
    if compared:
        return compared[0].strip()
    end = (_LATE if ahead else _SOON).search(words)
    words = words[: end.start() if end else len(words)]
    return _ENDS_OPEN.sub("", words).strip()


def _topic(reading: Reading, hit: Hit) -> str:
    """The subject of a hit, or of the one that it goes on with."""
    seen: Hit | None = hit
    for _ in range(8):
        left = subject_of(reading, seen)[0] if seen else ""
        if seen is None or not _GOES_ON.fullmatch(left):
            return _CHANGED.sub("", left.rstrip(":"))
        seen = seen.earlier
    return ""


def _unit_words(reading: Reading, hit: Hit) -> str:
    unit = hit.quantity.unit
    text = reading.folded.flat[hit.quantity.number : hit.quantity.unit_end]
    return next((s for s in sorted(unit.spellings, key=len, reverse=True) if s in text), unit.name) if unit else ""


def _opened(words: str) -> str:
    words = words.strip(" ,\"'•-")
    while (opening := _OPENING.match(words)) and opening.end():
        words = words[opening.end() :]
    return words.strip()
