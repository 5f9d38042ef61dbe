"""Floor 3: pictures out.

Layouts, the pyvis cooperation network and the lineage columns: pure functions from a subgraph to HTML, with the one
template that renders them offline. Imports `graph` and `ontology`; never `loaders`, its neighbour.
"""
