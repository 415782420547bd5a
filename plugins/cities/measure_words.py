"""The words of the population map: its note, the table's heads, values and legend.

Reads   a measure and its classes.
Gives   ``heads``, ``note``, ``choice``, ``value_of``, ``spoken`` and ``legend_text``.
"""

from plugins.cities.choropleth import LegendRow
from plugins.cities.measures import Measure
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.schema.counts import COUNT_KIND_LABELS


def heads(
    measure: Measure | None, words: Words
) -> tuple[str | None, str | None, str | None, str | None]:
    """Heads of the table's two columns, each short and in full; None for a column left out."""
    if measure is None:
        return None, None, None, None
    gettext = words.gettext
    people = gettext("Penduduk %(year)s") % {"year": measure.last}
    if measure.kind == "count":
        return None, None, str(measure.last), people
    if measure.kind == "density":
        return str(measure.last), people, gettext("per km²"), gettext("Jiwa per km²")
    years = f"{measure.first}–{measure.last}"
    change = gettext("Perubahan %(years)s, persen") % {"years": years}
    return str(measure.last), people, "± %", change


def note(measure: Measure | None, district: str, language: Language, words: Words) -> str | None:
    """One line beside the title: what the map shows, of when, counted how."""
    gettext = words.gettext
    if measure is None:
        text = "Jumlah penduduk setiap %(district)s belum ada untuk tahun yang sama."
        return gettext(text) % {"district": district}
    kind = measure.count_kind
    if measure.kind == "change":
        years = f"{measure.first}–{measure.last}"
        told = gettext("Perubahan penduduk %(years)s menurut %(district)s") % {
            "years": years,
            "district": district,
        }
    elif measure.kind == "density":
        told = gettext("Penduduk per km² menurut %(district)s, %(year)s") % {
            "district": district,
            "year": measure.last,
        }
    else:
        told = gettext("Penduduk menurut %(district)s, %(year)s") % {
            "district": district,
            "year": measure.last,
        }
    if kind is None or kind == "other":
        return told
    return f"{told}, {COUNT_KIND_LABELS[kind].in_language(language)}"


def choice(measure: Measure, words: Words) -> str:
    """What the measure is called where a reader chooses one: ``Kepadatan 2020``."""
    if measure.kind == "change":
        years = f"{measure.first}–{measure.last}"
        return words.gettext("Perubahan %(years)s") % {"years": years}
    pattern = {"density": "Kepadatan %(year)s", "count": "Penduduk %(year)s"}[measure.kind]
    return words.gettext(pattern) % {"year": measure.last}


def value_of(measure: Measure, value: float, language: Language) -> str:
    """``+33,6`` for a change, else a whole number."""
    if measure.kind == "change":
        return formats.signed(value, language)
    return formats.number(round(value), language)


def spoken(measure: Measure, value: float, language: Language, words: Words) -> str:
    """The value with its unit in words, for those who hear the map."""
    pattern = {
        "change": "%(value)s persen",
        "density": "%(value)s jiwa per km²",
        "count": "%(value)s jiwa",
    }[measure.kind]
    return words.gettext(pattern) % {"value": value_of(measure, value, language)}


def legend_text(row: LegendRow, measure: Measure, language: Language, words: Words) -> str:
    """``turun lebih dari 5%``, ``1.000 sampai 2.000``."""
    gettext = words.gettext

    def told(value: float | None) -> str:
        return formats.number(abs(value or 0.0), language)

    low, high = row.low, row.high
    ends = {"low": told(low), "high": told(high)}
    if measure.kind == "change":
        if high is not None and high < 0:
            return gettext("turun lebih dari %(high)s%%") % ends
        if high == 0:
            return gettext("turun")
        if low == 0:
            return gettext("naik sampai %(high)s%%") % ends
        if high is None:
            return gettext("lebih dari %(low)s%%") % ends
        if low is None:
            return gettext("sampai %(high)s%%") % ends
        return gettext("%(low)s sampai %(high)s%%") % ends
    if low is None and high is None:
        return gettext("semua sama")
    if low is None:
        return gettext("sampai %(high)s") % ends
    if high is None:
        return gettext("lebih dari %(low)s") % ends
    return gettext("%(low)s sampai %(high)s") % ends
