"""The words that give an agency a role, matched without Vietnamese marks so that scanning errors do not hide them.

"đơn đốc", "đốn đốc", "chủ tri" are the words they stand for; the row's passage keeps them as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role word at `start:end` of the folded text; `role` is one of the ontology's closed list."""

    role: str
    start: int
    end: int


_PLAN = r"(?:xay dung|lap)(?: va (?:trien khai|to chuc)(?: thuc hien)?)?(?:,? (?:va )?(?:ban hanh|trinh|phe duyet))?"
_FORMS: tuple[tuple[str, str], ...] = (
    ("xem xét, quyết định", r"xem xet,? (?:va )?(?:cho y kien,? )?quyet dinh"),
    ("chỉ đạo", r"(?:xem xet,? (?:va )?|co y kien )?chi dao(?= |[,.;:)]|$)"),
    ("thường trực", r"(?:la|lam) (?:co quan |don vi |bo phan |dau moi )?thuong truc"),
    ("đầu mối", r"(?:la|lam) (?:co quan |don vi |bo phan )?dau moi"),
    ("chủ trì", r"(?:la (?:co quan |don vi )?)?chu tri"),
    ("phối hợp", r"(?:la (?:co quan |don vi )?)?phoi hop"),
    ("tham mưu", r"tham muu"),
    ("tổng hợp", r"tong hop"),
    ("đôn đốc", r"don doc"),
    ("theo dõi", r"theo doi(?! moi)"),
    ("xây dựng kế hoạch", rf"{_PLAN} (?:cac |noi dung |chi tiet |cu the |chuong trinh,? |va )*ke hoach"),
    ("báo cáo", r"(?:gui )?bao cao(?! (?:vien|tu|cua|nay|so|bao gom|gom|danh gia tac dong|danh gia moi truong)\b)"),
    (
        "thực hiện",
        r"(?:(?:chiu|co) trach nhiem )?(?:(?:to chuc|trien khai)(?:,? (?:va )?(?:to chuc|trien khai))*,? (?:va )?)?"
        r"(?:thuc hien|thi hanh(?! an\b))",
    ),
    ("phân công", r"phan cong(?= [a-z])(?! (?:hoac|cua)\b)"),
    ("ban hành", r"(?:da )?(?:ky )?ban hanh"),
    ("quyết định", r"quyet dinh"),
    ("đề xuất", r"de xuat(?= [a-z])(?! cua\b)"),
    ("điều chỉnh, bổ sung", r"dieu chinh,? (?:va )?bo sung"),
    ("kiểm tra", r"kiem tra"),
    ("giám sát", r"giam sat"),
    ("hướng dẫn", r"huong dan(?!,? (?:va )?quy dinh\b| cua\b)"),
)
_GROUPS = tuple(role for role, _ in _FORMS)
assert set(_GROUPS) <= set(vocabulary().roles), "a role word without a role in ontology/roles.ttl"
_WORD = re.compile(r"\b(?:" + "|".join(f"({form})" for _, form in _FORMS) + r")\b")

_NOUN_BEFORE = re.compile(
    r"(?:ket qua|tinh hinh|viec|tien do|qua trinh|cong tac|su|quy che|noi dung|nhiem vu|giai phap|che do|muc|dau nam"
    r"|mau|thong tin|so lieu|thoi gian|kinh phi|kinh nghiem|hoat dong|chuong trinh|ke hoach|trach nhiem|chuc nang"
    r"|thoi han|can cu|theo|van ban|dung|co che|bien ban|nang luc|hieu qua|ban|to|nghi quyet|co quan|don vi)"
    r"(?: (?:to chuc|trien khai|hop tac|danh gia|thuc hien|chi dao))*,? $"
)
_CHAIN = (
    r"kiem tra|giam sat|don doc|huong dan|theo doi|danh gia|chi dao|phoi hop|tham muu|tong hop|thuc hien|bao cao"
    r"|thong ke|ra soat"
)
_NOUN_CHAIN = re.compile(
    rf"\b(?:cong tac|hoat dong|viec|su|che do) (?:(?:{_CHAIN})(?: bao cao)?(?:,| va) )+(?:trien khai )?$"
)
_REPORT_NOUN = re.compile(
    r"(?:\bgui|che do|noi dung|mau|cac|xay dung|hoan thien|du thao|lap|so lieu"
    r"|(?<!co )(?<!bang )van ban|thoi han|ky|theo|trong|thong tin"
    r"|(?<!phai )co|kem theo|tai|loai|hoan thanh|cua|ban|noi dung|mot|nhan duoc|so) $"
)


def find_words(plain: str, start: int, end: int) -> Iterator[RoleWord]:
    """Role words of a range, in order; `plain` is the text in lower case without marks. Linear."""
    for found in _WORD.finditer(plain, start, end):
        yield RoleWord(_GROUPS[(found.lastindex or 1) - 1], found.start(), found.end())


def is_noun(plain: str, start: int) -> bool:
    """Whether the word at `start` is part of a noun: "kết quả thực hiện", "công tác chỉ đạo"."""
    return _NOUN_BEFORE.search(plain[max(0, start - 40) : start]) is not None


def in_noun_chain(plain: str, start: int) -> bool:
    """Whether the word goes on a list of nouns: "công tác kiểm tra, đôn đốc"."""
    return _NOUN_CHAIN.search(plain[max(0, start - 60) : start]) is not None


def is_report(plain: str, start: int) -> bool:
    """Whether "báo cáo" at `start` is the paper and not the deed: "gửi báo cáo", "chế độ báo cáo"."""
    return _REPORT_NOUN.search(plain[max(0, start - 20) : start]) is not None


_BY = r"(?:truoc|sau|den|tu|vao|trong|cham nhat(?: la)?(?: truoc)?|muon nhat)?(?: het)? ?"
_TIME = (
    rf"{_BY}(?:ngay )?\d{{1,2}}(?:[/.-]\d{{1,4}}){{1,2}}"
    rf"|{_BY}(?:ngay|thang|quy|nam) (?:\d{{1,4}}|[ivx]{{1,3}})(?:[/.-]\d{{1,4}}){{0,2}}"
)
_ADVERB = re.compile(
    rf"\b(?:{_TIME}|hang (?:nam|quy|thang|tuan|ngay)|moi nam|(?:0?6|sau) thang(?: mot lan)?|dinh ky|dot xuat"
    r"|thuong xuyen|kip thoi|chu dong|tich cuc|khan truong|nghiem tuc|tap trung|tiep tuc|truc tiep|phai|can|se"
    r"|(?:co|chiu) trach nhiem|co nhiem vu|duoc giao nhiem vu|duoc giao|duoc phan cong|duoc [^,;.]{1,40} giao|la"
    r"|cung|dong thoi|ngoai ra|va|cho|phoi hop chat che|chat che|day du|nghiem|tot|co hieu qua|hieu qua|thong nhat"
    r"|nhanh chong|toan dien|rieng|co lien quan|lien quan|co|to chuc|trien khai|tang cuong|day manh|quan tam"
    r"|quyet liet|lanh dao|som|chinh|cao|do|de|cac noi dung sau|noi dung sau|sau day|nhu sau)\b|[\s,:;\"'\-+*|]+"
)


def only_adverbs(gap: str) -> bool:
    """Whether nothing but adverbs, modals, times and marks stands between a subject or mark and a verb."""
    return len(gap) < 160 and not _ADVERB.sub("", gap).strip()
