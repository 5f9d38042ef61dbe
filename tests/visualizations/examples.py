"""Made-up views for the tests: a network of sixty units, a lineage of thirty-odd documents, hostile ones."""

from __future__ import annotations

import random

from visualizations.model import (
    ColumnKey,
    Evidence,
    LineageHop,
    LineageNode,
    LineageView,
    NetworkEdge,
    NetworkNode,
    NetworkView,
    NodeKind,
)

PROVINCES = (
    "Thành phố Hồ Chí Minh", "Hà Nội", "Khánh Hòa", "Lâm Đồng", "Cần Thơ", "Ninh Bình", "Đà Nẵng", "Thanh Hóa",
    "Quảng Trị", "Lào Cai",
    "Tây Ninh", "Phú Thọ", "Bắc Ninh", "Lạng Sơn", "Điện Biên", "Đắk Lắk", "Cà Mau", "Cao Bằng", "Gia Lai",
    "Hải Phòng", "Đồng Nai", "Vĩnh Long", "Nghệ An", "Sơn La", "An Giang", "Đồng Tháp", "Quảng Ninh", "Thái Nguyên",
    "Huế", "Hưng Yên", "Quảng Ngãi", "Tuyên Quang",
)  # fmt: skip
DISTRICTS = (
    "huyện Củ Chi", "huyện Cam Lâm", "Quận 7", "thành phố Đà Lạt", "huyện Đạ Huoai", "huyện Đơn Dương", "huyện Bảo Lâm",
    "thành phố Nha Trang", "huyện Diên Khánh", "huyện Krông Bông", "huyện Khánh Vĩnh", "thành phố Thủ Đức",
    "huyện Long Thành", "huyện Ea Kar", "huyện Tân Phú", "huyện Định Quán",
)  # fmt: skip
AGENCIES = (
    "Sở Du lịch tỉnh Khánh Hòa", "Sở Công Thương Thành phố Hồ Chí Minh", "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng",
    "Ban Nội chính Tỉnh ủy Đắk Lắk", "Sở Y tế thành phố Cần Thơ", "Hội Nông dân tỉnh Lâm Đồng",
    "Sở Khoa học và Công nghệ tỉnh Đồng Nai", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Đồng",
)  # fmt: skip
FIELDS = ("Du lịch", "Nông nghiệp", "Hạ tầng, giao thông", "Y tế", "Giáo dục, đào tạo", "Quốc phòng, an ninh")


def passage(number: str, quote: str) -> Evidence:
    before = "Điều 2. Nội dung hợp tác\n1. Trên cơ sở tiềm năng của mỗi địa phương, "
    after = ", do Ủy ban nhân dân hai bên cùng chủ trì.\n2. Sở Tài chính bố trí kinh phí; các sở phối hợp thực hiện."
    return Evidence(
        document_id=f"doc:{number}",
        document=f"Thỏa thuận hợp tác số {number}/TT-UBND",
        quote=quote,
        before=before,
        after=after,
        start=1204,
        end=1204 + len(quote),
        method="rule",
        confidence=0.93,
        url=f"/documents/{number}",
    )


def network_view(*, fields: bool = True, seed: int = 4) -> NetworkView:
    """Sixty-odd units joined mostly to a few hubs, as real cooperation is."""
    chance = random.Random(seed)
    kinds: list[tuple[str, NodeKind]] = [(name, "province") for name in PROVINCES]
    kinds += [(name, "district") for name in DISTRICTS] + [(name, "agency") for name in AGENCIES]
    names = [name for name, _ in kinds]
    pairs = [(0, i) for i in (1, 3, 6, 9, 11, 23, 25)] + [(2, i) for i in (0, 1, 3, 4, 5, 12, 15, 24)]
    pairs += [(chance.randrange(6), i) for i in range(6, len(PROVINCES))]
    pairs += [(35 + chance.randrange(3), i) for i in range(32, 48) if i > 37] + [(3, 35), (2, 37), (0, 32), (36, 33)]
    pairs += [(chance.randrange(6), i) for i in range(48, 56)] + [(4, 5), (4, 5), (2, 3), (2, 3), (33, 34), (30, 31)]
    edges = tuple(_edge(number, names[a], names[b], chance, fields=fields) for number, (a, b) in enumerate(pairs))
    degree = {name: sum(name in (edge.source, edge.target) for edge in edges) for name in names}
    nodes = tuple(NetworkNode(name, _short(name), kind, size=degree[name]) for name, kind in kinds)
    return NetworkView("Mạng lưới hợp tác", nodes, edges, subtitle="Dữ liệu minh họa của bộ kiểm thử")


