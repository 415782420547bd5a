"""Small files that machines look for at addresses agreed upon.

Reads   ``registers/site.yml``, the theme's icons.
Gives   ``standard_files``: robots.txt, humans.txt, security.txt and what phones are told of the
        site, with ``security_text`` and ``robots_text`` for whoever checks them.
"""

import json
from datetime import datetime, time
from functools import partial
from typing import Final

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.outputs import File, Outputs
from plugins.model.site import Site

PAPER: Final = "#fdfaf2"
"""The ground of pages by day, as ``tokens.css`` has it."""

DYE: Final = "#162351"
"""The ground of the icon."""

ICONS: Final = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-mask-512.png", "512x512", "image/png", "maskable"),
)
"""Name, size, type and purpose; a maskable one may be cut to a circle."""


def standard_files(site: Site) -> Outputs:
    """Each file; all of them are made from what every page shows."""
    needs = (site.prints.shared,)
    yield File(addresses.robots(), needs, partial(robots_text, site))
    yield File(addresses.humans(), needs, partial(humans_text, site))
    if site.registers.site.security is not None:
        yield File(addresses.security_contact(), needs, partial(security_text, site))
    for language in LANGUAGES:
        yield File(addresses.app_manifest(language), needs, partial(app_manifest, site, language))


def robots_text(site: Site) -> bytes:
    """Everything may be visited: what nobody shall find isn't on the site at all."""
    return _lines(
        "# Semua halaman boleh dirayapi. / Every page may be crawled.",
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {site.url}{addresses.sitemap_index()}",
    )


def security_text(site: Site) -> bytes:
    """RFC 9116. ``Expires`` is the beginning of the day that the content names, never the clock's.

    https://www.rfc-editor.org/rfc/rfc9116
    """
    told = site.registers.site.security
    assert told is not None
    ends = datetime.combine(told.expires, time(), site.now.tzinfo)
    lines = [f"Contact: {one}" for one in told.contact]
    lines.append(f"Expires: {ends.isoformat()}")
    lines += [f"Encryption: {told.encryption}"] if told.encryption else []
    lines.append("Preferred-Languages: id, en")
    lines.append(f"Canonical: {site.url}{addresses.security_contact()}")
    lines += [f"Policy: {told.policy}"] if told.policy else []
    sample = (
        "# Situs contoh: tidak ada yang membaca alamat ini.",
        "# Sample site: nobody reads this address.",
    )
    return _lines(*(sample if told.sample else ()), *lines)


def humans_text(site: Site) -> bytes:
    """Who stands behind the site and what it is made of, in words; https://humanstxt.org."""
    words = site.registers.site
    known = site.url + addresses.well_known("id")
    about = [f"Nama / Name: {words.name}", f"Alamat / Address: {site.url}/"]
    about.append(f"Alamat baku / Well-known addresses: {known}")
    if words.tagline is not None:
        about += dict.fromkeys(words.tagline.in_language(language) for language in LANGUAGES)
    if words.notice is not None:
        told = (
            f"{words.notice.strong.in_language(each)} {words.notice.text.in_language(each)}"
            for each in LANGUAGES
        )
        about += dict.fromkeys(told)
    pages = [
        f"{text.title}: {site.url}{addresses.page(text.language, text.slug)}"
        for page in site.pages
        for text in page.texts
    ]
    return _lines(
        "/* SITUS / SITE */",
        *about,
        "",
        *(["/* HALAMAN TENTANG SITUS / PAGES ABOUT THE SITE */", *pages, ""] if pages else []),
        "/* PERANGKAT LUNAK / SOFTWARE */",
        "Kabar Kota, Pelican, Python",
        "HTML, CSS, SVG, Atom, iCalendar, CSV, GeoJSON, sitemaps.org, RFC 9116",
        "Tanpa kuki, tanpa pelacak. / No cookies, no trackers.",
    )


def app_manifest(site: Site, language: Language) -> bytes:
    """A web app manifest that opens the site in the browser it came from.

    https://www.w3.org/TR/appmanifest/
    """
    words = site.registers.site
    home = addresses.home(language)
    told = {
        "name": words.name,
        "short_name": words.name,
        **({"description": words.tagline.in_language(language)} if words.tagline else {}),
        "lang": language,
        "dir": "ltr",
        "id": home,
        "start_url": home,
        "scope": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": DYE,
        "icons": [
            {"src": addresses.icon(name), "sizes": size, "type": kind, "purpose": purpose}
            for name, size, kind, purpose in ICONS
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
