"""The output is whole, old or new, whatever happens in between."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.problems import ContentRefused, Problem
from plugins.rendering.engine import KabarKota
from plugins.rendering.writer import AddressTaken, ViewWriter, file_of
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, build, read_folder, run_build, write


def engine(output: Path, monkeypatch: pytest.MonkeyPatch) -> KabarKota:
    """The engine without Pelican's plugins, whose run writes one file."""
    monkeypatch.setattr("pelican.Pelican.__init__", lambda self, settings: None)
    made = KabarKota.__new__(KabarKota)
    settings = {"OUTPUT_PATH": str(output), "PATH": str(output / "../content"), "PLUGINS": []}
    made.settings = settings
    KabarKota.__init__(made, settings)
    return made


def test_new_output_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path).succeeded().files()
    (tmp_path / "output/basi.html").write_text("sisa", "utf-8")

    second = build(MINIMAL, tmp_path).succeeded().files()

    assert second == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "output"]


def test_build_that_stopped_between_the_renames_gets_its_old_output_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    held = tmp_path / ".output.old"
    held.mkdir()
    (held / "index.html").write_text("lama", "utf-8")
    (tmp_path / ".output.new").mkdir()

    def refuse(self: object) -> None:
        raise ContentRefused((Problem("a.md", 1, "title", "isi", "fill in"),))

    monkeypatch.setattr("pelican.Pelican.run", refuse)
    with pytest.raises(SystemExit) as ended:
        engine(output, monkeypatch).run()

    assert ended.value.code == 1
    assert read_folder(tmp_path) == {"output/index.html": b"lama"}


def test_build_that_breaks_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    before = write({"index.html": "lama", "theme/css/a.css": "a{}"}, output)
    kept = read_folder(before)

    def fail(self: object) -> None:
        (tmp_path / ".output.new/index.html").write_text("setengah", "utf-8")
        raise OSError("disk full")

    monkeypatch.setattr("pelican.Pelican.run", fail)
    with pytest.raises(OSError, match="disk full"):
        engine(output, monkeypatch).run()

    assert read_folder(output) == kept
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_folders_that_a_swap_would_destroy_are_refused(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "city/content")
    (tmp_path / "city/surat.docx").write_text("penting", "utf-8")
    letters = write({"surat.docx": "penting"}, tmp_path / "letters")
    before = read_folder(tmp_path)

    for output in (tmp_path / "city", letters, content, ROOT, ROOT.parent):
        result = run_build(content, output, language="en")
        assert result.exit_code == 2, result.text
        assert "choose" in result.text

    assert read_folder(tmp_path) == before
    assert (ROOT / "tasks.py").is_file()


def test_output_inside_the_content_is_refused(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    result = run_build(content, content / "output")
    assert result.exit_code == 2
    assert "tidak boleh" in result.text
    assert read_folder(content) == dict(MINIMAL)


@pytest.mark.parametrize("address", ["/../keluar.html", "/a/../../b.html", "/"])
def test_writer_stays_in_its_folder(tmp_path: Path, address: str) -> None:
    writer = ViewWriter(str(tmp_path / "output"), settings={})
    with pytest.raises(AddressTaken):
        writer.write_bytes(address, b"x")
    assert not list(tmp_path.iterdir())


def test_one_address_has_one_page(tmp_path: Path) -> None:
    writer = ViewWriter(str(tmp_path), settings={})
    writer.write_bytes("/a/index.html", b"satu")
    with pytest.raises(AddressTaken):
        writer.write_bytes("/a/index.html", b"dua")
    assert (tmp_path / "a/index.html").read_bytes() == b"satu"


def test_addresses_that_end_in_a_slash_are_folders() -> None:
    assert file_of("/berita/") == "/berita/index.html"
    assert file_of("/404.html") == "/404.html"


def test_plain_pelican_builds_the_same_site(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    ours = run_build(content, tmp_path / "ours").succeeded().files()
    settings = json.dumps("2026-11-21")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"),
            *("-o", str(tmp_path / "plain"), "-e", f"TODAY={settings}"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert read_folder(tmp_path / "plain") == ours
