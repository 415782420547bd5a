"""Covers: the same slug wears the same cloth for ever."""

import gzip
import hashlib

import pytest

from plugins.batik import FORMS, MOTIFS, Accent, cover_plan, cover_svg
from plugins.batik.generator import Generator
from plugins.batik.islands import coloured, islands
from tests.batik.batik_checks import assert_whole

CITY = Accent("#005866", "#79cad3", "#004955", "#06404b")
SLUGS = [f"cerita-{number}" for number in range(120)]
GOLDEN = {
    "hari-jadi": ("pagi-sore", "d7cfcdc7f7088bf4"),
    "panen-raya": ("kepala", "95c55e136a25e62c"),
    "pasar-imlek-semawis": ("blumbangan", "8109195816acaa44"),
    "pawai-budaya": ("ageng", "d94a7b9f6899d4c5"),
    "kota-mojokerto-belajar-hubungan-media": ("sekar-jagad", "446dc23ed88b1d33"),
}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("slug", GOLDEN)
def test_cover_is_the_one_it_has_always_been(slug: str) -> None:
    # A change here changes published pictures: raise VERSION in plugins/batik/__init__.py.
    assert (cover_plan(slug, "asem").form, digest(cover_svg(slug, "asem", CITY))) == GOLDEN[slug]


def test_story_of_no_city_wears_kawung_and_nila() -> None:
    svg = cover_svg("pawai-budaya", None, None)
    assert digest(svg) == "0c4aa565f3e85333"
    assert "kawung" in cover_plan("pawai-budaya", None).motifs


def test_generator_gives_the_published_numbers_of_splitmix64() -> None:
    generator = Generator("")
    generator._state = 1234567
    drawn = [generator._next() for _ in range(3)]
    assert drawn == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_every_form_is_reached_and_about_as_often() -> None:
    drawn = [cover_plan(slug, "surya").form for slug in SLUGS]
    assert all(drawn.count(form) >= len(SLUGS) / 10 for form in FORMS)


def test_a_plan_has_four_motifs_the_citys_own_first_or_second() -> None:
    for slug in SLUGS:
        plan = cover_plan(slug, "parang")
        assert len(set(plan.motifs)) == 4
        assert "parang" in plan.motifs[:2]
        assert sorted(plan.palettes) == ["p1", "p2", "p3", "p4"]


@pytest.mark.parametrize("motif", [name for name in MOTIFS if name != "tumpal"])
def test_covers_are_whole_and_small_with_both_schemes(motif: str) -> None:
    for slug in SLUGS:
        svg = cover_svg(slug, motif, CITY)
        assert_whole(svg)
        assert len(svg.encode()) < 14_000
        assert len(gzip.compress(svg.encode())) < 4_000
        assert "@media(prefers-color-scheme:dark)" in svg


@pytest.mark.parametrize("size", [(200, 200), (1200, 420), (88, 88), (300, 600)])
def test_any_shape_can_be_asked_for(size: tuple[int, int]) -> None:
    for slug in SLUGS[:20]:
        svg = cover_svg(slug, "teratai", CITY, *size)
        assert_whole(svg)
        assert f'width="{size[0]}" height="{size[1]}"' in svg


def test_fixed_scheme_needs_no_custom_properties() -> None:
    for slug in SLUGS[:40]:
        svg = cover_svg(slug, "asem", CITY, scheme="light")
        assert_whole(svg)
        assert "var(" not in svg
        assert "<style" not in svg


def test_unknown_motif_is_refused() -> None:
    with pytest.raises(KeyError):
        cover_svg("pawai-budaya", "tenun", CITY)


def test_no_two_neighbouring_islands_wear_the_same_motif() -> None:
    for count in (7, 9, 11):
        for slug in SLUGS:
            found = islands(Generator(slug), 480, 270, count)
            worn = coloured(found, 4)
            assert len(found) == count
            for here, island in enumerate(found):
                assert all(worn[here] != worn[other] for other in island.neighbours)
