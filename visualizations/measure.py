"""How wide a text will be, without a browser.

Advance widths of Noto Sans (SIL OFL) in hundredths of the font size, measured in Chromium; the other fonts of the stack
are within a few per cent. Vietnamese diacritics add no width, so a letter is measured by its base; ơ, ư, đ have their
own. What is a little wider on some machine is condensed by the canvas (`fillText`'s `maxWidth`), never cut.
"""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    22: "'", 26: " ijl", 27: "!,.:;J", 28: "`", 30: "()", 32: "-", 33: "[]", 34: "If", 36: "t“”", 37: "/\\", 38: "{}",
    41: '"r', 43: "?", 44: "_", 47: "z", 48: "cs", 50: "–", 51: "vy", 52: "FL", 53: "kx", 55: "*S|", 56: "ETae",
    57: "$+0123456789<=>YZ^~", 59: "X", 60: "PVo", 61: "bdgpq", 62: "KRhnuđơ", 63: "C", 64: "A", 65: "#B", 67: "ư",
    73: "&DGUĐ", 74: "H", 76: "N", 78: "OQƯƠ", 79: "w…", 83: "%", 90: "@", 91: "M", 93: "Wm", 100: "—",
}  # fmt: skip
_WIDTH_OF = {char: width for width, chars in _WIDTHS.items() for char in chars}
_UNKNOWN = 62
_BOLD = 1.07
_HORN = "\u031b"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in pixels at font size `size` (pixels)."""
    hundredths = sum(_advance(char) for char in unicodedata.normalize("NFC", text))
    return hundredths * size / 100 * (_BOLD if bold else 1.0)


def _advance(char: str) -> int:
    known = _WIDTH_OF.get(char)
    if known is not None:
        return known
    decomposed = unicodedata.normalize("NFD", char)
    base = decomposed[0] if _HORN not in decomposed else unicodedata.normalize("NFC", decomposed[0] + _HORN)
    return 0 if unicodedata.combining(base) else _WIDTH_OF.get(base, _UNKNOWN)


def wrap(text: str, size: float, width: float, *, bold: bool = False, lines: int = 2) -> tuple[str, ...]:
    """The text broken at spaces into at most `lines` lines of `width` pixels; what is left over ends in "…"."""
    rows: list[str] = []
    for word in text.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and text_width(joined, size, bold=bold) <= width:
            rows[-1] = joined
        elif len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = joined
    return tuple(_shorten(row, size, width, bold=bold) for row in rows)


def _shorten(row: str, size: float, width: float, *, bold: bool) -> str:
    if text_width(row, size, bold=bold) <= width:
        return row
    while row and text_width(row + "…", size, bold=bold) > width:
        row = row[:-1]
    return row.rstrip(" ,;–-") + "…"
