"""Nothing on the sample site points to something that isn't there."""

from collections import Counter

import pytest

from tests.support import links
from tests.support.site import write

pytestmark = pytest.mark.site


def test_links_fragments_ids_and_languages_hold(sample_site):
    found = links.problems(sample_site)
    # A dead link in the frame is on every page: told once, with how often.
    times = Counter(line.partition(": ")[2] for line in found)
    where = {line.partition(": ")[2]: line.partition(": ")[0] for line in reversed(found)}
    told = [f"{what}: {count} pages, such as {where[what]}" for what, count in times.items()]
    assert not found, "\n".join([f"{len(found)} problems", *told[:80]])


def test_the_test_itself_sees_what_is_wrong(tmp_path):
    head = '<link rel="canonical" href="https://a.example{0}">'
    one_sided = (
        '<link rel="alternate" hreflang="id" href="https://a.example/">'
        '<link rel="alternate" hreflang="en" href="https://a.example/en/">'
        '<link rel="alternate" hreflang="x-default" href="https://a.example/">'
    )
    site = {
        "index.html": f'<html lang="id"><head>{head.format("/")}{one_sided}</head><body>'
        '<p id="a"></p><p id="a"></p><a href="/en#x">1</a><a href="/no/">2</a><a href="#b">3</a>'
        '<img srcset="/a.png 1x, /b.png 2x"><a href="https://elsewhere.example/no/">4</a>'
        '<a href="https://a.example/gone/">5</a></body></html>',
        "en/index.html": f'<html lang="en"><head>{head.format("/en/")}</head><body></body></html>',
        "a.png": "",
        "a.css": "a{background:url(gone.svg)}",
    }
    assert links.problems(write(site, tmp_path)) == [
        '/: id "a" 2 times',
        '/: #b: that page has no id "b"',
        "/: /b.png: no such file",
        '/: /en#x: redirects: write it with a "/" at its end',
        "/: /no/: no such page",
        "/: https://a.example/gone/: no such page",
        "/: /en/ does not point back by hreflang",
        "/a.css: gone.svg: no such file",
    ]
