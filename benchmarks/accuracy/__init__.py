"""How much of what documents say is read: `make accuracy`, described in docs/accuracy.md."""
