"""Leaving out what can't match changes nothing: Python-Markdown says what a story means."""

import re
from functools import cache

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.frame import Picture
from plugins.problems import Problems
from plugins.reading.front_matter import split_front_matter
from plugins.reading.markdown_converter import converter
from plugins.reading.markdown_text import render_markdown
from tests.support.paths import ROOT

SAMPLE = sorted((ROOT / "content").rglob("*.md"))

PIECES = [
    *(
        "# ",
        "#",
        "* ",
        "- ",
        "> ",
        "1. ",
        "`",
        "```\n",
        "~~~\n",
        "[",
        "]",
        "](",
        ")",
        "![",
        "{: .x }",
    ),
    *("{", "}", "|", "a | b\n", "--|--\n", "|---|--:|\n", "---", "- - -\n", "___\n", "***\n", "\n"),
    *(
        "\n===\n",
        "\n---\n",
        "\n\n",
        "\n\n    ",
        "    ",
        "  \n",
        "[^1]",
        "[^1]: ",
        "[b]: /c\n",
        "[b]",
    ),
    *(
        '!!! kata "J"\n    ',
        "!!!",
        ":   ",
        ": ",
        "*[DPRD]: Dewan\n",
        "DPRD",
        "[TOC]",
        "<",
        ">",
        "&",
    ),
    *("&lt;", "<div markdown=1>\n", "</div>\n", '<dl markdown="1">', '<dd markdown="1">', "<em>"),
    *("</em>", "<!-- a -->", "<?php ?>", "<https://a.id>", "<a@b.id>", "*", "**", "_", "\\", "\\*"),
    *("\x02", "\x03", "\t", "\r", "x", "Kata kata", " "),
]


@cache
def python_markdown() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
            *("md_in_html", "sane_lists", "tables", "toc"),
        ],
        extension_configs={
            "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "Kembali ke catatan {}"}
        },
        output_format="html",
    )


def assert_same(text: str) -> None:
    assert converter("id").reset().convert(text) == python_markdown().reset().convert(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_means_the_same(text: str) -> None:
    assert_same(text)


_FIGURE = re.compile(r"\{\{figure:[^}]*\}\}")


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_the_sample_means_the_same(file) -> None:
    parts = split_front_matter(file.read_text("utf-8"), file.name, Problems())
    assert parts is not None
    # A figure's reference is ours alone: for Python-Markdown it is words like others.
    assert_same(_FIGURE.sub("42 km²", parts.body))


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n[TOC]\n\n## B",
        "Rapat DPRD.\n\nDPRD\n\n*[DPRD]: Dewan",
        '<div class="admonition" markdown="1">\n\na\n\n</div>\n\n    b',
        "&#42;a&#42; &amp; b",
        "a  \nb",
        "<div markdown=1>\n\n*[DPRD]: Dewan\n\n</div>\n\nDPRD",
    ],
)
def test_what_one_part_does_for_another(text: str) -> None:
    assert_same(text)


def test_every_inline_pattern_begins_with_a_known_sign() -> None:
    """A pattern more, or another sign, and plain text is no longer what it was taken for."""
    patterns = converter("id").inlinePatterns
    assert [patterns[place].pattern[:9] for place in range(len(patterns))] == [
        *(
            "(?:(?<!\\\\",
            "\\{\\{\\s*fi",
            "\\\\(.)",
            "\\[\\^([^\\]",
            "(?<!\\!)\\[",
            "(?<!\\!)\\[",
            "\\!\\[",
        ),
        *("\\!\\[", "(?<!\\!)\\[", "\\!\\[", "<([A-Za-z", "<([^<> !]", "  \\n", "(<(\\/?+[a"),
        *("(&(?:\\#[0", "\\*|_"),
    ]


class Nothing:
    def link(self, path: str) -> str | None:
        return None

    def picture(self, path: str, alt: str) -> Picture | None:
        return None


def test_a_story_nested_too_deep_does_not_change_the_next() -> None:
    problems = Problems()
    deep = "".join("    " * level + "- x\n" for level in range(300))
    render_markdown(deep, "id", "x.md", 1, problems, Nothing())
    assert len(problems) == 1
    assert_same("- a\n\n    b\n\nc\n\n    d")
