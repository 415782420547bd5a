"""The layout and the components, rendered with small views in both languages.

Reads   the theme's templates, styles and fonts.
Gives   nothing.
"""

import dataclasses
import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.languages import Language
from plugins.languages.words import load_words
from plugins.model import frame as frames
from plugins.model import parts

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"
FOUNDATION = (
    *("tokens", "base", "compositions", "utilities"),
    *(f"components/{name}" for name in ("notice", "masthead", "pinggir", "footer")),
)


@dataclass(frozen=True, slots=True)
class Page:
    frame: frames.Frame


def environment(language: Language) -> Environment:
    made = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    words = load_words(THEME)[language]
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made


def frame(language: Language = "id") -> frames.Frame:
    other: Language = "en" if language == "id" else "id"
    return frames.Frame(
        language=language,
        kind="article",
        title="Judul <b>",
        description="Satu kalimat.",
        address="/berita/2026/judul/",
        canonical="https://kabarkota.example/berita/2026/judul/",
        site_words=("Kabar", "Kota"),
        home="/",
        search="/cari/",
        switch=frames.Switch(other, "/en/", "English", "missing", "Belum ada versi Inggris"),
        navigation=tuple(frames.NavItem(f"/{n}/", f"Bagian {n}", n == 4) for n in range(6)),
        footer=frames.Footer("Kabar Kota", "Situs contoh.", None, None, ()),
        stylesheets=("/theme/css/article.css",),
        cloths=(frames.Cloth("/theme/motif/asem.svg", "city-semarang"),),
        alternates=(frames.Alternate("en", "https://kabarkota.example/en/"),),
        notice=(
            frames.NoticePart("id", "Situs contoh", ", bukan resmi."),
            frames.NoticePart("en", "Demo site", ", not official."),
        ),
        structured_data=frames.structured({"headline": "</script><script>"}),
    )


def rendered(view: frames.Frame) -> str:
    return environment(view.language).get_template("layouts/base.html").render(page=Page(view))


def component(name: str, call: str, language: Language = "id", **values: object) -> str:
    macro = call.split("(", maxsplit=1)[0]
    source = f'{{% from "components/{name}.html" import {macro} %}}{{{{ {call} }}}}'
    return environment(language).from_string(source).render(**values)


def test_everything_but_declared_markup_is_escaped() -> None:
    page = rendered(frame())
    assert "<title>Judul &lt;b&gt; · Kabar Kota</title>" in page
    assert "\\u003c/script>" in page
    assert page.count("</script>") == 1


def test_the_switch_says_what_is_missing_and_in_which_language_it_leads() -> None:
    page = rendered(frame())
    assert 'hreflang="en"><span lang="en">English</span>' in page
    assert "(Belum ada versi Inggris)" in page


def test_the_notice_marks_the_other_language_only() -> None:
    page = rendered(frame())
    assert '<span lang="en"><b>Demo site</b>' in page
    assert '<span lang="id"><b>Situs' not in page


def test_sections_beyond_the_third_are_in_the_menu_of_phones() -> None:
    menu = rendered(frame()).split('<details class="menu">')[1]
    assert "Bagian 3" in menu
    assert "Bagian 2" not in menu
    assert '<a class="menu-link" href="/4/" aria-current="true">' in menu


def test_words_of_the_frame_are_english_on_english_pages() -> None:
    page = rendered(frame("en"))
    assert '<html lang="en">' in page
    assert "Skip to content" in page
    assert "Langsung ke isi" not in page


def test_the_home_page_has_the_sites_name_alone_as_its_title() -> None:
    home = dataclasses.replace(frame(), title="Kabar Kota")
    assert "<title>Kabar Kota</title>" in rendered(home)


def test_a_provisional_event_says_so_in_words() -> None:
    event = parts.DayEvent("Dugderan", "/kota/semarang/acara/dugderan/", provisional=True)
    day = parts.DayColumn("2027-02-07", "Minggu", "Min", "7", "Kliwon", True, (event,))
    assert "(provisional)" in component("day-columns", "day_columns(days)", "en", days=(day,))
    row = parts.LeaderRow("Dugderan", "7 Feb 2027", iso="2027-02-07", provisional=True)
    html = component("leader-list", "leader_list(rows)", rows=(row,))
    assert '<time class="leader-value" datetime="2027-02-07">' in html
    assert "sementara" in html


def test_a_table_names_its_rows_and_sets_numbers_to_the_right() -> None:
    table = parts.Table(
        "Penduduk",
        (parts.Column("Kecamatan"), parts.Column("Jiwa", numeric=True)),
        (parts.Row((parts.Cell("Gunungpati"), parts.Cell("98.023"))),),
    )
    html = component("data-table", "data_table(table)", table=table)
    assert '<th scope="row" class="data-table-cell data-table-key">Gunungpati</th>' in html
    assert "data-table-number data-table-last" in html


def test_every_word_of_the_templates_has_an_english_translation() -> None:
    english = load_words(THEME)["en"].singles
    words = {
        word
        for path in sorted((THEME / "templates" / "components").glob("*.html"))
        for word in re.findall(r'_\("([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert words - english.keys() == set()


def test_every_component_has_its_styles_under_one_name() -> None:
    styled = {path.stem for path in (CSS / "components").glob("*.css")}
    made = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    for name in styled & made:
        classes = re.findall(
            r"^  \.([\w-]+)", (CSS / f"components/{name}.css").read_text(), re.MULTILINE
        )
        assert any(found.startswith(name.removesuffix("-list")) for found in classes), name


@pytest.mark.parametrize(("folder", "limit"), [("fonts", 45_000)])
def test_the_fonts_together_keep_their_budget(folder: str, limit: int) -> None:
    files = (THEME / "static" / folder).glob("*.woff2")
    assert sum(path.stat().st_size for path in files) <= limit


def test_the_foundation_of_all_pages_is_small() -> None:
    text = "".join((CSS / f"{name}.css").read_text(encoding="utf-8") for name in FOUNDATION)
    minified = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    assert len(gzip.compress(minified.encode(), mtime=0)) <= 5_000
