"""The commands: built, whole, signed by the right people, and told in words."""

import os
import subprocess
import threading
from pathlib import Path

import pytest

from plugins.release.manifest import MANIFEST, SIGNATURE
from plugins.release.signature import check_signature
from tests.support.keys import make_key, public, signer
from tests.support.programs import program
from tests.support.releases import NEW, OLD, Publisher, site_in
from tests.support.site import MINIMAL, Result, read_folder, write


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path / "office", "kind: folder\npath: www")


def sign_as(publisher: Publisher, *keys: Path, needed: int = 1) -> None:
    lines = "".join(f"    - {{name: {path.name}, key: {public(path)}}}\n" for path in keys)
    with (publisher.folder / "publishing.yml").open("a") as file:
        file.write(f"signing:\n  needed: {needed}\n  signers:\n{lines}")


def test_publish_builds_signs_and_puts_out(tmp_path: Path) -> None:
    own = make_key(tmp_path, "humas")
    day = {"SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
    office = Publisher(tmp_path / "office", "kind: folder\npath: www", day).make(OLD)
    for name in read_folder(office.folder / "output"):
        (office.folder / "output" / name).unlink()
    for folder in sorted((office.folder / "output").rglob("*"), reverse=True):
        folder.rmdir()
    write(MINIMAL, office.folder / "content")
    sign_as(office, own)

    said = office.run("publish", key=own).succeeded()

    live = office.folder / "www"
    assert "terbit" in said.text
    assert (live / "berita/2026/halo/index.html").is_file()
    data = (live / MANIFEST).read_bytes()
    assert check_signature(data, (live / SIGNATURE).read_bytes(), [signer("Humas", own)]) == "Humas"
    # The output stays what the build made.
    assert not (office.folder / "output" / SIGNATURE).exists()
    again = office.run("publish", key=own).succeeded().text
    assert "tidak ada yang dikirim" in again


def test_content_with_problems_is_not_published(publisher: Publisher) -> None:
    publisher.make(OLD)
    write({"news/2026/rusak/index.id.md": "---\ntitle: x\n---\n"}, publisher.folder / "content")
    key_file = make_key(publisher.folder, "humas")
    refused = publisher.run("publish", key=key_file)
    assert refused.exit_code in (1, 2)
    assert not (publisher.folder / "www").exists()


def test_what_publishing_yml_has_wrong_is_told_with_the_content_s_mistakes(
    publisher: Publisher,
) -> None:
    publisher.make(OLD)
    write({"registers/site.yml": "nama: x\n"}, publisher.folder / "content")
    with (publisher.folder / "publishing.yml").open("a") as file:
        file.write("host: {page_seconds: lama}\n")

    refused = publisher.run("publish")

    assert refused.exit_code == 1
    assert "host.page_seconds:" in refused.text
    assert "nama:" in refused.text
    assert refused.text.count("Belum bisa terbit") == 1
    built = publisher.run("publish", **{"no-build": True})
    assert "host.page_seconds:" in built.text
    assert "nama:" not in built.text


def test_without_a_key_nothing_is_built(publisher: Publisher) -> None:
    refused = publisher.publish(OLD)
    assert refused.exit_code == 2
    assert "KABARKOTA_SIGNING_KEY" in refused.text
    assert not (publisher.folder / "www").exists()


def test_the_key_may_come_from_the_environment(publisher: Publisher, tmp_path: Path) -> None:
    own = make_key(tmp_path, "humas")
    office = Publisher(publisher.folder, publisher.target, {"KABARKOTA_SIGNING_KEY": str(own)})
    office.put(OLD)
    assert (publisher.folder / "www" / SIGNATURE).is_file()


def test_a_key_of_nobody_known_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    own, other = make_key(tmp_path, "humas"), make_key(tmp_path, "orang-lain")
    publisher.make(OLD)
    sign_as(publisher, own)
    refused = publisher.run("publish", key=other, **{"no-build": True})
    assert refused.exit_code == 1
    assert "tanda tangan" in refused.text
    assert not (publisher.folder / "www").exists()


def test_two_people_sign_one_release(publisher: Publisher, tmp_path: Path) -> None:
    first, second = make_key(tmp_path, "humas"), make_key(tmp_path, "kabid")
    publisher.make(OLD)
    sign_as(publisher, first, second, needed=2)
    alone = publisher.run("publish", key=first, **{"no-build": True})
    assert alone.exit_code == 1
    assert "1 dari 2" in alone.text

    output = publisher.folder / "output"
    manifest = output / MANIFEST
    words = ["-Y", "sign", "-n", "kabarkota-release", "-f", str(second), str(manifest)]
    subprocess.run([program("ssh-keygen"), *words], check=True, capture_output=True)
    publisher.run("publish", key=first, **{"no-build": True}).succeeded()
    assert (publisher.folder / "www" / SIGNATURE).read_bytes().count(b"BEGIN SSH SIGNATURE") == 2


def test_what_goes_back_is_signed_by_people_who_may(publisher: Publisher, tmp_path: Path) -> None:
    own, other = make_key(tmp_path, "humas"), make_key(tmp_path, "kabid")
    publisher.make(OLD)
    publisher.run("publish", key=own, **{"no-build": True}).succeeded()
    publisher.make(NEW)
    publisher.run("publish", key=own, **{"no-build": True}).succeeded()
    # The key was stolen, and taken off the list.
    sign_as(publisher, other)
    refused = publisher.run("rollback")
    assert refused.exit_code == 1
    assert site_in(publisher.folder / "www") == NEW


def test_an_output_that_was_altered_is_refused(tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", "kind: folder\npath: www\nsigned: false").make(OLD)
    (office.folder / "output" / "index.html").write_text("slot")
    (office.folder / "output" / "slot.html").write_text("slot")
    for options in ({}, {"dry-run": True}):
        refused = office.run("publish", **{"no-build": True, **options})
        assert refused.exit_code == 1
        assert "index.html, slot.html" in refused.text
    assert not (office.folder / "www").exists()


def test_a_link_in_the_output_is_refused(tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", "kind: folder\npath: www\nsigned: false").make(OLD)
    (office.folder / "output" / "gambar" / "kunci").symlink_to("/etc/passwd")
    refused = office.run("publish", **{"no-build": True})
    assert refused.exit_code == 1
    assert "gambar/kunci" in refused.text


def test_an_unknown_target_is_told(publisher: Publisher) -> None:
    publisher.make(OLD)
    refused = publisher.run("publish", target="gudang")
    assert refused.exit_code == 2
    assert "Yang ada: utama" in refused.text


def test_nothing_to_go_back_to_is_told(tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", "kind: folder\npath: www\nsigned: false")
    office.put(OLD)
    assert office.run("rollback").exit_code == 1
    unknown = office.run("rollback", to="20200101T000000Z-000000000000")
    assert unknown.exit_code == 2
    assert "Yang ada" in unknown.text
    out = office.run("releases").text.split()[0]
    assert office.run("rollback", to=out, language="en").exit_code == 2


def test_two_publish_at_once_from_one_machine(tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", "kind: folder\npath: www\nsigned: false")
    office.put(OLD)
    office.make(NEW)
    done: list[Result] = []
    both = [
        threading.Thread(target=lambda: done.append(office.run("publish", **{"no-build": True})))
        for _ in range(2)
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [result.exit_code for result in done] == [0, 0]
    assert site_in(office.folder / "www") == NEW
    assert sum("tidak ada yang dikirim" in result.text for result in done) == 1


def test_secrets_of_the_environment_are_crossed_out(monkeypatch) -> None:
    from plugins.delivery.programs import last_words

    monkeypatch.setenv("RCLONE_CONFIG_GUDANG_PASS", "kata-sandi")
    said = last_words("GET https://ani:rahasia@host/x?key=kata-sandi: 401\n")
    assert said == "GET https://***@host/x?key=***: 401"
    assert os.environ["RCLONE_CONFIG_GUDANG_PASS"] == "kata-sandi"
