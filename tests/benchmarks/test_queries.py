from __future__ import annotations

import pytest

from benchmarks.queries import LANGUAGES, Language, measure, p95, served, told


def test_p95_is_the_95th_of_a_hundred() -> None:
    assert p95([float(n) for n in range(100, 0, -1)]) == 95
    assert p95([7.0]) == 7


@pytest.mark.parametrize(("beside", "verdict"), [(0.02, "2.0 times (within 3)"), (0.04, "4.0 times (BEYOND 3)")])
def test_the_verdict(beside: float, verdict: str) -> None:
    assert told(0.01, beside).endswith(verdict)


def test_small_queries_are_answered_beside_an_endless_one() -> None:
    """And an endless one that ends is told: it would measure nothing."""
    with served() as address:
        idle, beside = measure(address, LANGUAGES[1])
        assert idle > 0
        assert beside > 0
        with pytest.raises(SystemExit, match="it is none"):
            measure(address, Language("/cypher", "RETURN 1 AS one", "RETURN 2 AS two"))
