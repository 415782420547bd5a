"""The picture beside an event: a landmark where it takes place, or a cloth of its own.

Reads   the site.
Gives   ``event_picture`` and ``poster_link``; ``event_covers``, the files of the cloths.
"""

from functools import partial
from typing import Final

from plugins.batik.covers import cover_svg
from plugins.batik.palettes import Accent
from plugins.languages import Language, addresses
from plugins.languages.words import Words
from plugins.model.frame import Link, Picture
from plugins.model.outputs import File, Outputs
from plugins.model.pictures import picture
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark
from plugins.tourism_calendar.almanac import spoken

SIZE: Final = (720, 960)
"""Pixels of a cloth, upright as a poster is."""


def event_picture(city: City, event: Event, language: Language) -> Picture:
    """The poster, else the first landmark's picture, else the cloth, which only decorates."""
    landmark = _pictured(city, event)
    image = event.poster or (landmark.image if landmark is not None else None)
    file = city.picture(image.file) if image is not None else None
    if image is None or file is None:
        return Picture(_address(city, event), *SIZE)
    alt, lang = spoken(image.alt, language)
    own = event.name if landmark is None else landmark.name
    shown = image.caption or (own if image is not event.poster else None)
    caption = None if shown is None else spoken(shown, language)[0]
    credit = image.credit
    return picture(
        file,
        alt,
        sizes="(min-width: 60rem) 24rem, 100vw",
        caption=caption,
        credit=None if credit is None or credit in (caption or "") else credit,
        lang=lang,
    )


def poster_link(city: City, event: Event, shown: Picture, words: Words) -> Link | None:
    """The whole poster, as large as the site has it; None where the picture is no poster."""
    file = city.picture(event.poster.file) if event.poster is not None else None
    if file is None:
        return None
    size = {"width": shown.width, "height": shown.height}
    text = words.gettext("Buka poster utuh (%(width)d × %(height)d piksel)") % size
    if file.vector:
        text = words.gettext("Buka poster utuh")
    return Link(shown.src, text)


def event_covers(site: Site) -> Outputs:
    """A cloth for every event that has no other picture, seeded by city and slug."""
    for city in site.cities:
        for event in city.events:
            address = _address(city, event)
            if event_picture(city, event, "id").src == address:
                # Colours and motif are among what every page may show.
                yield File(address, (site.prints.shared,), partial(_cover, city, event))


def _cover(city: City, event: Event) -> bytes:
    colours = city.fields.accent
    accent = Accent(colours.light, colours.dark, colours.ground_light, colours.ground_dark)
    return cover_svg(f"{city.slug}-{event.slug}", city.fields.motif, accent, *SIZE).encode()


def _pictured(city: City, event: Event) -> Landmark | None:
    marks = (city.landmark(slug) for slug in event.landmarks)
    return next((mark for mark in marks if mark is not None and mark.image is not None), None)


def _address(city: City, event: Event) -> str:
    return addresses.cover(f"acara-{city.slug}-{event.slug}")
