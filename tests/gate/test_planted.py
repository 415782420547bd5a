"""One example of everything that the gate looks for is found, and nothing besides it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.gate.findings import Finding
from plugins.gate.rules import RULES
from plugins.schema.release_gate import Allowance, Budgets, ReleaseGate
from tests.gate.gate_sites import ENGLISH, STORY, Copy, copy_of, rules
from tests.gate.plants import PLANTS, Plant

pytestmark = pytest.mark.site

Found = dict[str, tuple[Plant, list[Finding]]]


def page(body: str, kind: str = "page") -> str:
    """A page of its own that names itself as it should."""
    return (
        '<!doctype html><html lang="id"><head><title>x</title>'
        '<link rel="canonical" href="https://kabarkota.example/baru/"></head>'
        f'<body data-kind="{kind}">{body}</body></html>'
    )


@pytest.fixture(scope="module")
def site(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = copy_of(sample_site, tmp_path_factory.mktemp("gate"))
    copy.looked_at()
    return copy


def places(site: Copy) -> dict[str, Iterator[str]]:
    """Files of each kind, each handed out once."""
    pages = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("index.html"))
    kinds = {name: 'data-kind="article"' in site.read(name) for name in pages}
    feeds = sorted(
        path.relative_to(site.root).as_posix() for path in site.root.rglob("umpan/**/*.xml")
    )
    return {
        "page": iter([name for name in pages if not kinds[name] and "event" not in name]),
        "article": iter([name for name in pages if kinds[name]]),
        "feed": iter([name for name in feeds if "&lt;p&gt;" in site.read(name)]),
    }


@pytest.fixture(scope="module")
def planted(site: Copy) -> Found:
    """Everything planted at once, each in a file of its own; findings by the plant's name."""
    free = places(site)
    files: dict[str, bytes | None] = {}
    where: dict[str, Plant] = {}
    for plant in PLANTS:
        file = next(free[plant.place]) if plant.place in free else plant.place
        assert file not in files
        before = site.read(file) if (site.root / file).exists() else ""
        after = plant.edit(before)
        assert after != before
        files[file] = after.encode() if isinstance(after, str) else after
        where[file] = plant
    with site.planted(files):
        findings = site.looked_at().findings
    found: Found = {plant.name: (plant, []) for plant in PLANTS}
    for finding in findings:
        assert finding.file in where, finding
        found[where[finding.file].name][1].append(finding)
    return found


def test_the_sample_site_passes(site: Copy) -> None:
    outcome = site.looked_at()
    assert [(f.rule, f.file, f.excerpt, f.id) for f in outcome.findings[:20]] == []
    assert outcome.pages > 500


@pytest.mark.parametrize("name", [plant.name for plant in PLANTS])
def test_what_is_planted_is_found_and_nothing_else(planted: Found, name: str) -> None:
    plant, found = planted[name]
    assert {finding.rule for finding in found} == {plant.rule}
    assert all(finding.id and finding.en and finding.excerpt for finding in found)


def test_every_rule_has_an_example_and_words() -> None:
    elsewhere = {"language-pair", "sitemap", "unpublished", "weight"}
    assert {plant.rule for plant in PLANTS} | elsewhere == RULES.keys()


def test_a_language_that_is_not_named_back_is_told(site: Copy) -> None:
    text = site.read(STORY)
    one_sided = text.replace('rel="alternate" hreflang="en"', 'rel="other" hreflang="en"')
    assert one_sided != text
    with site.planted({STORY: one_sided.encode()}):
        found = site.looked_at().findings
    assert {(f.rule, f.file) for f in found} == {("language-pair", ENGLISH)}


def test_a_symbolic_link_is_no_file(site: Copy) -> None:
    link = site.root / "x.txt"
    link.symlink_to("/etc/hostname")
    try:
        assert {(f.rule, f.file) for f in site.looked_at().findings} == {("file-type", "x.txt")}
    finally:
        link.unlink()


def test_an_injected_page_is_found_by_what_it_says(site: Copy) -> None:
    body = '<p>Situs slot gacor</p><a href="https://menang.example/">Daftar</a>'
    with site.planted({"baru/index.html": page(body).encode()}):
        found = site.looked_at().findings
    # Nobody planned it either, so no sitemap lists it.
    assert rules(found) == {"gambling-words", "sitemap"}


def test_sitemaps_list_what_may_be_listed(site: Copy) -> None:
    host = "https://kabarkota.example"
    pages = sorted(
        "/" + path.relative_to(site.root).as_posix().removesuffix("index.html")
        for path in site.root.rglob("index.html")
        if 'content="noindex' not in path.read_text("utf-8")
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

    def sitemap(addresses: list[str]) -> bytes:
        urls = "".join(f"<url><loc>{host}{each}</loc></url>" for each in addresses)
        return f"<urlset {space}>{urls}</urlset>".encode()

    index = f"<sitemapindex {space}><sitemap><loc>{host}/peta.xml</loc></sitemap></sitemapindex>"
    whole = {"sitemap.xml": index.encode(), "peta.xml": sitemap(pages)}
    robots = f"Sitemap: {host}/sitemap.xml\n".encode()
    with site.planted({**whole, "robots.txt": robots}):
        assert site.looked_at().findings == ()
    with site.planted({**whole, "peta.xml": sitemap(pages[1:])}):
        assert {(f.rule, f.file) for f in site.looked_at().findings} == {("sitemap", "index.html")}
    with site.planted({**whole, "peta.xml": sitemap([*pages, "/tidak-ada/"])}):
        assert {(f.rule, f.file) for f in site.looked_at().findings} == {("sitemap", "peta.xml")}
    with site.planted({"sitemap.xml": None, "robots.txt": robots}):
        found = {(f.rule, f.file) for f in site.looked_at().findings}
        assert found == {
            ("sitemap", "robots.txt"),
            *(
                ("dead-link", page)
                for page in (".well-known/index.html", "en/well-known/index.html")
            ),
        }


def test_weights_beyond_the_budget_are_told_or_hold_back(site: Copy) -> None:
    small = ReleaseGate(budgets=Budgets(scripts_kb=1, first_paint_kb=5))
    outcome = site.looked_at(small)
    assert rules(outcome.findings) == {"weight"}
    errors = {f.file for f in outcome.errors}
    assert errors
    assert all(
        "city-map" in site.read(name) or "calendar-list" in site.read(name) for name in errors
    )
    told = [f for f in outcome.findings if f.level == "notice"]
    assert STORY in {f.file for f in told}


def test_an_allowance_with_a_reason_lets_pass_and_is_told_when_it_no_longer_does(
    site: Copy,
) -> None:
    allowance = Allowance(
        rule="gambling-words", path="/berita/2023/*", reason="Kutipan dari siaran pers."
    )
    gate = ReleaseGate(allowances=(allowance,))
    with site.planted(site.with_main(STORY, "<p>Polisi menutup situs judi online.</p>")):
        outcome = site.looked_at(gate)
        assert outcome.passed
        assert [one for _, one in outcome.allowed] == [allowance]
        assert outcome.unused == ()
    assert site.looked_at(gate).unused == (allowance,)
