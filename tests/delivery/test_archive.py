"""Archives: the same bytes for the same release, and never a broken one."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from plugins.delivery.archive_target import ArchiveAdapter
from plugins.delivery.refusals import DeliveryFailed
from plugins.release.manifest import MANIFEST
from plugins.schema.targets import ArchiveTarget
from tests.support.releases import NEW, OLD, THIRD, Publisher, release_in

FORMS = ["zip", "tar.gz"]


def adapter(folder: Path, form: str, **more: object) -> ArchiveAdapter:
    given = {"kind": "archive", "path": str(folder), "form": form, "signed": False, **more}
    return ArchiveAdapter(ArchiveTarget.model_validate(given), folder.parent)


def only(folder: Path) -> Path:
    (found,) = (path for path in folder.iterdir() if path.name[0] != ".")
    return found


def unpacked(path: Path) -> dict[str, bytes]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            found = {name: archive.read(name) for name in archive.namelist()}
    else:
        with tarfile.open(fileobj=io.BytesIO(path.read_bytes())) as packed:
            found = {each.name: packed.extractfile(each).read() for each in packed}
    assert found.pop(MANIFEST)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_two_runs_on_two_machines_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    adapter(tmp_path / "one", form).put(release_in(tmp_path / "output", OLD))
    again = release_in(tmp_path / "other", dict(reversed(OLD.items())))
    for number, path in enumerate((tmp_path / "other").rglob("*")):
        if path.is_file():
            path.chmod(0o600)
            os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    adapter(tmp_path / "two", form).put(again)

    assert only(tmp_path / "one").read_bytes() == only(tmp_path / "two").read_bytes()
    assert unpacked(only(tmp_path / "one")) == OLD
    assert list(unpacked(only(tmp_path / "one"))) == sorted(OLD)


@pytest.mark.parametrize("form", FORMS)
def test_archives_are_compared_repeated_and_forgotten(form: str, tmp_path: Path) -> None:
    target = adapter(tmp_path / "arsip", form, keep=2)
    target.put(release_in(tmp_path / "output", OLD))
    assert target.put(release_in(tmp_path / "output", OLD)).unchanged

    changes = target.plan(release_in(tmp_path / "output", NEW))
    assert "berita/2026/pawai/index.html" in {entry.path for entry in changes.added}
    assert "berita/2024/dicabut/index.html" in {entry.path for entry in changes.removed}
    assert "gambar/tetap.webp" not in {entry.path for entry in changes.changed}

    target.put(release_in(tmp_path / "output", NEW))
    target.put(release_in(tmp_path / "output", THIRD))
    known = target.releases()
    assert [each.current for each in known] == [True, False]
    with pytest.raises(DeliveryFailed, match="Use the old one"):
        target.switch(known[1].name)


def test_from_the_command_line(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "office", "kind: archive\npath: arsip\nsigned: false")
    publisher.publish(OLD).succeeded()
    assert unpacked(only(publisher.folder / "arsip")) == OLD
