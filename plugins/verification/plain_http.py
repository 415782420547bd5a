"""Whether the site's plain HTTP port only leads to HTTPS, as the host rules promise.

Reads   what the same host answers without encryption.
Gives   ``look_at_plain_http``.
"""

from dataclasses import replace
from typing import Final

from plugins.release.manifest import Manifest
from plugins.verification.answers import Answer, CertificateWrong, Unreached
from plugins.verification.differences import Difference, Findings
from plugins.verification.places import Place, address_of_file
from plugins.verification.views import AUDITOR, FROM_SEARCH, is_page
from plugins.verification.visitor import Limits, Visitor

_LASTING: Final = frozenset({301, 308})
_PORTS: Final = {443: 80}
_SECONDS: Final = 10.0
_READ: Final = 100_000


def look_at_plain_http(
    visitor: Visitor, limits: Limits, manifest: Manifest, port: int | None
) -> tuple[Findings, int]:
    """What two addresses answer by plain HTTP, and how many requests that took.

    Nothing is found where the site isn't served by HTTPS, or nobody answers at the port: what
    isn't there can't be altered on its way.
    """
    place, found = visitor.place, Findings()
    port = port or _PORTS.get(place.port)
    if place.scheme != "https" or port is None:
        return found, 0
    once = replace(limits, tries=1, failures=1, exchange_seconds=_SECONDS)
    plain = Visitor(Place("http", place.host, port, place.prefix), once, visitor.evidence)
    for address in ("/", f"{_deep_page(manifest)}?kabar=1"):
        for view in (AUDITOR, FROM_SEARCH):
            try:
                answer = plain.ask(address, view, _READ)
            except (Unreached, CertificateWrong):
                return found, plain.pace.turns
            wrong = _wrong(place, address, answer)
            if wrong is not None:
                shown = f"{plain.place.url}{address}"
                found.differences.append(Difference("plain-http", shown, wrong, (view.name,)))
                visitor.evidence.keep(shown, view, answer)
    return found, plain.pace.turns


def _deep_page(manifest: Manifest) -> str:
    """The address of the page with the longest path: rules for it alone are unlikely."""
    pages = (entry.path for entry in manifest.files if is_page(entry.type))
    index = (path for path in pages if path.endswith("index.html"))
    return address_of_file(max(index, key=len, default="index.html"))


def _wrong(place: Place, address: str, answer: Answer) -> str | None:
    """The status, or ``redirect ADDRESS``; None where the answer is as it should be."""
    target = answer.redirect
    if target is None or answer.status not in _LASTING:
        return str(answer.status)
    right = target.startswith("https://") and place.address(target) == address
    return None if right else f"redirect {target[:300]}"
