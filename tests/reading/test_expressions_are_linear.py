"""No expression that meets content takes more than linear time; all of them are in the review."""

import re
import time
from importlib import import_module

import pytest

from tests.support.paths import ROOT

REVIEW = (ROOT / "docs/security/regular-expressions.md").read_text("utf-8")
ROOMS = ("reading", "model", "schema", "newsroom", "publishing", "problems")
# Of the rooms above, expressions that never meet content.
OURS = {"qr_codes.py", "figure_words.py", "index_views.py"}

N = 40_000
EVIL = {
    "plugins.schema.moments:_WRITTEN": ["2026-01-01" + " " * N, "2026-01-01 09:45" + " " * N + "x"],
    "plugins.schema.event_visits:_EMAIL": ["a@" + "." * N, "a@" + "a." * N + "@", "@" * N],
    "plugins.schema.event_visits:_PHONE": ["0" * N + "x", "+0" + "-" * N, "0 " * N],
    "plugins.schema.figure_names:_REFERENCE": ["a" * N, "a-" * N, "a." + "a-" * N, "a.a" + " " * N],
    "plugins.schema.figures:_AS_OF": ["2" * N],
    "plugins.schema.event_dates:_TIME": ["1" * N, "19:00" * N],
    "plugins.reading.text_files:_CONFLICT": ["<" * N, "=" * N, "<<<<<<<\n" * N],
    "plugins.reading.text_files:CONTROL": ["a" * N],
    "plugins.reading.yaml_files:_INT": ["1" * N + "x", "-" * N],
    "plugins.reading.yaml_files:_FLOAT": ["1" * N + ".x", "1." + "1" * N + "x", "." * N],
    "plugins.reading.unsafe_markup:_UNSAFE": [
        *("<" * N, "< " * N, "<" + " " * N, "<a on" * N, "<a" + " on" * N, "<a " + "on" * N),
        *("<a on" + "a" * N, "<a onx" + " " * N, "data " * N, "data" + " " * N, "\u00a0on" * N),
    ],
    "plugins.reading.unsafe_markup:_POSSIBLE": [":" * N, "a:" * N, " :" * N],
    "plugins.reading.unsafe_markup:_CODE": ["`" * N, "`a" * N, "```\n" * N, "~~~\n```\n" * N],
    "plugins.model.figure_marks:WRITTEN": [
        *("{{figure:" + " " * N, "{{" + " " * N, "{{figure" + " " * N, "{{figure:" * N, "{" * N),
        *("{{figure: a" + " " * N + "}", ("{{figure:" + " " * 50) * (N // 50)),
    ],
    "plugins.model.figure_marks:MARK": ["\ue000" * N, "\ue000" + "\ue020" * N],
    "plugins.reading.translation_hash:_SEEN": [
        *(
            "{{figure:" + " " * N,
            "{{figure: a" + " " * N + "= 1",
            "{{figure:" * N,
            "{{figure:=" * N,
        ),
    ],
    "plugins.reading.figure_references:_LIKE": [
        "{{" + "a" * N,
        "{{" * N,
        "{{a:" * N,
        "{{a:" + "a" * N,
    ],
    "plugins.reading.markdown_text:_MARKUP": ["<" * N, "</" * N, "<" + "a" * N, "<a" * N],
    "plugins.reading.markdown_text:_HEADING": ["<h" * N, "<h1" * N],
    "plugins.reading.markdown_text:_IMAGE": ["<img " * N, "<p><img " * N, "<img " + "a" * N],
    "plugins.reading.markdown_text:_ATTRIBUTE": ["a" * N, "a-" * N, 'a="' * N, "a=" * N],
    "plugins.reading.markdown_text:_ALIGN": [' style="' * N],
    "plugins.reading.markdown_text:_TABLE_HEAD": ["<th" * N],
    "plugins.reading.markdown_text:_EMPTY": ["<p>" * N, "<p><a >" * N, "<p><a x></a>" * N],
    "plugins.reading.markdown_text:_CLASSES": ["footnote" * N, "a" * N],
    "plugins.reading.simple_markdown:_FOREIGN": ["a" * N],
    "plugins.reading.simple_markdown:_BETWEEN_BLOCKS": ["\n" * N, "\na" * N],
    "plugins.reading.simple_markdown:_WORDS": ["1" * N, "1" * N + "."],
    "plugins.reading.simple_markdown:_NO_LETTER": ["!" * N],
    "plugins.reading.simple_markdown:_GAP": ["-" * N, "- a" * N],
    "plugins.reading.simple_markdown:_HEADING_LINE": [
        "#" * N,
        "# " + " " * N,
        "# a" + " " * N + "|",
    ],
    "plugins.reading.simple_markdown:_ORDERED": ["1" * N, "1. " * N],
    "plugins.reading.simple_markdown:_NOTE": ["[^" * N, "[^" + "a" * N, "[^a]" * N],
    "plugins.reading.simple_markdown:_COLUMN": ["-" * N + "!", ":-" * N],
    "plugins.reading.simple_markdown:_MARKS": [
        *("*" * N, "**" + "a" * N, "**a" * N, "*a" * N + "[", "[" * N, "[a" * N, "[" + "a" * N),
        *(
            "[a](" * N,
            "[a](" + "b" * N,
            "[a](b" * N,
            "[^" * N,
            "[^" + "a" * N,
            "[^a](" * N,
            "!" * N,
        ),
    ],
    "plugins.reading.typography:_SIGN": ["a" * N],
    "plugins.reading.typography:_OPENING": ['"' * N, ' "' * N],
    "plugins.reading.typography:_CLOSING": ['"' * N, 'a"' * N],
    "plugins.reading.typography:_WITHIN": ["'" * N, "a'" * N],
    "plugins.reading.typography:_ENTITY": ["&#8" * N],
    "plugins.reading.typography:_CENTURY": ["'" * N, "'9" * N],
    "plugins.reading.typography:_NUMBER_SPAN": ["1 " * N, "1-" * N, "1--" * N, "1" + " " * N],
    "plugins.reading.typography:_DIGIT": ["a" * N],
    "plugins.reading.typography:_TAG": [">" * N, "a" * N],
    "plugins.reading.typography:_SOME_SKIPPED": ["<" * N, "<cod" * N],
    "plugins.reading.typography:_CONTEXT": ["<" * N, "<!-" * N, "</" * N],
    "plugins.reading.drawings:_NUMBER": ["1" * 200, "-." * 100],
    "plugins.reading.drawings:_LOADS": ["url(" * N, "url(" + " " * N + "#", "@" * N, "src" * N],
    "plugins.reading.drawings:_ENCODING": [b"<?xml " + b"encoding" * N, b"<?xml" + b" " * N],
    "plugins.reading.file_names:_PLAIN": ["a" * N + "?"],
    "plugins.reading.story_folders:_FILE": ["index." + "a" * N],
    "plugins.reading.story_folders:_FOLDER": ["news/" + "a" * N, "news/" + "/" * N],
    "plugins.reading.story_folders:_SLUG": ["a" * N + "!", "a-" * N],
    "plugins.reading.cities:_SLUG": ["a" * N + "!", "a-" * N],
    "plugins.reading.registers:_SLUG": ["a" * N + "!", "a-" * N],
    "plugins.reading.registers:_HIJRI_MONTH": ["1" * N],
    "plugins.reading.story_files:_CITY_FILE": ["cities/" + "a" * N, "cities/" * N],
    "plugins.reading.story_files:_STORY_FILE": ["news/" + "a" * N, "news/" + "/index." * N],
    "plugins.model.old_addresses:_PATH": ["/" + "a" * N + "!", "/a" * N + "!", "/" * N],
    "plugins.model.old_addresses:_QUERY": ["a" * N, "a=" + "1" * N + "!", "a=1" * N],
    "plugins.schema.signing:_WRITTEN": ["a" * N, "a " + "A" * N + "===", "a A" + " " * N + "\n"],
    "plugins.publishing.markup_text:_SPACES": [" " * N, " a" * N],
    "plugins.model.tags:_NOT_SLUG": ["-" * N, "é-" * N],
    "plugins.problems.gathering:_OBEYED": ["a" * N],
    "plugins.publishing.feeds:_ROOTED": ['href="' * N, "src" * N],
    "plugins.newsroom.bodies:_FIRST": [" " * N, "\n" * N],
    "plugins.newsroom.bodies:_TAG": [">" * N],
}


# Asked of a whole value, never searched for in a text.
ASKED = {"_EMAIL", "_PHONE", "_REFERENCE", "_INT", "_FLOAT", "_AS_OF", "_TIME", "_WRITTEN"}
ASKED |= {"_PATH", "_QUERY", "_WORDS", "_HEADING_LINE", "_ORDERED", "_COLUMN"}
# Reviewed together, without their names.
WHOLE = {"bodies.py", "cities.py", "footnotes.py", "registers.py", "typography.py"}
WHOLE |= {"story_files.py", "story_folders.py", "areas.py"}


@pytest.mark.parametrize("name", EVIL)
def test_an_expression_takes_linear_time(name: str) -> None:
    module, _, attribute = name.partition(":")
    expression = getattr(import_module(module), attribute)
    if not isinstance(expression, re.Pattern):
        expression = re.compile(expression)
    for text in EVIL[name]:
        started = time.process_time()
        if attribute not in ASKED:
            sum(1 for _ in expression.finditer(text))
        expression.match(text)
        expression.fullmatch(text)
        # What is linear takes milliseconds; what goes with the square takes many seconds.
        assert time.process_time() - started < 0.5, text[:40]


def test_every_expression_is_in_the_review() -> None:
    missing = []
    for room in ROOMS:
        for path in sorted((ROOT / "plugins" / room).rglob("*.py")):
            text = path.read_text("utf-8")
            if path.name in OURS or not re.search(r"\bre\.(compile|match|fullmatch|findall)", text):
                continue
            if path.name not in REVIEW:
                missing.append(f"{room}/{path.name}")
            compiled = re.findall(r"^(\w+)(?:: Final)? = re\.compile", text, re.MULTILINE)
            if path.name not in WHOLE:
                missing += [f"{path.name}:{one}" for one in compiled if f"`{one}`" not in REVIEW]
    assert not missing
