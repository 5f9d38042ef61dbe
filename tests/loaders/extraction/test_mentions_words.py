"""The words of a text, the phrases at them, and which readers are asked where."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.extraction.agencies import agency_table
from loaders.extraction.mentions import toponyms
from loaders.extraction.mentions.bodies import body_at
from loaders.extraction.mentions.localities import bare_at, typed_at
from loaders.extraction.mentions.names import place_names
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Scene, remembered
from loaders.extraction.mentions.tokens import tokenize
from loaders.extraction.mentions.walk import read_range, readers_in
from loaders.text.fold import fold

PHRASES = Phrases({("dia", "phuong"): 1, ("dia", "phuong", "ban"): 2, ("ben",): 3, ("ben", "a"): 4})


def scene_of(text: str) -> Scene:
    return Scene(tokenize(fold(text)), place_names(), agency_table(), date(2020, 1, 1))


@pytest.mark.parametrize("text", ["", "...", "Sở Y tế", "– Tỉnh Sơn La,\nhuyện Mộc Châu (cũ).", "ăn  uống"])
def test_words_and_gaps_make_up_the_text(text: str) -> None:
    folded = fold(text)
    tokens = tokenize(folded)
    pieces = [piece for pair in zip(tokens.gaps, (*tokens.lowers, ""), strict=True) for piece in pair]
    assert "".join(pieces) == folded.lower
    assert [folded.plain[i:j] for i, j in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)
    assert tokens.capitals == tuple(not tokens.text(i, i + 1)[0].islower() for i in range(len(tokens)))


def test_a_text_is_accented_when_more_than_one_letter_in_twenty_is() -> None:
    assert tokenize(fold("Ủy ban nhân dân " * 600)).accented
    assert not tokenize(fold("Uy ban nhan dan tinh Sơn La " + "x" * 400)).accented


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("địa phương bạn", [(3, 2), (2, 1)]),
        ("địa phương", [(2, 1)]),
        ("địa bàn", []),
        ("bên a", [(2, 4), (1, 3)]),
        ("bên kia", [(1, 3)]),
        ("bên", [(1, 3)]),
    ],
)
def test_phrases_at_a_word_are_given_longest_first(text: str, found: list[tuple[int, int]]) -> None:
    assert list(PHRASES.at(tokenize(fold(text)), 0)) == found


def test_no_phrase_stands_behind_the_end() -> None:
    assert not PHRASES.at(tokenize(fold("bên")), 1)


def test_first_words_keep_their_marks() -> None:
    assert first_words(["địa phương", "bên"]) == {"địa", "bên"}


def test_readers_are_asked_only_where_a_mention_may_begin() -> None:
    scene = scene_of("Số liệu cần đúng quy định; Sở Y tế và tỉnh Sơn La cùng dân bản làm việc ở đó.")
    words, readers = readers_in(scene.tokens)
    asked = {scene.tokens.text(i, i + 1): found for i, found in zip(words, readers, strict=True)}
    assert not asked.keys() & {"liệu", "cần", "đúng", "và", "dân", "việc", "ở", "đó"}
    assert body_at in asked["Sở"]
    assert typed_at in asked["tỉnh"]
    assert bare_at in asked["Sơn"]
    assert typed_at not in asked["Sơn"]


def test_what_the_words_alone_tell_is_read_once() -> None:
    asked: list[int] = []

    @remembered
    def counted(scene: Scene, i: int) -> int | None:
        asked.append(i)
        return None if scene.locality else i

    scene = scene_of("tỉnh Sơn La")
    assert [counted(scene, 1), counted(scene, 1), counted(scene, 2)] == [1, 1, 2]
    assert asked == [1, 2]
    again = Scene(scene.tokens, scene.names, scene.agencies, scene.on, locality="loc:tinh-son-la")
    assert counted(again, 1) == 1
    assert asked == [1, 2]


def test_reading_a_text_again_looks_no_name_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = scene_of("Sở Y tế tỉnh Sơn La phối hợp với huyện Mộc Châu, xã Chiềng Hắc, tỉnh Hòa Bình. " * 20)
    end = len(scene.tokens.folded.text)
    first = list(read_range(scene, 0, end))
    looked_up: list[object] = []
    monkeypatch.setattr(toponyms, "_spelled", lambda *asked: looked_up.append(asked))
    again = Scene(scene.tokens, scene.names, scene.agencies, scene.on)
    assert list(read_range(again, 0, end)) == first
    assert len(first) > 60
    assert not looked_up
