"""One example of everything that the gate looks for.

Reads   nothing.
Gives   ``PLANTS``: what is planted, where, and the rule that has to find it.
"""

import gzip
from collections.abc import Callable
from typing import NamedTuple

import brotli

from tests.gate.gate_sites import picture, with_object

LINK = '<a href="https://menang.example/">Baca</a>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'
# Put together here, so that this file holds no secret by itself.
KEY = "-----BEGIN OPENSSH " + "PRIVATE KEY-----"

Edit = Callable[[str], str | bytes]


class Plant(NamedTuple):
    """``place`` is a kind of page that each gets one of, ``feed``, or a file's path."""

    name: str
    rule: str
    place: str
    edit: Edit


def in_main(markup: str) -> Edit:
    return lambda page: page.replace("</main>", f"{markup}</main>")


def instead(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


def whole(data: str | bytes) -> Edit:
    return lambda _: data


def on_page(name: str, rule: str, markup: str) -> Plant:
    return Plant(name, rule, "page", in_main(markup))


def drawing(name: str, inside: str, before: str = "") -> Plant:
    path = f"kain/{name.replace(' ', '-')}.svg"
    return Plant(name, "active-drawing", path, whole(before + SVG.format(inside)))


HIDING = {
    "display": "display:none",
    "visibility": "visibility: hidden",
    "opacity": "opacity:0.01",
    "off-screen": "position:absolute;left:-9999px",
    "indented": "text-indent:-9999px",
    "no size": "height:0;overflow:hidden",
    "tiny": "font-size:1px",
    "clipped": "position:absolute;clip:rect(0,0,0,0)",
    "inset": "clip-path:inset(100%)",
    "scaled": "transform:scale(0)",
    "moved": "transform:translate(-5000px, 0)",
    "paper on paper": "color:#fdfaf0",
    "no colour": "color:transparent",
    "same colour": "background:#003;color:rgb(0, 0, 51)",
    "escaped name": "d\\69splay:none",
}

PLANTS = [
    *(
        on_page(f"link: {name}", "hidden-link", f'<p style="{css}">{LINK}</p>')
        for name, css in HIDING.items()
    ),
    on_page("link: hidden", "hidden-link", f"<p hidden>{LINK}</p>"),
    on_page("link: aria", "hidden-link", f'<p aria-hidden="true">{LINK}</p>'),
    on_page("link: noscript", "hidden-link", f"<noscript>{LINK}</noscript>"),
    on_page("link: class", "hidden-link", f'<div class="print-only"><p>{LINK}</p></div>'),
    on_page("link: font", "hidden-link", f"<font color=white>{LINK}</font>"),
    on_page(
        "link of our own",
        "hidden-link",
        '<p style="display:none"><a href="/kota/">Kota</a></p>',
    ),
    on_page("text", "hidden-text", '<p style="font-size:0">banyak kata</p>'),
    on_page("words", "gambling-words", "<p>Daftar slot gacor hari ini</p>"),
    on_page("words in digits", "gambling-words", "<p>sl0t g4c0r</p>"),
    on_page("words with gaps", "gambling-words", "<p>main s l o t di sini</p>"),
    on_page("words in Cyrillic", "gambling-words", "<p>ѕlоt di sini</p>"),
    on_page("words in tags", "gambling-words", "<p>s<b>l</b>0<i></i>t</p>"),
    on_page("words in an address", "gambling-words", '<a href="/kota/?slot-gacor">k</a>'),
    on_page("words in a comment", "gambling-words", "<!-- togel online -->"),
    on_page("words with nothing between", "gambling-words", "<p>sl\u200bot</p>"),
    on_page(
        "words in a picture's text",
        "gambling-words",
        '<img src="/theme/icons/icon.svg" alt="judi online">',
    ),
    Plant("words in data", "gambling-words", "data/events.csv", instead("semarang", "maxwin")),
    on_page("script", "foreign-code", "<script>location='/'</script>"),
    on_page("script elsewhere", "foreign-code", '<script src="https://x.example/a.js"></script>'),
    on_page("backslash", "foreign-code", '<script src="/\\x.example/a.js"></script>'),
    on_page("frame", "foreign-code", "<iframe title=x></iframe>"),
    on_page("event", "foreign-code", '<p onclick="x()">a</p>'),
    on_page("javascript:", "foreign-code", '<a href="java\tscript:x()">a</a>'),
    on_page("form", "foreign-code", '<form action="https://x.example/"></form>'),
    on_page("post", "foreign-code", '<form method="post"></form>'),
    on_page("password", "foreign-code", '<input type="password" aria-label=x>'),
    on_page("refresh", "foreign-code", '<meta http-equiv="refresh" content="0;url=/x">'),
    on_page("template", "foreign-code", "<template><p>a</p></template>"),
    on_page("style", "foreign-code", "<style>p{color:red}</style>"),
    Plant("eval", "foreign-code", "theme/js/a.js", whole("eval(name)")),
    Plant(
        "who reads",
        "foreign-code",
        "theme/js/b.js",
        whole("if(/Google/.test(navigator.userAgent))x()"),
    ),
    on_page("picture elsewhere", "other-host", '<img src="//x.example/a.gif" alt="">'),
    on_page("pictures elsewhere", "other-host", '<img srcset="https://x.example/a 1x" alt="">'),
    on_page("ground elsewhere", "other-host", '<p style="--a:url(https://x.example/a)">a</p>'),
    on_page("preconnect", "other-host", '<link rel="preconnect" href="https://x.example">'),
    Plant(
        "style elsewhere",
        "other-host",
        "theme/css/a.css",
        whole('@\\69mport "https://x.example/a.css";'),
    ),
    on_page("data address", "blob", '<p style="--a:url(data:image/gif;base64,R0lGOD)">a</p>'),
    on_page("base64", "blob", f"<p>{'aGVsbG8Gd29ybGQK1234abXYZ+/' * 12}</p>"),
    on_page("hexadecimal", "blob", f"<p>{'0123456789abcdef' * 30}</p>"),
    Plant("key", "secret", "kunci.txt", whole(f"{KEY}\nabc\n")),
    on_page("token", "secret", f"<p>{'gh' + 'p_'}{'aB3' * 12}</p>"),
    on_page("password in an address", "secret", "<p>ftp://kota:rahasia@server.example/</p>"),
    Plant("front matter", "source-file", "berita/draf.md", whole("---\n")),
    Plant("settings", "source-file", "situs.yml", whole("a: 1\n")),
    Plant("program", "source-file", "theme/x.py", whole("a = 1\n")),
    Plant("environment", "source-file", ".env", whole("A=1\n")),
    Plant("repository", "source-file", ".git/config", whole("[core]\n")),
    Plant("program for a server", "source-file", "x.php", whole("<?php ?>")),
    Plant("type", "file-type", "x.exe", whole(b"MZ")),
    Plant("name that lies", "file-type", "x.png", whole(b"GIF89a")),
    Plant("twin alone", "file-type", "x.txt.gz", whole(gzip.compress(b"x"))),
    Plant("twin that differs", "file-type", "404.html.gz", whole(gzip.compress(b"lain"))),
    Plant("brotli twin that differs", "file-type", "404.html.br", whole(brotli.compress(b"lain"))),
    Plant("twin with a tail", "unreadable", "robots.txt.gz", whole(gzip.compress(b"x") + b"x")),
    Plant(
        "brotli twin cut short",
        "unreadable",
        "robots.txt.br",
        whole(brotli.compress(b"x" * 99)[:-1]),
    ),
    on_page("link", "dead-link", '<a href="/tidak-ada/">a</a>'),
    on_page("whole address", "dead-link", '<a href="https://kabarkota.example/x/">a</a>'),
    on_page("fragment", "dead-link", '<a href="/kota/#tidak-ada">a</a>'),
    on_page("slash", "dead-link", '<a href="/kota">a</a>'),
    on_page("key of a text", "dead-link", '<a href="content:news/x">a</a>'),
    Plant("ground", "dead-link", "theme/css/b.css", whole("p{background:url(tidak.svg)}")),
    Plant(
        "canonical",
        "canonical",
        "page",
        instead('canonical" href="https://kabarkota', 'canonical" href="https://lain'),
    ),
    Plant("feed", "feed", "feed", instead("<updated>", "<diperbarui>")),
    Plant("feed without ids", "feed", "feed", instead("<id>", "<id></id><id>")),
    Plant(
        "relative address in a feed",
        "feed",
        "feed",
        instead("&lt;p&gt;", '&lt;p&gt;&lt;a href="/kota/"&gt;'),
    ),
    Plant("calendar", "calendar-file", "kalender/semua.ics", instead("DTSTART", "DTSTART\r\nX")),
    Plant("data", "data-file", "data/events.json", instead("{", "{{")),
    Plant("headline", "structured-data", "article", instead('"headline"', '"judul"')),
    Plant("broken", "structured-data", "article", instead('{"@context"', '{{"@context"')),
    drawing("drawing with a script", "<script>a()</script>"),
    drawing("drawing with an event", '<g onload="a()"/>'),
    drawing("drawing with a page", "<foreignObject/>"),
    drawing("drawing from elsewhere", '<image href="https://x.example/a.png"/>'),
    drawing("drawing with entities", "&a;", '<!DOCTYPE svg [<!ENTITY a "b">]>'),
    drawing("drawing with a sheet", "", '<?xml-stylesheet href="/x.css"?>'),
    drawing("drawing that moves", '<set attributeName="href" to="javascript:a()"/>'),
    Plant(
        "picture and archive",
        "picture",
        "gambar/x.jpg",
        whole(picture("JPEG") + b"PK\x03\x04" + b"\0" * 26 + b"x.php"),
    ),
    Plant(
        "document with a script",
        "active-document",
        "x.pdf",
        whole(with_object(b"<< /S /JavaScript /JS (a) >>")),
    ),
    Plant("not UTF-8", "unreadable", "x.txt", whole(b"\xff\xfe\x00a")),
]
