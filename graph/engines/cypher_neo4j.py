"""Cypher on a Neo4j server, chosen by `HOPTAC_CYPHER_URL`: the same graph for more readers than one machine serves.

The server is never a part of this program (it is GPL): we speak Bolt to it through its Apache-licensed driver. One
database belongs to one data directory; the commit that it holds is kept in it, changed in the transaction that
applies the commit, so a crash at any moment leaves a whole commit behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

from graph.engines import neo4j_dialect, neo4j_filling, neo4j_schema, neo4j_writing
from graph.engines.base import Change
from graph.engines.neo4j_address import Address
from graph.engines.neo4j_statement import SHARED_LABEL, for_neo4j
from graph.engines.neo4j_values import plain_row
from graph.engines.neo4j_writing import META
from graph.engines.net_change import NetChange, fold
from graph.errors import EngineUnavailable, InvalidRequest

_TIMEOUT = 10.0


class Neo4jEngine:
    """The merged graph of all sources in a Neo4j database (5.26 or newer).

    Args:
        url: `neo4j://user:password@host:7687/database`, as in `HOPTAC_CYPHER_URL`.
        owner: names the data directory to which the database belongs.
        read_only: never write.

    Raises:
        EngineUnavailable: nobody answers there, or refuses the user.
        InvalidRequest: the address is none.
    """

    def __init__(self, url: str, owner: str = "", *, read_only: bool = False) -> None:
        self.address = Address.parse(url)
        self._owner, self._read_only = owner, read_only
        self._prepared: set[str] | None = None
        self.driver = neo4j.GraphDatabase.driver(
            self.address.server,
            auth=self.address.auth,
            connection_timeout=_TIMEOUT,
            max_transaction_retry_time=3 * _TIMEOUT,
            notifications_min_severity="OFF",
        )
        with self.understood():
            try:
                agent = self.driver.get_server_info().agent
                self.dialect = neo4j_dialect.of_server(agent)
            except BaseException:
                self.driver.close()
                raise

    def applied(self) -> int:
        """The commit that the database holds; 0 where it is empty, -1 for another library's graph or a part of ours."""
        rows = self._rows(f"MATCH (m:{META}) RETURN m.owner AS owner, m.commit AS commit")
        if not rows:
            return 0
        return int(rows[0]["commit"]) if rows[0]["owner"] == self._owner else -1

    def apply(self, changes: Iterable[Change]) -> None:
        """Write the net of all changes in one transaction, tried again where the server asks for it."""
        self._must_write()
        net = fold(changes)
        if not net:
            return
        with self._session() as session:
            self._prepare(session, net)
            session.execute_write(neo4j_writing.write, net, self._owner, self.dialect)

    def fill(self, changes: Iterable[Change], head: int) -> None:
        """Write a whole graph into the emptied database: `changes` as of `Library.snapshot`, nothing twice.

        Many transactions, each tried again where the server asks for it. After a crash the same call goes on behind
        the last that came through; until the end `applied` is -1.
        """
        self._must_write()
        with self._session() as session:
            written = neo4j_filling.begun(session, self._owner, head)
            if written is None:
                self.clear()
                session.execute_write(neo4j_filling.begin, self._owner, head)
            labels, types = set[str](), set[str]()
            for batch in neo4j_filling.batches(changes, written or 0):
                new = {node.label for node in batch.nodes} - labels
                if new:
                    neo4j_schema.prepare_nodes(session, self.dialect, new)
                labels, types = labels | new, types | {edge.type for edge in batch.edges}
                session.execute_write(neo4j_filling.write, batch)
            neo4j_schema.prepare(session, self.dialect, labels, types)
            self._prepared = labels | types
            session.execute_write(neo4j_writing.remember, self._owner, head)

    def clear(self) -> None:
        """Remove our graph, in steps: commit 0 is noted first, so that what is half cleared is cleared again."""
        self._must_write()
        with self._session() as session:
            self._refuse_foreign(session)
            session.execute_write(neo4j_writing.remember, self._owner, 0)
            statement = f"MATCH (n:{SHARED_LABEL}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 10000 ROWS"
            session.run(statement).consume()

    def close(self) -> None:
        """Close the connections."""
        self.driver.close()

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of one of our own reading statements; texts from outside go through `graph.engines.query`."""
        return self._rows(for_neo4j(statement), parameters)

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Turn the driver's errors about the connection into ours; none of them shows the password."""
        try:
            yield
        except AuthError as error:
            reason = "the server refuses the user or password in HOPTAC_CYPHER_URL"
            raise EngineUnavailable(f"{self.address}: {reason}") from error
        except (ServiceUnavailable, DriverError) as error:
            reason = "no Neo4j answers; start it, or unset HOPTAC_CYPHER_URL for the embedded engine"
            raise EngineUnavailable(f"{self.address}: {reason}") from error
        except Neo4jError as error:
            raise EngineUnavailable(f"{self.address}: {error.message}") from error

    def _rows(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        def work(transaction: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            found = transaction.run(statement, dict(parameters or {}))
            return [plain_row(record) for record in found]

        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    @contextmanager
    def _session(self, mode: str = neo4j.WRITE_ACCESS) -> Iterator[neo4j.Session]:
        database = self.address.database
        with self.understood(), self.driver.session(database=database, default_access_mode=mode) as session:
            yield session

    def _prepare(self, session: neo4j.Session, net: NetChange) -> None:
        labels, types = {node.label for node in net.kept_nodes()}, {edge.type for edge in net.kept_edges()}
        if self._prepared is None:
            self._refuse_foreign(session)
        if self._prepared is None or not labels | types <= self._prepared:
            neo4j_schema.prepare(session, self.dialect, labels, types)
            self._prepared = (self._prepared or set()) | labels | types

    def _refuse_foreign(self, session: neo4j.Session) -> None:
        """A database that was filled by others is not ours to change."""
        statement = f"MATCH (n) WHERE NOT n:{SHARED_LABEL} AND NOT n:{META} RETURN labels(n) AS labels LIMIT 1"
        row = session.run(statement).single()
        if row is not None:
            label = next(iter(row["labels"]), "none")
            reason = f"the database holds other data (a node with label {label}); give the graph one of its own"
            raise InvalidRequest(f"{self.address}: {reason}")

    def _must_write(self) -> None:
        if self._read_only:
            raise InvalidRequest("this engine was opened for reading; open it without read_only to write")
