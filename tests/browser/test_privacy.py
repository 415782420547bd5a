"""Nothing is kept in a reader's browser, and nobody but the site learns of a visit."""

import re

import pytest
from lxml import html

from tests.support.pages import first_of_each_kind, pages

KEPT = """async () => {
    window.scrollTo(0, document.body.scrollHeight);
    await new Promise(done => setTimeout(done, 50));
    const workers = await navigator.serviceWorker.getRegistrations();
    return {
        cookie: document.cookie,
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(each => each.name),
        caches: await caches.keys(),
        workers: workers.map(each => each.scope),
    };
}"""
NOTHING = {
    "cookie": "",
    "local": [],
    "session": [],
    "databases": [],
    "caches": [],
    "workers": [],
}
WAYS_TO_KEEP_OR_TELL = re.compile(
    r"\b(cookie(?:Store)?|localStorage|sessionStorage|indexedDB|caches|serviceWorker|sendBeacon"
    r"|fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|importScripts|requestFileSystem)\b"
)
LOADED = ("src", "srcset", "data", "poster", "ping", "background", "action", "formaction")
LOADING_RELATIONS = {
    *("stylesheet", "icon", "preload", "modulepreload", "prefetch", "prerender", "manifest"),
    *("preconnect", "dns-prefetch", "apple-touch-icon", "mask-icon"),
}
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_keep_nothing_and_reach_nobody(sample_site, visit, language):
    found = {}
    for page in first_of_each_kind(sample_site, language):
        seen = visit(page.address)
        kept = seen.page.evaluate(KEPT)
        cookies = seen.page.context.cookies()
        if kept != NOTHING or cookies or seen.foreign:
            found[page.address] = (kept, cookies, seen.foreign)
        seen.page.context.close()
    assert found == {}


@pytest.mark.browser
def test_the_test_itself_sees_what_is_kept(visit):
    seen = visit("/")
    seen.page.evaluate("document.cookie = 'a=1'; localStorage.b = 2; sessionStorage.c = 3")
    seen.page.evaluate("indexedDB.open('d')")
    kept = seen.page.evaluate(KEPT)
    assert kept["cookie"] == "a=1"
    assert (kept["local"], kept["session"], kept["databases"]) == (["b"], ["c"], ["d"])


@pytest.mark.site
def test_no_page_loads_anything_from_elsewhere(sample_site):
    found = set()
    for page in pages(sample_site):
        for element in html.document_fromstring(page.file.read_bytes()).iter("*"):
            values = [element.get(name, "") for name in LOADED]
            if element.tag == "link" and LOADING_RELATIONS & set(element.get("rel", "").split()):
                values.append(element.get("href", ""))
            values += re.findall(r"url\(\s*['\"]?([^'\")]+)", element.get("style", ""))
            told = [part.split()[0] for v in values for part in v.split(",") if part.strip()]
            found |= {(page.kind, element.tag, one) for one in told if ELSEWHERE.match(one)}
            if element.tag == "meta" and element.get("http-equiv"):
                found.add((page.kind, "meta", element.get("http-equiv")))
    assert found == set()


@pytest.mark.site
def test_styles_and_scripts_reach_nothing_and_keep_nothing(sample_site):
    for path in sample_site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.findall(r"url\(\s*['\"]?(?:https?:)?//[^)]*|@import[^;]*", text), path.name
    scripts = {path.name: path.read_text("utf-8") for path in sample_site.rglob("*.js")}
    for page in first_of_each_kind(sample_site):
        tree = html.document_fromstring(page.file.read_bytes())
        inline = [s.text for s in tree.iter("script") if s.get("type", "module") == "module"]
        scripts[page.address] = "\n".join(text for text in inline if text)
    assert scripts
    used = {name: WAYS_TO_KEEP_OR_TELL.findall(text) for name, text in scripts.items()}
    assert {name: words for name, words in used.items() if words} == {}
