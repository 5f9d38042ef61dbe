"""Who does what in which capacity: one row per agency and role."""

from __future__ import annotations

from loaders.extraction.roles.find import Statements, find_roles, read_statements

__all__ = ["Statements", "find_roles", "read_statements"]
