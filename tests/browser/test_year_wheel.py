"""The year's wheel in a real browser: by keyboard, by ear, on phones, in the dark, on paper."""

import pytest

from tests.support import axe

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const room = document.querySelector(".year-wheel-picture").getBoundingClientRect();
    const within = box => box.left >= 0 && box.right <= innerWidth
        && box.top >= room.top && box.bottom <= room.bottom + 1;
    const at = document.activeElement;
    const shown = at.querySelector(".wheel-mark") ?? at.querySelector(".wheel-month-touch");
    const said = at.querySelector(".wheel-said");
    return {
        wheel: Boolean(at.closest(".year-wheel-drawing")),
        label: at.getAttribute("aria-label") ?? at.textContent.trim(),
        href: at.getAttribute("href") ?? "",
        stroke: shown ? parseFloat(getComputedStyle(shown).strokeWidth) : 0,
        letters: said ? parseFloat(getComputedStyle(said.lastChild).fontSize)
            * said.getScreenCTM().a : 0,
        within: said ? within(said.getBoundingClientRect()) : true,
        said: said && getComputedStyle(said).visibility === "visible"
            ? [...said.children].map(each => each.textContent).join(" ") : "",
    };
}"""
LINKS = """() => [...document.querySelectorAll(".year-wheel-drawing a")]
    .map(link => link.getAttribute("href"))"""
TEXTS = """() => [...document.querySelectorAll(".year-wheel-drawing text")]
    .filter(each => each.getClientRects().length)
    .filter(each => getComputedStyle(each).visibility === "visible")
    .map(each => [
        each.textContent,
        parseFloat(getComputedStyle(each).fontSize) * each.ownerSVGElement.getScreenCTM().a,
    ])"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_wheel_keeps_nobody_out(visit, width, dark):
    seen = visit("/kalender/2027/", width=width, dark=dark)
    assert seen.page.locator(".year-wheel-drawing").is_visible()
    assert axe.violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_goes_round_the_year_with_a_visible_focus(visit, width):
    page = visit("/kalender/2027/", width=width, javascript=False).page
    links = page.evaluate(LINKS)
    assert len(links) > 40
    page.locator(".year-wheel-head .skip-link").focus()
    for href in links:
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        assert at["wheel"]
        assert at["href"] == href
        assert at["label"]
        assert at["stroke"] >= 3
        if not href.startswith("#"):
            assert at["said"].split()[0] in at["label"]
            assert at["letters"] >= 11
            assert at["within"]


@pytest.mark.parametrize("language", ["/kalender", "/en/calendar"])
def test_letters_are_never_smaller_than_eleven_pixels(visit, language):
    page = visit(f"{language}/2027/", width=360).page
    for width in (360, 700, 768, 840, 1024, 1200, 1220, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        texts = page.evaluate(TEXTS)
        assert len(texts) >= 15
        assert min(size for _, size in texts) >= 11, (width, texts)


def test_the_wheel_can_be_skipped(visit):
    page = visit("/kalender/2027/").page
    page.locator(".year-wheel-head .skip-link").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/kalender/2027/01/"


def test_the_wheel_is_printed_in_ink(visit):
    page = visit("/kalender/2027/", width=1280).page
    page.emulate_media(media="print")
    mark = page.locator(".wheel-event .wheel-mark:not([class*=' '])").first
    assert mark.evaluate("each => getComputedStyle(each).fill") == "rgb(0, 0, 0)"
    assert page.locator(".year-wheel-drawing").is_visible()


TAP = """([x, y]) => {
    const at = document.elementFromPoint(x, y);
    const where = {clientX: x, clientY: y, bubbles: true, cancelable: true, composed: true};
    at.dispatchEvent(new PointerEvent("pointerdown", {...where, pointerType: "touch"}));
    at.dispatchEvent(new PointerEvent("click", {...where, pointerType: "touch"}));
}"""
MIDDLE = """mark => {
    const box = mark.getBoundingClientRect();
    return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}"""


def test_a_finger_beside_a_mark_names_it_first_and_then_opens_it(visit):
    seen = visit("/kalender/2027/", width=360)
    page = seen.page
    picture = page.locator(".year-wheel-drawing")
    picture.scroll_into_view_if_needed()
    event = page.locator(".wheel-event").first
    x, y = event.locator(".wheel-mark").evaluate(MIDDLE)
    beside = [x + 7, y + 4]
    page.evaluate(TAP, beside)
    named = page.locator(".wheel-event[data-named]")
    assert named.count() == 1
    href, said = named.get_attribute("href"), named.locator(".wheel-said")
    assert said.evaluate("each => getComputedStyle(each).visibility") == "visible"
    assert page.locator(".year-wheel-hint").is_visible()
    page.evaluate(TAP, beside)
    page.wait_for_url(f"**{href}")
    assert not seen.complaints


def test_a_finger_far_from_every_mark_names_nothing(visit):
    page = visit("/kalender/2027/", width=360).page
    x, y = page.locator(".wheel-year").evaluate(MIDDLE)
    page.evaluate(TAP, [x, y])
    assert page.locator(".wheel-event[data-named]").count() == 0
    assert not page.locator(".year-wheel-hint").is_visible()
    assert page.url.endswith("/kalender/2027/")


def test_a_mouse_opens_a_mark_at_once(visit):
    page = visit("/kalender/2027/").page
    event = page.locator(".wheel-event").first
    href = event.get_attribute("href")
    event.locator(".wheel-mark").click()
    page.wait_for_url(f"**{href}")
