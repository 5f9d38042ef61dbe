"""Reading queries made at random from a seed, over what a graph really holds: one list for all engines.

Each query answers the same rows on every engine that keeps to openCypher: only plain values are returned, lists are
collected in a total order, and `LIMIT` stands behind one. `Query.parts` names the constructs in it, so that what an
engine is known to do differently can be told (`docs/queries.md`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from graph.engines.base import CypherReader

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Query:
    """A statement; `ordered` where the order of its rows is part of the answer."""

    text: str
    ordered: bool
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What there is to ask for: labels with the values of their keys, and links as (label, type, label)."""

    values: dict[str, dict[str, list[object]]]
    links: list[tuple[str, str, str]]
    ids: list[str]


def shape_of(engine: CypherReader) -> Shape:
    values: dict[str, dict[str, list[object]]] = {}
    ids = []
    for row in engine.read("MATCH (n) RETURN n ORDER BY n.id"):
        node = row["n"]
        ids.append(node["id"])
        kept = values.setdefault(node["label"], {})
        for key, value in node["properties"].items():
            if not isinstance(value, list) and key != "type":
                kept.setdefault(key, []).append(value)
    text = "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0] AS a, type(r) AS r, labels(b)[0] AS b ORDER BY a, r, b"
    links = [(row["a"], row["r"], row["b"]) for row in engine.read(text)]
    return Shape({label: dict(sorted(kept.items())) for label, kept in sorted(values.items()) if kept}, links, ids)


