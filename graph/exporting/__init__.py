"""The whole graph as a file for other programs: RDF, network formats, CSV for Neo4j. Every writer streams."""
