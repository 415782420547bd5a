"""Records: what the files say, checked, in plain frozen values.

Reads   nothing; the reading room makes them.
Gives   ``Story``, ``StandingPage`` and ``City``, each with its texts per language.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import msgspec

from plugins.languages import Language

if TYPE_CHECKING:
    # Whoever parses words makes stories and no cities.
    from plugins.schema.cities import City as CityFields
    from plugins.schema.districts import District, Districts
    from plugins.schema.events import Event
    from plugins.schema.landmarks import Landmark


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that came with the content.

    ``path`` is relative to the content folder; ``width`` and ``height`` are pixels, for a
    drawing (``vector``) the units of its view box. ``digest`` is the SHA-256 of its bytes.
    """

    path: str
    width: int
    height: int
    vector: bool = False
    digest: bytes = b""


class StoredWords(Protocol):
    """A text's words, which are large: read when a page is made, not kept by the site."""

    @property
    def html(self) -> str: ...

    @property
    def plain(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """Words at hand. ``html`` carries internal links as ``content:KEY#fragment``."""

    html: str
    plain: str


class Text(msgspec.Struct, frozen=True, eq=False):
    """A story or page in one language.

    ``words`` are fetched when asked for; ``words_hash`` changes with them, and ``links`` are the
    keys of everything in the site that they lead to, ``figures`` the references to figures in them.
    """

    language: Language
    path: str
    title: str
    slug: str
    words: StoredWords
    words_hash: bytes = b""
    links: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    standfirst: str | None = None
    dateline: str | None = None
    alt: str | None = None
    caption: str | None = None
    outdated: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def _told(self) -> tuple[object, ...]:
        """All but the words themselves, for which their hash stands."""
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name != "words")

    @property
    def body(self) -> str:
        """The words as HTML, with internal links as ``content:KEY``."""
        return self.words.html

    @property
    def plain(self) -> str:
        """The words without markup."""
        return self.words.plain


@dataclass(frozen=True, slots=True)
class Signature:
    """One name under a story: its initials, its role, and who that is."""

    initials: str
    role: str
    name: str
    sample: bool = False


class Story(msgspec.Struct, frozen=True):
    """One article in the languages it was written in, Indonesian first.

    ``key`` is its folder below the content folder, such as ``news/2026/pawai-budaya``.
    ``published`` and ``updated`` are aware. ``places`` are ``city`` or ``city/district``.
    """

    key: str
    published: datetime
    category: str
    texts: tuple[Text, ...]
    updated: datetime | None = None
    agencies: tuple[str, ...] = ()
    desk: str | None = None
    byline: tuple[Signature, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    picture: PictureFile | None = None
    body_pictures: tuple[PictureFile, ...] = ()
    credit: str | None = None
    sample: bool = False
    pinned: bool = False

    @property
    def name(self) -> str:
        """The folder's own name, the seed of the cover."""
        return self.key.rpartition("/")[2]

    @property
    def cities(self) -> tuple[str, ...]:
        """The slugs of the cities it is about, each once, in the order written."""
        return _cities_of(self.places)

    def text(self, language: Language) -> Text | None:
        for text in self.texts:
            if text.language == language:
                return text
        return None


@lru_cache(maxsize=10_000)
def _cities_of(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([place.partition("/")[0] for place in places]))


class StandingPage(msgspec.Struct, frozen=True):
    """A page such as About, in the languages it was written in."""

    key: str
    texts: tuple[Text, ...]
    body_pictures: tuple[PictureFile, ...] = ()

    def text(self, language: Language) -> Text | None:
        return next((text for text in self.texts if text.language == language), None)


Ring = tuple[tuple[float, float], ...]
"""Points in degrees, longitude first; the first is not repeated at the end."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One district or village as the city's own file draws it: polygons, each with its holes."""

    code: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Schematic:
    """A schematic map as ``draw-map`` kept it: no boundary of anything.

    ``made_from`` is the fingerprint of the points that it was drawn from. Districts of which no
    village's place is known are among ``villages`` with their own code.
    """

    made_from: str
    districts: tuple[Outline, ...]
    villages: tuple[Outline, ...]


def _no_districts() -> "Districts":
    from plugins.schema.districts import Districts  # noqa: PLC0415 (as above)

    return Districts()


@dataclass(frozen=True, slots=True)
class City:
    """One city with all that its folder says; ``slug`` is the folder's name."""

    slug: str
    fields: "CityFields"
    divisions: "Districts" = field(default_factory=_no_districts)
    landmarks: "tuple[Landmark, ...]" = ()
    events: "tuple[Event, ...]" = ()
    pictures: tuple[PictureFile, ...] = ()
    """The pictures of its landmarks and the posters of its events, found by ``picture``."""
    outlines: tuple[Outline, ...] = ()
    """Its own boundaries, all districts or all villages; empty where it gave none."""
    schematic: Schematic | None = None
    """Its schematic map, where it was drawn beforehand and the city gave no boundaries."""

    @property
    def key(self) -> str:
        return f"cities/{self.slug}"

    @property
    def districts(self) -> "tuple[District, ...]":
        """Its districts; how people were counted in them is told by ``divisions``."""
        return self.divisions.districts

    def picture(self, file: str) -> PictureFile | None:
        """The picture that a landmark or an event names, counted from the city's folder."""
        return next((p for p in self.pictures if p.path == f"{self.key}/{file}"), None)

    def district(self, code: str) -> "District | None":
        return next((d for d in self.districts if d.code == code), None)

    def landmark(self, slug: str) -> "Landmark | None":
        return next((mark for mark in self.landmarks if mark.slug == slug), None)

    def event(self, slug: str) -> "Event | None":
        return next((event for event in self.events if event.slug == slug), None)
