"""The index from A to Z: where a reader without scripts looks things up.

Reads   everything that has a page of its own in one language.
Gives   one ``IndexView``.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.cards import category_slug
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Frame, Link
from plugins.model.frames import frame
from plugins.model.outputs import Page
from plugins.model.records import City
from plugins.model.site import Site
from plugins.model.tags import tag_key, tags
from plugins.newsroom.agency_views import agency_address
from plugins.schema.texts import Bilingual

STORIES_SHOWN: Final = 400
"""The newest stories are listed; ten thousand titles would be a page of two megabytes."""

_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = "0–9"
_LEADING: Final = re.compile(r"^\W+")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page: its name, what it is, and ``lang`` where the name is in the other language."""

    text: str
    href: str
    kind: str
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """A letter with its pages; ``id`` is the anchor. Without pages it is shown but leads nowhere.

    Names that begin with a digit stand under ``0–9``.
    """

    letter: str
    id: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The index; ``title`` and ``rest`` are the strong and the light half of its name.

    ``older`` leads to stories that are too many to be listed; None where all of them are.
    """

    template: ClassVar[str] = "search.html"
    frame: Frame
    title: str
    rest: str
    intro: str
    letters: tuple[IndexLetter, ...]
    older: Link | None


def index_page(site: Site, language: Language) -> Page:
    """The index, made again only when something that it names has changed."""
    prints = site.prints
    stories = site.stories_in(language)
    carried = {tag_key(words) for story in stories for words in story.tags}
    shown = [tag for key, tag in tags(site).items() if key in carried]
    needs = (
        *(prints.shared, prints.every_city, prints.cards(stories[:STORIES_SHOWN])),
        ("tags", fingerprint((shown, len(stories) > STORIES_SHOWN))),
    )
    view = partial(index_view, site, language)
    return Page(addresses.search(language), needs, view, addresses.search("id"))


def index_view(site: Site, language: Language) -> IndexView:
    gettext = site.words[language].gettext
    entries = list(_entries(site, language))
    intro = gettext(
        "Isi situs ini menurut huruf pertamanya: %(num)s nama kota, kecamatan, "
        "destinasi, acara, perangkat daerah, topik, dan judul berita."
    ) % {"num": formats.number(len(entries), language)}
    return IndexView(
        frame=frame(
            site,
            language,
            "search",
            title=gettext("Cari dari A sampai Z"),
            description=intro,
            versions={each: addresses.search(each) for each in LANGUAGES},
        ),
        title=gettext("Cari"),
        rest=gettext("dari A sampai Z"),
        intro=intro,
        letters=_letters(entries),
        older=Link(
            addresses.all_news(language),
            gettext("Berita yang lebih lama, menurut tahun dan bulan"),
        )
        if len(site.stories_in(language)) > STORIES_SHOWN
        else None,
    )


def _letters(entries: list[IndexEntry]) -> tuple[IndexLetter, ...]:
    found: dict[str, list[IndexEntry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (sorting_key(e.text), e.kind, e.href)):
        found[first_letter(entry.text)].append(entry)
    names = [*_ALPHABET, *([_DIGITS] if found[_DIGITS] else [])]
    return tuple(
        IndexLetter(
            name,
            "huruf-0" if name == _DIGITS else f"huruf-{name.lower()}",
            tuple(found[name]),
        )
        for name in names
    )


def sorting_key(text: str) -> str:
    """``text`` without marks at its start, accents and capitals, as an index orders names."""
    plain = unicodedata.normalize("NFKD", _LEADING.sub("", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def first_letter(text: str) -> str:
    """The letter that ``text`` stands under; everything but A to Z stands under the digits."""
    letter = sorting_key(text)[:1].upper()
    return letter if letter and letter in _ALPHABET else _DIGITS


def _entries(site: Site, language: Language) -> Iterator[IndexEntry]:
    for city in site.cities:
        yield from _city_entries(site, city, language)
    yield from _registered(site, language)
    gettext = site.words[language].gettext
    carried = {tag_key(words) for story in site.stories_in(language) for words in story.tags}
    for tag in tags(site).values():
        if tag.key in carried:
            yield IndexEntry(
                tag.name_in(language),
                tag.address(language),
                gettext("kata kunci"),
                tag.lang(language),
            )
    for page in site.pages:
        text = page.text(language)
        if text is not None:
            yield IndexEntry(text.title, addresses.page(language, text.slug), gettext("halaman"))
    yield IndexEntry(gettext("Data terbuka"), addresses.open_data(language), gettext("halaman"))
    for story in site.stories_in(language)[:STORIES_SHOWN]:
        text = story.text(language)
        address = site.story_address(story, language)
        if text is not None and address is not None:
            yield IndexEntry(text.title, address, gettext("berita"))


def _city_entries(site: Site, city: City, language: Language) -> Iterator[IndexEntry]:
    gettext = site.words[language].gettext
    name, slug = city.fields.short_name, city.slug
    kinds = {"kota": gettext("kota"), "kabupaten": gettext("kabupaten")}
    yield IndexEntry(name, addresses.city(language, slug), kinds[city.fields.effective_kind])
    word = city.fields.effective_terms.district.in_language(language)
    for district in city.districts:
        address = addresses.district(language, slug, district.slug)
        yield IndexEntry(district.name, address, f"{word} · {name}")
    for landmark in city.landmarks:
        address = addresses.landmark(language, slug, landmark.slug)
        kind = f"{gettext('destinasi')} · {name}"
        yield _named(landmark.name, address, kind, language)
    for event in city.events:
        address = addresses.event(language, slug, event.slug)
        yield _named(event.name, address, f"{gettext('acara')} · {name}", language)


def _registered(site: Site, language: Language) -> Iterator[IndexEntry]:
    gettext = site.words[language].gettext
    for key, category in site.registers.categories.items():
        address = addresses.category(language, category_slug(site, key, language))
        yield _named(category.name, address, gettext("kategori"), language)
    for key, agency in site.registers.agencies.items():
        city = site.city(agency.city) if agency.city else None
        kind = gettext("OPD")
        yield _named(
            agency.name,
            agency_address(site, key, language),
            f"{kind} · {city.fields.short_name}" if city else kind,
            language,
        )


def _named(name: Bilingual, href: str, kind: str, language: Language) -> IndexEntry:
    lang: Language | None = name.lang_on(language)
    return IndexEntry(name.in_language(language), href, kind, lang)
