"""A live site held against a manifest.

Reads   a ``Visitor``'s answers.
Gives   ``shown_by`` (the manifest that the site shows) and ``compare_site``.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Final
from urllib.parse import urlsplit

from plugins.release.manifest import MANIFEST, SIGNATURE, Manifest
from plugins.verification.added_pages import Finder, find_added
from plugins.verification.answers import Answer
from plugins.verification.differences import Findings
from plugins.verification.known import Known
from plugins.verification.listed_files import Looker
from plugins.verification.nothing_there import learned
from plugins.verification.places import Place
from plugins.verification.trust import Shown
from plugins.verification.views import AUDITOR, is_page
from plugins.verification.visitor import HANDS, Visitor

_LARGEST_MANIFEST: Final = 50_000_000
_LARGEST_SIGNATURE: Final = 100_000
_ENTRIES: Final = frozenset({"index.html", "en/index.html"})


class Moved(Exception):
    """What was typed is the site's other address; it sends everybody to ``url``."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@dataclass(frozen=True, slots=True)
class Wishes:
    """``sample`` pages are asked for as every visitor, all of them where it is None.

    ``headers`` are looked at unless it is false; ``evidence`` is a folder to keep answers in.
    ``plain_port`` is where the same host answers without HTTPS; by default 80 for a site at 443.
    """

    sample: int | None = None
    headers: bool = True
    evidence: Path | None = None
    plain_port: int | None = None


def shown_by(visitor: Visitor) -> Shown:
    """The manifest and signature that the site shows; None for what it doesn't have.

    Raises Unreached, CertificateWrong and Moved.
    """
    manifest = visitor.ask(f"/{MANIFEST}", AUDITOR, _LARGEST_MANIFEST)
    moved = _other_address(visitor.place, manifest)
    if moved is not None:
        raise Moved(moved)
    visitor.evidence.keep(f"/{MANIFEST}", AUDITOR, manifest)
    signature = visitor.ask(f"/{SIGNATURE}", AUDITOR, _LARGEST_SIGNATURE)
    visitor.evidence.keep(f"/{SIGNATURE}", AUDITOR, signature)
    return Shown(_body(manifest), _body(signature))


def compare_site(visitor: Visitor, manifest: Manifest, wishes: Wishes) -> tuple[Findings, int]:
    """All that isn't as in ``manifest``, and how many hints at further pages were left.

    Raises CertificateWrong.
    """
    known = Known(manifest)
    nothing = learned(visitor, known)
    looker = Looker(visitor, known, _thorough(manifest, wishes.sample), wishes.headers)
    finder = Finder(visitor, known, nothing)
    found = nothing.found
    with ThreadPoolExecutor(HANDS) as hands:
        try:
            for one in hands.map(looker.look, known.served()):
                found.add(one)
            added, unvisited = find_added(finder, found.hints, hands.map)
        except BaseException:
            # Whoever waits for an answer now shall not wait for thousands.
            visitor.stopped.set()
            raise
    found.add(added)
    found.differences = [known.without_usual_hosts(one) for one in found.differences]
    return found, unvisited


def _thorough(manifest: Manifest, sample: int | None) -> frozenset[str] | None:
    """The pages to be asked for as everybody: others in every run, so that nobody foresees them."""
    if sample is None:
        return None
    pages = [entry.path for entry in manifest.files if is_page(entry.type)]
    chosen = SystemRandom().sample(pages, min(sample, len(pages)))
    return _ENTRIES | frozenset(chosen)


def _body(answer: Answer) -> bytes | None:
    return answer.body if answer.status == 200 and answer.whole else None


def _other_address(place: Place, answer: Answer) -> str | None:
    """The site's right address, where the one that was typed only differs in scheme or ``www.``."""
    target = answer.redirect
    try:
        parts = urlsplit(target or "")
    except ValueError:
        return None
    if not target or parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    same = parts.hostname.removeprefix("www.") == place.host.removeprefix("www.")
    ending = f"/{MANIFEST}"
    if not same or not target.endswith(ending):
        return None
    url = target.removesuffix(ending)
    return url if url != place.url else None
