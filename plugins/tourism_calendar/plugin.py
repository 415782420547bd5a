"""Ties the calendar's dates to the build.

Reads   a ``SiteDraft`` while the site is related.
Gives   its ``occurrences``: the build's year and the next, of every city.
"""

from plugins.model.site import SiteDraft, relating
from plugins.tourism_calendar.expansion import expand


def years_of(draft: SiteDraft) -> tuple[int, int]:
    """The years that the calendar shows: the build's own and the next."""
    year = draft.now.year
    return year, year + 1


def fill_occurrences(draft: SiteDraft) -> None:
    """Give the draft its occurrences, the soonest first."""
    draft.occurrences = tuple(
        sorted(
            occurrence
            for city in draft.cities
            for occurrence in expand(city.slug, city.events, years_of(draft))
        )
    )


def register() -> None:
    """Dates are part of relating, so that every view finds them."""
    relating.connect(fill_occurrences)
