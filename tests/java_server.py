"""A server of the tests in a process of its own: started, its address read, stopped, with nothing left behind."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

START_SECONDS = 90.0
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def missing(name: str, tools: Path) -> str | None:
    """What keeps a server of Maven's packages from being started here, if anything."""
    if shutil.which("java") is None:
        return f"no {name} here: java is missing (apt-get install openjdk-17-jdk-headless maven; make test)"
    if not (tools / "ready").is_file():
        return f"no {name} here: Maven could not fetch it, or make .tools/{tools.name}/ready was not run"
    return None


@contextmanager
def running(command: Sequence[str], home: Path, scheme: str) -> Iterator[str]:
    """Start what prints its address, which begins with `scheme`, and ends with its standard input; remove its home."""
    with (home / "errors.txt").open("wb") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=home,  # logs and whatever else they write go with it
        )
    try:
        yield _address(process, home, scheme.encode())
    finally:
        _stop(process)
        shutil.rmtree(home, ignore_errors=True)


def _address(process: subprocess.Popen[bytes], home: Path, scheme: bytes) -> str:
    """The first line that begins as an address does; the clock kills a server that never prints one."""
    assert process.stdout is not None
    clock = Timer(START_SECONDS, process.kill)
    clock.start()
    try:
        for line in process.stdout:
            if line.startswith(scheme):
                return line.decode().strip()
    finally:
        clock.cancel()
    raise RuntimeError("the server did not start: " + (home / "errors.txt").read_text(errors="replace")[-2_000:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
