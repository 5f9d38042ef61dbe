"""Time and memory to have every place in a fresh process, beside the package that the communes come from.

    python -m benchmarks.gazetteer

Prints, for the median of several fresh processes: the time to load (imports of other parts excluded) and the growth of
resident memory. The limits are 150 ms and 60 MB. The peer is `import vietnamadminunits` where that is installed, and
the same rows as one JSON file read into dictionaries where it is not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from loaders.places import store

RUNS = 7
LIMIT_SECONDS, LIMIT_MEGABYTES = 0.150, 60
_MEASURE = """
import gc, json, time
from datetime import date
{before}
def resident():
    with open("/proc/self/statm") as f: return int(f.read().split()[1]) * 4096
gc.collect(); memory = resident(); start = time.perf_counter()
{work}
print(json.dumps([time.perf_counter() - start, (resident() - memory) / 2**20]))
"""
OURS_CORE = (
    "import graph.facts, loaders.text.fold, loaders.places.search",
    "from loaders.places.gazetteer import load; g = load()",
)
OURS_ALL = (
    OURS_CORE[0],
    OURS_CORE[1] + "; g.find('Mường Than'); g.children('loc:tinh-lai-chau', date(2024, 1, 1)); g.names()",
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        name, peer = _peer(Path(folder))
        rows = {
            "provinces, districts, regions": _run(*OURS_CORE),
            "and all communes and indexes": _run(*OURS_ALL),
            name: _run("", peer),
        }
    print(f"{'':34}{'ms':>8}{'MB':>8}")
    for label, (seconds, megabytes) in rows.items():
        print(f"{label:34}{seconds * 1000:8.1f}{megabytes:8.1f}")
    ours, theirs = rows["and all communes and indexes"], rows[name]
    print(f"ratio to the peer: time {ours[0] / theirs[0]:.2f}, memory {ours[1] / theirs[1]:.2f}")
    print(f"limits: {LIMIT_SECONDS * 1000:.0f} ms, {LIMIT_MEGABYTES} MB")
    if ours[0] > LIMIT_SECONDS or ours[1] > LIMIT_MEGABYTES:
        sys.exit("over the limit")


def _peer(folder: Path) -> tuple[str, str]:
    """Name of the peer and the statement that loads it."""
    if find_spec("vietnamadminunits"):
        return "import vietnamadminunits", "import vietnamadminunits"
    path = folder / "places.json"
    keys = ("id", "name", "type", "level", "parent", "valid_from", "valid_to", "code", "latitude", "longitude")
    places = [p for versions in store.units(store.DATA).values() for p in versions]
    places += [p for p, _, _ in store.communes(store.DATA)]
    path.write_text(json.dumps([{key: getattr(p, key) for key in keys} for p in places], default=str), encoding="utf-8")
    return "the same rows from JSON", f"rows = json.load(open({str(path)!r}, encoding='utf-8'))"


def _run(before: str, work: str) -> tuple[float, float]:
    """Median seconds and megabytes of a statement over fresh processes."""
    program = _MEASURE.format(before=before, work=work)
    results = [
        json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout)
        for _ in range(RUNS)
    ]
    return median(r[0] for r in results), median(r[1] for r in results)


if __name__ == "__main__":
    main()
