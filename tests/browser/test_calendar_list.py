"""The calendar's list: chosen from at once where scripts run, led on by links where they don't."""

import re

import pytest

pytestmark = pytest.mark.browser

ROWS = """() => [...document.querySelectorAll(".list-month .calendar-row")]
    .filter(row => row.checkVisibility())
    .map(row => [row.dataset.city ?? "", row.dataset.kind ?? "", row.dataset.first,
                 row.dataset.last])"""
EVERY = "/kalender/daftar/"


def select(page, trait):
    return page.locator(f"select[data-trait={trait}]")


def told(page):
    return page.get_by_role("status").inner_text()


def test_choices_combine_are_announced_and_stand_in_the_address(visit):
    page = visit(EVERY).page
    everything = page.evaluate(ROWS)
    assert told(page) == f"{len(everything)} acara dan hari libur"
    select(page, "city").select_option("semarang")
    of_city = page.evaluate(ROWS)
    assert of_city == [row for row in everything if row[0] == "semarang"]
    assert 0 < len(of_city) < len(everything)
    kind, month = of_city[0][1], of_city[0][3]
    select(page, "kind").select_option(kind)
    select(page, "month").select_option(month)
    assert page.evaluate(ROWS) == [
        row for row in of_city if row[1] == kind and row[2] <= month <= row[3]
    ]
    shown = len(page.evaluate(ROWS))
    assert told(page) == f"{shown} dari {len(everything)} acara dan hari libur"
    assert page.get_by_role("status").get_attribute("aria-live") == "polite"
    assert page.url.endswith(f"{EVERY}?kota=semarang&jenis={kind}&bulan={month}")
    titles = page.locator(".list-part:visible .list-part-title").all_inner_texts()
    assert len(titles) == 2, "the parts below hold the same city and kind alone"
    assert titles[0].strip() == "Semarang"


def test_an_address_can_be_shared_reloaded_and_gone_back_from(visit):
    page = visit(f"{EVERY}?kota=malang").page
    shared = page.evaluate(ROWS)
    assert shared
    assert {row[0] for row in shared} == {"malang"}
    select(page, "city").select_option("bantul")
    page.reload()
    assert {row[0] for row in page.evaluate(ROWS)} == {"bantul"}
    page.go_back()
    page.wait_for_url(re.compile("kota=malang"))
    assert page.evaluate(ROWS) == shared
    assert select(page, "city").input_value() == "malang"


def test_what_an_address_asks_of_no_list_is_left_aside(visit):
    seen = visit(f"{EVERY}?kota=malang&bulan=1999-01&jenis=%3Cb%3E")
    assert {row[0] for row in seen.page.evaluate(ROWS)} == {"malang"}
    assert select(seen.page, "month").input_value() == ""
    assert not seen.complaints


def test_a_choice_that_nothing_fits_says_so_and_can_be_undone(visit):
    page = visit("/en/calendar/list/?city=malang").page
    everything = page.locator(".list-month .calendar-row").count()
    for option in select(page, "kind").locator("option").all():
        select(page, "kind").select_option(option.get_attribute("value"))
        if not page.evaluate(ROWS):
            break
    assert told(page) == "Nothing matches this choice."
    assert page.locator(".list-month:visible, .list-part:visible").count() == 0
    page.get_by_role("button", name="Show everything").press("Enter")
    assert len(page.evaluate(ROWS)) == everything
    assert page.url.endswith("/en/calendar/list/")
    assert select(page, "city").evaluate("each => each === document.activeElement")


def test_the_keyboard_alone_is_enough(visit):
    page = visit(EVERY, width=360, height=800).page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.trait") == "city":
            break
    page.keyboard.type("Mal")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.trait") == "kind"
    assert {row[0] for row in page.evaluate(ROWS)} == {"malang"}
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert told(page) == f"{len(page.evaluate(ROWS))} acara dan hari libur"


def test_without_scripts_links_lead_to_the_pages_of_cities_and_kinds(visit):
    page = visit(EVERY, width=360, height=800, javascript=False).page
    assert page.locator("select:visible").count() == 0
    links = page.locator(".calendar-filters")
    assert (
        links.get_by_role("link", name="Malang").get_attribute("href") == "/kalender/kota/malang/"
    )
    kinds = page.locator(".calendar-kinds a")
    assert not kinds.first.is_visible()
    page.locator(".calendar-kinds summary").press("Enter")
    address = kinds.first.get_attribute("href")
    assert address.startswith("/kalender/jenis/")
    kinds.first.click()
    assert page.url.endswith(address)


def test_the_other_language_is_led_to_with_the_same_choice(visit):
    page = visit(f"{EVERY}?kota=malang").page
    page.locator(".masthead-tool[hreflang=en]").click()
    page.wait_for_url("**/en/calendar/list/?city=malang")
    assert {row[0] for row in page.evaluate(ROWS)} == {"malang"}
    select(page, "city").select_option("bantul")
    page.locator(".masthead-tool[hreflang=id]").click()
    page.wait_for_url(f"**{EVERY}?city=bantul")
    assert {row[0] for row in page.evaluate(ROWS)} == {"bantul"}
    select(page, "city").select_option("semarang")
    assert page.url.endswith(f"{EVERY}?kota=semarang")
    page.get_by_role("button", name="Tampilkan semua").click()
    assert page.locator(".masthead-tool[hreflang=en]").get_attribute("href").endswith("/list/")
