"""Same content, same day, same bytes: whatever the machine's language, zone and order."""

import pytest

from tests.support.paths import ROOT
from tests.support.site import MINIMAL, build, read_folder, run_build

pytestmark = pytest.mark.site


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )


def test_two_builds_give_the_same_bytes(sample_site, tmp_path):
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C", "LANG": "C"}
    again = run_build(ROOT / "content", tmp_path / "again", elsewhere, workers=1, full=True)
    assert not differing(read_folder(sample_site), again.succeeded().files())


def test_building_again_over_the_last_output_changes_nothing(tmp_path):
    first = build(MINIMAL, tmp_path).succeeded().files()
    second = build(MINIMAL, tmp_path).succeeded().files()
    assert not differing(first, second)
