"""Cloths on a line: as long as the numbers of people, and never shorter than their hem."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.cloths import HEM, cloths, side_by_side


def test_cloths_are_as_long_as_the_drawn_ones():
    drawn = cloths([1_702_379, 889_359, 142_272, 980_269])
    assert [cloth.height for cloth in drawn] == [400, 209, 33, 230]
    assert all(cloth.to_scale for cloth in drawn)
    assert drawn[0].field == 374
    assert (drawn[0].hem_y, drawn[0].edge_y) == (379, 396)


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(0, 12_000_000), max_size=8))
def test_the_hem_always_shows(populations):
    for cloth, population in zip(cloths(populations), populations, strict=True):
        assert HEM < 33 <= cloth.height <= 400
        assert cloth.to_scale or not population or population < max(p or 0 for p in populations)


def test_lines_are_about_equally_full():
    assert [side_by_side(count) for count in range(10)] == [0, 1, 2, 3, 4, 3, 3, 4, 4, 3]
