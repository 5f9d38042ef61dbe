"""Numbers written out in Vietnamese words: "hai tỷ năm trăm triệu", "một trăm linh năm", "ba phẩy năm"."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_GROUPS = {
    "nghìn": 10**3, "ngàn": 10**3, "ngìn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_FILLERS = frozenset({"linh", "lẻ"})
_WORD = re.compile(r"\w+")
NUMERAL = rf"(?:{'|'.join([*_DIGITS, *_GROUPS, *_FILLERS, 'mười', 'mươi', 'trăm', 'chục', 'rưỡi', 'rưởi', 'phẩy'])})"
"""A pattern of one word of a number."""


def read_numeral(words: str) -> Decimal | None:
    """The value of a number in words; None where the words are no number.

    >>> read_numeral("hai tỷ năm trăm triệu")
    Decimal('2500000000')
    """
    found = _WORD.findall(words.lower())
    whole, comma, fraction = (found, "", []) if "phẩy" not in found else _split(found)
    if comma:
        return _with_fraction(whole, fraction)
    value = _whole(whole)
    return None if value is None else Decimal(value)


def _split(words: list[str]) -> tuple[list[str], str, list[str]]:
    at = words.index("phẩy")
    return words[:at], "phẩy", words[at + 1 :]


def _with_fraction(whole: list[str], fraction: list[str]) -> Decimal | None:
    """`hai phẩy năm tỷ`: the group behind the fraction multiplies both."""
    scale = 1
    while fraction and fraction[-1] in _GROUPS:
        scale *= _GROUPS[fraction.pop()]
    value, digits = _whole(whole), [_DIGITS.get(word) for word in fraction]
    if value is None or not digits or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}") * scale


def _whole(words: list[str]) -> int | None:
    """Groups of thousands, each multiplied by the words behind it: "một nghìn tỷ", "hai trăm nghìn"."""
    total, last = 0, 0
    part: list[str] = []
    for word in words:
        if word in _GROUPS:
            value = _below_thousand(part) if part else None
            if value is None and not (part == [] and total):
                return None
            if value is None or (last and _GROUPS[word] > last):
                total = (total + (value or 0)) * _GROUPS[word]
            else:
                total += value * _GROUPS[word]
            part, last = [], _GROUPS[word]
        elif word in {"rưỡi", "rưởi"}:
            if part or not last:
                return None
            total += last // 2
        else:
            part.append(word)
    rest = _below_thousand(part) if part else 0
    return None if rest is None or not words else total + rest


def _below_thousand(words: list[str]) -> int | None:
    """Hundreds, tens and ones: "ba trăm linh năm", "hai mươi mốt", "mười lăm", "năm chục"."""
    value, digit = 0, None
    for word in words:
        if word in _DIGITS and digit is None:
            digit = _DIGITS[word]
        elif word == "mười" and digit is None:
            value += 10
        elif word in {"mươi", "chục"} and digit is not None:
            value, digit = value + digit * 10, None
        elif word == "trăm" and digit is not None and value == 0:
            value, digit = digit * 100, None
        elif word not in _FILLERS or digit is not None:
            return None
    return value + (digit or 0) if words else None
