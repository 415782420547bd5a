"""The maps of cities in a real browser: by keyboard, by ear, on phones, on paper, uncoloured."""

import re

import pytest

from tests.support import axe

pytestmark = pytest.mark.browser

CITY = "/kota/semarang/"
FOCUSED = """() => {
    const at = document.activeElement;
    return {
        label: at.getAttribute("aria-label") ?? "",
        href: at.getAttribute("href") ?? "",
        map: Boolean(at.closest(".map-choropleth-drawing, .map-tiles")),
        outline: getComputedStyle(at).outlineStyle,
        stroke: parseFloat(getComputedStyle(at.querySelector("use, rect") ?? at).strokeWidth),
    };
}"""
SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(each => each.getClientRects().length).map(each => each.textContent.trim())"""


def tabbed(page, stops: int = 200) -> list[dict[str, object]]:
    """What has the focus after each press of Tab within the map; scripts off is no matter."""
    page.locator(".measure-switch-input").first.focus()
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["map"]:
            found.append(at)
        elif found:
            return found
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_goes_through_every_district_by_name_with_a_visible_focus(visit, width):
    page = visit(CITY, width=width, javascript=width == 1280).page
    stops = tabbed(page)
    assert len(stops) == 16
    assert len({stop["href"] for stop in stops}) == 16
    for stop in stops:
        number, name = stop["label"].split(",")[0].split(" ", 1)
        assert number.isdigit()
        assert name
        assert "persen" in stop["label"]
        assert "jiwa per km²" in stop["label"]
        assert stop["outline"] == "solid"
        assert stop["stroke"] >= 7


def test_enter_opens_the_district(visit):
    page = visit(CITY).page
    stop = tabbed(page, 3)[-1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{stop['href']}")
    assert page.locator("h1").inner_text() in stop["label"]


@pytest.mark.parametrize("javascript", [False, True])
def test_the_measure_is_switched_by_keyboard_without_a_script(visit, javascript):
    page = visit(CITY, javascript=javascript).page
    fill = 'getComputedStyle(document.querySelector(".map-choropleth-area")).fill'
    before = page.evaluate(fill), page.evaluate(SHOWN, ".map-table-title")
    page.locator(".measure-switch-input").first.focus()
    page.keyboard.press("ArrowRight")
    after = page.evaluate(fill), page.evaluate(SHOWN, ".map-table-title")
    assert before[0] != after[0]
    assert len(before[1]) == len(after[1]) == 1
    assert "per km²" in after[1][0]
    assert len(page.evaluate(SHOWN, ".map-legend")) == 1


def test_phones_and_paper_get_tiles_large_enough_for_a_thumb(visit):
    for width, media in ((360, None), (1280, "print")):
        page = visit(CITY, width=width, media=media).page
        assert not page.locator(".map-choropleth-drawing").is_visible()
        tiles = [tile.bounding_box() for tile in page.locator(".map-tiles a").all()]
        assert len(tiles) == 16
        assert all(min(tile["width"], tile["height"]) >= 44 for tile in tiles)
        assert page.locator(".map-note-tiles").inner_text().count("Bukan batas resmi")
        assert len(set(page.evaluate(SHOWN, ".map-tile-number"))) == 16
        assert len(page.evaluate(SHOWN, ".map-tile-value")) == 16


def test_tiles_count_landmarks_for_eye_and_ear(visit):
    for width, media in ((360, None), (1000, "print")):
        page = visit("/en/cities/semarang/", width=width, media=media).page
        counts = page.evaluate(SHOWN, ".map-tile-count")
        labels = " ".join(t.get_attribute("aria-label") for t in page.locator(".map-tiles a").all())
        told = [int(number) for number in re.findall(r"(\d+) (?:landmark|event)", labels)]
        assert sum(map(int, counts)) == sum(told) > 5
        assert page.locator(".map-list-button .map-list-shape").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("city", ["semarang", "malang", "mojokerto", "bantul"])
@pytest.mark.parametrize("kind", ["density", "count"])
def test_axe_finds_nothing_whatever_the_measure(visit, city, kind):
    for width, dark in ((1280, True), (360, False)):
        page = visit(f"/kota/{city}/", width=width, dark=dark).page
        page.locator(f".measure-{kind}").check()
        page.locator(".map-list-button").click()
        assert not axe.violations(page)


def test_axe_finds_nothing_in_a_zoomed_map(visit):
    page = visit(CITY).page
    page.locator(".map-tool").first.click()
    # axe counts the parts of districts that the frame cuts off as lying upon the buttons below.
    assert not axe.violations(page, without=("target-size",))


def test_forced_colours_keep_shades_and_numbers_apart(visit):
    page = visit(CITY).page
    page.emulate_media(forced_colors="active")
    seen = page.evaluate("""() => {
        const links = [...document.querySelectorAll(".map-frame .map-choropleth-link")];
        return links.map(link => [
            getComputedStyle(link.querySelector("use")).fill,
            getComputedStyle(link.querySelector("text")).fill,
        ]);
    }""")
    assert len({shade for shade, _ in seen}) == 5
    assert all(shade != ink for shade, ink in seen)


def test_the_script_adds_words_zoom_and_filters(visit):
    seen = visit("/kota/malang/")
    page = seen.page
    box = page.locator(".map-told")
    page.locator(".map-choropleth-link").first.hover()
    assert box.inner_text() == page.locator(".map-choropleth-link").first.get_attribute(
        "aria-label"
    )
    page.keyboard.press("Escape")
    assert not box.is_visible()

    drawing = page.locator(".map-choropleth-drawing")
    whole = drawing.get_attribute("viewBox")
    page.get_by_role("button", name="Perbesar peta").click()
    assert float(drawing.get_attribute("viewBox").split()[2]) < float(whole.split()[2])
    stops = tabbed(page)
    assert len(stops) == 5
    left, _, wide, _ = map(float, drawing.get_attribute("viewBox").split())
    number = page.locator(".map-frame .map-choropleth-link").last.locator("text")
    assert left <= float(number.get_attribute("x")) <= left + wide
    page.get_by_role("button", name="Perkecil peta").click()
    assert [float(n) for n in drawing.get_attribute("viewBox").split()] == pytest.approx(
        [float(n) for n in whole.split()], abs=0.1
    )

    every = len(page.evaluate(SHOWN, ".map-mark"))
    page.get_by_role("button", name="Museum").click()
    assert 0 < len(page.evaluate(SHOWN, ".map-mark")) < every
    assert page.get_by_role("button", name="Museum").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Semua tanda").click()
    assert len(page.evaluate(SHOWN, ".map-mark")) == every
    assert not seen.complaints


def test_every_mark_is_a_link_in_the_list_too(visit):
    page = visit("/kota/malang/", javascript=False).page
    marks = {mark.get_attribute("href") for mark in page.locator(".map-mark").all()}
    assert len(marks) > 5
    assert marks <= {link.get_attribute("href") for link in page.locator(".map-list-link").all()}
