"""What maps of a city's districts say of each: shade, number and words.

Reads   a city and its measures.
Gives   ``Shading`` and ``shading``, a measure with its classes; ``number_of``, ``shades_of``,
        ``district_label`` and ``map_label``, which all drawings share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plugins.cities.choropleth import CHANGE_BREAKS, Choropleth, classes
from plugins.cities.measure_words import spoken
from plugins.cities.measures import Measure
from plugins.languages.words import Words
from plugins.model.records import City
from plugins.schema.districts import District

# Which of the five shades fewer classes take, so that the ends stay apart.
_SHADES: Final = {0: (), 1: (3,), 2: (2, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


@dataclass(frozen=True, slots=True)
class Shading:
    """A measure with its classes and the shade, 1 to 5, of each class.

    ``scale``: "change" has one hue for falling, hatched as well, and one for rising; "amount" one
    hue from light to dark.
    """

    measure: Measure
    classes: Choropleth
    shades: dict[int, int]
    scale: str

    def shade(self, code: str) -> int:
        return self.shades[self.classes.class_of(code) or 1]


def number_of(district: District) -> str:
    """The number on the map: the last part of the code, without its zero."""
    return str(int(district.code[-2:]))


def shading(measure: Measure) -> Shading:
    """The classes of ``measure``; empty ones take no shade from the others."""
    found = classes(dict(measure.values), measure.breaks)
    rising = measure.kind == "change" and tuple(measure.breaks) == CHANGE_BREAKS
    numbers = [row.number for row in found.legend]
    if rising:
        return Shading(measure, found, {number: number for number in numbers}, "change")
    shades = dict(zip(numbers, _SHADES[len(numbers)], strict=True))
    return Shading(measure, found, shades, "amount")


def map_label(city: City, words: Words) -> str:
    district = city.fields.effective_terms.district.in_language(words.language)
    return words.gettext("Peta %(city)s menurut %(district)s") % {
        "city": city.fields.short_name,
        "district": district,
    }


def district_label(district: District, shadings: Sequence[Shading], words: Words) -> str:
    """Number, name and every figure, for those who hear the map."""
    told = [f"{number_of(district)} {district.name}"]
    for found in shadings:
        measure = found.measure
        told.append(spoken(measure, measure.values[district.code], words.language, words))
    return ", ".join(told)


def shades_of(district: District, shadings: Sequence[Shading]) -> str:
    """The class of each measure; the first one's is also that of browsers without ``:has``."""
    names = [f"{found.measure.kind}-{found.shade(district.code)}" for found in shadings]
    return " ".join([f"shade-{shadings[0].shade(district.code)}", *names]) if shadings else ""
