"""What pages tell machines (JSON-LD): it parses, and says what the page says."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.support.site import read_folder

pytestmark = pytest.mark.site


def told(site: Path) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Every page's address, its tree and each JSON-LD value on it."""
    for name, data in read_folder(site).items():
        if name.endswith(".html"):
            tree = html.fromstring(data.decode())
            for script in tree.xpath('//script[@type="application/ld+json"]'):
                yield name, tree, json.loads(script.text)


def of_kind(site: Path, kind: str) -> list[tuple[str, Any, dict[str, Any]]]:
    return [each for each in told(site) if each[1].xpath("//body/@data-kind") == [kind]]


def words(tree: Any, path: str) -> str:
    return " ".join(tree.xpath(path)[0].text_content().split())


def served(site: Path, address: str) -> bool:
    """Whether the site has the file at an absolute address of its own."""
    return (site / address.split("/", 3)[3]).is_file()


def moment(text: str) -> date | datetime:
    """An hour comes with its zone."""
    if "T" not in text:
        return date.fromisoformat(text)
    found = datetime.fromisoformat(text)
    assert found.utcoffset() is not None
    return found


def test_every_value_is_of_schema_org_and_knows_its_page(sample_site):
    found = 0
    for name, tree, value in told(sample_site):
        found += 1
        assert value["@context"] == "https://schema.org", name
        if "@graph" in value or value["@type"] in ("DataCatalog", "WebSite"):
            continue
        if "url" in value and tree.xpath("//link[@rel='canonical']/@href"):
            assert value["url"] == tree.xpath("//link[@rel='canonical']/@href")[0], name
    assert found > 100


def test_events_say_what_their_pages_say(sample_site):
    pages = of_kind(sample_site, "event")
    assert len(pages) == 2 * 49
    for name, tree, value in pages:
        assert value["@type"] == "Event", name
        assert value["name"] == words(tree, "//h1"), name
        assert value["inLanguage"] == tree.get("lang"), name
        assert served(sample_site, value["image"]), name
        shown = tree.xpath("//*[contains(@class, 'date-box-number')]/@datetime")
        assert bool(shown) == ("startDate" in value), name
        if shown:
            assert value["startDate"].startswith(shown[0]), name
            assert str(moment(value["startDate"]))[:10] <= str(moment(value["endDate"]))[:10], name
        places = value["location"]
        for place in places if isinstance(places, list) else [places]:
            assert place["@type"] == "Place", name
            assert place["name"], name
            assert place["address"]["addressCountry"] == "ID", name
            if "url" in place:
                page = place["url"].split("/", 3)[3] + "index.html"
                assert (sample_site / page).is_file(), name


def test_landmarks_and_districts_say_what_their_pages_say(sample_site):
    landmarks, districts = of_kind(sample_site, "landmark"), of_kind(sample_site, "district")
    assert len(landmarks) == 2 * 49
    assert len(districts) == 2 * 41
    for name, tree, value in landmarks:
        assert value["@type"] == "TouristAttraction", name
        assert value["name"] == words(tree, "//h1"), name
        assert value["description"] in words(tree, "//main"), name
        assert value["address"]["addressCountry"] == "ID", name
        if "image" in value:
            assert served(sample_site, value["image"]), name
    for name, tree, value in districts:
        assert value["@type"] == "AdministrativeArea", name
        assert value["identifier"] in words(tree, "//main"), name
        assert -11 < value["geo"]["latitude"] < 6, name
        assert 95 < value["geo"]["longitude"] < 141, name
