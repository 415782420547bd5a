"""Every kind of page in a real browser: alone, quiet, without scripts, on narrow screens."""

import re

import pytest

from tests.support.pages import first_of_each_kind

pytestmark = pytest.mark.browser

SCRIPT = re.compile(r"<script(?! type=\"application/ld\+json\")")
WORDS = """() => {
    const lines = document.body.innerText.split("\\n").map(line => line.trim()).filter(Boolean);
    const controls = [...document.querySelectorAll("button, select, input, label")];
    const added = new Set(controls.flatMap(each => each.innerText.split("\\n")));
    return lines.filter(line => !added.has(line));
}"""
SIDEWAYS = """() => {
    const root = document.documentElement;
    const excess = root.scrollWidth - root.clientWidth;
    if (excess <= 0) return [];
    const wide = [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > root.clientWidth + 1)
        .slice(0, 5)
        .map(each => `${each.tagName}.${each.className?.baseVal ?? each.className}`);
    return [`${excess} px too wide`, ...wide];
}"""


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_ask_no_other_host_and_complain_of_nothing(sample_site, visit, language):
    found = []
    for page in first_of_each_kind(sample_site, language):
        seen = visit(page.address)
        found += [f"{page.address} asks {address}" for address in seen.foreign]
        found += [f"{page.address} complains: {words}" for words in seen.complaints]
        seen.page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_say_the_same_without_scripts(sample_site, visit, language):
    found = []
    for page in first_of_each_kind(sample_site, language):
        bare = visit(page.address, javascript=False)
        shown = set(bare.page.evaluate(WORDS))
        assert shown, page.address
        bare.page.context.close()
        if not SCRIPT.search(page.file.read_text("utf-8")):
            continue
        full = visit(page.address)
        lost = [line for line in full.page.evaluate(WORDS) if line not in shown]
        found += [f"{page.address} without scripts lacks: {line}" for line in lost]
        full.page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_do_not_scroll_sideways(sample_site, visit, language):
    found = []
    for page in first_of_each_kind(sample_site, language):
        seen = visit(page.address, width=360, height=800)
        for width in (360, 320):
            seen.page.set_viewport_size({"width": width, "height": 800})
            wide = seen.page.evaluate(SIDEWAYS)
            if wide:
                found.append(f"{page.address} at {width} px: {wide}")
        seen.page.context.close()
    assert not found, "\n".join(found)
