"""The questions people ask, one module each: Cypher in, typed rows with evidence out. No query text anywhere else."""
