"""The city's icons: its skyline, three pictures, and every landmark by kind.

Reads   a city's landmarks and its skyline.
Gives   ``skyline``, ``icon_pictures`` and ``kind_lists``.
"""

from dataclasses import dataclass
from typing import Final

from plugins.languages import Language, addresses
from plugins.languages.words import Words
from plugins.model.frame import Picture
from plugins.model.pictures import picture
from plugins.model.records import City
from plugins.schema.landmarks import LANDMARK_KIND_LABELS, Landmark

PICTURES: Final = 3
ONE_LINE: Final = 24
"""Letters of a name that fit beside the district's in a third of the page."""


@dataclass(frozen=True, slots=True)
class SkylineName:
    """A name under the skyline, its middle ``at`` percent of the width."""

    href: str
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class SkylineView:
    """The silhouettes and the names under them, from left to right."""

    picture: Picture
    names: tuple[SkylineName, ...]


@dataclass(frozen=True, slots=True)
class IconPicture:
    """A landmark with its picture; ``lang`` is set where the sentence isn't translated."""

    picture: Picture
    name: str
    href: str
    text: str
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class KindItem:
    """A landmark and the district that it stands in."""

    name: str
    href: str
    district: str | None = None


@dataclass(frozen=True, slots=True)
class KindList:
    """The landmarks of one kind, in the file's order."""

    title: str
    items: tuple[KindItem, ...]


def skyline(city: City, language: Language, words: Words) -> SkylineView | None:
    """The silhouettes above the name; None for a city without."""
    chosen = city.fields.skyline
    file = city.picture(chosen.file) if chosen is not None else None
    if chosen is None or file is None:
        return None
    names = []
    shown = []
    for item in chosen.items:
        mark = city.landmark(item.landmark)
        if mark is None:
            continue
        shown.append(mark.short_name.in_language(language))
        names.append(
            SkylineName(
                href=addresses.landmark(language, city.slug, mark.slug),
                text=(item.name or mark.short_name).in_language(language),
                at=item.at,
            )
        )
    label = words.gettext("Cakrawala %(city)s: %(landmarks)s") % {
        "city": city.fields.short_name,
        "landmarks": ", ".join(shown),
    }
    return SkylineView(picture(file, label), tuple(names))


def icon_pictures(city: City, language: Language) -> tuple[IconPicture, ...]:
    """At most three landmarks with pictures: those that the editor ranked, else the first."""
    ranked = sorted(
        (mark for mark in city.landmarks if mark.featured is not None),
        key=lambda mark: mark.featured or 0,
    )
    found = [_icon(city, mark, language) for mark in ranked or city.landmarks]
    return tuple(icon for icon in found if icon is not None)[:PICTURES]


def _icon(city: City, mark: Landmark, language: Language) -> IconPicture | None:
    file = city.picture(mark.image.file) if mark.image is not None else None
    if mark.image is None or file is None:
        return None
    alt = mark.image.alt
    return IconPicture(
        picture=picture(
            file,
            alt.in_language(language),
            sizes="(min-width: 60rem) 56vw, 100vw",
            lang=alt.lang_on(language),
        ),
        name=mark.short_name.in_language(language),
        href=addresses.landmark(language, city.slug, mark.slug),
        text=mark.fact.in_language(language),
        lang=mark.fact.lang_on(language),
    )


def kind_lists(city: City, language: Language) -> tuple[KindList, ...]:
    """Every landmark, kind by kind; kinds without one are left out."""
    lists = []
    for kind, label in LANDMARK_KIND_LABELS.items():
        items = []
        for mark in city.landmarks:
            if mark.kind != kind:
                continue
            district = city.district(mark.district)
            items.append(
                KindItem(
                    name=_row_name(mark, language),
                    href=addresses.landmark(language, city.slug, mark.slug),
                    district=district.name if district is not None else None,
                )
            )
        if items:
            lists.append(KindList(label.in_language(language), tuple(items)))
    return tuple(lists)


def _row_name(mark: Landmark, language: Language) -> str:
    """The name, or the short one where the name would fill more than a line."""
    name = mark.name.in_language(language)
    return name if len(name) <= ONE_LINE else mark.short_name.in_language(language)
