"""Bytes to text: UTF-8 and UTF-16, with or without a byte order mark; everything else is refused with its reason.

The Vietnamese encodings from before Unicode (TCVN3, VNI, Windows-1258) are not guessed at: a wrong guess gives words
that look right and are not.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|[A-Za-zÂÊÔâêô][\u0300\u0301\u0303\u0309\u0323]")
_TCVN3 = re.compile(r"[A-Za-z][µ¶·¸¹¨©ª«¬\xad®§»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞß]|[®§][A-Za-z]")
_VNI = re.compile(r"[AaEeOoUuYyÖöÔô][ÙùØøÛûÕõÏïÂâÊêÁáÀàÅåÃãÄäÉéÈèÚúÜüËë]|[Ññ][AaEeOoUuÖöÔô]")
_LATIN = re.compile(r"[A-Za-z]")


class Undecodable(ValueError):
    """Bytes that cannot become text; the message is the reason."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding.

    Raises:
        Undecodable: empty, binary, or in an encoding that is not read here.
    """
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise Undecodable(f"binary: this is {name}, not a text file")
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", _unmarked(data)))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(_undecodable(body, encoding, error)) from None
    _check(text)
    return text, encoding


def _unmarked(data: bytes) -> str:
    """UTF-16 where every other byte is a clear majority of zeros and its neighbours are not, else UTF-8."""
    sample = data[:65536]
    pairs = len(sample) // 2
    if pairs and len(data) % 2 == 0:
        even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
        if odd > 0.4 and even < 0.02:
            return "utf-16-le"
        if even > 0.4 and odd < 0.02:
            return "utf-16-be"
    return "utf-8"


def _undecodable(data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    if b"\0" in data[:4096] and encoding == "utf-8":
        return "binary: it holds zero bytes"
    where = f"byte 0x{data[error.start]:02X} at offset {error.start:,}"
    if encoding == "utf-8":
        return f"not UTF-8 ({where}): convert it from its old encoding (TCVN3, VNI, Windows-1258) to UTF-8"
    return f"not {encoding.upper()} ({where}): the file is damaged or cut off"


def _check(text: str) -> None:
    """Refuse what decodes but is no text that a person could read."""
    if not text or text.isspace():
        raise Undecodable("empty: there is no text in it")
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls * 50 > len(text):
        raise Undecodable("binary: it holds control characters")
    sample = text[:100_000]
    letters = len(_LATIN.findall(sample))
    if len(_VIETNAMESE.findall(sample)) * 50 > letters:
        return
    for pattern, name in ((_VNI, "VNI"), (_TCVN3, "TCVN3 (ABC)")):
        if letters >= 20 and len(pattern.findall(sample)) * 12 > letters:
            raise Undecodable(f"in the {name} font encoding, from before Unicode: convert it to Unicode first")
