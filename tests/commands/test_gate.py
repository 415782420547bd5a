"""A release that the gate refuses isn't published, and the last one stays as it was."""

import json
from pathlib import Path

from plugins.release.manifest import MANIFEST
from tests.support.site import KEPT_BESIDE, MINIMAL, Result, beside, build, command, read_folder

STORY = "news/2026/razia/index.id.md"
WORDS = """---
title: Polisi menutup situs judi online di Contoh
standfirst: Warga diminta melapor lewat kanal resmi.
date: 2026-03-03 09:45
category: pemerintahan
places: [contoh]
---

Berita contoh: pemerintah kota dan kepolisian menutup situs judi online. Judi online merugikan
keluarga.
"""
NEWS = {**MINIMAL, STORY: WORDS}
ALLOWED = """release_gate:
  allowances:
    - rule: gambling-words
      path: /berita/2026/razia/
      reason: Berita tentang penertiban, diperiksa redaksi.
"""
JSON = "output-gate.json"


def report(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / JSON).read_text("utf-8"))
    return found


def publish(files: dict[str, str | bytes | None], folder: Path, **options: object) -> Result:
    return build(files, folder, publish=True, **options)


def test_a_refused_release_leaves_the_last_one(tmp_path: Path) -> None:
    first = publish(MINIMAL, tmp_path).succeeded().files()
    assert report(tmp_path)["verdict"] == "passed"

    refused = publish(NEWS, tmp_path)

    assert refused.exit_code == 1
    assert "judi online" in refused.text
    assert "Traceback" not in refused.text
    assert read_folder(tmp_path / "output") == first
    assert beside(tmp_path / "output") <= KEPT_BESIDE
    assert report(tmp_path)["verdict"] == "refused"
    assert "Belum boleh terbit" in (tmp_path / "output-gate.html").read_text("utf-8")
    assert "Not to be published" in publish(NEWS, tmp_path, language="en").text
    # A build that isn't for publishing passes no gate.
    build(NEWS, tmp_path).succeeded()


def test_news_about_gambling_passes_with_a_reason_and_is_quoted_by_lists(tmp_path: Path) -> None:
    (tmp_path / "publishing.yml").write_text(ALLOWED, "utf-8")

    done = publish(NEWS, tmp_path).succeeded()

    assert "judi online" in done.read("/")
    assert MANIFEST in done.files()
    told = report(tmp_path)
    assert told["verdict"] == "passed"
    assert told["findings"] == []
    # The same word elsewhere, in a sentence of its own, is somebody else's.
    spoilt = str(MINIMAL["news/2026/halo/index.id.md"], "utf-8")  # type: ignore[arg-type]
    other = {**NEWS, "news/2026/halo/index.id.md": spoilt + "\nDaftar judi online di sini.\n"}
    assert publish(other, tmp_path).exit_code == 1
    files = {row["file"] for row in report(tmp_path)["findings"]}  # type: ignore[attr-defined]
    assert "berita/2026/halo/index.html" in files
    assert "berita/2026/razia/index.html" not in files


def test_an_allowance_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "publishing.yml").write_text(
        "release_gate:\n  allowances:\n    - {rule: gambling-words, path: /berita/*}\n", "utf-8"
    )
    refused = publish(MINIMAL, tmp_path)
    assert refused.exit_code == 1
    assert "publishing.yml:3" in refused.text
    assert "reason" in refused.text


def test_the_command_looks_at_any_output(tmp_path: Path) -> None:
    output = publish(MINIMAL, tmp_path).succeeded().output_dir
    content = tmp_path / "content"

    def gate(**options: object) -> Result:
        return command("gate", output, {"directory": output, "content": content, **options})

    assert gate().exit_code == 0
    page = output / "en" / "index.html"
    text = page.read_text("utf-8")
    # Packed beside it lies what it was; a planted page that differs from that is one more finding.
    for name in ("index.html", "index.html.br", "index.html.gz"):
        page.with_name(name).unlink()
    page.write_text(
        text.replace("</main>", '<p hidden><a href="https://x.example/">a</a></p></main>')
    )
    said = gate(format="json", report=tmp_path / "laporan.html")
    assert said.exit_code == 1
    assert [row["rule"] for row in json.loads(said.text)["findings"]] == ["hidden-link"]
    assert "x.example" in (tmp_path / "laporan.html").read_text("utf-8")
    assert "Nobody sees" in gate(language="en").text


def test_the_command_says_where_there_is_no_site(tmp_path: Path) -> None:
    empty = command("gate", tmp_path, {"directory": tmp_path})
    assert empty.exit_code == 2
    assert "index.html" in empty.text


def test_hosts_that_the_last_release_had_no_link_to_are_told(tmp_path: Path) -> None:
    publish(MINIMAL, tmp_path).succeeded()
    assert report(tmp_path)["new_hosts"] == []
    linked = "[Baca](https://sumber.example/data).\n"
    # A refused release makes nobody known.
    refused = publish({**NEWS, STORY: WORDS + linked}, tmp_path)
    assert refused.exit_code == 1
    assert "sumber.example (/berita/2026/razia/)" in refused.text
    words = WORDS.replace("judi online", "palsu").replace("Judi online", "Itu")

    told = publish({**MINIMAL, STORY: words + linked}, tmp_path).succeeded()

    assert "Baru ditautkan" in told.text
    assert report(tmp_path)["new_hosts"] == [
        {"host": "sumber.example", "address": "/berita/2026/razia/"}
    ]
    assert "sumber.example" in (tmp_path / "output-gate.html").read_text("utf-8")
    again = publish({**MINIMAL, STORY: words + linked}, tmp_path).succeeded()
    assert "Baru ditautkan" not in again.text
    assert report(tmp_path)["new_hosts"] == []