def _short(name: str) -> str:
    return name.removeprefix("huyện ").replace("Thành phố", "TP.").replace("thành phố", "TP.")


def _edge(number: int, a: str, b: str, chance: random.Random, *, fields: bool) -> NetworkEdge:
    start = chance.randint(2014, 2024)
    chosen = chance.choice(FIELDS)
    quote = f"hai bên thống nhất tăng cường hợp tác trong lĩnh vực {chosen.lower()} giai đoạn {start}–{start + 3}"
    kind = chance.choice(("cooperatesWith", "cooperatesWith", "cooperatesWith", "twinnedWith", "supports"))
    return NetworkEdge(
        id=f"e{number}",
        source=a,
        target=b,
        kind=kind,
        level="tinh" if "huyện" not in a + b else "huyen",
        fields=(chosen,) if fields else (),
        year_from=start,
        year_to=min(start + chance.randint(0, 4), 2026),
        support=chance.choice((1, 1, 1, 2, 5)),
        confidence=chance.choice((1.0, 1.0, 0.93, 0.7)),
        statement=f"{a} và {b} hợp tác về {chosen.lower()}",
        agreement=f"Thỏa thuận hợp tác số {number + 11}/TT-UBND",
        directed=kind == "supports",
        evidence=(passage(str(number + 11), quote),),
    )


