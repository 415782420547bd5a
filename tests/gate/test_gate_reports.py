"""The report for people needs nothing beside it; the one for programs keeps its keys."""

import json
from pathlib import Path

import pytest
from lxml import html

from plugins.gate.foreign_hosts import hosts_before
from plugins.gate.inspection import Outcome
from plugins.gate.looking import look
from plugins.gate.reports import as_json, as_page, as_text
from plugins.schema.release_gate import Allowance, ReleaseGate
from tests.gate.gate_sites import Copy, copy_of

EVIL = "<p>Situs judi online</p><p onclick=\"a('</pre><script>x</script>\u202e')\">a</p>"


@pytest.fixture
def refused(minimal_site: Path, tmp_path: Path) -> Outcome:
    site: Copy = copy_of(minimal_site, tmp_path)
    unused = Allowance(rule="secret", path="/tidak-ada/", reason="Contoh yang tidak terpakai.")
    with site.planted({**site.with_main("index.html", EVIL), "x.md": b"---\n"}):
        return site.looked_at(ReleaseGate(allowances=(unused,)))


def test_programs_read_every_finding_with_words_in_both_languages(refused: Outcome) -> None:
    told = json.loads(as_json(refused))
    assert told["format"] == 1
    assert told["verdict"] == "refused"
    assert told["site"] == "warta.example"
    assert told["unused_allowances"] == [
        {"rule": "secret", "path": "/tidak-ada/", "reason": "Contoh yang tidak terpakai."}
    ]
    rows = told["findings"]
    assert {row["rule"] for row in rows} == {"gambling-words", "foreign-code", "source-file"}
    for row in rows:
        assert row.keys() == {
            "rule", "level", "file", "address", "excerpt", "title", "message", "todo",
        }  # fmt: skip
        for words in ("title", "message", "todo"):
            assert row[words].keys() == {"id", "en"}
    assert {row["address"] for row in rows if row["file"] == "index.html"} == {"/"}


def test_the_page_stands_alone_and_runs_nothing_that_was_found(refused: Outcome) -> None:
    page = as_page(refused)
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script|//link|//img|//iframe|//@src|//@href")
    assert not [name for name in page.split() if name.startswith("onclick")]
    assert "Belum boleh terbit" in page
    assert "Not to be published" in page
    assert "judi online" in page
    assert "<U+202E>" in tree.text_content()
    assert "tidak terpakai" in page


def test_the_terminal_is_told_where_what_and_what_to_do(refused: Outcome) -> None:
    said = as_text(refused, "id", Path("output-gate.html"))
    assert said.startswith("Belum boleh terbit: ")
    for words in ("Kata-kata judi [gambling-words]", "index.html", "Lakukan:", "output-gate.html"):
        assert words in said
    assert "\u202e" not in said
    assert as_text(refused, "en").startswith("Not to be published: ")


def test_an_open_gate_says_so(minimal_site: Path, tmp_path: Path) -> None:
    outcome = copy_of(minimal_site, tmp_path).looked_at()
    assert json.loads(as_json(outcome))["verdict"] == "passed"
    assert "Boleh terbit" in as_page(outcome)
    assert as_text(outcome, "en").startswith("The gate is open")


def test_every_text_file_is_decoded_or_told() -> None:
    assert [f.rule for f in look("x.html", b"\xff", "x.example").findings] == ["unreadable"]


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "{}", '{"hosts": null}', '{"hosts": {}}'])
def test_a_report_that_says_nothing_of_hosts_makes_none_new(text: str, tmp_path: Path) -> None:
    report = tmp_path / "output-gate.json"
    assert hosts_before(report) is None
    report.write_text(text, "utf-8")
    assert hosts_before(report) is None
