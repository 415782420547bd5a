"""A small real release, signed and served, for every test of this room.

Reads   the site built from ``tests/data/minimal``.
Gives   ``release_folder``, ``key``, ``city`` (served and signed), ``publishing``, ``verified``.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins import commands
from tests.support.keys import make_key, public
from tests.support.served_release import ServedRelease

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360"
    "0000000200014873afa40000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def release_folder(minimal_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site with a document, a picture and a robots.txt; nobody writes into it."""
    folder = tmp_path_factory.mktemp("release") / "site"
    shutil.copytree(minimal_site, folder)
    (folder / "brosur.pdf").write_bytes(PDF)
    (folder / "foto.png").write_bytes(PNG)
    (folder / "robots.txt").write_text("User-agent: *\nAllow: /\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_key(tmp_path_factory.mktemp("keys"), "redaksi")


@pytest.fixture
def city(release_folder: Path, key: Path, tmp_path: Path) -> Iterator[ServedRelease]:
    served = ServedRelease(Path(shutil.copytree(release_folder, tmp_path / "live")), key)
    served.release()
    yield served
    served.stop()


@pytest.fixture
def publishing(key: Path, tmp_path: Path) -> Path:
    path = tmp_path / "publishing.yml"
    path.write_text(f"signing:\n  signers:\n    - {{name: Redaksi, key: {public(key)}}}\n", "utf-8")
    return path


Verified = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def verified(publishing: Path, capsys: pytest.CaptureFixture[str]) -> Verified:
    """The command on a target: its exit status and its JSON report."""

    def run(target: str | Path, **options: Any) -> tuple[int, dict[str, Any]]:
        options = {"publishing": publishing, "rate": 5_000, **options}
        status = commands.verify(str(target), form="json", **options)
        return status, json.loads(capsys.readouterr().out)

    return run
