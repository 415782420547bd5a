import pytest

from benchmarks.figures import figure, figures, ratio
from benchmarks.growth import deviation
from benchmarks.journal import Run
from benchmarks.targets import Judged, Target, judged


def runs(tool, scenario, values, size=2500):
    return [Run(tool, size, scenario, turn, value) for turn, value in enumerate(values, 1)]


def test_a_figure_is_the_median_and_its_spread():
    made = figures(runs("hugo", "cold", [3.0, 9.0, 4.0]))[2500, "cold", "hugo"]
    assert (made.median, made.low, made.high, made.count) == (4.0, 3.0, 9.0, 3)


def test_memory_counts_in_mebibytes():
    run = Run("hugo", 100, "memory", 1, 2.0, memory=96 * 2**20, memory_kind="PSS")
    assert figures([run])[100, "memory", "hugo"].median == 96


def test_a_ratio_is_of_medians_and_spreads_by_round():
    ours, theirs = figure({1: 1.0, 2: 2.0, 3: 3.0}), figure({1: 10.0, 2: 10.0, 3: 20.0})
    made = ratio(ours, theirs)
    assert made.median == pytest.approx(0.2)
    assert (made.low, made.high) == pytest.approx((0.1, 0.2))


def test_a_ratio_without_common_rounds_spreads_as_wide_as_values_allow():
    made = ratio(figure({2: 2.0, 3: 4.0}), figure({1: 10.0}))
    assert (made.median, made.low, made.high) == pytest.approx((0.3, 0.2, 0.4))


def test_the_spread_never_leaves_out_the_ratio_itself():
    made = ratio(figure({1: 1.0, 2: 100.0}), figure({1: 1.0, 2: 100.0}))
    assert made.low <= made.median <= made.high


def test_targets_are_met_missed_or_unmeasured():
    found = figures(
        [
            *runs("kabar-kota", "edit", [0.7, 0.8, 0.9]),
            *runs("hugo", "edit", [3.4, 3.5, 3.6]),
            *runs("plain", "cold", [9.0]),
            *runs("hugo", "cold", [3.0]),
        ]
    )
    verdicts = {
        (each.target.scenario, each.target.ours, each.target.theirs): each.verdict
        for each in judged(found)
    }
    assert verdicts["edit", "kabar-kota", "hugo"] == "met"
    assert verdicts["cold", "plain", "hugo"] == "not met"
    assert verdicts["cold", "plain", "eleventy"] == "not measured"


def test_a_target_that_is_just_reached_is_met():
    target = Target("cold", "plain", "hugo", {2500: 2.0})
    assert Judged(target, 2500, 2.0, figure({1: 2.0})).verdict == "met"


def test_deviation_names_growth_beyond_the_tolerance():
    assert deviation(1.0, 1.0) == "+0 %"
    assert deviation(0.9, 1.0) == "-10 %"
    assert deviation(1.3, 1.0) == "+30 %, too much"
