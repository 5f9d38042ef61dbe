"""Floor 3: documents in.

Readers (one small module per format), the folded text that matching runs on, anatomy (text to parts), places and
agencies over time, extraction (parts to facts) and the pipeline that runs them in order. Each step is a pure function
that can be called and tested alone. Imports `graph` and `ontology`; never `visualizations`, its neighbour.
"""
