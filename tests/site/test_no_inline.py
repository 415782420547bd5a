"""No page carries a style or a script of its own: the server's policy lets none of them through."""

from pathlib import Path

import pytest
from lxml import etree, html

from tests.support.pages import pages

pytestmark = pytest.mark.site

DATA_BLOCK = "application/ld+json"
"""Not run, and so not asked about: browsers take it for data."""


def own(element: html.HtmlElement) -> str | None:
    """What of an element a policy without ``unsafe-inline`` stops."""
    if element.tag == "style":
        return "<style>"
    if element.tag == "script" and element.get("src") is None:
        return None if element.get("type") == DATA_BLOCK else "<script> without src"
    for name, value in element.attrib.items():
        if name == "style" or name.startswith("on"):
            return f'<{element.tag} {name}="{value[:60]}">'
        if value.strip().lower().startswith(("javascript:", "data:")):
            return f'<{element.tag} {name}="{value[:60]}">'
    return None


def found_in(file: Path) -> list[str]:
    tree = html.document_fromstring(file.read_bytes())
    return [what for element in tree.iter(etree.Element) if (what := own(element))]


def test_no_page_has_a_style_or_a_script_of_its_own(sample_site: Path) -> None:
    found = {page.address: what for page in pages(sample_site) if (what := found_in(page.file))}
    assert not found, "\n".join(f"{address}: {what[:3]}" for address, what in found.items())


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:red'>x</p>",
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        "<img src=x onerror='alert(1)'>",
        "<a href='JavaScript:alert(1)'>x</a>",
        "<svg><path style='fill:red'/></svg>",
    ],
)
def test_the_look_through_finds_what_it_is_for(markup: str, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"<!doctype html><html lang=id><body>{markup}</body></html>", "utf-8")
    assert found_in(page)


def test_cities_bring_their_cloths_to_the_pages_that_hang_them(sample_site: Path) -> None:
    sheets = {path.name.split(".")[0]: path for path in (sample_site / "theme/css").glob("*.css")}
    home = sheets["home"].read_text("utf-8")
    assert ".city-semarang{--accent:" in home
    assert "--hem:url(/kain/tumpal-semarang.svg)" in home
    assert "--tile-size:" in sheets["city"].read_text("utf-8")
    assert "--tile:url(" not in sheets["calendar"].read_text("utf-8")
