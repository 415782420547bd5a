"""Tables and picture from a results file that doesn't change."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.growth import growth_report
from benchmarks.plot import svg
from benchmarks.results import load, save
from benchmarks.table import number, report

DATA = Path(__file__).parent / "data"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def results():
    return load(DATA / "results.json")


def test_the_report_is_as_kept(results):
    assert report(results) == (DATA / "report.md").read_text("utf-8")


def test_the_growth_report_is_as_kept(results):
    assert growth_report(results) == (DATA / "growth.md").read_text("utf-8")


def test_results_survive_being_kept(results, tmp_path):
    save(results, tmp_path / "kept.json")
    assert load(tmp_path / "kept.json") == results


def test_kept_results_carry_their_figures(results, tmp_path):
    save(results, tmp_path / "kept.json")
    told = json.loads((tmp_path / "kept.json").read_text("utf-8"))["figures"]
    cold = next(f for f in told if (f["size"], f["scenario"], f["tool"]) == (2500, "cold", "hugo"))
    assert (cold["median"], cold["low"], cold["high"], cold["unit"]) == (3.4, 3.3, 3.6, "s")


def test_kept_results_name_no_place(results, tmp_path):
    save(results, tmp_path / "kept.json")
    assert not re.search(r"https?://|/home|/work|/tmp", (tmp_path / "kept.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0351, "0.035"), (0.352, "0.352"), (3.481, "3.48"), (22.84, "22.8"), (214.3, "214")],
)
def test_numbers_have_three_digits_that_matter(value, shown):
    assert number(value) == shown


def test_the_picture_is_readable_without_seeing_it(results):
    root = ET.fromstring(svg(results, 2500))
    assert root.get("role") == "img"
    ids = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}{name}").get("id") for name in ("title", "desc")] == ids
    description = root.find(f"{SVG}desc").text
    assert "Hugo 3.40" in description
    assert "peak memory of a cold build, in MiB" in description


def test_the_picture_holds_text_for_each_tool_and_stays_within_its_width(results):
    root = ET.fromstring(svg(results, 2500))
    texts = root.findall(f"{SVG}text")
    words = [text.text for text in texts]
    assert all(words.count(title) == 4 for title in results.titles.values())
    assert all(0 <= float(text.get("x")) <= 700 for text in texts)
    assert len(root.findall(f"{SVG}circle")) == 4 * len(results.titles)


def test_dots_stand_in_the_order_of_their_values(results):
    root = ET.fromstring(svg(results, 2500))
    dots = [float(dot.get("cx")) for dot in root.findall(f"{SVG}circle")][: len(results.titles)]
    order = [6.0, 9.0, 3.4, 9.5, 16.0, 60.0]
    by_value = sorted(range(6), key=order.__getitem__)
    assert sorted(range(6), key=dots.__getitem__) == by_value


def test_the_picture_changes_its_colours_in_the_dark(results):
    assert "@media(prefers-color-scheme:dark)" in svg(results, 2500)


def test_what_was_not_run_is_left_out_of_the_picture(results):
    assert "Nikola" not in svg(results, 10000)
