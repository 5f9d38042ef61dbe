"""The cookbook: questions that people ask, each in Cypher and in SPARQL; a test holds both to the same rows."""
