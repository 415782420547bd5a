from types import SimpleNamespace

from benchmarks.journal import Journal, Run, journal_name
from benchmarks.rounds import SCENARIOS, Limits, Step, plan
from benchmarks.tool import HERE

TOOLS = [SimpleNamespace(name=name) for name in ("plain", "hugo", "pelican", "nikola")]


def order(steps, turn, scenario):
    return [s.tool.name for s in steps if s.turn == turn and s.scenario == scenario]


def test_alternate_rounds_go_the_other_way_round():
    steps = list(plan(TOOLS, [500], 3, list(SCENARIOS), Limits()))
    assert order(steps, 1, "cold") == ["plain", "hugo", "pelican", "nikola"]
    assert order(steps, 2, "cold") == ["nikola", "pelican", "hugo", "plain"]
    assert order(steps, 3, "cold") == order(steps, 1, "cold")
    assert len(steps) == len(TOOLS) * 3 * len(SCENARIOS)


def test_tools_take_turns_within_a_scenario():
    steps = list(plan(TOOLS, [500], 1, ["edit", "cold"], Limits()))
    assert [s.scenario for s in steps] == ["cold"] * 4 + ["edit"] * 4


def test_slow_tools_are_limited_at_large_sizes():
    steps = list(plan(TOOLS, [10000], 3, list(SCENARIOS), Limits()))
    assert not [s for s in steps if s.tool.name == "nikola"]
    pelican = [(s.scenario, s.turn) for s in steps if s.tool.name == "pelican"]
    assert pelican == [("memory", 1), ("cold", 1), ("cold", 2), ("cold", 3)]


def test_the_shortcut_is_left_out_of_cold_builds_alone():
    rows = [SimpleNamespace(name="plain-markdown")]
    steps = list(plan(rows, [500, 10000], 2, list(SCENARIOS), Limits()))
    assert [(s.size, s.scenario) for s in steps] == [(500, "cold")] * 2 + [(10000, "cold")] * 2


def test_everything_lifts_the_limits():
    steps = list(plan(TOOLS, [10000], 1, list(SCENARIOS), Limits(everything=True)))
    assert len(steps) == len(TOOLS) * len(SCENARIOS)


def test_an_interrupted_run_goes_on_where_it_was(tmp_path):
    path = tmp_path / "runs.jsonl"
    Journal(path).add(Run("hugo", 500, "cold", 1, 3.5))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"tool": "hugo", "size": 500, "scen')  # killed in the middle of a line
    journal = Journal(path)
    assert [run.seconds for run in journal.runs] == [3.5]
    assert journal.has(Step(500, 1, "cold", TOOLS[1]))
    assert not journal.has(Step(500, 2, "cold", TOOLS[1]))


def test_a_broken_line_does_not_swallow_the_next_one(tmp_path):
    path = tmp_path / "runs.jsonl"
    path.write_text('{"tool": "hug', "utf-8")
    Journal(path).add(Run("hugo", 500, "cold", 1, 3.5))
    assert len(Journal(path).runs) == 1


def test_fresh_forgets(tmp_path):
    path = tmp_path / "runs.jsonl"
    Journal(path).add(Run("hugo", 500, "cold", 1, 3.5))
    assert Journal(path, fresh=True).runs == []


def named(name, version="1", *, ours=False):
    return SimpleNamespace(name=name, ours=ours, folder=HERE / name, version=lambda: version)


def test_runs_of_other_code_or_other_company_have_a_journal_of_their_own():
    names = [
        journal_name("runs", [named("plain", "1", ours=True), named("hugo")]),
        journal_name("runs", [named("plain", "2", ours=True), named("hugo")]),
        journal_name("runs", [named("plain", "1", ours=True)]),
        journal_name("growth", [named("plain", "1", ours=True)]),
    ]
    assert len(set(names)) == 4
    assert names[0] == journal_name("runs", [named("plain", "1", ours=True), named("hugo")])
