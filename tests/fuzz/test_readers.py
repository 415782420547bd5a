"""A short run of every target, the same each time; ``tasks.py fuzz`` makes the long ones."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS
from tools.fuzzing import Tally, note, run_target, stand
from tools.limited import limited

EXAMPLES = {"story": 30, "yaml": 30, "geojson": 30, "picture": 60, "names": 25, "site": 4}


@pytest.mark.parametrize("name", TARGETS)
def test_evil_input_is_read_or_told(name: str) -> None:
    target = TARGETS[name]
    target.warm_up()

    @settings(
        max_examples=EXAMPLES[name],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(target.strategy)
    def one(files) -> None:
        outcome = limited(lambda: target.work(files))
        assert outcome.kind == "fine", f"{stand(outcome)}\n{outcome.told[-3000:]}"

    one()


def test_every_target_is_run_here() -> None:
    assert set(EXAMPLES) == set(TARGETS)


def test_a_crash_a_hang_and_a_glutton_are_told_apart() -> None:
    def crash() -> None:
        raise ZeroDivisionError("nothing")

    def hang() -> None:
        while True:
            pass

    assert limited(crash).kind == "crash"
    assert "ZeroDivisionError" in limited(crash).told
    late = limited(hang, seconds=0.2)
    assert late.kind == "hang"
    assert "test_readers.py" in late.told
    assert limited(lambda: bytearray(b"x" * 600_000_000)).kind == "memory"
    assert limited(lambda: bytearray(2_000_000_000)).kind == "memory"
    assert limited(lambda: None).kind == "fine"


def test_findings_are_kept_once_with_their_input(tmp_path) -> None:
    class Broken:
        strategy = st.sampled_from([{"a.md": b"x"}, {"a.md": b"y"}])
        warm_up = staticmethod(lambda: None)

        @staticmethod
        def work(files) -> None:
            raise ZeroDivisionError

    tally = run_target(Broken, 2, tmp_path, seed=1)
    assert tally.inputs >= 1
    assert len(tally.found) == 1
    (folder,) = tmp_path.iterdir()
    assert (folder / "0.bin").read_bytes() in {b"x", b"y"}
    assert "ZeroDivisionError" in (folder / "told.txt").read_text("utf-8")


def test_the_largest_and_slowest_are_counted(tmp_path) -> None:
    tally = Tally()
    note(tally, {"a": b"xx", "b": b"x"}, limited(lambda: None), tmp_path)
    assert (tally.inputs, tally.largest, tally.found) == (1, 3, {})
    assert tally.fullest > 0
