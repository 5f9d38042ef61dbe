"""Which of the media types on offer a request likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from starlette.exceptions import HTTPException


def preferred(request: Request, offers: Sequence[str]) -> str:
    """The offer with the highest quality, the first of equals; without `Accept`, the first.

    Raises:
        HTTPException: 406, nothing on offer is acceptable.
    """
    wanted = [_range(part) for part in request.headers.get("accept", "*/*").split(",")]
    quality = {offer: _quality(offer, wanted) for offer in offers}
    best = max(offers, key=lambda offer: quality[offer])
    if quality[best] <= 0:
        raise HTTPException(406, f"Not acceptable: there is {', '.join(offers)}")
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(offer: str, wanted: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range that fits the offer."""
    fits = [(name.count("*"), quality) for name, quality in wanted if _fits(name, offer)]
    return min(fits, key=lambda fit: fit[0])[1] if fits else 0.0


def _fits(name: str, offer: str) -> bool:
    kind, _, rest = name.partition("/")
    return name == "*/*" or name == offer or (rest == "*" and offer.startswith(kind + "/"))
