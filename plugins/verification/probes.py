"""Addresses where injected pages, doors and forgotten files are often found.

Reads   nothing.
Gives   ``PROBES`` and ``nowhere``, addresses that nobody can have made.

Collected from what defaced sites of this kind show: folders of gambling pages, sitemaps of their
own, file managers and shells, files of content systems that a static site doesn't have, and what
editors and deployments leave behind.
"""

import secrets
from typing import Final

_SITEMAPS: Final = (
    "/sitemap.xml", "/sitemap_index.xml", "/sitemap-index.xml", "/sitemap1.xml", "/sitemap2.xml",
    "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-news.xml", "/sitemap-slot.xml", "/sitemap.txt",
    "/sitemap.xml.gz", "/sitemap.php", "/sitemaps.xml", "/sitemap/", "/post-sitemap.xml",
    "/page-sitemap.xml", "/news-sitemap.xml", "/wp-sitemap.xml", "/map.xml", "/rss.xml",
    "/feed/", "/robots.txt", "/ads.txt", "/app-ads.txt",
)  # fmt: skip
_GAMBLING: Final = (
    "/slot/", "/slots/", "/slot-gacor/", "/slot88/", "/slot777/", "/judi/", "/judi-online/",
    "/judi-bola/", "/togel/", "/toto/", "/casino/", "/kasino/", "/poker/", "/gacor/", "/maxwin/",
    "/rtp/", "/rtp-slot/", "/scatter/", "/bandar/", "/sbobet/", "/situs-slot/", "/slot.html",
    "/judi.html", "/slot.php", "/amp/", "/en/slot/", "/en/casino/",
)  # fmt: skip
_DOORS: Final = (
    "/wp-login.php", "/wp-admin/", "/wp-content/", "/wp-includes/", "/xmlrpc.php", "/wp-json/",
    "/administrator/", "/admin/", "/admin.php", "/login.php", "/index.php", "/home.php",
    "/shell.php", "/cmd.php", "/c99.php", "/r57.php", "/wso.php", "/alfa.php", "/mini.php",
    "/up.php", "/upload.php", "/uploader.php", "/upload/", "/uploads/", "/files/", "/tmp/",  # noqa: S108 (an address)
    "/filemanager/", "/elfinder/", "/kcfinder/", "/ckfinder/", "/adminer.php", "/phpmyadmin/",
    "/info.php", "/phpinfo.php", "/test.php", "/1.php", "/x.php", "/radio.php", "/about.php",
    "/hacked.html", "/readme.html", "/license.txt", "/vendor/", "/cgi-bin/", "/backup/",
)  # fmt: skip
_LEFT_BEHIND: Final = (
    "/.git/HEAD", "/.env", "/.htaccess", "/.htpasswd", "/.user.ini", "/.DS_Store", "/backup.zip",
    "/backup.sql", "/site.tar.gz", "/output.zip", "/publishing.yml", "/content/",
)  # fmt: skip
_WELL_KNOWN: Final = (
    "/.well-known/", "/.well-known/security.txt", "/.well-known/index.php",
    "/.well-known/acme-challenge/", "/.well-known/pki-validation/",
    "/.well-known/pki-validation/index.php", "/.well-known/assetlinks.json",
    "/.well-known/apple-app-site-association", "/security.txt", "/humans.txt", "/llms.txt",
    "/service-worker.js", "/sw.js", "/manifest.json", "/crossdomain.xml",
)  # fmt: skip
_QUERIES: Final = ("/?p=1", "/?s=slot", "/?slot-gacor", "/en/?p=1")

PROBES: Final = (
    *_SITEMAPS, *_GAMBLING, *_DOORS, *_LEFT_BEHIND, *_WELL_KNOWN, *_QUERIES,
)  # fmt: skip


def nowhere() -> dict[str, str]:
    """Names that nobody can have foreseen, by the addresses that have them.

    The first two are alike, so that an answer that changes each time shows.
    """
    shapes = ("/{}/", "/{}/", "/en/{}/", "/{}.php", "/{}.xml")
    names = [secrets.token_hex(8) for _ in shapes]
    return {shape.format(name): name for shape, name in zip(shapes, names, strict=True)}
