"""What machines find on the sample site: sitemaps, robots, well-known files, icons."""

import io
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
import yaml
from lxml import html
from PIL import Image

from tests.support.pages import pages
from tests.support.paths import ROOT
from tests.support.sitemaps import Listed, file_of, read_index, read_sitemap

pytestmark = pytest.mark.site

URL = "https://kabarkota.example"


@dataclass(slots=True)
class Head:
    """What a page's own head says."""

    canonical: str | None
    indexable: bool
    links: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def heads(sample_site: Path) -> dict[str, Head]:
    """Every page by its full address."""
    found = {}
    for page in pages(sample_site):
        tree = html.document_fromstring(page.file.read_bytes())
        canonical = tree.xpath('string(.//link[@rel="canonical"]/@href)') or None
        robots = tree.xpath('string(.//meta[@name="robots"]/@content)')
        links = {
            link.get("hreflang"): link.get("href")
            for link in tree.iterfind('.//link[@rel="alternate"][@hreflang]')
        }
        found[URL + page.address] = Head(canonical, "noindex" not in robots, links)
    return found


@pytest.fixture(scope="module")
def sitemaps(sample_site: Path) -> dict[str, list[Listed]]:
    """All sitemaps of the index but those of news, whose pages stand in another, too."""
    return {
        address: read_sitemap(file_of(address, sample_site))
        for address in read_index(sample_site)
        if not address.endswith("-news.xml")
    }


def test_every_page_names_itself_as_canonical(heads: dict[str, Head]) -> None:
    assert {a: head.canonical for a, head in heads.items() if head.canonical != a} == {}


def test_only_pages_for_what_is_missing_stay_out_of_search(heads: dict[str, Head]) -> None:
    hidden = {address for address, head in heads.items() if not head.indexable}
    answers = ("404.html", "410.html")
    assert hidden == {f"{URL}/{tongue}{each}" for tongue in ("", "en/") for each in answers}


def test_every_indexable_page_is_in_exactly_one_sitemap(
    heads: dict[str, Head], sitemaps: dict[str, list[Listed]]
) -> None:
    times = Counter(one.loc for listed in sitemaps.values() for one in listed)
    indexable = {address for address, head in heads.items() if head.indexable}
    assert len(indexable) > 500
    assert indexable - times.keys() == set()
    assert times.keys() - indexable == set()
    assert [address for address, count in times.items() if count > 1] == []


def test_sitemaps_and_pages_name_the_same_languages(
    heads: dict[str, Head], sitemaps: dict[str, list[Listed]]
) -> None:
    listed = [one for each in sitemaps.values() for one in each]
    differing = {one.loc for one in listed if one.links != heads[one.loc].links}
    assert sorted(differing) == []
    assert sum("en" in one.links and "id" in one.links for one in listed) > 400


def test_a_sitemap_holds_one_language(sitemaps: dict[str, list[Listed]]) -> None:
    for address, listed in sitemaps.items():
        language = address.removeprefix(f"{URL}/sitemap-").partition("-")[0]
        found = {"en" if f"{one.loc}/".startswith(f"{URL}/en/") else "id" for one in listed}
        assert found == {language}, address


def test_dates_are_those_of_stories(sample_site: Path, sitemaps: dict[str, list[Listed]]) -> None:
    dated = {one.loc: one.lastmod for each in sitemaps.values() for one in each if one.lastmod}
    assert dated
    for loc, day in dated.items():
        article = html.document_fromstring(file_of(loc, sample_site).read_bytes())
        data = json.loads(article.xpath('string(.//script[@type="application/ld+json"])'))
        assert day[:10] == str(data.get("dateModified") or data["datePublished"])[:10], loc


def test_pictures_of_sitemaps_are_there(
    sample_site: Path, sitemaps: dict[str, list[Listed]]
) -> None:
    told = {image for each in sitemaps.values() for one in each for image in one.images}
    assert told
    assert sorted(image for image in told if not file_of(image, sample_site).is_file()) == []


def test_robots_lead_to_the_sitemap_and_keep_nobody_out(
    sample_site: Path, heads: dict[str, Head]
) -> None:
    robots = RobotFileParser()
    robots.parse((sample_site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{URL}/sitemap.xml"]
    assert all(robots.can_fetch("*", address) for address in heads)


def test_the_standing_files_are_told_to_people(sample_site: Path) -> None:
    for page, link in ((".well-known", "robots.txt"), ("en/well-known", "sitemap.xml")):
        text = (sample_site / page / "index.html").read_text("utf-8")
        assert f'href="/{link}"' in text
        assert 'href="/.well-known/security.txt"' in text
        for name in ("manifest.json", "sbom.cdx.json", "provenance.json"):
            assert f"/.well-known/kabarkota/{name}" in text
    humans = (sample_site / "humans.txt").read_text("utf-8")
    assert f"{URL}/privasi/" in humans
    assert f"{URL}/en/privacy/" in humans


def test_the_policy_of_security_txt_is_a_place_on_the_site(sample_site: Path) -> None:
    register = yaml.safe_load((ROOT / "content/registers/site.yml").read_text("utf-8"))
    address, _, fragment = register["security"]["policy"].partition("#")
    assert address.startswith(f"{URL}/")
    assert f'id="{fragment}"' in file_of(address, sample_site).read_text("utf-8")


@pytest.mark.parametrize("home", ["/", "/en/"])
def test_phones_are_told_of_name_colours_and_icons(sample_site: Path, home: str) -> None:
    file = sample_site / home.strip("/") / "situs.webmanifest"
    told = json.loads(file.read_text("utf-8"))
    assert (told["name"], told["start_url"], told["scope"]) == ("Kabar Kota", home, "/")
    assert told["lang"] == ("en" if home == "/en/" else "id")
    assert f'href="{home}situs.webmanifest"' in file_of(URL + home, sample_site).read_text("utf-8")
    tokens = (ROOT / "theme/static/css/tokens.css").read_text("utf-8")
    assert f"--mori: {told['background_color']};" in tokens
    icon = (sample_site / "theme/icons/icon.svg").read_text("utf-8")
    assert f'fill="{told["theme_color"]}"' in icon
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    for one in told["icons"]:
        served = sample_site / one["src"].lstrip("/")
        if one["type"] == "image/svg+xml":
            assert served.read_bytes().startswith(b"<svg")
        else:
            with Image.open(served) as image:
                assert f"{image.width}x{image.height}" == one["sizes"]
                assert image.format == "PNG"


def test_icons_lie_where_browsers_look_without_asking(sample_site: Path) -> None:
    with Image.open(sample_site / "favicon.ico") as image:
        assert image.format == "ICO"
        assert image.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    touch = (sample_site / "apple-touch-icon.png").read_bytes()
    with Image.open(io.BytesIO(touch)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (180, 180), "RGB")
