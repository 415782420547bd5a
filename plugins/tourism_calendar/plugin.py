"""Ties the calendar's dates to the build.

Reads   a ``SiteDraft`` while the site is related.
Gives   its ``occurrences`` of every city, its ``holidays`` and its Hijri calendar: the build's
        year and the next.
"""

from datetime import date
from functools import partial

from plugins.languages import LANGUAGES, Language
from plugins.languages.hijri_calendar import HijriCalendar, HijriMonth
from plugins.model.fingerprints import fingerprint
from plugins.model.memory import remembered
from plugins.model.occurrences import Holiday, Occurrence
from plugins.model.site import SiteDraft, relating
from plugins.tourism_calendar.anchors import decreed_months
from plugins.tourism_calendar.expansion import expand
from plugins.tourism_calendar.holiday_days import public_holidays


def years_of(draft: SiteDraft) -> tuple[int, int]:
    """The years that the calendar shows: the build's own and the next."""
    year = draft.now.year
    return year, year + 1


def fill_occurrences(draft: SiteDraft) -> None:
    """Give the draft its Hijri calendar and its occurrences, the soonest first."""
    years, announced = years_of(draft), draft.registers.announced_months()
    decreed = remembered(
        draft.memory,
        dict[HijriMonth, date],
        ("decreed months", fingerprint(years)),
        partial(decreed_months, years),
    )
    draft.hijri = HijriCalendar({**decreed, **announced})
    told = fingerprint(
        ([(city.slug, city.events) for city in draft.cities], years, sorted(announced.items()))
    )

    def expanded() -> tuple[Occurrence, ...]:
        return tuple(
            sorted(
                occurrence
                for city in draft.cities
                for occurrence in expand(city.slug, city.events, years, announced)
            )
        )

    draft.occurrences = remembered(
        draft.memory, tuple[Occurrence, ...], ("occurrences", told), expanded
    )


def fill_holidays(draft: SiteDraft) -> None:
    """Give the draft the country's holidays, named in both languages."""
    years = years_of(draft)

    def holidays() -> dict[Language, tuple[Holiday, ...]]:
        return {
            language: tuple(one for year in years for one in public_holidays(year, language))
            for language in LANGUAGES
        }

    draft.holidays = remembered(
        draft.memory,
        dict[Language, tuple[Holiday, ...]],
        ("holidays", fingerprint(years)),
        holidays,
    )


def register() -> None:
    """Dates are part of relating, so that every view finds them."""
    relating.connect(fill_occurrences)
    relating.connect(fill_holidays)
