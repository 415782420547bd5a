"""Pages in a real Chromium, from a server on this machine; nothing else is reached.

Reads   the sample site.
Gives   the fixtures ``chromium`` (the browser), ``site_address`` (the sample site's address) and
        ``visit`` (opens a page of it); ``Visit``, what was seen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, Route, sync_playwright

from tools import serving, testbench

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Visit:
    """An open page with what happened while it loaded.

    ``foreign`` holds requests to other hosts, which were stopped; ``complaints`` console errors,
    script errors and failed requests; ``fetched`` the addresses on the site, in order.
    """

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = testbench.chromium()
    if path is None:
        pytest.fail(f"no Chromium here; install it: {testbench.one_command()}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port; gives the address without a slash at its end."""
    server = serving.server(folder)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{serving.HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site_address(sample_site: Path) -> Iterator[str]:
    """Where the sample site is served."""
    with served(sample_site) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, site_address: str) -> Iterator[Visitor]:
    """Open an address of the sample site: ``visit("/en/", width=360, dark=True)``.

    ``height`` and ``width`` are CSS pixels; ``javascript=False`` switches scripts off;
    ``media="print"`` shows the page as printed. Pages are closed after the test.
    """
    contexts = []

    def open_page(
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        media: str | None = None,
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="id-ID",
        )
        contexts.append(context)
        seen = Visit(context.new_page())
        watch(seen, urlsplit(site_address).netloc)
        if media:
            seen.page.emulate_media(media=media)
        seen.page.goto(site_address + address, wait_until="load")
        return seen

    yield open_page
    for context in contexts:
        context.close()


def watch(seen: Visit, host: str) -> None:
    """Note down what the page asks for and complains of; let nothing leave this machine."""

    def route(route: Route, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"data", "blob", "about"} or parts.netloc == host:
            route.continue_()
            return
        seen.foreign.append(request.url)
        route.abort()

    def response(response: Response) -> None:
        parts = urlsplit(response.url)
        if parts.netloc == host:
            seen.fetched.append(parts.path)
            if response.status >= 400 and response.request.resource_type != "document":
                seen.complaints.append(f"{response.status} {parts.path}")

    seen.page.route("**/*", route)
    seen.page.on("response", response)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on(
        "console",
        lambda said: seen.complaints.append(said.text) if said.type == "error" else None,
    )
