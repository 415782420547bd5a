"""Days of the whole country that events are counted from.

Reads   an anchor's name, such as ``nyepi``, and a year.
Gives   ``national_days``: its dates in that year, each with whether it may still move;
        ``kept_calendar``, the Hijri calendar as decrees and announcements have it;
        ``decreed_months``, what the decrees have of it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from plugins.languages.calendars import hijri
from plugins.languages.hijri_calendar import HijriCalendar, HijriMonth
from plugins.tourism_calendar.chinese import new_year
from plugins.tourism_calendar.easter import easter
from plugins.tourism_calendar.holiday_days import announced_months, day_named

Announced = Mapping[HijriMonth, date]
"""First days of Hijri months that the government has announced."""

HIJRI_ANCHORS: Final = {
    "ramadan": (9, 1),
    "idulfitri": (10, 1),
    "iduladha": (12, 10),
    "muharam": (1, 1),
    "maulid": (3, 12),
}
"""Month and day."""

_WAISAK: Final = "Hari Raya Waisak"
_NYEPI: Final = "Hari Suci Nyepi"


def kept_calendar(years: Iterable[int], announced: Announced | None = None) -> HijriCalendar:
    """Umm al-Qura, corrected by decrees about the days of ``years`` and by ``announced``.

    What was announced counts more than what a decree of holidays, made months before, implies.
    """
    return HijriCalendar({**decreed_months(years), **(announced or {})})


def decreed_months(years: Iterable[int]) -> dict[HijriMonth, date]:
    """First days of Hijri months that decrees about the days of ``years``, and near them, imply."""
    merged: dict[HijriMonth, date] = {}
    for year in sorted({near for each in years for near in (each - 1, each, each + 1)}):
        merged.update(announced_months(year))
    return merged


def national_days(
    anchor: str, year: int, kept: HijriCalendar | None = None
) -> tuple[tuple[date, bool], ...]:
    """Date and ``provisional`` of each day called ``anchor`` in ``year``, by date.

    Hijri days may come twice in a year, and are provisional unless their month is announced.
    Nyepi and Waisak are by the tables of the holidays package, Nyepi from 1983 to 2050; they are
    provisional beyond the decreed years. Easter and Imlek follow rules that nobody announces.
    """
    if anchor in HIJRI_ANCHORS:
        return hijri_days(year, *HIJRI_ANCHORS[anchor], kept=kept or kept_calendar([year]))
    if anchor == "imlek":
        return ((new_year(year), False),)
    if anchor == "paskah":
        return ((easter(year), False),)
    waisak = tuple(day_named(_WAISAK, year))
    if anchor == "waisak":
        return waisak
    if anchor == "nyepi":
        # The package marks computed days of Waisak only; both wait for the same decree.
        open_ = any(estimated for _, estimated in waisak)
        return tuple((day, estimated or open_) for day, estimated in day_named(_NYEPI, year))
    raise ValueError(f"no day is called {anchor}")


def hijri_days(
    year: int, month: int, day: int, *, kept: HijriCalendar
) -> tuple[tuple[date, bool], ...]:
    """The dates in ``year`` of a Hijri day, and whether each awaits the government's word."""
    return tuple(
        (found, not kept.known(hijri_year, month))
        for hijri_year in hijri_years(year)
        for found in [kept.day(hijri_year, month, day)]
        if found.year == year
    )


def hijri_years(year: int) -> range:
    """The Hijri years that meet a Gregorian one, and one more at either end."""
    return range(hijri(date(year, 1, 1))[0] - 1, hijri(date(year, 12, 31))[0] + 2)
