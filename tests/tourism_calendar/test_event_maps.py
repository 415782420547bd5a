"""The map of an event: what one room draws and what another tells in words agree."""

import functools
import re

import pytest
import yaml

from plugins.cities.maps import city_map
from plugins.cities.place_maps import shape_of
from plugins.cities.plugin import city_outputs
from plugins.languages import LANGUAGES, addresses
from plugins.model.event_grounds import EventGround, event_ground
from plugins.model.records import City, Outline
from plugins.schema.cities import City as CityFields
from plugins.schema.districts import Districts
from plugins.schema.events import Events
from plugins.schema.landmarks import Landmarks
from plugins.tourism_calendar.event_views import event_view
from tests.support.paths import ROOT
from tests.support.views import data_of
from tests.tourism_calendar.calendar_sites import html, site

SAMPLES = ("semarang", "malang", "mojokerto", "bantul")


@functools.cache
def sample(slug):
    def read(name, model):
        words = (ROOT / f"content/cities/{slug}/{name}.yml").read_text("utf-8")
        # As the build reads it: every value a string, and no word for nothing but null.
        return model.model_validate(_without_null(yaml.load(words, yaml.BaseLoader)))

    return City(
        slug,
        read("city", CityFields),
        divisions=read("districts", Districts),
        landmarks=read("landmarks", Landmarks).landmarks,
        events=read("events", Events).events,
    )


def _without_null(value):
    if isinstance(value, dict):
        return {key: _without_null(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_without_null(below) for below in value]
    return None if value == "null" else value


@functools.cache
def drawings(slug):
    return {
        name: data.decode()
        for name, data in data_of(city_outputs(site(sample(slug)))).items()
        if name.endswith("/peta.svg")
    }


def page(city, slug, language="id"):
    return event_view(site(city), city, city.event(slug), language)


@pytest.mark.parametrize("slug", SAMPLES)
def test_every_map_that_a_page_shows_is_drawn_and_no_other(slug):
    city = sample(slug)
    shown = set()
    for event in city.events:
        told = page(city, event.slug).map
        if told is None:
            assert (event.district, event.landmarks) == (None, ())
            continue
        shown.add(told.picture.src)
        drawn = drawings(slug)[told.picture.src]
        assert re.findall(r'class="k"[^>]*>(\w+)<', drawn) == [spot.letter for spot in told.spots]
        ground = event_ground(city, event)
        assert drawn.count('<path class="o"') == len(ground.districts)
    assert shown == set(drawings(slug))


@pytest.mark.parametrize("slug", SAMPLES)
def test_the_districts_foretold_are_those_of_the_drawing(slug):
    city = sample(slug)
    drawn = city_map(city)
    for event in city.events:
        for code in ground.districts if (ground := event_ground(city, event)) else ():
            assert shape_of(drawn, code) is not None


def test_of_a_city_s_own_boundaries_only_what_they_have_is_foretold():
    city = sample("semarang")
    ring = ((110.4, -7.0), (110.5, -7.0), (110.5, -6.9), (110.4, -7.0))
    own = City(
        city.slug,
        city.fields,
        divisions=city.divisions,
        landmarks=city.landmarks,
        events=city.events,
        outlines=(Outline("33.74.12", ((ring,),)),),
    )
    assert event_ground(own, own.event("sesaji-rewanda")).districts == ("33.74.12",)
    assert event_ground(own, own.event("dugderan")) is None
    assert event_ground(City(city.slug, city.fields), own.event("dugderan")) is None


def test_marks_stand_apart_and_within_the_frame():
    drawn = drawings("semarang")["/kota/semarang/acara/dugderan/peta.svg"]
    left, top, wide, high = map(float, re.search(r'viewBox="([^"]+)"', drawn)[1].split())
    spots = [
        (float(x), float(y))
        for x, y in re.findall(r'<circle class="m" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    ]
    assert len(spots) == 2
    for x, y in spots:
        assert left + 19 <= x <= left + wide - 19
        assert top + 19 <= y <= top + high - 19
    (ax, ay), (bx, by) = spots
    assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 >= 38


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_told_in_words_and_leads_on(language):
    told = page(sample("semarang"), "dugderan", language).map
    assert [(spot.letter, spot.district) for spot in told.spots] == [
        ("A", "Semarang Tengah"),
        ("B", "Gayamsari"),
    ]
    assert told.spots[0].link.href == addresses.landmark(
        language, "semarang", "masjid-agung-kauman"
    )
    assert [link.href.split(":")[0] for link in told.spots[0].links] == ["geo", "https"]
    assert ("bukan batas resmi" if language == "id" else "not an official boundary") in told.caption
    assert "Gayamsari" in told.picture.alt
    assert "A Masjid" in told.picture.alt or "A Kauman" in told.picture.alt


def test_nobody_is_sent_to_the_centre_of_a_village():
    city = sample("mojokerto")
    told = page(city, "cap-go-meh").map
    assert city.landmark("hok-sian-kiong").point.precision == "village-centre"
    assert [spot.links for spot in told.spots] == [()]
    assert "baru kelurahannya yang diketahui" in told.caption
    assert "openstreetmap" not in html(page(city, "cap-go-meh"))


def test_an_event_of_no_known_place_has_no_map():
    city = sample("semarang")
    assert event_ground(city, city.event("apitan")) is None
    assert isinstance(event_ground(city, city.event("dugderan")), EventGround)
    assert 'id="tempat"' not in html(page(city, "apitan"))
