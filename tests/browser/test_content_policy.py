"""Every kind of page under the full headers of a real nginx: nothing is refused, scripts work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plugins.hosting.compression import packed
from plugins.hosting.policies import PAGE_POLICY
from plugins.hosting.rules import Rules
from plugins.schema.host_rules import HostRules
from tests.support.pages import first_of_each_kind
from tests.support.web_servers import HERE, laid_out, rules_on, running

pytestmark = pytest.mark.browser

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
    `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.fixture(scope="module")
def rules(sample_site: Path) -> Iterator[Rules]:
    """The sample site as a city's server gives it."""
    with laid_out(sample_site) as folder:
        list(packed(folder / "current", folder / "nothing"))
        own = rules_on(folder, f"https://{HERE}", HostRules())
        with running("nginx", own):
            yield own


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(ignore_https_errors=True, locale="id-ID")
    opened.add_init_script(LISTEN)
    yield opened
    opened.close()


def said_on(page: Page) -> list[str]:
    """All that the console says from now on: errors, warnings and notes on headers."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_kind_of_page_breaks_the_policy(
    sample_site: Path, rules: Rules, context: BrowserContext, language: str
) -> None:
    found = []
    page = context.new_page()
    said = said_on(page)
    for shown in first_of_each_kind(sample_site, language):
        answer = page.goto(rules.origin + shown.address, wait_until="load")
        assert answer is not None
        assert answer.headers["content-security-policy"] == PAGE_POLICY
        found += [f"{shown.address} refused {what}" for what in page.evaluate("window.refused")]
        found += [f"{shown.address} says {words}" for words in said]
        said.clear()
    assert not found, "\n".join(found)


def test_the_policy_does_refuse_what_is_slipped_in(rules: Rules, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(rules.origin + "/")
    page.evaluate("""() => {
        const style = document.createElement("p");
        style.setAttribute("style", "color: red");
        document.body.append(style);
        const script = document.createElement("div");
        try { script.innerHTML = "<b>x</b>"; }
        catch (refused) { window.refused.push(refused.name); }
    }""")
    page.wait_for_function("window.refused.length > 1")
    told = " ".join(page.evaluate("window.refused"))
    assert "style-src" in told
    assert "TypeError" in told


def test_tables_are_sorted_and_the_list_is_chosen_from_and_maps_grow(
    rules: Rules, context: BrowserContext
) -> None:
    page = context.new_page()
    said = said_on(page)

    page.goto(rules.origin + "/kota/")
    page.locator(".sort-button").nth(1).click()
    assert page.locator("th[aria-sort=descending]").count() == 1

    page.goto(rules.origin + "/kota/semarang/")
    drawing = page.locator("[data-map] .map-frame svg").first
    before = drawing.get_attribute("viewBox")
    page.locator(".map-tool").first.click()
    assert drawing.get_attribute("viewBox") != before

    page.goto(rules.origin + "/kalender/daftar/")
    page.locator("select[data-trait=city]").select_option("semarang")
    assert "semarang" in page.url

    assert page.evaluate("window.refused") == []
    assert said == []


def test_a_drawing_keeps_its_colours_when_opened_by_itself(
    rules: Rules, context: BrowserContext
) -> None:
    page = context.new_page()
    said = said_on(page)
    page.goto(rules.origin + "/kota/semarang/sekar-jagad.svg")
    colour = page.evaluate(
        "getComputedStyle(document.querySelector('pattern')).getPropertyValue('--g')"
    )
    assert colour.startswith("#")
    assert said == []
