"""The command that signs a release: only what the build made, and only by the city's signers."""

from pathlib import Path

import pytest

from plugins.release.manifest import MANIFEST, SIGNATURE
from plugins.release.signature import check_signatures
from tests.support.keys import make_key, public, signer
from tests.support.site import (
    KEPT_BESIDE,
    MINIMAL,
    Result,
    beside,
    build,
    command,
    read_folder,
)

RENAMED = {**MINIMAL, "registers/site.yml": "name: Warta Lain\n"}


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release that nobody has signed, of a city with two signers."""
    for name in ("ayu", "budi", "citra"):
        make_key(tmp_path / "keys", name)
    named(tmp_path, "ayu", "budi", needed=2)
    return build(MINIMAL, tmp_path, publish=True).succeeded().output_dir


def named(folder: Path, *names: str, needed: int = 1) -> None:
    told = [f"    - {{name: {n.title()}, key: {public(folder / 'keys' / n)}}}" for n in names]
    lines = ["signing:", f"  needed: {needed}", "  signers:"]
    # Flow mappings take a colon in quotes only, and keys have none.
    (folder / "publishing.yml").write_text("\n".join([*lines, *told]) + "\n", "utf-8")


def sign(release: Path, name: str, **options: object) -> Result:
    folder = release.parent
    key = folder / "keys" / name
    given = {"key": key, "output": release, "content": folder / "content", "language": "en"}
    return command("sign", release, {**given, **options})


def test_two_people_sign_one_after_the_other(release: Path) -> None:
    before = read_folder(release)

    first = sign(release, "ayu").succeeded()
    second = sign(release, "budi").succeeded()

    assert "Signed: Ayu (1 of 2)." in first.text
    assert "Signed: Ayu, Budi (2 of 2)." in second.text
    keys = release.parent / "keys"
    both = [signer("Ayu", keys / "ayu"), signer("Budi", keys / "budi")]
    signed = (release / SIGNATURE).read_bytes()
    assert check_signatures(before[MANIFEST], signed, both, 2) == ("Ayu", "Budi")
    assert read_folder(release) == {**before, SIGNATURE: signed}
    assert beside(release) == KEPT_BESIDE


def test_who_signs_again_counts_once(release: Path) -> None:
    sign(release, "ayu").succeeded()
    once = (release / SIGNATURE).read_bytes()
    again = sign(release, "ayu").succeeded()
    assert "Ayu (1 of 2)" in again.text
    assert (release / SIGNATURE).read_bytes().count(b"BEGIN") == once.count(b"BEGIN") == 1


def test_a_signature_of_an_earlier_release_is_dropped(release: Path) -> None:
    sign(release, "ayu").succeeded()
    old = (release / SIGNATURE).read_bytes()
    build(RENAMED, release.parent, publish=True).succeeded()
    assert not (release / SIGNATURE).exists()

    (release / SIGNATURE).write_bytes(old)
    assert "Signed: Budi (1 of 2)." in sign(release, "budi").succeeded().text


def test_builds_go_on_after_a_signature(release: Path) -> None:
    folder = release.parent
    first = read_folder(release)
    sign(release, "ayu").succeeded()
    changed = build(RENAMED, folder, publish=True).succeeded().files()
    sign(release, "ayu").succeeded()
    back = build(MINIMAL, folder, publish=True).succeeded().files()
    assert back == first != changed
    assert beside(release) == KEPT_BESIDE


@pytest.mark.parametrize("harm", ["changed", "added", "missing", "manifest"])
def test_what_the_build_did_not_make_is_not_signed(release: Path, harm: str) -> None:
    names = {
        "changed": "index.html",
        "added": "slot/index.html",
        "missing": "berita/index.html",
        "manifest": MANIFEST,
    }
    path = release / names[harm]
    if harm == "missing":
        path.unlink()
    else:
        data = path.read_bytes() if path.exists() else b""
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data.replace(b'"format":1', b'"format": 1') + b"<!-- slot -->")

    refused = sign(release, "ayu")

    assert refused.exit_code == 1
    assert "isn't signed" in refused.text
    assert names[harm] in refused.text
    assert not (release / SIGNATURE).exists()


def test_a_stranger_signs_nothing(release: Path) -> None:
    refused = sign(release, "citra")
    assert refused.exit_code == 1
    assert "none of the signers'" in refused.text
    assert not (release / SIGNATURE).exists()


def test_without_signers_it_says_what_to_write(release: Path) -> None:
    (release.parent / "publishing.yml").unlink()
    told = sign(release, "citra", language="id").succeeded()
    assert "tulis isi citra.pub di signing: signers:" in told.text
    assert (release / SIGNATURE).exists()


def test_there_must_be_a_release_and_a_key(tmp_path: Path) -> None:
    make_key(tmp_path / "keys", "ayu")
    output = build(MINIMAL, tmp_path).succeeded().output_dir
    refused = sign(output, "ayu", language="id")
    assert refused.exit_code == 1
    assert "jalankan build --publish dulu" in refused.text

    build(MINIMAL, tmp_path, publish=True).succeeded()
    absent = sign(output, "tidak-ada", language="id")
    assert absent.exit_code == 1
    assert "Berkas kunci tidak-ada tidak ada" in absent.text
