"""What the catalogue's page weighs on a site of sixty cities, compressed as a server sends it."""

import gzip
from pathlib import Path

import pytest
from lxml import html

from tests.support.site import MINIMAL, Result, build

pytestmark = pytest.mark.site

CITIES = 60
HEAVIEST = 60_000
"""Bytes of the page and its styles."""


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Result:
    cities: dict[str, str | bytes | None] = {
        f"cities/kota-{number}/city.yml": f'code: "{51 + number // 9}.7{1 + number % 9}"\n'
        f"name: {{id: Kota Nomor {number}}}\n"
        for number in range(CITIES - 1)
    }
    return build({**MINIMAL, **cities}, tmp_path_factory.mktemp("province")).succeeded()


@pytest.mark.parametrize("address", ["data/index.html", "en/data/index.html"])
def test_sixty_cities_leave_the_page_light(province: Result, address: str) -> None:
    page = province.output_dir / address
    tree = html.document_fromstring(page.read_bytes())
    assert len(tree.find_class("data-city")) == CITIES
    styles = [
        province.output_dir / link.get("href").lstrip("/")
        for link in tree.iterfind('.//link[@rel="stylesheet"]')
        if link.get("media") != "print"
    ]
    assert styles
    sizes = {path.name: weight(path) for path in (page, *styles)}
    assert sum(sizes.values()) <= HEAVIEST, sizes


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))
