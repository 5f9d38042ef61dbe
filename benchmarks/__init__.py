"""Measured runs: accuracy against hand-made answers, and later speed and size. Not part of the installed software."""
