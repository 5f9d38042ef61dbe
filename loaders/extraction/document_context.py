"""What reading a name needs to know of its document: who speaks, for which place, on which day.

`loaders.extraction.context` reads it; everything after it uses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """The context of one document.

    `issuer` are ids of agencies, for an agreement its parties; `locality` is the unit that the document speaks for and
    `province` the province that it lies in; `level` is `tinh`, `huyen`, `xa`, `trung-uong` or empty; `on` is the day at
    which names are resolved, known from `on_basis`; `parties` are the places that "hai tỉnh", "hai bên" stand for;
    `place` is the place of the place line.
    """

    issuer: tuple[str, ...]
    issuer_basis: str
    issuer_confidence: float
    locality: str | None
    province: str | None
    level: str
    on: date
    on_basis: str
    parties: tuple[str, ...]
    place: str | None
