"""Packed files: the same bytes from the same text, shared with the published, only if worth it."""

import gzip
import hashlib
import os
from pathlib import Path

import brotli
import pytest

from plugins.hosting import compression, packed_sums
from plugins.hosting.compression import PACKERS, packed
from tests.support.site import MINIMAL, Result, build

TEXT = b"Kabar kota hari ini, kabar kota kemarin. " * 40
DICE = bytes((n * n * 7919 + n) % 251 for n in range(4_000)).hex().encode()


def a_tree(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_texts_get_both_and_small_or_packed_ones_none(tmp_path: Path) -> None:
    tree = a_tree(tmp_path, index=TEXT, small=b"kecil")
    (tree / "gambar.webp").write_bytes(TEXT)
    (tree / "data.json").write_bytes(TEXT)

    found = list(packed(tree, tmp_path / "none"))
    assert [each.path for each in found] == [
        *("data.json.br", "data.json.gz", "index.html.br", "index.html.gz"),
    ]
    assert brotli.decompress((tree / "index.html.br").read_bytes()) == TEXT
    assert gzip.decompress((tree / "index.html.gz").read_bytes()) == TEXT


def test_what_hardly_shrinks_is_not_packed(tmp_path: Path) -> None:
    tree = a_tree(tmp_path, index=os.urandom(3_000))
    assert list(packed(tree, tmp_path / "none")) == []


def test_bytes_hold_neither_time_nor_name(tmp_path: Path) -> None:
    one = a_tree(tmp_path / "one", index=TEXT)
    other = a_tree(tmp_path / "other", lain=TEXT)
    os.utime(other / "lain.html", (1, 1))
    list(packed(one, tmp_path))
    list(packed(other, tmp_path))
    for ending in PACKERS:
        assert (one / f"index.html{ending}").read_bytes() == (
            other / f"lain.html{ending}"
        ).read_bytes()
    assert (one / "index.html.gz").read_bytes()[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"


def linked(published: Path, tree: Path, *names: str) -> Path:
    tree.mkdir(exist_ok=True)
    for name in names:
        os.link(published / f"{name}.html", tree / f"{name}.html")
    return tree


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts that Brotli was handed, in order."""
    found: list[bytes] = []
    before = PACKERS[".br"]

    def told(data: bytes) -> bytes:
        found.append(data)
        return before(data)

    monkeypatch.setitem(compression.PACKERS, ".br", told)
    return found


def test_texts_that_stayed_share_the_published_files(tmp_path: Path, made: list[bytes]) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=TEXT + b"1", lama=TEXT + b"2")
    list(packed(published, tmp_path, cache=tmp_path))
    tree = linked(published, tmp_path / "tree", "index", "kota")
    a_tree(tree, lama=TEXT + b"3")
    made.clear()
    found = list(packed(tree, published, cache=tmp_path))

    # The home page tells whether the published files are by the same program.
    assert made == [TEXT, TEXT + b"3"]
    assert (tree / "kota.html.br").samefile(published / "kota.html.br")
    assert brotli.decompress((tree / "lama.html.br").read_bytes()) == TEXT + b"3"
    assert brotli.decompress((published / "lama.html.br").read_bytes()) == TEXT + b"2"
    for path, size, sha256 in found:
        data = (tree / path).read_bytes()
        assert (size, sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_packed_file_altered_under_its_size_and_time_is_made_anew(tmp_path: Path) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=TEXT + b"1")
    list(packed(published, tmp_path, cache=tmp_path))
    wanted = {name.name: name.read_bytes() for name in published.iterdir()}
    altered = published / "kota.html.br"
    told = altered.stat()
    altered.write_bytes(altered.read_bytes()[:-1] + b"!")
    os.utime(altered, ns=(told.st_atime_ns, told.st_mtime_ns))
    tree = linked(published, tmp_path / "tree", "index", "kota")
    list(packed(tree, published, cache=tmp_path))
    assert {name.name: name.read_bytes() for name in tree.iterdir()} == wanted
    assert altered.read_bytes() != wanted[altered.name]


@pytest.mark.parametrize("harm", ["cut", "flipped", "foreign", "gone", "asked"])
def test_where_nothing_is_known_for_certain_all_is_packed_anew(
    tmp_path: Path, made: list[bytes], harm: str
) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=TEXT + b"1")
    list(packed(published, tmp_path, cache=tmp_path))
    kept = tmp_path / "packed.sums"
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    if harm in {"cut", "flipped", "foreign"}:
        kept.write_bytes({"cut": data[:-9], "flipped": data, "foreign": b"\x80\x04K\x01."}[harm])
    elif harm == "gone":
        kept.unlink()
    tree = linked(published, tmp_path / "tree", "index", "kota")
    made.clear()
    list(packed(tree, published, cache=tmp_path, anew=harm == "asked"))
    # Several hands pack, in no order.
    assert sorted(made[-2:]) == [TEXT, TEXT + b"1"]
    assert not (tree / "kota.html.br").samefile(published / "kota.html.br")


def test_a_changed_packer_believes_nothing(
    tmp_path: Path, made: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=TEXT + b"1")
    list(packed(published, tmp_path, cache=tmp_path))
    monkeypatch.setattr(packed_sums, "code_version", lambda *_: b"another")
    tree = linked(published, tmp_path / "tree", "index", "kota")
    made.clear()
    list(packed(tree, published, cache=tmp_path))
    assert TEXT + b"1" in made


def test_files_by_another_program_are_made_anew(tmp_path: Path) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=DICE)
    list(packed(published, tmp_path, cache=tmp_path))
    for name in ("index.html.br", "kota.html.br"):
        (published / name).write_bytes(brotli.compress(TEXT, quality=1))
    tree = linked(published, tmp_path / "tree", "index", "kota")

    list(packed(tree, published, cache=tmp_path))

    assert brotli.decompress((tree / "kota.html.br").read_bytes()) == DICE
    assert brotli.decompress((published / "kota.html.br").read_bytes()) == TEXT


def test_a_packed_file_that_was_lost_comes_back(tmp_path: Path) -> None:
    published = a_tree(tmp_path / "published", index=TEXT, kota=TEXT)
    list(packed(published, tmp_path, cache=tmp_path))
    (published / "kota.html.gz").unlink()
    tree = linked(published, tmp_path / "tree", "index", "kota")
    paths = [each.path for each in packed(tree, published, cache=tmp_path)]
    assert "kota.html.gz" in paths


def publish(tmp_path: Path, name: str = "Warta", settings: str = "", **options: bool) -> Result:
    (tmp_path / "publishing.yml").write_text(settings or "{}\n", "utf-8")
    files = {**MINIMAL, "registers/site.yml": f"name: {name}\n"}
    return build(files, tmp_path, publish=True, **options)


def test_releases_are_packed_and_a_chain_of_them_equals_one_from_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path).succeeded().files()
    assert {"index.html.br", "index.html.gz", "404.html.br"} <= first.keys()
    chained = publish(tmp_path, "Kabar").succeeded().files()
    assert chained["index.html.br"] != first["index.html.br"]
    again = publish(tmp_path).succeeded().files()
    assert again == first
    assert publish(tmp_path, full=True).succeeded().files() == first


def test_a_city_may_do_without(tmp_path: Path) -> None:
    publish(tmp_path).succeeded()
    plain = publish(tmp_path, settings="host: {compress: false}\n").succeeded().files()
    assert not [name for name in plain if name.endswith((".br", ".gz"))]


def test_files_of_rules_go_out_where_they_are_asked_for(tmp_path: Path) -> None:
    asked = "host: {write: [htaccess, headers, redirects], aliases: [www.kabarkota.example]}\n"
    found = publish(tmp_path, settings=asked).succeeded().files()
    assert b"RewriteEngine On" in found[".htaccess"]
    assert b"Content-Security-Policy: default-src 'none'" in found["_headers"]
    assert b"https://www.kabarkota.example/*" in found["_redirects"]
    assert ".htaccess" not in publish(tmp_path).succeeded().files()
