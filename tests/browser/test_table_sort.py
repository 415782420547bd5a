"""The table of cities sorts where scripts run, and stands in the page's order where they don't."""

import pytest

pytestmark = pytest.mark.browser

ROWS = (
    "[...document.querySelector('table[data-sort]').tBodies[0].rows].map(r => r.cells[0].innerText)"
)
OWN = ["Kota Semarang", "Kota Malang", "Kota Mojokerto", "Kabupaten Bantul"]


def test_a_head_sorts_largest_first_and_then_the_other_way(visit):
    page = visit("/kota/").page
    assert page.evaluate(ROWS) == OWN
    head = page.locator("table[data-sort]").first.get_by_role("columnheader", name="Luas")
    head.get_by_role("button").click()
    assert page.evaluate(ROWS) == [OWN[3], OWN[0], OWN[1], OWN[2]]
    assert head.get_attribute("aria-sort") == "descending"
    head.get_by_role("button").press("Enter")
    assert page.evaluate(ROWS) == [OWN[2], OWN[1], OWN[0], OWN[3]]
    names = page.locator("table[data-sort]").first.get_by_role("columnheader", name="Kota atau")
    names.get_by_role("button").click()
    assert page.evaluate(ROWS) == [OWN[3], OWN[1], OWN[2], OWN[0]]
    assert head.get_attribute("aria-sort") is None
    page.context.close()


def test_a_phone_can_sort_too(visit):
    page = visit("/kota/", width=360, height=800).page
    button = page.locator("table[data-sort]").first.get_by_role("button", name="Jiwa per km²")
    button.click()
    assert page.evaluate(ROWS)[0] == "Kota Malang"
    page.context.close()


def test_without_scripts_no_button_promises_what_nothing_does(visit):
    page = visit("/kota/", javascript=False).page
    assert page.locator("table[data-sort] button").count() == 0
    assert page.locator("table[data-sort] tbody tr").first.inner_text().startswith(OWN[0])
    page.context.close()
