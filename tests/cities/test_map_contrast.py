"""The colours of the maps: every shade can be told from its neighbours, its ink, its edge.

The shades are worked out from ``shades.css`` and ``tokens.css`` as a browser does it.
"""

import itertools
import re

import pytest
import yaml

from tests.support.paths import ROOT

CSS = ROOT / "theme/static/css"
SHADES = (CSS / "components/shades.css").read_text("utf-8")
CITIES = ("semarang", "malang", "mojokerto", "bantul")
PAPER = {"light": ("#fdfaf2", "#f5f0e3", "#10182e"), "dark": ("#0e1424", "#161d31", "#f1ece3")}

Colour = tuple[float, float, float]


def linear(written: str) -> Colour:
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(written[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )


def oklab(colour: Colour) -> Colour:
    """Source: Ottosson, A perceptual color space for image processing (2020)."""
    r, g, b = colour
    long, middle, short = (
        (x * r + y * g + z * b) ** (1 / 3)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def from_oklab(colour: Colour) -> Colour:
    light, a, b = colour
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return tuple(
        min(max(x * long + y * middle + z * short, 0.0), 1.0)
        for x, y, z in (
            (4.0767416621, -3.3077115913, 0.2309699292),
            (-1.2684380046, 2.6097574011, -0.3413193965),
            (-0.0041960863, -0.7034186147, 1.7076147010),
        )
    )


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    pairs = zip(oklab(one), oklab(other), strict=True)
    return from_oklab(tuple(share * x + (1 - share) * y for x, y in pairs))


def luminance(colour: Colour) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def contrast(one: Colour, other: Colour) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def block(scale: str, mode: str) -> dict[str, str]:
    """The custom properties of one scale; what the dark block leaves out is the light one's."""
    day, night = SHADES.split("@media (prefers-color-scheme: dark)")
    start = rf"\.shades-{scale}[,\s].*?\{{(.*?)\}}"
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", re.search(start, day, re.DOTALL)[1]))
    dark = re.search(start, night, re.DOTALL)
    if mode == "dark" and dark:
        found |= dict(re.findall(r"--([\w-]+): ([^;]+);", dark[1]))
    return found


def colours(scale: str, mode: str, city: str) -> list[tuple[Colour, Colour]]:
    """Shade and ink of each class from the lowest."""
    accent = yaml.safe_load((ROOT / f"content/cities/{city}/city.yml").read_text("utf-8"))["accent"]
    mori, mori2, tinta = PAPER[mode]
    names = {"mori": mori, "mori2": mori2, "tinta": tinta, "accent": accent[mode]}

    def value(text: str) -> Colour:
        if text.startswith("#"):
            return linear(text if len(text) == 7 else "#" + "".join(2 * c for c in text[1:]))
        if text.startswith("var("):
            return linear(names[text[6:-1]])
        parts = re.match(r"color-mix\(in oklab, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)", text)
        assert parts, text
        one, share, other = parts.groups()
        return mixed(linear(names[one]), linear(names[other]), int(share) / 100)

    found = block(scale, mode)
    return [(value(found[f"shade-{n}"]), value(found[f"ink-{n}"])) for n in range(1, 6)]


EVERY = list(itertools.product(("amount", "change"), ("light", "dark"), CITIES))


def test_tokens_are_as_this_test_takes_them():
    tokens = (CSS / "tokens.css").read_text("utf-8")
    for written in itertools.chain(*PAPER.values()):
        assert written in tokens


@pytest.mark.parametrize(("scale", "mode", "city"), EVERY)
def test_numbers_can_be_read_on_every_shade(scale, mode, city):
    for number, (shade, ink) in enumerate(colours(scale, mode, city), 1):
        assert contrast(shade, ink) >= 4.5, number


@pytest.mark.parametrize(("scale", "mode", "city"), EVERY)
def test_an_edge_of_ink_and_paper_stands_out_from_every_shade(scale, mode, city):
    paper, _, ink = map(linear, PAPER[mode])
    for number, (shade, _ink) in enumerate(colours(scale, mode, city), 1):
        assert max(contrast(shade, paper), contrast(shade, ink)) >= 3, number


@pytest.mark.parametrize(("mode", "city"), list(itertools.product(("light", "dark"), CITIES)))
def test_one_hue_goes_from_pale_to_strong_in_steps_that_all_eyes_tell(mode, city):
    shades = [shade for shade, _ in colours("amount", mode, city)]
    for one, other in itertools.pairwise(shades):
        assert contrast(one, other) >= 1.2
    steps = [luminance(shade) for shade in shades]
    assert steps == sorted(steps, reverse=mode == "light")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rising_shades_are_told_by_lightness_and_falling_ones_by_their_hatching(mode):
    shades = [shade for shade, _ in colours("change", mode, "semarang")]
    for side in (shades[:3], shades[2:]):
        for one, other in itertools.pairwise(side):
            assert contrast(one, other) >= 1.12
    css = (CSS / "components/map-choropleth.css").read_text("utf-8")
    assert "#turun-1" in css
    assert "#turun-2" in css
