"""Sums of money: how much, of which currency, for what, in which activity, who pays whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from graph.facts import Amount, Decision
from loaders.extraction.documents import Known
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.quantities.hits import Hit
from loaders.extraction.quantities.rows import Holders
from loaders.extraction.quantities.wording import shortened, subject_of
from loaders.extraction.reading import Reading
from loaders.grammar.quantities import Quantity

_DONG = "VND"
_SURE, _UNNAMED_CURRENCY, _DISAGREES = 1.0, 0.8, 0.6
_OF_MONEY = re.compile(
    r"kinh phí|vốn|tiền|ngân sách|giá trị|đầu tư|hỗ trợ|ủng hộ|tài trợ|doanh thu|tổng mức|dự toán|chi phí|trị giá"
    r"|thu nhập"
    r"|trao tặng|đóng góp|quỹ|lợi nhuận|mức",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,;:)/|]|(?:để|cho|từ|của|và|với|trong|vào|đến|nhằm|theo|năm|mỗi|là|do|bằng|nguồn|tại|so)(?!\w))"
)
_FOR = re.compile(
    r"^(?:(?: (?:(?:từ|bằng) (?:nguồn|ngân sách|vốn)|cho) [^,;.()]{2,60}?[ ,]*(?:để|nhằm))"
    r"|[ ,]*(?:để|nhằm|phục vụ|cho việc|dùng (?:để|cho)|dành cho(?= việc))) (?P<words>[^.;|()]{4,200})"
)
_PURPOSE_ENDS = re.compile(r",? (?:từ (?:nguồn|ngân sách)|bằng nguồn|do (?:ngân sách|UBND)|trong năm|năm \d{4})")
_GIVES = (
    r"hỗ trợ|tài trợ|ủng hộ|trao tặng|trao|tặng|đóng góp|bố trí|cấp|chi|dành|đầu tư|viện trợ|giúp đỡ|giúp|đảm bảo"
    r"|bảo đảm"
    r"|cân đối|chi trả"
)
_PAYS = re.compile(rf" (?:(?:đã|sẽ|tiếp tục|thống nhất|cam kết|xem xét|có trách nhiệm) )*(?:{_GIVES})(?!\w)")
_BY = re.compile(r"(?<!\w)do (?:các )?$")
_TO = re.compile(
    r"(?<!\w)(?:hỗ trợ|tài trợ|ủng hộ|trao tặng|tặng|viện trợ|giúp đỡ|giúp|cấp|bố trí|chi|dành)"
    r"(?: (?:kinh phí|vốn|tiền))?(?: cho)?(?: các)? $"
)
_TO_BEHIND = re.compile(r",? ?(?:để )?(?:hỗ trợ |giúp |tặng |trao )?(?:cho )?(?:các )?")
_GIVEN = re.compile(rf"(?<!\w)(?:{_GIVES}|kinh phí)(?!\w)")
_BUDGET = re.compile(
    r"ngân sách (?:nhà nước )?(?:của |cấp )?(?P<level>trung ương|tỉnh|thành phố|huyện|thị xã|quận|xã"
    r"|địa phương)(?!\w)(?! [A-ZĐ])",
    re.IGNORECASE,
)
_BUDGET_OF = re.compile(r"ngân sách (?:nhà nước )?(?:của )?$", re.IGNORECASE)


def find_amounts(reading: Reading, known: Sequence[Known], hits: Sequence[Hit], holders: Holders) -> tuple[Amount, ...]:
    """All sums in order, ids `m1`, `m2`, …"""
    rows: list[Amount] = []
    for hit in hits:
        if hit.document < len(known) and _is_money(reading, hit):
            rows.append(_amount(reading, hit, known[hit.document].row.id, holders, f"m{len(rows) + 1}"))
    return tuple(rows)


def find_disagreements(reading: Reading, hits: Sequence[Hit]) -> tuple[Decision, ...]:
    """Sums whose words in brackets say another number than the digits before."""
    return tuple(
        Decision(
            "amount", _raw(reading, hit.quantity),
            f"digits {hit.quantity.value:f}, words {hit.quantity.words:f}: digits kept", _DISAGREES,
        )
        for hit in hits if _disagrees(hit.quantity) and hit.quantity.words is not None
    )  # fmt: skip


def _disagrees(quantity: Quantity) -> bool:
    return quantity.words is not None and quantity.words != quantity.value


def _is_money(reading: Reading, hit: Hit) -> bool:
    """Whether a quantity is of a currency; "300 triệu" alone is where the clause speaks of money and counts nothing."""
    quantity = hit.quantity
    if quantity.unit is not None:
        return quantity.unit.kind == "currency"
    text = reading.folded.flat
    start = max(hit.sentence.start, quantity.number - 120)
    return bool(_OF_MONEY.search(text, start, quantity.number) and _NO_NOUN.match(text, quantity.end))


def _amount(reading: Reading, hit: Hit, document: str, holders: Holders, identifier: str) -> Amount:
    quantity = hit.quantity
    unit = quantity.unit
    sure = _UNNAMED_CURRENCY if unit is None else _DISAGREES if _disagrees(quantity) else _SURE
    named = reading.between(hit.sentence.start, hit.sentence.end)
    return Amount(
        id=identifier,
        document=document,
        value=_number(quantity.value),
        currency=(unit.currency if unit else None) or _DONG,
        raw=_raw(reading, quantity),
        evidence=reading.span(quantity.number, quantity.end),
        maximum=None if quantity.maximum is None else _number(quantity.maximum),
        qualifier=quantity.qualifier,
        per=quantity.per,
        purpose=_purpose(reading, hit) or None,
        activity=holders.of(hit),
        payer=_payer(reading, hit, named),
        payee=_payee(reading, hit, named),
        confidence=sure,
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _raw(reading: Reading, quantity: Quantity) -> str:
    return " ".join(reading.folded.flat[quantity.start : quantity.end].split())


def _purpose(reading: Reading, hit: Hit) -> str:
    """ "… để mua cây giống", else what the sum is: "Tổng mức đầu tư", "kinh phí thực hiện", a table's row."""
    behind = _FOR.match(reading.folded.flat[hit.right.start : hit.right.end])
    if behind:
        return _PURPOSE_ENDS.split(" ".join(behind["words"].split()))[0].strip(" ,.")
    subject = subject_of(reading, hit)[0].strip(" ,.:-")
    if hit.cell and not subject:
        return hit.cell.row or hit.cell.header
    return shortened(subject)


