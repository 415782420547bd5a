"""Whose manifest counts: signatures, a trusted copy, and old releases that somebody puts back."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins import commands
from plugins.release.manifest import MANIFEST, SIGNATURE
from tests.support.keys import make_key, public
from tests.support.served_release import ServedRelease


def manifest_words(report: dict[str, Any]) -> list[str]:
    return [d["detail"] for d in report["differences"] if d["kind"] == "manifest"]


def kinds(report: dict[str, Any]) -> set[str]:
    return {d["kind"] for d in report["differences"]}


def test_an_altered_manifest_is_told_and_nothing_is_compared_with_it(city, verified):
    city.write("index.html", "<p>Slot</p>")
    data = (city.folder / MANIFEST).read_bytes()
    city.write(MANIFEST, data.replace(b'"size":', b'"size":1', 1))
    status, report = verified(city.url)
    assert (status, manifest_words(report)) == (1, ["wrong-signature"])
    assert len(report["differences"]) == 1
    assert (report["digest"], report["files"]) == ("", 0)


@pytest.mark.parametrize(
    ("name", "word"),
    [(MANIFEST, "missing"), (SIGNATURE, "unsigned")],
    ids=["manifest", "signature"],
)
def test_what_is_missing_is_told(city, verified, name, word):
    (city.folder / name).unlink()
    status, report = verified(city.url)
    assert (status, manifest_words(report)) == (1, [word])


def test_with_a_memory_the_last_good_release_is_compared_all_the_same(city, verified, tmp_path):
    state = tmp_path / "state"
    assert verified(city.url, state=state)[0] == 0
    city.write("brosur.pdf", b"%PDF-1.4 slot")
    city.write(SIGNATURE, "no signature")
    status, report = verified(city.url, state=state)
    assert status == 1
    assert manifest_words(report) == ["wrong-signature"]
    changed = [d["address"] for d in report["differences"] if d["kind"] == "changed"]
    assert changed == ["/brosur.pdf"]


def test_a_signature_by_a_stranger_counts_for_nothing(city, verified, tmp_path):
    city.key = make_key(tmp_path / "stranger", "orang-lain")
    city.release()
    assert manifest_words(verified(city.url)[1]) == ["wrong-signature"]


def test_an_old_release_that_was_put_back_is_told(city, verified, tmp_path):
    """Rightly signed, and every file as it lists: only memory or a trusted copy can tell."""
    old = Path(shutil.copytree(city.folder, tmp_path / "old"))
    state, kept = tmp_path / "state", tmp_path / "kept.json"
    assert verified(city.url, state=state)[0] == 0

    city.write("brosur.pdf", b"%PDF-1.4 new")
    city.release()
    shutil.copy(city.folder / MANIFEST, kept)
    assert verified(city.url, state=state)[0] == 0
    assert verified(city.url, manifest=kept)[0] == 0

    city.folder = old
    assert verified(city.url)[0] == 0
    status, report = verified(city.url, state=state)
    assert (status, manifest_words(report), kinds(report)) == (1, ["older"], {"manifest"})
    status, report = verified(city.url, manifest=kept)
    assert (status, manifest_words(report)) == (1, ["other-release"])
    assert kinds(report) == {"manifest", "changed"}
    # It rings every night until somebody decides.
    assert verified(city.url, state=state)[0] == 1


def test_another_sites_release_is_not_this_sites(city, verified):
    city.release(site="https://uji.example")
    assert manifest_words(verified(city.url)[1]) == ["other-site"]


def test_a_trusted_copy_needs_no_signers_and_no_same_address(city, verified, tmp_path):
    nobody = tmp_path / "nobody.yml"
    nobody.write_text("", "utf-8")
    city.release(site="https://kota.example")
    kept = Path(shutil.copy(city.folder / MANIFEST, tmp_path / "kept.json"))
    assert verified(city.url, publishing=nobody, manifest=kept)[0] == 0
    (city.folder / SIGNATURE).unlink()
    assert verified(city.url, publishing=nobody, manifest=kept)[0] == 0
    assert manifest_words(verified(city.url, manifest=kept)[1]) == ["unsigned"]


def test_two_signatures_where_two_are_needed(city, publishing, verified, tmp_path):
    second = make_key(tmp_path / "keys", "kedua")
    text = publishing.read_text("utf-8").replace("signing:\n", "signing:\n  needed: 2\n")
    publishing.write_text(f"{text}    - {{name: Kedua, key: {public(second)}}}\n", "utf-8")
    assert manifest_words(verified(city.url)[1]) == ["wrong-signature"]
    one = (city.folder / SIGNATURE).read_bytes()
    city.key = second
    city.release()
    city.write(SIGNATURE, one + (city.folder / SIGNATURE).read_bytes())
    status, report = verified(city.url)
    assert (status, report["signer"]) == (0, "Redaksi, Kedua")


def test_without_signers_nothing_can_be_judged(city: ServedRelease, tmp_path, capsys):
    nobody = tmp_path / "nobody.yml"
    nobody.write_text("", "utf-8")
    assert commands.verify(city.url, publishing=nobody) == 2
    told = capsys.readouterr()
    assert "nobody.yml" in told.err
    assert not told.out


def test_without_the_program_nothing_can_be_judged(city, publishing, monkeypatch, capsys):
    monkeypatch.setattr("plugins.verification.trust.shutil.which", lambda name: None)
    assert commands.verify(city.url, publishing=publishing, language="en") == 3
    assert "ssh-keygen" in capsys.readouterr().err
