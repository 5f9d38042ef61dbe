"""Write `requirements/run.txt`, `test.txt` and `bench.txt`: every version and hash, no address.

Run by `make lock`, when `pyproject.toml` changes. uv resolves; it is fetched for the run and not kept.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD_TOOLS = "hatchling\neditables\n"  # what `pip install --no-build-isolation --editable .` needs
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
NO_ADDRESSES = ("--no-header", "--no-annotate", "--no-emit-index-url")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder, "build.in")
        tools.write_text(BUILD_TOOLS)
        uv = Path(folder, "uv")
        subprocess.run([sys.executable, "-m", "venv", uv], check=True)
        subprocess.run([uv / "bin/pip", "install", "--quiet", "uv"], check=True)
        compile_ = [str(uv / "bin/uv"), "pip", "compile", *OPTIONS, *NO_ADDRESSES, "pyproject.toml", str(tools)]
        subprocess.run([*compile_, "-o", "requirements/run.txt"], check=True, cwd=ROOT)
        known: list[str] = []
        for before, group in pairwise(("run", "test", "bench")):
            known += ["-c", f"requirements/{before}.txt"]
            subprocess.run(
                [*compile_, "--group", group, *known, "-o", f"requirements/{group}.txt"], check=True, cwd=ROOT
            )


if __name__ == "__main__":
    main()
