"""Every kind of page in a real browser: alone, quiet, without scripts, on narrow screens."""

import pytest

from tests.support.pages import first_of_each_kind

pytestmark = pytest.mark.browser

WORDS = """() => {
    const lines = document.body.innerText.split("\\n").map(line => line.trim()).filter(Boolean);
    const controls = [...document.querySelectorAll("button, select, input")];
    const added = new Set(controls.flatMap(each => each.innerText.split("\\n")));
    return lines.filter(line => !added.has(line));
}"""
SIDEWAYS = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > root.clientWidth + 1)
        .slice(0, 5)
        .map(each => `${each.tagName}.${each.className?.baseVal ?? each.className}`);
}"""


def test_pages_ask_no_other_host_and_complain_of_nothing(sample_site, visit):
    found = []
    for page in first_of_each_kind(sample_site):
        seen = visit(page.address)
        found += [f"{page.address} asks {address}" for address in seen.foreign]
        found += [f"{page.address} complains: {words}" for words in seen.complaints]
        seen.page.context.close()
    assert not found, "\n".join(found)


def test_pages_say_the_same_without_scripts(sample_site, visit):
    found = []
    for page in first_of_each_kind(sample_site):
        full, bare = visit(page.address), visit(page.address, javascript=False)
        shown = set(bare.page.evaluate(WORDS))
        lost = [line for line in full.page.evaluate(WORDS) if line not in shown]
        found += [f"{page.address} without scripts lacks: {line}" for line in lost]
        assert shown, page.address
        full.page.context.close()
        bare.page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 360])
def test_pages_do_not_scroll_sideways(sample_site, visit, width):
    found = []
    for page in first_of_each_kind(sample_site):
        seen = visit(page.address, width=width, height=800)
        wide = seen.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            found.append(f"{page.address}: {wide} px too wide: {seen.page.evaluate(SIDEWAYS)}")
        seen.page.context.close()
    assert not found, "\n".join(found)
