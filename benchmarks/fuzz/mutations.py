"""Ways in which a document goes wrong between its author and us, and some that only malice finds.

Each takes a text, a source of chance and another document, and gives a text; all of them give the same for the same
chance. A text is at most `LONGEST` characters, so that one case costs no more than another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

LONGEST = 30_000
Mutation = Callable[[str, Random, str], str]

_LOOK_ALIKES = {
    "Đ": "ÐƉD", "đ": "ðd", "U": "ƯÙ", "o": "оο0", "O": "О0Ο", "a": "аả", "e": "еê", "A": "АΑ", "B": "ВΒ", "l": "1I|",
    "1": "lI", "0": "OoО", "5": "S", "ă": "ã", "ủ": "ú", "-": "–—‐−", ":": "：;", "/": "／|", '"': "“”«",
    " ": "\u00a0\t",
}  # fmt: skip
_MARKS = (
    "**", "*", "_", "#", "## ", "|", "`", "\\", "> ", "<br>", "<", "- ", "+ ", "./.", "(", ")", "[", '"', "“", "…",
    ";", "\x00", "\x07", "\x0b", "\f", "\x1b[31m", "\x85", "\u00ad", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e",
    "\u2028", "\u2066", "\ufeff", "\ufffd", "\u0301", "\u0323", "\u20dd", "\r", "\r\n", "\t", "\U0001f600", "İ", "ß",
    "ﬁ", "ǆ",
)  # fmt: skip
_DIGITS = "²٣①½९𝟙৩"
_PHRASES = (
    "UBND tỉnh, ", "Số: 12/KH-", "ngày 1/1/", "Căn cứ ", "Sở Y tế chủ trì, phối hợp với ", "hai tỉnh ",
    "TM. ỦY BAN\n", "trước ngày 15 hằng tháng, ", "Luật sửa đổi ", "- ", "| a ", "1.1.", "(", "và ",
    "giữa tỉnh A và ", "Nơi nhận:\n- ", "a) ", "tỉnh Lào Cai - ", "của ", "kèm theo Quyết định ",
    "các sở, ban, ngành; ", "10 ngày kể từ ngày ", "%", "tỷ đồng ",
)  # fmt: skip


def _place(text: str, chance: Random) -> int:
    return chance.randrange(len(text) + 1)


def _stretch(text: str, chance: Random, longest: int) -> tuple[int, int]:
    start = _place(text, chance)
    return start, min(len(text), start + chance.randrange(longest + 1))


def delete_lines(text: str, chance: Random, _other: str) -> str:
    """Lines lost."""
    share = chance.choice((0.05, 0.2, 0.5))
    return "".join(line for line in text.splitlines(keepends=True) if chance.random() > share)


def double_lines(text: str, chance: Random, _other: str) -> str:
    """Lines copied twice or more."""
    copies = (chance.choice((1, 1, 1, 2, 5)) for _ in iter(int, 1))
    return "".join(line * next(copies) for line in text.splitlines(keepends=True))


def swap_lines(text: str, chance: Random, _other: str) -> str:
    """Lines in another order: columns read across, pages mixed."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randrange(1, 12) if lines else 0):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def decompose(text: str, chance: Random, _other: str) -> str:
    """Letters and their marks apart, in one stretch or all over."""
    start, end = _stretch(text, chance, len(text))
    form = chance.choice(("NFD", "NFKD", "NFKC"))
    return text[:start] + unicodedata.normalize(form, text[start:end]) + text[end:]  # type: ignore[arg-type]


def wrap(text: str, chance: Random, _other: str) -> str:
    """Lines broken at a width, in the middle of words too."""
    width, broken = chance.randrange(3, 80), chance.choice(("\n", "\n", "-\n", "\r\n", " \n\n"))
    lines = [line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width)]
    return broken.join(lines)


def unwrap(text: str, chance: Random, _other: str) -> str:
    """Line breaks lost."""
    share = chance.choice((0.1, 0.5, 1.0))
    joint = chance.choice((" ", "", " | "))
    return "".join(joint if letter == "\n" and chance.random() < share else letter for letter in text)


def misread(text: str, chance: Random, _other: str) -> str:
    """Letters taken for others that look like them."""
    share = chance.choice((0.01, 0.05, 0.3))
    return "".join(
        chance.choice(_LOOK_ALIKES[letter]) if letter in _LOOK_ALIKES and chance.random() < share else letter
        for letter in text
    )


