"""SVG drawings that only draw.

Reads   the bytes of an SVG file.
Gives   ``drawing_findings``.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from plugins.gate.findings import Finding, shortened
from plugins.gate.stylesheets import sheet_of, style_of
from plugins.gate.xml_reading import XmlRefused, local, parse_xml

_ACTIVE: Final = frozenset(
    {
        *("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas"),
        *("handler", "listener", "set", "animate", "animatetransform", "animatemotion", "link"),
        *("body", "html", "a", "feimage"),
    }
)
_INSTRUCTION: Final = re.compile(rb"<\?(?!xml[ \t])[\w-]+[^>]{0,80}")
_EVENT: Final = re.compile(r"on[a-z]+")
_URL: Final = re.compile(r"url\(\s*[\"']?(?!#)([^\"')]*)", re.IGNORECASE)


def drawing_findings(name: str, data: bytes) -> Iterator[Finding]:
    """What a drawing does besides drawing."""
    try:
        root = parse_xml(data)
    except XmlRefused as error:
        yield _found(name, str(error), "Bukan SVG yang utuh.", "This isn't a whole SVG.")
        return
    if local(root.tag) != "svg":
        yield _found(name, f"<{local(root.tag)}>", "Bukan gambar SVG.", "This is no SVG drawing.")
    for match in _INSTRUCTION.finditer(data):
        shown = match[0].decode("utf-8", "replace")
        yield _found(name, shown, "Ada perintah pengolah.", "There is a processing instruction.")
    for element in root.iter():
        yield from _element(name, element)


def _element(name: str, element: ET.Element) -> Iterator[Finding]:
    tag = local(element.tag)
    if tag.lower() in _ACTIVE:
        shown = f"<{tag}> {element.text or ''}"
        yield _found(name, shown, f"Gambar memuat <{tag}>.", f"The drawing has a <{tag}>.")
    loads: list[str] = []
    if tag == "style":
        loads += sheet_of(element.text or "").loads
    for key, value in element.attrib.items():
        attribute = local(key).lower()
        if _EVENT.fullmatch(attribute):
            yield _found(
                name,
                f"{attribute}={value}",
                f"{attribute} menjalankan skrip.",
                f"{attribute} runs a script.",
            )
        elif attribute in {"href", "src"}:
            loads.append(value)
        elif attribute == "style":
            loads += style_of(value).loads
        elif "(" in value:
            loads += _URL.findall(value)
    for address in loads:
        if not address.strip().startswith("#"):
            yield _found(
                name,
                address,
                "Gambar mengambil sesuatu dari luar dirinya.",
                "The drawing fetches something from outside itself.",
            )


def _found(name: str, excerpt: str, indonesian: str, english: str) -> Finding:
    return Finding(name, "active-drawing", shortened(excerpt.strip()), indonesian, english)
