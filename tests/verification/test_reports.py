"""Reports: what people and programs read of a run."""

import json

import msgspec
import pytest

from plugins.verification.differences import (
    Difference,
    Kind,
    PageFacts,
    Report,
    Unread,
    merged,
)
from plugins.verification.report import as_json, as_text
from plugins.verification.wording import HEADINGS, REMEDIES
from tests.support.paths import ROOT

KINDS: tuple[Kind, ...] = Kind.__args__


def report(*differences: Difference, **more: object) -> Report:
    fields = {
        "target": "https://kota.example",
        "time": "2026-11-21T20:00:00+00:00",
        "digest": "0123456789abcdef",
        "signer": "Redaksi",
        "files": 200,
        "requests": 900,
        "differences": differences,
    }
    return Report(**{**fields, **more})


def test_every_kind_has_its_words():
    assert set(HEADINGS) == set(REMEDIES) == set(KINDS)


def test_a_true_site_takes_two_lines():
    assert as_text(report(), "id") == (
        "https://kota.example: sama dengan rilis yang ditandatangani.\n"
        "Rilis 0123456789ab (Redaksi), 200 berkas, 900 permintaan.\n"
    )
    assert as_text(report(), "en") == (
        "https://kota.example: as signed.\n"
        "Release 0123456789ab (Redaksi), 200 files, 900 requests.\n"
    )


def test_each_difference_is_told_once_by_its_kind_with_what_to_do():
    facts = PageFacts(("slot.example",), ("inline",), ("https://slot.example/",))
    found = report(
        Difference("changed", "/berita/", "", ("auditor", "phone"), "", "ab", facts),
        Difference("cloaked", "/", "redirect https://judi.example/", ("search-engine",)),
        Difference("added", "/slot/", "", ("search-engine",), "sitemap"),
        *(Difference("header", f"/{n}/", "permissions-policy", ("auditor",)) for n in range(8)),
    )
    text = as_text(found, "id")
    assert text == (
        "https://kota.example: 11 hal berbeda dari rilis yang ditandatangani.\n"
        "Rilis 0123456789ab (Redaksi), 200 berkas, 900 permintaan.\n"
        "\n"
        "Isi disamarkan: 1\n"
        "  /: → https://judi.example/; mesin pencari\n"
        f"  → {REMEDIES['cloaked'].id}\n"
        "\n"
        "Isi berubah: 1\n"
        "  /berita/\n"
        "    tautan tersembunyi: https://slot.example/\n"
        "    host asing: slot.example\n"
        "    skrip: inline\n"
        f"  → {REMEDIES['changed'].id}\n"
        "\n"
        "Ditambahkan orang: 1\n"
        "  /slot/: disebut peta situs atau umpan; mesin pencari\n"
        f"  → {REMEDIES['added'].id}\n"
        "\n"
        "Tajuk pengamanan tidak ada atau terlalu longgar: 8\n"
        "  permissions-policy: /0/, /1/, /2/, /3/, /4/, + 3\n"
        f"  → {REMEDIES['header'].id}\n"
        "\n"
        "Langkah demi langkah: docs/deployment/alarm.id.md\n"
    )
    english = as_text(found, "en")
    assert "11 differences from the signed release." in english
    assert "named by a sitemap or feed; search engine" in english
    assert english.endswith("step by step: docs/deployment/alarm.en.md\n")


def test_the_pages_that_reports_name_are_there():
    for language in ("id", "en"):
        assert (ROOT / f"docs/deployment/alarm.{language}.md").is_file()


def test_what_could_not_be_read_is_told():
    found = report(unread=(Unread("/a/", "slow"),), whole=False, unvisited=7)
    text = as_text(found, "en")
    assert "not everything could be looked at" in text
    assert "  /a/: too slow\n" in text
    assert "broke off" in text
    assert "so many: 7." in text
    assert "could not be checked" in as_text(report(digest="", whole=False), "en")


def test_text_from_a_strange_site_cannot_steer_a_terminal():
    found = report(Difference("redirect", "/", "https://x/\x1b]0;judul\x07\x1b[2J\n"))
    text = as_text(found, "id")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "https://x/�]0;judul" in text


def test_json_has_every_field_and_the_status_first():
    found = report(Difference("cookie", "/", "lacak", ("phone",)), unread=(Unread("/b/", "busy"),))
    told = json.loads(as_json(found))
    assert next(iter(told)) == "status"
    assert told.pop("status") == 1
    assert msgspec.convert(told, Report) == found
    assert told["format"] == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_json_fields_are_all_documented(language):
    page = (ROOT / f"docs/deployment/verify.{language}.md").read_text("utf-8")
    names = {"status", *Report.__struct_fields__, *Difference.__struct_fields__}
    names |= {*PageFacts.__struct_fields__, *Unread.__struct_fields__}
    assert not {name for name in names if f"`{name}`" not in page}
    assert not {kind for kind in KINDS if f"`{kind}`" not in page}


def test_the_same_difference_of_several_views_is_one():
    one = Difference("changed", "/", "", ("auditor",), "", "ab", PageFacts(("a.example",)))
    other = Difference("changed", "/", "", ("phone",), "", "cd", PageFacts(("b.example",)))
    (found,) = merged([one, other])
    assert found.views == ("auditor", "phone")
    assert found.facts.foreign_hosts == ("a.example", "b.example")
