"""Articles: their bodies, what they say of their translation, and what belongs to them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from plugins.model.occurrences import Occurrence
from plugins.newsroom.bodies import story_body
from plugins.newsroom.fact_boxes import fact_box
from plugins.newsroom.qr_codes import qr_code
from plugins.newsroom.related import _scores, related_stories
from plugins.newsroom.story_views import article_pages
from plugins.schema.figures import Figure
from plugins.schema.sources import Source
from plugins.schema.texts import Bilingual
from tests.newsroom.newsroom_sites import (
    REGISTERS,
    city,
    signature,
    site,
    story,
    text,
    with_events,
)
from tests.support.views import templates, views_of


def only_view(made, language="id"):
    (view,) = views_of(article_pages(made, language))
    return view


def figure(key, group, value, unit, **fields):
    return Figure(
        **{
            "key": key,
            "group": group,
            "label": Bilingual(id=key.title(), en=f"{key.title()} (en)"),
            "value": value,
            "unit": unit,
            "definition": Bilingual(id="Apa."),
            "as_of": "2025",
            "source": "sensus",
            "primary": True,
            **fields,
        }
    )


def test_dateline_opens_the_first_paragraph():
    body = story_body(site(), "<p>Hari ini.</p><p>Besok.</p>", "id", "Balai Kota")
    assert body.text == (
        '<p><b class="dateline">BALAI KOTA (wartacontoh)</b> – Hari ini.</p><p>Besok.</p>'
    )


def test_dateline_stands_alone_before_a_heading():
    body = story_body(site(), "<h2>Satu</h2><p>Isi.</p>", "id", "A & B")
    assert body.text.startswith('<p><b class="dateline">A &amp; B (wartacontoh)</b> –</p>\n<h2>')


def test_wide_tables_scroll_in_a_named_region():
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Kota", "<em>Luas</em>", "", "Ket"))
    body = story_body(site(), f"<table><thead><tr>{head}</tr></thead></table>", "en")
    assert 'role="region" tabindex="0" aria-label="Table: Kota, Luas, Ket"' in body.text


def test_narrow_tables_need_no_stop_for_the_keyboard():
    body = story_body(site(), "<table><tr><th>Kota</th><th>Luas</th></tr></table>", "id")
    assert "tabindex" not in body.text


def test_words_and_footnotes_leave_the_text():
    markup = (
        '<p>Isi.</p>\n<div class="admonition kata">\n<p class="admonition-title">Dugderan</p>\n'
        '<p>Bunyi beduk.</p>\n</div>\n<p>Akhir.</p>\n<div class="footnote">\n<hr>\n'
        '<ol>\n<li id="fn:1"><p>Sumber.</p></li>\n</ol>\n</div>'
    )
    body = story_body(site(), markup, "id")
    assert body.text == "<p>Isi.</p>\n<p>Akhir.</p>"
    assert [(note.title, note.text) for note in body.words] == [
        ("Kata: Dugderan", "<p>Bunyi beduk.</p>")
    ]
    assert body.footnotes is not None
    assert body.footnotes.startswith("<ol>")


def test_internal_links_lead_to_the_page_in_the_same_language():
    other = story("lain", texts=(text(slug="lain"), text("en", slug="other")))
    body = story_body(site(other), '<p><a href="content:news/2026/lain#x">lain</a></p>', "en")
    assert '<a href="/en/news/2026/other/#x">lain</a>' in body.text


def test_an_indonesian_page_says_how_its_translation_stands():
    alone = only_view(site(story()))
    assert alone.translation.line == "belum ada versi Inggris"
    assert alone.translation.link is None
    current = only_view(site(story(texts=(text(), text("en")))))
    assert (current.translation.line, current.translation.link.lang) == ("mutakhir", "en")
    old = only_view(site(story(texts=(text(), text("en", outdated=True)))))
    assert old.translation.line == "tertinggal dari teks ini"


def test_an_outdated_translation_warns_and_leads_to_its_source():
    view = only_view(site(story(texts=(text(), text("en", outdated=True)))), "en")
    assert view.translation.outdated is not None
    assert view.translation.outdated.link.href == "/berita/2026/judul/"
    assert view.translation.outdated.link.lang == "id"
    assert [version.href for version in view.translation.versions] == ["/berita/2026/judul/", None]


def test_byline_names_people_and_not_samples():
    view = only_view(site(story(byline=(signature("har"), signature("yon", "editor")))))
    assert view.byline is not None
    assert view.byline.initials == "(har/yon)"
    assert view.byline.people == "Har Nama, penulis; Yon Nama, penyunting"
    sample = only_view(site(story(byline=(signature("har", sample=True),))), "id")
    assert sample.byline is not None
    assert sample.byline.people == "har, penulis. Inisial contoh."


def test_kicker_holds_category_agency_and_desk():
    view = only_view(
        site(story(texts=(text(), text("en")), agencies=("dinas",), desk="umum")), "en"
    )
    assert (view.kicker.subject, view.kicker.href) == ("City", "/en/category/city/")
    assert view.kicker.rest == ("Agency", "General desk")


def test_whatsapp_comes_first_and_carries_title_and_address():
    view = only_view(site(story(texts=(text(title="A & B"),))))
    assert view.share[0].href == (
        "https://wa.me/?text=A%20%26%20B%0Ahttps%3A%2F%2Fwarta.example%2Fberita%2F2026%2Fjudul%2F"
    )


def test_fact_box_is_left_out_without_figures():
    assert fact_box(site(cities=[city()]), city(), "id") is None


def test_fact_box_tells_value_unit_date_and_source():
    figures = (
        figure("penduduk", "population", 1702379, "jiwa"),
        figure("luas", "area", 374.747, "km2", decimals=3, confirmed=False),
        figure("kecamatan", "divisions", 16, "kecamatan", as_of="2023-05-26"),
        figure("kelurahan", "divisions", 177, "kelurahan"),
    )
    sources = {"sensus": Source(kind="recalled", title=Bilingual(id="Sensus", en="Census"))}
    home = city(figures=figures)
    made = site(cities=[home], registers=replace(REGISTERS, sources=sources))
    box = fact_box(made, home, "en")
    assert box is not None
    assert [(fact.label, fact.value, fact.note) for fact in box.facts] == [
        ("Penduduk (en)", "1,702,379", "people, 2025. Census"),
        ("Luas (en)", "374.7\u00a0km²", "2025. Census"),
        (
            "Kecamatan (en) and kelurahan (en)",
            "16 and 177",
            "26 May 2023. Census; area code 33.99",
        ),
    ]
    marks = [fact.provenance.kind if fact.provenance else None for fact in box.facts]
    assert marks == [None, "recalled", None]


def test_related_stories_share_most_and_speak_the_language_first():
    here = story("sini", 5, tags=("Imlek",), places=("contoh/utara",), events=("contoh/pawai",))
    event = story("acara", 1, events=("contoh/pawai",))
    tag = story("label", 2, texts=(text(slug="label"), text("en", slug="tag")), tags=("imlek",))
    place = story("tempat", 3, places=("contoh",), category="kota")
    only_category = story("kategori", 4)
    made = site(here, event, tag, place, only_category)
    found = related_stories(made, "id")[here.key]
    assert [one.name for one in found] == ["acara", "label", "tempat"]
    assert related_stories(made, "en")[here.key][0].name == "label"
    assert len(related_stories(made, "id")) == len(list(related_stories(made, "id"))) == 5


def test_related_stories_are_found_without_comparing_all():
    stories = [story(f"berita-{n}", 1 + n % 28) for n in range(400)]
    alike = {("category", "kota"): list(range(len(stories)))}
    assert 10 < len(_scores(200, list(alike), alike)) < 30
    middle = site(*stories).stories[200]
    assert middle.key not in [one.key for one in related_stories(site(*stories), "id")[middle.key]]


def test_neighbours_are_the_next_older_and_newer():
    views = list(views_of(article_pages(site(story("a", 1), story("b", 2), story("c", 3)), "id")))
    assert [view.title for view in views] == ["C", "B", "A"]
    assert views[1].older.text == "A"
    assert views[1].newer.text == "C"
    assert (views[0].newer, views[2].older) == (None, None)


def test_structured_data_names_no_sample_people():
    byline = (signature("har", sample=True), signature("ari"))
    data = json.loads(only_view(site(story(byline=byline))).frame.structured_data)
    assert data["author"] == [{"@type": "Person", "name": "Ari Nama"}]
    assert data["datePublished"] == "2026-03-01T09:45:00+00:00"
    assert data["mainEntityOfPage"] == "https://warta.example/berita/2026/halo/"


def test_event_dates_are_the_next_ones_after_the_story():
    home = with_events(city(), "pawai", "kirab")
    made = site(
        story(day=5, events=("contoh/pawai", "contoh/kirab")),
        cities=[home],
        occurrences=(
            Occurrence(date(2026, 3, 1), date(2026, 3, 4), "contoh", "pawai", "a"),
            Occurrence(date(2027, 3, 1), date(2027, 3, 4), "contoh", "pawai", "b"),
            Occurrence(
                date(2026, 3, 1), date(2026, 3, 31), "contoh", "kirab", "c", month_only=True
            ),
        ),
    )
    shown = [(one.name, one.iso, one.text, one.note) for one in only_view(made).dates]
    assert shown == [
        ("Kirab", "2026-03", "Maret 2026", "tanggalnya menyusul"),
        ("Pawai", "2027-03-01", "1–4 Mar 2027", None),
    ]


def test_qr_code_is_whole_and_drawn_in_one_path():
    drawn = qr_code("https://warta.example/")
    assert drawn.startswith("<svg aria-hidden")
    assert drawn == qr_code("https://warta.example/")
    assert drawn.count("<path") == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_the_smallest_story_renders(language):
    made = site(story(texts=(text(), text("en")), sample=True), cities=[city()])
    page = templates().render(only_view(made, language))
    assert page.count("<h1") == 1
    assert "None" not in page
    assert 'class="fact-box' not in page
    assert page.count("<aside") == 1  # share alone: no empty part is shown
