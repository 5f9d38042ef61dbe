"""A document whose words try to become markup, links or formulas wherever they are shown."""

from __future__ import annotations

from pathlib import Path

from graph.store import Store
from loaders.pipeline import read_file

AGENCY = "org:so-y-te/tinh-bac-kan"
TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN

Số: 77/KH-UBND

Bắc Kạn, ngày 3 tháng 4 năm 2023

KẾ HOẠCH
Phối hợp </script><script>alert(1)</script> năm 2023

1. Giao Sở Y tế chủ trì <img src=x onerror=alert(2)> "'><a href="javascript:alert(3)">\u202exe\u202c {{7*7}}.

2. Sở Y tế báo cáo UBND tỉnh kết quả <script>alert(4)</script> trước ngày 15/6/2023.

3. Sở Y tế báo cáo UBND tỉnh khi có yêu cầu.
"""


def fill(directory: Path) -> Path:
    """A data directory that holds it."""
    file = directory / "hostile.txt"
    file.write_text(TEXT, encoding="utf-8")
    source, facts = read_file(file)
    with Store.open(directory / "graph", write=True) as store:
        store.add(source.name, source.text, source.sha256, facts)
    return directory / "graph"
