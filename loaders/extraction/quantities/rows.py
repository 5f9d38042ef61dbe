"""Which activity a quantity belongs to: the commitment it stands in, under or beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from graph.facts import Activity
from loaders.anatomy.parts import Range
from loaders.extraction.activities import Plan
from loaders.extraction.quantities.hits import Hit


class Holders:
    """The activities of a source by the ranges of their passages, their labels ("Kinh phí: …") and table rows."""

    def __init__(self, plans: Sequence[Plan], activities: Sequence[Activity]) -> None:
        held = sorted(_ranges(plans, activities), key=lambda item: (item[0].start, -item[0].end))
        self._held = held
        self._starts = [area.start for area, _ in held]

    def of(self, hit: Hit) -> str | None:
        """The id of the activity around a quantity, else of one in the same row of a table."""
        around = self._around(hit.quantity.number)
        if around or hit.cell is None:
            return around
        first, last = bisect_right(self._starts, hit.cell.line.start - 1), bisect_right(self._starts, hit.cell.line.end)
        return self._held[first][1] if first < last else None

    def _around(self, position: int) -> str | None:
        last = bisect_right(self._starts, position)
        return next((name for area, name in reversed(self._held[max(0, last - 4) : last]) if position in area), None)


def _ranges(plans: Sequence[Plan], activities: Sequence[Activity]) -> Iterator[tuple[Range, str]]:
    """Each commitment's range and those of its labels; activities are in the order of the commitments."""
    commitments = [commitment for plan in plans for commitment in plan.commitments]
    for commitment, activity in zip(commitments, activities, strict=False):
        yield commitment.range, activity.id
        for _, content in commitment.notes:
            yield content, activity.id
