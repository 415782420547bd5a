"""PDF documents that are only read.

Reads   the bytes of a PDF file.
Gives   ``document_findings``.

Every object is looked at where it lies, whatever the table of objects says of it: objects left
over from an older version, or hidden from readers that trust the table, count as well. Objects in
compressed streams are unpacked. What can't be looked into, such as an encrypted file, is refused.
(ISO 32000-2, 7.3 to 7.5 for syntax, 12.6 for actions.)
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from plugins.gate.findings import Finding, shortened

LARGEST: Final = 32_000_000
"""Bytes that all streams of objects may grow to; a whole report has less."""

_NAMES: Final = {
    "JavaScript": ("skrip", "a script"),
    "JS": ("skrip", "a script"),
    "Launch": ("perintah menjalankan program", "an action that starts a program"),
    "EmbeddedFile": ("lampiran", "an attachment"),
    "EmbeddedFiles": ("lampiran", "an attachment"),
    "XFA": ("formulir XFA", "an XFA form"),
    "RichMedia": ("media aktif", "active media"),
    "SubmitForm": ("pengiriman isian", "an action that sends a form"),
    "ImportData": ("pengambilan data", "an action that fetches data"),
    "GoToE": ("tautan ke lampiran", "a link to an attachment"),
    "Rendition": ("media aktif", "active media"),
    "AA": ("tindakan otomatis", "an automatic action"),
}
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_NAME: Final = re.compile(rb"/([^\s/<>\[\](){}%]{2,40})(?=(\s*(?:[(<\[/]|\d+\s+\d+\s+R\b))?)")
_SHORT: Final = 3
"""Names this short turn up in compressed data by chance, unless a value follows them."""
_ESCAPE: Final = re.compile(rb"#([0-9a-fA-F]{2})")
_OPEN_ACTION: Final = re.compile(rb"/OpenAction\s*(\[|<<|\d+\s+\d+\s+R)", re.DOTALL)
_HARMLESS: Final = re.compile(rb"\s*(?:\[|<<(?:(?!/S\b).){0,400}/S\s*/GoTo\b)", re.DOTALL)
_NEAR: Final = 500
_OPENINGS: Final = 20
"""A document has one action at opening, and one more for each time it was saved anew."""
_TRAILER: Final = re.compile(rb"%%EOF\s*\Z")


def document_findings(name: str, data: bytes) -> Iterator[Finding]:
    """What a document does besides being read; each kind once."""
    if not _TRAILER.search(data[-2048:]):
        yield _found(
            name,
            data[-24:].decode("latin-1"),
            "Berkas tidak berakhir sebagai PDF.",
            "The file doesn't end as a PDF does.",
        )
    objects, unread = _objects(data)
    for what in unread:
        yield _found(
            name,
            what,
            "Sebagian isinya tidak dapat diperiksa.",
            "Part of it can't be looked into.",
        )
    told: set[str] = set()
    for part in objects:
        for match in _NAME.finditer(part):
            written = _ESCAPE.sub(lambda each: bytes([int(each[1], 16)]), match[1])
            known = written.decode("latin-1")
            by_chance = len(known) <= _SHORT and not match[2]
            if known in _NAMES and known not in told and not by_chance:
                told.add(known)
                indonesian, english = _NAMES[known]
                yield _found(name, f"/{known}", f"Ada {indonesian}.", f"There is {english}.")
    if not _all_only_open(objects):
        yield _found(
            name,
            "/OpenAction",
            "Ada tindakan ketika dibuka.",
            "Something happens when it is opened.",
        )


def _all_only_open(objects: list[bytes]) -> bool:
    count = 0
    for part in map(_without_escapes, objects):
        for match in _OPEN_ACTION.finditer(part):
            count += 1
            following = part[match.start(1) : match.start(1) + _NEAR]
            if count > _OPENINGS or not _only_opens(match[1], following, objects):
                return False
    return True


def _only_opens(value: bytes, following: bytes, objects: list[bytes]) -> bool:
    """Whether the action at opening merely says which page is shown first."""
    if not value[:1].isdigit():
        return _HARMLESS.match(following) is not None
    number, generation, _ = value.split()
    whole = re.compile(rb"(?<!\d)%s\s+%s\s+obj(?P<body>.{0,400})" % (number, generation), re.DOTALL)
    found = [match["body"] for part in objects for match in whole.finditer(part)]
    return bool(found) and all(_HARMLESS.match(body) is not None for body in found)


def _objects(data: bytes) -> tuple[list[bytes], list[str]]:
    """The file as it lies there, then each stream of objects unpacked; and what can't be read."""
    parts = [data]
    unread: list[str] = []
    left = LARGEST
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 1000) : match.start()]
        dictionary = _without_escapes(head[max(0, head.rfind(b"obj")) :])
        if b"/ObjStm" not in dictionary:
            continue
        end = data.find(b"endstream", match.end())
        inner = _unpacked(dictionary, data[match.end() : len(data) if end < 0 else end], left)
        if inner is None:
            unread.append(shortened(dictionary.decode("latin-1")))
            break
        left -= len(inner)
        if left <= 0:
            unread.append(f"{LARGEST // 1_000_000} MB")
            break
        parts.append(_numbered(dictionary, inner))
    if any(b"/Encrypt" in _without_escapes(part) for part in parts):
        unread.append("/Encrypt")
    return parts, unread


def _unpacked(dictionary: bytes, stream: bytes, most: int) -> bytes | None:
    """A stream of objects; None for one packed in a way that no common program uses."""
    filters = re.findall(rb"/(\w+Decode)\b", dictionary)
    if not filters:
        return stream
    if filters != [b"FlateDecode"] or re.search(rb"/Predictor\s+(?!1\b)", dictionary):
        return None
    unpacking = zlib.decompressobj()
    try:
        inner = unpacking.decompress(stream, most)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else inner


def _numbered(dictionary: bytes, inner: bytes) -> bytes:
    """Objects of a stream written out as outside of one, so that a reference finds them."""
    first = re.search(rb"/First\s+(\d+)", dictionary)
    if first is None:
        return inner
    numbers = [int(each) for each in inner[: int(first[1])].split() if each.isdigit()]
    places = sorted(zip(numbers[1::2], numbers[::2], strict=False))
    ends = [place for place, _ in places[1:]] + [len(inner)]
    start = int(first[1])
    return b"\n".join(
        b"%d 0 obj %s" % (number, inner[start + place : start + end])
        for (place, number), end in zip(places, ends, strict=False)
    )


def _without_escapes(part: bytes) -> bytes:
    return _ESCAPE.sub(lambda each: bytes([int(each[1], 16)]), part)


def _found(name: str, excerpt: str, indonesian: str, english: str) -> Finding:
    return Finding(name, "active-document", shortened(excerpt), indonesian, english)
