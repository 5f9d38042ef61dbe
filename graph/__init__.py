"""Floor 2: what is known.

Evidence, facts, entities and their identity; the durable library (SQLite, the truth); the engines that answer Cypher
and SPARQL (projections of it); the questions people ask. Imports `ontology` only: how a document is
read, drawn or served is not this floor's business.
"""
