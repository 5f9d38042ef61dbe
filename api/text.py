"""The words of the application's own pages, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from api.text_tasks import QUERY, TASKS
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
    "explain": ("Xem máy đã đọc thế nào", "See how it was read"),
    "network_of": ("Xem mạng lưới hợp tác", "See its cooperation network"),
    "facts": ("Thông tin", "Facts"),
    "passages": ("đoạn văn", "passages"),
    "unsure": ("độ tin cậy", "confidence"),
    "text": ("Toàn văn", "Full text"),
    "passage": ("Đoạn văn", "Passage"),
    "relation": ("Quan hệ", "Relation"),
    "review": ("Rà soát trùng", "Review"),
    "review_lead": (
        "Mỗi cặp dưới đây có thể là một. Xác nhận thì hai nút được gộp, dẫn chứng của cả hai còn nguyên; "
        "không phải thì liên kết mất đi. Quyết định nào cũng lấy lại được.",
        "Each pair below may be one. To confirm merges the two and keeps the evidence of both; to reject takes "
        "the link away. Every decision can be undone.",
    ),
    "review_kind": ("Loại", "Kind"),
    "review_all": ("tất cả", "all"),
    "review_show": ("Xem", "Show"),
    "review_by": ("Người rà soát", "Reviewer"),
    "review_key": ("Khóa ghi", "Write key"),
    "review_note": ("Ghi chú", "Note"),
    "review_no_key": (
        "Máy chủ chạy không có HOPTAC_KEY nên trang chỉ để xem; quyết định bằng lệnh hoptac review confirm, reject.",
        "The server runs without HOPTAC_KEY, so this page is to look at; decide with hoptac review confirm, reject.",
    ),
    "review_none": ("Không còn cặp nào phải xem.", "No two nodes are in doubt."),
    "review_more": ("Còn thêm:", "More:"),
    "review_same": ("Là một", "The same"),
    "review_different": ("Không phải một", "Not the same"),
    "review_undo": ("Lấy lại", "Undo"),
    "review_history": ("Các quyết định", "Decisions"),
    "review_decision": ("Quyết định", "Decision"),
    "review_state": ("Hiệu lực", "State"),
    "state_in_effect": ("đang có hiệu lực", "in effect"),
    "state_dormant": ("chờ văn bản", "waits for documents"),
    "state_disputed": ("trái nhau, chưa có hiệu lực", "disputed, without effect"),
    "state_replaced": ("đã quyết định lại", "replaced"),
    "state_undone": ("đã lấy lại", "undone"),
    "ontology": ("Bản thể học", "Ontology"),
    "ontology_lead": (
        "Mọi lớp, quan hệ, thuộc tính và danh mục mà đồ thị dùng, đọc thẳng từ các tệp Turtle. Địa chỉ của mỗi mục là "
        "IRI của nó.",
        "Every class, relationship, property and closed list that the graph uses, read from the Turtle files. The "
        "address of each entry is its IRI.",
    ),
    "ontology_formats": ("Cho máy, theo Accept:", "For programs, by Accept:"),
    "ontology_class": ("Lớp", "Classes"),
    "ontology_relationship": ("Quan hệ", "Relationships"),
    "ontology_property": ("Thuộc tính", "Properties"),
    "ontology_annotation": ("Chú giải của bản thể học", "Annotations of the ontology itself"),
    "contents": ("Mục lục", "Contents"),
    "kind_of": ("là một dạng", "kind of"),
    "goes_from": ("từ", "from"),
    "goes_to": ("đến, giữ", "to, holds"),
    "traits": ("tính chất", "traits"),
    "stated_by": ("lời văn", "stated by"),
    "term_name": ("Tên", "Name"),
    "term_more": ("Mã, cách viết khác, thời gian", "Code, other spellings, time"),
    "error": ("Không thực hiện được", "That did not work"),
    "back": ("Về trang đầu", "Back to the start"),
}


@cache
def words(lang: Lang) -> Mapping[str, str]:
    """The catalogue of one language."""
    return {key: pair[0 if lang == "vi" else 1] for key, pair in (_TEXT | TASKS | QUERY).items()}
