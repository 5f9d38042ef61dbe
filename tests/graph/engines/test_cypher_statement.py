from __future__ import annotations

import contextlib
import random
from typing import Any

import kglite
import pytest

from graph.engines.cypher_statement import MAX_LENGTH, reading
from graph.errors import Forbidden, InvalidQuery

READING = [
    "MATCH (n) RETURN n",
    "match (n:Document {id: $id})-[r:A|B*1..8]->(m) where r.`end` > 3 return n.title, m order by m.id skip 1 limit 2;",
    "OPTIONAL MATCH (n) WITH n WHERE n.set = 'SET' AND n.delete IS NULL RETURN n.create AS c",
    "UNWIND ['CREATE (n)', \"it's; DELETE\", 'a\\'b'] AS x RETURN x // DELETE everything",
    "RETURN /* SET n.x = 1; */ 1 AS one",
    "MATCH (n) RETURN n.id AS `CREATE`, `n`.`DELETE` AS `load csv`",
    "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS n } RETURN a, n",
    "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b UNION ALL MATCH (a)<--(b) RETURN b } RETURN b",
    "MATCH (n) WHERE EXISTS { (n)-->(:Field) } AND COUNT { MATCH (n)--() } > 1 RETURN n UNION MATCH (n) RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.relationshipTypes()",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) WHERE n.name = 'Đà Nẵng' RETURN n",
    "RETURN 1.5e3 AS x, 0x1F AS y, [1, 2][0..1] AS z, -1 AS w",
]

WRITING = [
    "CREATE (n)",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.x RETURN n",
    "MERGE (n:X) RETURN n",
    "UNWIND [1] AS x FOREACH (i IN [1] | CREATE (n)) RETURN x",
    "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
    "MATCH (n) LOAD\nCSV FROM 'x' AS row RETURN row",
    "MATCH (n) /* harmless */ dElEtE n",
    "MATCH (n) WITH n, 'a\\'' AS x DELETE n //'",
    "MATCH (n) RETURN n.\u200bid UNION CREATE (m) RETURN m",
    "MATCH (n) CALL { WITH n CREATE (m) RETURN m } RETURN m",
    "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS RETURN 1",
    "MATCH (n) ＳＥＴ n.x = 1",
    "MATCH (n) ſET n.x = 1",
    "MATCH (n) S\u200bET n.x = 1",
    "MATCH (n) DE\u00adLETE n",
    "MATCH (n) RETURN 1 . SET",
    "WITH {a: 1}['a'] AS x SET x.y = 1",
    "CALL dbms.procedures()",
    "CALL db.cdc.enable({})",
    "CALL `db`.`node_embeddings`.drop({})",
    "CALL apoc.load.json('x') YIELD value RETURN value",
    "CALL db.labels.evil() YIELD x RETURN x",
    "MATCH (n) CALL table.upsert({}) YIELD x RETURN x",
    "CREATE INDEX FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT x",
    "SHOW PROCEDURES",
    "USE other MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "EXPLAIN CREATE (n)",
    "FOR VALID_TIME ALL MATCH (n) RETURN n",
    "MATCH (n) RETURN n FORMAT CSV",
    "MATCH (n) RETURN n NEXT CREATE (m)",
    "INSERT (n:X)",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) RETURN n FINISH",
]

BROKEN = [
    ("", "there is no statement"),
    ("  // only a comment", "there is no statement"),
    ("MATCH (n) RETURN 'abc", "line 1, column 18: quote is not closed"),
    ("MATCH (n)\nRETURN `abc", "line 2, column 8: quote is not closed"),
    ("MATCH (n) /* RETURN n", "comment is not closed"),
    ("MATCH (n RETURN n", "“\\(” is not closed"),
    ("MATCH n) RETURN n", "“\\)” closes nothing"),
    ("RETURN [1) AS x", "“\\)” closes nothing"),
    ("RETURN 1; RETURN 2", "one statement at a time"),
    ("RETURN 1;;", "one statement at a time"),
    ("RETURN \\u0043REATE", "U\\+005C"),
    ("RETURN 1\x00", "U\\+0000"),
    ("RETURN 0x1SET n.x = 1", "runs into"),
    ("RETURN 1UNION RETURN 2", "runs into"),
    ("MATCH (n) RETURN n UNION", "the statement ends"),
    ("RETURN '" + "x" * MAX_LENGTH + "'", "longer than"),
]


@pytest.mark.parametrize("statement", READING)
def test_reading_is_allowed(statement: str) -> None:
    assert len(reading(statement)) == len(statement)


@pytest.mark.parametrize("statement", WRITING)
def test_all_else_is_refused_in_every_disguise(statement: str) -> None:
    with pytest.raises((Forbidden, InvalidQuery)):
        reading(statement)


@pytest.mark.parametrize(("statement", "message"), BROKEN)
def test_what_does_not_parse_says_where(statement: str, message: str) -> None:
    with pytest.raises(InvalidQuery, match=message):
        reading(statement)


def test_the_refusal_names_word_and_place() -> None:
    with pytest.raises(Forbidden, match="line 2, column 2: delete is not allowed"):
        reading("MATCH (n)\n delete n")


def test_comments_are_blanked_and_positions_kept() -> None:
    assert reading("RETURN /* a\nb */ 1 AS x // c") == "RETURN     \n     1 AS x     "
    assert reading("RETURN '/* kept */' AS x") == "RETURN '/* kept */' AS x"


def test_bare_vietnamese_names_are_quoted_for_the_engine() -> None:
    assert reading("MATCH (tỉnh) RETURN tỉnh.name AS tên") == "MATCH (`tỉnh`) RETURN `tỉnh`.name AS `tên`"


HARMFUL = (
    "MATCH (n:A) SET n.x = 99 RETURN n",
    "MATCH (n:A) WITH n CREATE (m:B {k: 1}) RETURN m",
    "MATCH (n:A) WHERE n.y = 'a\\'b' DETACH DELETE n",
    "RETURN 0x1 AS x; CREATE (n:B)",
    "UNWIND [1] AS i MERGE (z:C {i: i})",
)
JUNK = [
    " ",
    "",
    "\n",
    "#",
    "'",
    '"',
    "\\",
    "\\u0053",
    "`",
    "//",
    "/*",
    "*/",
    ";",
    ".",
    "{",
    "}",
    "(",
    ")",
    "1",
    "0x",
    "$",
]
JUNK += ["ſ", "Ｓ", "\u200b", "\u00a0", "\x0c", "n.", "RETURN 1 ", "''", "1e3", "|", ":", ",", "@"]


def mutated(statement: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 2)):
        place = dice.randrange(len(statement) + 1)
        statement = statement[:place] + dice.choice(JUNK) + statement[place + dice.randint(0, 1) :]
    return statement


def test_no_mutation_of_a_harmful_statement_that_still_harms_gets_through() -> None:
    """Each is really run on a writable graph; whoever changed it must have been refused."""
    dice, harmful = random.Random(7), 0
    for _ in range(12_000):
        statement = mutated(dice.choice(HARMFUL), dice)
        graph: Any = kglite.KnowledgeGraph()
        graph.cypher('CREATE (n:A {id: 1, y: "a\'b"})')
        before = graph.cypher("MATCH (n) RETURN n").to_list()
        with contextlib.suppress(Exception):
            graph.cypher(statement)
        if graph.cypher("MATCH (n) RETURN n").to_list() != before:
            harmful += 1
            with pytest.raises((Forbidden, InvalidQuery)):
                reading(statement)
    assert harmful > 300, "the mutations destroy too much; the test proves nothing"
