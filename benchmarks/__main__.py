"""All benchmarks, one after the other: `make bench`."""

from __future__ import annotations

from benchmarks import gazetteer, growth, queries, reading


def main() -> None:
    """Run each under its name."""
    for module in (reading, growth, gazetteer, queries):
        print(f"== {module.__name__}")
        module.main()


if __name__ == "__main__":
    main()
