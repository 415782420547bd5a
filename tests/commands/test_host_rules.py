"""The command that writes a server's rules, and what editors hear of old addresses."""

from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.site import MINIMAL, Result, build, command, write

STORY = "news/2026/halo/index.id.md"


def with_old(*addresses: str) -> str:
    """The minimal site's story with old addresses."""
    text = MINIMAL[STORY]
    assert isinstance(text, bytes)
    return text.decode().replace("---\n", f"---\nold_addresses: [{', '.join(addresses)}]\n", 1)


def checked(tmp_path: Path, files: dict[str, str]) -> Result:
    content = write({**MINIMAL, **files}, tmp_path / "content")
    return command("check", tmp_path, {"content": content, "today": "2026-11-21"})


def test_rules_hold_the_old_addresses_of_stories_and_of_the_register(tmp_path: Path) -> None:
    files = {
        STORY: with_old("/2015/03/halo/", '"/?p=7"'),
        "registers/redirects.yml": "/profil/: {to: /kota/contoh/}\n/slot/*: {gone: true}\n",
    }
    content = write({**MINIMAL, **files}, tmp_path / "content")
    (tmp_path / "publishing.yml").write_text("host: {folder: /srv/warta}\n", "utf-8")
    target = tmp_path / "kota.conf"

    done = command(
        "host-rules", tmp_path, {"content": content, "server": "nginx", "output": target}
    )

    assert done.exit_code == 0, done.text
    text = target.read_text("utf-8")
    assert "root /srv/warta/current;" in text
    assert '"/2015/03/halo" "/berita/2026/halo/";' in text
    assert '"/?7" "/berita/2026/halo/";' in text
    assert '"/profil/" "/kota/contoh/";' in text
    assert '"~^/slot/" "1";' in text


def test_an_unknown_server_is_a_wrong_call(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    done = command("host-rules", tmp_path, {"content": content, "server": "lighttpd"})
    assert done.exit_code == 2
    assert "nginx, caddy, apache, htaccess, headers, redirects" in done.text


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({STORY: with_old("kabar")}, "old_addresses"),
        ({STORY: with_old('"/a;b"')}, "tulis dari garis miring pertama"),
        ({STORY: with_old("/a/", "/a")}, 'halo/index.id.md:2\n  "/a" sudah ditulis di'),
        ({STORY: with_old("/kota/contoh/")}, '"/kota/contoh/" masih alamat halaman'),
        ({STORY: with_old('"/a/*"')}, "hanya boleh di registers/redirects.yml"),
        ({"registers/redirects.yml": "/a/: {to: /tidak-ada/}\n"}, "redirects.yml:1  (/a/)\n  to:"),
        ({"registers/redirects.yml": "/a/: {}\n"}, "gone: true; salah satu"),
        ({"registers/redirects.yml": "/a/: {to: /kota/, gone: true}\n"}, "salah satu"),
        ({"registers/redirects.yml": "/a/: {to: https://x.example/}\n"}, "/kota/semarang/"),
        ({"registers/redirects.yml": "/kota/*: {gone: true}\n"}, "masih alamat halaman"),
        ({"registers/redirects.yml": "- /a/\n"}, "tulis alamat lama sebagai kunci"),
        (
            {STORY: with_old("/a/"), "registers/redirects.yml": "/a: {to: /kota/}\n"},
            "sudah ditulis di content/news/2026/halo/index.id.md",
        ),
    ],
)
def test_editors_hear_what_to_write_instead(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    done = checked(tmp_path, files)
    assert done.exit_code == 1, done.text
    assert told in done.text


def test_an_old_address_changes_no_page(tmp_path: Path) -> None:
    before = build(MINIMAL, tmp_path).succeeded().files()
    after = build({**MINIMAL, STORY: with_old("/2015/halo/")}, tmp_path).succeeded()
    assert after.files() == before


def test_a_release_looks_at_the_pages_themselves(tmp_path: Path) -> None:
    register = {"registers/redirects.yml": "/a/: {to: /kategori/tidak-ada/}\n"}
    assert checked(tmp_path, register).exit_code == 0
    done = build({**MINIMAL, **register}, tmp_path, publish=True)
    assert done.exit_code == 1
    assert 'tidak ada halaman di "/kategori/tidak-ada/"' in done.text


def test_the_sample_has_rules_for_every_server() -> None:
    for server in ("nginx", "caddy", "apache", "htaccess", "headers", "redirects"):
        done = command("host-rules", ROOT, {"server": server})
        assert done.exit_code == 0, done.text


def test_more_old_addresses_than_a_static_host_reads_are_refused(tmp_path: Path) -> None:
    register = "".join(f"/lama/{n}/*: {{to: /kota/}}\n" for n in range(101))
    files = {**MINIMAL, "registers/redirects.yml": register}
    settings = tmp_path / "publishing.yml"
    settings.write_text("host: {write: [redirects]}\n", "utf-8")
    done = build(files, tmp_path, publish=True)
    assert done.exit_code == 1
    assert "host.write: alamat lama menjadi 101 baris dengan * di _redirects" in done.text
    assert "static_host: netlify" in done.text
    told = command("host-rules", tmp_path, {"content": tmp_path / "content", "server": "redirects"})
    assert told.exit_code == 1
    assert "101 baris dengan *" in told.text

    settings.write_text("host: {write: [redirects], static_host: netlify}\n", "utf-8")
    assert build(files, tmp_path, publish=True).exit_code == 0
