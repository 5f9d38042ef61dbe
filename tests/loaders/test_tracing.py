"""Every row leads to a line of code that exists; watching changes nothing and leaves nothing behind."""

from __future__ import annotations

import functools
import importlib
import inspect
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.explained import Place, Rule
from graph.facts import DocumentFacts, Mention
from graph.facts_json import LAYERS
from loaders.pipeline import extract
from loaders.readers import find, read
from loaders.source import Source
from loaders.tracing import Trace, tracing
from tests.conftest import ROOT, SAMPLES

TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN

Số: 77/KH-UBND

Bắc Kạn, ngày 3 tháng 4 năm 2023

KẾ HOẠCH
Phối hợp phòng, chống dịch bệnh năm 2023

1. Giao Sở Y tế chủ trì, phối hợp với UBND huyện Ba Bể tổ chức tập huấn; báo cáo UBND tỉnh trước ngày 30/6/2023.
"""


def source(text: str = TEXT) -> Source:
    return Source("plan.txt", text, "0" * 64)


def rows(facts: DocumentFacts) -> Iterator[tuple[str, Any]]:
    return ((layer, row) for layer in LAYERS for row in getattr(facts, layer))


def function_at(place: Place) -> Callable[..., Any]:
    """The function that a place names, out of its class, property or cache."""
    module, _, name = place.function.partition(":")
    found: Any = importlib.import_module(module)
    for step in name.split("."):
        found = inspect.getattr_static(found, step)
        if isinstance(found, property):
            found = found.fget
        elif isinstance(found, functools.cached_property):
            found = found.func
        elif isinstance(found, (staticmethod, classmethod)):
            found = found.__func__
    unwrapped: Callable[..., Any] = inspect.unwrap(found)
    return unwrapped


def assert_exists(place: Place) -> None:
    lines, first = inspect.getsourcelines(function_at(place))
    assert first <= place.line < first + len(lines), place
    assert (ROOT / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1].strip() == place.code


@pytest.mark.parametrize("path", find([SAMPLES]), ids=lambda path: path.name[:2])
def test_every_row_of_every_layer_has_a_rule_that_exists(path: Path) -> None:
    with tracing() as trace:
        facts = extract(read(path))
    places: dict[Place, None] = {}
    for layer, row in rows(facts):
        rule = trace.rule(row)
        assert rule is not None, (layer, row)
        assert not rule.made.place.function.startswith("loaders.pipeline"), (layer, row)
        for step in (rule.made, *rule.then):
            places |= dict.fromkeys((step.place, *step.callers))
    assert len(places) > 20
    for place in places:
        assert_exists(place)


def test_a_mention_leads_to_the_reader_and_not_to_the_row_that_all_of_them_become() -> None:
    with tracing() as trace:
        facts = extract(source())
    rules = {row.text: trace.rule(row) for row in facts.mentions}
    assert {"Sở Y tế", "UBND huyện Ba Bể"} <= rules.keys()
    for rule in rules.values():
        assert rule is not None
        assert rule.made.place.function.startswith("loaders.extraction.mentions")


def test_a_role_leads_to_the_rules_of_roles_and_says_who_called_them() -> None:
    with tracing() as trace:
        facts = extract(source())
    found = [rule for row in facts.roles if (rule := trace.rule(row))]
    assert len(found) == len(facts.roles) >= 2
    assert all(rule.made.place.function.startswith("loaders.extraction.roles") for rule in found)
    assert any(caller.function.startswith("loaders.extraction.roles") for caller in found[0].made.callers)


def test_watching_changes_nothing_that_is_read() -> None:
    for path in find([SAMPLES])[:2]:
        plain = extract(read(path))
        with tracing():
            watched = extract(read(path))
        assert watched == plain


def test_nothing_is_left_behind() -> None:
    before = Mention.__init__
    with tracing() as outer:
        with tracing() as inner:
            extract(source())
        assert Mention.__init__ is not before
        assert list(inner.made())
        assert not list(outer.made())
    assert Mention.__init__ is before


def test_nothing_is_left_behind_by_a_reading_that_fails() -> None:
    before = Mention.__init__
    with pytest.raises(ZeroDivisionError), tracing():
        raise ZeroDivisionError
    assert Mention.__init__ is before


def test_a_record_made_elsewhere_has_no_rule() -> None:
    with tracing() as trace:
        own = Mention(0, 3, "Sở", "org", (), "explicit")
        extract(source())
    assert trace.rule(own) is None


def test_threads_do_not_see_each_other() -> None:
    texts = [TEXT, TEXT.replace("Sở Y tế", "Sở Công Thương"), TEXT.replace("Sở Y tế", "Sở Tư pháp")]
    found: dict[int, tuple[DocumentFacts, Trace]] = {}
    barrier = threading.Barrier(len(texts) + 1)

    def work(number: int) -> None:
        barrier.wait()
        with tracing() as trace:
            found[number] = (extract(source(texts[number])), trace)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(texts))]
    for thread in threads:
        thread.start()
    barrier.wait()
    untraced = extract(source())
    for thread in threads:
        thread.join()
    traces = [trace for _, trace in found.values()]
    for facts, trace in found.values():
        for _, row in rows(facts):
            seen: list[Rule | None] = [one.rule(row) for one in traces]
            assert trace.rule(row) is not None
            assert sum(rule is not None for rule in seen) == 1
    assert all(trace.rule(row) is None for trace in traces for _, row in rows(untraced))
