"""A build for publishing ends with a manifest of all that it gives, whatever was built before."""

from pathlib import Path

from plugins.release.manifest import MANIFEST, manifest_of, read_manifest
from tests.support.site import KEPT_BESIDE, MINIMAL, beside, build, read_folder

RENAMED = {**MINIMAL, "registers/site.yml": "name: Warta Lain\n"}


def test_the_manifest_lists_every_file_of_the_output(tmp_path: Path) -> None:
    output = build(MINIMAL, tmp_path, publish=True).succeeded().output_dir

    listed = read_manifest((output / MANIFEST).read_bytes())

    assert {entry.path for entry in listed.files} == {*read_folder(output)} - {MANIFEST}
    assert listed == manifest_of(output, listed.site)


def test_a_chain_of_builds_gives_the_bytes_of_a_full_one(tmp_path: Path) -> None:
    build(MINIMAL, tmp_path, publish=True).succeeded()
    chained = build(RENAMED, tmp_path, publish=True).succeeded().files()

    full = build(RENAMED, tmp_path, publish=True, full=True).succeeded().files()

    assert chained == full
    assert beside(tmp_path / "output") == KEPT_BESIDE


def test_a_release_with_nothing_new_stays_as_it_is(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path, publish=True).succeeded().files()
    assert build(MINIMAL, tmp_path, publish=True).succeeded().files() == first


def test_what_is_finished_again_is_not_told_as_removed(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path, publish=True).succeeded()
    assert "index.html.gz" in first.files()
    assert " 0 dihapus" in build(RENAMED, tmp_path, publish=True).succeeded().text
    assert " 0 dihapus" not in build(RENAMED, tmp_path).succeeded().text


def test_a_build_that_is_not_for_publishing_has_no_manifest(tmp_path: Path) -> None:
    build(MINIMAL, tmp_path, publish=True).succeeded()
    assert MANIFEST not in build(MINIMAL, tmp_path).succeeded().files()


def test_a_mistake_in_publishing_yml_leaves_the_last_release(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path, publish=True).succeeded().files()
    (tmp_path / "publishing.yml").write_text("alamat: x\n", "utf-8")

    refused = build(MINIMAL, tmp_path, publish=True)

    assert refused.exit_code == 1
    assert "publishing.yml" in refused.text
    assert read_folder(tmp_path / "output") == first
