"""Text that SmartyPants is spared is text that it would leave as it is."""

import re

import pytest
import smartypants
from hypothesis import given, settings
from hypothesis import strategies as st
from typogrify.filters import process_ignores

from plugins.problems import Problems
from plugins.reading import typography
from plugins.reading.front_matter import split_front_matter
from plugins.reading.markdown_converter import converter
from plugins.reading.typography import typeset
from tests.support.paths import ROOT

PIECES = [
    *("'", '"', "''", "\"'", "'90", "'80s", "'s", "--", "---", "-", "...", ". . .", ".", " . "),
    *("\\", "\\'", '\\"', "\\.", "\\-", "\\`", "\\\\", "&quot;", "&#39;", "&nbsp;", "&#8212;"),
    *("&#8220;", "&mdash;", "&", "1", "12 ", "2019", "08.00", " km", " orang", "a", "s", " "),
    *("\n", "\t", "\u00a0", "(", ")", "<", ">", "<p>", "</p>", "<em>", "</em>", '<a href="x--y">'),
    *("</a>", "<code>", "</code>", "<kbd>", "</kbd>", "<KBD>", "<pre>", "</pre>", "<preface>"),
    *("<tt>", "</tt>", "<style>", "<!--", "-->", "<!-- a -- b -->", "<math>", "</math>"),
]


def all_at_once(markup: str, language) -> str:
    """What ``typeset`` gives, with SmartyPants called over the whole text."""
    skipped = ["pre", "code", "kbd", "samp", "textarea", "math"]
    return "".join(
        set_all(text, language) if work else text for text, work in process_ignores(markup, skipped)
    )


def set_all(markup: str, language) -> str:
    def before(text: str) -> str:
        text = text.replace("&quot;", '"').replace("&#39;", "'")
        text = typography._UNIT[language].sub("\N{NO-BREAK SPACE}", text)
        text = typography._CENTURY.sub("’", text)
        return typography._NUMBER_SPAN.sub(lambda m: "–" if "--" in m[0] else m[0], text)

    pieces = re.split("(<[^>]*>)", markup)
    pieces[::2] = [before(piece) for piece in pieces[::2]]
    attributes = smartypants.Attr.q | smartypants.Attr.D | smartypants.Attr.e
    joined = smartypants.smartypants("".join(pieces), attributes)
    return re.sub("&#(8211|8212|8216|8217|8220|8221|8230);", lambda m: chr(int(m[1])), joined)


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=200),
    st.sampled_from(["id", "en"]),
)
def test_any_text_is_set_the_same(markup: str, language) -> None:
    assert typeset(markup, language) == all_at_once(markup, language)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>"<em>Kata</em>" itu</p>',
        "<p><em>warga</em>'<b>x</b></p>",
        "<p>a <em>'</em>b</p>",
        "<kbd><kbd>Ctrl</kbd>+'<kbd>C</kbd></kbd> 'a'",
        "<tt>'a'</tt> 'b'",
        "'a' <!-- 'b' --> 'c'",
    ],
)
def test_what_stands_around_a_text_counts(markup: str) -> None:
    assert typeset(markup, "id") == all_at_once(markup, "id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sample_is_set_the_same(language) -> None:
    for file in sorted((ROOT / "content").rglob(f"*.{language}.md")):
        parts = split_front_matter(file.read_text("utf-8"), file.name, Problems())
        assert parts is not None
        markup = converter(language).reset().convert(parts.body)
        assert typeset(markup, language) == all_at_once(markup, language)
