"""Nodes and statements as a person reads them: labels for codes, days as they are written, like statements together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.library.reading import Link
from ontology.records import Node, Value
from ontology.vocabulary import vocabulary
from visualizations.model import Lang

NameOf = Callable[[str], str]

# What a page says elsewhere, or what only programs need.
_HIDDEN: Final = frozenset({"name", "nameEn", "confidence", "datePrecision", "identityKey", "sha256"})
_WORDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "held": {"True": ("có", "yes"), "False": ("không, chỉ được viện dẫn", "no, only cited")},
    "inclusive": {"True": ("kể cả ngày đó", "that day included"), "False": ("trước ngày đó", "before that day")},
    "system": {
        "state": ("Nhà nước", "State"),
        "party": ("Đảng", "Party"),
        "front": ("Mặt trận, đoàn thể", "Front and unions"),
        "agreement": ("thỏa thuận", "agreement"),
        "normative": ("quy phạm pháp luật", "legislation"),
        "programme": ("chương trình", "programme"),
        "press": ("báo chí", "press"),
        "standard": ("tiêu chuẩn", "standard"),
        "security": ("công an, quân đội", "police and army"),
        "other": ("khác", "other"),
    },
    "status": {
        "issued": ("đã ban hành", "issued"),
        "signed": ("đã ký", "signed"),
        "published": ("đã đăng", "published"),
        "draft": ("dự thảo", "draft"),
        "planned": ("sẽ ký", "to be signed"),
        "number blank or lost": ("số để trống hoặc đã mất", "number blank or lost"),
    },
    "level": {
        "trung-uong": ("trung ương", "central"),
        "quoc-gia": ("quốc gia", "national"),
        "tinh": ("cấp tỉnh", "provincial"),
        "huyen": ("cấp huyện", "district"),
        "xa": ("cấp xã", "commune"),
        "quoc-te": ("quốc tế", "international"),
        "so": ("cấp sở", "department"),
    },
    "issuerBasis": {
        "header": ("đầu văn bản", "header"),
        "explicit": ("nêu rõ", "stated"),
        "parties of the agreement": ("các bên của thỏa thuận", "parties of the agreement"),
    },
    "deadlineKind": {
        "date": ("một ngày", "a day"),
        "recurring": ("định kỳ", "recurring"),
        "relative": ("tính từ một mốc", "relative"),
        "on_request": ("theo yêu cầu", "on request"),
        "conditional": ("khi phát sinh", "conditional"),
        "unspecified": ("không nêu hạn", "none stated"),
    },
    "kind": {
        "tinh": ("tỉnh", "province"),
        "tp": ("thành phố", "city"),
        "huyen": ("huyện", "district"),
        "quan": ("quận", "urban district"),
        "tx": ("thị xã", "town"),
        "xa": ("xã", "commune"),
        "phuong": ("phường", "ward"),
        "tt": ("thị trấn", "township"),
        "dac-khu": ("đặc khu", "special zone"),
        "quoc-gia": ("quốc gia", "country"),
        "group": ("nhóm cơ quan", "group of agencies"),
        "post": ("chức vụ", "office"),
        "target": ("chỉ tiêu", "target"),
        "result": ("kết quả", "result"),
    },
    "qualifier": {
        "exact": ("đúng", "exactly"),
        "about": ("khoảng", "about"),
        "at least": ("ít nhất", "at least"),
        "at most": ("nhiều nhất", "at most"),
        "more than": ("trên", "more than"),
        "less than": ("dưới", "less than"),
    },
}
# The relations that a reader looks for first; the rest follow by label.
_FIRST: Final = (
    "COOPERATES_WITH", "TWINNED_WITH", "SUPPORTS", "BORDERS", "PARTY_TO", "IMPLEMENTS", "BASED_ON", "REPLACES",
    "REPORTS_ON", "ISSUED_BY", "SIGNED_BY", "ADDRESSED_TO", "COVERS", "ASSIGNED_TO", "ASSIGNS", "POSSIBLY_SAME",
)  # fmt: skip
_IDS: Final = ("loc:", "org:", "grp:", "post:", "per:", "place:", "doc:", "agr:")
_DATES: Final = frozenset(
    {"date", "deadline", "notBefore", "notAfter", "periodStart", "periodEnd", "validFrom", "validTo"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One property: its label, the value in words, and the id it leads to, if it is an entity."""

    label: str
    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a statement stands: the document with its name, the words, their range, how sure the reading is."""

    document: str
    name: str
    quote: str
    start: int | None
    end: int | None
    confidence: float


@dataclass(slots=True)
class Row:
    """All statements of one relation with one other node."""

    other: Node
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """All statements of one relation in one direction."""

    label: str
    outgoing: bool
    rows: tuple[Row, ...]


def facts_of(node: Node, lang: Lang, name_of: NameOf) -> tuple[Fact, ...]:
    """The properties that tell a person something, under their labels."""
    properties = dict(node.properties)
    if "documentTypeLabel" in properties:
        properties.pop("documentType", None)
    shown = (_fact(key, value, lang, name_of) for key, value in properties.items() if key not in _HIDDEN)
    return tuple(sorted(shown, key=lambda fact: fact.label))


def _fact(key: str, value: Value, lang: Lang, name_of: NameOf) -> Fact:
    label = vocabulary().label(key, lang)
    if isinstance(value, str) and value.startswith(_IDS):
        return Fact(label, name_of(value), value)
    return Fact(label, _words(key, value, lang))


def _words(key: str, value: Value, lang: Lang) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if key in _DATES:
        return written_day(str(value))
    if isinstance(value, float) and value.is_integer():
        return _grouped(int(value), lang)
    known = _WORDS.get(key, {})
    return known[str(value)][lang == "en"] if str(value) in known else str(value)


def _grouped(number: int, lang: Lang) -> str:
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", ".")


def written_day(value: str) -> str:
    """An ISO date, perhaps only a year or month, as it is written in Vietnam: 19/7/2023, 7/2023."""
    return "/".join(part.lstrip("0") for part in reversed(value.split("-")))


def role_name(role: str, lang: Lang) -> str:
    """A role as the ontology names it in that language; as it stands where it is none of its roles."""
    known = vocabulary().roles.get(role)
    return known.name_en if known and lang == "en" else role


def groups_of(links: Iterable[Link], lang: Lang, name_of: NameOf) -> tuple[Group, ...]:
    """Statements by relation and direction, each other node once with all passages; the telling relations first."""
    found: dict[tuple[str, bool], dict[str, Row]] = {}
    for link in links:
        rows = found.setdefault((link.edge.type, link.outgoing), {})
        row = rows.setdefault(link.other.id, Row(link.other))
        if "quote" in link.edge.properties:
            row.passages.append(_passage(link, name_of))
    order = {kind: rank for rank, kind in enumerate(_FIRST)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), vocabulary().label(key[0], lang), not key[1]))
    return tuple(
        Group(vocabulary().label(kind, lang), outgoing, tuple(found[kind, outgoing].values()))
        for kind, outgoing in keys
    )


def _passage(link: Link, name_of: NameOf) -> Passage:
    said = link.edge.properties
    document = str(said.get("sourceDocument", ""))
    start, end = said.get("start"), said.get("end")
    return Passage(
        document,
        name_of(document) if document else "",
        str(said["quote"]),
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        float(str(said.get("confidence", 1.0))),
    )
