"""Fingerprints: short hashes of values, by which a build sees what a change touches.

Reads   plain values, records and the site.
Gives   ``fingerprint`` of any such value, and ``Prints``: those of the parts of a site.

Equal values have equal fingerprints on every machine. A page names the prints of what its view is
made from; a page whose prints stayed as they were is not made again.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import msgspec
from pydantic import BaseModel

from plugins.model.needs import Needs
from plugins.model.records import City, PictureFile, Story, Text
from plugins.schema.figure_names import figure_named, parse_reference, rivals

if TYPE_CHECKING:
    from plugins.model.site import Site

SIZE: Final = 12
"""Bytes of BLAKE2b: 96 bits, so that a million pages meet a chance clash once in 10^17 sites."""


NOTHING: Final = bytes(SIZE)


def fingerprint(value: Any) -> bytes:
    """``SIZE`` bytes that are equal for equal values; dataclasses count by their fields."""
    return hashlib.blake2b(_encoder.encode(value), digest_size=SIZE).digest()


def _plain(value: Any) -> Any:
    """What msgspec doesn't know by itself."""
    if isinstance(value, BaseModel):
        return value.__dict__
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no fingerprint")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")


class Prints:
    """The fingerprints of one site's parts, each worked out once."""

    def __init__(self, site: "Site") -> None:
        self._site = site
        self._kept: dict[object, bytes] = {}
        self._shared: tuple[str, bytes] | None = None

    def _once(self, name: object, make: Callable[[], Any]) -> bytes:
        if name not in self._kept:
            self._kept[name] = fingerprint(make())
        return self._kept[name]

    def shared_parts(self) -> dict[str, bytes]:
        """What any page may show: registers, words, the theme, the frame's cities and pages."""
        site = self._site
        return {
            "registers": self._once("registers", lambda: site.registers),
            "words": self._once("words", lambda: site.words),
            "assets": self._once("assets", lambda: site.assets),
            "cities": self._once("cities", lambda: [_named(city) for city in site.cities]),
            "pages": self._once(
                "pages", lambda: [(page.key, _shown(page.texts)) for page in site.pages]
            ),
            "code": site.code,
        }

    @property
    def shared(self) -> tuple[str, bytes]:
        """The need that every page has."""
        if self._shared is None:
            self._shared = "shared", fingerprint(self.shared_parts())
        return self._shared

    @property
    def day(self) -> tuple[str, bytes]:
        """The need of a page that says today's date, or is different after a date has passed."""
        return "day", self._once("day", lambda: self._site.today)

    @property
    def calendar(self) -> tuple[str, bytes]:
        """Dates of events and holidays, and the events of every city."""
        site = self._site
        return "calendar", self._once(
            "calendar",
            lambda: (site.occurrences, site.holidays, [(c.slug, c.events) for c in site.cities]),
        )

    def city(self, city: City) -> tuple[str, bytes]:
        """Everything that a city's folder says."""
        return "city", self._once(("city", city.slug), lambda: city)

    @property
    def every_city(self) -> tuple[str, bytes]:
        return "city", self._once("every city", lambda: self._site.cities)

    def profile(self, slugs: Iterable[str]) -> tuple[str, bytes]:
        """What ``city.yml`` says of some cities: names, colours, figures."""
        chosen = tuple(slugs)
        return "city", self._once(
            ("profile", chosen), lambda: [self._profile(slug) for slug in chosen]
        )

    def _profile(self, slug: str) -> bytes:
        return self._once(
            ("profile of", slug), lambda: city.fields if (city := self._site.city(slug)) else None
        )

    def card(self, story: Story) -> bytes:
        """What lists show of a story: everything but its words."""
        found = self._kept.get(story.key)
        if found is None:
            self._kept[story.key] = found = fingerprint(_card(story))
        return found

    def cards(self, stories: Iterable[Story], name: str = "cards") -> tuple[str, bytes]:
        """The need of a list of stories, in this order."""
        cards = [self.card(story) for story in stories]
        if len(cards) == 1:
            return name, cards[0]
        return name, hashlib.blake2b(b"".join(cards), digest_size=SIZE).digest()

    @property
    def every_card(self) -> tuple[str, bytes]:
        """What lists show of all stories, and their order: the need of all lists together."""
        site = self._site
        return "news", self._once("every card", lambda: [_card(story) for story in site.stories])

    @property
    def all_but_words(self) -> Needs:
        """All that a page can be made from, but for the words of stories."""
        return (self.shared, self.day, self.calendar, self.every_city, self.every_card)

    def words(self, stories: Iterable[Story]) -> tuple[str, bytes]:
        """What pages show of ``stories`` beside their cards: words, pictures in them, names."""
        return "stories", fingerprint(
            [(s.byline, s.body_pictures, [text.words_hash for text in s.texts]) for s in stories]
        )

    def story(self, story: Story) -> tuple[str, bytes]:
        """A story with its words."""
        known = ("story", story.key)
        found = self._kept.get(known)
        if found is None:
            hashes = b"".join([text.words_hash for text in story.texts])
            rest = repr((story.byline, story.body_pictures)).encode()
            whole = hashlib.blake2b(self.card(story) + hashes + rest, digest_size=SIZE)
            self._kept[known] = found = whole.digest()
        return "story", found

    def neighbour(self, story: Story | None, name: str) -> tuple[str, bytes]:
        """The need of a page that leads on to ``story``, or to nothing."""
        return name, self.card(story) if story is not None else NOTHING

    def texts(self, texts: Iterable[Text]) -> tuple[str, bytes]:
        """A standing page with its words."""
        found = tuple(texts)
        return "page", fingerprint((_shown(found), [text.words_hash for text in found]))

    def links(self, text: Text) -> tuple[str, bytes]:
        """Where the links in a text's words lead."""
        site = self._site
        return "links", (
            fingerprint([site.address(key, text.language) for key in text.links])
            if text.links
            else NOTHING
        )

    def figures(self, text: Text) -> tuple[str, bytes]:
        """The figures that a text's words cite, and what other sources say."""
        return "figures", fingerprint([self._figure(name) for name in text.figures])

    def _figure(self, name: str) -> object:
        reference = parse_reference(name)
        city = None if reference is None else self._site.city(reference.city)
        if reference is None or city is None:
            return None
        every = city.fields.figures
        figure = figure_named(every, reference.name)
        return figure and (figure, rivals(figure, every))

    def picture(self, file: PictureFile) -> tuple[str, bytes]:
        return "picture", fingerprint(file)


def _card(story: Story) -> tuple[object, ...]:
    return (
        *(story.key, story.published.isoformat(), story.category, story.agencies, story.desk),
        story.updated.isoformat() if story.updated else None,
        *(story.tags, story.places, story.events, story.picture, story.credit),
        *(story.sample, story.pinned, _shown(story.texts)),
    )


def _shown(texts: Iterable[Text]) -> list[tuple[object, ...]]:
    return [
        (t.language, t.title, t.slug, t.standfirst, t.dateline, t.alt, t.caption, t.outdated)
        for t in texts
    ]


def _named(city: City) -> tuple[object, ...]:
    """What frames, kickers and lists show of a city."""
    fields = city.fields
    return city.slug, fields.name, fields.short_name, fields.motif, fields.accent, fields.order
