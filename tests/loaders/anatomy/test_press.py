"""Articles told from issued documents."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import Reading

STORY = "lãnh đạo hai tỉnh đã ký kết chương trình hợp tác du lịch giai đoạn 2023 - 2025 tại thành phố An Bình."


@pytest.mark.parametrize(
    "text",
    [
        f"Hai tỉnh bắt tay làm du lịch\n\nBáo An Bình - Sáng 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\nanbinh.vn - Chiều 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\n(TTXVN) - Ngày 12/5, {STORY}\n",
        f"Hai tỉnh bắt tay làm du lịch\n\nSáng 12/5, {STORY}\n\nÔng An cho biết việc này rất cần.\n\nMinh Anh\n",
        f"Hai tỉnh bắt tay làm du lịch\nLan Anh\n\nMới đây, {STORY}\nẢnh: Lan Anh\n",
        f"Kế hoạch số 5/KH-UBND về du lịch\nLan Anh\n\nAn Bình Online - UBND tỉnh vừa ban hành Kế hoạch, {STORY}\n",
    ],
)
def test_articles(text: str) -> None:
    reading = Reading(text)
    assert reading.only.kind == "press"
    assert reading.words(reading.only.subject) == text.split("\n")[0]
    assert reading.only.number is None


@pytest.mark.parametrize(
    "text",
    [
        "BÁO CÁO\nKết quả hợp tác năm 2020\n\nVừa qua, hai tỉnh đã ký kết. Ảnh: phụ lục. Ông An nhấn mạnh.\n",
        "Quyết định về hợp tác\nCăn cứ Luật X;\nSáng 12/5, lãnh đạo đã ký. Nguồn: báo cáo.\nĐiều 1. Giao Sở X.\n",
        "Hai tỉnh hợp tác về du lịch và nông nghiệp.\n",
        "- Sở Nội vụ chủ trì;\n- Sở Y tế phối hợp.\n",
    ],
)
def test_other_texts(text: str) -> None:
    assert Reading(text).only.kind != "press"
