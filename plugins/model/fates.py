"""What became of a date, in words: called off, or moved from one day to another.

Reads   an occurrence.
Gives   ``fate`` and ``fate_of_old_day``.
"""

from plugins.languages import formats
from plugins.languages.words import Words
from plugins.model.occurrences import Occurrence


def fate(occurrence: Occurrence, words: Words) -> str | None:
    """``Dibatalkan``, or ``Dipindah dari 20 Jul 2027`` on the new days; None for most."""
    if occurrence.cancelled:
        return words.gettext("Dibatalkan")
    if occurrence.was is not None:
        day = formats.short_date(occurrence.was, words.language)
        return words.gettext("Dipindah dari %(day)s") % {"day": day}
    return None


def fate_of_old_day(occurrence: Occurrence, words: Words) -> str:
    """``Dipindah ke 24–25 Jul 2027``, for the day on which it no longer is."""
    days = formats.date_range(occurrence.start, occurrence.end, words.language)
    return words.gettext("Dipindah ke %(days)s") % {"days": days}
