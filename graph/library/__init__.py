"""The durable library: every source with its text, its facts and what it contributes, in one SQLite file."""
