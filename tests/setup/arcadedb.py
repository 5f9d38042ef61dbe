"""Start ArcadeDB with Bolt in the directory named by the argument, print its address, end when standard input does.

Run by `tests/arcadedb_server.py` with `python -m`; engine and Java are those of the `arcadedb-embedded` package.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from typing import Any

HOST, DATABASE = "127.0.0.1", "hoptac"


def main() -> None:
    home, answer = sys.argv[1], os.dup(1)
    os.dup2(2, 1)  # the server's own messages
    from arcadedb_embedded.jvm import start_jvm
    from arcadedb_embedded.server import create_server

    password = secrets.token_hex(16)
    start_jvm(heap_size="768m")
    server = create_server(home, password, config=settings())
    server.start()
    os.write(answer, f"bolt://root:{password}@{HOST}:{port(server)}/{DATABASE}\n".encode())
    while sys.stdin.buffer.read(4096):
        pass
    shutil.rmtree(home, ignore_errors=True)
    os._exit(0)


def settings() -> dict[str, Any]:
    """Both listeners on loopback on ports of the system's choice; a query ends after 30 s, since Bolt cannot ask."""
    return {
        "host": HOST,
        "http_port": 0,
        "bolt_port": 0,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_defaultDatabases": f"{DATABASE}[root]",
        "command_timeout": 30_000,
    }


def port(server: Any) -> int:
    """The port that the system chose: only a private field knows the listener."""
    (plugin,) = [plugin for plugin in server._java_server.getPlugins() if "Bolt" in str(plugin.getClass())]
    field = plugin.getClass().getDeclaredField("listener")
    field.setAccessible(True)
    return int(field.get(plugin).getPort())


if __name__ == "__main__":
    main()
