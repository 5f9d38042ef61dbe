"""Floor 4: the way in for programs and browsers.

The FastAPI application: JSON resources, SPARQL and Cypher endpoints, the pages that show the views. It translates
requests into calls of the floors below and their errors into RFC 9457 problem details; it decides nothing itself.
"""
