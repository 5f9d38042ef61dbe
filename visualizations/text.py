"""The words of the views' own pages, Vietnamese and English.

Names of relations and fields are the ontology's: `label` asks it for what a view's own `labels` do not name.
"""

from __future__ import annotations

from collections.abc import Mapping

from ontology.vocabulary import vocabulary
from visualizations.model import COLUMNS, ColumnKey, Labels, Lang

_TEXT: dict[str, tuple[str, str]] = {
    "title_network": ("Mạng lưới hợp tác", "Cooperation network"),
    "title_lineage": ("Chuỗi văn bản", "Lineage of documents"),
    "since": ("từ {year}", "since {year}"),
    "skip": ("Đến nội dung", "Skip to content"),
    "search": ("Tìm tỉnh, huyện, cơ quan, số hiệu", "Find a province, district, agency, number"),
    "nav": ("Các trang", "Pages"),
    "controls": ("Lọc và chú giải", "Filters and legend"),
    "fit": ("Vừa khung", "Fit"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "clear": ("Bỏ chọn", "Clear"),
    "png": ("Tải PNG", "Save PNG"),
    "file": ("Tải HTML", "Save HTML"),
    "evidence": ("Bằng chứng", "Evidence"),
    "evidence_hint_network": (
        "Chọn một đường nối để xem quan hệ và đoạn văn làm căn cứ; chọn một đơn vị để xem các quan hệ của nó.",
        "Select a line to see the relation and the passage behind it; select a unit to see its relations.",
    ),
    "evidence_hint_lineage": (
        "Chọn một đường nối để xem đoạn văn làm căn cứ; chọn một văn bản để xem các quan hệ của nó.",
        "Select a line to see the passage behind it; select a document to see its relations.",
    ),
    "no_evidence": ("Không có đoạn văn kèm theo.", "No passage is attached."),
    "confidence": ("tin cậy", "confidence"),
    "support_one": ("1 văn bản nêu", "1 document says so"),
    "support_many": ("{n} văn bản nêu", "{n} documents say so"),
    "open_document": ("Mở văn bản", "Open the document"),
    "open_unit": ("Mở trang của đơn vị", "Open the unit's page"),
    "upper": ("Từ văn bản trên ({n})", "From above ({n})"),
    "lower": ("Văn bản tiếp theo ({n})", "Further down ({n})"),
    "ends": ("Hai đầu của quan hệ", "Both ends"),
    "relations_of": ("Quan hệ ({n})", "Relations ({n})"),
    "no_relations": ("Không có quan hệ nào đang hiển thị.", "No relation is shown."),
    "method_rule": ("đọc theo quy tắc", "read by rule"),
    "method_inferred": ("suy ra", "inferred"),
    "table": ("Bảng quan hệ", "Table of relations"),
    "from": ("Bên", "Party"),
    "to": ("Với", "With"),
    "relation": ("Quan hệ", "Relation"),
    "field": ("Lĩnh vực", "Field"),
    "period": ("Thời gian", "Period"),
    "documents": ("Văn bản", "Documents"),
    "level": ("Cấp", "Level"),
    "later": ("Văn bản", "Document"),
    "earlier": ("Văn bản trên", "Upper document"),
    "passage": ("Đoạn văn", "Passage"),
    "show": ("Xem", "Show"),
    "units": ("Đơn vị", "Units"),
    "relations": ("Quan hệ", "Relations"),
    "fields": ("Lĩnh vực", "Fields"),
    "levels": ("Cấp quan hệ", "Levels"),
    "year": ("Năm", "Year"),
    "year_from": ("từ", "from"),
    "year_to": ("đến", "to"),
    "undated": ("Cả quan hệ không rõ năm", "Include undated"),
    "all_years": ("Mọi năm", "All years"),
    "no_field": ("Chưa rõ lĩnh vực", "Field not stated"),
    "year_bars": ("Số quan hệ theo năm; chọn một năm để lọc", "Relations a year; select a year to filter"),
    "shown": ("Hiển thị {nodes} đơn vị, {edges} quan hệ", "{nodes} units, {edges} relations shown"),
    "shown_lineage": ("Hiển thị {nodes} văn bản, {edges} quan hệ", "{nodes} documents, {edges} relations shown"),
    "not_shown": (
        "Còn {nodes} đơn vị và {edges} quan hệ không vẽ vì hình đã đủ lớn; giữ lại các đơn vị có nhiều quan hệ nhất.",
        "{nodes} more units and {edges} relations are not drawn; the best connected units are kept.",
    ),
    "not_shown_lineage": (
        "Còn {nodes} văn bản và {edges} quan hệ không vẽ vì hình đã đủ lớn.",
        "{nodes} more documents and {edges} relations are not drawn.",
    ),
    "uncertain": ("Nét đứt: suy ra, chưa chắc", "Dashed: inferred, not certain"),
    "held": ("Có toàn văn", "Full text held"),
    "cited_only": ("chỉ được viện dẫn", "only cited"),
    "cited_legend": ("Chỉ được viện dẫn", "Only cited"),
    "focus": ("Văn bản đang xét", "The document asked about"),
    "issuing_level": ("Cấp ban hành", "Issuing level"),
    "column_central": ("Trung ương", "Central"),
    "column_party": ("Tỉnh ủy", "Provincial Party"),
    "column_province": ("UBND tỉnh", "Province"),
    "column_agency": ("Sở / huyện", "Department / district"),
    "column_agreement": ("Thỏa thuận", "Agreement"),
    "column_unknown": ("Chưa rõ cấp", "Level unknown"),
    "truncated": ("Chuỗi còn tiếp ngoài hình này.", "The lineage goes on beyond this picture."),
    "column_commune": ("Xã", "Commune"),
    "kind_province": ("Tỉnh, thành phố", "Province, city"),
    "kind_district": ("Quận, huyện, thị xã", "District, town"),
    "kind_commune": ("Xã, phường, đặc khu", "Commune, ward"),
    "kind_central": ("Cơ quan trung ương", "Central body"),
    "kind_party": ("Cơ quan Đảng", "Party body"),
    "kind_agency": ("Cơ quan, sở ngành", "Agency, department"),
    "kind_group": ("Nhóm đơn vị", "Group of units"),
    "kind_foreign": ("Đối tác nước ngoài", "Foreign partner"),
    "kind_other": ("Khác", "Other"),
    "empty_network": ("Chưa có quan hệ hợp tác nào để vẽ.", "There is no cooperation to draw yet."),
    "empty_network_help": (
        "Nạp văn bản bằng “hoptac load THƯ_MỤC”, hoặc chọn một đơn vị khác, một thời điểm khác.",
        "Load documents with “hoptac load FOLDER”, or choose another unit or another date.",
    ),
    "empty_lineage": ("Chưa có chuỗi văn bản nào để vẽ.", "There is no lineage to draw yet."),
    "empty_lineage_help": (
        "Nạp văn bản bằng “hoptac load THƯ_MỤC”, rồi chọn một văn bản theo số, ký hiệu.",
        "Load documents with “hoptac load FOLDER”, then choose a document by its number.",
    ),
    "needs_script": (
        "Hình vẽ cần JavaScript; bảng dưới đây có cùng nội dung.",
        "The picture needs JavaScript; the table below says the same.",
    ),
    "canvas_network": (
        "Mạng lưới hợp tác. Bảng quan hệ bên dưới có cùng nội dung.",
        "Cooperation network. The table of relations below says the same.",
    ),
    "canvas_lineage": (
        "Chuỗi văn bản theo cấp ban hành. Bảng quan hệ bên dưới có cùng nội dung.",
        "Documents by issuing level. The table of relations below says the same.",
    ),
    "level_tinh": ("cấp tỉnh", "province level"),
    "level_so": ("cấp sở", "department level"),
    "level_huyen": ("cấp huyện", "district level"),
    "level_xa": ("cấp xã", "commune level"),
    "level_trung-uong": ("cấp trung ương", "central level"),
    "level_quoc-te": ("quốc tế", "international"),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """The words for `key`, `{name}` filled in. Raises `KeyError` for a key that is not in the catalogue."""
    text = _TEXT[key][0 if lang == "vi" else 1]
    return text.format(**values) if values else text


def catalogue(lang: Lang) -> dict[str, str]:
    """Every text of one language, for templates and scripts."""
    index = 0 if lang == "vi" else 1
    return {key: pair[index] for key, pair in _TEXT.items()}


def label(key: str, labels: Labels, lang: Lang, prefix: str = "") -> str:
    """The words for a key: the view's own, the ontology's, the catalogue's, or the key (which may be words already).

    Args:
        key: a property's local name (`implements`), a field's id, a level or a method.
        labels: the view's own words by key.
        lang: `vi` or `en`.
        prefix: of the catalogue's keys, `level_` or `method_`; `field_` asks for a field, nothing for a property.
    """
    if key in labels:
        return labels[key]
    if prefix == "field_":
        field = vocabulary().fields.get(key)
        return key if field is None else (field.name if lang == "vi" else field.name_en)
    if not prefix:
        term = vocabulary().properties.get(key)
        return key if term is None else term.labels.get(lang, key)
    pair = _TEXT.get(prefix + key)
    return key if pair is None else pair[0 if lang == "vi" else 1]


def column_names(lang: Lang) -> Mapping[ColumnKey, str]:
    """Headings of the lineage columns."""
    return {column: say(f"column_{column}", lang) for column in COLUMNS}
