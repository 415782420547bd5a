"""Figures in words: value and unit in the page's language, one footnote each."""

import re
from dataclasses import replace

import pytest

from plugins.model.cited_figures import with_figures, with_plain_figures
from plugins.model.figure_marks import cited, marked
from plugins.newsroom.bodies import story_body
from plugins.problems import Problems
from plugins.reading.markdown_text import render_markdown
from plugins.schema.figure_names import figure_named, names_of, parse_reference, rivals
from plugins.schema.figures import Figure
from plugins.schema.sources import Source
from plugins.schema.texts import Bilingual
from tests.newsroom.newsroom_sites import REGISTERS, city, site

SOURCES = {
    "surat": Source(
        kind="dataset",
        title=Bilingual(id="Surat BIG", en="Letter & map"),
        url="https://data.example/",
    ),
    "laporan": Source(kind="document", title=Bilingual(id="Laporan")),
}


def figure(key: str, value: float, **fields: object) -> Figure:
    return Figure(
        **{
            "key": key,
            "group": "area",
            "label": Bilingual(id="Luas", en="Area"),
            "value": value,
            "unit": "km2",
            "definition": Bilingual(id="Luas di darat.", en="Area on land."),
            "as_of": "2024-12-16",
            "source": "surat",
            **fields,
        }
    )


FIGURES = (
    figure("luas-2024", 374.747, primary=True, decimals=3),
    figure("luas-2023", 372.3, source="laporan", as_of="2023", confirmed=False),
    figure("penduduk-2025", 1702379, group="population", unit="jiwa", as_of=2025, primary=True),
    figure("registrasi-2025", 1700000, group="population", unit="jiwa", as_of="2025-06"),
    figure("penduduk-2020", 1653524, group="population", unit="jiwa", as_of=2020),
    figure("siang", 2500000, group="day-and-night", unit="jiwa", approximate=True, as_of=None),
    figure("kecamatan", 16, group="divisions", unit="kecamatan", primary=True),
    figure("kelurahan", 177, group="divisions", unit="kelurahan", primary=True),
)
PLACE = city("semarang", figures=FIGURES)
SITE = site(cities=(PLACE,), registers=replace(REGISTERS, sources=SOURCES))


class Nothing:
    def link(self, _path: str) -> None:
        return None

    def picture(self, _path: str, _alt: str) -> None:
        return None


def page(body: str, language: str = "id", made=SITE) -> str:
    problems = Problems()
    words = render_markdown(body, language, "x.md", 1, problems, Nothing())
    assert list(problems) == []
    return with_figures(words.html, language, made)


def notes(markup: str) -> list[str]:
    """The texts of the footnotes, in order."""
    return re.findall(r"<li id=\"fn:[^>]*>\s*<p>(.*?)(?:&nbsp;|</p>)", markup, re.DOTALL)


def numbers(markup: str) -> list[str]:
    return re.findall(r'class="footnote-ref" href="#fn:[^"]*">([^<]*)<', markup)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("id", "374,747\N{NO-BREAK SPACE}km²"), ("en", "374.747\N{NO-BREAK SPACE}km²")],
)
def test_a_figure_is_written_as_the_page_writes_numbers(language: str, shown: str) -> None:
    markup = page("Luasnya {{figure: semarang.luas-2024}}.", language)
    assert f'Luasnya <data value="374.747">{shown}</data><sup id=' in markup
    assert "{{" not in markup


@pytest.mark.parametrize(
    "body",
    [
        "Luas {{figure: semarang.area}} saja.",
        "{{figure:semarang.area}}",
        "{{ figure : semarang.area }}",
        "{{figure:\nsemarang.area}}",
        "| a | b |\n|---|--:|\n| x | {{figure: semarang.area}} |",
        "- satu\n- luas **{{figure: semarang.area}}**\n",
        "> {{figure: semarang.area = 374.747}}",
        "Luas\n:   {{figure: semarang.area}}",
        "## Luas {{figure: semarang.area}}",
        'Kata "{{figure: semarang.area}}" -- dan...',
        "Kata[^a].\n\n[^a]: Luas {{figure: semarang.area}}.",
        '!!! kata "Luas"\n    {{figure: semarang.area}}',
        '<div markdown="1">\n{{figure: semarang.area}}\n</div>',
        "Luas {{figure: semarang.area}}.\n\n*[area]: daerah\n*[km]: kilometer",
    ],
)
def test_a_figure_stands_wherever_words_stand(body: str) -> None:
    markup = page(body)
    assert markup.count('<data value="374.747">374,747') == 1
    assert len(notes(markup)) == numbers(markup).count("1") + numbers(markup).count("2")
    assert "\ue000" not in markup


def test_code_shows_a_reference_as_it_is_typed() -> None:
    body = "Tulis `{{figure: semarang.area}}`.\n\n```\n{{figure: semarang.area}}\n```"
    markup = page(body)
    assert markup.count("{{figure: semarang.area}}") == 2
    assert "footnote" not in markup


def test_references_to_one_figure_share_one_footnote_by_whichever_name() -> None:
    markup = page("{{figure: semarang.area}}, {{figure: semarang.luas-2024}} lagi.")
    assert numbers(markup) == ["1", "1"]
    assert len(notes(markup)) == 1
    assert markup.count("footnote-backref") == 2
    assert 'id="fnref:angka-semarang-luas-2024"' in markup
    assert 'id="fnref2:angka-semarang-luas-2024"' in markup
    ids = re.findall(r'id="([^"]*)"', markup)
    assert len(ids) == len(set(ids))


