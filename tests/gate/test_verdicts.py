"""What was looked at once is not parsed again while its bytes stay; damage is no verdict."""

from pathlib import Path

import pytest

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


def test_several_processes_see_the_same(site: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.gate import inspection
    from plugins.schema.release_gate import ReleaseGate

    monkeypatch.setattr(inspection, "_WORTH_SHARING", 1)
    alone = inspection.inspect(site.root, ReleaseGate(), workers=1)
    shared = inspection.inspect(site.root, ReleaseGate(), workers=2)
    assert shared == alone
