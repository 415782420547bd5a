"""Publishing through rclone to servers that it provides itself: whole, in order, taken back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.delivery.rclone_target import UNDER_WAY
from tests.support.programs import program
from tests.support.rclone_servers import Service, running_service
from tests.support.releases import NEW, OLD, THIRD, Publisher, site_in, stand_in
from tests.support.site import read_folder


@pytest.fixture(params=["webdav", "sftp"])
def service(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Service]:
    with running_service(request.param, tmp_path / "service") as found:
        yield found


@pytest.fixture
def webdav(tmp_path: Path) -> Iterator[Service]:
    with running_service("webdav", tmp_path / "service") as found:
        yield found


def office(service: Service, folder: Path) -> Publisher:
    return Publisher(folder, service.target(), service.environment)


def test_a_release_is_put_there_and_taken_back(service: Service, tmp_path: Path) -> None:
    publisher = office(service, tmp_path / "office")
    first = publisher.publish(OLD, **{"dry-run": True}).succeeded().text
    assert f"Ditambah: {len(OLD) + 1} berkas" in first
    assert not service.served.exists()

    publisher.put(OLD)
    assert site_in(service.served) == OLD
    publisher.put(NEW)
    assert site_in(service.served) == NEW
    assert not (service.served / "berita/2024").exists(), "an empty folder stayed"
    assert "tidak ada yang dikirim" in publisher.publish(NEW).succeeded().text

    listed = publisher.run("releases").succeeded().text.splitlines()
    assert [line.endswith("* terbit") for line in listed] == [True, False]
    publisher.run("rollback").succeeded()
    assert site_in(service.served) == OLD


def test_only_what_changed_is_sent(service: Service, tmp_path: Path) -> None:
    publisher = office(service, tmp_path / "office")
    publisher.put(OLD)
    before = (service.served / "gambar/tetap.webp").stat()
    publisher.put(NEW)
    after = (service.served / "gambar/tetap.webp").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_injected_and_altered_files_are_put_right(service: Service, tmp_path: Path) -> None:
    publisher = office(service, tmp_path / "office")
    publisher.put(OLD)
    (service.served / "slot-gacor.html").write_text("slot")
    # Another size: WebDAV tells no hash, so one of the same size would be verify's to find.
    (service.served / "index.html").write_text("slot")
    publisher.put(OLD)
    assert site_in(service.served) == OLD


def test_parts_come_before_pages_and_deletes_last(webdav: Service, tmp_path: Path) -> None:
    publisher = office(webdav, tmp_path / "office")
    publisher.put(OLD)
    told = tmp_path / "told"
    note = f"""
        verb= list= before=
        for word in "$@"; do
            case "$word" in copy|delete|rcat) verb=$word;; esac
            if [ "$before" = --files-from-raw ]; then list=$(tr '\\n' ';' <"$word"); fi
            before=$word
        done
        [ -z "$verb" ] || echo "$verb $list $*" >>{told}"""
    publisher.publish(NEW, stand_in(tmp_path / "bin", "rclone", program("rclone"), note))

    lines = told.read_text().splitlines()
    place = {
        what: next((number for number, line in enumerate(lines) if what in line), -1)
        for what in (
            "rcat",
            "theme/css/",
            "berita/2026",
            "manifest.json;",
            "delete berita/2024",
            "delete theme",
        )
    }
    assert -1 not in place.values(), lines
    assert list(place.values()) == sorted(place.values()), lines
    style = lines[place["theme/css/"]]
    assert "Cache-Control: public, max-age=31536000, immutable" in style
    assert "Content-Type: text/css; charset=utf-8" in style
    assert "Cache-Control: no-cache" in lines[place["berita/2026"]]


@pytest.mark.parametrize("step", range(1, 10))
def test_killed_at_each_step(step: int, webdav: Service, tmp_path: Path) -> None:
    publisher = office(webdav, tmp_path / "office")
    publisher.put(OLD)
    count = tmp_path / "count"
    count.write_text("0")
    # Counts what changes something: the note, each batch, deleting, the note's end.
    kill = (
        f'case " $* " in *" rcat "*|*" copy "*|*" delete "*) n=$(($(cat {count}) + 1)); '
        f"echo $n >{count}; [ $n -ne {step} ] || {{ kill -9 $PPID; exit 1; }};; esac"
    )
    killed = publisher.publish(NEW, stand_in(tmp_path / "bin", "rclone", program("rclone"), kill))

    assert killed.exit_code in (-9, 0), killed.text
    found = read_folder(webdav.served)
    for name, data in found.items():
        if name.endswith(".html"):
            assert data in (OLD.get(name), NEW.get(name)), f"{name} is neither old nor new"
            for part in re.findall(rb'href="/(theme/[^"]+)"', data):
                assert part.decode() in found, f"{name} lacks {part.decode()}"
    # Not even the same release comes next: the killed one was withdrawn.
    publisher.put(THIRD)
    assert site_in(webdav.served) == THIRD


def test_another_machine_waits_for_its_turn(webdav: Service, tmp_path: Path) -> None:
    publisher = office(webdav, tmp_path / "office")
    publisher.put(OLD)
    stop = 'case " $* " in *" copy "*) kill -9 $PPID; exit 1;; esac'
    publisher.publish(NEW, stand_in(tmp_path / "bin", "rclone", program("rclone"), stop))
    assert (webdav.served / UNDER_WAY).exists()

    other = office(webdav, tmp_path / "branch").publish(THIRD)

    assert other.exit_code == 1
    assert "komputer lain" in other.text
    publisher.put(NEW)
    assert site_in(webdav.served) == NEW
    office(webdav, tmp_path / "branch").put(THIRD)
    assert site_in(webdav.served) == THIRD


def test_somebody_elses_files_are_left_alone(webdav: Service, tmp_path: Path) -> None:
    webdav.served.mkdir(parents=True)
    (webdav.served / "skripsi.doc").write_text("years of work")
    refused = office(webdav, tmp_path / "office").publish(OLD)
    assert refused.exit_code == 1
    assert "akan terhapus" in refused.text
    assert read_folder(webdav.served) == {"skripsi.doc": b"years of work"}


def test_a_server_that_is_gone_is_told_without_secrets(tmp_path: Path) -> None:
    with running_service("webdav", tmp_path / "service") as service:
        publisher = office(service, tmp_path / "office")
    gone = publisher.publish(OLD)
    assert gone.exit_code == 1
    assert "rclone gagal" in gone.text
    assert "Traceback" not in gone.text
    assert service.secret not in gone.text
    assert service.environment["RCLONE_CONFIG_GUDANG_PASS"] not in gone.text
