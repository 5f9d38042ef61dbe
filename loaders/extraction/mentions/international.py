"""International organisations by their acronyms, doubled letters of bad copies forgiven (`UNESSCO`)."""

from __future__ import annotations

from itertools import groupby

from loaders.extraction.mentions.scene import Found, Reading, Scene

_ACRONYMS = (
    "UNESCO",
    "UNICEF",
    "UNDP",
    "UNFPA",
    "JICA",
    "KOICA",
    "ADB",
    "FAO",
    "WHO",
    "GIZ",
    "AFD",
    "ASEAN",
    "UNIDO",
    "IFAD",
    "USAID",
)
_BY_LETTERS = {"".join(letter for letter, _ in groupby(name)): name for name in _ACRONYMS}


def organisation_at(scene: Scene, i: int) -> Reading | None:
    """An acronym in capitals at `i`."""
    text = scene.tokens.text(i, i + 1)
    name = _BY_LETTERS.get("".join(letter for letter, _ in groupby(text))) if text.isupper() and len(text) > 2 else None
    return Reading(i + 1, (Found(i, i + 1, "org", (f"org:{name.lower()}",), "explicit"),)) if name else None
