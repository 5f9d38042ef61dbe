"""Floor 4: the way in for a person at a terminal.

`hoptac …`, built with typer and rich: one small module per group of commands. It turns arguments into calls of the
floors below, results into tables or JSON, errors into one line and a documented exit code.
"""
