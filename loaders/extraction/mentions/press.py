"""Newspapers as agencies: the dateline of an article, and "Báo <tỉnh>"."""

from __future__ import annotations

from loaders.extraction.mentions.scene import Found, Reading, Scene

PAPERS = {
    "kinhtedothi": "bao-ktdt", "ktdt": "bao-ktdt", "hanoimoi": "bao-ha-noi-moi", "ttxvn": "ttxvn", "vov": "vov",
    "vtv": "vtv",
    "dantri": "bao-dan-tri", "vnexpress": "bao-vnexpress", "nhandan": "bao-nhan-dan", "vietnamplus": "bao-vietnamplus",
    "baochinhphu": "bao-chinh-phu", "tienphong": "bao-tien-phong", "plo": "bao-phap-luat-tphcm", "sggp": "bao-sggp",
}  # fmt: skip


def paper_at(scene: Scene, i: int) -> Reading | None:
    """The paper's name before the dash that opens an article: `Kinhtedothi - …`."""
    tokens = scene.tokens
    kind = PAPERS.get(tokens.words[i])
    if kind is None or not scene.press or i + 1 >= len(tokens) or tokens.gap(i + 1).strip() != "-":
        return None
    return Reading(i + 1, (Found(i, i + 1, "org", (f"org:{kind}",), "explicit"),))
