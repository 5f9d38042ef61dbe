"""One node out of what many sources say, whatever the order in which they came.

`resolve` gives a citation with missing parts the id of the one fuller document that it can mean; `rename` carries the
answer into a source's contribution; `merge_nodes` combines the properties that the sources give to one id. All three
are pure functions of sets, so the order of loading cannot show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.claims import Claim
from ontology.records import Edge, Node, Properties, Subgraph, Value

_HEADER = "held"


def resolve(claims: Sequence[Claim]) -> list[str]:
    """The id of each claim of one bucket: its own, or that of the only fullest claim that says all it says and more.

    A claim that fits several fuller ones stays apart: the texts do not say which one is meant.
    """
    rivals = _Rivals(sorted(set(claims), key=repr))
    fullest = _Rivals([one for one in rivals.all if not any(_says_more(other, one) for other in rivals.of(one))])
    targets = {one: _target(one, fullest.of(one)) for one in rivals.all}
    return [targets[claim] for claim in claims]


class _Rivals:
    """Claims by issuer: one that names its issuer can only mean what the same issuer issued."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.all = claims
        self._by_issuer: dict[str, list[Claim]] = {}
        for claim in claims:
            self._by_issuer.setdefault(dict(claim.known).get("issuer", ""), []).append(claim)

    def of(self, claim: Claim) -> Sequence[Claim]:
        """Those that can cover the claim."""
        issuer = dict(claim.known).get("issuer", "")
        return self._by_issuer.get(issuer, []) if issuer else self.all


def attach(claims: Iterable[Claim], ids: Mapping[str, str]) -> dict[str, str]:
    """`ids` with the annexes and untitled inputs added, which are named after what they belong to."""
    result = dict(ids)
    for claim in claims:
        if claim.within:
            result[claim.id] = result.get(claim.within, claim.within) + claim.id.removeprefix(claim.within)
    return result


def _target(claim: Claim, fullest: Sequence[Claim]) -> str:
    above = [other for other in fullest if _covers(other, claim)]
    if not above or not all(_covers(other, above[0]) for other in above):
        return claim.id
    return min((other.id for other in above), key=lambda name: (-len(name), name))


def _says_more(fuller: Claim, claim: Claim) -> bool:
    return _covers(fuller, claim) and not _covers(claim, fuller)


def _covers(fuller: Claim, claim: Claim) -> bool:
    """Whether everything that `claim` states is what `fuller` states too."""
    theirs, ours = dict(fuller.known), dict(claim.known)
    if "symbol" in ours:
        ours.pop("type", None)
    if fuller.complete and "text" not in theirs:
        ours.pop("text", None)
    same = all(theirs.get(name) == value for name, value in ours.items())
    return same and fuller.time.startswith(claim.time) and _within_bounds(fuller.time, claim)


def _within_bounds(time: str, claim: Claim) -> bool:
    if claim.time or not time:
        return True
    early = claim.not_before and time < claim.not_before[: len(time)]
    late = claim.not_after and time > claim.not_after[: len(time)]
    return not (early or late)


def rename(subgraph: Subgraph, ids: Mapping[str, str]) -> Subgraph:
    """The subgraph with ids replaced, in ends, keys and values; what falls together is merged.

    An edge that would lead from a document to itself is dropped: its two ends were two ways to name one thing.
    """
    if all(old == new for old, new in ids.items()):
        return subgraph
    groups: dict[str, list[Node]] = {}
    for node in subgraph.nodes:
        new = ids.get(node.id, node.id)
        groups.setdefault(new, []).append(Node(new, node.label, _renamed(node.properties, ids)))
    edges = {edge.key: edge for edge in (_renamed_edge(edge, ids) for edge in subgraph.edges) if edge}
    nodes = (merge_nodes(groups[name]) for name in sorted(groups))
    return Subgraph(tuple(nodes), tuple(edges[key] for key in sorted(edges)))


def edge_key(owner: str, kind: str, source: str, target: str, detail: str) -> str:
    """The key of a statement: who states it, what, between which two, and where in the text."""
    return f"{owner}|{kind}|{source}|{target}|{detail}"


def _renamed_edge(edge: Edge, ids: Mapping[str, str]) -> Edge | None:
    source, target = ids.get(edge.source, edge.source), ids.get(edge.target, edge.target)
    if source == target and edge.source != edge.target:
        return None
    key = edge.key
    if key == f"{edge.source}|{edge.type}|{edge.target}":  # said by no passage: shared by all sources
        key = f"{source}|{edge.type}|{target}"
    elif (source, target) != (edge.source, edge.target):
        owner, *_, detail = edge.key.split("|")
        key = edge_key(owner, edge.type, source, target, detail)
    return Edge(source, target, edge.type, key, _renamed(edge.properties, ids))


def _renamed(properties: Properties, ids: Mapping[str, str]) -> Properties:
    return {name: _renamed_value(value, ids) for name, value in properties.items()}


def _renamed_value(value: Value, ids: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(sorted({ids.get(item, item) for item in value}))
    return value


def merge_nodes(variants: Iterable[Node]) -> Node:
    """One node out of all that the sources say about one id.

    A document's own header wins over what others cite; then the most specific value (the longest text, the most
    exact date), then the smallest. Lists are united; `held` is true when any source holds the document. A name that
    does not win is an alias: one agreement is found under all the names that documents give it.
    """
    ranked = sorted(variants, key=_rank)
    first = ranked[0]
    best = [node for node in ranked if _rank(node)[0] == _rank(first)[0]]
    names = sorted({name for node in ranked for name in node.properties})
    properties = {name: _combined(name, best, ranked) for name in names}
    if aliases := _aliases(properties, ranked):
        properties["aliases"] = aliases
    return Node(first.id, min(_label_rank(node) for node in best)[1], properties)


def _aliases(merged: Properties, variants: Iterable[Node]) -> tuple[str, ...]:
    united = merged.get("aliases", ())
    known = set(united) if isinstance(united, tuple) else set[str]()
    known |= {str(node.properties["name"]) for node in variants if "name" in node.properties}
    return tuple(sorted(known - {merged.get("name")}))


def _rank(node: Node) -> tuple[bool, str]:
    return (not node.properties.get(_HEADER, False), repr(sorted(node.properties.items())))


def _label_rank(node: Node) -> tuple[bool, str]:
    """A node that says nothing but its id does not decide what it is."""
    return (not node.properties, node.label)


def _combined(name: str, best: Sequence[Node], everything: Sequence[Node]) -> Value:
    said = [node.properties[name] for node in everything if name in node.properties]
    lists = [value for value in said if isinstance(value, tuple)]
    if lists:
        return tuple(sorted({item for value in lists for item in value}))
    own = [node.properties[name] for node in best if name in node.properties]
    return min(own or said, key=_preference)


def _preference(value: Value) -> tuple[float, bool, str]:
    """The longest text; of equally long ones not the one that lost its diacritics."""
    if isinstance(value, str):
        return (-len(value), value.isascii(), value)
    return (-float(value), False, "") if isinstance(value, (bool, int, float)) else (0.0, False, repr(value))
