"""Old addresses: where readers of an earlier site, or of an earlier name, are led.

Reads   ``old_addresses`` of stories and pages, and ``registers/redirects.yml``.
Gives   ``read_old_addresses``: every one of what is published, or problems with file and line.

No old address is one of a page that there is, and none leads to what isn't there; so none leads in
a circle, or on to another old one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from plugins.languages import LANGUAGES, addresses
from plugins.model.old_addresses import OldAddress, parse_old_address
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.library import Library
from plugins.reading.registers import read_document
from plugins.reading.story_entries import WrittenOld
from plugins.reading.validation import validate
from plugins.schema.old_addresses import Redirect

REGISTER: Final = "registers/redirects.yml"

_LISTS: Final = (
    *("/berita/", "/kategori/", "/tag/", "/opd/", "/kalender/", "/umpan/", "/data/"),
    *("/en/news/", "/en/category/", "/en/tag/", "/en/agency/", "/en/calendar/"),
    "/en/feed/",
)
"""Below these lie pages without a key: months, keywords, years."""


def read_old_addresses(
    library: Library, written: Iterable[WrittenOld], site: Site, problems: Problems
) -> tuple[OldAddress, ...]:
    """Each old address once, with where it leads; what isn't due yet has none."""
    found: dict[str, OldAddress] = {}
    for old in (*_of_texts(written, site, problems), *_of_register(library, site, problems)):
        first = found.setdefault(old.written, old)
        if first is not old:
            problems.add(
                old.file,
                old.line,
                id=f'"{old.written}" sudah ditulis di {first.file}; hapus salah satu.',
                en=f'{first.file} has "{old.written}" already; take one of them out.',
            )
    return tuple(found.values())


def _of_texts(
    written: Iterable[WrittenOld], site: Site, problems: Problems
) -> Iterator[OldAddress]:
    for one in written:
        old = _parsed(one.address, one.shown, one.line, site, problems)
        if old is not None and old.below:
            problems.add(
                one.shown,
                one.line,
                "old_addresses",
                id='alamat dengan "/*" hanya boleh di registers/redirects.yml.',
                en='an address with "/*" belongs in registers/redirects.yml.',
            )
            continue
        there = site.address(one.key, one.language)
        if old is not None and there is not None:
            yield replace(old, to=there[0])


def _of_register(library: Library, site: Site, problems: Problems) -> Iterator[OldAddress]:
    document = read_document(library, REGISTER, problems)
    if document is None or document.value is None:
        return
    shown = library.folder.shown(REGISTER)
    if not isinstance(document.value, dict):
        problems.add(
            shown,
            1,
            id='tulis alamat lama sebagai kunci, misalnya "/profil/:", lalu to: di bawahnya.',
            en='write old addresses as keys, such as "/profil/:", with to: below.',
        )
        return
    lists = _lists(site)
    for key, value in document.value.items():
        line = document.line((key,))
        entry = validate(Redirect, document, shown, problems, at=(key,), value=value, place=key)
        old = _parsed(key, shown, line, site, problems)
        if old is None or entry is None:
            continue
        if entry.to is not None and not _is_there(entry.to, site, lists):
            problems.add(
                shown,
                document.line((key, "to")),
                "to",
                id=f'tidak ada halaman di "{entry.to}"; salin alamatnya dari peramban.',
                en=f'there is no page at "{entry.to}"; copy its address from the browser.',
                place=key,
            )
        yield replace(old, to=entry.to)


def _parsed(text: str, shown: str, line: int, site: Site, problems: Problems) -> OldAddress | None:
    """The address, if it can be asked for and nothing of the site lies there."""
    old = parse_old_address(text)
    if old is None:
        problems.add(
            shown,
            line,
            "old_addresses" if shown.endswith(".md") else "",
            id=f"tulis dari garis miring pertama, seperti /2015/03/pawai/ atau /?p=123, "
            f'bukan "{text}".',
            en=f'write it from the first slash on, like /2015/03/pawai/ or /?p=123, not "{text}".',
        )
        return None
    if old.query is None and (taken := _taken(old, site)):
        problems.add(
            shown,
            line,
            id=f'"{taken}" masih alamat halaman di situs ini; hapus dari alamat lama.',
            en=f'"{taken}" is the address of a page of this site; take it out of the old ones.',
        )
        return None
    return replace(old, file=shown, line=line)


def _taken(old: OldAddress, site: Site) -> str | None:
    """The page that would be hidden by ``old``."""
    address = f"{old.path}/"
    if old.below:
        every = (*site.own_addresses, *_lists(site))
        return min((each for each in every if each.startswith(address)), default=None)
    return address if address in site.own_addresses or address in _lists(site) else None


def _lists(site: Site) -> frozenset[str]:
    """The pages of lists, which have no key."""

    def make() -> frozenset[str]:
        plain = (
            *(addresses.home, addresses.all_news, addresses.cities, addresses.calendar),
            *(addresses.calendar_list, addresses.calendar_weekend, addresses.search),
            *(addresses.open_data, addresses.feed, addresses.calendar_file),
        )
        return frozenset(address(language) for address in plain for language in LANGUAGES)

    return site.once("lists", make)


def _is_there(to: str, site: Site, lists: frozenset[str]) -> bool:
    """Whether a page may be at ``to``; a release looks at the files themselves."""
    if to in lists or to in site.own_addresses:
        return True
    return to.startswith(_LISTS)
