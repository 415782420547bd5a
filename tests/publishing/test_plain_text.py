"""Stories as plain text: only where asked for, from the same record, in both languages."""

from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from plugins.publishing.markup_text import as_text
from tests.support.site import read_folder
from tests.support.small_site import SmallSite, small_site

URL, PAGE = "https://w.example", "https://w.example/berita/2026/x/"
DAY = date(2026, 11, 21)
CITED = (
    '<p>5 km²<sup id="a"><a class="footnote-ref" href="#fn:a">1</a></sup>.</p><ol><li><p>'
    'Asal.&nbsp;<a class="footnote-backref" href="#fnref:a" title="x">↩</a></p></li></ol>'
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Satu <b>dua</b>\n tiga.</p><p>A &amp; b.</p>", "Satu dua tiga.\n\nA & b.\n"),
        ("<h2 id=a>Judul</h2><p>Isi</p><h3>Kecil</h3>", "## Judul\n\nIsi\n\n### Kecil\n"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n"),
        ("<ol><li><p>a</p></li><li>b</li></ol><p>c</p>", "1. a\n2. b\n\nc\n"),
        ("<blockquote><p>Kata</p></blockquote>", "> Kata\n"),
        (
            "<table><tr><th>Kota</th><th>Luas</th></tr><tr><td>A</td><td>1</td></tr></table>",
            "| Kota | Luas\n| A | 1\n",
        ),
        ('<p><a href="/kota/">Kota</a>.</p>', "Kota (https://w.example/kota/).\n"),
        ('<p><a href="#fn1">1</a> <a href="https://x.id/">x</a></p>', "1 x (https://x.id/)\n"),
        ('<p><img src="/a.webp" alt="Warak"> ada<br>baris</p>', "[Warak] ada baris\n"),
        ("<p>372,3\N{NO-BREAK SPACE}km²</p>", "372,3\N{NO-BREAK SPACE}km²\n"),
        (CITED, "5 km² [1].\n\n1. Asal.\n"),
        ("", ""),
    ],
)
def test_markup_becomes_text_that_reads_well(markup: str, text: str) -> None:
    assert as_text(markup, URL, PAGE) == text


def build(made: SmallSite, folder: Path, **options: bool) -> dict[str, bytes]:
    (folder / "content").mkdir(exist_ok=True)
    made.write(folder / "content")
    status = commands.build(
        folder / "content",
        folder / "output",
        today=DAY,
        cache=folder / "cache",
        workers=1,
        **options,
    )
    assert status == 0
    return read_folder(folder / "output")


@pytest.fixture
def wanted() -> SmallSite:
    made = small_site(5)
    made.register("site")["plain_text"] = True
    return made


def texts(files: dict[str, bytes]) -> dict[str, bytes]:
    return {p: d for p, d in files.items() if p.endswith("index.txt") or p == "llms.txt"}


def test_nothing_is_written_unless_the_city_asks(tmp_path: Path) -> None:
    files = build(small_site(5), tmp_path)
    assert texts(files) == {}
    assert b"llms.txt" not in files[".well-known/index.html"]


def test_every_story_has_its_text_and_lists_lead_to_all(wanted: SmallSite, tmp_path: Path) -> None:
    files = build(wanted, tmp_path)
    found = texts(files)
    stories = {p for p in files if p.count("/") >= 3 and p.startswith(("berita/2", "en/news/2"))}
    pages = {p for p in stories if p.endswith("index.html") and not p.split("/")[-2].isdecimal()}
    assert pages
    assert {p.replace(".html", ".txt") for p in pages} <= found.keys()
    listed = found["berita/2026/index.txt"] + found["en/news/2026/index.txt"]
    for path in pages:
        assert f"https://warta.example/{path.replace('.html', '.txt')}".encode() in listed
    assert b"https://warta.example/en/news/2026/index.txt" in found["llms.txt"]
    assert found["llms.txt"].startswith(b"# Warta Contoh\n\n> Kabar dua kota\n")
    assert b"llms.txt" in files[".well-known/index.html"]


def test_a_text_tells_what_its_page_tells(wanted: SmallSite, tmp_path: Path) -> None:
    source = wanted.texts["news/2026/kabar-1"]["id"]
    source.fields.update(dateline="Balai Kota", sample=True, date="2026-10-03 07:15")
    source.paragraphs[0] = "Isi **kabar**, {{figure: satu.penduduk}}."
    files = build(wanted, tmp_path)
    text = files["berita/2026/kabar-1/index.txt"].decode()
    head = (
        "# Judul kabar-1\n\nRingkasan kabar-1.\n\nWarta Contoh, 2026-10-03T07:15+07:00\n"
        "https://warta.example/berita/2026/kabar-1/\nContoh, bukan berita.\n\n"
        "BALAI KOTA (wartacontoh) – Isi kabar, 90.000"
    )
    assert text.startswith(head)
    assert "Alinea kedua." in text
    english = files["en/news/2026/news-kabar-1/index.txt"].decode()
    assert "the Indonesian text is authoritative: https://warta.example/berita/2026/kabar-1/" in (
        english
    )
    assert "<" not in text + english


def test_an_edit_rewrites_its_text_and_a_full_build_agrees(
    wanted: SmallSite, tmp_path: Path
) -> None:
    before = build(wanted, tmp_path)
    wanted.texts["news/2026/kabar-2"]["en"].paragraphs.append("More words.")
    after = build(wanted, tmp_path, check_needs=True)
    differing = {path for path in texts(after) if before.get(path) != after[path]}
    assert differing == {"en/news/2026/news-kabar-2/index.txt"}
    assert after == build(wanted, tmp_path, full=True)
