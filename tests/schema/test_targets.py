"""Targets: what ``publishing.yml`` may say of them, and what never reaches a program."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.problems import Problems
from plugins.reading.publishing_file import read_publishing
from plugins.schema.targets import Target

GOOD = {
    "ssh": {"host": "www.kota.example", "user": "kabarkota", "path": "/srv/kabarkota"},
    "rclone": {"remote": "gudang", "path": "situs/kota"},
    "git": {"repository": "git@forge.example:kota/situs.git"},
    "folder": {"path": "/srv/www/kota"},
    "archive": {"path": "arsip"},
}
EVIL = [
    "-oProxyCommand=id",
    "--upload-pack=id",
    "a;id",
    "a$(id)",
    "a`id`",
    "a|id",
    "a&id",
    "a\nb",
    "a'b",
    'a"b',
    "a\x00b",
    "a>b",
    "",
]
check = TypeAdapter(Target).validate_python


@pytest.mark.parametrize("kind", GOOD)
def test_a_plain_target_passes(kind: str) -> None:
    assert check({"kind": kind, **GOOD[kind]}).kind == kind


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("ssh", "host"),
        ("ssh", "user"),
        ("ssh", "path"),
        ("ssh", "known_hosts"),
        ("ssh", "identity"),
        ("rclone", "remote"),
        ("rclone", "path"),
        ("git", "repository"),
        ("git", "branch"),
        ("git", "name"),
        ("git", "mail"),
        ("git", "domain"),
        ("folder", "path"),
        ("archive", "path"),
    ],
)
def test_what_a_shell_or_a_program_could_read_is_refused(kind: str, name: str, evil: str) -> None:
    if (kind, name, evil) in {("rclone", "path", ""), ("git", "name", "a'b")}:
        return  # The root of a remote; and D'Angelo is a name.
    with pytest.raises(ValidationError):
        check({"kind": kind, **GOOD[kind], name: evil})


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("ssh", "path", "/"),
        ("ssh", "path", "/srv"),
        ("ssh", "path", "/srv/../etc"),
        ("ssh", "path", "srv/kota"),
        ("ssh", "port", 0),
        ("ssh", "keep", 1),
        ("rclone", "remote", ":webdav,url=x:"),
        ("rclone", "path", "../lain"),
        ("git", "repository", "https://ani:sandi@forge.example/x.git"),
        ("git", "repository", "ext::sh -c id"),
        ("git", "branch", "a..b"),
        ("ssh", "health", {"address": "ftp://kota.example"}),
        ("ssh", "password", "rahasia"),
    ],
)
def test_what_would_go_elsewhere_is_refused(kind: str, name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        check({"kind": kind, **GOOD[kind], name: value})


def told(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    (tmp_path / "publishing.yml").write_text(text, "utf-8")
    problems = Problems()
    read_publishing(tmp_path / "publishing.yml", problems)
    return [(problem.line, problem.field, problem.id) for problem in problems]


def test_mistakes_are_told_where_they_are(tmp_path: Path) -> None:
    line, name, words = told(
        tmp_path,
        "targets:\n  utama:\n    kind: ssh\n    host: -oProxyCommand=id\n"
        "    user: kabarkota\n    path: /srv/kota\n",
    )[0]
    assert (line, name) == (4, "targets.utama.host")
    assert words.startswith("Nama atau alamat server.")


def test_an_unknown_kind_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    ((line, _, words),) = told(tmp_path, "targets:\n  utama:\n    kind: ftp\n")
    assert line == 2
    assert words == 'pilih kind: ssh, rclone, git, folder, archive; bukan "ftp".'
    ((_, _, words),) = told(tmp_path, "targets:\n  utama:\n    path: x\n")
    assert "tambahkan kolom kind" in words


def test_a_mistyped_field_is_told_with_the_near_one(tmp_path: Path) -> None:
    ((line, _, words),) = told(
        tmp_path, "targets:\n  utama:\n    kind: folder\n    path: x\n    kep: 5\n"
    )
    assert (line, words) == (5, "kolom ini tidak dikenal. Mungkin maksudnya: keep")
