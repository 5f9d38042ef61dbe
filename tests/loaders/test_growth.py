"""The whole reading grows with length only, in a file of many documents and in one long document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from loaders.pipeline import extract
from loaders.source import Source
from tests.growth import calls

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HEADER = """UBND TỈNH SƠN LA
Số: 12/KH-UBND
Sơn La, ngày 14 tháng 3 năm 2023
KẾ HOẠCH
Thực hiện hợp tác giữa tỉnh Sơn La và tỉnh Điện Biên giai đoạn 2023 - 2025

Căn cứ Nghị quyết số 05/NQ-HĐND ngày 10/12/2022 của HĐND tỉnh về phát triển kinh tế;
"""
POINT = """{n}. Hợp tác về y tế
- Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND huyện Mộc Châu tổ chức khám bệnh theo Kế hoạch số {n}/KH-UBND
ngày 02/3/2023 của UBND tỉnh; báo cáo UBND tỉnh trước ngày 25/11 hằng năm.
"""
CLOSING = """Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def many_documents(count: int) -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))[:2]]
    return "\n\n".join(texts * count)


def one_long_document(count: int) -> str:
    return HEADER + "".join(POINT.format(n=n) for n in range(1, 10 * count + 1)) + CLOSING


@pytest.mark.parametrize("text", [many_documents, one_long_document])
def test_a_text_twice_and_four_times_as_long_takes_so_many_calls(text: Callable[[int], str]) -> None:
    read(text(1))  # vocabulary and gazetteer are loaded once
    once, twice, four_times = (calls(partial(read, text(count))) for count in (2, 4, 8))
    assert twice < 2.2 * once
    assert four_times < 4.4 * once


def read(text: str) -> object:
    return extract(Source("a.txt", text, "0" * 64))
