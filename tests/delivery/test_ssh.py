"""Publishing to a real ssh server on loopback: what is served, kept, taken back and refused."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.delivery.refusals import DeliveryFailed
from plugins.delivery.ssh_target import SshAdapter
from plugins.release.manifest import MANIFEST
from plugins.schema.targets import SshTarget
from tests.support.programs import program
from tests.support.releases import NEW, OLD, THIRD, Publisher, release_in, site_in, trust_all
from tests.support.site import read_folder
from tests.support.sshd import Sshd, sshd

__all__ = ["sshd"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder on the server."""
    program("rsync")
    return tmp_path / "srv" / "kota"


@pytest.fixture
def publisher(sshd: Sshd, root: Path, tmp_path: Path) -> Publisher:
    return Publisher(tmp_path / "office", sshd.target(root))


@pytest.fixture
def adapter(sshd: Sshd, root: Path) -> Callable[..., SshAdapter]:
    def make(**more: object) -> SshAdapter:
        lines = (line.split(": ", 1) for line in sshd.target(root).splitlines())
        given = {name.strip(): value.strip() for name, value in lines} | {"signed": False} | more
        settings = SshTarget.model_validate(given)
        return SshAdapter(settings, root, trust_all, patience=2)

    return make


def test_a_release_is_served_and_taken_back(publisher: Publisher, root: Path) -> None:
    said = publisher.publish(OLD).succeeded()
    assert "terbit" in said.text
    assert site_in(root / "current") == OLD
    publisher.put(NEW)
    assert site_in(root / "current") == NEW

    listed = publisher.run("releases").succeeded().text.splitlines()
    assert [line.endswith("* terbit") for line in listed] == [True, False]

    publisher.run("rollback").succeeded()
    assert site_in(root / "current") == OLD
    publisher.run("rollback", to=listed[0].split()[0]).succeeded()
    assert site_in(root / "current") == NEW
    assert sorted(path.name for path in root.iterdir()) == [".incoming", "current", "releases"]
    assert list((root / ".incoming").iterdir()) == []


def test_a_dry_run_names_what_would_change_and_touches_nothing(
    publisher: Publisher, root: Path
) -> None:
    first = publisher.publish(OLD, **{"dry-run": True}).succeeded().text
    assert f"Ditambah: {len(OLD) + 1} berkas" in first
    assert not root.exists()
    publisher.put(OLD)
    before = {path: path.lstat().st_mtime_ns for path in root.rglob("*")}

    said = publisher.publish(NEW, **{"dry-run": True, "language": "en"}).succeeded().text

    assert "  + berita/2026/pawai/index.html" in said
    assert "  ~ index.html" in said
    assert "  - berita/2024/dicabut/index.html" in said
    assert "tetap.webp" not in said
    assert {path: path.lstat().st_mtime_ns for path in root.rglob("*")} == before


def test_the_same_release_again_sends_nothing(publisher: Publisher, root: Path) -> None:
    publisher.put(OLD)
    before = (root / "current").readlink()
    assert "tidak ada yang dikirim" in publisher.publish(OLD).succeeded().text
    assert (root / "current").readlink() == before
    assert len(list((root / "releases").iterdir())) == 1


def test_a_defaced_release_is_put_right_by_publishing_again(
    publisher: Publisher, root: Path
) -> None:
    publisher.put(OLD)
    page = root / "current" / "index.html"
    told = page.stat()
    page.write_bytes(page.read_bytes().replace(b"lama", b"slot"))
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    (root / "current" / "slot-gacor.html").write_text("slot")

    publisher.put(OLD)

    assert site_in(root / "current") == OLD


def test_a_release_that_was_altered_is_not_gone_back_to(publisher: Publisher, root: Path) -> None:
    publisher.put(OLD)
    old = (root / "current").resolve()
    publisher.put(NEW)
    (old / "index.html").write_bytes(b"slot")

    refused = publisher.run("rollback")

    assert refused.exit_code == 1
    assert "index.html" in refused.text
    assert "Traceback" not in refused.text
    assert site_in(root / "current") == NEW


