"""The registers: ``content/registers/*.yml`` to models by key.

Reads   one file a register; one that isn't there is empty.
Gives   ``Registers``, or problems.
"""

import re
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from plugins.model.site import Registers
from plugins.problems import Problems
from plugins.reading.document_entries import decoded_document, encoded_document
from plugins.reading.library import Library
from plugins.reading.text_files import read_text
from plugins.reading.validation import validate
from plugins.reading.yaml_files import Document, parse_yaml
from plugins.schema.registers import Agency, Category, Desk, Person, SiteWords, TagWords
from plugins.schema.sources import Source

M = TypeVar("M", bound=BaseModel)

_ADDRESSED: Final = frozenset({"categories", "agencies"})
_SLUG: Final = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def read_document(library: Library, relative: str, problems: Problems) -> Document | None:
    """One YAML file; None where it is missing or can't be read (then a problem was told)."""
    folder = library.folder
    if relative not in folder.names:
        return None
    key = library.key("yaml", [relative])
    kept = library.entry(key)
    document = None if kept is None else decoded_document(kept)
    if document is None:
        shown = folder.shown(relative)
        text = read_text(folder.path(relative), shown, problems)
        document = None if text is None else parse_yaml(text, shown, problems)
        if document is not None:
            library.cache.put({key: encoded_document(document)})
    return document


def read_registers(library: Library, problems: Problems) -> Registers:
    """All registers of a content folder."""
    folder = library.folder
    site = read_document(library, "registers/site.yml", problems)
    words = None
    if site is not None:
        words = validate(SiteWords, site, folder.shown("registers/site.yml"), problems)
    broken: set[str] = set()

    def read(model: type[M], name: str) -> dict[str, M]:
        before = len(problems)
        entries = _register(model, name, library, problems)
        if len(problems) > before:
            broken.add(name)
        return entries

    return Registers(
        site=words or SiteWords(),
        categories=read(Category, "categories"),
        agencies=read(Agency, "agencies"),
        desks=read(Desk, "desks"),
        people=read(Person, "people"),
        tags=read(TagWords, "tags"),
        sources=read(Source, "sources"),
        broken=frozenset(broken),
    )


def _register(model: type[M], name: str, library: Library, problems: Problems) -> dict[str, M]:
    relative = f"registers/{name}.yml"
    document = read_document(library, relative, problems)
    if document is None or document.value is None:
        return {}
    shown = library.folder.shown(relative)
    if not isinstance(document.value, dict):
        problems.add(
            shown,
            1,
            id='tulis sebagai daftar kunci, "kunci:" lalu kolom-kolomnya di bawahnya.',
            en='write keys, "key:" with their fields below.',
        )
        return {}
    entries: dict[str, M] = {}
    addresses: dict[str, str] = {}
    for key, value in document.value.items():
        if name in _ADDRESSED:
            _check_address(key, value, addresses, document, shown, problems)
        entry = validate(model, document, shown, problems, at=(key,), value=value, place=key)
        if entry is not None:
            entries[key] = entry
    return entries


def _check_address(
    key: str,
    value: Any,
    taken: dict[str, str],
    document: Document,
    shown: str,
    problems: Problems,
) -> None:
    """The key ends an Indonesian address, and ``slug_en``, or else the key, an English one."""
    if not _SLUG.match(key):
        problems.add(
            shown,
            document.line((key,)),
            key,
            id="kunci ini menjadi alamat; pakai huruf kecil, angka, dan tanda hubung.",
            en="this key becomes an address; use lower-case letters, digits and hyphens.",
        )
    english = str(value.get("slug_en") or key) if isinstance(value, dict) else key
    first = taken.setdefault(english, key)
    if first != key:
        problems.add(
            shown,
            document.line((key, "slug_en")),
            "slug_en",
            id=f'alamat Inggris "{english}" sudah dipakai {first}; pilih yang lain.',
            en=f'{first} has the English address "{english}" already; choose another.',
            place=key,
        )
