"""Files to text: what is read, what is refused and with which words."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableSource
from loaders.readers import find, read, read_bytes
from loaders.readers.encoding import Undecodable, decode

TEXT = "Số: 12/KH-UBND\r\nSơn Thủy, ngày 1 tháng 2 năm 2023\r\nKế hoạch hợp tác\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
    ],
)
def test_text_comes_as_it_stands_in_the_file(data: bytes, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    source = read(tmp_path / "a.txt")
    assert unicodedata.normalize("NFC", source.text) == TEXT
    assert (source.encoding, source.name, source.media_type) == (encoding, "a.txt", "text/plain")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert read_bytes("a.txt", data) == source


def test_decomposed_letters_stay_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert read_bytes("a.txt", decomposed.encode()).text == decomposed != TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\f", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 \xe2\xe3", "a PDF file"),
        (b"PK\x03\x04rest", "an Office file"),
        (bytes(range(256)) * 4, "binary"),
        (b"abc\0def" * 10, "binary"),
        ("Kế hoạch".encode("cp1258", errors="replace") + b"\xec\xd2 h\xf2", "not UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b\0c", "damaged or cut off"),
        ("Uû ban nh©n d©n tØnh S¬n Thuû ban hµnh KÕ ho¹ch hîp t¸c n¨m 2010".encode(), "TCVN3"),
        ("UÛY BAN NHAÂN DAÂN TÆNH ban haønh Keá hoaïch hôïp taùc naêm 2010".encode(), "VNI"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "văn bản.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource) as refused:
        read(path)
    assert reason in refused.value.reason
    assert str(refused.value) == f"{path}: {refused.value.reason}"
    assert "\n" not in str(refused.value)


def test_text_in_plain_ascii_or_french_is_no_legacy_font() -> None:
    assert read_bytes("a.txt", b"a plan without any Vietnamese letter in it").text.startswith("a plan")
    assert read_bytes("b.txt", "Élève à l'école, où français est parlé; naïve façade, œuvre".encode()).text


def test_missing_folder_and_unknown_format(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "no.txt", "no such file"), (tmp_path, "folder")):
        with pytest.raises(UnreadableSource, match=reason):
            read(path)
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(
        UnreadableSource, match=r"no reader for \.docx files \(there is one for \.markdown, \.md, \.txt\)"
    ):
        read(tmp_path / "a.docx")


def test_size_limit_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"12345")
    assert read(tmp_path / "a.md", max_bytes=5).media_type == "text/markdown"
    with pytest.raises(UnreadableSource, match="too big"):
        read(tmp_path / "a.md", max_bytes=4)
    with pytest.raises(UnreadableSource, match="too big"):
        read_bytes("a.md", b"12345", max_bytes=4)


def test_an_upload_keeps_only_the_last_part_of_its_name() -> None:
    assert read_bytes("../../etc/a.txt", b"text").name == "a.txt"
    assert read_bytes("C:\\temp\\b.MD", b"text").name == "b.MD"


def test_find_walks_folders_in_order_and_skips_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.markdown", "sub/d.pdf", ".hidden/e.txt", ".f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    named = tmp_path / "sub" / "d.pdf"
    found = find([tmp_path, tmp_path / "a.md", named, tmp_path / "none.txt"])
    assert [str(p.relative_to(tmp_path)) for p in found] == ["a.md", "b.txt", "sub/c.markdown", "sub/d.pdf", "none.txt"]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Undecodable):
        text, encoding = decode(data)
        assert text.strip()
        assert text.encode(encoding) in data
