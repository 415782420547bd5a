"""What pages tell machines (JSON-LD): that it parses and says what its types must say.

Reads   the text of a ``<script type="application/ld+json">``.
Gives   ``structured``: findings, and every text in it.

Required properties follow schema.org and what search engines ask of each type before they show
it. A type that isn't in the table is only read for its texts.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from plugins.gate.findings import Finding, shortened

_REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "NewsArticle": ("headline", "datePublished", "image", "author", "url"),
    "Event": ("name", "location", "url"),
    "TouristAttraction": ("name", "address", "url"),
    "City": ("name",),
    "AdministrativeArea": ("name",),
    "Place": ("name",),
    "State": ("name",),
    "Organization": ("name",),
    "NewsMediaOrganization": ("name",),
    "GovernmentOrganization": ("name",),
    "PostalAddress": ("addressCountry",),
    "GeoCoordinates": ("latitude", "longitude"),
    "Dataset": ("name", "description", "license"),
    "DataCatalog": ("name", "dataset"),
    "DataDownload": ("contentUrl", "encodingFormat"),
    "ItemList": ("itemListElement",),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position",),
    "WebSite": ("name", "url"),
    "WebPage": ("name",),
    "ImageObject": ("contentUrl",),
}
_DEEPEST: Final = 40


class Structured(NamedTuple):
    """``texts`` are all strings in it; ``addresses`` those of properties that name a page."""

    findings: tuple[Finding, ...]
    texts: tuple[str, ...]


def structured(text: str, file: str) -> Structured:
    """What is wrong with one piece of JSON-LD, and what it says."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        words = str(error)
        wrong = Finding(
            file,
            "structured-data",
            shortened(text),
            f"Bukan JSON: {words}.",
            f"This isn't JSON: {words}.",
        )
        return Structured((wrong,), (text,))
    findings = []
    root = value if isinstance(value, dict) else {}
    if "schema.org" not in str(root.get("@context", "")):
        findings.append(
            Finding(
                file,
                "structured-data",
                shortened(text),
                "@context bukan schema.org.",
                "@context isn't schema.org.",
            )
        )
    findings += _incomplete(value, file, 0)
    return Structured(tuple(findings), tuple(_texts(value, 0)))


def _incomplete(value: Any, file: str, depth: int) -> Iterator[Finding]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _incomplete(each, file, depth + 1)
        return
    if not isinstance(value, dict):
        return
    kinds = value.get("@type", ())
    for kind in (kinds,) if isinstance(kinds, str) else kinds:
        # A mere reference to a thing that is told in full elsewhere.
        if set(value) <= {"@id", "@type"} and "@id" in value:
            continue
        missing = [name for name in _REQUIRED.get(str(kind), ()) if value.get(name) in (None, "")]
        if missing:
            yield Finding(
                file,
                "structured-data",
                shortened(json.dumps(value, ensure_ascii=False)),
                f"{kind} tidak memuat {', '.join(missing)}.",
                f"{kind} lacks {', '.join(missing)}.",
            )
    for each in value.values():
        yield from _incomplete(each, file, depth + 1)


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth <= _DEEPEST and isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each, depth + 1)
