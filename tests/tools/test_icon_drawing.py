"""The icons in pixels are the theme's own icon, and nobody forgot to draw them anew."""

import io

import pytest
from PIL import Image, ImageChops

from tests.support.paths import ROOT
from tools.icon_drawing import PNG, drawn, icons, outlines, read_drawing

STATIC = ROOT / "theme/static"
SVG = (STATIC / "icons/icon.svg").read_bytes()


def pixels(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("path", sorted(icons(SVG)))
def test_icons_are_up_to_date(path: str) -> None:
    kept, made = pixels((STATIC / path).read_bytes()), pixels(icons(SVG)[path])
    assert kept.size == made.size
    assert ImageChops.difference(kept, made).getbbox() is None, "run python3 tasks.py icons"


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert icons(SVG) == icons(SVG)


def test_the_icon_looks_like_its_drawing() -> None:
    """Middle: the seed's yellow; a petal's middle: cream; the edge between petals: blue."""
    image = drawn(read_drawing(SVG), 400)
    assert image.getpixel((200, 200)) == (0xF0, 0xB1, 0x35)
    assert image.getpixel((100, 100)) == (0xF8, 0xEF, 0xDC)
    assert image.getpixel((200, 20)) == (0x16, 0x23, 0x51)


def test_a_masked_icon_keeps_within_the_circle_that_phones_cut() -> None:
    image = pixels((STATIC / "icons/icon-mask-512.png").read_bytes())
    assert PNG["icons/icon-mask-512.png"][1] < 0.7
    outside = [
        (x, y)
        for x in range(0, 512, 4)
        for y in range(0, 512, 4)
        if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2
    ]
    assert {image.getpixel(each) for each in outside} == {(0x16, 0x23, 0x51)}


def test_paths_are_followed_as_svg_says() -> None:
    square = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0))
    assert outlines("M1 1H3V3H1Z") == [square]
    assert outlines("m1 1h2v2h-2z") == [square]
    assert outlines("M1 1 3 1 3 3 1 3Z") == [square]
    two = outlines("M0 0l1 0 0 1zm2 0l1 0 0 1z")
    assert [outline[0] for outline in two] == [(0.0, 0.0), (2.0, 0.0)]
    (curve,) = outlines("M0 0C0 1 1 1 1 0Z")
    assert (0.5, 0.75) in curve


@pytest.mark.parametrize("path", ["M0 0A1 1 0 0 0 2 2Z", "M0 0Q1 1 2 0Z"])
def test_what_cannot_be_drawn_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="may not use"):
        outlines(path)
