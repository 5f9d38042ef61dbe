"""Floor 1: what exists, as data.

The OWL ontology, the SKOS schemes (fields of cooperation, document types, agency types, roles) and the SHACL shapes
live here as Turtle files, with the small code that loads them and that turns graph records into RDF and into
property-graph labels. Nothing here knows a document, a database or a web page; this floor imports no other.
"""
