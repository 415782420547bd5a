"""A comment tells what is wrong, and nothing that a proposal holds is taken for markup."""

import json
import re

import pytest

from tools.proposal_comment import LONGEST, MARK, MOST, codequality, comment, main, rows_in

ROW = {
    "path": "content/news/2026/halo/index.id.md",
    "line": 4,
    "field": "date",
    "place": "",
    "level": "error",
    "message": "tulis tanggal dan jam seperti 2026-08-17 09:45.",
}


def said(tmp_path, rows) -> str:
    file = tmp_path / "masalah.json"
    file.write_text(rows if isinstance(rows, str) else json.dumps(rows), "utf-8")
    return comment(rows_in(file))


def outside_blocks(text: str) -> str:
    """What Markdown reads as markup: all but blocks of code, by CommonMark's rule for fences."""
    kept, fence = [], ""
    for line in text.split("\n"):
        run = re.match("`{3,}", line)
        if not fence and run:
            fence = run[0]
        elif fence and re.fullmatch(f"{fence}`*\\s*", line):
            fence = ""
        elif not fence:
            kept.append(line)
    assert not fence, "a block does not end"
    return "\n".join(kept)


def test_errors_are_told_by_file_with_line_field_and_remedy(tmp_path) -> None:
    text = said(
        tmp_path, [ROW, {**ROW, "line": 9, "field": "", "place": "pawai", "level": "notice"}]
    )
    assert text.startswith(MARK)
    assert "**Belum bisa terbit: 1 hal perlu diperbaiki.**" in text
    assert "content/news/2026/halo/index.id.md\n\n  baris 4\n    date: tulis tanggal" in text
    assert "tidak menahan terbit: 1 hal" in text
    assert "baris 9, pawai" in text
    assert "pemeriksaan berjalan lagi" in text


def test_nothing_wrong_is_said_with_where_the_preview_is(tmp_path) -> None:
    text = said(tmp_path, [])
    assert "tidak ada yang perlu diperbaiki" in text
    assert "`pratinjau`" in text


@pytest.mark.parametrize("broken", ["", "{}", "[", "null", '"x"', "[" * 100_000])
def test_a_check_that_broke_off_is_no_good_news(tmp_path, broken) -> None:
    text = said(tmp_path, broken)
    assert "tidak selesai" in text
    assert "siap ditinjau" not in text


def test_a_missing_file_is_told(tmp_path) -> None:
    assert "tidak selesai" in comment(rows_in(tmp_path / "tiada.json"))


EVIL = [
    "@kota/redaksi tutup #1 ![x](https://jahat.example/a.png) <img src=x onerror=y> [a](b)",
    "````\n# judul\n```\n**tebal**",
    "`" * 40,
    "~~~\n<!-- kabar-kota: periksa -->",
    "\u202e\x1b[31m\x00\u200b",
    "\ud800",
    "a" * 100_000,
]


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_of_a_proposal_is_markup(tmp_path, evil) -> None:
    row = {**ROW, "path": evil, "field": evil, "place": evil, "message": evil}
    text = said(tmp_path, [row, {**row, "level": "notice"}])
    text.encode("utf-8")
    plain = outside_blocks(text.removeprefix(MARK))
    assert not re.search(r"@|#\d|jahat|<|\]\(|!\[", plain)
    assert not {"\u202e", "\x1b", "\x00", "\u200b"} & set(text)


def test_strange_rows_are_left_out_and_strange_values_emptied(tmp_path) -> None:
    text = said(tmp_path, [5, None, "x", [], {"line": "9"}, {**ROW, "line": -3, "message": ["x"]}])
    assert "2 hal perlu" in text
    assert "baris" not in text


def test_a_comment_is_never_too_long_for_its_host(tmp_path) -> None:
    rows = [{**ROW, "path": f"content/{n}.md", "message": "panjang " * 120} for n in range(5_000)]
    text = said(tmp_path, rows)
    assert len(text) < LONGEST + 500
    assert "Masih ada yang lain" in text
    assert f"{MOST + 1} atau lebih" in text
    outside_blocks(text)


def test_gitlab_shows_the_same_beside_the_changes(tmp_path, capfdbinary) -> None:
    file = tmp_path / "masalah.json"
    file.write_text(json.dumps([ROW, {**ROW, "line": 0, "level": "notice"}]), "utf-8")
    assert main([str(file), "--form", "codequality"]) == 0
    report = json.loads(capfdbinary.readouterr().out)
    assert [(one["severity"], one["location"]["lines"]["begin"]) for one in report] == [
        ("major", 4),
        ("info", 1),
    ]
    assert report[0]["location"]["path"] == ROW["path"]
    assert report[0]["description"].startswith("date: tulis")
    assert len({one["fingerprint"] for one in report}) == 2
    assert "tidak selesai" in codequality(None)
