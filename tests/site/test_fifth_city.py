"""A city that is one file of two lines, beside the sample's four: every page copes with it."""

import re
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.support import links, nu
from tests.support.paths import ROOT
from tests.support.site import Result, build, read_folder

pytestmark = pytest.mark.site

NEWCOMER = 'code: "33.72"\nname: {id: Kota Surakarta, en: Surakarta City}\n'
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
SECTION = re.compile(r"<section\b[^>]*>(.*?)</section>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Result:
    files: dict[str, str | bytes | None] = {**read_folder(ROOT / "content")}
    files["cities/surakarta/city.yml"] = NEWCOMER
    return build(files, tmp_path_factory.mktemp("five")).succeeded()


def main_part(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def words(markup: str) -> str:
    return " ".join(TAG.sub(" ", markup).split())


@pytest.mark.parametrize("address", ["/kota/surakarta/", "/en/cities/surakarta/"])
def test_its_page_says_what_there_is_and_heads_nothing_that_is_not(five: Result, address) -> None:
    page = main_part(five.read(address))
    headings = [words(found[1]) for found in HEADING.findall(page)]
    # Its code and name are open data like everybody else's.
    assert headings == ["Surakarta", "Download" if address.startswith("/en/") else "Unduh"]
    assert len(SECTION.findall(page)) == 1
    assert "33.72" in page
    assert "<table" not in page
    assert "<ul" not in page


def test_its_page_promises_nothing_to_search_engines_either(five: Result) -> None:
    head = five.read("/kota/surakarta/").partition("</head>")[0]
    assert '<meta name="description" content="Profil Kota Surakarta, kode wilayah 33.72.">' in head
    english = five.read("/en/cities/surakarta/").partition("</head>")[0]
    assert 'content="Profile of Surakarta City, area code 33.72."' in english


def test_no_page_of_the_site_has_an_empty_heading_or_section(five: Result) -> None:
    found = []
    for path in sorted(five.output_dir.rglob("index.html")):
        page = path.read_text("utf-8")
        if "surakarta" not in page:
            continue
        parts = [heading for _level, heading in HEADING.findall(page)] + SECTION.findall(page)
        if not all(words(part) or "<img" in part or "<svg" in part for part in parts):
            found.append(path.relative_to(five.output_dir).as_posix())
    assert found == []


def test_the_comparison_says_of_it_that_nobody_knows(five: Result) -> None:
    page = main_part(five.read("/kota/"))
    row = page.partition("Kota Surakarta</a>")[2].partition("</tr>")[0]
    assert row.count("belum ada angka") == row.count("<td") == 5
    assert "data-value" not in row
    assert "city-table-bar" not in row
    assert "Lima kota" in page
    assert "Kota tanpa angka penduduk digantung pendek." in page
    below = page.partition('id="berbeda"')[2].partition('id="sumber"')[0]
    assert "Semarang" in below
    assert "Surakarta" not in below


def test_it_hangs_on_the_line_without_a_number(five: Result) -> None:
    for address in ("/", "/kota/"):
        page = main_part(five.read(address))
        cloth = page.partition('href="/kota/surakarta/"')[2].partition("</li>")[0]
        assert "Surakarta" in cloth
        assert "None" not in cloth
        assert not re.search(r">\s*0\s*<", cloth)


def test_its_calendar_is_empty_and_whole(five: Result) -> None:
    for path in ("kalender/surakarta.ics", "en/calendar/surakarta.ics"):
        data = (five.output_dir / path).read_bytes()
        calendar = Calendar.from_ical(data)
        assert "Surakarta" in str(calendar["X-WR-CALNAME"])
        assert calendar.walk("VEVENT") == []
    everything = Calendar.from_ical((five.output_dir / "kalender/semua.ics").read_bytes())
    assert everything.walk("VEVENT")


def test_links_and_markup_hold(five: Result) -> None:
    assert links.problems(five.output_dir) == []
    pages = ("kota", "en/cities", "kota/surakarta", "en/cities/surakarta", "kalender")
    for page in pages:
        assert nu.messages(five.output_dir / page) == []


def test_five_cities_make_two_lines_of_about_the_same_length(five: Result) -> None:
    assert "cloth-line-3" in five.read("/kota/")
    assert "cloth-line-3" in five.read("/")


def test_a_figure_at_a_time_the_page_grows(tmp_path: Path) -> None:
    """One figure gives one key figure, one row and its source; nothing else appears."""
    figure = (
        "figures:\n  - key: kecamatan\n    group: divisions\n    label: {id: Kecamatan}\n"
        "    value: 5\n    unit: kecamatan\n    definition: {id: Banyaknya kecamatan.}\n"
        "    as_of: 2026\n    source: daftar\n"
    )
    files = {
        "registers/categories.yml": "kabar:\n  name: {id: Kabar}\n",
        "registers/sources.yml": "daftar: {kind: dataset, title: {id: Daftar}}\n",
        "cities/surakarta/city.yml": NEWCOMER + figure,
    }
    made = build(files, tmp_path).succeeded()
    page = main_part(made.read("/kota/surakarta/"))
    headings = [words(found[1]) for found in HEADING.findall(page)]
    assert headings[0] == "Surakarta"
    assert "Angka dan sumber" in headings
    assert "Riwayat dan lambang" not in headings
    comparison = main_part(made.read("/kota/"))
    assert "Bila sumber berbeda" not in comparison
    assert links.problems(made.output_dir) == []
