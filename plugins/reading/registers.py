"""The registers: ``content/registers/*.yml`` to models by key.

Reads   one file a register; one that isn't there is empty.
Gives   ``Registers``, or problems.
"""

import re
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from plugins.languages.hijri_calendar import misfit_months
from plugins.model.site import Registers
from plugins.problems import Problems
from plugins.reading.document_entries import decoded_document, encoded_document
from plugins.reading.documents import Document
from plugins.reading.kept_models import known_models
from plugins.reading.library import Library
from plugins.reading.text_files import read_text
from plugins.reading.validation import validate
from plugins.schema.calendar_registers import HijriMonth, PublishedEvent
from plugins.schema.registers import Agency, Category, Desk, Person, SiteWords, TagWords
from plugins.schema.sources import Source, named_sources

M = TypeVar("M", bound=BaseModel)

_ADDRESSED: Final = frozenset({"categories", "agencies"})
_HIJRI_MONTH: Final = re.compile(r"^1[345]\d\d-(0[1-9]|1[0-2])$")
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
        from plugins.reading.yaml_files import parse_yaml  # noqa: PLC0415 (seldom anything new)

        shown = folder.shown(relative)
        text = read_text(folder.path(relative), shown, problems)
        document = None if text is None else parse_yaml(text, shown, problems)
        if document is not None:
            library.cache.put({key: encoded_document(document)})
    return document


def read_registers(library: Library, problems: Problems) -> Registers:
    """All registers of a content folder."""
    folder = library.folder
    site = "registers/site.yml"

    def site_words() -> SiteWords | None:
        document = read_document(library, site, problems)
        if document is None:
            return None
        return validate(SiteWords, document, folder.shown(site), problems)

    words = None
    if site in folder.names:
        words = known_models(library, site, "site", site_words, problems)
    broken: set[str] = set()

    def read(model: type[M], name: str) -> dict[str, M]:
        before = len(problems)
        entries = _register(model, name, library, problems)
        if len(problems) > before:
            broken.add(name)
        return entries

    found = Registers(
        site=words or SiteWords(),
        categories=read(Category, "categories"),
        agencies=read(Agency, "agencies"),
        desks=read(Desk, "desks"),
        people=read(Person, "people"),
        tags=read(TagWords, "tags"),
        sources=read(Source, "sources"),
        hijri_months=read(HijriMonth, "hijri-months"),
        calendar_record=read(PublishedEvent, "calendar-record"),
        broken=frozenset(broken),
    )
    if "hijri-months" not in broken:
        _check_months(found, library, problems)
    return found


def _register(model: type[M], name: str, library: Library, problems: Problems) -> dict[str, M]:
    relative = f"registers/{name}.yml"
    if relative not in library.folder.names:
        return {}

    def entries() -> dict[str, M]:
        return _entries(model, name, library, problems)

    return known_models(library, relative, "register", entries, problems) or {}


def _entries(model: type[M], name: str, library: Library, problems: Problems) -> dict[str, M]:
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
        if name == "hijri-months" and not _HIJRI_MONTH.match(key):
            problems.add(
                shown,
                document.line((key,)),
                key,
                id=f'tulis tahun dan bulan Hijriah seperti 1447-10, bukan "{key}".',
                en=f'write the Hijri year and month like 1447-10, not "{key}".',
            )
            continue
        if name in _ADDRESSED:
            _check_address(key, value, addresses, document, shown, problems)
        entry = validate(model, document, shown, problems, at=(key,), value=value, place=key)
        if entry is not None:
            entries[key] = entry
    return entries


def _check_months(registers: Registers, library: Library, problems: Problems) -> None:
    """Announced months that can't begin then, and sources that the register doesn't know."""
    relative = "registers/hijri-months.yml"
    document = read_document(library, relative, problems) or Document()
    shown = library.folder.shown(relative)
    words = {
        "far": (
            "lebih dari dua hari dari hitungan Umm al-Qura; periksa tahun, bulan, dan tanggalnya.",
            "more than two days from Umm al-Qura; check year, month and date.",
        ),
        "length": (
            "bulan ini tidak menjadi 29 atau 30 hari; periksa tanggalnya dan bulan sesudahnya.",
            "this month would not have 29 or 30 days; check its date and the following month's.",
        ),
    }
    for (year, month), kind in misfit_months(registers.announced_months()):
        key = f"{year}-{month:02d}"
        indonesian, english = words[kind]
        line = document.line((key, "begins"))
        problems.add(shown, line, "begins", id=indonesian, en=english, place=key)
    for key, entry in registers.hijri_months.items():
        for place, source in named_sources(entry, (key,)):
            if source not in registers.sources:
                problems.add(
                    shown,
                    document.line(place),
                    str(place[1]),
                    id=f'"{source}" belum ada di registers/sources.yml.',
                    en=f'"{source}" is not in registers/sources.yml.',
                    place=key,
                )


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
