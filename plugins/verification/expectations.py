"""What a right answer looks like beside its bytes: security headers and content types.

Reads   nothing.
Gives   ``expected_headers`` and ``same_type``.

The headers are the least that a site of this project must hold, whatever server shows it.
"""

import re
from collections.abc import Callable
from typing import Final

from plugins.verification.views import is_page

HeaderRule = tuple[str, Callable[[str], bool]]
"""A header's name in lower case, and whether a value of it will do."""

_DAY: Final = 24 * 3600
_UNSAFE: Final = re.compile(r"'unsafe-(?:inline|eval)'")
_ALIKE: Final = (
    frozenset({"text/javascript", "application/javascript", "application/x-javascript"}),
    frozenset({"application/xml", "text/xml", "application/atom+xml", "application/rss+xml"}),
    frozenset({"image/x-icon", "image/vnd.microsoft.icon"}),
    frozenset({"font/woff2", "application/font-woff2"}),
    frozenset({"application/gzip", "application/x-gzip"}),
    frozenset({"application/manifest+json", "application/json"}),
    frozenset({"application/geo+json", "application/json"}),
    frozenset({"application/ld+json", "application/json"}),
)
_RUNS: Final = frozenset(
    {"text/html", "application/xhtml+xml", "image/svg+xml", "text/javascript", "text/css"}
)
"""What a browser acts on; nothing that is signed as mere data may come as one of these."""


def _strict_transport(value: str) -> bool:
    found = re.search(r"max-age=\"?(\d{1,12})", value.lower())
    return found is not None and int(found[1]) >= _DAY


def _content_policy(value: str) -> bool:
    rules = {words[0]: words[1:] for part in value.lower().split(";") if (words := part.split())}
    scripts = " ".join(rules.get("script-src", rules.get("default-src", ("'unsafe-inline'",))))
    # Where hashes are named, browsers pass over 'unsafe-inline', which is there for old ones.
    hashed = "'sha" in scripts and "'unsafe-eval'" not in scripts
    return "frame-ancestors" in rules and (hashed or not _UNSAFE.search(scripts))


_EVERY_FILE: Final[tuple[HeaderRule, ...]] = (
    ("x-content-type-options", lambda value: value.strip().lower() == "nosniff"),
    ("referrer-policy", lambda value: "unsafe-url" not in value.lower()),
)
_PAGES: Final[tuple[HeaderRule, ...]] = (
    ("content-security-policy", _content_policy),
    ("cross-origin-opener-policy", lambda value: value.strip().lower().startswith("same-origin")),
    ("permissions-policy", bool),
)
_SECURE: Final[tuple[HeaderRule, ...]] = (("strict-transport-security", _strict_transport),)


def expected_headers(content_type: str, *, secure: bool) -> tuple[HeaderRule, ...]:
    """The headers that a file of this type must come with; ``secure`` over HTTPS."""
    pages = _PAGES if is_page(content_type) else ()
    return (*_EVERY_FILE, *pages, *(_SECURE if secure else ()))


def same_type(signed: str, served: str) -> bool:
    """Whether a server may call a file ``served`` that is signed as ``signed``.

    Names that mean the same are equal; a charset counts where the server tells one.
    """
    name, _, more = (part.strip().lower() for part in signed.partition(";"))
    told, _, told_more = (part.strip().lower() for part in served.partition(";"))
    if name == "application/octet-stream":
        return told not in _RUNS
    if told != name and not any({name, told} <= group for group in _ALIKE):
        return False
    return not (more and told_more) or _charset(more) == _charset(told_more)


def _charset(parameters: str) -> str:
    return parameters.replace(" ", "").replace('"', "").replace("utf8", "utf-8")
