"""Motifs and cloth files: well formed, small, seamless, in light and dark."""

import math
import re

import pytest

from plugins.batik import (
    CLASSICS,
    FOOTER,
    MOTIFS,
    NILA,
    PALETTES,
    Accent,
    cloth_svg,
    motif_tile,
    palette,
    palette_css,
    pattern_defs,
    tile_size,
    tile_svg,
)
from tests.batik.batik_checks import assert_whole

CITY = Accent("#005866", "#79cad3", "#004955", "#06404b")


@pytest.mark.parametrize("motif", MOTIFS)
def test_tile_file_is_whole_small_and_has_both_schemes(motif: str) -> None:
    colours = palette("p1", CITY)
    svg = tile_svg(motif, colours.light, colours.dark, 0.62)
    assert_whole(svg)
    assert len(svg.encode()) < 6_000
    before, after = svg.split("@media(prefers-color-scheme:dark)")
    assert "--g:#004955" in before
    assert "--g:#06404b" in after
    width, height = tile_size(motif, 0.62)
    assert f'width="{width}" height="{height}"' in svg


@pytest.mark.parametrize("motif", MOTIFS)
def test_fixed_scheme_needs_no_custom_properties(motif: str) -> None:
    colours = palette("p2", CITY)
    night = tile_svg(motif, colours.light, colours.dark, scheme="dark")
    assert_whole(night)
    assert "var(" not in night
    assert "<style" not in night
    assert colours.dark.ground in night
    assert colours.light.ground not in night


@pytest.mark.parametrize("motif", MOTIFS)
def test_tile_paints_roles_only(motif: str) -> None:
    body = motif_tile(motif).body
    assert not re.search(r"#[0-9a-f]{3,6}\b", body)
    assert 'fill="var(--g)"' in body
    assert "var(--b)" in body


def test_units_are_those_of_the_recipes() -> None:
    sizes = {name: (motif_tile(name).width, motif_tile(name).height) for name in MOTIFS}
    assert sizes == {
        "kawung": (40, 40),
        "parang": (20, 38),
        "ceplok": (48, 48),
        "mega-mendung": (120, 76),
        "truntum": (36, 36),
        "asem": (84, 60),
        "teratai": (72, 56),
        "surya": (60, 60),
        "kembang-kates": (56, 56),
        "tumpal": (28, 36),
    }
    assert [name for name in MOTIFS if motif_tile(name).rotation] == ["parang"]
    assert set(CLASSICS) == {"kawung", "parang", "ceplok", "mega-mendung", "truntum"}


def test_parang_comes_as_the_square_in_which_its_slant_repeats() -> None:
    tile = motif_tile("parang")
    # A whole number of tiles lies along both sides of the lattice.
    assert tile.square / math.sqrt(2) % tile.width == pytest.approx(0, abs=1e-9)
    assert tile.square / math.sqrt(2) % tile.height == pytest.approx(0, abs=1e-9)
    assert tile_size("parang") == (537, 537)


def test_a_piece_of_cloth_has_the_size_asked_for() -> None:
    svg = cloth_svg("mega-mendung", palette("p3"), 400, 300, 0.8)
    assert_whole(svg)
    assert 'viewBox="0 0 400 300"' in svg
    assert "scale(.8)" in svg


def test_patterns_in_one_page_share_no_ids() -> None:
    both = pattern_defs("asem", "one", "p1") + pattern_defs("asem", "two", "p4", 0.8)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{both}</defs></svg>'
    assert_whole(svg)
    assert '<pattern id="two" class="p4"' in svg
    assert "style" not in both


def test_page_colours_for_patterns() -> None:
    css = palette_css(CITY, ".kota-contoh")
    assert css.startswith(".kota-contoh .p1{--g:#004955;--b:#f8efdc;--c:#f0b135}")
    assert ".kota-contoh .p2{--g:#1a2440;--b:#d9a579;--c:#79cad3}" in css.split("@media")[1]
    assert all(css.count(f".{name}{{") == 2 for name in PALETTES)


def test_palettes_without_a_city_take_nila() -> None:
    assert palette("p1") == palette("p1", NILA)
    assert palette("p1").light.ground == "#162351"
    assert palette("p2").dark.second == "#a5bfec"
    assert FOOTER.light.ground == "#fdfaf2"
