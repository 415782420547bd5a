"""axe-core finds nothing on any kind of page, narrow and wide, light and dark."""

import pytest

from tests.support import axe
from tests.support.pages import first_of_each_kind

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_kind_of_page_keeps_anyone_out(sample_site, visit, language, dark):
    found = []
    for page in first_of_each_kind(sample_site, language):
        seen = visit(page.address, width=360, dark=dark)
        for width in (360, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            found += [f"{page.address} {width} px: {x}" for x in axe.violations(seen.page)]
        seen.page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_event_with_map_and_press_desk_keeps_nobody_out(visit, sample_site, dark):
    seen = visit("/kota/semarang/acara/dugderan/", width=360, dark=dark)
    assert seen.page.locator(".event-map-drawing").count() == 1
    assert seen.page.locator("#media").count() == 1
    for width in (360, 1280):
        seen.page.set_viewport_size({"width": width, "height": 900})
        assert axe.violations(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    seen.page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/kota/semarang/acara/contoh-pekan-kriya/",
        "/en/cities/malang/events/contoh-malam-keroncong/",
        "/en/cities/semarang/landmarks/contoh-museum-kain/",
    ],
    ids=["moved, with a poster", "called off", "hours and tickets"],
)
def test_what_is_made_up_keeps_nobody_out_either(visit, address, dark):
    seen = visit(address, width=360, dark=dark)
    assert seen.page.locator(".made-up").is_visible()
    for width in (360, 1280):
        seen.page.set_viewport_size({"width": width, "height": 900})
        assert axe.violations(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
