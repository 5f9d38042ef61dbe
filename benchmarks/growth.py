"""Whether reading time grows with length only.

    python -m benchmarks.growth

Each text is read once and eight times over; a growth near 8 is linear. Repetitive texts are what makes a careless
regular expression slow.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from loaders.pipeline import read_text

UNITS = ("UBND tỉnh, ", "Số: 12/KH-", "ngày 1/1/", "Căn cứ a;\n", "Sở Y tế chủ trì, ", "hai tỉnh ", "TM. ỦY BAN\n")
CHARACTERS = 20_000


def main() -> None:
    """Print a row for each repeated text."""
    read_text("Số: 1/KH-UBND")  # vocabulary and gazetteer are loaded once
    print(f"{'repeated text':22}{'20 kB, s':>10}{'160 kB, s':>11}{'growth':>8}")
    for unit in UNITS:
        once = unit * (CHARACTERS // len(unit))
        short, long = _seconds(read_text, once), _seconds(read_text, once * 8)
        print(f"{unit.strip():22}{short:10.3f}{long:11.3f}{long / short:8.1f}")


def _seconds(work: Callable[..., object], *arguments: str) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
