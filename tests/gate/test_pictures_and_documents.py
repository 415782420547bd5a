"""Pictures and PDFs that are nothing else pass; those that are more are told, however hidden."""

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gate.documents import document_findings
from plugins.gate.drawings import drawing_findings
from plugins.gate.looking import look
from plugins.gate.pictures import picture_findings
from tests.gate.gate_sites import document, picture, with_object

KINDS = {"x.jpg": "JPEG", "x.png": "PNG", "x.gif": "GIF", "x.webp": "WEBP", "x.avif": "AVIF"}
TAILS = {
    "archive": b"PK\x03\x04" + b"\0" * 26 + b"x.php",
    "program": b"<?php system($_GET[0]); ?>",
    "page": b"<script>alert(1)</script>",
    "document": b"%PDF-1.7\n",
    "anything": b"\x01\x02\x03",
}
ACTIVE = {
    "JavaScript": b"<< /S /JavaScript /JS (app.alert(1)) >>",
    "escaped": b"<< /S /J#61vaScript /JS (app.alert(1)) >>",
    "Launch": b"<< /S /Launch /F (a.exe) >>",
    "attachment": b"<< /Type /EmbeddedFile >>",
    "XFA": b"<< /XFA [(a) 1 0 R] >>",
    "automatic": b"<< /AA << /O 5 0 R >> >>",
    "form": b"<< /S /SubmitForm /F (https://x.example) >>",
    "opening": b"<< /OpenAction << /S /URI /URI (https://x.example) >> >>",
}


def told(name: str, data: bytes) -> list[str]:
    findings = picture_findings if name != "x.pdf" else document_findings
    return [finding.en for finding in findings(name, data)]


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_passes(name: str) -> None:
    assert told(name, picture(KINDS[name], (640, 427))) == []


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("name", KINDS)
def test_what_follows_a_picture_is_told(name: str, tail: str) -> None:
    assert told(name, picture(KINDS[name]) + TAILS[tail])


@pytest.mark.parametrize("name", KINDS)
def test_half_a_picture_is_told(name: str) -> None:
    data = picture(KINDS[name], (640, 427))
    assert told(name, data[: len(data) // 2])


def test_what_lies_within_a_picture_is_told() -> None:
    data = picture("JPEG")
    comment = b"<?php system($_GET[0]); ?>"
    inside = data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]
    assert told("x.jpg", inside) == ["There is PHP/ASP inside the picture."]
    chunk = b"tEXt" + b"a\0<script>alert(1)</script>"
    whole = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    png = picture("PNG")
    assert told("x.png", png[:33] + whole + png[33:]) == ["There is HTML inside the picture."]


def test_a_bomb_is_not_unpacked() -> None:
    header = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    png = picture("PNG")
    chunk = b"IHDR" + header
    data = (
        png[:8] + (13).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big") + png[33:]
    )
    assert told("x.png", data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_damage_stops_the_gate(name: str, data: st.DataObject) -> None:
    whole = bytearray(picture(KINDS[name]))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    look(name, bytes(whole), "x.example")


def test_a_document_passes() -> None:
    assert told("x.pdf", document()) == []
    opening = b"<< /OpenAction [1 0 R /XYZ null null 0] >>"
    assert told("x.pdf", with_object(opening)) == []
    assert told("x.pdf", with_object(opening, packed=True)) == []
    assert told("x.pdf", with_object(b"<< /OpenAction << /S /GoTo /D [1 0 R /Fit] >> >>")) == []


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("what", ACTIVE)
def test_what_a_document_does_is_told(what: str, packed: bool) -> None:
    assert told("x.pdf", with_object(ACTIVE[what], packed=packed))


def test_a_document_that_cannot_be_looked_into_is_told() -> None:
    assert told("x.pdf", with_object(b"<< /Encrypt 5 0 R >>"))
    assert told("x.pdf", document()[:-10])
    packed = with_object(b"<< /A 1 >>", packed=True)
    assert told("x.pdf", packed.replace(b"FlateDecode", b"LZWDecode  "))
    broken = re.sub(rb"(?<=stream\n)x", b"\0", packed)
    assert broken != packed
    assert told("x.pdf", broken)


def test_an_opening_action_elsewhere_is_followed() -> None:
    harmless = with_object(b"[1 0 R /Fit]")
    assert told("x.pdf", harmless.replace(b"/Catalog", b"/Catalog /OpenAction 90 0 R")) == []
    active = with_object(b"<< /S /URI /URI (https://x.example) >>")
    assert told("x.pdf", active.replace(b"/Catalog", b"/Catalog /OpenAction 90 0 R"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_document_and_no_drawing_stops_the_gate(data: bytes) -> None:
    look("x.pdf", b"%PDF-1.7\n" + data, "x.example")
    look("x.svg", data, "x.example")
    look("x.html", data, "x.example")
    look("x.xml", data, "x.example")
    look("x.ics", data, "x.example")
    look("x.css", data, "x.example")


def test_billions_of_laughs_are_not_heard() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]><svg>&a11;</svg>'
    assert [finding.rule for finding in drawing_findings("x.svg", bomb.encode())] == [
        "active-drawing"
    ]
