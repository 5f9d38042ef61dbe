"""Quantities as documents write them: "1.250.000 đồng", "12,5 tỷ đồng", "từ 20 đến 30 tỷ", "trên 95 %", "hai tỷ đồng".

A dot groups thousands and a comma opens the fraction (NĐ 30/2020/NĐ-CP writes numbers so), but "2.5 tỷ" and
"1,250,000" occur too: what the mark does is told by the digits behind it, and where those allow both by the unit, since
neither people nor bare đồng come in thousandths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph.named_facts import Qualifier
from loaders.grammar.numerals import NUMERAL, read_numeral
from ontology.vocabulary import Unit, vocabulary


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range to `maximum`, of a unit at `text[start:end]`; `start` is that of its qualifier, if any.

    `number` is where the first digit or numeral stands and `unit_end` where the unit ends; `unit` is None where only a
    scale is written ("300 triệu"). `per` is what it is counted by ("/người/tháng"). `words` is the same sum written
    out in the bracket behind it, None where there is none or it is no number.
    """

    start: int
    number: int
    unit_end: int
    end: int
    value: Decimal
    maximum: Decimal | None
    unit: Unit | None
    qualifier: Qualifier = "exact"
    per: str | None = None
    words: Decimal | None = None


_SCALES: Mapping[str, Decimal] = {
    "chục": Decimal(10), "trăm": Decimal(100), "nghìn": Decimal(10**3), "ngàn": Decimal(10**3),
    "vạn": Decimal(10**4), "triệu": Decimal(10**6), "tr": Decimal(10**6), "tỷ": Decimal(10**9), "tỉ": Decimal(10**9),
}  # fmt: skip
_NUMBER = r"\d+(?:[.,]\d+)*"
_SCALE = (
    r"(?:(?:chục |trăm |vạn |(?:nghìn|ngàn) )?(?:triệu|tỷ|tỉ)(?! (?:lệ|suất|số|trọng|giá|phú))"
    r"|(?:chục |trăm )?(?:nghìn|ngàn)|vạn|trăm|chục|tr(?:\.(?= ?đ))?)(?:(?!\w)|(?=đ(?:ồng)?(?!\w)))"
)
_BARE = "|".join(f"(?<= {word})" for word in ("triệu", "tỷ", "tỉ", "tr", "rưỡi"))
_DIGITS = re.compile(rf"{_NUMBER}(?= ?[^\W\d_]| ?[%‰€$-])")
_GLUED = frozenset("/.,$€-_")
_TO = r"(?: ?- ?| (?:đến|tới)(?: dưới)? )"
_LEADS: tuple[tuple[Qualifier, str], ...] = (
    ("at most", r"không (?:được )?(?:quá|vượt(?: quá)?|lớn hơn|cao hơn|nhiều hơn)|tối đa(?: không quá)?|nhiều nhất"),
    ("at least", r"tối thiểu|ít nhất|không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|từ (?=[\d.,]+[^;.()]{0,24}trở lên)"),
    ("less than", r"dưới|chưa (?:đến|đầy|tới)|thấp hơn|nhỏ hơn"),
    ("more than", r"trên|hơn|cao hơn|lớn hơn|vượt(?= )"),
    ("about", r"khoảng(?: hơn| trên| gần)?|gần|xấp xỉ|ước(?: tính)?(?: khoảng)?|độ|dự kiến(?: khoảng)?|chừng"),
)
_LEAD = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<q{number}>{form})' for number, (_, form) in enumerate(_LEADS))})"
    r"(?: (?:là|đạt|khoảng|từ|mức))*[ :]*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ $", re.IGNORECASE)
