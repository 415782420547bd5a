"""``draw-map``: what it writes, where, and what it says."""

import json

import pytest
import yaml

from plugins import commands
from plugins.problems import Problems
from plugins.reading.content import read_content
from tests.support.paths import ROOT
from tests.support.small_site import small_site


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    small_site().write(folder)
    return folder


def kept(content) -> list[str]:
    return sorted(file.parent.name for file in content.glob("cities/*/schematic.geojson"))


def with_points(content) -> list[str]:
    found = []
    for file in sorted(content.glob("cities/*/districts.yml")):
        areas = yaml.safe_load(file.read_text("utf-8"))["districts"]
        if any("lat" in place for d in areas for place in (d, *d.get("villages", ()))):
            found.append(file.parent.name)
    return found


def test_all_cities_are_drawn_once_and_the_same(content, capsys):
    assert commands.draw_map([], content, language="en") == 0
    assert kept(content) == with_points(content) != []
    assert "written" in capsys.readouterr().err
    before = {file: file.read_bytes() for file in content.glob("cities/*/schematic.geojson")}
    assert commands.draw_map([], content, language="en") == 0
    assert "is up to date" in capsys.readouterr().err
    assert before == {file: file.read_bytes() for file in before}
    problems = Problems()
    draft = read_content(content, ROOT / "theme", None, problems)
    assert not list(problems)
    assert [c.slug for c in draft.cities if c.schematic] == kept(content)


def test_only_the_named_city_is_drawn(content):
    first = with_points(content)[0]
    assert commands.draw_map([first], content) == 0
    assert kept(content) == [first]


def test_an_unknown_city_is_told_with_the_known_ones(content, capsys):
    assert commands.draw_map(["atlantis"], content) == 2
    told = capsys.readouterr().err
    assert "atlantis" in told
    assert with_points(content)[0] in told
    assert kept(content) == []


def test_a_broken_map_is_written_anew(content):
    first = with_points(content)[0]
    file = content / f"cities/{first}/schematic.geojson"
    file.write_text("{", "utf-8")
    assert commands.check(content) == 1
    assert commands.draw_map([first], content) == 0
    assert json.loads(file.read_text("utf-8"))["type"] == "FeatureCollection"


def test_content_with_problems_is_left_alone(content, capsys):
    first = with_points(content)[0]
    (content / f"cities/{first}/city.yml").write_text("name: 3\n", "utf-8")
    assert commands.draw_map([], content) == 1
    assert "city.yml" in capsys.readouterr().err
    assert kept(content) == []
