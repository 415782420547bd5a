"""What was looked at once is not parsed again while its bytes stay; damage is no verdict."""

import os
import random
import re
from pathlib import Path

import pytest

from plugins.gate.site_languages import own_address
from plugins.gate.tree import Tree
from plugins.gate.verdicts import NAME
from tests.gate.gate_sites import Copy, copy_of, rules


@pytest.fixture
def site(minimal_site: Path, tmp_path: Path) -> Copy:
    return copy_of(minimal_site, tmp_path)


def test_only_what_changed_is_looked_at_again(site: Copy) -> None:
    first = site.looked_at()
    assert first.looked == first.files
    again = site.looked_at()
    assert again.looked == 0
    assert (again.findings, again.pages) == (first.findings, first.pages)
    with site.planted(site.with_main("index.html", "<p>slot gacor</p>")):
        changed = site.looked_at()
    assert changed.looked == 1
    assert rules(changed.findings) == {"gambling-words"}
    assert site.looked_at().findings == first.findings


def test_links_are_held_against_pages_that_were_not_read_again(site: Copy) -> None:
    site.looked_at()
    name = "berita/2026/halo/index.html"
    with site.planted({name: None}):
        found = site.looked_at()
    assert found.looked == 0
    assert "dead-link" in rules(found.findings)
    assert "language-pair" in rules(found.findings)


def test_bytes_at_another_address_are_looked_at_anew(site: Copy) -> None:
    site.looked_at()
    page = (site.root / "index.html").read_bytes()
    with site.planted({"lain/index.html": page}):
        assert site.looked_at().looked == 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign", "empty"])
def test_a_damaged_memory_is_none(site: Copy, damage: str) -> None:
    first = site.looked_at()
    file = site.cache / NAME
    data = bytearray(file.read_bytes())
    if damage == "flipped":
        data[len(data) // 2] ^= 1
    kept = {"cut": data[:-9], "flipped": data, "foreign": b"\x80\x04K\x01.", "empty": b""}[damage]
    file.write_bytes(bytes(kept))
    again = site.looked_at()
    assert again.looked == again.files
    assert again.findings == first.findings


def test_a_page_changed_under_its_size_and_time_is_looked_at_anew(site: Copy) -> None:
    site.looked_at()
    path = site.root / "index.html"
    told, page = path.stat(), path.read_bytes()
    at = page.index(b"<meta")
    end = page.index(b">", at)
    word = b'<b id="x">slot gacor</b>'.ljust(end - at)[: end - at]
    with site.planted({"index.html": page[:at] + word + page[end:]}):
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
        assert path.stat().st_size == told.st_size
        found = site.looked_at()
    assert found.looked == 1
    assert "gambling-words" in rules(found.findings)


def test_a_changed_gate_looks_at_everything(site: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.gate import inspection

    first = site.looked_at()
    monkeypatch.setattr(inspection, "code_version", lambda *_: b"another")
    again = site.looked_at()
    assert again.looked == again.files
    assert again.findings == first.findings


def test_nothing_is_believed_where_all_is_to_be_looked_at(site: Copy) -> None:
    from plugins.gate.inspection import inspect
    from plugins.schema.release_gate import ReleaseGate

    first = site.looked_at()
    again = inspect(site.root, ReleaseGate(), cache=site.cache, workers=1, anew=True)
    assert again.looked == again.files
    assert again.findings == first.findings
    assert site.looked_at().looked == 0


def test_the_memory_of_many_edits_is_no_larger_and_says_the_same(site: Copy) -> None:
    first = site.looked_at()
    size = (site.cache / NAME).stat().st_size
    for number in range(12):
        ids = "".join(f'<b id="edit-{number}-{each}">x</b>' for each in range(200))
        with site.planted(site.with_main("index.html", ids)):
            assert site.looked_at().looked == 1
    last = site.looked_at()
    assert (site.cache / NAME).stat().st_size < 1.5 * size
    assert (last.findings, site.looked_at().looked) == (first.findings, 0)


@pytest.mark.parametrize(
    "host", ["www.kota.example", "www.kota.example:8443", "", "kota_a.example"]
)
def test_addresses_without_anything_to_undo_are_read_as_all_others_are(host: str) -> None:
    known = Tree({}, host)
    slow = Tree({}, host)
    object.__setattr__(slow, "plain_address", re.compile("(?!)"))
    dice = random.Random(1)
    starts = ("https://", "http://", "HTTPS://", "webcal://", "//", "")
    hosts = (host, host.upper(), f"{host}.", f"x@{host}", "lain.example")
    for _ in range(5_000):
        path = "".join(dice.choice("aZ0_~./-//..:?#%@ \\\té") for _ in range(dice.randrange(9)))
        written = dice.choice(starts) + dice.choice(hosts) + path
        assert own_address(written, known) == own_address(written, slow), written


def test_several_processes_see_the_same(site: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.gate import inspection
    from plugins.schema.release_gate import ReleaseGate

    monkeypatch.setattr(inspection, "_WORTH_SHARING", 1)
    alone = inspection.inspect(site.root, ReleaseGate(), workers=1)
    shared = inspection.inspect(site.root, ReleaseGate(), workers=2)
    assert shared == alone
