"""Measured runs: each module prints what it measures beside a peer, as a ratio. Run one as `python -m benchmarks.NAME`."""
