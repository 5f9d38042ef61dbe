"""Indicators: quantities that a document aims at or reports, of what, for which years.

A number with a unit is one where the clause states it as an aim or a result. Conditions ("từ 50 ha trở lên thì …"),
scores, rates of fees and votes, the make-up of a body ("gồm 05 xã") and numbers of a law's definitions are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from graph.facts import Indicator
from loaders.anatomy.parts import DocumentKind
from loaders.extraction.documents import Known
from loaders.extraction.quantities.hits import Hit
from loaders.extraction.quantities.rows import Holders
from loaders.extraction.quantities.wording import name_of, per_before
from loaders.extraction.reading import Reading

_SURE, _LOOSE = 1.0, 0.9
_LEAST_NAME, _LEAST_WORDS = 3, 2
_OF_PLAN = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch|kết quả|thực hiện|ước|đạt|năm \d{4}|giai đoạn", re.IGNORECASE)
_DEEDS = (
    r"tổ chức|xây dựng|hỗ trợ|đào tạo|bồi dưỡng|tập huấn|thành lập|thu hút|đón|phục vụ|trồng|tạo|giải quyết|đưa|cử|mở"
    r"|hoàn thành"
    r"|triển khai|phát triển|đầu tư|khởi công|tiếp nhận|nâng|cấp|công nhận|phát hành|đăng|duy trì|đạt|tăng|giảm"
    r"|khai thác"
    r"|thực hiện|sản xuất|tiêu thụ|xuất khẩu|nhập khẩu|cung cấp|cung ứng|kết nối|tham gia|ký kết|bàn giao|trao|tặng"
    r"|sửa chữa|cải tạo"
    r"|nâng cấp|kiểm tra|tuần tra|bắt giữ|phát hiện|xử lý|chuyển giao|nhân rộng|hình thành|gieo|nuôi|sắp xếp|bố trí"
    r"|cấp mới"
    r"|khám|tư vấn|giới thiệu|xúc tiến|phối hợp|tiến hành|ban hành|dạy|ít nhất|tối thiểu|gấp|vượt|bảo tồn|tu bổ"
    r"|giao lưu"
)
_DEED = re.compile(rf"(?<!\w)(?:{_DEEDS})(?!\w)", re.IGNORECASE)
_QUOTA = re.compile(
    r"(?:mỗi|hằng|hàng) (?:năm|quý|tháng|huyện|xã|bên|tỉnh|đơn vị|ngành)[ ,:]*(?:[^\s,;]+ ){0,3}$", re.IGNORECASE
)
_MEASURED = re.compile(
    r"(?:diện tích|sản lượng|tổng|số|công suất|chiều dài|quy mô|năng suất|dân số|lượng|bình quân|thu nhập|mật độ"
    r"|kim ngạch|tỷ số)"
    r"[^,;:|]{0,90}$",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"(?:gồm|bao gồm|gồm có|trong đó có|và|của|cả|các|tại|ở|giữa|thuộc|những|từng|kèm|nhóm|trong(?: tổng)? số|trong"
    r"|trên địa bàn)(?: \w+)? ?$",
    re.IGNORECASE,
)
_NO_AIM = re.compile(
    r"lãi suất|vốn điều lệ|cổ phần|cổ phiếu|tán thành|biểu quyết|chữ ký|phiếu|thuế suất|phụ cấp|hệ số|khấu hao|phí"
    r"|lệ phí"
    r"|tiền phạt|mức phạt|mức hưởng|mức đóng|mức trợ|trợ cấp|học bổng|mức lương|mức hỗ trợ|định mức|đơn giá|giá đất"
    r"|bồi thường"
    r"|thương tật|suy giảm|thang điểm|số điểm|điểm (?:cộng|trừ|thưởng)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:nếu|trường hợp|khi|đối với|những|là những|có quy mô|có diện tích|có công suất|có chiều|có từ|có tỷ lệ"
    r"|có giá trị|được hưởng"
    r"|được giảm|được hỗ trợ|được tính|thanh toán|chi trả|nộp|trích|hưởng|hỗ trợ|giảm (?=\d+ ?% (?:mức|giá|học"
    r"|tiền)))[^,;:|]{0,90}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:cả nước|toàn quốc)(?: (?:là|tăng|giảm|đạt|ở mức))*[^,;.\w]*$", re.IGNORECASE)
_UNLESS = re.compile(r"(?:^|[\s,;(])(?:đối với|trường hợp|nếu|trừ)(?!\w)[^;:|]{0,200}$", re.IGNORECASE)
_STATES = re.compile(
    r"tỷ lệ|tỉ lệ|tốc độ|tỷ trọng|tăng|giảm|đạt|chiếm|độ che phủ|hoàn thành|có|bằng|vượt|còn|chỉ số|đảm bảo|bảo đảm",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|sẽ|đến (?:hết |cuối )?năm \d{4}|ít nhất|tối thiểu|yêu cầu|đảm bảo"
    r"|bảo đảm"
    r"|mỗi năm|hằng năm|hàng năm|định hướng|tầm nhìn)(?!\w)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?<!\w)(?:đã|ước|thực hiện được|đạt được|so với cùng kỳ|tính đến|đến nay|kết quả|tháng đầu năm|\d+ tháng|lũy kế"
    r"|năm qua|vừa qua|thời gian qua|hiện có|hiện nay|cả nước)(?!\w)",
    re.IGNORECASE,
)
_AIMS_ABOVE = re.compile(r"mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|định hướng|phấn đấu|nội dung|dự kiến", re.IGNORECASE)
_RESULTS_ABOVE = re.compile(r"kết quả|tình hình|thực trạng|đánh giá|hiện trạng|khái quát|đặc điểm", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|từ năm|các năm|năm|trong)? ?(?<!\d)(?P<first>(?:19|20)\d\d) ?(?:-"
    r"|đến) ?(?:năm )?(?P<last>(?:19|20)\d\d)(?![\d/])"
    r"|(?:năm|cuối|hết|\d{1,2}/) ?(?P<year>(?:19|20)\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_THAN = re.compile(r"(?:so với|hơn|bằng|cùng kỳ)[^,;]{0,40}$", re.IGNORECASE)
_RESULTS_OF = re.compile(
    r"(?:báo cáo|kết quả|tình hình)(?: (?:kết quả|tình hình|thực hiện|công tác|hoạt động|hợp tác|triển khai)){0,3}"
    r" (?:trong )?năm (?P<year>20\d\d)(?! ?[-–] ?\d)"
)
_OPENING = 1500
_RULES = frozenset({"Luat", "PLenh", "NĐ", "TT", "TTLT", "QC", "QyĐ", "QyD", "ĐL"})
_REPORTS = frozenset({"BC", "BaoChi"})


def find_indicators(
    reading: Reading, known: Sequence[Known], hits: Sequence[Hit], holders: Holders
) -> tuple[Indicator, ...]:
    """All indicators in order, ids `i1`, `i2`, …"""
    rows: list[Indicator] = []
    for hit in hits:
        if hit.document >= len(known) or not _is_stated(reading, hit, known[hit.document]):
            continue
        name = name_of(reading, hit)
        if len(name) >= _LEAST_NAME:
            rows.append(_indicator(reading, hit, known[hit.document], name, holders, f"i{len(rows) + 1}"))
    return tuple(rows)


def _indicator(reading: Reading, hit: Hit, item: Known, name: str, holders: Holders, identifier: str) -> Indicator:
    quantity, unit, kind = hit.quantity, hit.quantity.unit, _kind(reading, hit, item)
    stated = _AIMED.search(_sentence(reading, hit)) or _REACHED.search(_sentence(reading, hit))
    return Indicator(
        id=identifier,
        document=item.row.id,
        name=name,
        value=float(quantity.value),
        unit=unit.name if unit else "",
        kind=kind,
        raw=" ".join(reading.folded.flat[quantity.start : quantity.end].split()),
        evidence=reading.span(quantity.number, quantity.end),
        maximum=None if quantity.maximum is None else float(quantity.maximum),
        qualifier=quantity.qualifier,
        per=quantity.per or per_before(reading, hit),
        period=_period(reading, hit) or (_reported_year(reading, hit.document) if kind == "result" else None),
        activity=holders.of(hit),
        confidence=_SURE if stated else _LOOSE,
    )


def _is_stated(reading: Reading, hit: Hit, item: Known) -> bool:
    """Whether the clause aims at the number or reports it."""
    unit = hit.quantity.unit
    if unit is None or unit.kind == "currency":
        return False
    left, sentence = _left(reading, hit), _sentence(reading, hit)
    before = reading.folded.flat[hit.sentence.start : hit.left.end]
    if _NO_AIM.search(sentence) or _COMPARED.search(before[-40:]):
        return False
    if hit.cell and len(left.split()) < _LEAST_WORDS:
        return _is_of_plan(hit)
    if _UNLESS.search(before) or before.count('"') % 2:
        return False
    aimed = bool(_AIMED.search(left) or _AIMS_ABOVE.search(" ".join(hit.headings)))
    if (item.row.type in _RULES or item.row.system == "normative" or _CONDITION.search(left)) and not _AIMED.search(
        left
    ):
        return False
    if unit.kind == "share":
        return aimed or bool(_STATES.search(sentence) or _REACHED.search(sentence) or _AIMED.search(sentence))
    if _is_times(hit):
        return bool(re.search(r"(?:gấp|tăng|vượt|giảm)(?: \w+){0,2} $", left, re.IGNORECASE))
    if _MADE_UP.search(left):
        return False
    return bool(
        _DEED.search(left[-70:]) or _QUOTA.search(left) or _MEASURED.search(left) or (aimed and not left.strip())
    )


def _is_times(hit: Hit) -> bool:
    return hit.quantity.unit is not None and hit.quantity.unit.name == "lần"


def _is_of_plan(hit: Hit) -> bool:
    """Whether a number alone in a cell stands under a header that speaks of aims, results or a year."""
    return hit.cell is not None and _OF_PLAN.search(f"{hit.cell.header} {' '.join(hit.headings[-1:])}") is not None


def _kind(reading: Reading, hit: Hit, item: Known) -> Literal["target", "result"]:
    """By the words next to the number, the header of its column, the headings above, the kind of the document."""
    left = reading.folded.flat[hit.sentence.start : hit.quantity.number]
    aimed, reached = (max((m.start() for m in form.finditer(left)), default=-1) for form in (_AIMED, _REACHED))
    if hit.cell and (named := _by_header(hit.cell.header)):
        return named
    if aimed != reached:
        return "target" if aimed > reached else "result"
    for heading in reversed(hit.headings):
        if _RESULTS_ABOVE.search(heading):
            return "result"
        if _AIMS_ABOVE.search(heading):
            return "target"
    if _REACHED.search(reading.folded.flat, hit.right.start, hit.right.end):
        return "result"
    reports = item.row.type in _REPORTS or item.row.system == "press" or _part_kind(reading, hit) == "press"
    return "result" if reports else "target"


def _by_header(header: str) -> Literal["target", "result"] | None:
    if re.search(r"kết quả|thực hiện|ước|đạt được|hiện trạng", header, re.IGNORECASE):
        return "result"
    return "target" if re.search(r"kế hoạch|mục tiêu|chỉ tiêu|phấn đấu", header, re.IGNORECASE) else None


def _part_kind(reading: Reading, hit: Hit) -> DocumentKind:
    return reading.parts[hit.document].kind


def _left(reading: Reading, hit: Hit) -> str:
    return reading.folded.flat[hit.left.start : hit.left.end]


def _sentence(reading: Reading, hit: Hit) -> str:
    return reading.folded.flat[hit.sentence.start : hit.sentence.end]


def _period(reading: Reading, hit: Hit) -> str | None:
    """The years of the clause, else of the sentence before the number, of the column, of the headings above."""
    flat = reading.folded.flat
    places = (
        flat[hit.left.start : hit.left.end],
        flat[hit.right.start : hit.right.end].partition(",")[0] if not _is_times(hit) else "",
        flat[hit.sentence.start : hit.left.start],
        hit.cell.header if hit.cell else "",
        *reversed(hit.headings),
    )
    return next((period for words in places if (period := _years(words))), None)


def _reported_year(reading: Reading, document: int) -> str | None:
    """The year that a report says in its subject or opening it is on: "báo cáo kết quả năm 2023 như sau"."""
    part = reading.parts[document]
    body = part.body or part.range
    first = min([body.end, body.start + _OPENING, *(item.range.start for item in part.outline[:1])])
    for start, end in (*([(part.subject.start, part.subject.end)] if part.subject else []), (body.start, first)):
        if said := _RESULTS_OF.search(reading.folded.lower, start, max(start, end)):
            return said["year"]
    return None


def _years(words: str) -> str | None:
    """The last years named that nothing is compared with: `2025`, `2021/2025`."""
    found = [m for m in _YEARS.finditer(words) if not _THAN.search(words[: m.start()])]
    if not found:
        return None
    last = found[-1]
    return last["year"] or f"{last['first']}/{last['last']}"
