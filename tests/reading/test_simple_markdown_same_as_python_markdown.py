"""What is said of a simple text without Python-Markdown is what Python-Markdown says of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from plugins.problems import Problems
from plugins.reading import markdown_text
from plugins.reading.front_matter import split_front_matter
from plugins.reading.library import reading_version
from plugins.reading.markdown_converter import converter
from plugins.reading.markdown_text import render_markdown
from plugins.reading.simple_markdown import SWITCH, simple_html
from tests.support.paths import ROOT

SAMPLE = sorted((ROOT / "content").rglob("*.md"))

PIECES = [
    *("# ", "## ", "###", "#", "* ", "- ", "-", "> ", ">", "1. ", "2. ", "10. ", "1.", "12 "),
    *("[", "]", "](", "](/a_b)", "](https://a.id/x)", ")", "(", "![", "|", "| a | b |\n"),
    *("| --- | ---: |\n", "| - | :-: |\n", "| c | *d* |\n", "| x |", "| a | b | c |", "---"),
    *("- - -", "***", "**", "*", "*a*", "**b b**", " *c d* ", "[e](f)", "[g h](https://i.id/j_k)"),
    *("[^1]", "[^2]", "[^1]: ", "\n\n[^1]: Satu.", "\n\n[^2]: Dua", "\n[^2]: x", "kata"),
    *("///Footnotes Go Here///", "[b]: /c\n", "[b]", "*[DPRD]: Dewan\n", "DPRD", "[TOC]"),
    *("{{figure: a.b}}", "{{ figure : a.b = 4 }}", "{{", "}}", "{: .x }", "`", "```\n", "~~~\n"),
    *(" ", "  ", "\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n===\n", "\n---\n", "\n\n    ", "    "),
    *("x", 'Kalimat "kutip" itu\'s.', "9", "17. ", ":", ": ", ":   ", "!", "!!!", "_", "a_b"),
    *("é", "“", "”", "–", "\u200b", "\ufeff", "\u00a0", "\u2028", "\x85", "\t", "\r", "\x02"),
    *("'", '"', "=", "+ ", "@", "a@b.id", "https://a.id", "<https://a.id>", "<b>", "&amp;", "&"),
    *("\\*", "ﬁ", "Ⅷ", "²", "١. ", "१", "Judul", "judul"),
]

words = st.lists(
    st.sampled_from(
        [
            *("kata ", " kata", "*a*", "**b**", "[c](d)", " ", "x", '"y"', "2. ", "- ", "*", "_"),
            *("\n", "z", "**q", "1", "[^1]", "[^2]", "[^1](e)", "{{figure: a.b}}", ": ", "!", "("),
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)


def lines(mark: str):
    return st.lists(words, min_size=1, max_size=3).map(
        lambda found: "\n".join(mark.format(n) + one for n, one in enumerate(found, 1))
    )


def table(parts) -> str:
    columns, rows = parts
    return "\n".join(["| A | *B* |", columns, *(f"| {one} | {other} |" for one, other in rows)])


blocks = st.one_of(
    words,
    st.tuples(st.sampled_from(["# ", "## ", "###### ", "##", "####### "]), words).map("".join),
    *(lines("- "), lines("{}. "), lines("2. "), lines("> "), lines("[^{}]: ")),
    st.tuples(
        st.sampled_from(["|---|---:|", "| --- | --- |", "|:-:|:--|", "--|--"]),
        st.lists(st.tuples(words, words), max_size=3),
    ).map(table),
)
texts = st.tuples(
    st.lists(blocks, min_size=1, max_size=5),
    st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n", " \n\n"]),
    st.sampled_from(["", "\n"]),
).map(lambda parts: parts[2] + parts[1].join(parts[0]) + parts[2])


def assert_same(text: str, language="id") -> None:
    simple = simple_html(text, language)
    assert simple is None or simple == converter(language).reset().convert(text)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=200))
def test_any_text_means_the_same(text: str) -> None:
    assert_same(text)


@settings(max_examples=1500, deadline=None)
@given(texts, st.sampled_from(["id", "en"]))
def test_any_text_in_simple_forms_means_the_same(text: str, language) -> None:
    assert_same(text, language)


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 400), st.sampled_from(["id", "en"]), st.sampled_from(PIECES), st.floats(0, 1))
def test_news_with_something_odd_in_it_means_the_same(number, language, piece, share) -> None:
    body = Corpus(500).story(number).texts[language].body
    place = round(share * len(body))
    assert_same(body[:place] + piece + body[place:], language)


def test_a_whole_archive_means_the_same_and_is_simple() -> None:
    for story in Corpus(2500).stories():
        for language, text in story.texts.items():
            simple = simple_html(f"\n{text.body}\n", language)
            assert simple == converter(language).reset().convert(text.body), story.number


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_the_sample_means_the_same(file) -> None:
    parts = split_front_matter(file.read_text("utf-8"), file.name, Problems())
    assert parts is not None
    assert_same(parts.body, "en" if file.name.endswith(".en.md") else "id")


@pytest.mark.parametrize(
    "text",
    [
        "Kata.",
        "Satu baris\ndan satu lagi: 25 orang.",
        "## Judul (dua)\n\n### Judul tiga",
        "- satu\n- dua *kata*\n\nLalu.\n\n1. satu\n2. dua",
        "> Kata\n> lagi.",
        "| A | B |\n|---|--:|\n| c | **4** |\n| | 5 |",
        "Ada *satu*, **dua**, dan [tiga](../tiga_kali/index.id.md#a).",
        "Luasnya {{figure: semarang.area}}.\n\n{{figure: malang.area}} juga.",
        "Kata[^1], lagi[^b].\n\n[^1]: Dari *sini*.\n[^b]: Dan [sana](https://a.id/).",
    ],
)
def test_what_news_is_made_of_needs_no_python_markdown(text: str) -> None:
    assert simple_html(text, "id") == converter("id").reset().convert(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "    kode", "a  \nb", "a \nb", "`a`", "a_b", "<b>a</b>", "a &amp; b", "\\*"),
        *("## Sama\n\n## Sama", "## ***", "- a\n\n- b", "> a\n\n> b", "1. a\n3. b", "a\n- b"),
        *("![a](b.jpg)", "[a][b]\n\n[b]: /c", "*a **b***", "*a*b*", "***", "a\n===", "A\n:   b"),
        *("| a |\n|---|\n| b |", "| a | b |\n|---|---|", "a | b\n--|--\nc | d", "!!! note\n    a"),
        *(
            "a[^1]",
            "[^1]: b",
            "a[^2] b[^1]\n\n[^1]: c\n[^2]: d",
            "a[^1][^1]\n\n[^1]: c",
            "# a {#b}",
        ),
        *("*[DPRD]: Dewan\n\nDPRD", "[TOC]", "a\tb", "\u00a0a", "١. a", "~~~\na\n~~~", "[a]"),
    ],
)
def test_all_else_is_left_to_python_markdown(text: str) -> None:
    assert simple_html(text, "id") is None


def test_python_markdown_reads_everything_where_that_is_asked_for(monkeypatch) -> None:
    asked = []

    def convert(body: str, language) -> str:
        asked.append(body)
        return converter(language).reset().convert(body)

    monkeypatch.setattr(markdown_text, "_by_python_markdown", convert)
    code = reading_version()
    simply = rendered_words("Kata *ini*.")
    assert asked == []
    monkeypatch.setenv(SWITCH, "python-markdown")
    assert rendered_words("Kata *ini*.") == simply
    assert asked == ["Kata *ini*."]
    assert reading_version() != code


def rendered_words(body: str):
    problems = Problems()
    words = render_markdown(body, "id", "index.id.md", 1, problems, files=None)  # type: ignore[arg-type]
    assert not problems
    return words


def test_python_markdown_has_no_parts_that_nobody_thought_of() -> None:
    """Another part, of a new version or a new extension, may read what seems simple in its way."""
    made = converter("id")
    assert {part.name for part in made.preprocessors._priority} == {
        *("normalize_whitespace", "fenced_code_block", "html_block"),
    }
    assert {part.name for part in made.parser.blockprocessors._priority} == {
        *("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist"),
        *("quote", "reference", "paragraph", "abbr", "admonition", "deflist", "defindent"),
        *("footnote", "markdown_block", "table"),
    }
    assert {part.name for part in made.treeprocessors._priority} == {
        *("inline", "prettify", "unescape", "abbr", "attr_list", "footnote", "plain_texts", "toc"),
        "footnote-duplicate",
    }
    assert {part.name for part in made.postprocessors._priority} == {
        *("raw_html", "amp_substitute", "footnote"),
    }
