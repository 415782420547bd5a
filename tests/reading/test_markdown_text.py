"""Markdown to HTML: what newsrooms need comes through, what could run or leads nowhere doesn't."""

import pytest

from plugins.model.frame import Picture
from plugins.problems import Problem, Problems
from plugins.reading.markdown_text import render_markdown

PHOTO = Picture("/gambar/foto-800.webp", 800, 600)


class Beside:
    """One story, one city with its files, one picture."""

    def link(self, path):
        keys = {
            "../halo/index.id.md": "news/2026/halo",
            "cities/contoh/landmarks.yml": "cities/contoh/landmarks",
        }
        return keys.get(path)

    def picture(self, path, alt):
        return PHOTO if path == "foto.jpg" else None


def render(body: str, language="id") -> tuple[str, list[Problem]]:
    problems = Problems()
    words = render_markdown(body, language, "content/x.md", 10, problems, Beside())
    return words.html, list(problems)


def html(body: str, language="id") -> str:
    """The HTML of words without problems."""
    markup, problems = render(body, language)
    assert problems == []
    return markup


def test_tables_name_their_columns_and_align_figures() -> None:
    markup = html("| Kota | Jiwa |\n|---|--:|\n| Malang | 889.359 |")
    assert '<th scope="col">Kota</th>' in markup
    assert '<th scope="col" class="angka">Jiwa</th>' in markup
    assert '<td class="angka">889.359</td>' in markup
    assert "style=" not in markup


@pytest.mark.parametrize(
    ("language", "back"), [("id", "Kembali ke catatan 1"), ("en", "Back to note 1")]
)
def test_footnotes_lead_there_and_back(language, back: str) -> None:
    markup = html("Kata[^a].\n\n[^a]: Dari BPS.", language)
    assert '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>' in markup
    assert '<li id="fn:a">' in markup
    assert f'href="#fnref:a" title="{back}">↩</a>' in markup


def test_plain_words_hold_no_marks_of_footnotes() -> None:
    problems = Problems()
    body = "Kata[^a] & *lain*.\n\n[^a]: Dari BPS."
    words = render_markdown(body, "id", "x", 1, problems, Beside())
    assert words.plain == "Kata & lain . Dari BPS."


def test_definition_lists_attributes_and_notes() -> None:
    assert "<dt>Kapanewon</dt>\n<dd>Kecamatan.</dd>" in html("Kapanewon\n:   Kecamatan.")
    assert html("Kata pertama.\n{: .lead .asing #awal }") == (
        '<p class="lead" id="awal">Kata pertama.</p>'
    )
    note = html('!!! kata "Dugderan"\n    Dari bunyi bedug.')
    assert note.startswith('<div class="admonition kata">')
    assert '<p class="admonition-title">Dugderan</p>' in note


def test_abbreviations_are_explained() -> None:
    markup = html("Rapat DPRD.\n\n*[DPRD]: Dewan Perwakilan Rakyat Daerah")
    assert '<abbr title="Dewan Perwakilan Rakyat Daerah">DPRD</abbr>' in markup


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("# A\n\n## B", ["h2", "h3"]),
        ("## A\n\n### B\n\n## C", ["h2", "h3", "h2"]),
        ("#### A", ["h2"]),
        ("A\n===\n\nB\n---", ["h2", "h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n###### E", ["h2", "h3", "h4", "h4", "h4"]),
        ("```\n# kode\n```\n\n### A", ["h2"]),
    ],
)
def test_headings_begin_at_the_second_level(body: str, tags: list[str]) -> None:
    markup = html(body)
    found = [part[:2] for part in markup.split("<")[1:] if part[0] == "h" and part[1].isdigit()]
    assert found == tags


def test_headings_have_an_address() -> None:
    assert html("## Siapa menghitung") == '<h2 id="siapa-menghitung">Siapa menghitung</h2>'


def test_a_picture_stands_in_a_figure_with_its_caption() -> None:
    assert html('![Balai Kota](foto.jpg "Balai *Kota*, 2024")') == (
        '<figure><img src="/gambar/foto-800.webp" alt="Balai Kota" width="800" height="600" '
        'loading="lazy" decoding="async"><figcaption>Balai *Kota*, 2024</figcaption></figure>'
    )
    assert "figcaption" not in html("![Balai Kota](foto.jpg)")


@pytest.mark.parametrize(
    "body",
    [
        "Sebelum ![Balai](foto.jpg) sesudah",
        "[![Balai](foto.jpg)](https://contoh.id/)",
        "![Balai](foto.jpg){: .lead }",
        "![Balai][satu]\n\n[satu]: foto.jpg",
    ],
)
def test_a_picture_anywhere_is_found_and_leaves_no_empty_paragraph(body: str) -> None:
    markup = html(body)
    assert '<img src="/gambar/foto-800.webp" alt="Balai"' in markup
    assert "<p></p>" not in markup
    assert "></a></p>" not in markup


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("a\n\n![](foto.jpg)", "what the picture shows"),
        ("a\n\n![Balai](tiada.jpg)", "not in the story's folder"),
        ("a\n\n![Balai](tiada.jpg){: .lead }", "not in the story's folder"),
        ("a\n\n[lihat](tiada.md)", "finds no file"),
        ("a\n\n<a href='tiada.md'>lihat</a>", "finds no file"),
        ("a\n\n<script>alert(1)</script>", "<script> may not stand"),
        ("a\n\n<b onclick='x()'>b</b>", "onclick= runs a script"),
        ("a\n\n[x](javascript:alert(1))", "addresses with javascript:"),
        ("a\n\n<img src=x>", "<img> may not stand"),
    ],
)
def test_told_on_its_line_and_gone_from_the_page(body: str, says: str) -> None:
    markup, problems = render(body)
    assert {problem.line for problem in problems} == {12}
    assert any(says in problem.en for problem in problems)
    assert not any(word in markup for word in ("<script", "onclick", "javascript:", "tiada"))


@pytest.mark.parametrize("words", ["metadata:judul", "profile:warga", "Basis data: 3 berkas"])
def test_words_that_only_end_like_a_scheme(words: str) -> None:
    assert html(words) == f"<p>{words}</p>"


def test_links_name_what_they_lead_to() -> None:
    body = "[a](../halo/index.id.md#awal) [b](cities/contoh/landmarks.yml#tugu) [c](https://x.id)"
    assert html(body) == (
        '<p><a href="content:news/2026/halo#awal">a</a> '
        '<a href="content:cities/contoh/landmarks#tugu">b</a> <a href="https://x.id">c</a></p>'
    )


@pytest.mark.parametrize(
    "body",
    [
        '`<a href="tiada.md">` -- "x"',
        '    <a href="tiada.md">',
        '```\n<a href="tiada.md">\n\n<script>x</script>\n```',
    ],
)
def test_code_is_shown_as_typed(body: str) -> None:
    assert '&lt;a href="tiada.md"&gt;' in html(body)


def test_lists_nested_beyond_reason_are_told() -> None:
    markup, problems = render("".join("    " * level + "- x\n" for level in range(300)))
    assert markup == ""
    assert [(problem.line, "too" in problem.en) for problem in problems] == [(10, True)]


def test_words_that_look_like_a_heading_s_tag_stay_as_they_were_typed():
    assert html("# Judul\n\nBaca /h1 dan a/h3 di sini.").endswith(
        "<p>Baca /h1 dan a/h3 di sini.</p>"
    )
