"""The commands in the guide to releases, run as they are written there."""

import re
import subprocess
from pathlib import Path

import pytest

from plugins.release.manifest import MANIFEST
from tests.support.keys import make_key, public
from tests.support.paths import ROOT
from tests.support.programs import program
from tests.support.site import MINIMAL, build, command

GUIDES = ("release.id.md", "release.en.md")
PLACE = "ssh-ed25519 AAAA…"


def commands_of(guide: str) -> list[str]:
    text = (ROOT / "docs/deployment" / guide).read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_both_languages_give_the_same_commands() -> None:
    indonesian, english = map(commands_of, GUIDES)
    assert indonesian == english
    assert len(indonesian) == 4


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that two people have signed."""
    folder = tmp_path_factory.mktemp("signed")
    keys = [make_key(folder / "keys", name) for name in ("ayu", "budi")]
    lines = [f"    - {{name: {key.name.title()}, key: {public(key)}}}" for key in keys]
    told = "signing:\n  needed: 2\n  signers:\n" + "\n".join(lines) + "\n"
    (folder / "publishing.yml").write_text(told, "utf-8")
    output = build(MINIMAL, folder, publish=True).succeeded().output_dir
    for key in keys:
        options = {"key": key, "output": output, "content": folder / "content"}
        command("sign", output, options).succeeded()
    return output


def checked(release: Path) -> list[tuple[int, str]]:
    """Exit status and words of each of the guide's commands, run inside ``release``."""
    for name in ("ssh-keygen", "sed", "awk", "sha256sum", "diff"):
        program(name)
    keys = sorted((release.parent / "keys").glob("*.pub"))
    line = next(line for line in commands_of(GUIDES[0])[0].splitlines() if PLACE in line)
    every = "\n".join(line.replace(PLACE, key.read_text("utf-8").strip()) for key in keys)
    found = []
    for words in commands_of(GUIDES[0]):
        done = subprocess.run(
            ["/bin/sh", "-c", words.replace(line, every)],
            cwd=release,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        found.append((done.returncode, done.stdout + done.stderr))
    return found


def test_a_true_release_passes(signed: Path) -> None:
    first, each, files, added = checked(signed)
    assert [status for status, _ in (first, each, files, added)] == [0, 0, 0, 0]
    good = 'Good "kabarkota-release" signature for release with ED25519 key '
    assert first[1].startswith(good)
    prints = [line.removeprefix(good) for line in each[1].splitlines()]
    assert len(set(prints)) == 2
    assert files[1] == added[1] == ""


def test_what_was_changed_added_or_taken_away_is_told(signed: Path) -> None:
    index, other = signed / "index.html", signed / "berita/index.html"
    kept = index.read_bytes(), other.read_bytes()
    manifest = (signed / MANIFEST).read_bytes()
    try:
        for path, data in ((index, kept[0] + b" "), (signed / "slot.html", b"slot")):
            path.unlink(missing_ok=True)
            path.write_bytes(data)
        other.unlink()
        first, each, files, added = checked(signed)
        assert (first[0], each[0]) == (0, 0)
        assert files[0] == 1
        assert "index.html: FAILED" in files[1]
        assert "berita/index.html" in files[1]
        assert added[0] == 1
        assert "> slot.html" in added[1]
        (signed / MANIFEST).write_bytes(manifest.replace(b'"size":', b'"size":1', 1))
        first, each, _, _ = checked(signed)
        assert first[0] != 0
        assert each[0] != 0
    finally:
        (signed / "slot.html").unlink(missing_ok=True)
        for path, data in ((index, kept[0]), (other, kept[1]), (signed / MANIFEST, manifest)):
            path.unlink(missing_ok=True)
            path.write_bytes(data)
