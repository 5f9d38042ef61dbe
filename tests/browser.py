"""A real Chromium for tests marked `browser`, and pages served to it on the loopback interface.

    def test_click(browser_page, serve): ...

Take `chromium` (the browser), `browser_page` (a fresh page that records what it asks for and complains about) and
`serve` (texts to addresses). Playwright's own browser cannot be downloaded here; Debian's is used, or the one that
`HOPTAC_CHROMIUM` names.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Served:
    """What a test server answers under one path."""

    content: bytes
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Watched:
    """A page and what it did: `requests` made, `complaints` on its console (errors, warnings, CSP violations)."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go there and wait until the view is drawn; for pages with a view."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", timeout=15_000)


def executable() -> str | None:
    """The Chromium to drive, if there is one."""
    chosen = os.environ.get("HOPTAC_CHROMIUM")
    return chosen or next((path for name in _NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = executable()
    if path is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) or name it in HOPTAC_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    watched = Watched(context.new_page())
    watch(watched)
    yield watched
    context.close()


def watch(watched: Watched) -> None:
    """Record what the page asks for and what it complains about."""

    def on_request(request: Request) -> None:
        watched.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watched.complaints.append(message.text)

    watched.page.on("request", on_request)
    watched.page.on("console", on_console)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective))"
    )


@pytest.fixture
def serve() -> Iterator[Callable[[Mapping[str, Served]], str]]:
    """Serve paths on 127.0.0.1 on a free port; gives the address without a slash at its end."""
    servers: list[ThreadingHTTPServer] = []

    def start(paths: Mapping[str, Served]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(paths))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def _handler(paths: Mapping[str, Served]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = paths.get(self.path.partition("?")[0])
            self.send_response(404 if found is None else 200)
            if found is not None:
                for name, value in {"Content-Type": found.media_type, **found.headers}.items():
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"" if found is None else found.content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
            pass

    return Handler
