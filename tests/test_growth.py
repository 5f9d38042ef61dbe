"""The measure of growth can fail."""

from __future__ import annotations

from tests.growth import calls, is_linear


def test_calls_are_counted() -> None:
    assert calls(lambda: [len("a") for _ in range(100)]) - calls(lambda: [len("a") for _ in range(50)]) == 50


def test_quadratic_work_is_told_from_linear_work() -> None:
    assert is_linear(lambda n: [len("a") for _ in range(n)], 50)
    assert not is_linear(lambda n: [len("a") for _ in range(n) for _ in range(n)], 50)
