"""Tests of the measuring commands: a measure that is wrong is worse than none."""
