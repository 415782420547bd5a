"""Same content, same day, same bytes: whatever the machine's language, zone and order."""

from datetime import datetime

import pytest

from tests.support.paths import ROOT, TODAY
from tests.support.site import MINIMAL, build, read_folder, run_build, write

pytestmark = pytest.mark.site


def differences(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """One line for each file that differs, with the first place where it does."""
    told = []
    for name in sorted(first.keys() | second.keys()):
        one, other = first.get(name), second.get(name)
        if one is None or other is None:
            told.append(f"{name}: only in the {'second' if one is None else 'first'} build")
        elif one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
            start = max(0, at - 30)
            told.append(f"{name}: {one[start : at + 30]!r} or {other[start : at + 30]!r}")
    return told


def test_two_builds_give_the_same_bytes(sample_site, tmp_path):
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C", "LANG": "C"}
    again = run_build(ROOT / "content", tmp_path / "again", elsewhere, workers=1, full=True)
    found = differences(read_folder(sample_site), again.succeeded().files())
    assert not found, "\n".join(found[:40])


def test_the_order_of_a_set_is_nowhere_in_the_output(tmp_path):
    content = write(MINIMAL, tmp_path / "content")
    built = [
        run_build(content, tmp_path / seed, {"PYTHONHASHSEED": seed}).succeeded().files()
        for seed in ("1", "2")
    ]
    found = differences(*built)
    assert not found, "\n".join(found[:40])


def test_the_day_may_come_from_source_date_epoch(minimal_site, tmp_path):
    noon = str(int(datetime.fromisoformat(f"{TODAY}T12:00+00:00").timestamp()))
    content = write(MINIMAL, tmp_path / "content")
    epoch = {"SOURCE_DATE_EPOCH": noon, "TZ": "Pacific/Kiritimati"}
    again = run_build(content, tmp_path / "again", epoch, today=None).succeeded().files()
    found = differences(read_folder(minimal_site), again)
    assert not found, "\n".join(found[:40])


def test_building_again_over_the_last_output_changes_nothing(tmp_path):
    first = build(MINIMAL, tmp_path).succeeded().files()
    second = build(MINIMAL, tmp_path).succeeded().files()
    assert not differences(first, second)