def test_what_stays_keeps_its_date_and_takes_no_room_twice(
    publisher: Publisher, root: Path
) -> None:
    publisher.put(OLD)
    first = (root / "current" / "gambar/tetap.webp").stat()
    # A build from nothing gives every file a new date.
    shutil.rmtree(publisher.folder / "output")
    publisher.put(NEW)
    second = (root / "current" / "gambar/tetap.webp").stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_only_so_many_releases_are_kept(
    adapter: Callable[..., SshAdapter], root: Path, tmp_path: Path
) -> None:
    target = adapter(keep=2)
    for files in (OLD, NEW, THIRD):
        last = target.put(release_in(tmp_path / "output", files))
    assert len(list((root / "releases").iterdir())) == 2
    assert [known.name for known in target.releases() if known.current] == [last.name]
    assert site_in(root / "current") == THIRD


def test_what_goes_back_must_be_trusted(sshd: Sshd, root: Path, tmp_path: Path) -> None:
    def refuse(_manifest: bytes, signature: bytes | None) -> None:
        assert signature is None
        raise DeliveryFailed(id="tanpa tanda tangan", en="unsigned")

    lines = (line.split(": ", 1) for line in sshd.target(root).splitlines())
    given = {name.strip(): value.strip() for name, value in lines} | {"signed": False}
    target = SshAdapter(SshTarget.model_validate(given), root, refuse)
    first = target.put(release_in(tmp_path / "output", OLD))
    target.put(release_in(tmp_path / "output", NEW))
    with pytest.raises(DeliveryFailed, match="unsigned"):
        target.switch(first.name)
    assert site_in(root / "current") == NEW


@pytest.fixture
def web(root: Path, tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Serves a folder over HTTP and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_healthy_release_stays(
    adapter: Callable[..., SshAdapter], web: Callable[[Path], str], root: Path, tmp_path: Path
) -> None:
    address = web(root / "current")
    target = adapter(health={"address": address, "seconds": 2})
    target.put(release_in(tmp_path / "output", OLD))
    target.put(release_in(tmp_path / "output", NEW))
    assert site_in(root / "current") == NEW


def test_an_unhealthy_release_is_taken_back(
    adapter: Callable[..., SshAdapter], web: Callable[[Path], str], root: Path, tmp_path: Path
) -> None:
    release_in(tmp_path / "output", OLD)
    # A server that never follows the link, as one with a stuck cache.
    shutil.copytree(tmp_path / "output", tmp_path / "stuck")
    health = {"address": web(tmp_path / "stuck"), "seconds": 1}
    adapter(health=health).put(release_in(tmp_path / "output", OLD))

    with pytest.raises(DeliveryFailed) as failed:
        adapter(health=health).put(release_in(tmp_path / "output", NEW))

    assert MANIFEST in failed.value.words("id")
    assert "dikembalikan" in failed.value.words("id")
    assert site_in(root / "current") == OLD
    assert len(list((root / "releases").iterdir())) == 1


def test_an_unknown_host_key_is_refused(publisher: Publisher, sshd: Sshd, root: Path) -> None:
    keys = sshd.folder / "known_hosts"
    kept = keys.read_text()
    keys.write_text("")
    try:
        refused = publisher.publish(OLD)
    finally:
        keys.write_text(kept)
    assert refused.exit_code == 1
    assert "sidik jarinya" in refused.text
    assert "Traceback" not in refused.text
    assert not root.exists()


def test_a_key_that_the_server_does_not_know_is_refused(publisher: Publisher, sshd: Sshd) -> None:
    keys = sshd.folder / "authorized_keys"
    kept = keys.read_text()
    keys.write_text("")
    try:
        refused = publisher.publish(OLD, language="en")
    finally:
        keys.write_text(kept)
    assert refused.exit_code == 1
    assert "refuses this ssh key" in refused.text


def test_a_folder_that_is_called_current_is_left_alone(publisher: Publisher, root: Path) -> None:
    (root / "current").mkdir(parents=True)
    (root / "current" / "index.html").write_text("somebody's")
    refused = publisher.publish(OLD)
    assert refused.exit_code == 1
    assert read_folder(root / "current") == {"index.html": b"somebody's"}


def test_a_server_that_is_not_there_is_told(publisher: Publisher, sshd: Sshd) -> None:
    away = Publisher(publisher.folder, publisher.target.replace(str(sshd.port), "9"))
    refused = away.publish(OLD)
    assert refused.exit_code == 1
    assert "gagal atau terputus" in refused.text
    assert "Traceback" not in refused.text