_ONWARDS = re.compile(r"(?: ?/[^\s;,.()]+)?,? trở (?P<way>lên|xuống)", re.IGNORECASE)
_PER = re.compile(
    r"(?: ?/ ?(?:\d{1,3} )?[^\W\d_]+(?: (?:vị|dân|sản|tính|gia|đình|viên|công|học|tài|sinh|lao|động|hộ|thể"
    r"|án)\b)*){1,3}"
    r"|(?: (?:mỗi|một|cho mỗi|trên mỗi) (?:người|hộ|năm|tháng|quý|ngày|xã|huyện|mô hình|suất|căn|nhà|con|ha))(?!\w)"
)
_ONE_OF = re.compile(r"^(?:0?1|(?:cho |trên )?(?:mỗi|một)) ", re.IGNORECASE)
_WRITTEN_OUT = re.compile(
    rf"\.? ?\((?:(?:bằng|viết bằng) chữ ?:? ?)?(?P<words>{NUMERAL}(?: ?,? {NUMERAL})*)"
    r"(?: [^\W\d_]+){0,4}(?: (?:chẵn|đồng))*[./]*\)",
    re.IGNORECASE,
)
_NAMES_BEFORE = re.compile(
    r"(?<!\w)(?:khoản|điểm|điều|mục|số|ngày|tháng|quý|phụ lục|chương|phần|dự án|tiểu dự án|nội dung|nhiệm vụ|nhóm"
    r"|loại|cấp"
    r"|lớp|hạng|khóa|kỳ|đợt|lần thứ|thứ|tổ|khu|ấp|phường|quận|quốc lộ|ql|tỉnh lộ|đường|bảng|biểu|mẫu|vòng|tiêu chí"
    r"|giai đoạn|chỉ tiêu|mục tiêu|bước|tập|trang|cột|ô|nghị định|nghị quyết|quyết định|quy hoạch điện)(?: số)? ?$",
    re.IGNORECASE,
)
_LAST_WORDS = ("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "trăm", "mươi", "rưỡi", "mốt", "lăm")
_WORDS_BEFORE = re.compile(rf"(?<!\w)(?i:{NUMERAL}(?: ?,? {NUMERAL})*)(?= $)")
_YEAR = re.compile(r"(?<!\w)năm (?:\d{4} ?(?:-|đến|,|và) ?)?$", re.IGNORECASE)
_IN_FULL_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_IN_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@cache
def _units() -> Mapping[str, Unit]:
    return {spelling: unit for unit in vocabulary().units.values() for spelling in unit.spellings}


@cache
def _other_words() -> tuple[str, ...]:
    return tuple(word for unit in vocabulary().units.values() for word in unit.other_words)


def _any_of(spellings: list[str]) -> str:
    return "|".join(map(_spelled, sorted(spellings, key=len, reverse=True)))


def _spelled(spelling: str) -> str:
    """A spelling that ends where a word ends, begins no other word ("đồng chí") and has no number of its own ("IV")."""
    rests = [word[len(spelling) :] for word in _other_words() if word.startswith(spelling.lower()) and word != spelling]
    apart = rf"(?!{'|'.join(map(re.escape, rests))})" if rests else ""
    return re.escape(spelling) + (r"(?!\w)(?! [IVX]+\b)" if spelling[-1].isalnum() else "") + apart


def _money() -> list[str]:
    return [spelling for spelling, unit in _units().items() if unit.kind == "currency"]


@cache
def _in_digits() -> re.Pattern[str]:
    """A number or range and its unit; the unit's case counts: "2 Chương trình" is the second, not two of them."""
    unit = f"(?:{_any_of([*_units(), 'Đồng'])})"
    value = rf"{_NUMBER}(?: ?{_SCALE}(?: \d{{1,3}}(?:,\d+)? (?:triệu|nghìn|ngàn)(?!\w)){{0,2}}(?: rưỡi)?)?"
    pair = rf"(?P<low>{value})(?: ?(?P<low_unit>{unit}))?{_TO}(?P<high>{value})"
    one = rf"(?P<one>{value})"
    return re.compile(rf"(?:{pair}|{one})(?: ?(?P<unit>{unit})|(?:{_BARE})(?!\w))")


@cache
def _behind_currency() -> re.Pattern[str]:
    """`USD 2,5 triệu`, `$5`."""
    signs = [spelling for spelling in _money() if spelling.isupper() or (len(spelling) < 3 and not spelling.isalpha())]
    return re.compile(rf"(?P<unit>{'|'.join(map(re.escape, signs))}) ?(?P<one>{_NUMBER}(?: ?{_SCALE})?)(?![\w/])")


@cache
def _in_words() -> re.Pattern[str]:
    """The end of a sum in words: "… trăm triệu đồng"; the words before are looked for at a hit only."""
    return re.compile(rf"(?:{'|'.join(_LAST_WORDS)}) (?P<unit>{_any_of(_money())})")


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text on one line (`Folded.flat`), in order; linear.

    Numbers of articles, documents, dates, lists and names are none, whatever word follows them.
    """
    covered = 0
    for quantity in sorted((*_digits(text), *_sums_in_words(text)), key=lambda q: (q.number, -q.end)):
        if quantity.number >= covered:
            yield quantity
            covered = quantity.end


def _digits(text: str) -> Iterator[Quantity]:
    for found in (*_counted(text), *_behind_currency().finditer(text)):
        unit = _units().get((found["unit"] or "").replace("Đồng", "đồng"))
        before = text[max(0, found.start() - 40) : found.start()]
        groups = found.groupdict()
        number, high = groups.get("low") or found["one"], groups.get("high")
        if _NAMES_BEFORE.search(before) or _is_year(before, number):
            continue
        values = _range(number, high, unit, bool(groups.get("low_unit"))) if high else (_value(number, unit), None)
        if values and not (high is None and _is_too_little(number, unit, values[0])):
            yield _quantity(text, found.start(), found.end(), unit, values)


def read_unit(words: str) -> Unit | None:
    """The unit that words name alone, with or without a scale: "triệu đồng", "%", "Người"."""
    found = quantity_of("1", words)
    return found.unit if found else None


def quantity_of(number: str, unit: str) -> Quantity | None:
    """The quantity of a number whose unit stands elsewhere, as in the header of a table; None where it is no unit."""
    text = f"{number} {unit[:1].lower()}{unit[1:]}" if not unit[:3].isupper() else f"{number} {unit}"
    found = _in_digits().match(text)
    if found is None or text[found.end() :].strip(" .") not in {"", *_per_of(text, found.end())} or not found["unit"]:
        return None
    kind, low, high = _units()[found["unit"].replace("Đồng", "đồng")], found["low"], found["high"]
    values = _range(low, high, kind, False) if high else (_value(found["one"], kind), None)
    per = _PER.match(text, found.end())
    return values and Quantity(0, 0, len(text), len(text), *values, kind, per=_per(per[0]) if per else None)


def _per_of(text: str, position: int) -> tuple[str, ...]:
    per = _PER.match(text, position)
    return (per[0].strip(),) if per else ()


def _counted(text: str) -> Iterator[re.Match[str]]:
    """Numbers with a unit behind; those glued to what stands before are parts of something else: "12/2024", "QL4D"."""
    end = 0
    for number in _DIGITS.finditer(text):
        start = number.start()
        before = text[start - 1] if start else " "
        if start < end or before in _GLUED or before.isalpha():
            continue
        found = _in_digits().match(text, start)
        if found:
            yield found
            end = found.end()


def _sums_in_words(text: str) -> Iterator[Quantity]:
    for found in _in_words().finditer(text):
        words = _WORDS_BEFORE.search(text, max(0, found.start() - 120), found.start("unit"))
        value = read_numeral(words[0]) if words else None
        if words and value is not None:
            yield _quantity(text, words.start(), found.end(), _units()[found["unit"]], (value, None))


def _quantity(text: str, start: int, end: int, unit: Unit | None, values: tuple[Decimal, Decimal | None]) -> Quantity:
    before = text[max(0, start - 40) : start]
    lead, onwards = _LEAD.search(before), _ONWARDS.match(text, end)
    of = lead or (_FROM.search(before) if values[1] is not None else None)
    per = _PER.match(text, onwards.end() if onwards else end)
    unit_end = per.end() if per else onwards.end() if onwards else end
    out = _WRITTEN_OUT.match(text, unit_end) if unit is not None and unit.kind == "currency" else None
    return Quantity(
        start=start - len(of[0]) if of else start,
        number=start,
        unit_end=unit_end,
        end=out.end() if out else unit_end,
        value=values[0],
        maximum=values[1],
        unit=unit,
        qualifier=_qualifier(lead, onwards),
        per=_per(per[0]) if per else None,
        words=read_numeral(out["words"]) if out else None,
    )


def _is_year(before: str, number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"} and _YEAR.search(before) is not None


def _per(words: str) -> str:
    """`/ tháng / người` → `tháng/người`, `mỗi năm` → `năm`, `/01 xã` → `xã`."""
    parts = (_ONE_OF.sub("", " ".join(part.split())) for part in words.split("/"))
    return "/".join(part for part in parts if part)


def _qualifier(lead: re.Match[str] | None, onwards: re.Match[str] | None) -> Qualifier:
    if onwards:
        return "at least" if onwards["way"].lower() == "lên" else "at most"
    if lead is None:
        return "exact"
    return next(name for number, (name, _) in enumerate(_LEADS) if lead[f"q{number}"])


def _range(low: str, high: str, unit: Unit | None, complete: bool) -> tuple[Decimal, Decimal | None] | None:
    """The two ends of a range, the first of which may leave scale and unit to the second; None where they fall."""
    scale = "" if complete or _scale_of(low) else _scale_of(high)
    first, last = _value(f"{low} {scale}", unit), _value(high, unit)
    return (first, last) if first < last else None


def _scale_of(words: str) -> str:
    return words.lstrip("0123456789.,").strip()


def _value(words: str, unit: Unit | None) -> Decimal:
    """`2 tỷ 500 triệu` → 2500000000."""
    total, last = Decimal(0), Decimal(1)
    for number, scale in re.findall(rf"({_NUMBER})((?: ?(?:{'|'.join(_SCALES)})\b\.?)*)", _apart(words)):
        last = Decimal(1)
        for word in scale.split():
            last *= _SCALES[word.strip(".")]
        total += read_number(number, whole=last == 1 and unit is not None and _is_whole(unit)) * last
    return total + (last / 2 if words.endswith("rưỡi") else 0)


def _apart(words: str) -> str:
    """`3tr` → `3 tr`."""
    return re.sub(r"(?<=\d)(?=[^\W\d_])", " ", words)


def _is_whole(unit: Unit) -> bool:
    """Whether a unit comes in whole numbers only, so that three digits behind a comma are thousands."""
    return unit.kind == "count" or unit.currency in {"VND", "JPY", "KRW", "LAK"}


def read_number(digits: str, whole: bool = False) -> Decimal:
    """The value of digits with thousands and decimal marks in either use; `whole` where it can have no fraction.

    >>> read_number("1.219,11"), read_number("2.5"), read_number("12,400", whole=True)
    (Decimal('1219.11'), Decimal('2.5'), Decimal('12400'))
    """
    if _IN_FULL_THOUSANDS.fullmatch(digits) and not digits.startswith("0"):
        return Decimal(digits.replace(".", "").replace(",", "."))
    english = _IN_ENGLISH_THOUSANDS.fullmatch(digits) and not digits.startswith("0")
    if english and (whole or digits.count(",") > 1 or "." in digits):
        return Decimal(digits.replace(",", ""))
    head, mark, tail = digits.replace(",", ".").rpartition(".")
    return Decimal(f"{head.replace('.', '')}{mark}{tail}")


def _is_too_little(number: str, unit: Unit | None, value: Decimal) -> bool:
    """Whether no money is meant: "đ" and "đồng" behind a small number begin another word or are a point of a list."""
    return unit is not None and unit.currency == "VND" and not _scale_of(number) and value < 100
