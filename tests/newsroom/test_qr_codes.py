"""QR codes drawn for paper: the modules that segno made, each where it belongs."""

import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom.qr_codes import qr_code


def modules(drawn: str) -> list[list[int]]:
    """The squares that the strokes of a drawn code cover."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', drawn)[0])
    found = [[0] * size for _ in range(size)]
    x = y = 0.0
    for across, down, length in re.findall(r"[Mm](-?\d+) ([\d.]+)h(\d+)", drawn):
        x, y = x + int(across), y + float(down)
        for column in range(int(x), int(x) + int(length)):
            found[int(y)][column] = 1
        x += int(length)
    return found


@settings(max_examples=50, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", max_size=250))
def test_every_module_is_drawn(path: str) -> None:
    url = f"https://warta.example/{path}"
    made = segno.make(url, error="m", micro=False, boost_error=False, mask=3)
    assert modules(qr_code(url)) == [list(row) for row in made.matrix]


@pytest.mark.parametrize("text", ["HTTPS://WARTA.EXAMPLE/", "2026", "https://warta.example/é/"])
def test_what_is_no_address_of_ours_is_drawn_as_well(text: str) -> None:
    made = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    assert modules(qr_code(text)) == [list(row) for row in made.matrix]


@pytest.mark.parametrize("url", ["https://warta.example/", "https://warta.example/en/news/2026/x/"])
def test_drawn_as_segno_draws(url: str) -> None:
    made = segno.make(url, error="m", micro=False, boost_error=False, mask=3)
    theirs = made.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    assert qr_code(url) == theirs.replace("<svg ", '<svg aria-hidden="true" ', 1)
