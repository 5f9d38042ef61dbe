"""Short documents of the genre, written for the tests, and the facts read from them."""

from __future__ import annotations

from functools import cache

from graph.facts import Document, DocumentFacts
from loaders.pipeline import extract
from loaders.source import Source

HEADER = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/KH-UBND
Yên Bái, ngày 20 tháng 12 năm 2022

KẾ HOẠCH
{subject}

"""
SIGNED = """

Nơi nhận:
- UBND tỉnh Phú Thọ;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Hòa
"""
TWINNING = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BIÊN BẢN KẾT NGHĨA
giữa huyện Mường La, tỉnh Sơn La và huyện Đông Anh, thành phố Hà Nội
giai đoạn 2020 - 2025

Hôm nay, ngày 25 tháng 9 năm 2020, tại Hội trường UBND huyện Mường La, hai bên thống nhất như sau:
1. Hai huyện thường xuyên học tập kinh nghiệm.
2. Huyện Đông Anh hỗ trợ huyện Mường La xây dựng nhà văn hóa bản.
Biên bản này thay thế Biên bản kết nghĩa ký ngày 20/5/2015 giữa huyện Mường La và huyện Đông Anh./.

ĐẠI DIỆN HUYỆN MƯỜNG LA
CHỦ TỊCH UBND HUYỆN

Nguyễn Văn Tâm

ĐẠI DIỆN HUYỆN ĐÔNG ANH
CHỦ TỊCH UBND HUYỆN

Lê Trung Kiên
"""


@cache
def facts_of(text: str) -> DocumentFacts:
    """The facts of a text; the same text is read once."""
    return extract(Source("example.txt", text, "0" * 64))


def plan(body: str, subject: str = "Phát triển du lịch năm 2023") -> DocumentFacts:
    """The facts of a province's plan (UBND tỉnh Yên Bái, 20/12/2022) with this body."""
    return facts_of(HEADER.format(subject=subject) + body + SIGNED)


def numbered(facts: DocumentFacts, number: str) -> Document:
    """The one document with this number."""
    (found,) = [row for row in facts.documents if row.number == number]
    return found


def coded(facts: DocumentFacts, code: str) -> list[Document]:
    """The documents of a type that the file does not hold."""
    return [row for row in facts.documents if row.type == code and row.role not in ("self", "embedded")]


def relation(facts: DocumentFacts, source: str, target: str) -> str | None:
    """The property from one row id to another; None where there is no row."""
    return next((row.property for row in facts.lineage if (row.source, row.target) == (source, target)), None)


def pairs(facts: DocumentFacts) -> set[tuple[frozenset[str], str]]:
    """Cooperations as unordered pairs with their relation."""
    return {(frozenset(row.pair), row.relation) for row in facts.cooperations}
