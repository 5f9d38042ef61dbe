"""Which nodes may be one: what is compared (`Profile`), by which rules, and what people decided about it."""
