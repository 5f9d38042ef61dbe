"""Mutated documents, read in search of exceptions, endless work and passages that are not where they say."""
