"""The words of the page that explains a reading, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping

from visualizations.model import Lang

LAYER_NAMES: Mapping[str, tuple[str, str]] = {
    "documents": ("văn bản", "documents"),
    "lineage": ("quan hệ văn bản", "lineage"),
    "agreements": ("thỏa thuận", "agreements"),
    "cooperations": ("hợp tác", "cooperations"),
    "fields": ("lĩnh vực", "fields"),
    "activities": ("hoạt động", "activities"),
    "roles": ("vai trò", "roles"),
    "reporting": ("báo cáo", "reporting"),
    "addressees": ("kính gửi", "addressees"),
    "recipients": ("nơi nhận", "recipients"),
    "signers": ("người ký", "signers"),
    "events": ("sự kiện", "events"),
    "places": ("địa danh", "places"),
    "foreign_partners": ("đối tác nước ngoài", "foreign partners"),
    "posts": ("chức vụ", "posts"),
    "amounts": ("kinh phí", "amounts"),
    "indicators": ("chỉ tiêu", "indicators"),
    "objectives": ("mục tiêu", "objectives"),
    "mentions": ("cơ quan, địa phương", "agencies and places"),
}
_TEXT: dict[str, tuple[str, str]] = {
    "lead": (
        "Mỗi đoạn được đánh dấu là điều máy đã đọc. Chọn một đoạn để xem nó thành gì, theo dòng mã nào, chắc đến đâu.",
        "Each marked passage is something that was read. Select one to see what it became, by which line, how sure.",
    ),
    "layers": ("Các lớp", "Layers"),
    "all": ("Tất cả", "All"),
    "none": ("Không", "None"),
    "doubts": ("Chỗ chưa rõ ({n})", "What was not clear ({n})"),
    "errors": ("Khác bản mẫu ({n})", "Unlike the gold ({n})"),
    "no_doubts": ("Không có chỗ nào chưa rõ.", "Nothing was unclear."),
    "text": ("Văn bản", "Text"),
    "keys": (
        "Phím ← → chuyển giữa các đoạn, Esc bỏ chọn.",
        "The keys ← → go from passage to passage, Esc deselects.",
    ),
    "rows": ("Mọi dòng đã đọc", "Every row"),
    "panel": ("Đoạn được chọn", "Selected passage"),
    "hint": ("Chưa chọn đoạn nào.", "No passage is selected."),
    "rule": ("Quy tắc", "Rule"),
    "called": ("được gọi từ", "called from"),
    "then": ("rồi ở", "then"),
    "no_rule": ("không rõ dòng mã", "line of code unknown"),
    "sure": ("tin cậy", "confidence"),
    "back": ("Về trang của văn bản", "Back to the document"),
    "show": ("Xem trong văn bản", "Show in the text"),
    "found": ("đúng", "found"),
    "wrong": ("sai", "wrong"),
    "extra": ("thừa", "extra"),
    "missed": ("sót", "missed"),
    "free": ("không tính", "not counted"),
    "gold": ("bản mẫu", "gold"),
    "older": (
        "Thông tin trong kho do phiên bản cũ hơn đọc, khác với lần đọc này ở: {layers}. Nạp lại văn bản để cập nhật.",
        "What is stored was read by an older version and differs from this reading in: {layers}. Load it again.",
    ),
    "part": (
        "Tệp này chứa nhiều văn bản; đây chỉ là văn bản được hỏi.",
        "This file holds several documents; only the one asked for is shown.",
    ),
}


def catalogue(lang: Lang) -> Mapping[str, str]:
    """The page's words in one language."""
    return {key: pair[lang == "en"] for key, pair in _TEXT.items()}
