"""Parts to facts: which documents, agencies and places a text names, and what it says about them.

`context` and `mentions` resolve names; `references` finds every document named, `merging` decides which namings are
one document, and `documents`, `lineage`, `agreements`, `cooperations`, `signers` and `recipients` turn them into the
rows of `graph.facts.DocumentFacts`. All functions are pure. `loaders.pipeline` calls them in order.
"""
