"""The list of parts: official schema, real licences, nothing of chance or of the machine in it."""

import hashlib
import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from plugins.release.manifest import MANIFEST
from plugins.release.parts_list import PARTS_LIST, parts_list, works_of
from plugins.release.requirements import Package, digest_of, packages_of
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, build

THEME = ROOT / "theme"
PROGRAM = ("kabar-kota", "0.1.0")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("release")
    return build(MINIMAL, folder, publish=True).succeeded().files()


@pytest.fixture(scope="module")
def told(release: dict[str, bytes]) -> Any:
    return json.loads(release[PARTS_LIST])


def test_it_fits_the_official_schema(release: dict[str, bytes]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(release[PARTS_LIST].decode()) is None
    spoilt = release[PARTS_LIST].replace(b'"type": "library"', b'"type": "buku"')
    assert validator.validate_str(spoilt.decode()) is not None


def test_every_pinned_package_is_named_with_the_version_that_ran(told: Any) -> None:
    packages = {part["name"]: part for part in told["components"] if "purl" in part}
    pins = re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE
    )
    installed = {d.metadata["Name"].lower().replace("_", "-") for d in metadata.distributions()}
    assert {name for name, _ in pins if name in installed} == set(packages)
    assert {"pelican", "markdown", "pillow", "nh3"} <= set(packages)
    for name, part in packages.items():
        assert part["version"] == metadata.version(name)
        if (name, part["version"]) in pins:
            assert part["externalReferences"][0]["hashes"], name
        assert part["licenses"], name


def test_a_version_that_is_not_the_pinned_one_has_no_pinned_hash(tmp_path: Path) -> None:
    wrong = tmp_path / "requirements.txt"
    wrong.write_text(
        f"pelican==0.1 \\\n    --hash=sha256:{'a' * 64}\n    # via somebody\n"
        f"markdown=={metadata.version('markdown')} \\\n    --hash=sha256:{'b' * 64}\n"
        f"not-installed==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'c' * 64}\n",
        "utf-8",
    )
    markdown, pelican = packages_of(wrong)
    assert (pelican.name, pelican.version, pelican.hashes) == (
        "pelican",
        metadata.version("pelican"),
        (),
    )
    assert (markdown.name, markdown.hashes) == ("markdown", ("b" * 64,))


def test_line_ends_of_a_checkout_change_no_digest(tmp_path: Path) -> None:
    for name, data in (("a", b"x==1\ny==2\n"), ("b", b"x==1\r\ny==2\r\n")):
        (tmp_path / name).write_bytes(data)
    assert digest_of(tmp_path / "a") == digest_of(tmp_path / "b")


def test_fonts_are_named_with_licence_and_the_bytes_that_are_served(
    told: Any, release: dict[str, bytes]
) -> None:
    (font,) = (part for part in told["components"] if part["name"] == "Plus Jakarta Sans")
    assert font["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    for file in font["components"]:
        digest = hashlib.sha256(release[file["name"]]).hexdigest()
        assert file["hashes"] == [{"alg": "SHA-256", "content": digest}]
    served = {name for name in release if name.startswith("theme/fonts/")}
    assert {file["name"] for file in font["components"]} == served


def test_the_theme_serves_nothing_foreign_that_is_not_named() -> None:
    static = THEME / "static"
    named = {name for work in works_of(THEME) for name in work.files}
    assert all((static / name).is_file() for name in named)
    fonts = {p.relative_to(static).as_posix() for p in static.rglob("*.woff*")}
    assert fonts <= named
    licence = (static / "fonts/OFL.txt").read_text("utf-8")
    assert all(work.copyright in licence for work in works_of(THEME) if work.licence == "OFL-1.1")
    # A script that somebody else wrote says so in its first lines.
    for path in static.rglob("*.js"):
        head = path.read_text("utf-8")[:600].lower()
        foreign = "copyright" in head or "license" in head or "licence" in head
        assert not foreign or path.relative_to(static).as_posix() in named, path


def test_equal_parts_give_equal_bytes_and_others_another_number() -> None:
    one = Package("x", "1.0", ("a" * 64,), "MIT", True)
    two = Package("x", "1.1", ("a" * 64,), "MIT", True)
    made = [
        parts_list("https://a.example", PROGRAM, [package], (), {}) for package in (one, one, two)
    ]
    assert made[0] == made[1]
    numbers = {json.loads(data)["serialNumber"] for data in made}
    assert len(numbers) == 2
    assert "timestamp" not in made[0].decode()


def test_the_manifest_covers_it(release: dict[str, bytes]) -> None:
    assert f'"path":"{PARTS_LIST}"'.encode() in release[MANIFEST]
