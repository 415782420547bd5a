"""What a first visit weighs, compressed as a server sends it."""

import gzip
import re
from pathlib import Path

import pytest
from lxml import html

from tests.support.pages import Page, pages

pytestmark = pytest.mark.site

KB = 1000
FIRST_PAINT = 14 * 1024  # what fits into the first round trip of a new connection
PHOTOGRAPH = re.compile(r"\.(?:jpe?g|webp|avif|png)\b")
COMPRESSED_ALREADY = {".woff2", ".png", ".jpg", ".webp", ".avif"}


def sent(file: Path) -> int:
    """Bytes on the wire."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED_ALREADY else len(gzip.compress(content, 9))


def blocking_styles(page: Page, output: Path) -> list[Path]:
    tree = html.document_fromstring(page.file.read_bytes())
    return [
        output / link.get("href").partition("?")[0].lstrip("/")
        for link in tree.iterfind('.//link[@rel="stylesheet"]')
        if link.get("media", "all") in {"all", "screen"}
    ]


def plain_articles(output: Path) -> list[Page]:
    found = [
        page
        for page in pages(output)
        if page.kind == "article" and not PHOTOGRAPH.search(page.file.read_text("utf-8"))
    ]
    assert found, "no article without photographs"
    return found


def test_articles_paint_from_the_first_round_trip(sample_site):
    heavy = {}
    for page in plain_articles(sample_site):
        parts = [page.file, *blocking_styles(page, sample_site)]
        if sum(map(sent, parts)) > FIRST_PAINT:
            heavy[page.address] = [(part.name, sent(part)) for part in parts]
    assert not heavy, "\n".join(f"{name}: {parts}" for name, parts in heavy.items())


def test_first_visit_of_an_article_is_light(sample_site, visit):
    heaviest = max(plain_articles(sample_site), key=lambda page: page.file.stat().st_size)
    seen = visit(heaviest.address, width=360)
    files = {}
    for path in dict.fromkeys(seen.fetched):
        file = sample_site / path.lstrip("/")
        files[path] = sent(file / "index.html" if path.endswith("/") else file)
    assert sum(files.values()) <= 60 * KB, files


def test_fonts_are_few(sample_site):
    fonts = {path.name: sent(path) for path in sorted(sample_site.rglob("*.woff2"))}
    assert sum(fonts.values()) <= 45 * KB, fonts


def test_scripts_are_small(sample_site):
    heavy = {}
    for page in pages(sample_site):
        tree = html.document_fromstring(page.file.read_bytes())
        total = 0
        for script in tree.iter("script"):
            source = script.get("src")
            if source:
                total += sent(sample_site / source.partition("?")[0].lstrip("/"))
            elif script.get("type", "module") in {"module", "text/javascript"}:
                total += len(gzip.compress((script.text or "").encode(), 9))
        if total > 10 * KB:
            heavy[page.address] = total
    assert not heavy
