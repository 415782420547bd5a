"""What readers can take with them: feeds, and calendars that keep themselves up to date.

Reads   the site's cities.
Gives   ``TakeHome`` and ``take_home``.
"""

from dataclasses import dataclass

from plugins.languages import Language, addresses
from plugins.model.frame import Link
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class Take:
    """One thing to take home: what it is, what it does, and where it is."""

    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TakeHome:
    """The band near the foot of the home page; ``steps`` tell how to subscribe."""

    sentence: str
    steps: tuple[str, ...]
    items: tuple[Take, ...]


def take_home(site: Site, language: Language) -> TakeHome:
    """Feeds and subscriptions of the whole site, and the calendar of each city with events."""
    gettext = site.words[language].gettext
    busy = {occurrence.city for occurrence in site.occurrences}
    cities = tuple(
        Link(addresses.calendar_file(language, city.slug), city.fields.short_name)
        for city in site.cities
        if city.slug in busy
    )
    items = [
        Take(
            gettext("Kalender semua kota"),
            gettext("Acara masuk ke kalender ponsel dan ikut berubah bila tanggalnya berubah"),
            (Link(addresses.calendar_file(language), gettext("Langganan .ics")),),
        ),
        Take(
            gettext("Umpan berita"),
            gettext("Judul dan ringkasan untuk pembaca umpan dan ruang redaksi"),
            (Link(addresses.feed(language), gettext("Umpan Atom")),),
        ),
        Take(
            gettext("Indeks A–Z"),
            gettext("Semua berita, kota, kecamatan, destinasi, dan acara menurut abjad"),
            (Link(addresses.search(language), gettext("Buka indeks")),),
        ),
    ]
    items.append(
        Take(
            gettext("Data terbuka"),
            gettext("Angka, wilayah, destinasi, dan acara dengan sumber dan tanggalnya"),
            (Link(addresses.open_data(language), "CSV, JSON, GeoJSON"),),
        )
    )
    if cities:
        items.insert(
            1,
            Take(
                gettext("Kalender satu kota"),
                gettext("Hanya acara kota yang Anda pilih"),
                cities,
            ),
        )
    return TakeHome(
        gettext(
            "Satu acara ditulis sekali. Dari sana lahir halaman, daftar, umpan, dan kalender di "
            "ponsel Anda."
        ),
        (
            gettext("Salin alamat tautan .ics."),
            gettext("Di aplikasi kalender, pilih tambah kalender dari alamat web."),
            gettext("Tempelkan alamatnya; tanggal baru datang sendiri."),
        ),
        tuple(items),
    )
