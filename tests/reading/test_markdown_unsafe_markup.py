"""Looking for a sign of unsafe markup first finds all that looking for everything finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.problems import Problems
from plugins.reading import unsafe_markup

PIECES = [
    *(
        "<",
        "</",
        "script",
        "<img ",
        " onclick =",
        "javascript",
        "vbſcript",
        "VBSCRIPT",
        "data",
        "file",
    ),
    *(
        "FILE",
        ":",
        " :",
        ": ",
        "\n",
        "\u00a0:",
        "https://x.id",
        "08:00",
        "`",
        "```\n",
        "~~~\n",
        "x",
        " ",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_the_same_is_told(body: str) -> None:
    problems = Problems()
    unsafe_markup.tell_unsafe(body, "x.md", 1, problems)
    shown = unsafe_markup._CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    places = [match.start() for match in unsafe_markup._UNSAFE.finditer(shown)]
    lines = {shown.count("\n", 0, place) + 1 for place in places}
    assert {problem.line for problem in problems} == lines
