"""``verify`` as people and timers call it: exit statuses and words."""

import json
from pathlib import Path

import pytest

from plugins.release.manifest import SIGNATURE, manifest_bytes, manifest_of
from plugins.release.signature import sign
from tests.support.keys import make_key, public
from tests.support.served_release import Reply, ServedRelease
from tests.support.site import command


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return make_key(tmp_path / "keys", "redaksi")


@pytest.fixture
def publishing(tmp_path: Path, key: Path) -> Path:
    path = tmp_path / "publishing.yml"
    path.write_text(f"signing:\n  signers:\n    - {{name: Redaksi, key: {public(key)}}}\n", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, key: Path) -> Path:
    made = tmp_path / "output"
    (made / "berita").mkdir(parents=True)
    (made / "index.html").write_text("<p>Halo</p>", "utf-8")
    (made / "berita/index.html").write_text("<p>Berita</p>", "utf-8")
    data = manifest_bytes(manifest_of(made, "https://kota.example"))
    place = made / SIGNATURE
    place.parent.mkdir(parents=True)
    place.with_suffix("").write_bytes(data)
    place.write_bytes(sign(data, key))
    return made


def verify(target: Path | str, **options):
    return command("verify", Path(), {"target": target, **options})


def test_a_folder_as_people_call_it(folder, publishing):
    done = verify(folder, publishing=publishing)
    assert (done.exit_code, done.text.count("\n")) == (0, 2)
    assert "sama dengan rilis" in done.text
    (folder / "x.php").write_text("", "utf-8")
    done = verify(folder, publishing=publishing, language="en")
    assert done.exit_code == 1
    assert "  x.php\n" in done.text


def test_as_json(folder, publishing):
    done = verify(folder, publishing=publishing, format="json")
    told = json.loads(done.text)
    assert (told["status"], told["files"], told["signer"]) == (0, 2, "Redaksi")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"target": "kota.example"}, "https://kota.go.id"),
        ({"target": "https://kota.example/?x"}, "https://kota.go.id"),
        ({"manifest": "tidak-ada.json"}, "tidak-ada.json"),
        ({"manifest": "{folder}/index.html"}, "manifest.json"),
        ({"publishing": "tidak-ada.yml"}, "--manifest"),
        ({"publishing": "{folder}/index.html"}, "index.html"),
        ({"rate": "0"}, "--rate"),
        ({"sample": "banyak"}, "--sample"),
        ({"format": "xml"}, "--format"),
    ],
)
def test_wrong_calls_say_what_to_type(folder, publishing, options, word):
    typed = {name: value.format(folder=folder) for name, value in options.items()}
    done = verify(**{"target": folder, "publishing": publishing, **typed})
    assert done.exit_code == 2, done.text
    assert word in done.text
    assert "Traceback" not in done.text


def test_the_sites_other_address_is_a_wrong_call(folder, key, publishing):
    served = ServedRelease(folder, key)
    try:
        right = "https://127.0.0.1/.well-known/kabarkota/manifest.json"
        served.plants.append(lambda *_: Reply(301, {"Location": right}))
        done = verify(served.url, publishing=publishing, language="en")
        assert done.exit_code == 2
        assert "redirects to https://127.0.0.1;" in done.text
    finally:
        served.stop()


def test_a_site_as_a_timer_calls_it(folder, key, publishing, tmp_path):
    served = ServedRelease(folder, key)
    try:
        served.write("404.html", "<p>Tidak ada</p>")
        served.write("en/404.html", "<p>Not here</p>")
        served.release()
        options = {"publishing": publishing, "rate": 2_000, "state": tmp_path / "state"}
        done = verify(served.url, **options)
        assert done.exit_code == 0, done.text
        assert (tmp_path / "state").is_dir()
        served.write("index.html", "<p>Slot</p>")
        assert verify(served.url, **options, sample=10).exit_code == 1
    finally:
        served.stop()
    assert verify(served.url, **options).exit_code == 3
