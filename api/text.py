"""The words of the application's own pages, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from visualizations.model import Lang

_TEXT: dict[str, tuple[str, str]] = {
    "brand": ("Hợp Tác", "Hợp Tác"),
    "cooperation": ("Hợp tác", "Cooperation"),
    "lineage": ("Chuỗi văn bản", "Lineage"),
    "documents": ("Văn bản", "Documents"),
    "other_language": ("English", "Tiếng Việt"),
    "home": ("Hợp tác giữa các địa phương", "Cooperation between local governments"),
    "home_lead": (
        "Ai hợp tác với ai, một chỉ đạo từ đâu đến và đã đi đâu: đọc từ chính các văn bản, kèm đoạn văn làm căn cứ.",
        "Who cooperates with whom, where a directive came from and went: read out of the documents, with the passage.",
    ),
    "held": ("văn bản có toàn văn", "documents held"),
    "cited": ("văn bản chỉ được viện dẫn", "documents only cited"),
    "units": ("tỉnh, huyện, xã", "provinces, districts, communes"),
    "agencies": ("cơ quan", "agencies"),
    "agreements": ("thỏa thuận", "agreements"),
    "empty": ("Chưa có văn bản nào.", "There is no document yet."),
    "empty_help": (
        "Nạp một thư mục văn bản: hoptac load THƯ_MỤC, rồi tải lại trang này.",
        "Load a folder of documents: hoptac load FOLDER, then reload this page.",
    ),
    "date": ("Ngày", "Date"),
    "document": ("Văn bản", "Document"),
    "subject": ("Trích yếu", "Subject"),
    "issuer": ("Nơi ban hành", "Issued by"),
    "only_cited": ("chỉ được viện dẫn", "only cited"),
    "search": ("Tìm kiếm", "Search"),
    "search_button": ("Tìm", "Search"),
    "search_hint": ("Tên tỉnh, huyện, cơ quan, số hiệu; không cần dấu", "A province, district, agency or number"),
    "nothing_found": (
        "Không tìm thấy gì. Thử ít từ hơn, hoặc số hiệu như 412/KH-UBND.",
        "Nothing found. Try fewer words, or a number such as 412/KH-UBND.",
    ),
    "choose_lineage": ("Chọn một văn bản để xem chuỗi của nó", "Choose a document to follow"),
    "follow": ("Xem chuỗi văn bản", "Follow its lineage"),
    "network_of": ("Xem mạng lưới hợp tác", "See its cooperation network"),
    "facts": ("Thông tin", "Facts"),
    "statements": ("Các quan hệ", "Statements"),
    "text": ("Toàn văn", "Full text"),
    "passage": ("Đoạn văn", "Passage"),
    "relation": ("Quan hệ", "Relation"),
    "error": ("Không thực hiện được", "That did not work"),
    "back": ("Về trang đầu", "Back to the start"),
}


@cache
def words(lang: Lang) -> Mapping[str, str]:
    """The catalogue of one language."""
    return {key: pair[0 if lang == "vi" else 1] for key, pair in _TEXT.items()}
