"""Landmarks as the pages round them show them.

Reads   a city's landmarks and their pictures.
Gives   ``LandmarkCard``, ``landmark_card`` and ``KINDS``, what one landmark of each kind is called.
"""

from dataclasses import dataclass
from typing import Final

from plugins.languages import Language
from plugins.languages.words import Words
from plugins.model.frame import Picture, Provenance
from plugins.model.origins import SourceBook
from plugins.model.pictures import picture
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.landmarks import Landmark, LandmarkKind
from plugins.schema.texts import Bilingual

KINDS: Final[dict[LandmarkKind, Bilingual]] = {
    "heritage": Bilingual(id="Cagar budaya", en="Heritage"),
    "religious": Bilingual(id="Rumah ibadah", en="Place of worship"),
    "park": Bilingual(id="Ruang publik", en="Public space"),
    "nature": Bilingual(id="Alam", en="Nature"),
    "museum": Bilingual(id="Museum", en="Museum"),
    "culinary": Bilingual(id="Kuliner", en="Food"),
    "craft": Bilingual(id="Kriya", en="Crafts"),
    "market": Bilingual(id="Pasar", en="Market"),
    "arts": Bilingual(id="Seni", en="Arts"),
    "other": Bilingual(id="Destinasi", en="Landmark"),
}


@dataclass(frozen=True, slots=True)
class LandmarkCard:
    """One landmark in a list; ``lang`` is set where its words are not in the page's language.

    ``featured`` is its rank among those that the city shows large. ``away`` says how far it is and
    where, on the page of another landmark.
    """

    name: str
    href: str
    kind: str
    fact: str
    provenance: Provenance | None
    picture: Picture | None = None
    featured: int | None = None
    away: str | None = None
    lang: Language | None = None


def landmark_card(
    site: Site,
    city: City,
    mark: Landmark,
    words: Words,
    book: SourceBook | None = None,
    *,
    away: str | None = None,
) -> LandmarkCard:
    """``mark`` as a card; ``book`` notes where its fact comes from."""
    language = words.language
    found = site.address(f"{city.key}/landmarks/{mark.slug}", language)
    return LandmarkCard(
        name=mark.short_name.in_language(language),
        href=found[0] if found else "",
        kind=KINDS[mark.kind].in_language(language),
        fact=mark.fact.in_language(language),
        provenance=book.mark(mark) if book else None,
        picture=landmark_picture(city, mark, language),
        featured=mark.featured,
        away=away,
        lang=mark.fact.lang_on(language),
    )


def landmark_picture(city: City, mark: Landmark, language: Language) -> Picture | None:
    """Its picture with words; the caption names its maker, so the credit stands in for one."""
    file = city.picture(mark.image.file) if mark.image else None
    if mark.image is None or file is None:
        return None
    alt, caption = mark.image.alt, mark.image.caption
    return picture(
        file,
        alt.in_language(language),
        sizes="100vw",
        caption=caption.in_language(language) if caption else None,
        credit=None if caption else mark.image.credit,
        lang=alt.lang_on(language),
    )
