"""XML that asks for nothing from elsewhere: no document type, so no entities.

Reads   the bytes of a file.
Gives   ``parse_xml``; ``local``, a tag's name without its namespace.
"""

from xml.etree import ElementTree as ET


class XmlRefused(Exception):
    """The bytes are no XML, or bring a document type of their own."""


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Entities are declared in a document type; without one none can grow or fetch."""
        raise XmlRefused(f"<!DOCTYPE {name} {pubid or ''} {system or ''}>")


def parse_xml(data: bytes) -> ET.Element:
    """The root element; raises XmlRefused."""
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 (expat without entities)
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except (ET.ParseError, LookupError, ValueError) as error:
        raise XmlRefused(str(error)) from None
    return root


def local(name: object) -> str:
    """``{http://www.w3.org/2000/svg}path`` as ``path``; empty for what is no element."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