def test_footnotes_are_numbered_as_they_come_whoever_wrote_them() -> None:
    body = "{{figure: semarang.area}}, kata[^b] dan {{figure: semarang.siang}}[^a].\n\n"
    markup = page(body + "[^a]: Catatan a.\n[^b]: Catatan b.")
    assert numbers(markup) == ["1", "2", "3", "4"]
    told = notes(markup)
    assert [told[1], told[3]] == ["Catatan b.", "Catatan a."]
    back = re.findall(r'title="Kembali ke catatan (\d)"', markup)
    assert back == ["1", "2", "3", "4"]
    body_parts = story_body(
        SITE, render_markdown(body, "id", "x", 1, Problems(), Nothing()).html, "id"
    )
    assert body_parts.footnotes is not None
    assert "footnote-backref" not in body_parts.text


def test_a_footnote_says_what_when_who_and_what_others_say() -> None:
    (note,) = notes(page("{{figure: semarang.area}}"))
    assert note.startswith("Kota Semarang. Luas di darat. Keadaan 16 Desember 2024. Sumber: ")
    assert '<a href="https://data.example/">Surat BIG</a>.' in note
    assert "Menurut sumber lain: 372,3\N{NO-BREAK SPACE}km² (Laporan, 2023)." in note
    assert '<a href="/kota/semarang/">Profil Semarang</a>' in note
    (note,) = notes(page("{{figure: semarang.area}}", "en"))
    assert "Letter &amp; map" in note
    assert '<span lang="id">Laporan</span>' in note
    assert "As of 16 December 2024." in note


def test_a_source_without_a_date_and_an_unconfirmed_one_say_so() -> None:
    (siang,) = notes(page("{{figure: semarang.siang}}"))
    assert "Sumber tidak menyebut tanggalnya." in siang
    (older,) = notes(page("{{figure: semarang.luas-2023}}"))
    assert "Laporan (belum dikonfirmasi)." in older


def test_what_has_a_footnote_of_its_own_is_not_told_again() -> None:
    told = notes(page("{{figure: semarang.luas-2024}} dan {{figure: semarang.luas-2023}}"))
    assert len(told) == 2
    assert not any("sumber lain" in note for note in told)


def test_the_year_in_a_decrees_number_is_no_date() -> None:
    decree = figure("p", 5, definition=Bilingual(id="Kepmendagri 300.2.2-2138/2025."), as_of=2025)
    made = site(cities=(city("x", figures=(decree,)),), registers=SITE.registers)
    assert "Keadaan 2025." in page("{{figure: x.p}}", made=made)


def test_what_its_writer_saw_is_told_where_the_figure_has_changed() -> None:
    markup = page("{{figure: semarang.penduduk-2025 = 1700001}}")
    assert "1.702.379" in markup
    assert "Ketika ini ditulis, angkanya 1.700.001." in markup
    assert "Ketika ini" not in page("{{figure: semarang.penduduk-2025 = 1702379}}")


def test_a_link_holds_the_value_and_the_sign_follows_it() -> None:
    markup = page("[Luas {{figure: semarang.area}}](https://a.example/) kota.")
    link = markup.partition("</a>")[0]
    assert "374,747" in link
    assert "sup" not in link
    assert "</a><sup id=" in markup


def test_a_sentence_without_markup_has_value_and_unit_alone() -> None:
    text = marked("Luas {{figure: semarang.area}} & {{figure: semarang.siang}}.")
    shown = with_plain_figures(text, [PLACE], SITE.words["id"]).replace("\N{NO-BREAK SPACE}", " ")
    assert shown == "Luas 374,747 km² & 2,5 juta jiwa."
    english = with_plain_figures(text, [PLACE], SITE.words["en"]).replace("\N{NO-BREAK SPACE}", " ")
    assert english == "Luas 374.747 km² & 2.5 million people."


def test_private_characters_of_a_writer_are_no_references() -> None:
    forged = marked("{{figure: semarang.area}}")
    assert cited(forged) == ("semarang.area",)
    assert "374" not in page(f"Kata {forged} lagi.")


def test_names_are_keys_and_groups_with_one_primary_figure() -> None:
    assert figure_named(FIGURES, "area") == FIGURES[0]
    assert figure_named(FIGURES, "population") == FIGURES[2]
    assert figure_named(FIGURES, "divisions") is None
    assert figure_named(FIGURES, "day-and-night") is None
    assert {"area", "population"} < set(names_of(FIGURES))
    assert "divisions" not in names_of(FIGURES)


def test_only_counts_of_one_year_compete() -> None:
    assert [one.key for one in rivals(FIGURES[2], FIGURES)] == ["registrasi-2025"]
    assert rivals(FIGURES[4], FIGURES) == ()
    assert [one.key for one in rivals(FIGURES[1], FIGURES)] == ["luas-2024"]
    assert rivals(FIGURES[5], FIGURES) == ()


@pytest.mark.parametrize(
    "written", ["semarang", "semarang.", "a.b.c", "a.b =", "a.b = 1.702.379", "a.b = 374,7", "A.b"]
)
def test_what_is_no_reference(written: str) -> None:
    assert parse_reference(written) is None