def renumber(text: str, chance: Random, _other: str) -> str:
    """Figures lost, grown, or of another script."""
    changed = ("", "0", "99", "0000000000", "31", *_DIGITS)
    share = chance.choice((0.1, 0.4))
    return "".join(chance.choice(changed) if c.isdigit() and chance.random() < share else c for c in text)


def cut(text: str, chance: Random, _other: str) -> str:
    """The beginning or the end lost, anywhere."""
    start, end = sorted((_place(text, chance), _place(text, chance)))
    return chance.choice((text[start:], text[:end], text[start:end]))


def take_out(text: str, chance: Random, _other: str) -> str:
    """Stretches lost in the middle of words."""
    for _ in range(chance.randrange(1, 15)):
        start, end = _stretch(text, chance, 40)
        text = text[:start] + text[end:]
    return text


def sprinkle(text: str, chance: Random, _other: str) -> str:
    """Marks of mark-up, control and direction strewn over the text."""
    marks = chance.sample(_MARKS, chance.randrange(1, 6))
    places = sorted(_place(text, chance) for _ in range(chance.randrange(1, 60)))
    bounds = zip([0, *places], [*places, len(text)], strict=True)
    return "".join(text[start:end] + (chance.choice(marks) if end < len(text) else "") for start, end in bounds)


def join(text: str, chance: Random, other: str) -> str:
    """Another document behind, before, or in the middle."""
    start = chance.choice((0, len(text), _place(text, chance)))
    return text[:start] + chance.choice(("", "\n", "\f", "\n\n---\n\n")) + other + text[start:]


def graft(text: str, chance: Random, other: str) -> str:
    """Stretches of another document in place of our own."""
    for _ in range(chance.randrange(1, 8)):
        start, end = _stretch(text, chance, 200)
        first, last = _stretch(other, chance, 200)
        text = text[:start] + other[first:last] + text[end:]
    return text


def repeat(text: str, chance: Random, _other: str) -> str:
    """One phrase over and over: what makes careless patterns slow."""
    start, end = _stretch(text, chance, 30)
    phrase = chance.choice((text[start:end] or "a", chance.choice(_PHRASES)))
    place = _place(text, chance)
    return text[:place] + phrase * chance.choice((3, 50, 400)) + text[place:]


def recase(text: str, chance: Random, _other: str) -> str:
    """Capitals where there are none, and the other way round."""
    start, end = _stretch(text, chance, len(text))
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def unmark(text: str, chance: Random, _other: str) -> str:
    """Vietnamese without its marks."""
    start, end = _stretch(text, chance, len(text))
    letters = unicodedata.normalize("NFD", text[start:end])
    return text[:start] + "".join(letter for letter in letters if not unicodedata.combining(letter)) + text[end:]


def tabulate(text: str, chance: Random, _other: str) -> str:
    """Lines as rows of a table, with more or fewer cells than its head."""
    lines = text.split("\n")
    first = chance.randrange(len(lines))
    last = min(len(lines), first + chance.randrange(1, 30))
    cells = chance.randrange(1, 5)
    rows = ["|" + "|".join(line.split(",", cells)) + chance.choice(("|", "", "||")) for line in lines[first:last]]
    return "\n".join([*lines[:first], *rows[:1], "|---" * cells + "|", *rows[1:], *lines[last:]])


def respace(text: str, chance: Random, _other: str) -> str:
    """Spaces lost, or put inside words."""
    share, lost = chance.choice((0.02, 0.2)), chance.random() < 0.5
    if lost:
        return "".join(letter for letter in text if letter != " " or chance.random() > share)
    return "".join(letter + " " if chance.random() < share else letter for letter in text)


MUTATIONS: Mapping[str, Mutation] = {
    function.__name__: function
    for function in (
        delete_lines, double_lines, swap_lines, decompose, wrap, unwrap, misread, renumber, cut, take_out, sprinkle,
        join, graft, repeat, recase, unmark, tabulate, respace,
    )
}  # fmt: skip


def mutate(documents: list[str], seed: int) -> tuple[str, tuple[str, ...]]:
    """A document changed one to four times over, and the names of the changes; the same for the same seed."""
    chance = Random(seed)
    text = chance.choice(documents)[:LONGEST]
    names = tuple(chance.choice(list(MUTATIONS)) for _ in range(chance.choice((1, 1, 2, 2, 3, 4))))
    for name in names:
        text = MUTATIONS[name](text, chance, chance.choice(documents)[: LONGEST // 2])[:LONGEST]
    return text, names
