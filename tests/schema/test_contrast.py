"""Contrast against published numbers, and the colour that is moved until it passes."""

import pytest

from plugins.schema.contrast import contrast_ratio, nearest_passing


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#10182e", "#fdfaf2", 16.9),
        ("#10182e", "#f5f0e3", 15.5),
        ("#22346f", "#fdfaf2", 11.3),
        ("#a5bfec", "#0e1424", 9.8),
        ("#f1ece3", "#162351", 12.8),
    ],
)
def test_ratio(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast_ratio(one, other) == contrast_ratio(other, one)


def test_a_colour_that_passes_stays() -> None:
    assert nearest_passing("#005866", "#fdfaf2", 7) == "#005866"


@pytest.mark.parametrize("background", ["#fdfaf2", "#0e1424"])
@pytest.mark.parametrize("colour", ["#ff0000", "#00ff00", "#f0b135", "#808080", "#3366cc"])
def test_a_colour_moves_just_far_enough(colour: str, background: str) -> None:
    found = nearest_passing(colour, background, 7)
    assert 7 <= contrast_ratio(found, background) < (7.3 if found != colour else 21)


def test_hue_stays_when_lightness_moves() -> None:
    red, green, blue = (
        int(nearest_passing("#ff0000", "#fdfaf2", 7)[i : i + 2], 16) for i in (1, 3, 5)
    )
    assert red > 120
    assert green < 30
    assert blue < 30


def test_where_nothing_passes_it_says_so() -> None:
    with pytest.raises(ValueError, match="no lightness"):
        nearest_passing("#808080", "#777777", 7)


def test_not_a_colour() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        contrast_ratio("merah", "#ffffff")