def lineage_view() -> LineageView:
    """A resolution of the centre carried out by a Party committee, a province, its departments, districts, communes."""
    nodes: list[LineageNode] = []
    hops: list[LineageHop] = []

    def add(identifier: str, number: str, issuer: str, column: ColumnKey, *above: str, held: bool = True) -> None:
        focus = identifier == "p2"
        nodes.append(LineageNode(identifier, "", number, issuer, column, "12/3/2024" if held else "", held, focus))
        for target in above:
            name, _, relation = target.partition(":")
            quote = f"Thực hiện {name} của cấp trên, {issuer} xây dựng kế hoạch như sau"
            hop = f"h{len(hops)}"
            hops.append(LineageHop(hop, identifier, name, relation or "implements", evidence=(passage(number, quote),)))

    add("c1", "Nghị quyết 19-NQ/TW", "Ban Chấp hành Trung ương", "central", held=False)
    add("c2", "Luật số 31/2024/QH15", "Quốc hội", "central", held=False)
    add("c3", "Nghị định 98/2018/NĐ-CP", "Chính phủ", "central", held=False)
    add("t1", "Nghị quyết 11-NQ/TU", "Tỉnh ủy Lâm Đồng", "party", "c1:basedOn")
    add("t2", "Chương trình hành động 45-CTr/TU", "Tỉnh ủy Lâm Đồng", "party", "c1", "c2:basedOn", "t1:cites")
    add("t3", "Kết luận 233-KL/TU", "Tỉnh ủy Lâm Đồng", "party", held=False)
    add("p1", "Kế hoạch 1470/KH-UBND", "UBND tỉnh Lâm Đồng", "province", "t1")
    add("p2", "Kế hoạch 5012/KH-UBND", "UBND tỉnh Lâm Đồng", "province", "t1", "t2", "c3:basedOn")
    add("p3", "Công văn 3301/UBND-NN", "UBND tỉnh Lâm Đồng", "province", "p2:amends", held=False)
    add("p4", "Quyết định 812/QĐ-UBND", "UBND tỉnh Lâm Đồng", "province", "t2", "t3", "c2:basedOn")
    add("p5", "Thỏa thuận hợp tác Lâm Đồng – Khánh Hòa", "UBND tỉnh Lâm Đồng, UBND tỉnh Khánh Hòa", "province", "t3")
    districts = ("Đạ Huoai", "Di Linh", "Đức Trọng", "Bảo Lâm", "Đơn Dương", "Lâm Hà", "Lạc Dương")
    for index, district in enumerate(districts):
        upper = ("p1", "p2", "p2", "p4", "p2", "p5", "p5")[index]
        add(
            f"d{index}",
            f"Kế hoạch {127 + 13 * index}/KH-UBND",
            f"UBND huyện {district}",
            "agency",
            upper,
            held=index != 5,
        )
        for nth in range(2):
            commune = ("Mađaguôi", "Liên Nghĩa", "Lộc An", "Ka Đô", "Tà Nung", "Lát", "Đạ Sar")[(index + nth) % 7]
            number = f"Báo cáo {74 + 9 * index + nth}/BC-UBND"
            add(f"x{index}{nth}", number, f"UBND xã {commune}", "commune", f"d{index}", held=bool(index % 3 or nth))
    add("s1", "Kế hoạch 344/KH-SCT", "Sở Công Thương", "agency", "p1", "p2")
    add("s2", "Kế hoạch 310/KH-SNN", "Sở Nông nghiệp và Phát triển nông thôn", "agency", "p1", "c2:basedOn")
    add("s3", "Kế hoạch 327/KH-SDL", "Sở Du lịch", "agency", "p5", "p4")
    return LineageView(
        "Chuỗi văn bản", tuple(nodes), tuple(hops), subtitle="Kế hoạch 5012/KH-UBND của UBND tỉnh Lâm Đồng"
    )


HOSTILE = (
    '</script><script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1"><!--<script>'
    "\"'`{{7*7}}${7*7}&lt;b&gt;\u202eđảo ngược\u2066\u200f"
)


def hostile_network() -> NetworkView:
    """Every text of a network hostile, links included."""
    evil = Evidence(
        HOSTILE, HOSTILE, HOSTILE, before=HOSTILE, after=HOSTILE, method=HOSTILE, url="javascript:globalThis.pwned=1"
    )
    nodes = tuple(
        NetworkNode(name, HOSTILE, level=HOSTILE, province=HOSTILE, url="javascript:globalThis.pwned=1")
        for name in (HOSTILE, HOSTILE + "2", "plain")
    )
    edges = tuple(
        NetworkEdge(
            HOSTILE + str(i), a, b, HOSTILE, HOSTILE, (HOSTILE,), 2020, 2021 + i, statement=HOSTILE, agreement=HOSTILE,
            evidence=(evil,),
        )
        for i, (a, b) in enumerate(((HOSTILE, HOSTILE + "2"), (HOSTILE, "plain")))
    )  # fmt: skip
    return NetworkView(HOSTILE, nodes, edges, subtitle=HOSTILE, labels={HOSTILE: HOSTILE})


def hostile_lineage() -> LineageView:
    """Every text of a lineage hostile."""
    evil = Evidence(HOSTILE, HOSTILE, HOSTILE, before=HOSTILE, after=HOSTILE, url=" javascript:globalThis.pwned=1")
    nodes = (
        LineageNode(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "party", HOSTILE, url="//evil.example/x"),
        LineageNode("plain", HOSTILE, HOSTILE, HOSTILE, "province", HOSTILE, held=False),
    )
    hops = (LineageHop("h" + HOSTILE, "plain", HOSTILE, HOSTILE, HOSTILE, statement=HOSTILE, evidence=(evil,)),)
    return LineageView(HOSTILE, nodes, hops, subtitle=HOSTILE)
