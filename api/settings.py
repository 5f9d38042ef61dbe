"""Settings of the served application, each from one environment variable; `docs/settings.md` explains them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, and the bounds of what a request may cost.

    `key` is what a writing request must carry as `Authorization: Bearer …`; without one nobody writes.
    """

    data: Path = Path(".hoptac")
    key: str | None = None
    query_seconds: float = 10.0
    query_rows: int = 10_000
    upload_bytes: int = 10_000_000

    @classmethod
    def from_environment(cls) -> Settings:
        """Read `HOPTAC_DATA`, `HOPTAC_KEY`, `HOPTAC_QUERY_SECONDS`, `HOPTAC_QUERY_ROWS`, `HOPTAC_UPLOAD_BYTES`.

        Raises:
            InvalidRequest: a number is not one; the message names the variable.
        """
        default = cls()
        return cls(
            data=Path(os.environ.get("HOPTAC_DATA") or default.data),
            key=os.environ.get("HOPTAC_KEY") or None,
            query_seconds=_number("HOPTAC_QUERY_SECONDS", default.query_seconds),
            query_rows=int(_number("HOPTAC_QUERY_ROWS", default.query_rows)),
            upload_bytes=int(_number("HOPTAC_UPLOAD_BYTES", default.upload_bytes)),
        )


def _number(name: str, default: float) -> float:
    text = os.environ.get(name)
    try:
        value = float(text) if text else float(default)
    except ValueError:
        value = -1
    if value <= 0:
        raise InvalidRequest(f"{name}={text}: a number above zero is needed, or nothing for {default:g}")
    return value
