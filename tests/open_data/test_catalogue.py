"""The catalogues: DCAT-AP and CSVW for machines, the page for people."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from plugins.open_data.source_data import DATASETS

pytestmark = pytest.mark.site


def catalogue(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/catalog.jsonld").read_text("utf-8"))
    return found


def file_at(site: Path, address: str) -> Path:
    return site / urlsplit(address).path.lstrip("/")


def test_every_dataset_has_what_dcat_ap_asks_for(sample_site):
    found = catalogue(sample_site)
    assert found["@type"] == "dcat:Catalog"
    assert {"dct:title", "dct:description", "dct:publisher", "dct:issued"} <= found.keys()
    datasets = found["dcat:dataset"]
    assert len(datasets) == len(DATASETS) * 5
    names = [each["@id"] for each in datasets]
    assert len(names) == len(set(names))
    asked = {"dct:title", "dct:description", "dct:publisher", "dct:issued", "dct:modified"}
    for each in datasets:
        assert asked <= each.keys(), each["@id"]
        assert {word["@language"] for word in each["dct:title"]} == {"id", "en"}
        assert each["dcat:distribution"]
        assert {part["@id"] for part in each.get("dct:hasPart", ())} <= set(names)


def test_distributions_weigh_and_hash_what_is_there(sample_site):
    seen = set()
    for dataset in catalogue(sample_site)["dcat:dataset"]:
        for each in dataset["dcat:distribution"]:
            data = file_at(sample_site, each["dcat:downloadURL"]["@id"]).read_bytes()
            assert each["dcat:byteSize"]["@value"] == str(len(data))
            digest = each["spdx:checksum"]["spdx:checksumValue"]["@value"]
            assert digest == hashlib.sha256(data).hexdigest()
            assert file_at(sample_site, each["dct:conformsTo"]["@id"]).is_file()
            assert "dct:license" in each
            seen.add(each["@id"])
    assert len(seen) == (len(DATASETS) * 2 + 3) * 5


def test_every_word_of_the_catalogue_has_a_prefix_that_is_declared(sample_site):
    found = catalogue(sample_site)

    def words(value: Any) -> set[str]:
        if isinstance(value, dict):
            below = [words(each) for each in value.values()]
            return set().union({key for key in value if key[0] != "@"}, *below)
        if isinstance(value, list):
            return set().union(*map(words, value))
        return set()

    context = found.pop("@context")
    assert {word.partition(":")[0] for word in words(found)} == context.keys() - {"xsd"}


def test_csvw_describes_every_csv_file(sample_site):
    metadata = json.loads((sample_site / "data/csv-metadata.json").read_text("utf-8"))
    described = {file_at(sample_site, table["url"]) for table in metadata["tables"]}
    assert described == set((sample_site / "data").rglob("*.csv"))
    for table in metadata["tables"]:
        schema = json.loads(file_at(sample_site, table["tableSchema"]).read_text("utf-8"))
        header = file_at(sample_site, table["url"]).read_text("utf-8-sig").splitlines()[0]
        assert [column["titles"] for column in schema["columns"]] == header.split(",")


@pytest.mark.parametrize("address", ["data", "en/data"])
def test_the_page_shows_every_file_with_its_checksum(sample_site, address):
    tree = html.document_fromstring((sample_site / address / "index.html").read_bytes())
    links = {link.get("href") for link in tree.iter("a")}
    data = sample_site / "data"
    for file in data.rglob("*"):
        if file.is_file() and file.suffix != ".html":
            assert f"/{file.relative_to(sample_site).as_posix()}" in links, file
    page = tree.text_content()
    for dataset in DATASETS:
        digest = hashlib.sha256((data / f"{dataset.key}.csv").read_bytes()).hexdigest()
        assert digest in page
        for column in dataset.columns:
            assert column.name in page


@pytest.mark.parametrize(("address", "language"), [("data", "id"), ("en/data", "en")])
def test_the_page_is_a_data_catalogue_for_search_engines(sample_site, address, language):
    tree = html.document_fromstring((sample_site / address / "index.html").read_bytes())
    (script,) = tree.xpath('//script[@type="application/ld+json"]')
    found = json.loads(script.text)
    assert (found["@type"], found["inLanguage"]) == ("DataCatalog", language)
    assert len(found["dataset"]) == len(DATASETS)
    for each in found["dataset"]:
        assert 50 <= len(each["description"]) <= 5000
        for download in each["distribution"]:
            data = file_at(sample_site, download["contentUrl"]).read_bytes()
            assert download["sha256"] == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(("city", "page"), [("kota", "/data/"), ("en/cities", "/en/data/")])
def test_cities_and_the_footer_lead_here(sample_site, city, page):
    text = (sample_site / city / "semarang/index.html").read_text("utf-8")
    assert f'href="{page}"' in text
    assert f'href="{page}#kota-semarang"' in text


@pytest.mark.parametrize(("home", "page"), [("", "/data/"), ("en", "/en/data/")])
def test_the_home_page_leads_here_beside_what_else_can_be_taken(sample_site, home, page):
    tree = html.document_fromstring((sample_site / home / "index.html").read_bytes())
    (link,) = tree.xpath(f'//main//a[@href="{page}"]')
    assert link.text_content() == "CSV, JSON, GeoJSON"


@pytest.mark.parametrize("address", ["data", "en/data"])
def test_the_page_is_light_for_all_that_it_lists(sample_site, address):
    page = (sample_site / address / "index.html").read_bytes()
    assert len(gzip.compress(page, 9)) <= 16_000
