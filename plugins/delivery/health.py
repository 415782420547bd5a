"""Whether the site that is served is the release that was put out.

Reads   the addresses that a target names, over HTTP.
Gives   ``complaint``: what is wrong with the live site, or None.
"""

import hashlib
import time
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any, Final
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from plugins.delivery.refusals import Words
from plugins.delivery.release_folder import Release
from plugins.release.manifest import MANIFEST
from plugins.schema.targets import Health

_PATIENCE: Final = 10
_LARGEST: Final = 50_000_000


class _NoRedirects(HTTPRedirectHandler):
    """A page that leads elsewhere isn't the page that was asked for."""

    def redirect_request(self, *_given: Any, **_named: Any) -> None:
        return None


def complaint(health: Health | None, release: Release) -> Words | None:
    """Ask until every answer is right, or the time of ``health`` is over."""
    if health is None:
        return None
    until = time.monotonic() + health.seconds
    while True:
        wrong = next(_wrong(health, release), None)
        if wrong is None or time.monotonic() >= until:
            return wrong
        time.sleep(0.5)


def _wrong(health: Health, release: Release) -> Iterator[Words]:
    expected = {entry.path: entry.sha256 for entry in release.files}
    for address in (f"/{MANIFEST}", *health.pages):
        path = address[1:] + ("index.html" if address.endswith("/") else "")
        wanted = expected.get(path)
        got = _digest(health.address + address)
        if wanted is None:
            yield Words(
                f"{address} tidak ada di rilis; perbaiki health.pages.",
                f"{address} is no page of the release; mend health.pages.",
            )
        elif got != wanted:
            given = got if not _is_digest(got) else ""
            yield Words(
                f"{health.address}{address} menjawab lain {given}".rstrip() + ".",
                f"{health.address}{address} answers differently {given}".rstrip() + ".",
            )


def _is_digest(text: str) -> bool:
    return len(text) == 64


def _digest(address: str) -> str:
    """SHA-256 of what is answered; else the status or the error in short, in brackets."""
    asking = Request(  # noqa: S310 (the model lets http and https through)
        address,
        headers={
            "Accept-Encoding": "identity",
            "Cache-Control": "no-cache",
            "User-Agent": "kabar-kota-publish",
        },
    )
    try:
        with build_opener(_NoRedirects).open(asking, timeout=_PATIENCE) as answer:
            return hashlib.sha256(answer.read(_LARGEST)).hexdigest()
    except URLError as error:
        return f"({getattr(error, 'code', None) or error.reason})"
    except (OSError, HTTPException) as error:
        return f"({type(error).__name__})"
