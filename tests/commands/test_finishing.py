"""A build for publishing ends with a manifest of all that it gives, whatever was built before."""

import json
import os
from pathlib import Path

from plugins.release.manifest import MANIFEST, manifest_of, read_manifest
from tests.support.site import KEPT_BESIDE, MINIMAL, beside, build, command, read_folder, write

RENAMED = {**MINIMAL, "registers/site.yml": "name: Warta Lain\n"}
STORY = "news/2026/halo/index.id.md"
WRONG = {**MINIMAL, STORY: "---\njudulnya: x\n---\nIsi.\n"}


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


def altered(path: Path, data: bytes) -> None:
    """Another file of the same size, with the times of the one that lay there."""
    told = path.stat()
    path.write_bytes(data[: told.st_size].ljust(told.st_size))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def test_a_file_altered_under_its_size_and_time_is_refused(tmp_path: Path) -> None:
    output = build(MINIMAL, tmp_path, publish=True).succeeded().output_dir
    sheet = min((output / "theme" / "css").iterdir())
    altered(sheet, b"p { color: red } /* slot gacor */")

    refused = build(RENAMED, tmp_path, publish=True)

    assert refused.exit_code == 1
    assert "slot gacor" in refused.text


def test_a_packed_file_altered_under_its_size_and_time_is_made_anew(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path, publish=True).succeeded()
    before = first.files()
    name = next(name for name in before if name.endswith(".css.br"))
    altered(first.output_dir / name, b"x")

    second = build(RENAMED, tmp_path, publish=True).succeeded()

    assert second.files()[name] == before[name]
    listed = read_manifest((second.output_dir / MANIFEST).read_bytes())
    assert listed == manifest_of(second.output_dir, listed.site)


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


def test_what_publishing_yml_has_wrong_is_told_with_the_content_s_mistakes(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path, publish=True).succeeded().files()
    (tmp_path / "publishing.yml").write_text("host:\n  page_seconds: lama\n", "utf-8")

    refused = build(WRONG, tmp_path, publish=True)

    assert refused.exit_code == 1
    assert refused.text.count("Belum bisa terbit") == 1
    assert "publishing.yml:2\n  host.page_seconds:" in refused.text
    assert f"content/{STORY}:2\n" in refused.text
    assert "\n  judulnya:" in refused.text
    assert read_folder(tmp_path / "output") == first
    assert beside(tmp_path / "output") == KEPT_BESIDE


def test_a_build_that_is_not_for_publishing_asks_nothing_of_publishing_yml(tmp_path: Path) -> None:
    (tmp_path / "publishing.yml").write_text("alamat: x\n", "utf-8")
    build(MINIMAL, tmp_path).succeeded()


def test_publishing_yml_is_no_need_of_a_page(tmp_path: Path) -> None:
    build(MINIMAL, tmp_path, publish=True).succeeded()
    (tmp_path / "publishing.yml").write_text("host: {page_seconds: 61}\n", "utf-8")

    again = build(MINIMAL, tmp_path, publish=True).succeeded()

    assert "0 halaman disusun" in again.text


def test_check_tells_them_too(tmp_path: Path) -> None:
    write(WRONG, tmp_path / "content")
    (tmp_path / "publishing.yml").write_text("alamat: x\n", "utf-8")

    found = command("check", tmp_path, {"content": tmp_path / "content", "format": "json"})

    assert found.exit_code == 1
    told = {(each["path"], each["field"]) for each in json.loads(found.text)}
    assert told >= {("publishing.yml", "alamat"), (f"content/{STORY}", "judulnya")}