def _payer(reading: Reading, hit: Hit, named: Sequence[ResolvedMention]) -> tuple[str, ...]:
    """Who gives, by whom it is met, or whose budget it is from."""
    text = reading.folded.flat
    for mention in named:
        stated = _BY.search(text, max(0, mention.start - 12), mention.start) and _PAYS.match(text, mention.end)
        budget = mention.kind == "loc" and _BUDGET_OF.search(text[max(0, mention.start - 30) : mention.start])
        gives = (
            mention.end <= hit.quantity.start
            and _PAYS.match(text, mention.end)
            and not _TO.search(_before(text, mention))
        )
        if stated or budget or (gives and mention.entities[0][:4] in {"org:", "loc:", "grp:"}):
            return mention.entities
    budget_words = _BUDGET.search(text, hit.sentence.start, hit.sentence.end)
    return _budget(reading, hit, budget_words["level"].lower()) if budget_words else ()


_BUDGET_LEVELS = {"tỉnh": "tinh", "thành phố": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "xã": "xa"}


def _budget(reading: Reading, hit: Hit, level: str) -> tuple[str, ...]:
    """The unit whose budget is meant, in the document's context: "ngân sách huyện" is that of its own district."""
    context = reading.contexts[hit.document]
    if level == "trung ương":
        return ("loc:vn",)
    wanted = _BUDGET_LEVELS.get(level)
    if level == "địa phương" or wanted == context.level:
        return (context.locality,) if context.locality else ()
    return (context.province,) if context.province and wanted == "tinh" else ()


def _payee(reading: Reading, hit: Hit, named: Sequence[ResolvedMention]) -> tuple[str, ...]:
    """Whom it is given to: "hỗ trợ huyện A 500 triệu đồng", "500 triệu đồng cho huyện A"."""
    text = reading.folded.flat
    gives = _GIVEN.search(text, hit.sentence.start, hit.sentence.end)
    for mention in named if gives else ():
        before = hit.left.start <= mention.start < hit.quantity.start and _TO.search(_before(text, mention))
        behind = mention.start >= hit.quantity.end and _given_behind(text[hit.quantity.end : mention.start])
        if before or behind:
            names, _ = reading.names_from(mention.start)
            return tuple(dict.fromkeys(entity for name in names or (mention,) for entity in name.entities))
    return ()


def _given_behind(words: str) -> bool:
    """`500 triệu đồng cho huyện A`, `… để hỗ trợ huyện A`."""
    return bool(words.strip(" ,")) and _TO_BEHIND.fullmatch(words) is not None


def _before(text: str, mention: ResolvedMention) -> str:
    return text[max(0, mention.start - 40) : mention.start]
