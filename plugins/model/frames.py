"""The frame of a page, put together from the site.

Reads   the site, and what a page says of itself.
Gives   ``frame``: head, masthead, language switch, edge of cloth and footer in one language.
"""

from collections.abc import Mapping

from plugins.languages import LANGUAGES, Language, addresses, other
from plugins.model.frame import (
    Alternate,
    Cloth,
    Feed,
    Footer,
    FooterColumn,
    Frame,
    Link,
    Moment,
    NavItem,
    NoticePart,
    Picture,
    PrintFoot,
    Switch,
)
from plugins.model.records import City
from plugins.model.site import Site

_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def frame(
    site: Site,
    language: Language,
    kind: str,
    *,
    title: str,
    description: str,
    versions: Mapping[Language, str],
    section: str = "",
    city: City | None = None,
    cloths: tuple[Cloth, ...] | None = None,
    feeds: tuple[Feed, ...] = (),
    outdated: bool = False,
    fallback: str | None = None,
    robots: str | None = None,
    social_image: Picture | None = None,
    structured_data: str | None = None,
    print_foot: PrintFoot | None = None,
    day: bool = False,
) -> Frame:
    """The frame of one page.

    ``versions`` maps each language that the page exists in to its address, its own included.
    ``section`` is the address of the navigation item that the page belongs to. ``fallback`` is
    where the switch leads when the other language is missing. ``cloths`` overrides the edge,
    which is the city's, or every city's. ``outdated``: the English is older than its source.
    ``day`` puts today's date into the masthead, on pages that change every day in any case.
    """
    words = site.registers.site
    address = versions[language]
    return Frame(
        language=language,
        kind=kind,
        title=title,
        description=description,
        address=address,
        canonical=site.url + address,
        site_words=tuple(words.name.split()),
        home=addresses.home(language),
        search=addresses.search(language),
        switch=_switch(site, language, versions, fallback, outdated),
        navigation=_navigation(site, language, section),
        more=_more(site, language),
        footer=_footer(site, language),
        stylesheets=site.assets.stylesheet(kind),
        print_stylesheet=site.assets.printed,
        cloths=edge_of(site, city) if cloths is None else cloths,
        alternates=alternates(site, versions),
        notice=_notice(site, language),
        day=Moment(site.today.isoformat(), site.hijri.day_line(site.today, language))
        if day
        else None,
        city_class=f"city-{city.slug}" if city is not None else None,
        feeds=(Feed(words.name, addresses.feed(language)), *feeds),
        robots=robots,
        social_image=social_image,
        structured_data=structured_data,
        print_foot=print_foot,
    )


def edge_of(site: Site, city: City | None) -> tuple[Cloth, ...]:
    """The strips of cloth under the masthead: the city's own, or one of each city."""
    cities = (city,) if city is not None else site.cities
    if not cities:
        return (Cloth(addresses.edge("kawung", "nila")),)
    return tuple(
        Cloth(addresses.edge(item.fields.motif, item.slug), f"city-{item.slug}") for item in cities
    )


def alternates(site: Site, versions: Mapping[Language, str]) -> tuple[Alternate, ...]:
    """Every language of a page, and the one for readers of neither; the same in a sitemap."""
    found = [
        Alternate(language, site.url + versions[language])
        for language in LANGUAGES
        if language in versions
    ]
    default = versions.get("id") or versions["en"]
    return (*found, Alternate("x-default", site.url + default))


def _switch(
    site: Site,
    language: Language,
    versions: Mapping[Language, str],
    fallback: str | None,
    outdated: bool,
) -> Switch:
    there = other(language)
    words = site.words[language]
    if there not in versions:
        sentence = (
            words.gettext("belum ada versi Inggris")
            if language == "id"
            else words.gettext("belum ada versi Indonesia")
        )
        return Switch(there, fallback or addresses.home(there), _NAMES[there], "missing", sentence)
    if outdated:
        return Switch(there, versions[there], _NAMES[there], "outdated")
    return Switch(there, versions[there], _NAMES[there])


def _navigation(site: Site, language: Language, section: str) -> tuple[NavItem, ...]:
    gettext = site.words[language].gettext
    items = [
        (addresses.all_news(language), gettext("Berita")),
        (addresses.calendar(language), gettext("Kalender")),
        (addresses.cities(language), gettext("Kota")),
    ]
    return tuple(NavItem(href, text, href == section) for href, text in items)


def _more(site: Site, language: Language) -> tuple[Link, ...]:
    """The phone menu below the sections: standing pages, then each city."""
    cities = [Link(addresses.city(language, c.slug), c.fields.short_name) for c in site.cities]
    return (*_pages(site, language), *cities)


def _pages(site: Site, language: Language) -> tuple[Link, ...]:
    """The standing pages that exist in ``language``."""
    return tuple(
        Link(addresses.page(language, text.slug), text.title)
        for page in site.pages
        if (text := page.text(language)) is not None
    )


def _notice(site: Site, language: Language) -> tuple[NoticePart, ...]:
    notice = site.registers.site.notice
    if notice is None:
        return ()
    order = (language, other(language))
    return tuple(
        NoticePart(
            spoken,
            notice.strong.in_language(spoken),
            f" {notice.text.in_language(spoken)}",
            f" {notice.short.in_language(spoken)}" if notice.short else "",
        )
        for spoken in order
        if notice.strong.language_of(spoken) == spoken
    )


def _footer(site: Site, language: Language) -> Footer:
    words = site.registers.site
    gettext = site.words[language].gettext
    home = (
        Link(addresses.feed(language), gettext("Umpan Atom")),
        Link(addresses.calendar_file(language), gettext("Kalender .ics")),
        Link(addresses.search(language), gettext("Indeks A–Z")),
        Link(addresses.open_data(language), gettext("Data terbuka")),
    )
    columns = [FooterColumn(gettext("Bawa pulang"), home)]
    if pages := _pages(site, language):
        columns.insert(0, FooterColumn(gettext("Tentang situs"), pages))
    complaints = words.complaints
    return Footer(
        title=words.name,
        text=words.footer.in_language(language) if words.footer else "",
        closing=gettext("Pengaduan warga:") if complaints else None,
        closing_link=Link(complaints, complaints.split("//")[1].removeprefix("www.").strip("/"))
        if complaints
        else None,
        columns=tuple(columns),
    )
