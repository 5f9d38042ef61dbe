from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from graph.library.database import FILE
from graph.store import Store


def test_when_it_changed_is_what_its_files_tell_and_reading_leaves_it(tmp_path: Path) -> None:
    Store.open(tmp_path, write=True).close()
    os.utime(tmp_path / FILE, (1_700_000_000.9, 1_700_000_000.9))
    for _ in range(2):
        with Store.open(tmp_path) as store:
            assert store.documents() == ()
            assert store.changed_at() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
