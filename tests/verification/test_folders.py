"""A folder held against its manifest: every file that was changed, removed or put in."""

import os
import shutil
from pathlib import Path

from plugins.release.manifest import MANIFEST, FileEntry, entry_of
from tests.support.served_release import ServedRelease


def told(report) -> dict[tuple[str, str, str], dict[str, list[str]]]:
    return {(d["kind"], d["address"], d["detail"]): d["facts"] for d in report["differences"]}


def test_a_true_folder_has_no_differences(city: ServedRelease, verified):
    status, report = verified(city.folder)
    assert (status, report["differences"], report["requests"]) == (0, [], 0)


def test_everything_put_into_a_folder_is_named(city: ServedRelease, verified, tmp_path):
    door = '<?php eval($_POST["x"]); ?><a href="https://slot.example/">slot</a>'
    city.write("static/img/.cache.php", door)
    city.write(".htaccess", "RewriteRule .* https://slot.example/\n")
    city.write(".well-known/kabarkota/lain.json", "{}")
    city.write("foto.png", b"\x89PNG other")
    city.change("index.html", "</body>", '<a href="https://slot.example/" hidden>x</a></body>')
    (city.folder / "brosur.pdf").unlink()
    (city.folder / "robots.txt").unlink()
    (city.folder / "robots.txt").symlink_to(tmp_path / "elsewhere")
    (city.folder / "unggahan").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(city.folder / "pipa")

    status, report = verified(city.folder)

    found = told(report)
    assert status == 1
    assert set(found) == {
        ("added", "static/img/.cache.php", ""),
        ("added", ".htaccess", ""),
        ("added", ".well-known/kabarkota/lain.json", ""),
        ("added", "unggahan", "symlink"),
        ("added", "pipa", "special"),
        ("changed", "foto.png", ""),
        ("changed", "index.html", ""),
        ("changed", "robots.txt", "symlink"),
        ("missing", "brosur.pdf", ""),
    }
    assert found["changed", "index.html", ""]["hidden_links"] == ["https://slot.example/"]
    assert found["added", "static/img/.cache.php", ""]["foreign_hosts"] == ["slot.example"]


def test_a_link_to_the_release_itself_is_looked_through(city: ServedRelease, verified, tmp_path):
    current = tmp_path / "current"
    current.symlink_to(city.folder, target_is_directory=True)
    assert verified(current)[0] == 0


def test_names_of_strange_bytes_are_told(city: ServedRelease, verified):
    path = os.fsencode(city.folder) + b"/\xff.html"
    Path(os.fsdecode(path)).write_bytes(b"x")
    assert set(told(verified(city.folder)[1])) == {("added", "\\udcff.html", "")}


def test_what_cannot_be_read_is_no_difference_and_no_success(
    city: ServedRelease, verified, monkeypatch
):
    def closed(name: str, path: Path) -> FileEntry:
        if name == "foto.png":
            raise PermissionError(13, "Permission denied")
        return entry_of(name, path)

    monkeypatch.setattr("plugins.verification.folder.entry_of", closed)
    status, report = verified(city.folder)
    assert (status, [one["address"] for one in report["unread"]]) == (3, ["foto.png"])


def test_a_folder_without_a_manifest(city: ServedRelease, verified, tmp_path):
    kept = Path(shutil.copy(city.folder / MANIFEST, tmp_path / "kept.json"))
    (city.folder / MANIFEST).unlink()
    city.write("x.php", "")
    status, report = verified(city.folder)
    assert (status, set(told(report))) == (1, {("manifest", f"/{MANIFEST}", "missing")})
    assert ("added", "x.php", "") in told(verified(city.folder, manifest=kept)[1])
