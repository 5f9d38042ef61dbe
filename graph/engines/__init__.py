"""Engines that answer queries: projections of the library, each droppable and rebuildable."""
