"""A file made to cost time or memory costs little, and never ends the look at the others."""

import time
import zlib

import pytest

from plugins.gate.looking import look

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


def test_streams_that_unpack_to_too_much_are_refused() -> None:
    found = look("x.pdf", b"%PDF-1.7\n" + _OBJECTS * 3 + b"%%EOF", "x.example").findings
    assert "active-document" in {finding.rule for finding in found}