class Generator:
    """Queries about one shape, the same for the same seed."""

    def __init__(self, shape: Shape, seed: int) -> None:
        self._shape, self._chance = shape, random.Random(seed)
        self._parts: set[str] = set()

    def queries(self, count: int) -> list[Query]:
        """So many different ones, each kind as often as the others."""
        kinds: list[Callable[[], str]] = [
            getattr(self, name) for name in sorted(vars(Generator)) if name.startswith("a_")
        ]
        found: dict[str, Query] = {}
        while len(found) < count:
            kind = kinds[len(found) % len(kinds)]
            self._parts = {kind.__name__.removeprefix("a_")}
            text = kind()
            found[text] = Query(text, " ORDER BY " in text.rpartition("RETURN")[2], frozenset(self._parts))
        return list(found.values())

    # Kinds of queries

    def a_filter(self) -> str:
        label = self._label()
        return f"MATCH (a:{label}) WHERE {self._condition('a', label)} RETURN a.id AS id, a.{self._key(label)} AS v"

    def a_hop(self) -> str:
        source, kind, target = self._link()
        where = self._pick(f" WHERE {self._condition('a', source)}", f" WHERE {self._condition('b', target)}", "")
        return f"MATCH (a:{source})-[r:{kind}]->(b:{target}){where} RETURN a.id AS a, r.key AS r, b.id AS b"

    def a_undirected(self) -> str:
        source, kind, _ = self._link()
        other = self._pick(*[link[1] for link in self._shape.links if link[0] == source])
        return (
            f"MATCH (a:{source})-[r:{kind}|{other}]-(b) RETURN a.id AS a, type(r) AS t, b.id AS b, startNode(r).id AS s"
        )

    def a_two_hops(self) -> str:
        a, first, b = self._link()
        onward = [link for link in self._shape.links if link[0] == b] or [(b, self._link()[1], self._label())]
        _, second, c = self._pick(*onward)
        return f"MATCH (a:{a})-[:{first}]->(b:{b})-[:{second}]->(c:{c}) RETURN a.id AS a, b.id AS b, c.id AS c"

    def a_optional(self) -> str:
        source, kind, target = self._link()
        where = self._pick(f" WHERE {self._condition('b', target)}", "")
        back = self._pick(
            "b.id AS b", f"b.{self._key(target)} AS v", "b IS NULL AS missing", "coalesce(b.id, '-') AS b"
        )
        return f"MATCH (a:{source}) OPTIONAL MATCH (a)-[:{kind}]->(b:{target}){where} RETURN a.id AS a, {back}"

    def a_grouping(self) -> str:
        source, kind, target = self._link()
        wanted = self._aggregate("b", target)
        head = self._pick("a.id AS a", f"a.{self._key(source)} AS v")
        link = self._pick("MATCH (a:{s})-[r:{k}]->(b:{t})", "MATCH (a:{s}) OPTIONAL MATCH (a)-[r:{k}]->(b:{t})")
        return f"{link.format(s=source, k=kind, t=target)} RETURN {head}, {wanted} AS x, count(*) AS rows"

    def a_total(self) -> str:
        label = self._label()
        return (
            f"MATCH (a:{label}) WHERE {self._condition('a', label)} "
            f"RETURN count(*) AS n, {self._aggregate('a', label)} AS x, {self._aggregate('a', label)} AS y"
        )

    def a_having(self) -> str:
        source, kind, target = self._link()
        least = self._chance.randint(1, 4)
        return (
            f"MATCH (a:{source})-[r:{kind}]->(b:{target}) WITH a, count(r) AS n, {self._aggregate('b', target)} AS x "
            f"WHERE n >= {least} RETURN a.id AS a, n, x"
        )

    def a_page(self) -> str:
        label = self._label()
        key, down = self._key(label), self._pick("", " DESC")
        skip = self._pick("", f" SKIP {self._chance.randint(0, 5)}")
        return (
            f"MATCH (a:{label}) RETURN a.id AS id, a.{key} AS v ORDER BY v{down}, id{self._pick('', ' DESC')}{skip} "
            f"LIMIT {self._chance.randint(0, 12)}"
        )

    def a_page_inside(self) -> str:
        source, kind, target = self._link()
        wanted = self._pick("count(b)", "collect(DISTINCT b.id)[0] IS NOT NULL", "min(b.id)")
        if "[0]" in wanted:
            self._parts.add("element of an aggregate")
        return (
            f"MATCH (a:{source}) WITH a ORDER BY a.id LIMIT {self._chance.randint(1, 6)} "
            f"MATCH (a)-[:{kind}]->(b:{target}) RETURN a.id AS a, {wanted} AS x"
        )

    def a_union(self) -> str:
        one, other = self._label(), self._label()
        every = self._pick("", " ALL")
        return (
            f"MATCH (a:{one}) WHERE {self._atom('a', one)} RETURN a.{self._key(one)} AS v "
            f"UNION{every} MATCH (a:{other}) WHERE {self._atom('a', other)} RETURN a.{self._key(other)} AS v"
        )

    def a_variable_length(self) -> str:
        source, kind, _ = self._link()
        other = self._pick(*[link[1] for link in self._shape.links])
        low = self._chance.randint(0, 2)
        high = low + self._chance.randint(0, 2)
        arrow = self._pick("-[:{}*{}..{}]->", "<-[:{}*{}..{}]-").format(f"{kind}|{other}", low, high)
        back = self._pick("length(p) AS n", "size(nodes(p)) AS n", "[x IN relationships(p) | type(x)] AS n")
        return f"MATCH p = (a:{source}){arrow}(b) RETURN a.id AS a, b.id AS b, {back}"

    def a_reach(self) -> str:
        kinds = "|".join(sorted({self._link()[1] for _ in range(3)}))
        return f"MATCH (a {{id: '{self._pick(*self._shape.ids)}'}})-[:{kinds}*1..3]-(b) RETURN DISTINCT b.id AS b"

    def a_list(self) -> str:
        source, kind, target = self._link()
        use = self._pick(
            "[x IN l WHERE x CONTAINS 'a' | size(x)]",
            "any(x IN l WHERE x ENDS WITH 'n')",
            "all(x IN l WHERE size(x) > 12)",
            "none(x IN l WHERE x STARTS WITH 'org')",
            "single(x IN l WHERE x CONTAINS '/')",
            "reverse(l)",
            "l[1..3]",
            "l[-1]",
            "head(l) + '|' + last(l)",
            "tail(l)",
            "reduce(s = 0, x IN l | s + size(x))",
            "[x IN range(0, size(l), 2) | l[x]]",
            "size([x IN l WHERE x IS NOT NULL AND NOT x IN ['a', head(l)]])",
        )
        return (
            f"MATCH (a:{source})-[:{kind}]->(b:{target}) WITH DISTINCT a, b ORDER BY b.id "
            f"WITH a, collect(b.id) AS l RETURN a.id AS a, {use} AS x"
        )

    def a_subquery_predicate(self) -> str:
        source, kind, target = self._link()
        inside = f"(a)-[:{kind}]->(b:{target}) WHERE {self._atom('b', target)}"
        test = self._pick(
            f"EXISTS {{ MATCH {inside} }}",
            f"NOT EXISTS {{ MATCH {inside} }}",
            f"EXISTS {{ (a)-[:{kind}]->(:{target}) }}",
            f"COUNT {{ (a)-[:{kind}]->() }} > {self._chance.randint(0, 3)}",
            f"COUNT {{ MATCH {inside} }} = {self._chance.randint(0, 2)}",
            f"(a)-[:{kind}]->(:{target})",
            f"NOT (a)-[:{kind}]->()",
        )
        return f"MATCH (a:{source}) WHERE {test} RETURN a.id AS a"

    def a_subquery(self) -> str:
        source, kind, target = self._link()
        return (
            f"MATCH (a:{source}) CALL {{ WITH a MATCH (a)-[:{kind}]->(b:{target}) "
            f"RETURN {self._aggregate('b', target)} AS x, count(b) AS n }} RETURN a.id AS a, x, n"
        )

    def a_expression(self) -> str:
        label = self._label()
        key = self._key(label)
        use = self._pick(
            f"CASE WHEN {self._atom('a', label)} THEN 1 WHEN a.{key} IS NULL THEN 2 ELSE 3 END",
            f"CASE a.{key} WHEN {self._value(label, key)} THEN 'x' ELSE a.id END",
            f"coalesce(a.{key}, a.{self._key(label)}, 'none')",
            "toUpper(left(a.id, 7)) + right(a.id, 2)",
            "split(a.id, ':')[1]",
            "replace(substring(a.id, 2, 9), 'o', '0')",
            "size(a.name) % 7 + size(a.id) / 3",
            "trim('  ' + toLower(a.id) + ' ')",
            "toInteger(a.number) * 2 - 1",
            "toString(size(a.id)) + a.id",
            "abs(size(a.id) - 20) ^ 2",
            f"a.{key} = a.{key}",
            f"[a.{key}, 1, null][0]",
            f"{{x: a.{key}, y: [a.id]}}.x",
            f"exists {{ (a)--() }} OR a.{key} IS NULL",
            "round(size(a.id) / 7.0)",
            "size(keys(a)) > 1",
            "labels(a)[0]",
        )
        return f"MATCH (a:{label}) RETURN a.id AS a, {use} AS x"

    def a_unwind(self) -> str:
        names = [self._chance.choice(self._shape.ids) for _ in range(4)]
        values = ", ".join([*(f"'{name}'" for name in names), self._pick("null", "'nobody'")])
        match = self._pick("MATCH", "OPTIONAL MATCH")
        return f"UNWIND [{values}] AS id {match} (a {{id: id}}) RETURN id, a.id AS a, size(a.name) AS n"

    def a_logic(self) -> str:
        return f"RETURN {self._truth(3)} AS x, {self._truth(2)} AS y, {self._comparison()} AS z"

    def a_shortest(self) -> str:
        one, other = self._chance.sample(self._shape.ids, 2)
        return (
            f"MATCH (a {{id: '{one}'}}), (b {{id: '{other}'}}) MATCH p = shortestPath((a)-[*..6]-(b)) "
            "RETURN a.id AS a, b.id AS b, length(p) AS n"
        )

    # Pieces

    def _pick(self, *choices: _T) -> _T:
        return self._chance.choice(choices)

    def _label(self) -> str:
        return self._chance.choice(list(self._shape.values))

    def _link(self) -> tuple[str, str, str]:
        return self._chance.choice(
            [link for link in self._shape.links if {link[0], link[2]} <= self._shape.values.keys()]
        )

    def _key(self, label: str) -> str:
        return self._pick("id", "nameEn", *self._shape.values[label])

    def _value(self, label: str, key: str) -> str:
        values = self._shape.values[label].get(key) or self._shape.ids
        value = self._chance.choice(values)
        if isinstance(value, str):
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return str(value).lower()

    def _condition(self, name: str, label: str) -> str:
        one, other = self._atom(name, label), self._atom(name, label)
        return str(
            self._pick(one, f"NOT ({one})", f"({one}) AND ({other})", f"({one}) OR ({other})", f"({one}) XOR ({other})")
        )

    def _atom(self, name: str, label: str) -> str:
        key = self._key(label)
        value = self._value(label, key)
        if value in ("true", "false"):
            return self._pick(f"{name}.{key}", f"{name}.{key} = {value}", f"{name}.{key} IS NULL")
        tests = [f"{name}.{key} {sign} {value}" for sign in ("=", "<>", "<", ">=", ">")]
        tests += [f"{name}.{key} IS NULL", f"{name}.{key} IS NOT NULL", f"{name}.{key} IN [{value}, null, 'x']"]
        if value.startswith("'"):
            word = "'" + value.strip("'").replace("\\", "")[: self._chance.randint(1, 6)].replace("'", "") + "'"
            tests += [f"{name}.{key} {how} {word}" for how in ("STARTS WITH", "ENDS WITH", "CONTAINS")]
        return self._pick(*tests)

    def _aggregate(self, name: str, label: str) -> str:
        key = self._key(label)
        whole = f"size({name}.{key})" if self._value(label, key).startswith("'") else f"{name}.{key}"
        return str(
            self._pick(
                f"count({name}.{key})",
                f"count(DISTINCT {name}.{key})",
                f"min({name}.{key})",
                f"max({name}.{key})",
                f"size(collect({name}.{key}))",
                f"size(collect(DISTINCT {name}.{key}))",
                "sum(" + (whole if whole.startswith("size(") else f"size({name}.id)") + ")",
                f"avg(size({name}.id))",
            )
        )

    def _truth(self, depth: int) -> str:
        if depth == 0:
            return self._pick("true", "false", "null")
        one, other = self._truth(depth - 1), self._truth(depth - 1)
        return str(
            self._pick(
                f"({one} AND {other})",
                f"({one} OR {other})",
                f"({one} XOR {other})",
                f"(NOT {one})",
                f"({one} IS NULL)",
            )
        )

    def _comparison(self) -> str:
        return str(
            self._pick(
                "null = null",
                "null <> 1",
                "1 IN [2, null]",
                "1 IN [1, null]",
                "null IN []",
                "[1, null] = [1, null]",
                "[1, 2] < [1, 3]",
                "'a' < 1",
                "1 = 1.0",
                "'a' = 1",
                "null + 1",
                "1 < null",
                "size(null)",
                "[1, 2][5]",
                "5 / 2",
                "-5 % 3",
                "5.0 / 2",
                "2 ^ 3",
                "'a' + 'b'",
                "[1] + 2",
                "[1] + [2, null]",
                "toInteger('x')",
                "toFloat('1.5')",
                "{a: 1}.b",
                "range(3, 1, -1)",
                "'abc' =~ 'a.*'",
                "substring('abc', 1)",
                "reverse('abc')",
            )
        )
