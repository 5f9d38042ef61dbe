"""The browser fixtures for the tests of this folder."""

from tests.browser import browser_page, chromium, serve

__all__ = ["browser_page", "chromium", "serve"]
