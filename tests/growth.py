"""How work grows with its input, counted in function calls: the same on every machine, unlike seconds.

What a regular expression does inside one call is not seen here; `python -m benchmarks.growth` times that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """The Python and C functions that `work` calls."""
    count = 0

    def count_one(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_one)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def is_linear(work: Callable[[int], object], size: int, factor: int = 8) -> bool:
    """Whether input `factor` times as long costs at most half as much again as `factor` times the calls."""
    work(size + 1)  # what is loaded once does not count; another size, as results may be cached
    return calls(lambda: work(size * factor)) <= 1.5 * factor * calls(lambda: work(size))
