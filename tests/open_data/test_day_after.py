"""A day later, with the same content: data and calendars to subscribe to keep their bytes."""

import pytest

from tests.support.site import Result, run_build
from tests.support.small_site import small_site


def kept(result: Result) -> dict[str, bytes]:
    """What people's programs fetch: everything of open data but its pages, and calendars."""
    return {
        name: content
        for name, content in result.succeeded().files().items()
        if name.endswith(".ics") or ("data/" in name and not name.endswith(".html"))
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site with a date that is over between the two days."""
    made = small_site(3)
    made.items("satu", "events")[0]["extra"] = [{"start": "2026-11-21"}]
    folder = tmp_path_factory.mktemp("days")
    made.write(folder / "content")
    return folder


@pytest.fixture(scope="module")
def first(folder):
    return kept(run_build(folder / "content", folder / "first", today="2026-11-21"))


@pytest.mark.parametrize("over_the_last", [True, False], ids=["again", "afresh"])
def test_a_day_later_nothing_has_changed(folder, first, tmp_path, over_the_last):
    endings = {name.rpartition(".")[2] for name in first}
    assert endings >= {"ics", "csv", "json", "geojson", "jsonld"}
    output = folder / "first" if over_the_last else tmp_path / "second"
    second = kept(run_build(folder / "content", output, today="2026-11-22"))
    assert sorted(second) == sorted(first)
    assert [name for name in first if first[name] != second[name]] == []
