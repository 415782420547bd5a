"""A YAML document as the content cache keeps it.

Reads   ``Document``.
Gives   its bytes, and the document from them.
"""

from typing import Any

import msgspec

from plugins.reading.documents import Document, Path

_Kept = tuple[Any, list[tuple[Path, int]]]
_decoder = msgspec.msgpack.Decoder(_Kept)


def encoded_document(document: Document) -> bytes:
    return msgspec.msgpack.encode((document.value, list(document.lines.items())))


def decoded_document(data: bytes) -> Document | None:
    """The document; None for bytes that are none."""
    try:
        value, lines = _decoder.decode(data)
    except msgspec.DecodeError:
        return None
    return Document(value, dict(lines))
