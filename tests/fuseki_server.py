"""One Apache Jena Fuseki for the tests of a run; where it cannot be had they skip and say why.

Tests that need it are marked `fuseki` and take `fuseki_server` (the datasets as earlier tests left them) or
`fuseki_url` (the dataset that is set up as `docs/settings.md` says, emptied before). The server keeps its data in a
temporary directory, listens on loopback on a port of the system's choice, and ends with the process that started it,
however that ends. `make .tools/fuseki/ready` installs it.
"""

from __future__ import annotations

import os
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import java_server

TOOLS = Path(__file__).resolve().parent.parent / ".tools" / "fuseki"
# The first service is the one of docs/settings.md. `apart` is what the documentation warns of.
_SERVICES = """\
PREFIX fuseki: <http://jena.apache.org/fuseki#>
PREFIX ja: <http://jena.hpl.hp.com/2005/11/Assembler#>
PREFIX tdb2: <http://jena.apache.org/2016/tdb#>

[] a fuseki:Service ;
    fuseki:name "hoptac" ;
    fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ,
        [ fuseki:operation fuseki:update ; fuseki:name "update" ] ,
        [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] ;
    fuseki:allowTimeoutOverride true ;
    fuseki:maximumTimeoutOverride 60000 ;
    fuseki:dataset [
        a tdb2:DatasetTDB2 ;
        tdb2:location "{home}/tdb" ;
        tdb2:unionDefaultGraph true ;
        ja:context [ ja:cxtName "arq:httpServiceAllowed" ; ja:cxtValue "false" ] ,
            [ ja:cxtName "arq:queryTimeout" ; ja:cxtValue "60000" ]
    ] .

[] a fuseki:Service ;
    fuseki:name "apart" ;
    fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "ask" ] ,
        [ fuseki:operation fuseki:update ] ,
        [ fuseki:operation fuseki:gsp-rw ; fuseki:name "rdf-graphs" ] ;
    fuseki:dataset [ a ja:MemoryDataset ] .
"""


def missing() -> str | None:
    """What keeps the server from being started here, if anything."""
    return java_server.missing("Fuseki", TOOLS)


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give its address without a dataset, stop it and remove what it wrote."""
    home = Path(tempfile.mkdtemp(prefix="hoptac-fuseki-"))
    (home / "fuseki.ttl").write_text(_SERVICES.replace("{home}", str(home)), encoding="utf-8")
    path = f"{TOOLS / 'classes'}:{TOOLS / 'lib'}/*"
    command = ["java", "-Xmx512m", *java_server.QUICK_START, "-cp", path, "FusekiTestServer", str(home)]
    with java_server.running(command, home, "http://") as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def _embedded_sparql() -> None:
    """A server that the user's own environment names is none of the tests' business."""
    os.environ.pop("HOPTAC_SPARQL_URL", None)


@pytest.fixture(scope="session")
def fuseki_server() -> Iterator[str]:
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with running() as url:
        yield url


@pytest.fixture
def fuseki_url(fuseki_server: str) -> str:
    url = f"{fuseki_server}/hoptac"
    update(f"{url}/update", "DROP ALL")
    return url


def update(url: str, text: str) -> None:
    """Send a SPARQL update to its endpoint, as any client could."""
    body = urllib.parse.urlencode({"update": text}).encode()
    with urllib.request.urlopen(urllib.request.Request(url, body)) as answer:
        answer.read()
