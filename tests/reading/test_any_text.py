"""Whatever is typed gives values, words or problems; it never raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.frame import Picture
from plugins.problems import Problems
from plugins.reading.front_matter import split_front_matter
from plugins.reading.markdown_text import render_markdown
from plugins.reading.yaml_files import parse_yaml

BOUNDED = settings(max_examples=150, deadline=None)

# Pieces with a meaning of their own meet far more often than in letters taken at random.
YAML_PIECES = [
    *("a", "-", ":", " ", "\n", "\t", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", '"', "#"),
    *("?", "---", "<<", "1.0e999", "2026-08-17", "\u2028", "\x85"),
]
MARKDOWN_PIECES = [
    *("# ", "* ", "> ", "1. ", "`", "```\n", "[", "](", ")", "![", "{: .x }", "|", "--", "\n"),
    *("\n\n", "    ", "[^1]", "[^1]: ", "!!! kata", ":   ", "<", ">", "</p>", "&lt;", "'90", '"'),
    *("<div markdown=1>", "foto.jpg", "x.md", "\\", "x", " "),
]


class Beside:
    def link(self, path):
        return "news/2026/halo" if path == "x.md" else None

    def picture(self, path, alt):
        return Picture("/gambar/foto.webp", 8, 6) if path == "foto.jpg" else None


def pieces(known: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(known), max_size=40).map("".join) | st.text(max_size=200)


@BOUNDED
@given(pieces(YAML_PIECES))
def test_yaml_gives_a_value_or_a_problem(text: str) -> None:
    problems = Problems()
    document = parse_yaml(text, "x.yml", problems)
    assert (document is None) == (len(problems) > 0)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 2 + text.count("\x85") + text.count("\u2028")
        assert problem.id
        assert problem.en


@BOUNDED
@given(pieces(["---", "\n", "a: 1", " "]))
def test_front_matter_gives_two_parts_or_a_problem(text: str) -> None:
    problems = Problems()
    parts = split_front_matter(text, "x.md", problems)
    assert (parts is None) == (len(problems) > 0)
    if parts is not None:
        lines = text.split("\n")
        assert "\n".join(lines[parts.body_line - 1 :]) == parts.body


@BOUNDED
@given(pieces(MARKDOWN_PIECES), st.sampled_from(["id", "en"]))
def test_markdown_gives_words_that_cannot_run(text: str, language) -> None:
    words = render_markdown(text, language, "x.md", 1, Problems(), Beside())
    lowered = words.html.lower()
    assert "<script" not in lowered
    assert "<h1" not in lowered
    assert "<p></p>" not in lowered
