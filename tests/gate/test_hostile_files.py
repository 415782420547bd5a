"""A file made to cost time or memory costs little, and never ends the look at the others."""

import gzip
import time
import zlib

import brotli
import pytest

from plugins.gate.crowded_tags import MOST, crowded_tag
from plugins.gate.looking import look
from plugins.gate.packed_twins import UNPACKED_MOST

LENGTH = 50_000
SECONDS = 10
"""Of processor time; each takes less than one on a machine of today."""

_PACKED = zlib.compress(b"0" * 30_000_000)
_OBJECTS = (
    b"1 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode >>\nstream\n"
    + _PACKED
    + b"\nendstream\n"
)
HOSTILE: dict[str, tuple[str, str | bytes]] = {
    "nested blocks": ("x.html", "<div class=a>"),
    "nested words": ("x.html", "<i class=a style='--a:b'>"),
    "misnested": ("x.html", "<b><i><u><p>"),
    "open tags": ("x.html", "<"),
    "letters with gaps": ("x.html", "s "),
    "one word": ("x.html", "s"),
    "links": ("x.html", "<a href=https://x.example/>a</a>"),
    "half a token": ("x.txt", "eyJ"),
    "half an address": ("x.txt", "data:a/"),
    "brackets": ("x.css", "a{b:("),
    "rules": ("x.css", "a{b:url(x)}"),
    "drawing": ("x.svg", "<g>"),
    "lists": ("x.json", "["),
    "calendars": ("x.ics", "BEGIN:VCALENDAR\r\n"),
    "scripts": ("x.js", "eval("),
    "opening actions": ("x.pdf", b"/OpenAction<<"),
    "references": ("x.pdf", b"/OpenAction 1 0 R "),
    "streams": ("x.pdf", b"/ObjStm stream\n"),
    "bombs": ("x.pdf", _OBJECTS),
    "markers": ("x.jpg", b"\xff"),
    "attributes": ("x.html", f"<a {'a ' * MOST}>"),
    "tag names": ("x.html", "<a"),
    "quotes": ("x.html", "<a b='\" "),
}
STARTS = {"x.pdf": b"%PDF-1.7\n", "x.jpg": b"\xff\xd8\xff", "x.svg": b"<svg>"}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_file_costs_more_than_its_size(what: str) -> None:
    name, part = HOSTILE[what]
    piece = part.encode() if isinstance(part, str) else part
    data = STARTS.get(name, b"") + piece * (LENGTH // len(piece))
    started = time.process_time()
    look(name, data, "x.example")
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("between", [" ", "/", "='>'", '=">"', " =x\n"])
def test_a_tag_with_more_attributes_than_a_parser_bears_is_refused(between: str) -> None:
    started = time.process_time()
    tag = "<p " + between.join(f"a{number}" for number in range(100_000)) + ">"
    found = look("x.html", f"<!doctype html><p>a</p>{tag}x".encode(), "x.example").findings
    assert time.process_time() - started < SECONDS
    assert "unreadable" in {finding.rule for finding in found}


def test_what_looks_like_many_attributes_is_none() -> None:
    words = " ".join(["kata"] * 5_000)
    text = (
        f"<p title=\"{words}\">{words}</p><!-- {words} --><p data-a='> {words}'>{words} < {words}"
    )
    assert crowded_tag(text) is None
    assert crowded_tag("<p " + "a " * MOST + ">") is None
    assert crowded_tag("<p " + "a " * (MOST + 1) + ">") is not None


@pytest.mark.parametrize("ending", [".gz", ".br"])
def test_packed_files_are_unpacked_no_further_than_is_bearable(ending: str) -> None:
    packers = {".gz": gzip.compress, ".br": lambda data: brotli.compress(data, quality=5)}
    packed = packers[ending](bytes(UNPACKED_MOST + 1))
    found = look(f"x.txt{ending}", packed, "x.example").findings
    assert {finding.rule for finding in found} == {"unreadable"}


def test_streams_that_unpack_to_too_much_are_refused() -> None:
    found = look("x.pdf", b"%PDF-1.7\n" + _OBJECTS * 3 + b"%%EOF", "x.example").findings
    assert "active-document" in {finding.rule for finding in found}
