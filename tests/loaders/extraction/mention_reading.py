"""Reading mentions in tests: a text in, what each name in it stands for out."""

from __future__ import annotations

from loaders.anatomy import dissect
from loaders.extraction.context import read_contexts
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.mentions import ResolvedMention, find_mentions
from loaders.extraction.mentions.tokens import tokenize
from loaders.text.fold import Folded, fold

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 321/KH-UBND
Sơn La, ngày 12 tháng 5 năm 2021

KẾ HOẠCH
Thực hiện thỏa thuận hợp tác giữa tỉnh Sơn La và tỉnh Hòa Bình

"""
DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN MAI CHÂU
Số: 77/KH-UBND
Mai Châu, ngày 3 tháng 4 năm 2019

KẾ HOẠCH
Thực hiện Biên bản ghi nhớ giữa tỉnh Thanh Hóa và tỉnh Hòa Bình

"""
NEW_PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 15/KH-UBND
Lào Cai, ngày 9 tháng 2 năm 2026

KẾ HOẠCH
Hợp tác phát triển du lịch

"""


def read(text: str) -> tuple[Folded, tuple[DocumentContext, ...], tuple[ResolvedMention, ...]]:
    folded = fold(text)
    parts = dissect(folded)
    tokens = tokenize(folded)
    contexts = read_contexts(tokens, parts)
    return folded, contexts, find_mentions(tokens, parts, contexts)


def names(body: str, head: str = PROVINCE) -> list[tuple[str, tuple[str, ...]]]:
    """What the mentions of `body` stand for when it stands under `head`."""
    folded, _, mentions = read(head + body)
    start = len(fold(head).text)
    return [(folded.flat[m.start : m.end], m.entities) for m in mentions if m.start >= start]


def meaning(words: str, body: str, head: str = PROVINCE) -> tuple[str, ...] | None:
    """What the first mention with these words stands for, None where there is none."""
    return next((entities for text, entities in names(body, head) if text == words), None)


def context(text: str) -> DocumentContext:
    return read(text)[1][0]
